"""Drills, who took part, what was answered; classes."""

from __future__ import annotations

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from quiz.store.tables.base import Base, key, moment


class DrillTable(Base, table=True):
    """A classroom round. Only a hash of the host's token is kept."""

    __tablename__ = "drill"

    id: str = key()
    deck: str | None = None
    title: str
    mode: str
    phase: str
    options: str
    host_token_hash: str | None = None
    created_at: int = moment()
    ended_at: int | None = moment(null=True)


class DrillQuestionTable(Base, table=True):
    """A question of a drill, frozen as it is shown (``instance`` as JSON)."""

    __tablename__ = "drill_question"

    drill: str = key(foreign_key="drill.id")
    number: int = key()
    card: str
    question: str
    instance: str
    opened_at: int | None = moment(null=True)
    closed_at: int | None = moment(null=True)


class ParticipantTable(Base, table=True):
    """Somebody in a drill, known by a token of which a hash is kept, and a name unique when folded."""

    __tablename__ = "participant"
    __table_args__ = (UniqueConstraint("drill", "folded", name="participant_name"),)

    id: str = key()
    drill: str = Field(foreign_key="drill.id")
    name: str
    folded: str
    token_hash: str | None = None
    learner: str | None = Field(default=None, foreign_key="learner.id")
    joined_at: int = moment()
    banned_at: int | None = moment(null=True)
    team: str | None = None


class ResponseTable(Base, table=True):
    """A participant's answer to one question: the first stands."""

    __tablename__ = "response"

    drill: str = key()
    number: int = key()
    participant: str = key(foreign_key="participant.id")
    response: str
    score: float | None = None
    milliseconds: int | None = None
    received_at: int = moment()
    points: int | None = None


class ShownTable(Base, table=True):
    """When a participant who goes at their own pace was first shown a question."""

    __tablename__ = "shown"

    drill: str = key()
    number: int = key()
    participant: str = key(foreign_key="participant.id")
    shown_at: int = moment()


class SavedDrillTable(Base, table=True):
    """A drill under a name, to be held again: its deck and options (JSON)."""

    __tablename__ = "saved_drill"

    folded: str = key()
    name: str
    deck: str
    options: str
    created_at: int = moment()


class RosterTable(Base, table=True):
    """A class: a list of learners."""

    __tablename__ = "roster"
    __table_args__ = (UniqueConstraint("folded", name="roster_name"),)

    id: str = key()
    name: str
    folded: str
    created_at: int = moment()


class RosterMemberTable(Base, table=True):
    """A learner in a class, with the code by which one joins a drill as oneself."""

    __tablename__ = "roster_member"
    __table_args__ = (UniqueConstraint("roster", "code", name="roster_code"),)

    roster: str = key(foreign_key="roster.id")
    learner: str = key(foreign_key="learner.id")
    code: str | None = None
