"""The table ``memory``: one learner's state of one card, as read, written and worked out from the log.

Everything in it follows from the log and from whether the card is retired: ``fold`` makes a state from a
card's log, and what the answer path writes live is the same to the last bit (tested).
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Final, NamedTuple

from quiz.memory import NEW_MEMORY, EventKind, Memory, Phase, replay
from quiz.store.failures import unreadable
from quiz.store.log import ANSWERS, Trace, entry, voided_events

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Mapping, Sequence

    from quiz.memory import Parameters

QUEUE_NEW: Final = 0
QUEUE_LEARNING: Final = 1
QUEUE_REVIEW: Final = 2
QUEUE_SUSPENDED: Final = -1
QUEUE_RETIRED: Final = -2


class State(NamedTuple):
    """One learner's state of one card. ``version`` is the number of events behind it; 0: none yet.

    ``asked`` counts showings that were not undone. ``answer_hash`` is that of the answer last seen,
    ``last_question`` the question last asked, ``last_event`` the last id in the card's log.
    """

    memory: Memory = NEW_MEMORY
    version: int = 0
    flag: int = 0
    asked: int = 0
    answer_hash: str | None = None
    last_question: str | None = None
    last_event: str | None = None


NEW_STATE: Final = State()

_STATE_COLUMNS: Final = (
    "phase",
    "step",
    "stability",
    "difficulty",
    "last_day",
    "last_at",
    "due_at",
    "due_day",
    "reps",
    "lapses",
    "leech",
    "suspended",
    "buried_until",
    "version",
    "flag",
    "asked",
    "answer_hash",
    "last_question",
    "last_event",
)
"""The columns of a state, those of ``Memory`` first, in its order."""

_MEMORY_FIELDS: Final = 13
_WRITTEN: Final = ("deck", "queue", "interval", *_STATE_COLUMNS)

ROW_COLUMNS: Final = ", ".join((*_WRITTEN, "learner", "card"))
"""The columns of a whole row, in the order of ``to_row``."""

SELECT_COLUMNS: Final = ", ".join(f"m.{name}" for name in _STATE_COLUMNS)
"""To be read from ``memory m`` and given to ``from_row``."""

_SELECT: Final = f"SELECT {SELECT_COLUMNS} FROM memory m WHERE m.learner = ? AND m.card = ?"
_INSERT: Final = (
    f"INSERT INTO memory ({', '.join(_WRITTEN)}, learner, card) "
    f"SELECT {', '.join('?' * (len(_WRITTEN) + 2))} "
    "WHERE EXISTS (SELECT 1 FROM card_body WHERE card = ?) ON CONFLICT (learner, card) DO NOTHING"
)
_UPDATE: Final = (
    f"UPDATE memory SET {', '.join(f'{name} = ?' for name in _WRITTEN)} "
    f"WHERE learner = ? AND card = ? AND version = ? AND queue <> {QUEUE_RETIRED}"
)
REPLACE: Final = (
    f"INSERT INTO memory ({', '.join(_WRITTEN)}, learner, card) "
    f"VALUES ({', '.join('?' * (len(_WRITTEN) + 2))}) ON CONFLICT (learner, card) DO UPDATE SET "
    + ", ".join(f"{name} = excluded.{name}" for name in _WRITTEN)
)
"""Takes what ``to_row`` gives; writes whatever stood there before."""


def from_row(row: Sequence[Any]) -> State:
    """Return the state in a row of ``SELECT_COLUMNS``; where there is no memory yet, all is None.

    Raises ``DamagedError`` for a row that no answer ever wrote.
    """
    if row[0] is None:
        return NEW_STATE
    leech, suspended = row[10] != 0, row[11] != 0
    for value, may_be in zip(row, _TYPES, strict=False):  # a row of a query may have more columns
        if value.__class__ not in may_be:
            raise unreadable("What is remembered of a card")
    try:
        memory = Memory._make((_PHASES[row[0]], *row[1:10], leech, suspended, row[12]))
    except IndexError as error:
        raise unreadable("What is remembered of a card") from error
    return State(memory, *row[_MEMORY_FIELDS : len(_STATE_COLUMNS)])


_PHASES: Final = tuple(Phase)
_TYPES: Final = tuple(
    {
        "phase": (int,),
        "stability": (float, type(None)),
        "difficulty": (float, type(None)),
        "answer_hash": (str, type(None)),
        "last_question": (str, type(None)),
        "last_event": (str, type(None)),
    }.get(name, (int, type(None)))
    for name in _STATE_COLUMNS
)
"""What each column of a state may hold. SQLite stores whatever it is given, and what a damaged page says."""


def to_row(learner: str, card: str, deck: str, state: State, *, retired: bool = False) -> tuple[Any, ...]:
    """Return a state as the table's row, in the order of ``REPLACE``."""
    memory = state.memory
    return (
        deck,
        QUEUE_RETIRED if retired else queue_of(memory),
        interval_of(memory),
        *memory,
        *state[1:],
        learner,
        card,
    )


