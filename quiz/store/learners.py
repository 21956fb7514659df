"""Learners, their settings and their sets of model parameters."""

from __future__ import annotations

import os
import unicodedata
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NoReturn

import msgspec

from quiz.errors import UnknownLearnerError, UsageError
from quiz.memory import DEFAULT_PARAMETERS, Parameters
from quiz.store import connection as sqlite
from quiz.store.failures import unreadable
from quiz.store.ids import new_id

if TYPE_CHECKING:
    import sqlite3

    from quiz.store.connection import Database

DEFAULT_NAME: Final = "me"
"""What the learner is called who was never asked for a name."""

LONGEST_NAME: Final = 80
MOST_NAMED: Final = 12
"""So many learners are named where one is not found."""
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


def known(database: Database, name: str | None) -> Learner:
    """Return the learner called ``name`` as ``resolve`` does, but make nobody.

    The default learner who has never studied has an id that stands in no log. Raises
    ``UnknownLearnerError`` for a name that nobody has, ``UsageError`` for one that nobody can have.
    """
    wanted = name if name is not None else os.environ.get("QUIZ_LEARNER") or None
    if wanted is None or folded(wanted) == folded(DEFAULT_NAME):
        found = _default(database) if wanted is None else find(database, wanted)
        return found or Learner(new_id(), DEFAULT_NAME)
    return named(database, wanted)


def named(database: Database, name: str) -> Learner:
    """Return the learner who has this name, however written. Raises ``UnknownLearnerError``."""
    shown = as_kept(name)
    return find(database, shown) or _nobody(database, shown)


def _nobody(database: Database, name: str) -> NoReturn:
    """Raise that there is no such learner, proposing the nearest and naming those there are."""
    from difflib import get_close_matches

    names = [learner.name for learner in everyone(database)]
    near = get_close_matches(folded(name), [folded(one) for one in names], n=1)
    meant = next((one for one in names if near and folded(one) == near[0]), None)
    more = len(names) - MOST_NAMED
    there = ", ".join(names[:MOST_NAMED]) + (f" and {more} more" if more > 0 else "")
    remedy = f"Did you mean {meant}? " if meant is not None else ""
    remedy += f"Learners here: {there}." if names else "Nobody has studied here under a name yet."
    raise UnknownLearnerError(f"There is no learner called {name}.", remedy=remedy)


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
    shown = as_kept(name)
    with database.transaction() as connection:
        if (known := find(database, shown)) is not None:
            return known
        return make(connection, shown, now)


def make(connection: sqlite3.Connection, shown: str, now: int) -> Learner:
    """Make a learner within a transaction; nobody has the name, which ``as_kept`` has been over."""
    learner = Learner(new_id(), shown)
    connection.execute("INSERT INTO learner (id, created_at) VALUES (?, ?)", (learner.id, now))
    connection.execute(
        "INSERT INTO learner_identity (learner, name, folded) VALUES (?, ?, ?)",
        (learner.id, shown, folded(shown)),
    )
    return learner


def as_kept(name: str) -> str:
    """Return a name as it is kept: on one line. Raises ``UsageError`` where it is empty or too long."""
    shown = " ".join("".join(c if c.isprintable() else " " for c in name).split())
    if not shown or len(shown) > LONGEST_NAME:
        raise UsageError(
            f"A learner's name has 1 to {LONGEST_NAME} printable characters.", remedy="Choose another name."
        )
    return shown


def rename(database: Database, learner: Learner, name: str) -> Learner:
    """Give a learner another name; the default learner stays it.

    Raises ``UsageError`` where somebody else has the name, or nobody can.
    """
    shown = as_kept(name)
    with sqlite.overwriting(database), database.transaction() as connection:
        other = find(database, shown)
        if other is not None and other.id != learner.id:
            raise UsageError(
                f"There is a learner called {other.name} already.", remedy="Choose another name."
            )
        default = _default(database)
        if default is not None and default.id == learner.id:
            # Who was never marked is found by the name that goes now.
            connection.execute(SET_SETTING, ("", "", _DEFAULT_KEY, learner.id))
        connection.execute(
            "UPDATE learner_identity SET name = ?, folded = ? WHERE learner = ?",
            (shown, folded(shown), learner.id),
        )
    return Learner(learner.id, shown)


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


def unname(connection: sqlite3.Connection, learner: Learner) -> None:
    """Delete a learner's name within a transaction, and that they are the default one."""
    connection.execute("DELETE FROM learner_identity WHERE learner = ?", (learner.id,))
    connection.execute("DELETE FROM setting WHERE name = ? AND value = ?", (_DEFAULT_KEY, learner.id))


_STUDIED: Final = "('introduce', 'review', 'practice')"


@dataclass(frozen=True, slots=True)
class LearnerRow:
    """A learner as a list shows one, with the study day of the last answer.

    ``studied`` counts how often a card was shown first or answered; what was undone does not count.
    """

    id: str
    name: str
    default: bool
    studied: int
    last_day: int | None


def rows(database: Database) -> list[LearnerRow]:
    """Return all learners who have a name, with what they have done."""
    default = _default(database)
    listed = []
    for learner in everyone(database):
        studied, last_day = database.all(
            f"SELECT count(*), max(study_day) FROM event WHERE learner = ? AND kind IN {_STUDIED} "
            "AND id NOT IN (SELECT ref FROM event WHERE learner = ? AND kind = 'void' AND ref IS NOT NULL)",
            (learner.id, learner.id),
        )[0]
        listed.append(LearnerRow(learner.id, learner.name, learner == default, studied, last_day))
    return listed


def nameless(database: Database) -> int:
    """Count the learners whose names were forgotten."""
    return int(
        database.value("SELECT count(*) FROM learner WHERE id NOT IN (SELECT learner FROM learner_identity)")
    )


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
    """Return a learner's parameter sets by number; 0 is the default one. Raises ``DamagedError``."""
    sets = {0: DEFAULT_PARAMETERS}
    for version, algorithm, weights in connection.execute(
        "SELECT version, algorithm, weights FROM parameter_set WHERE learner = ?", (learner,)
    ):
        try:
            values = tuple(msgspec.json.decode(weights, type=list[float]))
            sets[version] = Parameters(weights=values, algorithm=algorithm, version=version)
        except (msgspec.DecodeError, UsageError, TypeError, ValueError) as error:
            raise unreadable("A learner's set of model parameters") from error
    return sets


def current_parameters(connection: sqlite3.Connection, learner: str) -> Parameters:
    """Return the set in force: that of the highest number."""
    sets = parameter_sets(connection, learner)
    return sets[max(sets)]
