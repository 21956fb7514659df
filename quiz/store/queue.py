"""Which cards wait for a learner: queries that read an index and stop early, whatever the deck's size."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

from quiz.store.failures import unreadable
from quiz.store.memories import (
    QUEUE_LEARNING,
    QUEUE_NEW,
    QUEUE_REVIEW,
    QUEUE_SUSPENDED,
    SELECT_COLUMNS,
    State,
    from_row,
)

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Collection, Iterator, Sequence

    from quiz.store.connection import Database

_BATCH: Final = 128
_MARK_WORTH: Final = 64
"""So many cards passed over make it worth remembering where the new ones begin."""

MATURE_DAYS: Final = 21
"""An interval from which a card counts as mature, as in Anki."""


class Waiting(NamedTuple):
    """A card that waits, and the study day (review) or microsecond (learning) for which it does."""

    card: str
    due: int


class Found(NamedTuple):
    """A card as it is to be shown: its payload (JSON) and the learner's state of it."""

    payload: bytes
    state: State


_SHOW: Final = (
    f"SELECT {SELECT_COLUMNS}, b.payload FROM card_body b "
    "LEFT JOIN memory m ON m.learner = ? AND m.card = b.card WHERE b.card = ?"
)


def show(connection: sqlite3.Connection, learner: str, card: str) -> Found | None:
    """Return a card with the learner's state of it, or None if it is retired or gone."""
    row = connection.execute(_SHOW, (learner, card)).fetchone()
    return None if row is None else Found(row[-1], from_row(row))


def with_forms(forms: Collection[str] | None, card: str | None) -> tuple[str, list[str]]:
    """Return a condition that a card has one of the forms, and its parameters.

    ``card`` is the column that holds the card's id; None where the table ``card`` itself is read as ``c``.
    """
    if forms is None:
        return "", []
    likes = " OR ".join(f"{'c' if card is None else 'f'}.forms LIKE ?" for _ in forms) or "0 = 1"
    condition = (
        f"({likes})" if card is None else f"EXISTS (SELECT 1 FROM card f WHERE f.id = {card} AND ({likes}))"
    )
    return f" AND {condition}", [f"%,{form},%" for form in sorted(forms)]


def due_reviews(
    connection: sqlite3.Connection, learner: str, deck: str, day: int, forms: Collection[str] | None = None
) -> Iterator[Waiting]:
    """Yield the deck's cards due for review by ``day``, the longest due first."""
    condition, extra = with_forms(forms, "m.card")
    cursor = connection.execute(
        "SELECT m.card, m.due_day FROM memory m WHERE m.learner = ? AND m.deck = ? "
        f"AND m.queue = {QUEUE_REVIEW} AND m.due_day <= ? "
        f"AND (m.buried_until IS NULL OR m.buried_until <= ?){condition} ORDER BY m.due_day, m.interval",
        (learner, deck, day, day, *extra),
    )
    while rows := cursor.fetchmany(_BATCH):
        for card, due in rows:
            yield Waiting(card, due)


def count_siblings(connection: sqlite3.Connection, group: str) -> int:
    """Count the cards of a group of siblings that are there to be asked."""
    row = connection.execute(
        "SELECT count(*) FROM card WHERE sibling = ? AND retired_at IS NULL", (group,)
    ).fetchone()
    return int(row[0])


def count_due(
    connection: sqlite3.Connection,
    learner: str,
    deck: str,
    day: int,
    forms: Collection[str] | None = None,
    *,
    limit: int,
) -> int:
    """Count the deck's cards due for review by ``day``, up to ``limit``."""
    condition, extra = with_forms(forms, "m.card")
    row = connection.execute(
        "SELECT count(*) FROM (SELECT 1 FROM memory m WHERE m.learner = ? AND m.deck = ? "
        f"AND m.queue = {QUEUE_REVIEW} AND m.due_day <= ? "
        f"AND (m.buried_until IS NULL OR m.buried_until <= ?){condition} LIMIT ?) AS due",
        (learner, deck, day, day, *extra, limit),
    ).fetchone()
    return int(row[0])


def count_buried(connection: sqlite3.Connection, learner: str, deck: str, day: int) -> tuple[int, int]:
    """Count the deck's cards that are buried beyond ``day``: those not begun, and the others."""
    new = others = 0
    rows = connection.execute(
        "SELECT queue, count(*) FROM memory WHERE learner = ? AND deck = ? AND queue >= ? "
        "AND buried_until > ? GROUP BY queue",
        (learner, deck, QUEUE_NEW, day),
    )
    for line, count in rows:
        if line == QUEUE_NEW:
            new += count
        else:
            others += count
    return new, others


