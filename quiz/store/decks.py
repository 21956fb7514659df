"""Decks in the store: listing them, reading them, taking them out."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

import msgspec

from quiz.errors import UnknownDeckError
from quiz.questions.document import BuiltDeck, TopicInfo, decode_deck
from quiz.questions.model import Card
from quiz.store import connection as sqlite
from quiz.store.failures import unreadable
from quiz.store.moves import set_retired

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator, Mapping

    from quiz.store.connection import Database

_CARD_DECODER: Final = msgspec.json.Decoder(Card)


def decode_card(card_id: str, payload: bytes) -> Card:
    """Return the card in a stored body. Raises ``DamagedError`` if it is none."""
    try:
        return _CARD_DECODER.decode(payload)
    except (msgspec.DecodeError, ValueError, TypeError) as error:  # also bytes that are no UTF-8, or no bytes
        raise unreadable(f"The card {card_id}") from error


@dataclass(frozen=True, slots=True)
class DeckInfo:
    """A deck as the store lists it. ``origin`` is where it was built from."""

    id: str
    title: str
    summary: str | None
    language: str
    fingerprint: str
    origin: str | None
    cards: int
    revision: int


_INFO: Final = "id, title, summary, language, fingerprint, origin, cards, revision"


def decks(database: Database) -> list[DeckInfo]:
    """Return the decks there are, by title."""
    rows = database.all(f"SELECT {_INFO} FROM deck WHERE removed_at IS NULL ORDER BY title, id")
    return [DeckInfo(*row) for row in rows]


def deck(database: Database, deck_id: str) -> DeckInfo:
    """Return one deck. Raises ``UnknownDeckError``, proposing the nearest id."""
    row = database.one(f"SELECT {_INFO} FROM deck WHERE id = ? AND removed_at IS NULL", (deck_id,))
    if row is not None:
        return DeckInfo(*row)
    from difflib import get_close_matches

    ids = [info.id for info in decks(database)]
    near = get_close_matches(deck_id, ids, n=1)
    if near:
        remedy = f"Did you mean {near[0]}?"
    else:
        remedy = f"There are: {', '.join(ids)}." if ids else "There is none yet; `quiz build PATH` makes one."
    raise UnknownDeckError(f"There is no deck {deck_id!r}.", remedy=remedy)


class Heading(NamedTuple):
    """What stands above a deck's cards: its title, and its topics' titles by id."""

    title: str
    topics: Mapping[str, str]


class _Topics(msgspec.Struct):
    """The part of a deck's document that names its topics: all that a session reads of it."""

    topics: tuple[TopicInfo, ...] = ()


_TOPICS: Final = msgspec.json.Decoder(_Topics)


def heading(connection: sqlite3.Connection, deck_id: str) -> Heading:
    """Return a deck's title and topics, removed or not; the id stands for the title of a deck unknown."""
    row = connection.execute("SELECT title, document FROM deck WHERE id = ?", (deck_id,)).fetchone()
    if row is None:
        return Heading(deck_id, {})
    try:
        return Heading(row[0], {topic.id: topic.title for topic in _TOPICS.decode(row[1]).topics})
    except (msgspec.DecodeError, ValueError, TypeError) as error:
        raise unreadable(f"What the deck {deck_id} was made from") from error


def document(database: Database, deck_id: str) -> BuiltDeck:
    """Return everything about a deck but its cards. Raises ``UnknownDeckError``."""
    deck(database, deck_id)
    try:
        return decode_deck(database.value("SELECT document FROM deck WHERE id = ?", (deck_id,)))
    except (msgspec.DecodeError, ValueError, TypeError) as error:
        raise unreadable(f"What the deck {deck_id} was made from") from error


def cards(database: Database, deck_id: str) -> Iterator[Card]:
    """Yield a deck's cards in its order."""
    rows = database.stream(
        "SELECT c.id, b.payload FROM card c JOIN card_body b ON b.card = c.id "
        "WHERE c.deck = ? AND c.retired_at IS NULL ORDER BY c.position, c.id",
        (deck_id,),
    )
    for card_id, payload in rows:
        yield decode_card(card_id, payload)


def card(database: Database, card_id: str) -> Card | None:
    """Return a card that is in use, or None."""
    payload = database.value(
        "SELECT payload FROM card_body WHERE card = ?",
        (card_id,),
    )
    return None if payload is None else decode_card(card_id, payload)


def built_deck(database: Database, deck_id: str) -> BuiltDeck:
    """Return a deck with its cards, as it was built. Raises ``UnknownDeckError``."""
    return msgspec.structs.replace(document(database, deck_id), cards=tuple(cards(database, deck_id)))


# ---------------------------------------------------------------- removing


@dataclass(frozen=True, slots=True)
class Removal:
    """What taking out a deck took away: cards, learners' memories, and events (0 where progress is kept)."""

    deck: str
    cards: int
    memories: int
    events: int


def remove_deck(database: Database, deck_id: str, now: int, *, purge: bool = False) -> Removal:
    """Take a deck out. Progress is kept, and is there again if the deck is; ``purge`` deletes it too.

    Raises ``UnknownDeckError``. Make a backup first.
    """
    deck(database, deck_id)
    with database.transaction() as connection:
        ids = [row[0] for row in connection.execute("SELECT id FROM card WHERE deck = ?", (deck_id,))]
        memories = connection.execute("SELECT count(*) FROM memory WHERE deck = ?", (deck_id,)).fetchone()[0]
        events = 0
        if purge:
            events = _purge(connection, deck_id, ids)
        else:
            connection.execute(
                "UPDATE card SET retired_at = ? WHERE deck = ? AND retired_at IS NULL", (now, deck_id)
            )
            connection.execute(
                "UPDATE deck SET removed_at = ?, cards = 0, revision = revision + 1 WHERE id = ?",
                (now, deck_id),
            )
            connection.executemany("DELETE FROM card_body WHERE card = ?", ((card,) for card in ids))
            set_retired(connection, ids, retired=True)
    return Removal(deck_id, len(ids), memories, events)


def _purge(connection: sqlite3.Connection, deck_id: str, ids: list[str]) -> int:
    events = 0
    learners = [row[0] for row in connection.execute("SELECT id FROM learner")]
    former = [
        row[0]
        for row in connection.execute(
            "SELECT a.was FROM card_alias a JOIN card c ON c.id = a.card WHERE c.deck = ?", (deck_id,)
        )
    ]
    with sqlite.log_unlocked(connection):
        for learner in learners:
            for card_id in (*ids, *former):
                gone = connection.execute(
                    "DELETE FROM event WHERE learner = ? AND card = ?", (learner, card_id)
                )
                events += gone.rowcount
    connection.execute("DELETE FROM memory WHERE deck = ?", (deck_id,))
    connection.execute("DELETE FROM new_mark WHERE deck = ?", (deck_id,))
    connection.execute("DELETE FROM deck_plan WHERE deck = ?", (deck_id,))
    connection.execute("DELETE FROM source_attachment WHERE deck = ?", (deck_id,))
    connection.execute(
        "DELETE FROM card_alias WHERE card IN (SELECT id FROM card WHERE deck = ?)", (deck_id,)
    )
    connection.execute("DELETE FROM card_body WHERE card IN (SELECT id FROM card WHERE deck = ?)", (deck_id,))
    connection.execute("DELETE FROM card WHERE deck = ?", (deck_id,))
    connection.execute("DELETE FROM deck WHERE id = ?", (deck_id,))
    return events
