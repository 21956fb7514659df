"""Clocks set back, summer time, journeys: the log stays in order, due days and streak stay right."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quiz.memory import FixedClock, study_day
from quiz.questions.document import BuiltDeck
from quiz.questions.model import Card
from quiz.store import ahead, doctor
from quiz.study.overview import home_view

Desk = Any
MakeCard = Callable[..., Card]
MakeDeck = Callable[..., BuiltDeck]
BERLIN = ZoneInfo("Europe/Berlin")
HOUR, DAY, YEAR = 3600, 86_400, 365 * 86_400


def check(desk: Desk) -> None:
    """The log is in order and the memory is what it comes to; no card was ever answered before its time."""
    ids = [row[0] for row in desk.store.database.all("SELECT id FROM event ORDER BY seq")]
    assert ids == sorted(ids)
    desk.check()
    for stability, interval, last, due in desk.store.database.all(
        "SELECT stability, interval, last_day, due_day FROM memory WHERE phase = 2"
    ):
        assert stability > 0
        assert interval >= 0
        assert due > last or interval == 0


def streak(desk: Desk) -> int:
    return home_view(desk.store, desk.learner).streak


@pytest.fixture
def evening(path: Path, make_desk: Any, make_card: MakeCard, make_deck: MakeDeck) -> Any:
    """A desk in Berlin on an evening in May, with thirty cards."""
    desk = make_desk(path, FixedClock.at(datetime(2026, 5, 6, 20, 0, tzinfo=BERLIN)))
    desk.store.sync_deck(make_deck(*(make_card(f"s{n:02}") for n in range(30))))
    desk.settings(fuzz=False, new_per_day=6)
    yield desk
    desk.store.close()


# ---------------------------------------------------------------- set back


@pytest.mark.parametrize("seconds", [HOUR, DAY, YEAR])
@pytest.mark.parametrize("between", [False, True])
def test_a_card_in_a_step_is_asked_although_the_clock_was_set_back(
    evening: Desk, seconds: int, between: bool
) -> None:
    session = evening.open()
    begun = {task.card for task in evening.work(session, 7)}
    evening.clock.advance(seconds=-seconds)
    evening.settings(new_per_day=0)
    if between:
        evening.reopen()
        session = evening.open()
    asked = [task.card for task in evening.work(session)]
    assert begun <= set(asked)
    check(evening)
    assert evening.store.database.value("SELECT count(*) FROM memory WHERE queue = 1") == 0


@pytest.mark.parametrize("seconds", [HOUR, DAY, YEAR])
def test_a_clock_that_was_behind_and_is_right_again_costs_nothing(evening: Desk, seconds: int) -> None:
    """As where a machine wakes with an empty battery: what was answered meanwhile is due by now."""
    evening.finish()
    evening.clock.advance(days=3)
    evening.settings(new_per_day=0)
    evening.clock.advance(seconds=-seconds)
    evening.work(evening.open(), 3)
    evening.clock.advance(seconds=seconds)
    evening.finish()
    check(evening)
    day = study_day(evening.clock.now(), BERLIN)
    rows = evening.store.database.all("SELECT last_day, due_day FROM memory WHERE queue = 2")
    assert rows
    assert all(last <= day < due <= day + 60 for last, due in rows)


def test_cards_answered_by_a_clock_that_was_ahead_are_found_and_can_be_called_back(evening: Desk) -> None:
    evening.settings(new_per_day=4)
    evening.finish()
    evening.clock.advance(days=365)
    session = evening.open()
    buried = session.next()
    session.bury(buried)
    evening.work(session)
    today = study_day(evening.clock.now(), BERLIN)
    assert ahead.find(evening.store.database, today) == [], "by that clock nothing is wrong"
    evening.clock.advance(days=-364)
    today -= 364
    waiting = ahead.find(evening.store.database, today)
    assert len(waiting) == 8
    (finding,) = doctor.examine(evening.store.database, mend=True, today=today).findings
    assert (finding.count, finding.mended) == (8, False), "it may be today's clock that is wrong"
    before = {one.card: one.interval for one in waiting}
    assert ahead.mend(evening.store.database, today, evening.clock.now()) == 8
    assert ahead.find(evening.store.database, today) == []
    due = dict(evening.store.database.all("SELECT card, due_day FROM memory WHERE queue = 2"))
    assert before.pop(buried.card) is None
    assert {card: due[card] - today for card in before} == before
    evening.clock.advance(days=1)
    assert buried.card in {task.card for task in evening.finish()}
    evening.clock.advance(days=40)
    evening.finish()
    check(evening)


@pytest.mark.parametrize("lead", [2, 3, 4, 5])
def test_a_clock_a_few_days_ahead_is_made_good_once(evening: Desk, lead: int) -> None:
    """Due days lie after the day of the answer even when they have been put right."""
    evening.finish()
    evening.clock.advance(days=30)
    evening.settings(new_per_day=0)
    evening.finish()
    evening.clock.advance(days=-lead)
    today = study_day(evening.clock.now(), BERLIN)
    waiting = {one.card: one.interval for one in ahead.find(evening.store.database, today)}
    assert len(waiting) == 6
    assert max(interval for interval in waiting.values() if interval is not None) > lead
    assert ahead.mend(evening.store.database, today, evening.clock.now()) == 6
    due = dict(evening.store.database.all("SELECT card, due_day FROM memory WHERE queue = 2"))
    assert {card: due[card] - today for card in waiting} == waiting
    events, memories = evening.events(), evening.memories()
    assert doctor.examine(evening.store.database, mend=True, today=today).sound
    assert ahead.mend(evening.store.database, today, evening.clock.now()) == 0
    assert (evening.events(), evening.memories()) == (events, memories)
    check(evening)
    evening.clock.advance(days=lead + 60)
    evening.finish()
    evening.clock.advance(days=-40)
    today = study_day(evening.clock.now(), BERLIN)
    assert len(ahead.find(evening.store.database, today)) == 6, "a later answer counts anew"


def test_the_limits_of_a_day_hold_by_the_clock_there_is(evening: Desk) -> None:
    evening.finish()
    evening.clock.advance(days=-1)
    assert evening.open().counts().new == 6, "yesterday had its own"
    evening.finish()
    assert evening.open().counts().new == 0
    evening.clock.advance(days=1)
    assert evening.open().counts().new == 0
    check(evening)


# ---------------------------------------------------------------- summer time


@pytest.mark.parametrize(
    ("start", "hours"),
    [(datetime(2026, 3, 27, 20, tzinfo=BERLIN), 23), (datetime(2026, 10, 23, 20, tzinfo=BERLIN), 25)],
)
@pytest.mark.parametrize("rollover", [0, 2, 3, 4])
def test_days_count_as_days_when_the_clocks_change(
    path: Path,
    make_desk: Any,
    make_card: MakeCard,
    make_deck: MakeDeck,
    start: datetime,
    hours: int,
    rollover: int,
) -> None:
    """Friday to Tuesday, every evening at eight: due as on any other days, and a streak of five."""
    desk = make_desk(path, FixedClock.at(start))
    desk.store.sync_deck(make_deck(*(make_card(f"s{n:02}") for n in range(30))))
    desk.settings(fuzz=False, new_per_day=3, rollover_hour=rollover)
    friday = study_day(start_us := FixedClock.at(start).now(), BERLIN, rollover)
    assert (FixedClock.at(start + timedelta(days=2)).now() - start_us) // (3600 * 1_000_000) == 24 + hours
    for number in range(5):
        desk.clock.at_us = FixedClock.at(start + timedelta(days=number)).now()
        desk.finish()
        assert streak(desk) == number + 1
        days = {row[0] for row in desk.store.database.all("SELECT last_day FROM memory WHERE reps > 0")}
        assert max(days) == friday + number
    first = desk.store.database.all(
        "SELECT study_day - ?, count(*) FROM event WHERE card = 'd/s00#a' AND kind = 'review' GROUP BY 1",
        (friday,),
    )
    assert [day for day, _ in first] == [0, 2], "learned on Friday, due on Sunday"
    check(desk)
    desk.store.close()


# ---------------------------------------------------------------- journeys


def test_flying_west_and_east_over_the_rollover_keeps_the_streak(evening: Desk) -> None:
    evening.settings(new_per_day=2)
    evening.finish()  # Wednesday, eight in the evening in Berlin
    evening.clock.advance(hours=9)  # Thursday, five in the morning: a new day
    assert evening.open().counts().new == 2
    evening.clock.zone = ZoneInfo("America/New_York")  # there it is Wednesday, eleven in the evening
    assert evening.open().counts().new == 0, "Wednesday has had its cards"
    assert streak(evening) == 1
    evening.clock.advance(hours=18)  # Thursday afternoon in New York
    evening.finish()
    assert streak(evening) == 2
    evening.clock.zone = ZoneInfo("Asia/Tokyo")  # there it is Friday, six in the morning
    assert streak(evening) == 2
    evening.finish()
    assert streak(evening) == 3
    evening.clock.zone = BERLIN  # Thursday again, eleven in the evening
    assert evening.open().counts().new == 0
    assert streak(evening) == 2, "by this calendar Friday has not come"
    evening.clock.advance(hours=20)
    assert streak(evening) == 3
    check(evening)


ZONES = [
    ZoneInfo(name)
    for name in (
        "Europe/Berlin",
        "Pacific/Auckland",
        "America/Los_Angeles",
        "Pacific/Honolulu",
        "Pacific/Kiritimati",
        "Asia/Kathmandu",
    )
]
MOVES = st.one_of(
    st.tuples(st.just("wait"), st.sampled_from([5, 700, HOUR, 7 * HOUR, DAY, 9 * DAY, 40 * DAY])),
    st.tuples(st.just("back"), st.sampled_from([1, HOUR, DAY, 30 * DAY, YEAR])),
    st.tuples(st.just("ahead"), st.sampled_from([HOUR, DAY, YEAR, 20 * YEAR])),
    st.tuples(st.just("fly"), st.sampled_from(ZONES)),
    st.tuples(st.just("reopen"), st.none()),
    st.tuples(st.just("answer"), st.booleans()),
    st.tuples(st.just("answer"), st.booleans()),
    st.tuples(st.just("undo"), st.none()),
)


@given(st.lists(MOVES, max_size=40))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_whatever_the_clock_does_the_log_is_in_order_and_days_make_sense(
    make_desk: Any, make_card: Any, make_deck: Any, moves: list[tuple[str, Any]]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        desk = make_desk(Path(folder) / "quiz.db", FixedClock.at(datetime(2026, 3, 28, 20, tzinfo=BERLIN)))
        try:
            desk.store.sync_deck(make_deck(*(make_card(f"s{n}") for n in range(8))))
            session = desk.open()
            for name, value in moves:
                match name:
                    case "wait" | "ahead":
                        desk.clock.advance(seconds=value)
                    case "back":
                        desk.clock.advance(seconds=-value)
                    case "fly":
                        desk.clock.zone = value
                    case "reopen":
                        desk.reopen()
                        session = desk.open()
                    case "undo":
                        session.undo()
                    case "answer":
                        answer_one(desk, session, value)
                view = home_view(desk.store, desk.learner)
                assert view.streak >= 0
                assert sum(view.forecast) <= 8
            check(desk)
        finally:
            desk.store.close()


def answer_one(desk: Desk, session: Any, right: bool) -> None:
    """Answer what comes next; a card that leaves its steps is due after today, by the clock there is."""
    task = desk.answer(session, right=right, seconds=0)
    if task is None:
        return
    phase, last, due, day = desk.store.database.one(
        "SELECT m.phase, m.last_day, m.due_day, e.study_day FROM memory m "
        "JOIN event e ON e.id = m.last_event WHERE m.card = ?",
        (task.card,),
    )
    assert day == study_day(desk.clock.now(), desk.clock.zone)
    assert last in (None, day)
    assert due > day if phase == 2 else due == day
    desk.clock.advance(seconds=10)
