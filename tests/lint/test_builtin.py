"""The built-in decks are clean, and what is silenced in them stays the exception."""

from __future__ import annotations

from pathlib import Path

import pytest

from quiz.dossier.load import load_with_marks
from quiz.lint.engine import lint
from quiz.lint.silences import MOST
from quiz.verify.run import verify

DECKS = Path(__file__).parents[2] / "decks"


BUILTIN = sorted(path.parent.name for path in DECKS.glob("*/deck.yaml"))
"""Every topic that comes with the program."""
INVENTED = [name for name in BUILTIN if (DECKS / name / "articles").is_dir()]
"""Those of them that bring their articles along, since these were written for them."""


@pytest.mark.parametrize("name", BUILTIN)
def test_a_builtin_deck_has_no_findings(name: str) -> None:
    report = lint(load_with_marks(DECKS / name))
    assert [f"{one.file}:{one.line}: {one.rule} {one.card}: {one.message}" for one in report.findings] == []
    assert report.cards > (600 if name == "soleimani" else 120)
    assert report.silenced_share <= MOST


@pytest.mark.parametrize("name", INVENTED)
def test_a_builtin_deck_says_what_its_articles_say(name: str) -> None:
    report = verify(load_with_marks(DECKS / name), DECKS / name / "articles")
    assert [f"{one.where}: {one.code} {one.message}" for one in report.found] == []


def test_the_topics_are_more_than_one_and_of_different_kinds() -> None:
    assert {"soleimani", "barley"} <= set(BUILTIN)
    assert "soleimani" not in INVENTED, "its articles are other people's and stay outside the repository"
