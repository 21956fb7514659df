"""What a learner did, and what follows from it."""

from __future__ import annotations

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field

from quiz.store.tables.base import COUNTING_KEY, Base, key, moment


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
    at: int = moment()
    utc_offset: int
    study_day: int
    phase_before: int | None = None
    rating: int | None = None
    parameters: int | None = None
    phase: int | None = None
    step: int | None = None
    due_at: int | None = moment(null=True)
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

    learner: str = key(foreign_key="learner.id")
    card: str = key()
    deck: str
    queue: int
    version: int
    phase: int
    step: int
    stability: float | None = None
    difficulty: float | None = None
    last_day: int | None = None
    last_at: int | None = moment(null=True)
    due_at: int | None = moment(null=True)
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

    learner: str = key()
    deck: str = key()
    revision: int
    position: int
