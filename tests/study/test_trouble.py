"""What goes wrong in the database is told in words, whatever the session was doing."""

from __future__ import annotations

from typing import Any

import pytest

from quiz.errors import StoreError
from quiz.questions.model import Seen
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
