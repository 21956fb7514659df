"""Cards asked for by name: whether they are there, and how a learner stands with each."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from quiz.store.memories import SELECT_COLUMNS, from_row
from quiz.store.queue import with_forms

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterator

    from quiz.memory import Memory

_AT_ONCE: Final = 500
"""So many ids are asked for in one query: some builds of SQLite allow no more than 999 parameters."""


def decks_of(connection: sqlite3.Connection, cards: Collection[str]) -> dict[str, str]:
    """Return the deck of each of these cards that is in use."""
    found: dict[str, str] = {}
    for some in _portions(cards):
        marks = ", ".join("?" * len(some))
        found.update(
            connection.execute(
                f"SELECT id, deck FROM card WHERE retired_at IS NULL AND id IN ({marks})", some
            ).fetchall()
        )
    return found


def standing(
    connection: sqlite3.Connection, learner: str, cards: Collection[str], forms: Collection[str] | None = None
) -> list[tuple[str, Memory]]:
    """Return those of the cards that are in use, with the learner's memory of each, in their decks' order.

    ``forms`` leaves only cards that have a question of one of these.
    """
    condition, extra = with_forms(forms, None)
    rows: list[tuple[str, int, str, Memory]] = []
    for some in _portions(cards):
        marks = ", ".join("?" * len(some))
        found = connection.execute(
            f"SELECT {SELECT_COLUMNS}, c.deck, c.position, c.id "
            "FROM card c LEFT JOIN memory m ON m.learner = ? AND m.card = c.id "
            f"WHERE c.retired_at IS NULL AND c.id IN ({marks}){condition}",
            (learner, *some, *extra),
        )
        rows += [(*row[-3:], from_row(row).memory) for row in found]
    rows.sort(key=lambda row: row[:3])
    return [(card, memory) for _, _, card, memory in rows]


def _portions(cards: Collection[str]) -> Iterator[list[str]]:
    ordered = sorted(cards)
    for start in range(0, len(ordered), _AT_ONCE):
        yield ordered[start : start + _AT_ONCE]
