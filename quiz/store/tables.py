"""The tables, as SQLModel classes: what build, exchange and reports work with.

The answer path speaks SQL of its own, tested against these definitions. Importing this module costs a
good part of a second; the study path must not. The tables are made by ``quiz.store.migrations``, whose
first step writes them out as they were then; a test holds the sum of all steps against this module.

Instants (``at``, ``…_at``) are microseconds since 1970 UTC; days are study days (days since 1970-01-01
of the learner's local date after rollover); ids of learners, events and drills are UUIDv7 as text. Where
a key's ``learner`` or ``deck`` may mean all of them, it is empty: NULL cannot stand in a primary key.
"""

from __future__ import annotations

from typing import Any, Final

from sqlalchemy import BigInteger, Index, Integer, UniqueConstraint, text
from sqlalchemy.orm import registry
from sqlmodel import Field, SQLModel

COUNTING_KEY: Final = BigInteger().with_variant(Integer(), "sqlite")
"""A 64-bit key that counts by itself; in SQLite only a plain INTEGER does."""


class Base(SQLModel, registry=registry()):
    """What the tables share: metadata of their own, apart from any other SQLModel program's."""


def _key(**more: Any) -> Any:
    return Field(primary_key=True, **more)


def _big(*, null: bool = False) -> Any:
    return Field(default=None, sa_type=BigInteger, nullable=True) if null else Field(sa_type=BigInteger)


# ---------------------------------------------------------------- what there is to know


class DeckTable(Base, table=True):
    """A deck as last built. ``document`` is the ``BuiltDeck`` without its cards, as JSON.

    ``revision`` counts builds that changed something; ``removed_at`` marks a deck taken out whose learners'
    progress is kept.
    """

    __tablename__ = "deck"

    id: str = _key()
    title: str
    summary: str | None = None
    language: str
    fingerprint: str
    origin: str | None = None
    revision: int
    cards: int
    document: bytes
    added_at: int = _big()
    built_at: int = _big()
    removed_at: int | None = _big(null=True)


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

    id: str = _key()
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
    added_at: int = _big()
    changed_at: int = _big()
    retired_at: int | None = _big(null=True)


class CardBodyTable(Base, table=True):
    """The whole ``quiz.questions.model.Card`` as JSON, of cards in use only.

    It is kept apart so that lists of cards stay small, and so that one look-up finds a card and tells that it
    is not retired.
    """

    __tablename__ = "card_body"

    card: str = _key(foreign_key="card.id")
    payload: bytes


class CardAliasTable(Base, table=True):
    """A former id of a card. Several rows with one ``was`` are a split, several with one ``card`` a merge."""

    __tablename__ = "card_alias"
    __table_args__ = (Index("card_alias_card", "card"),)

    was: str = _key()
    card: str = _key()


class SourceAttachmentTable(Base, table=True):
    """Where on this machine the text of a source lies."""

    __tablename__ = "source_attachment"

    deck: str = _key()
    source: str = _key()
    path: str
    attached_at: int = _big()


# ---------------------------------------------------------------- who learns


class LearnerTable(Base, table=True):
    """A learner, who is only a number here."""

    __tablename__ = "learner"

    id: str = _key()
    created_at: int = _big()


class LearnerIdentityTable(Base, table=True):
    """Who a learner is. Deleting this row forgets the person and keeps the log sound."""

    __tablename__ = "learner_identity"
    __table_args__ = (UniqueConstraint("folded", name="learner_name"),)

    learner: str = _key(foreign_key="learner.id")
    name: str
    folded: str


class SettingTable(Base, table=True):
    """A setting as JSON, of one learner or all, for one deck or all."""

    __tablename__ = "setting"

    learner: str = _key()
    deck: str = _key()
    name: str = _key()
    value: str


class ParameterSetTable(Base, table=True):
    """Weights of the memory model as a JSON list; ``version`` counts per learner (0, the default: no row)."""

    __tablename__ = "parameter_set"

    learner: str = _key(foreign_key="learner.id")
    version: int = _key()
    algorithm: str
    weights: str
    note: str | None = None
    created_at: int = _big()


# ---------------------------------------------------------------- what the learner did


class EventTable(Base, table=True):
    """The log: append-only (triggers refuse all else), one per learner, complete.

    ``id`` orders a learner's log: on one machine it only rises, even when the clock is set back. ``seq`` is
    the order of arrival here. ``card`` is the id the card had then; ``card_alias`` leads to today's.
    ``phase``, ``step``, ``due_day``, ``due_at``, ``leech``, ``suspended`` are what was decided then, so that
    replay needs no settings; ``phase_before`` is where the card stood. ``ref`` names the event that a void
    undoes. ``value`` holds what the kind needs besides (a flag's number, settings as JSON). ``shown`` and
    ``response`` are JSON: what stood on the screen, and what the learner gave. No foreign key leads to cards
    or questions, which a rebuild may replace.
    """

    __tablename__ = "event"
    __table_args__ = (
        UniqueConstraint("learner", "id", name="event_id"),
        Index("event_card", "learner", "card", "id"),
        Index("event_day", "learner", "study_day", "kind", "card"),
    )

    seq: int | None = Field(default=None, primary_key=True, sa_type=COUNTING_KEY)
    id: str
    learner: str = Field(foreign_key="learner.id")
    card: str | None = None
    kind: str
    at: int = _big()
    utc_offset: int
    study_day: int
    phase_before: int | None = None
    rating: int | None = None
    parameters: int | None = None
    phase: int | None = None
    step: int | None = None
    due_at: int | None = _big(null=True)
    due_day: int | None = None
    leech: int | None = None
    suspended: int | None = None
    ref: str | None = None
    value: str | None = None
    form: str | None = None
    question: str | None = None
    milliseconds: int | None = None
    answer_hash: str | None = None
    shown: str | None = None
    response: str | None = None


