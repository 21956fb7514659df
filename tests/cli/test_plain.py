"""The line mode: whole sessions through a pipe."""

from __future__ import annotations

import itertools
import json
import os
import re
import sqlite3
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from .conftest import DOSSIER, Cli

HAND = """
cards:
  - {id: word, front: "Fluss", back: "river", reversed: true}
"""


def study(quiz: Cli, stdin: str, *arguments: str) -> str:
    done = quiz("study", "rivers", "--plain", *arguments, stdin=stdin)
    assert done.code == 0, done.err
    return done.out


@pytest.fixture
def rivers(quiz: Cli, dossier: Path) -> Cli:
    quiz("build", str(dossier))
    return quiz


def test_new_cards_are_shown_and_then_asked_in_the_same_session(rivers: Cli) -> None:
    out = study(rivers, "\n\n1\n")
    assert out.count("[1] study") == 1
    assert re.search(r"^\[3\] (choice|true-false)", out, re.MULTILINE)
    assert "the river article, paragraph" in out


def test_the_end_of_the_input_ends_the_session_and_loses_nothing(rivers: Cli) -> None:
    study(rivers, "\n")
    due = json.loads(rivers("due", "--json").out)
    assert due["answered_today"] == 1


def test_a_limit_stops_the_session(rivers: Cli) -> None:
    out = study(rivers, "\n\n" + ":?\n" * 50, "--limit", "1")
    assert ", 1 answered," in out


def test_with_a_limit_what_is_left_is_what_the_session_still_asks(quiz: Cli) -> None:
    out = quiz("study", "soleimani", "--plain", "--limit", "3", stdin="\n" * 3 + ":?\n" * 20).out
    left = re.findall(r"^\[\d+\] .* (\d+) left$", out, re.MULTILINE)
    assert left[:4] == ["3", "3", "3", "3"], "reading is no answer"
    assert left[-1] == "1"
    assert ", 3 answered," in out
    assert " left today, " in out


def test_undo_takes_back_a_suspension_and_leaves_the_answer_before_it(rivers: Cli) -> None:
    out = study(rivers, "\n:s\n:u\n:q\n")
    assert out.index("Suspended.") < out.index("Undone.")
    rows = json.loads(rivers("decks", "--json").out)
    assert next(row["suspended"] for row in rows if row["id"] == "rivers") == 0
    assert json.loads(rivers("due", "--json").out)["answered_today"] == 1


def test_undo_brings_the_card_back(rivers: Cli) -> None:
    out = study(rivers, "\n:u\n")
    assert "Undone." in out
    assert json.loads(rivers("due", "--json").out)["answered_today"] == 0


def test_undo_reaches_back_into_an_earlier_session(rivers: Cli) -> None:
    study(rivers, "\n")
    assert "Undone." in study(rivers, ":u\n")
    assert json.loads(rivers("due", "--json").out)["answered_today"] == 0


def test_suspended_cards_do_not_come_back(rivers: Cli) -> None:
    out = study(rivers, ":s\n:s\n")
    assert out.count("Suspended.") == 2
    assert "Nothing is due now." in study(rivers, "")


def test_show_me_counts_as_not_known_and_can_be_rerated(rivers: Cli) -> None:
    out = study(rivers, "\n\n:?\n:3\n:q\n")
    assert "Next: within 1 min (again)" in out
    assert "Rated good." in out


def test_an_empty_line_is_no_answer(rivers: Cli) -> None:
    out = study(rivers, "\n" * 20)
    assert ", 0 answered," in out


def test_a_question_mark_alone_asks_to_be_shown(rivers: Cli) -> None:
    out = study(rivers, "\n\n" + "?\n" * 30, "--forms", "cloze,short-answer", "--limit", "1")
    assert "Nothing was typed" not in out
    assert re.search(r"^Answer \([a-z ]+\)> ", out, re.MULTILINE)
    assert "Wrong. The answer is" in out


