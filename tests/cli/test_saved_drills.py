"""Drills kept under a name: saved, listed, held again, deleted."""

from __future__ import annotations

import json

from .conftest import Cli


def cards(quiz: Cli, *arguments: str) -> list[str]:
    done = quiz("drill", *arguments, "--preview", "--json")
    assert done.code == 0, done.err
    return [one["instance"]["card"] for one in json.loads(done.out)]


def test_a_saved_drill_asks_the_same_again_and_may_be_changed_for_once(quiz: Cli) -> None:
    wanted = ("barley", "--only-disputes", "--questions", "4", "--seed", "b")
    done = quiz("drill", *wanted, "--save", " Week  3 ")
    assert done.out.startswith("Saved Week 3: 4 questions.\n")
    assert cards(quiz, "--saved", "week 3") == cards(quiz, *wanted)
    assert len(cards(quiz, "--saved", "week 3", "--questions", "2")) == 2
    assert "in place of the one before" in quiz("drill", *wanted, "--save", "WEEK 3").out
    listed = quiz("drill", "--list")
    assert listed.out == "WEEK 3: barley, up to 4 questions\n"
    (row,) = json.loads(quiz("drill", "--list", "--json").out)
    assert (row["name"], row["deck"], row["options"]["only_disputes"]) == ("WEEK 3", "barley", True)
    assert quiz("drill", "--delete", "week 3").out.startswith("Deleted WEEK 3.")
    assert quiz("drill", "--list").out.startswith("No drill is saved.")
    assert quiz("drill", "--saved", "week 3").err.startswith("Error: No drill is saved as 'week 3'.")


def test_voices_and_tags_left_out_stay_out_of_a_saved_drill(quiz: Cli) -> None:
    quiz("drill", "barley", "--questions", "200", "--without-voices", "bly", "--save", "x")
    kept = set(cards(quiz, "--saved", "x"))
    assert kept
    every = set(cards(quiz, "barley", "--questions", "200"))
    assert kept < every
    without = set(cards(quiz, "barley", "--questions", "200", "--without-commenters"))
    named = ("--without-voices", "barleycorn63,nuala,tallow")
    assert without == set(cards(quiz, "barley", "--questions", "200", *named))
    assert without < every
