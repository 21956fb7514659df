"""Sets in line mode: put in order by numbers, matched, argued; and what the log keeps of it."""

from __future__ import annotations

import json
import re
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from .conftest import Cli

RIVER = Path(__file__).parents[1] / "questions" / "data" / "river.yaml"


@pytest.fixture
def dam(quiz: Cli) -> Cli:
    done = quiz("build", str(RIVER))
    assert done.code == 0, done.err
    return quiz


def study(quiz: Cli, form: str, stdin: str) -> str:
    done = quiz("study", "river", "--plain", "--forms", form, stdin=stdin)
    assert done.code == 0, done.err
    return done.out


def answers(quiz: Cli) -> list[tuple[str, Any, Any]]:
    """Form, what was shown and what was answered, of each answer in the log."""
    with closing(sqlite3.connect(quiz.database)) as connection:
        rows = connection.execute(
            "SELECT form, shown, response FROM event WHERE kind IN ('review', 'practice') ORDER BY id"
        ).fetchall()
    return [(form, json.loads(shown), json.loads(response)) for form, shown, response in rows]


def test_an_order_is_typed_as_numbers_and_faults_are_told(dam: Cli) -> None:
    faults = ["", "1 2", "1 1 2 3", "1 2 3 4 5 6 7", "0 1 2 3 4 5 6", "first the plan", "6543211"]
    out = study(dam, "order", "\n\n" + "\n".join(faults) + "\n6 5 4 3 2 1\n:q\n")
    assert "All numbers in order, like 2 1 3 4" in out
    for told in (
        "No numbers were typed.",
        "3, 4, 5 and 6 are missing.",
        "1 stands twice.",
        "There is no 7.",
        "There is no 0.",
    ):
        assert told in out, told
    assert "Type each number from 1 to" in out
    ((form, shown, response),) = answers(dam)
    assert form == "order"
    assert shown["shape"] == "arrange"
    count = len(shown["items"])
    assert sorted(shown["key"]) == list(range(count))
    assert response == {"response": "arranged", "order": list(reversed(range(count)))}


def test_the_right_order_is_right_however_the_numbers_are_parted(dam: Cli) -> None:
    study(dam, "order", "\n\n6 5 4 3 2 1\n:q\n")
    out = study(dam, "order", ":q\n")
    lines = dict(re.findall(r"^ +(\d)\) (.+)$", out, re.MULTILINE))
    texts = [
        "A plan for the river",
        "The bed was surveyed",
        "The first stone",
        "According to Nora Berg",
        "The gates were shut",
        "The mill drew",
    ]
    if len(lines) == 4:
        texts = ["The old town", "The river took", "The river broke", "The water rose"]
    order = [next(number for number, text in lines.items() if text.startswith(start)) for start in texts]
    for typed in (",".join(order), "".join(order)):
        out = study(dam, "order", f"{typed}\n:u\n:q\n")
        assert "Right. All in order." in out or "All in order." in out
    assert "  = 1. " in out
    assert "Put in order" not in out


def test_pairs_are_matched_and_one_that_is_used_goes_over(dam: Cli) -> None:
    out = study(dam, "match", "\n" * 3 + "1\n2\n1\n3\n2\n" + "4\n5\n:q\n")
    assert "(used)" in out
    assert "Taken from the line above that had it; that line is asked again." in out
    assert out.count("practice") >= 1, "a session of recognition alone"
    form, shown, response = answers(dam)[0]
    assert form == "match"
    given = response["indices"]
    assert len(set(given)) == len(given) == len(shown["rows"])


def test_what_was_argued_is_in_the_log_and_stands_beside_the_points(dam: Cli) -> None:
    case = "Power for nine mills: “cheap” & clean."
    out = study(dam, "steelman", "\n" * 4 + f"{case}\n1\n:q\n")
    assert "Argue, then Enter>" in out
    assert "Which points did you make?" in out
    form, shown, response = answers(dam)[0]
    assert form == "steelman"
    assert shown["shape"] == "checklist"
    assert response["notes"] == case
    assert response["ticks"][0] is True
    assert "points made." in out