def test_a_set_is_shown_whole_before_it_is_asked(quiz: Cli) -> None:
    path = Path(__file__).parents[1] / "questions" / "data" / "river.yaml"
    assert quiz("build", str(path)).code == 0
    done = quiz("study", "river", "--plain", "--forms", "order", stdin="\n:q\n")
    first = done.out.partition("Enter when read")[0]
    assert re.search(r"^ +1\. ", first, re.MULTILINE)
    assert re.search(r"^ +4\. ", first, re.MULTILINE)


def test_help_and_unknown_commands(rivers: Cli) -> None:
    out = study(rivers, ":h\n:wrong\n:o\n:q\n")
    assert "undo what you did last" in out
    assert "No such command." in out
    assert "There is no answer to rate yet." in out


def test_only_recognition_is_practice_and_schedules_nothing(rivers: Cli) -> None:
    study(rivers, "\n\n:q\n")
    before = json.loads(rivers("decks", "--json").out)
    out = study(rivers, "1\n1\n:q\n", "--forms", "choice,true-false")
    assert "practice" in out
    after = json.loads(rivers("decks", "--json").out)
    assert [row["learning"] for row in before] == [row["learning"] for row in after]


def test_hand_written_cards_are_revealed_and_self_graded(quiz: Cli, dossier: Path) -> None:
    dossier.write_text(DOSSIER.split("statements:", maxsplit=1)[0] + HAND, encoding="utf-8")
    quiz("build", str(dossier))
    out = study(quiz, "\n" * 2 + "\n3\n" * 2 + ":q\n")
    asked = out.split("[3] basic")[1]
    assert "Self." not in asked
    assert asked.index("Fluss") < asked.index("  river") < asked.index("(good)")


DISPUTED = """\
discrepancies:
  - id: length
    thing: the length of the Rhine
    ask: "How long is the Rhine, and who says so?"
    relation: conflict
    values:
      - {value: 1230 km, evidence: [{at: "s0#1", says: [author], printed: x}]}
      - {value: 1320 km, evidence: [{at: "s0#2", says: [author, digger], printed: x}]}
disputes:
  - id: dam
    question: Should the Rhine be dammed?
    stances: [{id: yes, label: it should}, {id: no, label: it should not}]
    positions:
      - id: for
        stance: yes
        kind: recommendation
        claim: A dam would keep the towns dry
        evidence: [{at: "s0#2", says: [author], printed: x}]
      - id: against
        stance: no
        kind: judgement
        claim: A dam would end the salmon
        evidence: [{at: "s0#2", says: [author, digger], printed: x}]
"""


@pytest.fixture
def disputed(quiz: Cli, dossier: Path) -> Cli:
    head = DOSSIER.split("entities:", maxsplit=1)[0]
    dossier.write_text(f"{head}  - {{id: digger, kind: person, label: the digger}}\n{DISPUTED}")
    assert quiz("build", str(dossier)).code == 0
    return quiz


def test_rows_are_given_their_options_one_by_one(disputed: Cli) -> None:
    out = study(disputed, "\n9\nx\n1\nb\n:q\n", "--forms", "discrepancy")
    assert "The digger, as reported by the river article: 1320 km" in out.split("[2]")[0].replace("\n  ", " ")
    assert out.count("Type a number from 1 to 2") == 2
    assert re.search(r"(Right|Partial|Wrong)\. [012] of 2 given to the right one\.", out)


def test_what_was_recalled_is_ticked_by_number(disputed: Cli) -> None:
    out = study(disputed, "\nfrom memory\n7\nmost\n1\n:q\n", "--forms", "positions")
    assert out.count("Type numbers from 1 to 1, or all, or none.") == 2
    assert "Right. 1 of 1 recalled." in out


def test_a_near_miss_is_shown_letter_by_letter_and_may_be_overruled(rivers: Cli) -> None:
    out = study(rivers, "\n\nDanubbe\n:o\n:q\n", "--forms", "short-answer")
    assert "Danub[-b]e" in out or "Danu[-b]be" in out
    assert ":o counts it as right." in out
    assert "Rated good." in out


