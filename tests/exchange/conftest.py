"""Decks to be exported, built once, and their questions."""

from __future__ import annotations

from pathlib import Path

import pytest

from quiz.dossier.load import load
from quiz.exchange.whole import every_question
from quiz.questions.build import build_deck
from quiz.questions.document import BuiltDeck
from quiz.questions.model import AnyInstance

DECKS = Path(__file__).parents[2] / "decks"


@pytest.fixture(scope="session")
def barley() -> BuiltDeck:
    return build_deck(load(DECKS / "barley"))


@pytest.fixture(scope="session")
def questions(barley: BuiltDeck) -> tuple[AnyInstance, ...]:
    return every_question(barley)