def learning(
    connection: sqlite3.Connection,
    learner: str,
    deck: str,
    day: int,
    forms: Collection[str] | None = None,
    *,
    limit: int,
) -> list[Waiting]:
    """Return up to ``limit`` of the deck's cards in learning or relearning steps, the first due first."""
    condition, extra = with_forms(forms, "m.card")
    rows = connection.execute(
        "SELECT m.due_at, m.card FROM memory m WHERE m.learner = ? AND m.deck = ? "
        f"AND m.queue = {QUEUE_LEARNING} AND (m.buried_until IS NULL OR m.buried_until <= ?){condition} "
        "ORDER BY m.due_day LIMIT ?",
        (learner, deck, day, *extra, limit),
    ).fetchall()
    try:
        rows.sort(key=lambda row: (row[0] or 0, row[1]))
    except TypeError as error:
        raise unreadable("What is remembered of a card") from error
    return [Waiting(card, due or 0) for due, card in rows]


def new_cards(
    connection: sqlite3.Connection, learner: str, deck: str, day: int, forms: Collection[str] | None = None
) -> Iterator[Waiting]:
    """Yield the deck's cards not begun, in order; ``due`` is the position.

    Cards that have a memory row (reset, undone, flagged before they were begun) lie in the index of what
    waits. The others are looked for from a mark on, before which every card is known to have a row.
    """
    condition, extra = with_forms(forms, None)
    cursor = connection.execute(
        "SELECT c.id, c.position FROM memory m JOIN card c ON c.id = m.card "
        "WHERE m.learner = ? AND m.deck = ? "
        f"AND m.queue = {QUEUE_NEW} AND c.retired_at IS NULL "
        f"AND (m.buried_until IS NULL OR m.buried_until <= ?){condition} ORDER BY c.position, c.id",
        (learner, deck, day, *extra),
    )
    begun = [Waiting(*row) for row in cursor]
    condition, extra = with_forms(forms, None)
    cursor = connection.execute(
        "SELECT c.id, c.position FROM card c WHERE c.deck = ? AND c.retired_at IS NULL AND c.position >= ? "
        f"AND NOT EXISTS (SELECT 1 FROM memory m WHERE m.learner = ? AND m.card = c.id){condition} "
        "ORDER BY c.position, c.id",
        (deck, _mark(connection, learner, deck), learner, *extra),
    )
    place = 0
    while rows := cursor.fetchmany(_BATCH):
        for card, position in rows:
            while place < len(begun) and begun[place].due <= position:
                yield begun[place]
                place += 1
            yield Waiting(card, position)
    yield from begun[place:]


def _mark(connection: sqlite3.Connection, learner: str, deck: str) -> int:
    """Return a position before which no card of the deck lacks a memory row."""
    row = connection.execute(
        "SELECT n.position FROM new_mark n JOIN deck d ON d.id = n.deck AND d.revision = n.revision "
        "WHERE n.learner = ? AND n.deck = ?",
        (learner, deck),
    ).fetchone()
    return 0 if row is None else int(row[0])


def advance_mark(database: Database, learner: str, deck: str) -> bool:
    """Remember where the cards without memory row begin, if well past where it was; return whether."""
    if not _progress(database.connection, learner, deck):
        return False
    with database.transaction() as connection:
        # Looked at again under the lock: the deck may have been built anew in between.
        position = _progress(connection, learner, deck)
        if position:
            connection.execute(
                "INSERT INTO new_mark (learner, deck, revision, position) "
                "SELECT ?, id, revision, ? FROM deck WHERE id = ? ON CONFLICT (learner, deck) "
                "DO UPDATE SET revision = excluded.revision, position = excluded.position",
                (learner, position, deck),
            )
    return position > 0


def _progress(connection: sqlite3.Connection, learner: str, deck: str) -> int:
    """Return where the cards without memory row begin, or 0 if it is not worth remembering."""
    mark = _mark(connection, learner, deck)
    row = connection.execute(
        "SELECT c.position FROM card c WHERE c.deck = ? AND c.retired_at IS NULL AND c.position >= ? "
        "AND NOT EXISTS (SELECT 1 FROM memory m WHERE m.learner = ? AND m.card = c.id) "
        "ORDER BY c.position LIMIT 1",
        (deck, mark, learner),
    ).fetchone()
    if row is None:  # all have been begun: the next build may bring more
        row = connection.execute(
            "SELECT max(position) + 1 FROM card WHERE deck = ? AND retired_at IS NULL", (deck,)
        ).fetchone()
    position = row[0] or 0
    return int(position) if position - mark >= _MARK_WORTH else 0


def practice_cards(
    connection: sqlite3.Connection, learner: str, decks: Sequence[str], forms: Collection[str], limit: int
) -> list[str]:
    """Return cards to practise: those begun, the longest unseen first, then new ones in order."""
    condition, extra = with_forms(forms, None)
    found: list[tuple[int, int, int, str]] = []
    for deck in decks:
        rows = connection.execute(
            "SELECT m.last_at, c.position, c.id "
            "FROM card c LEFT JOIN memory m ON m.learner = ? AND m.card = c.id "
            "WHERE c.deck = ? AND c.retired_at IS NULL "
            f"AND (m.queue IS NULL OR m.queue >= {QUEUE_NEW}){condition} "
            "ORDER BY m.last_at IS NULL, m.last_at, c.position, c.id LIMIT ?",
            (learner, deck, *extra, limit),
        )
        found += [(at is None, at or 0, position, card) for at, position, card in rows]
    found.sort()
    return [card for *_, card in found[:limit]]


