"""What goes wrong in the database is told in words, whatever the session was doing."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from quiz.errors import StoreError
from quiz.questions.response import GaveUp, Seen
from quiz.store import queue
from quiz.store.connection import Database
from quiz.study.overview import home_view

Desk = Any


def damage(desk: Desk, *names: str) -> None:
    """Write rubbish over the pages on which these tables and indexes begin, and open the database again."""
    size = desk.store.database.value("PRAGMA page_size")
    roots = [
        desk.store.database.value("SELECT rootpage FROM sqlite_master WHERE name = ?", (name,))
        for name in names
    ]
    desk.store.close()
    content = bytearray(desk.path.read_bytes())
    for root in roots:
        content[(root - 1) * size : root * size] = b"\xee" * size
    desk.path.write_bytes(content)
    desk.reopen()


def test_a_damaged_queue_is_told_when_a_session_begins(small: Desk) -> None:
    small.work(small.open(), 3)
    damage(small, "memory_due")
    with pytest.raises(StoreError, match="damaged"):
        small.open()
    with pytest.raises(StoreError, match="damaged"):
        home_view(small.store, small.learner)


def test_a_damaged_card_is_told_when_its_turn_comes(small: Desk) -> None:
    small.work(small.open(), 3)
    damage(small, "card_body")
    session = small.open()
    with pytest.raises(StoreError, match="damaged"):
        session.next()


def test_an_answer_that_cannot_be_written_is_told_and_can_be_given_again(small: Desk) -> None:
    session = small.open()
    task = session.next()
    database = small.store.database
    pages = database.value("PRAGMA max_page_count")
    database.execute(f"PRAGMA max_page_count={database.value('PRAGMA page_count')}")
    answered = 0
    with pytest.raises(StoreError, match="disk is full"):  # noqa: PT012 - until it is full
        for _ in range(400):
            small.answer(session)
            answered += 1
    task = session.next()
    assert task is not None
    assert len(small.events()) == answered
    database.execute(f"PRAGMA max_page_count={pages}")
    small.answer(session)
    assert len(small.events()) == answered + 1
    small.check()


def test_a_database_locked_for_long_loses_no_answer(small: Desk, monkeypatch: pytest.MonkeyPatch) -> None:
    session = small.open()
    task = session.next()
    small.store.database.execute("PRAGMA busy_timeout=20")
    other = Database.open(small.path)
    with other.transaction(), pytest.raises(StoreError, match="locked"):
        session.answer(task, Seen(), milliseconds=1)
    other.close()
    assert small.events() == []
    session.answer(task, Seen(), milliseconds=1)
    assert small.events() == [("d/s00#a", "introduce")]
    small.check()


@pytest.fixture
def locked(tmp_path: Path) -> Iterator[sqlite3.Connection]:
    """A connection to a file that another one holds locked: every query fails as it does then."""
    file = tmp_path / "locked.db"
    with closing(sqlite3.connect(file, isolation_level=None)) as holder:
        holder.execute("CREATE TABLE anything (id)")
        holder.execute("BEGIN EXCLUSIVE")
        with closing(sqlite3.connect(file, timeout=0)) as waiting:
            yield waiting


@pytest.fixture
def levelled(small: Desk) -> Desk:
    """A desk with reviews that are due, and whose learner has the load levelled."""
    small.settings(load_levelling=True, new_per_day=6)
    small.finish()
    small.clock.advance(days=10)
    return small


def test_a_load_that_cannot_be_read_is_told_and_nothing_is_written(
    levelled: Desk, locked: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    session = levelled.open()
    task = session.next()
    before = levelled.events()
    with monkeypatch.context() as patch:
        patch.setattr(queue, "due_on", lambda *_: locked.execute("SELECT count(*) FROM anything"))
        with pytest.raises(StoreError, match="locked"):
            session.answer(task, GaveUp(), milliseconds=1)
        assert levelled.events() == before
    feedback = session.answer(task, GaveUp(), milliseconds=1)
    before = levelled.events()
    with monkeypatch.context() as patch:
        patch.setattr(queue, "due_on", lambda *_: locked.execute("SELECT count(*) FROM anything"))
        with pytest.raises(StoreError, match="locked"):
            session.rerate(feedback, 3)
        assert levelled.events() == before
    assert session.rerate(feedback, 3).rating == 3
    levelled.check()


def test_what_was_written_is_never_told_as_an_error(
    levelled: Desk, locked: sqlite3.Connection, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A database that locks up as soon as the answer is in it does not turn the answer into an error."""
    session = levelled.open()
    task = session.next()
    count, read = len(levelled.events()), 0
    due_on = queue.due_on

    def locks_up(connection: sqlite3.Connection, learner: str, deck: str, day: int) -> int:
        nonlocal read
        read += 1
        if not connection.in_transaction and len(levelled.events()) > count:
            locked.execute("SELECT count(*) FROM anything")
        return due_on(connection, learner, deck, day)

    monkeypatch.setattr(queue, "due_on", locks_up)
    feedback = session.answer(task, GaveUp(), milliseconds=1)
    assert set(feedback.next_due) == {1, 2, 3, 4}
    again = session.rerate(feedback, 3)
    assert set(again.next_due) == {1, 2, 3, 4}
    assert read
    assert len(levelled.events()) == count + 3
