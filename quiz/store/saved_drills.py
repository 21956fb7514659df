"""Drills kept under a name, to be held again."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from quiz.errors import UnknownDrillError, UsageError

if TYPE_CHECKING:
    from quiz.store.connection import Database

LONGEST_NAME: Final = 80


class SavedDrill(NamedTuple):
    """A drill under a name: its deck, and its options as JSON."""

    name: str
    deck: str
    options: str
    created_at: int


_FIELDS: Final = ", ".join(SavedDrill._fields)


def _folded(name: str) -> str:
    return " ".join(name.split()).casefold()


def save(database: Database, saved: SavedDrill) -> bool:
    """Keep a drill under its name; tell whether it took the place of another.

    Raises :class:`UsageError` for a name that is empty, too long, or cannot be shown.
    """
    name = " ".join(saved.name.split())
    if not name or len(name) > LONGEST_NAME or not name.isprintable():
        raise UsageError(
            "A drill cannot be saved under that name.",
            remedy=f"Give 1 to {LONGEST_NAME} letters, figures and spaces.",
        )
    with database.transaction() as connection:
        cursor = connection.execute("DELETE FROM saved_drill WHERE folded = ?", (_folded(name),))
        connection.execute(
            f"INSERT INTO saved_drill (folded, {_FIELDS}) VALUES (?, ?, ?, ?, ?)",
            (_folded(name), *saved._replace(name=name)),
        )
    return bool(cursor.rowcount)


def everything(database: Database) -> list[SavedDrill]:
    """Return the saved drills by name."""
    return [SavedDrill(*row) for row in database.all(f"SELECT {_FIELDS} FROM saved_drill ORDER BY folded")]


def named(database: Database, name: str) -> SavedDrill:
    """Return the drill saved under a name, whatever its case. Raises ``UnknownDrillError``, naming others."""
    rows = database.all(f"SELECT {_FIELDS} FROM saved_drill WHERE folded = ?", (_folded(name),))
    if rows:
        return SavedDrill(*rows[0])
    there = ", ".join(one.name for one in everything(database))
    raise UnknownDrillError(
        f"No drill is saved as {name!r}.",
        remedy=f"There are: {there}." if there else "`quiz drill DECK --save NAME` saves one.",
    )


def delete(database: Database, name: str) -> SavedDrill:
    """Delete a saved drill and return it. Raises ``UnknownDrillError`` where there is none."""
    found = named(database, name)
    with database.transaction() as connection:
        connection.execute("DELETE FROM saved_drill WHERE folded = ?", (_folded(found.name),))
    return found
