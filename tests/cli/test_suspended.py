"""Listing the cards that were set aside, and bringing them back."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from .conftest import Cli

LONGEST, BASEL = "rivers/longest#river", "rivers/basel#river"


@pytest.fixture
def aside(quiz: Cli, dossier: Path) -> Cli:
    """A deck whose two cards the default learner has suspended."""
    assert quiz("build", str(dossier)).code == 0
    assert quiz("study", "rivers", "--plain", stdin=":s\n:s\n").out.count("Suspended.") == 2
    return quiz


def listed(quiz: Cli, *arguments: str) -> list[str]:
    done = quiz(*arguments, "suspended", "--json")
    assert done.code == 0
    return [card["card"] for card in json.loads(done.out)]


def test_suspended_cards_are_listed_with_their_text(aside: Cli) -> None:
    done = aside("suspended")
    assert done.code == 0
    assert done.out.splitlines() == [
        LONGEST,
        "  The longest of the four rivers is the Danube.",
        BASEL,
        "  Basel lies on the Rhine.",
    ]
    assert json.loads(aside("suspended", "rivers", "--json").out)[1] == {
        "card": BASEL,
        "deck": "rivers",
        "text": "Basel lies on the Rhine.",
        "lapses": 0,
        "leech": False,
    }


def test_only_the_deck_asked_for_is_listed(aside: Cli) -> None:
    assert aside("suspended", "soleimani").out == "No card is suspended.\n"
    assert json.loads(aside("suspended", "soleimani", "--json").out) == []
    done = aside("suspended", "river")
    assert (done.code, done.out) == (1, "")
    assert "Did you mean rivers?" in done.err


def test_a_card_brought_back_is_asked_again(aside: Cli) -> None:
    assert "1 left" not in aside("study", "rivers", "--plain", stdin="").out
    done = aside("unsuspend", BASEL, BASEL)
    assert (done.code, done.out) == (0, "Brought back 1 card.\n")
    assert listed(aside) == [LONGEST]
    assert "Basel lies on the Rhine." in aside("study", "rivers", "--plain", stdin="\n").out


def test_all_are_brought_back_at_once(aside: Cli) -> None:
    assert aside("unsuspend", "--all").out == "Brought back 2 cards.\n"
    assert listed(aside) == []
    assert aside("unsuspend", "--all").out == "No card is suspended.\n"


def test_one_that_cannot_be_brought_back_leaves_all_as_they_are(aside: Cli) -> None:
    done = aside("unsuspend", LONGEST, "rivers/nowhere#x")
    assert (done.code, done.out) == (1, "")
    assert "There is no card 'rivers/nowhere#x'." in done.err
    assert "Did you mean rivers/basel#river?" in aside("unsuspend", "rivers/basel").err
    assert listed(aside) == [LONGEST, BASEL]
    aside("unsuspend", BASEL)
    done = aside("unsuspend", BASEL)
    assert done.code == 1
    assert f"The card '{BASEL}' is not suspended." in done.err


@pytest.mark.parametrize("arguments", [[], ["--all", BASEL]])
def test_cards_or_all_must_be_named_and_not_both(quiz: Cli, arguments: list[str]) -> None:
    done = quiz("unsuspend", *arguments)
    assert done.code == 2
    assert "--all" in done.err


def test_each_learner_has_set_aside_cards_of_their_own(aside: Cli) -> None:
    aside("learners", "add", "Ada")
    assert listed(aside, "--learner", "Ada") == []
    done = aside("--learner", "Ada", "unsuspend", BASEL)
    assert done.code == 1
    assert "is not suspended" in done.err
    aside("--learner", "Ada", "study", "rivers", "--plain", stdin=":s\n")
    assert listed(aside, "--learner", "Ada") == [LONGEST]
    assert aside("--learner", "Ada", "unsuspend", "--all").code == 0
    assert listed(aside) == [LONGEST, BASEL]
