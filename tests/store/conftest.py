"""Small decks and stores in real files."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

import pytest

from quiz.memory import FixedClock
from quiz.questions.document import BuiltDeck
from quiz.questions.model import Card, Form
from quiz.store.api import Store
from quiz.study.session import Session
from tests.sample_decks import NOON, card, deck, respond


@pytest.fixture
def make_card() -> Callable[..., Card]:
    """Cards with one question of recall and one of recognition, as many as the store needs."""
    return partial(card, forms={Form.SHORT_ANSWER, Form.CHOICE})


@pytest.fixture
def make_deck() -> Callable[..., BuiltDeck]:
    return deck


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(NOON)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "quiz.db"


@pytest.fixture
def store(path: Path, clock: FixedClock) -> Iterator[Store]:
    with Store.open(path, clock=clock) as opened:
        yield opened


def study(store: Store, tasks: int, *, learner: str | None = None, every_wrong: int = 0) -> list[str]:
    """Work through so many tasks; every so many-th is answered wrong. Return the cards, in order."""
    session = Session.open(store, store.learner(learner))
    seen: list[str] = []
    while len(seen) < tasks and (task := session.next()) is not None:
        seen.append(task.card)
        right = not every_wrong or len(seen) % every_wrong != 0
        session.answer(task, respond(task, right=right), milliseconds=1000)
        clock = store.clock
        assert isinstance(clock, FixedClock)
        clock.advance(seconds=20)
    return seen


@pytest.fixture
def learn() -> Callable[..., list[str]]:
    return study


MEMORY = "SELECT * FROM memory ORDER BY learner, card"


@pytest.fixture
def memories() -> Callable[[Store], list[tuple[object, ...]]]:
    """Every row of memory, for comparison."""
    return lambda store: store.database.all(MEMORY)
