"""Decks, clocks and sessions for the tests of studying."""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from quiz.memory import FixedClock
from quiz.questions.document import BuiltDeck
from quiz.questions.model import Card
from quiz.questions.response import Response
from quiz.store.api import Learner, Store
from quiz.study import preferences
from quiz.study.session import Session
from quiz.study.views import SessionOptions, Task
from tests.sample_decks import NOON, card, deck, respond


class Desk:
    """A learner at a store, with a clock that moves on with every answer."""

    def __init__(self, path: Path, clock: FixedClock) -> None:
        self.path = path
        self.clock = clock
        self.store = Store.open(path, clock=clock, backups=False)

    @property
    def learner(self) -> Learner:
        return self.store.learner()

    def reopen(self) -> None:
        """Leave the program and start it again."""
        self.store.close()
        self.store = Store.open(self.path, clock=self.clock, backups=False)

    def open(self, **options: object) -> Session:
        return Session.open(self.store, self.learner, SessionOptions(**options))  # type: ignore[arg-type]

    def settings(self, **changes: object) -> None:
        """Change what scheduling goes by."""
        known = preferences.load(self.store, self.learner)
        study = replace(known.study, **changes)  # type: ignore[arg-type]
        preferences.save(self.store, self.learner, replace(known, study=study))

    def answer(self, session: Session, *, right: bool = True, seconds: float = 10) -> Task | None:
        """Answer what comes next; return it."""
        task = session.next()
        if task is not None:
            session.answer(task, respond(task, right=right), milliseconds=3000)
            self.clock.advance(seconds=seconds)
        return task

    def work(self, session: Session, most: int = 999, *, right: bool = True) -> list[Task]:
        """Answer until nothing waits, or so many tasks."""
        tasks: list[Task] = []
        while len(tasks) < most and (task := self.answer(session, right=right)) is not None:
            tasks.append(task)
        return tasks

    def finish(self, **options: object) -> list[Task]:
        """Open a session and work it off."""
        return self.work(self.open(**options))

    def memories(self) -> list[tuple[object, ...]]:
        return self.store.database.all("SELECT * FROM memory ORDER BY learner, card")

    def events(self, kind: str = "%") -> list[tuple[str, str]]:
        return self.store.database.all("SELECT card, kind FROM event WHERE kind LIKE ? ORDER BY id", (kind,))

    def check(self) -> None:
        """The memory is what the log comes to."""
        from quiz.store.rebuild import rebuild

        found = rebuild(self.store.database, write=False)
        assert (found.wrong, found.stray) == (0, 0)


@pytest.fixture
def make_card() -> Callable[..., Card]:
    return card


@pytest.fixture
def make_deck() -> Callable[..., BuiltDeck]:
    return deck


@pytest.fixture
def answer_to() -> Callable[..., Response]:
    return respond


@pytest.fixture
def clock() -> FixedClock:
    return FixedClock(NOON)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "quiz.db"


@pytest.fixture
def desk(path: Path, clock: FixedClock) -> Iterator[Desk]:
    made = Desk(path, clock)
    yield made
    made.store.close()


@pytest.fixture
def stocked(path: Path, clock: FixedClock, first_start: Path) -> Iterator[Desk]:
    """A desk at a database as the first start leaves it, with the built-in decks."""
    shutil.copy(first_start, path)
    made = Desk(path, clock)
    yield made
    made.store.close()


@pytest.fixture
def make_desk() -> Callable[..., Desk]:
    """For properties, which need a new one for each example."""
    return Desk


@pytest.fixture
def small(desk: Desk) -> Desk:
    """A desk with a deck of twelve cards, no siblings among them."""
    desk.store.sync_deck(deck(*(card(f"s{number:02}") for number in range(12))))
    return desk
