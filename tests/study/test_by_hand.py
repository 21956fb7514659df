"""What a learner does to a card by hand: suspend, bury, flag, reset, report."""

from __future__ import annotations

from typing import Any

import pytest

from quiz.errors import StaleCardError, UsageError
from quiz.questions.model import Show
from quiz.questions.response import Seen

Desk = Any


def test_a_suspended_card_stays_away(small: Desk) -> None:
    session = small.open()
    task = session.next()
    assert task is not None
    session.suspend(task)
    assert session.next().card == "d/s01#a"
    small.clock.advance(days=3)
    assert "d/s00#a" not in {task.card for task in small.finish()}
    small.check()


def test_a_buried_card_comes_back_tomorrow(small: Desk) -> None:
    session = small.open()
    task = session.next()
    assert task is not None
    session.bury(task)
    assert "d/s00#a" not in {task.card for task in small.work(session)}
    small.reopen()
    assert "d/s00#a" not in {task.card for task in small.finish()}
    small.clock.advance(days=1)
    assert small.open().next().card in {f"d/s{n:02}#a" for n in range(12)}
    assert "d/s00#a" in {task.card for task in small.finish()}
    small.check()


def test_a_buried_card_may_come_back_by_hand(small: Desk) -> None:
    from quiz.study import manage

    session = small.open()
    session.bury(session.next())
    manage.unbury(small.store, small.learner, "d/s00#a")
    assert small.open().next().card == "d/s00#a"
    with pytest.raises(StaleCardError):
        manage.unbury(small.store, small.learner, "d/none#a")


def test_a_flag_stays_and_does_not_spoil_the_answer(small: Desk) -> None:
    session = small.open()
    task = session.next()
    flagged = session.flag(task, 2)
    assert flagged.flag == 2
    assert session.next() == flagged
    session.answer(task, Seen(), milliseconds=1)  # the task as it was before is good as well
    small.clock.advance(minutes=2)
    small.reopen()
    again = small.open().next()
    assert (again.card, again.flag) == ("d/s00#a", 2)
    with pytest.raises(UsageError):
        session.flag(again, 8)
    small.check()


def test_a_card_is_flagged_suspended_or_buried_from_its_answer_too(small: Desk) -> None:
    session = small.open()
    tasks = [session.next()]
    session.answer(tasks[0], Seen(), milliseconds=1)
    assert session.flag(tasks[0], 1).flag == 1
    session.suspend(tasks[0])
    assert "d/s00#a" not in {task.card for task in small.work(session)}
    small.check()


def test_a_reset_card_begins_anew(small: Desk) -> None:
    small.finish()
    small.clock.advance(days=5)
    session = small.open()
    task = session.next()
    while task.phase != "review":
        small.answer(session)
        task = session.next()
    session.reset(task)
    again = session.next()
    assert (again.card, again.phase) == (task.card, "new")
    assert isinstance(again.instance, Show)
    small.work(session)
    small.check()


def test_a_report_is_in_the_log_and_changes_nothing(small: Desk) -> None:
    session = small.open()
    task = session.next()
    session.report(task, "A typo: “teh”.")
    session.answer(task, Seen(), milliseconds=1)
    assert small.store.database.one("SELECT value FROM event WHERE kind = 'report'") == ("A typo: “teh”.",)
    small.check()
