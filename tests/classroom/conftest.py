"""Decks for drills, built once."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

from quiz.dossier.load import load
from quiz.memory import FixedClock
from quiz.questions.build import build_deck
from quiz.questions.document import BuiltDeck
from quiz.store.api import Store
from tests.sample_decks import NOON

DECKS = Path(__file__).parents[2] / "decks"


@cache
def _built(name: str) -> BuiltDeck:
    return build_deck(load(DECKS / name))


@pytest.fixture(scope="session")
def barley() -> BuiltDeck:
    return _built("barley")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "quiz.db"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    with Store.open(path, clock=FixedClock(NOON), backups=False) as opened:
        yield opened