def test_nothing_a_terminal_would_obey_reaches_the_output(quiz: Cli, dossier: Path) -> None:
    """Text that turns the writing round, in every place of a deck; other codes no dossier may hold."""
    turned = "\u202e"
    hand = HAND.replace("Fluss", f"[red]Fluss[/red]{turned}").replace("river", f"riv{turned}er")
    head = DOSSIER.split("statements:", maxsplit=1)[0].replace("the river article", f"the {turned} article")
    topics = f"licence: MIT, topics: [{{id: t, title: 'Topic{turned}'}}]"
    hand = hand.replace("reversed: true", "topic: t, accept: [stream, burn]")
    dossier.write_text(head.replace("licence: MIT", topics) + hand, encoding="utf-8")
    built = quiz("build", str(dossier))
    assert built.code == 0, built.err
    out = study(quiz, "\n" + "zzzz\n:q\n") + built.out + quiz("show", "rivers").out + quiz("decks").out
    assert "[red]Fluss[/red]" in out
    assert "The answer is river" in out
    assert "Topic" in out
    assert turned not in out
    dossier.write_text(DOSSIER.replace("Basel lies", "\\e[31mBasel lies"), encoding="utf-8")
    refused = quiz("build", str(dossier))
    assert refused.code == 1
    assert "\x1b" not in refused.err


def test_hostile_input_is_only_an_answer(rivers: Cli) -> None:
    out = study(rivers, "\n\n" + "\x1b[2J" + "9" * 5000 + "\n\u202eabc\n🙂\n:q\n")
    assert "\x1b" not in out


def test_a_very_long_line_is_one_answer(rivers: Cli) -> None:
    out = study(rivers, "\n\n" + "x" * 100_000 + "\n:q\n")
    assert len(re.findall(r"Type (a number|t or f)", out)) == 1


def test_bytes_that_are_no_text_are_an_answer_too(rivers: Cli) -> None:
    command = [sys.executable, "-m", "quiz", "--db", str(rivers.database), "study", "rivers", "--plain"]
    for encoding in ("utf-8:strict", "utf-8:surrogateescape"):
        done = subprocess.run(
            command,
            input=b"\n\n\xff\xfe\n:q\n",
            env={**os.environ, "PYTHONIOENCODING": encoding},
            capture_output=True,
            check=False,
        )
        assert (done.returncode, done.stderr) == (0, b"")


def test_the_time_before_asking_to_be_shown_is_recorded(rivers: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    seconds = itertools.count(0, 7)
    monkeypatch.setattr("quiz.cli.plain.time.monotonic", lambda: next(seconds))
    study(rivers, "\n\n:?\n:q\n")
    with closing(sqlite3.connect(rivers.database)) as log:
        (spent,) = log.execute("SELECT milliseconds FROM event WHERE kind = 'review'").fetchone()
    assert spent >= 7000


def test_cards_asked_for_by_name(rivers: Cli) -> None:
    out = study(rivers, "\n:?\n:?\n:?\n", "--card", "rivers/basel#river")
    assert "[1] study" in out
    assert "Basel lies on the Rhine." in out
    assert "longest" not in out
    rivers("study", "--plain", "--card", "rivers/basel#river", stdin=":s\n")
    assert "These cards are suspended" in study(rivers, "", "--card", "rivers/basel#river")


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("rivers", "--card", "rivers/nile#river"), "There is no card 'rivers/nile#river'."),
        (("soleimani", "--card", "rivers/basel#river"), "The card rivers/basel#river is not one of"),
    ],
)
def test_a_card_that_is_not_there_is_a_wrong_call(
    rivers: Cli, arguments: tuple[str, ...], words: str
) -> None:
    done = rivers("study", "--plain", *arguments)
    assert done.code == 2
    assert words in done.err
