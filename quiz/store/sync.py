"""Decks come into the store: a built deck is compared with what is there, and the difference is written.

Cards are known by their ids. What the last build no longer makes is retired, not deleted, and returns with
its progress if it is made again. A card's ``was`` leads the log of its former ids to it.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, NamedTuple

import msgspec

from quiz.errors import StoreError
from quiz.memory import sibling_group
from quiz.progress import telling
from quiz.questions.document import BuiltDeck, encode_deck
from quiz.questions.model import Card
from quiz.store import connection as sqlite
from quiz.store.moves import adopt, follow_renames, set_retired

if TYPE_CHECKING:
    import sqlite3

    from quiz.progress import OnProgress
    from quiz.store.connection import Database

_ENCODER: Final = msgspec.json.Encoder()


@dataclass(frozen=True, slots=True)
class SyncReport:
    """What building a deck changed. Each list holds card ids in the deck's order.

    ``changed`` are cards whose words changed, ``answer_changed`` those of them with another answer;
    ``renamed`` are new ids that took over from former ones; ``returned`` were retired before.
    """

    deck: str
    added: tuple[str, ...] = ()
    changed: tuple[str, ...] = ()
    answer_changed: tuple[str, ...] = ()
    renamed: tuple[str, ...] = ()
    removed: tuple[str, ...] = ()
    returned: tuple[str, ...] = ()
    unchanged: int = 0

    def lists(self) -> tuple[tuple[str, tuple[str, ...]], ...]:
        """Return the lists with a name for each."""
        return (
            ("added", self.added),
            ("changed", self.changed),
            ("answer changed", self.answer_changed),
            ("renamed", self.renamed),
            ("removed", self.removed),
            ("returned", self.returned),
        )

    def as_dict(self) -> dict[str, object]:
        """Return the report as plain values, for JSON."""
        return {
            "deck": self.deck,
            "unchanged": self.unchanged,
            **{name.replace(" ", "_"): list(ids) for name, ids in self.lists()},
        }


class _Known(NamedTuple):
    """A card as it stands in the store."""

    content_hash: str
    answer_hash: str
    position: int
    topic: str | None
    importance: int
    forms: str
    retired: bool


_KEPT: Final = (
    "deck, slug, part, sibling, kind, topic, importance, position, forms, text, content_hash, answer_hash, "
    "changed_at, retired_at"
)
_PUT_CARD: Final = (
    f"INSERT INTO card (id, added_at, {_KEPT}) VALUES ({', '.join('?' * 16)}) ON CONFLICT (id) DO UPDATE SET "
    + ", ".join(f"{name} = excluded.{name}" for name in _KEPT.split(", "))
)
_PUT_BODY: Final = (
    "INSERT INTO card_body (card, payload) VALUES (?, ?) "
    "ON CONFLICT (card) DO UPDATE SET payload = excluded.payload"
)
_PUT_DECK: Final = (
    "INSERT INTO deck (id, title, summary, language, fingerprint, origin, revision, cards, document, "
    "added_at, built_at, removed_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, NULL) "
    "ON CONFLICT (id) DO UPDATE SET "
    + ", ".join(
        f"{name} = excluded.{name}"
        for name in (
            "title",
            "summary",
            "language",
            "fingerprint",
            "origin",
            "revision",
            "cards",
            "document",
            "built_at",
            "removed_at",
        )
    )
)


def sync_deck(
    database: Database,
    built: BuiltDeck,
    now: int,
    *,
    origin: str | None = None,
    dry_run: bool = False,
    on_progress: OnProgress | None = None,
) -> SyncReport:
    """Make the store hold this deck, in one transaction; return what that changed.

    ``now`` is the time recorded. With ``dry_run`` everything is done and then undone. ``on_progress`` is told
    how many of how many cards have been written; what it raises undoes everything.
    Raises ``StoreError`` if two cards share an id or a card's id belongs to another deck.
    """
    with database.transaction() as connection:
        report = _sync(connection, built, now, origin, on_progress)
        if dry_run:
            sqlite.rollback(connection)
    return report


def _sync(
    connection: sqlite3.Connection,
    built: BuiltDeck,
    now: int,
    origin: str | None,
    on_progress: OnProgress | None,
) -> SyncReport:
    row = connection.execute("SELECT revision, added_at FROM deck WHERE id = ?", (built.id,)).fetchone()
    revision, added_at = row or (0, now)
    known = _known_cards(connection, built.id)
    _check_ids(connection, built, known)
    added, changed, answer_changed, returned, written = [], [], [], [], []
    for card in built.cards:
        old = known.get(card.id)
        if old is None:
            added.append(card.id)
        else:
            if old.retired:
                returned.append(card.id)
            if old.content_hash != card.content_hash:
                changed.append(card.id)
            if old.answer_hash != card.answer_hash:
                answer_changed.append(card.id)
        if old != _as_known(card):
            written.append(card)
    made = {card.id for card in built.cards}
    removed = [card for card, old in known.items() if not old.retired and card not in made]

    document = encode_deck(msgspec.structs.replace(built, cards=()))
    connection.execute(
        _PUT_DECK,
        (
            built.id,
            built.title,
            built.summary,
            built.language,
            built.fingerprint,
            origin,
            revision + 1,
            len(built.cards),
            document,
            added_at,
            now,
        ),
    )
    connection.executemany(_PUT_CARD, (_card_row(card, now) for card in written))
    bodies = ((card.id, _ENCODER.encode(card)) for card in telling(written, on_progress))
    connection.executemany(_PUT_BODY, bodies)
    connection.executemany("UPDATE card SET retired_at = ? WHERE id = ?", ((now, card) for card in removed))
    connection.executemany("DELETE FROM card_body WHERE card = ?", ((card,) for card in removed))
    set_retired(connection, removed, retired=True)
    set_retired(connection, returned, retired=False)
    adopt(connection, added)
    moved = set(follow_renames(connection, built.cards, made))
    # A dossier built here for the first time may carry renames of long ago: those are simply new.
    renamed = [card.id for card in built.cards if card.id in moved and not known.keys().isdisjoint(card.was)]
    news = set(renamed)
    return SyncReport(
        deck=built.id,
        added=tuple(card for card in added if card not in news),
        changed=tuple(changed),
        answer_changed=tuple(answer_changed),
        renamed=tuple(renamed),
        removed=tuple(sorted(set(removed) - {was for card in built.cards for was in card.was})),
        returned=tuple(returned),
        unchanged=len(built.cards) - len(set(added) | set(changed) | set(returned)),
    )


def _known_cards(connection: sqlite3.Connection, deck: str) -> dict[str, _Known]:
    rows = connection.execute(
        "SELECT id, content_hash, answer_hash, position, topic, importance, forms, retired_at IS NOT NULL "
        "FROM card WHERE deck = ?",
        (deck,),
    )
    return {row[0]: _Known._make((*row[1:7], row[7] != 0)) for row in rows}


def _as_known(card: Card) -> _Known:
    return _Known(
        card.content_hash,
        card.answer_hash,
        card.position,
        card.topic,
        card.importance,
        _forms(card),
        retired=False,
    )


def _forms(card: Card) -> str:
    return f",{','.join(sorted({question.form.value for question in card.questions}))},"


def _card_row(card: Card, now: int) -> tuple[object, ...]:
    return (
        card.id,
        now,
        card.deck,
        card.slug,
        card.part,
        sibling_group(card.id),
        card.kind.value,
        card.topic,
        card.importance,
        card.position,
        _forms(card),
        card.text,
        card.content_hash,
        card.answer_hash,
        now,
        None,
    )


def _check_ids(connection: sqlite3.Connection, built: BuiltDeck, known: dict[str, _Known]) -> None:
    seen: set[str] = set()
    for card in built.cards:
        if card.id in seen:
            raise StoreError(
                f"Two cards of the deck {built.id} have the id {card.id}.", remedy="Rename one of them."
            )
        seen.add(card.id)
        if card.deck != built.id:
            raise StoreError(
                f"The card {card.id} says that it belongs to the deck {card.deck}, not {built.id}.",
                remedy="Build the deck again from its dossier.",
            )
        if card.id not in known:
            row = connection.execute("SELECT deck FROM card WHERE id = ?", (card.id,)).fetchone()
            if row is not None:
                raise StoreError(
                    f"The card {card.id} belongs to the deck {row[0]} already.",
                    remedy="Give one of the decks another id.",
                )
