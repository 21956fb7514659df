"""The event log: writing one event, reading a card's, a day's, a learner's.

The log only grows. An undo is an event of its own that names another; what the log comes to is worked
out by ``quiz.memory.replay``.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from quiz.memory import EventKind, LogEntry, Phase, Rating

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator, Sequence

    from quiz.store.connection import Database

ANSWERS: Final = frozenset({EventKind.INTRODUCE, EventKind.REVIEW, EventKind.PRACTICE})
"""Kinds of event in which a card was shown to the learner and answered (or read)."""

_BY_HAND: Final = frozenset({EventKind.SUSPEND, EventKind.BURY, EventKind.RESET})
"""Kinds of event by which a learner takes a card off the screen without answering it."""

_TAKEN_BACK_BY: Final = {EventKind.UNSUSPEND.value: EventKind.SUSPEND, EventKind.UNBURY.value: EventKind.BURY}

SETTINGS_KIND: Final = "settings"
"""Kind of an event of no card: the learner changed preferences; ``value`` is the new ones as JSON."""


class Event(NamedTuple):
    """One record of the log; see ``EventTable`` for what the columns mean."""

    id: str
    learner: str
    card: str | None
    kind: str
    at: int
    utc_offset: int
    study_day: int
    phase_before: int | None = None
    rating: int | None = None
    parameters: int | None = None
    phase: int | None = None
    step: int | None = None
    due_at: int | None = None
    due_day: int | None = None
    leech: int | None = None
    suspended: int | None = None
    ref: str | None = None
    value: str | None = None
    form: str | None = None
    question: str | None = None
    milliseconds: int | None = None
    answer_hash: str | None = None
    shown: str | None = None
    response: str | None = None


COLUMNS: Final = ", ".join(Event._fields)

INSERT: Final = f"INSERT INTO event ({COLUMNS}) VALUES ({', '.join('?' * len(Event._fields))})"
"""Takes an ``Event``."""

INSERT_NEW: Final = f"{INSERT} ON CONFLICT (learner, id) DO NOTHING"
"""As ``INSERT``, passing over events that are there already: how two machines' logs merge."""


class Trace(NamedTuple):
    """What replay needs of one event of a card."""

    id: str
    card: str
    kind: str
    at: int
    study_day: int
    rating: int | None
    parameters: int | None
    phase: int | None
    step: int | None
    due_at: int | None
    due_day: int | None
    leech: int | None
    suspended: int | None
    ref: str | None
    value: str | None
    question: str | None
    answer_hash: str | None


TRACE_COLUMNS: Final = ", ".join(Trace._fields)

_CARD_LOG: Final = f"SELECT {TRACE_COLUMNS} FROM event WHERE learner = ? AND card = ? ORDER BY id"
_SWITCHES: Final = (
    f"SELECT {TRACE_COLUMNS} FROM event WHERE learner = ? AND card IS NULL "
    f"AND kind = '{EventKind.SWITCH}' ORDER BY id"
)
_ALL_LOGS: Final = (
    f"SELECT {TRACE_COLUMNS} FROM event WHERE learner = ? AND card IS NOT NULL ORDER BY learner, card, id"
)


def card_log(connection: sqlite3.Connection, learner: str, cards: Sequence[str]) -> list[Trace]:
    """Return what happened to a card, known by these ids over time, in the order of the log."""
    traces = [Trace._make(row) for card in cards for row in connection.execute(_CARD_LOG, (learner, card))]
    if len(cards) > 1:
        traces.sort(key=lambda trace: trace.id)
    return traces


def switches(connection: sqlite3.Connection, learner: str) -> list[Trace]:
    """Return the learner's switches of parameters, which concern every card."""
    return [Trace._make(row) for row in connection.execute(_SWITCHES, (learner,))]


def all_logs(database: Database, learner: str) -> Iterator[list[Trace]]:
    """Yield the log of each of a learner's cards, one in memory at a time, in the order of card ids."""
    current: list[Trace] = []
    for row in database.stream(_ALL_LOGS, (learner,)):
        trace = Trace._make(row)
        if current and current[0].card != trace.card:
            yield current
            current = []
        current.append(trace)
    if current:
        yield current


def last_id(connection: sqlite3.Connection, learner: str) -> str | None:
    """Return the greatest event id in a learner's log."""
    row = connection.execute("SELECT max(id) FROM event WHERE learner = ?", (learner,)).fetchone()
    found: str | None = row[0]
    return found


class DayEvent(NamedTuple):
    """An event of a study day, as far as limits and siblings go."""

    id: str
    card: str
    kind: str
    phase_before: int | None
    rating: int | None


def day_events(connection: sqlite3.Connection, learner: str, day: int) -> list[DayEvent]:
    """Return the answers of a study day that were not undone, in the order of the log."""
    rows = connection.execute(
        "SELECT id, card, kind, phase_before, rating, ref FROM event "
        "WHERE learner = ? AND study_day = ? AND kind IN ('introduce', 'review', 'practice', 'void')",
        (learner, day),
    ).fetchall()
    rows.sort()
    voided = _voided((id_, ref) for id_, _, kind, _, _, ref in reversed(rows) if kind == EventKind.VOID)
    return [DayEvent(*row[:5]) for row in rows if row[2] != EventKind.VOID and row[0] not in voided]


def last_answers(connection: sqlite3.Connection, learner: str) -> Iterator[tuple[str, str, str]]:
    """Yield (event, card, kind) of what an undo takes back, the last one first.

    That is the learner's answers, and the cards suspended, buried or reset, where these were not undone
    and the card was not unsuspended or unburied since.
    """
    voided: set[str] = set()
    taken_back: set[tuple[str, str]] = set()
    rows = connection.execute(
        "SELECT id, card, kind, ref FROM event WHERE learner = ? ORDER BY id DESC", (learner,)
    )
    for id_, card, kind, ref in rows:
        if kind == EventKind.VOID:
            if id_ not in voided:
                voided.add(ref)
        elif id_ in voided:
            continue
        elif kind in _TAKEN_BACK_BY:
            taken_back.add((_TAKEN_BACK_BY[kind], card))
        elif kind in ANSWERS or (kind in _BY_HAND and (kind, card) not in taken_back):
            yield id_, card, kind


# Looked up, not called: a rebuild makes a million entries.
_KINDS: Final[dict[str, EventKind]] = {kind.value: kind for kind in EventKind}
_RATINGS: Final[dict[int | None, Rating | None]] = {None: None, **{int(one): one for one in Rating}}
_PHASES: Final[dict[int | None, Phase | None]] = {None: None, **{int(one): one for one in Phase}}


def entry(trace: Trace) -> LogEntry:
    """Return a trace as replay takes it."""
    return LogEntry(
        trace.id,
        _KINDS[trace.kind],
        trace.at,
        trace.study_day,
        _RATINGS[trace.rating],
        trace.parameters or 0,
        _PHASES[trace.phase],
        trace.step or 0,
        trace.due_at,
        trace.due_day,
        trace.leech == 1,
        trace.suspended == 1,
        trace.ref,
    )


def voided_events(traces: Sequence[Trace]) -> set[str]:
    """Return the ids of the events that void events undo; a void may itself be void."""
    return _voided((trace.id, trace.ref) for trace in reversed(traces) if trace.kind == EventKind.VOID)


def _voided(voids_last_first: Iterable[tuple[str, Any]]) -> set[str]:
    voided: set[str] = set()
    for id_, ref in voids_last_first:
        if id_ not in voided:
            voided.add(ref)
    return voided
