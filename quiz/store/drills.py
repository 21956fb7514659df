"""Drills in the store: their questions, who took part, and what was answered.

Written by one thread at a time (a drill has one writer); a participant's first answer to a question stands,
whatever is sent again.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from quiz.errors import UnknownDrillError

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

    from quiz.store.connection import Database


class Drill(NamedTuple):
    """A drill. ``mode`` is how it is held (live, self-paced, hot-seat, paper); ``options`` is JSON."""

    id: str
    deck: str | None
    title: str
    mode: str
    phase: str
    options: str
    host_token_hash: str | None
    created_at: int
    ended_at: int | None


class Asked(NamedTuple):
    """A question of a drill, frozen: ``instance`` is JSON; opened and closed in microseconds since 1970."""

    drill: str
    number: int
    card: str
    question: str
    instance: str
    opened_at: int | None
    closed_at: int | None


class Participant(NamedTuple):
    """Somebody in a drill. ``learner`` is set where a roster says who it is."""

    id: str
    drill: str
    name: str
    folded: str
    token_hash: str | None
    learner: str | None
    joined_at: int
    banned_at: int | None
    team: str | None = None


class Answered(NamedTuple):
    """An answer: ``response`` is JSON, ``score`` from 0 to 1, ``points`` as the drill counts them."""

    drill: str
    number: int
    participant: str
    response: str
    score: float | None
    milliseconds: int | None
    received_at: int
    points: int | None = None


class Shown(NamedTuple):
    """When somebody who goes at their own pace was first shown a question."""

    drill: str
    number: int
    participant: str
    shown_at: int


_DRILL: Final = ", ".join(Drill._fields)
_ASKED: Final = ", ".join(Asked._fields)
_PARTICIPANT: Final = ", ".join(Participant._fields)
_ANSWERED: Final = ", ".join(Answered._fields)
_SHOWN: Final = ", ".join(Shown._fields)


def _marks(fields: tuple[str, ...]) -> str:
    return ", ".join("?" * len(fields))


def save(database: Database, drill: Drill, questions: Sequence[Asked]) -> None:
    """Keep a new drill with its questions."""
    with database.transaction() as connection:
        connection.execute(f"INSERT INTO drill ({_DRILL}) VALUES ({_marks(Drill._fields)})", drill)
        connection.executemany(
            f"INSERT INTO drill_question ({_ASKED}) VALUES ({_marks(Asked._fields)})", questions
        )


def everything(database: Database) -> list[Drill]:
    """Return the drills there are, the newest first."""
    return [
        Drill(*row) for row in database.all(f"SELECT {_DRILL} FROM drill ORDER BY created_at DESC, id DESC")
    ]


def drill(database: Database, wanted: str | None = None) -> Drill:
    """Return a drill by its id, the beginning of it, or its title; None means the newest.

    Raises ``UnknownDrillError``, naming the latest drills, where there is none or more than one.
    """
    there = everything(database)
    if wanted is None:
        found = there[:1]
    else:
        exact = [one for one in there if one.id == wanted]
        folded = wanted.casefold()
        found = exact or [one for one in there if one.id.startswith(folded) or one.title.casefold() == folded]
    if len(found) == 1:
        return found[0]
    listed = "; ".join(f"{one.id} ({one.title})" for one in (found or there)[:5])
    if wanted is None or not there:
        raise UnknownDrillError("No drill has been held yet.", remedy="`quiz drill DECK` holds one.")
    if found:
        raise UnknownDrillError(
            f"{wanted!r} may mean several drills.", remedy=f"Give the whole id: {listed}."
        )
    raise UnknownDrillError(f"There is no drill {wanted!r}.", remedy=f"The latest are: {listed}.")


def newest_answered(database: Database) -> str | None:
    """Return the id of the newest drill in which somebody has answered; None where nobody ever has."""
    row = database.one(
        "SELECT id FROM drill WHERE EXISTS (SELECT 1 FROM response WHERE response.drill = drill.id) "
        "ORDER BY created_at DESC, id DESC LIMIT 1"
    )
    return None if row is None else str(row[0])


def questions(database: Database, drill_id: str) -> list[Asked]:
    """Return a drill's questions in their order."""
    rows = database.all(f"SELECT {_ASKED} FROM drill_question WHERE drill = ? ORDER BY number", (drill_id,))
    return [Asked(*row) for row in rows]


def participants(database: Database, drill_id: str) -> list[Participant]:
    """Return everybody who joined, in the order of joining, those sent away included."""
    rows = database.all(
        f"SELECT {_PARTICIPANT} FROM participant WHERE drill = ? ORDER BY joined_at, id", (drill_id,)
    )
    return [Participant(*row) for row in rows]


