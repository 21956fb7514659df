"""The built-in deck is clean, and what is silenced in it stays the exception."""

from __future__ import annotations

from pathlib import Path

from quiz.dossier.load import load_with_marks
from quiz.lint.engine import lint
from quiz.lint.silences import MOST

DECKS = Path(__file__).parents[2] / "decks"


def test_the_builtin_deck_has_no_findings() -> None:
    report = lint(load_with_marks(DECKS / "soleimani"))
    assert [f"{one.file}:{one.line}: {one.rule} {one.card}: {one.message}" for one in report.findings] == []
    assert report.cards > 600
    assert report.silenced_share <= MOST
