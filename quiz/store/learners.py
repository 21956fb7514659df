"""Learners, their settings and their sets of model parameters."""

from __future__ import annotations

import os
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import msgspec

from quiz.errors import UsageError
from quiz.memory import DEFAULT_PARAMETERS, Parameters
from quiz.store.ids import new_id

if TYPE_CHECKING:
    import sqlite3

    from quiz.store.connection import Database

DEFAULT_NAME: Final = "me"
"""What the learner is called who was never asked for a name."""

LONGEST_NAME: Final = 80
_DEFAULT_KEY: Final = "default-learner"


@dataclass(frozen=True, slots=True)
class Learner:
    """Somebody who learns here. ``id`` is what the log knows; ``name`` may be forgotten."""

    id: str
    name: str


def folded(name: str) -> str:
    """Return a name as it is compared: compatibility forms, case and runs of spaces do not count."""
    return " ".join(unicodedata.normalize("NFKC", name).casefold().split())


def find(database: Database, name: str) -> Learner | None:
    """Return the learner of that name, however written, or None."""
    row = database.one("SELECT learner, name FROM learner_identity WHERE folded = ?", (folded(name),))
    return None if row is None else Learner(*row)


def resolve(database: Database, name: str | None, now: int) -> Learner:
    """Return the learner called ``name``, else by ``QUIZ_LEARNER``, else the default one.

    A learner not met before is made. Raises ``UsageError`` for a name that is empty or too long.
    """
    wanted = name if name is not None else os.environ.get("QUIZ_LEARNER") or None
    if wanted is not None:
        return find(database, wanted) or add(database, wanted, now)
    return _default(database) or add(database, DEFAULT_NAME, now)


def _default(database: Database) -> Learner | None:
    """Return the learner marked as default, else the one called ``DEFAULT_NAME``; never anybody else."""
    row = database.one(
        "SELECT i.learner, i.name FROM learner_identity i JOIN setting s ON s.value = i.learner "
        "WHERE s.learner = '' AND s.deck = '' AND s.name = ?",
        (_DEFAULT_KEY,),
    )
    return Learner(*row) if row is not None else find(database, DEFAULT_NAME)


def add(database: Database, name: str, now: int) -> Learner:
    """Make a learner, or return the one that has the name already."""
    shown = " ".join("".join(c if c.isprintable() else " " for c in name).split())
    if not shown or len(shown) > LONGEST_NAME:
        raise UsageError(
            f"A learner's name has 1 to {LONGEST_NAME} printable characters.", remedy="Choose another name."
        )
    with database.transaction() as connection:
        if (known := find(database, shown)) is not None:
            return known
        learner = Learner(new_id(), shown)
        connection.execute("INSERT INTO learner (id, created_at) VALUES (?, ?)", (learner.id, now))
        connection.execute(
            "INSERT INTO learner_identity (learner, name, folded) VALUES (?, ?, ?)",
            (learner.id, shown, folded(shown)),
        )
    return learner


def everyone(database: Database) -> list[Learner]:
    """Return all learners who have a name, the first made first."""
    return [
        Learner(*row)
        for row in database.all(
            "SELECT i.learner, i.name FROM learner_identity i JOIN learner l ON l.id = i.learner "
            "ORDER BY l.created_at, l.id"
        )
    ]


def make_default(database: Database, learner: Learner) -> None:
    """Let this be the learner who is meant when nobody is named."""
    with database.transaction() as connection:
        connection.execute(SET_SETTING, ("", "", _DEFAULT_KEY, learner.id))


def forget(database: Database, learner: Learner) -> None:
    """Delete the name: the log stays, and nobody knows whose it is."""
    with database.transaction() as connection:
        connection.execute("DELETE FROM learner_identity WHERE learner = ?", (learner.id,))


# ---------------------------------------------------------------- settings

SET_SETTING: Final = (
    "INSERT INTO setting (learner, deck, name, value) VALUES (?, ?, ?, ?) "
    "ON CONFLICT (learner, deck, name) DO UPDATE SET value = excluded.value"
)


def setting(database: Database, name: str, *, learner: str = "", deck: str = "") -> str | None:
    """Return a setting as it was stored (JSON), or None."""
    value: str | None = database.value(
        "SELECT value FROM setting WHERE learner = ? AND deck = ? AND name = ?", (learner, deck, name)
    )
    return value


def set_setting(
    database: Database, name: str, value: str | None, *, learner: str = "", deck: str = ""
) -> None:
    """Store a setting (JSON); None removes it."""
    with database.transaction() as connection:
        if value is None:
            connection.execute(
                "DELETE FROM setting WHERE learner = ? AND deck = ? AND name = ?", (learner, deck, name)
            )
        else:
            connection.execute(SET_SETTING, (learner, deck, name, value))


# ---------------------------------------------------------------- parameter sets


def parameter_sets(connection: sqlite3.Connection, learner: str) -> dict[int, Parameters]:
    """Return a learner's parameter sets by number; 0 is the default one."""
    sets = {0: DEFAULT_PARAMETERS}
    for version, algorithm, weights in connection.execute(
        "SELECT version, algorithm, weights FROM parameter_set WHERE learner = ?", (learner,)
    ):
        values = tuple(msgspec.json.decode(weights, type=list[float]))
        sets[version] = Parameters(weights=values, algorithm=algorithm, version=version)
    return sets


def current_parameters(connection: sqlite3.Connection, learner: str) -> Parameters:
    """Return the set in force: that of the highest number."""
    sets = parameter_sets(connection, learner)
    return sets[max(sets)]