class SetAside(NamedTuple):
    """A suspended card; ``leech`` is not 0 if it was ever forgotten again and again."""

    card: str
    deck: str
    text: str
    lapses: int
    leech: int


def suspended(connection: sqlite3.Connection, learner: str, deck: str) -> list[SetAside]:
    """Return the deck's cards that the learner has suspended, in the deck's order."""
    rows = connection.execute(
        "SELECT m.card, m.deck, c.text, m.lapses, m.leech FROM memory m JOIN card c ON c.id = m.card "
        f"WHERE m.learner = ? AND m.deck = ? AND m.queue = {QUEUE_SUSPENDED} ORDER BY c.position, c.id",
        (learner, deck),
    )
    return [SetAside(*row) for row in rows]


# ---------------------------------------------------------------- counts


class DeckCounts(NamedTuple):
    """How many of a deck's cards stand where, for one learner."""

    learning: int
    young: int
    mature: int
    suspended: int

    @property
    def begun(self) -> int:
        """How many the learner has begun and not suspended."""
        return self.learning + self.young + self.mature


def deck_counts(connection: sqlite3.Connection, learner: str, deck: str) -> DeckCounts:
    """Count from the index what a learner has begun of a deck; young and mature by interval.

    Cards in learning or relearning steps count as learning, whatever interval they had.
    """
    learning = young = mature = suspended = 0
    rows = connection.execute(
        "SELECT queue, interval >= ?, count(*) FROM memory WHERE learner = ? AND deck = ? AND queue >= ? "
        "GROUP BY queue, interval >= ?",
        (MATURE_DAYS, learner, deck, QUEUE_SUSPENDED, MATURE_DAYS),
    )
    for queue, is_mature, count in rows:
        if queue == QUEUE_SUSPENDED:
            suspended += count
        elif queue == QUEUE_LEARNING:
            learning += count
        elif queue != QUEUE_NEW:
            if is_mature:
                mature += count
            else:
                young += count
    return DeckCounts(learning, young, mature, suspended)


def due_by_day(
    connection: sqlite3.Connection, learner: str, deck: str, first: int, last: int
) -> dict[int, int]:
    """Count the reviews due on each study day; what is overdue counts for the first.

    A buried card counts for the day on which it comes back.
    """
    rows = connection.execute(
        "SELECT max(due_day, coalesce(buried_until, due_day)) AS back, count(*) FROM memory "
        f"WHERE learner = ? AND deck = ? AND queue = {QUEUE_REVIEW} AND due_day <= ? GROUP BY back",
        (learner, deck, last),
    )
    counts: dict[int, int] = {}
    for day, count in rows:
        if day <= last:
            counts[max(first, day)] = counts.get(max(first, day), 0) + count
    return counts


def due_on(connection: sqlite3.Connection, learner: str, deck: str, day: int) -> int:
    """Count the deck's reviews due on exactly one study day."""
    row = connection.execute(
        "SELECT count(*) FROM memory WHERE learner = ? AND deck = ? "
        f"AND queue = {QUEUE_REVIEW} AND due_day = ?",
        (learner, deck, day),
    ).fetchone()
    return int(row[0])


def answers_by_day(connection: sqlite3.Connection, learner: str, first: int, last: int) -> dict[int, int]:
    """Count on each study day what was shown first or answered; what was undone does not count."""
    counts = dict(
        connection.execute(
            "SELECT study_day, count(*) FROM event WHERE learner = ? AND study_day BETWEEN ? AND ? "
            "AND kind IN ('introduce', 'review', 'practice') GROUP BY study_day",
            (learner, first, last),
        ).fetchall()
    )
    # Two machines may each have undone the same answer; and what is undone need not be an answer.
    undone = connection.execute(
        "SELECT t.study_day, count(DISTINCT t.id) FROM event v "
        "JOIN event t ON t.learner = v.learner AND t.id = v.ref "
        "WHERE v.learner = ? AND v.study_day >= ? AND v.kind = 'void' AND t.study_day BETWEEN ? AND ? "
        "AND t.kind IN ('introduce', 'review', 'practice') GROUP BY t.study_day",
        (learner, first, first, last),
    )
    for day, count in undone:
        counts[day] = max(0, counts.get(day, 0) - count)
    return counts


def last_day_before(connection: sqlite3.Connection, learner: str, day: int) -> int | None:
    """Return the last study day before ``day`` on which anything was studied."""
    row = connection.execute(
        "SELECT max(study_day) FROM event WHERE learner = ? AND study_day < ? "
        "AND kind IN ('introduce', 'review', 'practice')",
        (learner, day),
    ).fetchone()
    found: int | None = row[0]
    return found