def queue_of(memory: Memory) -> int:
    """Return where a card waits."""
    if memory.suspended:
        return QUEUE_SUSPENDED
    if memory.phase == Phase.NEW:
        return QUEUE_NEW
    return QUEUE_REVIEW if memory.phase == Phase.REVIEW else QUEUE_LEARNING


def interval_of(memory: Memory) -> int | None:
    """Return the days from the last answer to the next, for a review card; 0 if the clock was set back."""
    if memory.phase != Phase.REVIEW or memory.due_day is None:
        return None
    return max(0, memory.due_day - (memory.due_day if memory.last_day is None else memory.last_day))


def read(connection: sqlite3.Connection, learner: str, card: str) -> State:
    """Return a learner's state of a card; ``NEW_STATE`` where there is none."""
    row = connection.execute(_SELECT, (learner, card)).fetchone()
    return NEW_STATE if row is None else from_row(row)


def write(
    connection: sqlite3.Connection, learner: str, card: str, deck: str, state: State, expected: int
) -> bool:
    """Write a state over version ``expected`` (0: none yet).

    Return False, having written nothing, if another version is there or the card has been retired.
    """
    row = to_row(learner, card, deck, state)
    if expected:
        return connection.execute(_UPDATE, (*row, expected)).rowcount == 1
    return connection.execute(_INSERT, (*row, card)).rowcount == 1


def fold(
    traces: Sequence[Trace],
    parameters: Mapping[int, Parameters],
    switched: Sequence[Trace] = (),
) -> State:
    """Return the state that a card's log comes to.

    ``switched`` are the learner's switches of parameters, ``parameters`` the sets by number. Raises
    ``DamagedError`` for a log that makes no sense.
    """
    if not traces:
        return NEW_STATE
    try:
        return _fold(traces, parameters, switched)
    except (LookupError, TypeError, ValueError, OverflowError) as error:
        raise unreadable(f"The log of the card {traces[0].card}") from error


def _fold(traces: Sequence[Trace], parameters: Mapping[int, Parameters], switched: Sequence[Trace]) -> State:
    log: Sequence[Trace] = traces
    if switched:
        log = sorted([*traces, *switched], key=lambda trace: trace.id)
    voided = voided_events(traces)
    flag = asked = 0
    answer_hash = last_question = None
    for trace in traces:
        if trace.id in voided:
            continue
        kind = trace.kind
        if kind in ANSWERS:
            asked += 1
            answer_hash = trace.answer_hash
            if kind != EventKind.INTRODUCE:
                last_question = trace.question
        elif kind == EventKind.FLAG:
            flag = int(trace.value or 0)
    return State(
        memory=replay([entry(trace) for trace in log], parameters),
        version=len(traces),
        flag=flag,
        asked=asked,
        answer_hash=answer_hash,
        last_question=last_question,
        last_event=traces[-1].id,
    )
