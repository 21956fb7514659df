"""Days, zones and clocks: what a session makes of time."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from quiz.memory import FixedClock
from quiz.questions.document import BuiltDeck
from quiz.questions.model import Card
from quiz.questions.response import GaveUp

Desk = Any
MakeCard = Callable[..., Card]
MakeDeck = Callable[..., BuiltDeck]


@pytest.fixture
def berlin(path: Any, make_desk: Any, make_card: MakeCard, make_deck: MakeDeck) -> Any:
    """A desk whose learner sits in Berlin, on Friday 23 October 2026, two days before the clocks go back."""
    zone = ZoneInfo("Europe/Berlin")
    desk = make_desk(path, FixedClock.at(datetime(2026, 10, 23, 22, 0, tzinfo=zone)))
    desk.store.sync_deck(make_deck(*(make_card(f"s{n:02}") for n in range(30))))
    desk.settings(fuzz=False)
    yield desk
    desk.store.close()


def test_the_day_begins_at_four_in_the_morning(berlin: Desk) -> None:
    berlin.settings(new_per_day=2)
    berlin.finish()
    berlin.clock.advance(hours=5)  # three at night: still Friday
    assert berlin.open().next() is None
    berlin.clock.advance(hours=1, minutes=1)
    assert berlin.open().counts().new == 2


def test_the_log_keeps_the_offset_and_the_study_day(berlin: Desk) -> None:
    berlin.work(berlin.open(), 1)
    berlin.clock.advance(days=3)  # the clocks have gone back
    berlin.work(berlin.open(), 1)
    rows = berlin.store.database.all("SELECT utc_offset, study_day FROM event WHERE card NOT NULL")
    friday = (datetime(2026, 10, 23) - datetime(1970, 1, 1)).days
    assert rows == [(120, friday), (60, friday + 3)]


def test_an_hour_more_or_less_does_not_move_a_due_day(berlin: Desk) -> None:
    berlin.settings(new_per_day=1)
    session = berlin.open()
    berlin.work(session)
    due = berlin.store.database.value("SELECT due_day FROM memory WHERE queue = 2")
    day = berlin.store.database.value("SELECT max(study_day) FROM event")
    assert due - day == 2
    # Sunday 25 October has 25 hours. At 3.59 on Sunday morning it is not due, at 4.00 it is.
    berlin.settings(new_per_day=0)
    zone = berlin.clock.zone
    berlin.clock.at_us = FixedClock.at(datetime(2026, 10, 25, 3, 59, tzinfo=zone)).now()
    assert berlin.open().next() is None
    berlin.clock.at_us = FixedClock.at(datetime(2026, 10, 25, 4, 0, tzinfo=zone)).now()
    assert berlin.open().next().phase == "review"


def test_a_session_that_runs_past_four_goes_on_with_the_new_day(berlin: Desk) -> None:
    berlin.settings(new_per_day=2)
    session = berlin.open()
    berlin.work(session)
    assert session.next() is None
    berlin.clock.advance(hours=7)
    task = session.next()
    assert task is not None
    assert task.phase == "new"
    berlin.check()


def test_a_learner_who_travels_takes_the_day_along(berlin: Desk) -> None:
    berlin.settings(new_per_day=1)
    berlin.finish()
    berlin.clock.zone = ZoneInfo("Pacific/Auckland")  # Saturday morning there
    assert berlin.open().counts().new == 1
    berlin.finish()
    berlin.clock.zone = ZoneInfo("America/Los_Angeles")  # Friday again
    assert berlin.open().next() is None
    berlin.check()


def test_a_clock_that_was_wrong_harms_nothing(berlin: Desk) -> None:
    """Years ahead, and back again: the log stays in order, and the memory is what the log says."""
    berlin.finish()
    berlin.clock.advance(days=4000)
    berlin.work(berlin.open(), 5)
    berlin.clock.advance(days=-4000)
    berlin.work(berlin.open(), 5)
    berlin.clock.advance(days=-30)
    berlin.work(berlin.open(), 5)
    ids = [row[0] for row in berlin.store.database.all("SELECT id FROM event ORDER BY seq")]
    assert ids == sorted(ids)
    berlin.check()
    undone = 0
    while berlin.open().undo() is not None:
        undone += 1
    assert undone == len(berlin.events("introduce")) + len(berlin.events("review"))
    berlin.check()


def test_ids_follow_a_log_from_a_machine_whose_clock_is_ahead(berlin: Desk) -> None:
    from quiz.store.log import INSERT, Event

    ahead = "ffff0000-0000-7000-8000-000000000000"
    berlin.store.database.execute(
        INSERT, Event(ahead, berlin.learner.id, "d/s00#a", "flag", 0, 0, 0, value="1")
    )
    berlin.store.database.execute("DELETE FROM memory")
    berlin.work(berlin.open(), 3)
    ids = [
        row[0] for row in berlin.store.database.all("SELECT id FROM event WHERE card NOT NULL ORDER BY seq")
    ]
    assert ids == sorted(ids)
    assert ids[0] == ahead


def test_an_answer_rated_anew_after_four_stays_one_of_its_day(berlin: Desk) -> None:
    berlin.settings(new_per_day=2)
    berlin.finish()
    zone = berlin.clock.zone
    berlin.clock.at_us = FixedClock.at(datetime(2026, 11, 20, 3, 59, tzinfo=zone)).now()
    session = berlin.open()
    task = session.next()
    assert task.phase == "review"
    feedback = session.answer(task, GaveUp(), milliseconds=1)
    berlin.clock.advance(minutes=11)
    again = session.rerate(feedback, 3)
    assert again.next_due == feedback.next_due
    first, void, second = berlin.store.database.all(
        "SELECT kind, at, study_day, utc_offset FROM event WHERE card = ? ORDER BY id DESC LIMIT 3",
        (task.card,),
    )[::-1]
    assert (first[0], void[0]) == ("review", "void")
    assert second == first
    assert (void[1], void[2]) == (berlin.clock.now(), first[2] + 1)
    last = berlin.store.database.one("SELECT last_day, last_at FROM memory WHERE card = ?", (task.card,))
    assert last == (first[2], first[1])
    berlin.check()
