"""Decks and their cards: what there is to know."""

from __future__ import annotations

from sqlalchemy import Index, text
from sqlmodel import Field

from quiz.store.tables.base import Base, key, moment


class DeckTable(Base, table=True):
    """A deck as last built. ``document`` is the ``BuiltDeck`` without its cards, as JSON.

    ``revision`` counts builds that changed something; ``removed_at`` marks a deck taken out whose learners'
    progress is kept.
    """

    __tablename__ = "deck"

    id: str = key()
    title: str
    summary: str | None = None
    language: str
    fingerprint: str
    origin: str | None = None
    revision: int
    cards: int
    document: bytes
    added_at: int = moment()
    built_at: int = moment()
    removed_at: int | None = moment(null=True)


class CardTable(Base, table=True):
    """A card without its body. ``forms`` lists the forms of its questions between commas: ``,choice,cloze,``.

    ``retired_at`` marks a card that the last build no longer made.
    """

    __tablename__ = "card"
    __table_args__ = (
        Index(
            "card_new",
            "deck",
            "position",
            "id",
            sqlite_where=text("retired_at IS NULL"),
            postgresql_where=text("retired_at IS NULL"),
        ),
        Index("card_sibling", "sibling"),
    )

    id: str = key()
    deck: str = Field(foreign_key="deck.id")
    slug: str
    part: str
    sibling: str
    kind: str
    topic: str | None = None
    importance: int
    position: int
    forms: str
    text: str
    content_hash: str
    answer_hash: str
    added_at: int = moment()
    changed_at: int = moment()
    retired_at: int | None = moment(null=True)


class CardBodyTable(Base, table=True):
    """The whole ``quiz.questions.model.Card`` as JSON, of cards in use only.

    It is kept apart so that lists of cards stay small, and so that one look-up finds a card and tells that it
    is not retired.
    """

    __tablename__ = "card_body"

    card: str = key(foreign_key="card.id")
    payload: bytes


class CardAliasTable(Base, table=True):
    """A former id of a card. Several rows with one ``was`` are a split, several with one ``card`` a merge."""

    __tablename__ = "card_alias"
    __table_args__ = (Index("card_alias_card", "card"),)

    was: str = key()
    card: str = key()


class SourceAttachmentTable(Base, table=True):
    """Where on this machine the text of a source lies."""

    __tablename__ = "source_attachment"

    deck: str = key()
    source: str = key()
    path: str
    attached_at: int = moment()
