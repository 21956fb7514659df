"""Why nothing more is asked today, and how to go on: what `study`, `due` and `decks` say of it."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from quiz.store.api import Store
from quiz.study import preferences

from .conftest import Cli


def limit(quiz: Cli, **limits: int) -> None:
    with Store.open(quiz.database) as store:
        known = preferences.load(store, store.learner())
        preferences.save(store, store.learner(), replace(known, study=replace(known.study, **limits)))


@pytest.fixture
def used_up(quiz: Cli, dossier: Path) -> Cli:
    """A deck of one's own beside the built-in one, on which the day's one new card was begun."""
    assert quiz("build", str(dossier)).code == 0
    limit(quiz, new_per_day=1)
    assert "1 new," in quiz("study", "soleimani", "--plain", stdin="\n:q\n").out
    return quiz


def test_an_empty_session_says_that_the_limit_is_used_up_and_how_to_go_on(used_up: Cli) -> None:
    out = used_up("study", "rivers", "--plain").out
    assert out.startswith("Nothing is due now.\n")
    words = " ".join(out.split())
    assert "2 new cards wait: today’s limit of 1, for all decks together, is used up." in words
    assert "`quiz study rivers --more 10` begins 10 more today." in words
    assert "Settings" in words


def test_more_begins_new_cards_beyond_the_limit_and_only_so_many(used_up: Cli) -> None:
    out = used_up("study", "rivers", "--plain", "--more", "1", stdin="\n").out
    assert "[1] study" in out
    assert "1 new, 0 answered" in out
    rows = {row["id"]: row for row in json.loads(used_up("decks", "--json").out)}
    assert (rows["rivers"]["learning"], rows["rivers"]["new"]) == (1, 0)
    assert rows["rivers"]["held"]["new_waiting"] == 1


def test_due_and_decks_say_what_waits_and_why(used_up: Cli) -> None:
    for command in ("due", "decks"):
        out = used_up(command).out
        assert "today’s limit of 1, for all decks together, is used up." in out
        assert "`quiz study --more 10` begins 10 more today." in out
    held = json.loads(used_up("due", "--json").out)["held"]
    rows = json.loads(used_up("decks", "--json").out)
    assert held["new_limit"] == 1
    assert held["new_waiting"] == sum(row["cards"] for row in rows) - 1
    assert held["more"] is True


def test_nothing_is_said_where_nothing_is_held_back(quiz: Cli, dossier: Path) -> None:
    quiz("build", str(dossier))
    for command in (("due",), ("decks",), ("study", "rivers", "--plain")):
        out = quiz(*command).out
        assert "wait:" not in out
        assert "--more" not in out


def test_a_limit_of_none_is_told_as_that(quiz: Cli, dossier: Path) -> None:
    quiz("build", str(dossier))
    limit(quiz, new_per_day=0)
    words = " ".join(quiz("study", "rivers", "--plain").out.split())
    assert "2 new cards wait: the limit of new cards a day is 0." in words
    assert "[1] study" in quiz("study", "rivers", "--plain", "--more", "2", stdin="\n").out


def test_suspended_and_buried_cards_are_told_as_that(quiz: Cli, dossier: Path) -> None:
    quiz("build", str(dossier))
    assert "Buried" in quiz("study", "rivers", "--plain", stdin=":s\n:b\n").out
    out = quiz("study", "rivers", "--plain").out
    assert "1 card is buried until tomorrow." in out
    assert "1 card is suspended." in out
    assert "`quiz unsuspend` brings suspended cards back" in out
    assert "limit" not in out


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (("--more", "0"), "--more"),
        (("--more", "many"), "--more"),
        (("--more", "3", "--card", "rivers/basel#river"), "Leave out either"),
    ],
)
def test_a_number_of_more_cards_that_makes_no_sense_is_a_wrong_call(
    used_up: Cli, arguments: tuple[str, ...], words: str
) -> None:
    done = used_up("study", "rivers", "--plain", *arguments)
    assert (done.code, done.out) == (2, "")
    assert words in done.err
