"""What a learner plans, and cramming sessions."""

from __future__ import annotations

from sqlmodel import Field

from quiz.store.tables.base import Base, key, moment


class DeckPlanTable(Base, table=True):
    """What a learner plans for a deck: an exam, lighter days (seven shares, as JSON), limits of its own."""

    __tablename__ = "deck_plan"

    learner: str = key(foreign_key="learner.id")
    deck: str = key()
    exam_day: int | None = None
    easy_days: str | None = None
    new_per_day: int | None = None
    reviews_per_day: int | None = None


class CramTable(Base, table=True):
    """A cramming session: cards repeated without touching their schedule."""

    __tablename__ = "cram"

    id: str = key()
    learner: str = Field(foreign_key="learner.id")
    options: str
    created_at: int = moment()
    ended_at: int | None = moment(null=True)


class CramCardTable(Base, table=True):
    """A card in a cramming session; ``rounds`` counts its answers, ``known`` tells whether it is done."""

    __tablename__ = "cram_card"

    cram: str = key(foreign_key="cram.id")
    card: str = key()
    position: int
    rounds: int
    known: int
