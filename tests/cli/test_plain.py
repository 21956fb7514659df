"""The line mode: whole sessions through a pipe."""

from __future__ import annotations

import json
import re
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
    out = study(rivers, "\n\n" + "\n" * 3)
    assert out.count("[1] study") == 1
    assert re.search(r"^\[3\] (choice|true-false)", out, re.MULTILINE)
    assert "the river article, paragraph" in out


def test_the_end_of_the_input_ends_the_session_and_loses_nothing(rivers: Cli) -> None:
    study(rivers, "\n")
    due = json.loads(rivers("due", "--json").out)
    assert due["answered_today"] == 1


def test_a_limit_stops_the_session(rivers: Cli) -> None:
    out = study(rivers, "\n" * 50, "--limit", "1")
    assert ", 1 answered," in out


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
    assert "Next: 1 min (again)" in out
    assert "Rated good." in out


def test_help_and_unknown_commands(rivers: Cli) -> None:
    out = study(rivers, ":h\n:wrong\n:o\n:q\n")
    assert "undo the last answer" in out
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
    assert "Fluss" in out
    assert "river" in out


def test_nothing_a_terminal_would_obey_reaches_the_output(quiz: Cli, dossier: Path) -> None:
    evil = DOSSIER.replace("Basel lies on the {river}.", "[red]Basel[/red] \\e[31mlies on the {river}.")
    dossier.write_text(evil, encoding="utf-8")
    done = quiz("build", str(dossier))
    if done.code == 0:
        out = study(quiz, "\n" * 8)
        assert "\x1b" not in out
        assert "[red]Basel[/red]" in out
    else:
        assert "\x1b" not in done.err


def test_hostile_input_is_only_an_answer(rivers: Cli) -> None:
    out = study(rivers, "\n\n" + "\x1b[2J" + "9" * 5000 + "\n\u202eabc\n🙂\n:q\n")
    assert "\x1b" not in out