class MemoryTable(Base, table=True):
    """What a learner's memory of a card is taken to be: a cache, made from the log by replay.

    ``queue`` says where the card waits: 0 not begun, 1 learning, 2 review, -1 suspended, -2 retired from
    its deck. ``version`` is the number of events of this card. ``asked`` counts its showings, which vary the
    question. ``interval`` is in days. ``answer_hash`` is that of the answer last seen.
    """

    __tablename__ = "memory"
    __table_args__ = (
        Index("memory_due", "learner", "deck", "queue", "due_day", "interval", "buried_until", "card"),
        {"sqlite_with_rowid": False},
    )

    learner: str = _key(foreign_key="learner.id")
    card: str = _key()
    deck: str
    queue: int
    version: int
    phase: int
    step: int
    stability: float | None = None
    difficulty: float | None = None
    last_day: int | None = None
    last_at: int | None = _big(null=True)
    due_at: int | None = _big(null=True)
    due_day: int | None = None
    interval: int | None = None
    reps: int
    lapses: int
    leech: int
    suspended: int
    buried_until: int | None = None
    flag: int
    asked: int
    answer_hash: str | None = None
    last_question: str | None = None
    last_event: str | None = None


class NewMarkTable(Base, table=True):
    """A cache: no card of the deck before ``position`` lacks a memory row, as of the deck's ``revision``."""

    __tablename__ = "new_mark"

    learner: str = _key()
    deck: str = _key()
    revision: int
    position: int


# ---------------------------------------------------------------- plans, cramming


class DeckPlanTable(Base, table=True):
    """What a learner plans for a deck: an exam, lighter days (seven shares, as JSON), limits of its own."""

    __tablename__ = "deck_plan"

    learner: str = _key(foreign_key="learner.id")
    deck: str = _key()
    exam_day: int | None = None
    easy_days: str | None = None
    new_per_day: int | None = None
    reviews_per_day: int | None = None


class CramTable(Base, table=True):
    """A cramming session: cards repeated without touching their schedule."""

    __tablename__ = "cram"

    id: str = _key()
    learner: str = Field(foreign_key="learner.id")
    options: str
    created_at: int = _big()
    ended_at: int | None = _big(null=True)


class CramCardTable(Base, table=True):
    """A card in a cramming session; ``rounds`` counts its answers, ``known`` tells whether it is done."""

    __tablename__ = "cram_card"

    cram: str = _key(foreign_key="cram.id")
    card: str = _key()
    position: int
    rounds: int
    known: int


# ---------------------------------------------------------------- drills


class DrillTable(Base, table=True):
    """A classroom round. Only a hash of the host's token is kept."""

    __tablename__ = "drill"

    id: str = _key()
    deck: str | None = None
    title: str
    mode: str
    phase: str
    options: str
    host_token_hash: str | None = None
    created_at: int = _big()
    ended_at: int | None = _big(null=True)


class DrillQuestionTable(Base, table=True):
    """A question of a drill, frozen as it is shown (``instance`` as JSON)."""

    __tablename__ = "drill_question"

    drill: str = _key(foreign_key="drill.id")
    number: int = _key()
    card: str
    question: str
    instance: str
    opened_at: int | None = _big(null=True)
    closed_at: int | None = _big(null=True)


class ParticipantTable(Base, table=True):
    """Somebody in a drill, known by a token of which a hash is kept, and a name unique when folded."""

    __tablename__ = "participant"
    __table_args__ = (UniqueConstraint("drill", "folded", name="participant_name"),)

    id: str = _key()
    drill: str = Field(foreign_key="drill.id")
    name: str
    folded: str
    token_hash: str | None = None
    learner: str | None = Field(default=None, foreign_key="learner.id")
    joined_at: int = _big()
    banned_at: int | None = _big(null=True)


class ResponseTable(Base, table=True):
    """A participant's answer to one question: the first stands."""

    __tablename__ = "response"

    drill: str = _key()
    number: int = _key()
    participant: str = _key(foreign_key="participant.id")
    response: str
    score: float | None = None
    milliseconds: int | None = None
    received_at: int = _big()


# ---------------------------------------------------------------- the schema itself


class MigrationTable(Base, table=True):
    """A step that made the schema what it is, and the program's version that took it."""

    __tablename__ = "migration"

    name: str = _key()
    applied_at: int = _big()
    program: str


metadata = Base.metadata
"""All tables, for engines and comparisons."""