def answers(database: Database, drill_id: str) -> list[Answered]:
    """Return every answer given, by question and then by arrival."""
    rows = database.all(
        f"SELECT {_ANSWERED} FROM response WHERE drill = ? ORDER BY number, received_at, participant",
        (drill_id,),
    )
    return [Answered(*row) for row in rows]


def shown(database: Database, drill_id: str) -> list[Shown]:
    """Return what was shown to whom, in the order of the questions."""
    rows = database.all(
        f"SELECT {_SHOWN} FROM shown WHERE drill = ? ORDER BY number, shown_at, participant", (drill_id,)
    )
    return [Shown(*row) for row in rows]


# ---------------------------------------------------------------- writing while it is held


class Write(NamedTuple):
    """One change, as SQL and the rows it is carried out with: many are written in one transaction."""

    sql: str
    rows: Sequence[tuple[object, ...]]


def apply(database: Database, writes: Iterable[Write]) -> None:
    """Carry out changes, durably and all at once when this returns."""
    with database.transaction() as connection:
        carry_out(connection, writes)


def carry_out(connection: sqlite3.Connection, writes: Iterable[Write]) -> None:
    """Carry out changes within a transaction."""
    for write in writes:
        connection.executemany(write.sql, write.rows)


def discarded(drill_id: str) -> list[Write]:
    """Delete a drill that nobody took part in, with its questions."""
    return [
        Write("DELETE FROM drill_question WHERE drill = ?", [(drill_id,)]),
        Write("DELETE FROM drill WHERE id = ?", [(drill_id,)]),
    ]


def phase(drill_id: str, phase: str, *, ended_at: int | None = None) -> Write:
    """Keep where a drill stands; ``ended_at`` once it is over."""
    return Write("UPDATE drill SET phase = ?, ended_at = ? WHERE id = ?", [(phase, ended_at, drill_id)])


def settled(drill_id: str, options: str) -> Write:
    """Keep a drill's options (JSON) as they are now: a later end, where it was last served."""
    return Write("UPDATE drill SET options = ? WHERE id = ?", [(options, drill_id)])


def first_shown(one: Shown) -> Write:
    """Keep when somebody was shown a question; a second showing leaves the first time."""
    return Write(
        f"INSERT INTO shown ({_SHOWN}) VALUES ({_marks(Shown._fields)}) "
        "ON CONFLICT (drill, number, participant) DO NOTHING",
        [one],
    )


def opened(drill_id: str, number: int, at: int) -> Write:
    """Keep that a question is shown; a second opening leaves the first time."""
    return Write(
        "UPDATE drill_question SET opened_at = coalesce(opened_at, ?), closed_at = NULL "
        "WHERE drill = ? AND number = ?",
        [(at, drill_id, number)],
    )


def closed(drill_id: str, number: int, at: int) -> Write:
    """Keep that a question takes no more answers, and counts."""
    return Write(
        "UPDATE drill_question SET closed_at = ? WHERE drill = ? AND number = ?", [(at, drill_id, number)]
    )


def skipped(drill_id: str, number: int) -> Write:
    """Keep that a question does not count: it was opened and never closed, and its answers have no score."""
    return Write(
        "UPDATE response SET score = NULL, points = NULL WHERE drill = ? AND number = ?", [(drill_id, number)]
    )


def joined(newcomer: Participant) -> Write:
    """Keep a participant, whose name nobody in the drill has; of one who joins again, the new token."""
    return Write(
        f"INSERT INTO participant ({_PARTICIPANT}) VALUES ({_marks(Participant._fields)}) "
        "ON CONFLICT (id) DO UPDATE SET token_hash = excluded.token_hash",
        [newcomer],
    )


def banned(participant: str, at: int) -> Write:
    """Send somebody away for good."""
    return Write("UPDATE participant SET banned_at = ? WHERE id = ?", [(at, participant)])


def answered(given: Sequence[Answered]) -> Write:
    """Keep answers; a first answer is never replaced."""
    return Write(
        f"INSERT INTO response ({_ANSWERED}) VALUES ({_marks(Answered._fields)}) "
        "ON CONFLICT (drill, number, participant) DO NOTHING",
        given,
    )


def withdrawn(participant: str) -> list[Write]:
    """Take somebody out of a drill with all they answered: entered by mistake."""
    return [
        Write("DELETE FROM response WHERE participant = ?", [(participant,)]),
        Write("DELETE FROM participant WHERE id = ?", [(participant,)]),
    ]


def corrected(given: Sequence[Answered]) -> Write:
    """Keep answers typed in by the teacher: they replace what was typed in before."""
    return Write(
        f"INSERT INTO response ({_ANSWERED}) VALUES ({_marks(Answered._fields)}) "
        "ON CONFLICT (drill, number, participant) DO UPDATE SET response = excluded.response, "
        "score = excluded.score, points = excluded.points, received_at = excluded.received_at",
        given,
    )
