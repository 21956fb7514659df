"""Classes in the store: their lists of learners, the codes to join a drill by, and being forgotten."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from quiz.errors import UnknownClassError
from quiz.store import connection as sqlite
from quiz.store import learners
from quiz.store.ids import new_id
from quiz.store.learners import Learner, folded

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Mapping

    from quiz.store.connection import Database


class Roster(NamedTuple):
    """A class, with how many are in it."""

    id: str
    name: str
    size: int


class Listed(NamedTuple):
    """A learner in a class, and the code by which they join a drill as themselves."""

    roster: str
    learner: str
    name: str
    code: str


class TookPart(NamedTuple):
    """Somebody's taking part in a drill, under the name they had there."""

    drill: str
    participant: str
    name: str


def everything(database: Database) -> list[Roster]:
    """Return the classes, by name; who was forgotten is in none."""
    return [
        Roster(*row)
        for row in database.all(
            "SELECT r.id, r.name, count(i.learner) FROM roster r "
            "LEFT JOIN roster_member m ON m.roster = r.id "
            "LEFT JOIN learner_identity i ON i.learner = m.learner "
            "GROUP BY r.id ORDER BY r.folded"
        )
    ]


def named(database: Database, name: str) -> Roster:
    """Return the class of that name, however written. Raises ``UnknownClassError``, naming those known."""
    there = everything(database)
    for one in there:
        if folded(one.name) == folded(name):
            return one
    listed = ", ".join(one.name for one in there[:12])
    raise UnknownClassError(
        f"There is no class {name!r}.",
        remedy=f"Classes: {listed}." if listed else "`quiz roster add CLASS NAME…` makes one.",
    )


def members(database: Database, roster: str) -> list[Listed]:
    """Return who is in a class, given by id, by name."""
    rows = database.all(
        "SELECT m.roster, m.learner, i.name, m.code FROM roster_member m "
        "JOIN learner_identity i ON i.learner = m.learner WHERE m.roster = ? ORDER BY i.folded",
        (roster,),
    )
    return [Listed(*row) for row in rows]


def enrol(database: Database, lists: Mapping[str, Iterable[tuple[str, str]]], now: int) -> list[Listed]:
    """Put people, given with a code each, into classes, made where there are none; return who is new.

    All or nobody. Who is in a class already stays as they are; who is known here already stays the same
    learner. Names are kept as ``learners.as_kept`` has them, which raises ``UsageError``.
    """
    added = []
    with database.transaction() as connection:
        for name, people in lists.items():
            roster = _roster(connection, learners.as_kept(name), now)
            for given, code in people:
                shown = learners.as_kept(given)
                learner = learners.find(database, shown) or learners.make(connection, shown, now)
                done = connection.execute(
                    "INSERT INTO roster_member (roster, learner, code) VALUES (?, ?, ?) "
                    "ON CONFLICT (roster, learner) DO NOTHING",
                    (roster, learner.id, code),
                )
                if done.rowcount:
                    added.append(Listed(roster, learner.id, learner.name, code))
    return added


def remove(database: Database, roster: str, learners_: Iterable[str] | None = None) -> None:
    """Take learners out of a class, given by id, or delete it where None; learners and results stay."""
    with database.transaction() as connection:
        if learners_ is None:
            connection.execute("DELETE FROM roster_member WHERE roster = ?", (roster,))
            connection.execute("DELETE FROM roster WHERE id = ?", (roster,))
        else:
            connection.executemany(
                "DELETE FROM roster_member WHERE roster = ? AND learner = ?",
                [(roster, one) for one in learners_],
            )


def _roster(connection: sqlite3.Connection, name: str, now: int) -> str:
    row = connection.execute("SELECT id FROM roster WHERE folded = ?", (folded(name),)).fetchone()
    if row is not None:
        return str(row[0])
    roster = new_id()
    connection.execute(
        "INSERT INTO roster (id, name, folded, created_at) VALUES (?, ?, ?, ?)",
        (roster, name, folded(name), now),
    )
    return roster


# ---------------------------------------------------------------- in drills


def as_learner(database: Database, learner: str) -> list[TookPart]:
    """Return the drills that a learner took part in as themselves, the first first."""
    return _took_part(database, "p.learner = ?", learner)


def as_nickname(database: Database, folded_name: str) -> list[TookPart]:
    """Return the drills in which somebody had this name who is no learner that has one, the first first."""
    nobody = "(p.learner IS NULL OR p.learner NOT IN (SELECT learner FROM learner_identity))"
    return _took_part(database, f"{nobody} AND p.folded = ?", folded_name)


def _took_part(database: Database, which: str, value: str) -> list[TookPart]:
    rows = database.all(
        "SELECT p.drill, p.id, p.name FROM participant p JOIN drill d ON d.id = p.drill "
        f"WHERE {which} ORDER BY d.created_at, d.id, p.id",
        (value,),
    )
    return [TookPart(*row) for row in rows]


def forget(
    database: Database, learner: Learner | None, took_part: Iterable[TookPart], *, name: str, typed: str
) -> None:
    """Delete who somebody is and what they typed, from the file too; scores, times and choices stay.

    In drills they are called ``name`` and no drill can be told to be the same person's as another; ``typed``
    (JSON) stands in place of each typed answer. Backups made before still hold both.
    """
    with sqlite.overwriting(database), database.transaction() as connection:
        for one in took_part:
            connection.execute(
                "UPDATE participant SET name = ?, folded = id, token_hash = NULL, learner = NULL "
                "WHERE id = ?",
                (name, one.participant),
            )
            connection.execute(
                "UPDATE response SET response = ? WHERE participant = ? AND json_valid(response) "
                "AND json_extract(response, '$.answer') = 'text'",
                (typed, one.participant),
            )
        if learner is not None:
            connection.execute("DELETE FROM roster_member WHERE learner = ?", (learner.id,))
            learners.unname(connection, learner)
