"""Cards answered on a day that has not come: the clock was ahead, and was set right since.

Such a card would not be asked until that day has passed. It is given the due day it would have if it had been
answered today, by an event of its own in the log.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from quiz.memory import EventKind, Phase
from quiz.store.ids import new_id
from quiz.store.log import INSERT, Event, card_log, last_id, voided_events
from quiz.store.memories import QUEUE_RETIRED
from quiz.store.moves import former_ids, recompute

if TYPE_CHECKING:
    import sqlite3

    from quiz.store.connection import Database

_FIND: Final = (
    "SELECT learner, card, CASE WHEN phase = ? AND last_day > ? THEN due_day - last_day END, "
    "coalesce(buried_until > ?, FALSE) FROM memory "
    "WHERE queue <> ? AND ((phase = ? AND last_day > ? AND due_day > last_day) OR buried_until > ?) "
    "ORDER BY learner, card"
)
_ZONES: Final = 1
"""A learner who has travelled may have answered on the day after today."""
_CHOOSE_DUE: Final = frozenset({EventKind.INTRODUCE, EventKind.REVIEW, EventKind.RESET, EventKind.SET_DUE})
"""Kinds of event that say when a card is due."""


class Ahead(NamedTuple):
    """A card that waits for a day that may be years off.

    ``interval`` is what it was to wait after its answer, in days; None if it was only buried.
    """

    learner: str
    card: str
    interval: int | None


def find(database: Database, today: int) -> list[Ahead]:
    """Return the cards answered, or buried, on a study day after ``today``.

    A card that has been given a due day since, on a day that has come, does not wait for its answer's day.
    """
    phase, answered, buried = int(Phase.REVIEW), today + _ZONES, today + 1 + _ZONES
    found = []
    for learner, card, wait, hidden in database.all(
        _FIND, (phase, answered, buried, QUEUE_RETIRED, phase, answered, buried)
    ):
        interval = wait
        if wait is not None and _set_due_by(database.connection, learner, card, answered):
            interval = None
        if interval is not None or hidden:
            found.append(Ahead(learner, card, interval))
    return found


def _set_due_by(connection: sqlite3.Connection, learner: str, card: str, day: int) -> bool:
    """Whether a card is due as it is by an event set-due of that study day or before."""
    log = card_log(connection, learner, former_ids(connection, card))
    voided = voided_events(log)
    for trace in reversed(log):
        if trace.kind in _CHOOSE_DUE and trace.id not in voided:
            return trace.kind == EventKind.SET_DUE and trace.study_day <= day
    return False


def mend(database: Database, today: int, now: int) -> int:
    """Give these cards the due day they would have if answered today; return how many they are.

    Only for a clock that is right now: where it is behind, every card looks answered ahead of time.
    """
    with database.transaction() as connection:
        found = find(database, today)
        for learner, card, interval in found:
            connection.execute(
                INSERT,
                Event(
                    id=new_id(last_id(connection, learner)),
                    learner=learner,
                    card=card,
                    kind=EventKind.UNBURY if interval is None else EventKind.SET_DUE,
                    at=now,
                    utc_offset=0,
                    study_day=today,
                    due_day=None if interval is None else today + interval,
                ),
            )
            recompute(connection, learner, card)
    return len(found)
