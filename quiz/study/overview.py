"""What the home screen shows."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from quiz.store import queue
from quiz.store.failures import translated
from quiz.study import preferences
from quiz.study.left_over import held_back
from quiz.study.moments import StudyClock
from quiz.study.plan import Plan
from quiz.study.views import DeckRow, HomeView

if TYPE_CHECKING:
    import sqlite3

    from quiz.memory import Clock, Settings
    from quiz.store.api import Learner, Store
    from quiz.store.decks import DeckInfo

__all__ = ["ACTIVITY_DAYS", "FORECAST_DAYS", "home_view"]

FORECAST_DAYS: Final = 14
ACTIVITY_DAYS: Final = 84


def home_view(store: Store, learner: Learner, clock: Clock | None = None) -> HomeView:
    """Return decks, streak and forecast for a learner.

    A deck's ``new`` and ``due`` are what a session of that deck would ask today, within the limits.
    """
    with translated(store.path):
        return _home_view(store, learner, clock if clock is not None else store.clock)


def _home_view(store: Store, learner: Learner, clock: Clock) -> HomeView:
    settings = preferences.load(store, learner).study
    day = StudyClock(clock, settings.rollover_hour).read().day
    connection = store.database.connection
    infos = store.decks()
    forecast = [0] * FORECAST_DAYS
    for info in infos:
        due = queue.due_by_day(connection, learner.id, info.id, day, day + FORECAST_DAYS - 1)
        for when, count in due.items():
            forecast[when - day] += count
    activity = queue.answers_by_day(connection, learner.id, day - ACTIVITY_DAYS + 1, day)
    everything = Plan(connection, learner.id, [info.id for info in infos], day, settings)
    rows = tuple(_deck_row(connection, learner, info, day, settings) for info in infos)
    return HomeView(
        learner=learner.name,
        decks=rows,
        streak=_streak(connection, learner.id, day),
        answered_today=activity.get(day, 0),
        forecast=tuple(forecast),
        activity=tuple(activity.get(day - ago, 0) for ago in range(ACTIVITY_DAYS - 1, -1, -1)),
        new=len(everything.new),
        learning=everything.steps,
        due=everything.reviews_left,
        held=held_back(everything, sum(row.suspended for row in rows), sum(row.not_begun for row in rows)),
    )


def _deck_row(
    connection: sqlite3.Connection, learner: Learner, info: DeckInfo, day: int, settings: Settings
) -> DeckRow:
    plan = Plan(connection, learner.id, [info.id], day, settings)
    counts = queue.deck_counts(connection, learner.id, info.id)
    return DeckRow(
        id=info.id,
        title=info.title,
        summary=info.summary,
        cards=info.cards,
        new=len(plan.new),
        learning=plan.steps,
        due=plan.reviews_left,
        suspended=counts.suspended,
        young=counts.young,
        mature=counts.mature,
        in_steps=counts.learning,
        held=held_back(plan, counts.suspended, info.cards - counts.begun - counts.suspended),
    )


def _streak(connection: sqlite3.Connection, learner: str, day: int) -> int:
    """Count the study days in a row with an answer, up to today or, where today has none yet, yesterday."""
    last = queue.last_day_before(connection, learner, day + 1)
    if last is None or last < day - 1:
        return 0
    streak = 1
    while (before := queue.last_day_before(connection, learner, last)) == last - 1:
        streak += 1
        last = before
    return streak
