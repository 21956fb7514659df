"""Decks for drills, built once."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from quiz.memory import FixedClock
from quiz.questions.document import BuiltDeck
from quiz.store.api import Store
from tests.classroom.drilling import built_in
from tests.sample_decks import NOON


@pytest.fixture(scope="session")
def barley() -> BuiltDeck:
    return built_in("barley")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "quiz.db"


@pytest.fixture
def store(path: Path) -> Iterator[Store]:
    with Store.open(path, clock=FixedClock(NOON), backups=False) as opened:
        yield opened
