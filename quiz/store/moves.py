"""Progress that follows its card: renames, and cards that are retired or return."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from quiz.store.learners import parameter_sets
from quiz.store.log import card_log, switches
from quiz.store.memories import QUEUE_RETIRED, REPLACE, fold, queue_of, read, to_row

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Sequence

    from quiz.questions.model import Card


def learner_ids(connection: sqlite3.Connection) -> list[str]:
    """Return everyone who has a log, also those whose names were forgotten."""
    return [row[0] for row in connection.execute("SELECT id FROM learner ORDER BY id")]


def set_retired(connection: sqlite3.Connection, cards: Sequence[str], *, retired: bool) -> None:
    """Take cards out of every learner's queue, or put them back where their memory says."""
    for learner in learner_ids(connection) if cards else ():
        if retired:
            connection.executemany(
                f"UPDATE memory SET queue = {QUEUE_RETIRED} WHERE learner = ? AND card = ?",
                ((learner, card) for card in cards),
            )
            continue
        for card in cards:
            state = read(connection, learner, card)
            if state.version:
                connection.execute(
                    "UPDATE memory SET queue = ? WHERE learner = ? AND card = ?",
                    (queue_of(state.memory), learner, card),
                )


def former_ids(connection: sqlite3.Connection, card: str) -> list[str]:
    """Return the ids under which a card's events may stand: its own, then its former ones."""
    rows = connection.execute("SELECT was FROM card_alias WHERE card = ? ORDER BY was", (card,))
    return [card, *(row[0] for row in rows)]


def holders(connection: sqlite3.Connection, logged_as: str) -> list[str]:
    """Return the cards in use to which events logged under this id belong, in the order of their ids."""
    rows = connection.execute(
        "SELECT id FROM card WHERE retired_at IS NULL "
        "AND (id = ? OR id IN (SELECT card FROM card_alias WHERE was = ?)) ORDER BY id",
        (logged_as, logged_as),
    )
    return [row[0] for row in rows]


def follow_renames(connection: sqlite3.Connection, cards: Iterable[Card], made: set[str]) -> list[str]:
    """Let progress follow ``was``; return the cards that took over from former ids just now.

    The log stays as it is: the table of aliases leads from the former id to the new one, and the memory is
    worked out anew from the log of all ids. An id that is in use again is nobody's former id.
    """
    touched = _release(connection, made)
    moved: list[str] = []
    for card in cards:
        if not card.was:
            continue
        known = set(former_ids(connection, card.id))
        wanted = {was for was in card.was if was not in made}
        # What led to a former id leads on to the new one.
        wanted |= {older for was in sorted(wanted) for older in former_ids(connection, was)[1:]}
        fresh = sorted(was for was in wanted if was not in known and was not in made)
        if fresh:
            connection.executemany(
                "INSERT INTO card_alias (was, card) VALUES (?, ?) ON CONFLICT (was, card) DO NOTHING",
                ((was, card.id) for was in fresh),
            )
            moved.append(card.id)
    for learner in learner_ids(connection) if moved or touched else ():
        for card_id in sorted({*moved, *touched}):
            recompute(connection, learner, card_id)
    return moved


def _release(connection: sqlite3.Connection, made: set[str]) -> list[str]:
    """Delete the aliases of ids in use; return the cards that lose a part of their log by it."""
    rows = [row for row in connection.execute("SELECT was, card FROM card_alias") if row[0] in made]
    connection.executemany("DELETE FROM card_alias WHERE was = ?", ((was,) for was, _ in rows))
    return sorted({card for _, card in rows} | {was for was, _ in rows})


def expected_row(connection: sqlite3.Connection, learner: str, card: str) -> tuple[Any, ...] | None:
    """Return the memory row that a card's log comes to; None where there is no log, or no such card."""
    place = connection.execute("SELECT deck, retired_at FROM card WHERE id = ?", (card,)).fetchone()
    state = fold(
        card_log(connection, learner, former_ids(connection, card)),
        parameter_sets(connection, learner),
        switches(connection, learner),
    )
    if place is None or not state.version:
        return None
    deck, retired_at = place
    return to_row(learner, card, deck, state, retired=retired_at is not None)


def put_row(connection: sqlite3.Connection, learner: str, card: str, row: tuple[Any, ...] | None) -> None:
    """Write a memory row whatever was there, or delete it."""
    if row is None:
        connection.execute("DELETE FROM memory WHERE learner = ? AND card = ?", (learner, card))
    else:
        connection.execute(REPLACE, row)


def recompute(connection: sqlite3.Connection, learner: str, card: str) -> None:
    """Write a card's memory anew from its log, or delete it where there is none; in a transaction."""
    put_row(connection, learner, card, expected_row(connection, learner, card))


def adopt(connection: sqlite3.Connection, cards: Sequence[str]) -> None:
    """Give cards that are new to the store the memory that a log brought from elsewhere comes to."""
    for learner in learner_ids(connection) if cards else ():
        if connection.execute("SELECT 1 FROM event WHERE learner = ? LIMIT 1", (learner,)).fetchone() is None:
            continue
        for card in cards:
            if connection.execute(_ANY_EVENT, (learner, card)).fetchone() is not None:
                recompute(connection, learner, card)


_ANY_EVENT = "SELECT 1 FROM event WHERE learner = ? AND card = ? LIMIT 1"
