"""Which siblings of a card were asked today, so that one is no hint to another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quiz.memory import Phase, is_buried, sibling_group, siblings_a_day
from quiz.store import queue

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable

Taken = dict[str, tuple[str, ...]]
"""Group of siblings → those of it that a day has asked or is to ask."""


def note(taken: Taken, cards: Iterable[str]) -> None:
    """Note that cards are asked."""
    for card in cards:
        group = sibling_group(card)
        there = taken.get(group, ())
        if card not in there:
            taken[group] = (*there, card)


class Siblings:
    """Tells whether a card may be asked on a day that asks others of its group."""

    def __init__(self, connection: sqlite3.Connection, *, bury: bool) -> None:
        self._connection = connection
        self._bury = bury
        self._rooms: dict[str, int] = {}

    def buries(self, card: str, phase: Phase, taken: Taken) -> bool:
        """Whether a card waits for tomorrow because of those that are taken."""
        if not self._bury:
            return False
        group = sibling_group(card)
        there = taken.get(group)
        # Large groups are few: their size is looked up only where it matters.
        return (
            there is not None
            and is_buried(card, phase, there)
            and is_buried(card, phase, there, self._room(group))
        )

    def _room(self, group: str) -> int:
        if group not in self._rooms:
            self._rooms[group] = siblings_a_day(queue.count_siblings(self._connection, group))
        return self._rooms[group]
