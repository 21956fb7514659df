"""Decks for drills, built once."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from quiz.dossier.load import load
from quiz.questions.build import build_deck
from quiz.questions.document import BuiltDeck

DECKS = Path(__file__).parents[2] / "decks"


@cache
def _built(name: str) -> BuiltDeck:
    return build_deck(load(DECKS / name))


@pytest.fixture(scope="session")
def barley() -> BuiltDeck:
    return _built("barley")
