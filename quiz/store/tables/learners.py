"""Who learns, and with which settings."""

from __future__ import annotations

from sqlalchemy import UniqueConstraint

from quiz.store.tables.base import Base, key, moment


class LearnerTable(Base, table=True):
    """A learner, who is only a number here."""

    __tablename__ = "learner"

    id: str = key()
    created_at: int = moment()


class LearnerIdentityTable(Base, table=True):
    """Who a learner is. Deleting this row forgets the person and keeps the log sound."""

    __tablename__ = "learner_identity"
    __table_args__ = (UniqueConstraint("folded", name="learner_name"),)

    learner: str = key(foreign_key="learner.id")
    name: str
    folded: str


class SettingTable(Base, table=True):
    """A setting as JSON, of one learner or all, for one deck or all."""

    __tablename__ = "setting"

    learner: str = key()
    deck: str = key()
    name: str = key()
    value: str


class ParameterSetTable(Base, table=True):
    """Weights of the memory model as a JSON list; ``version`` counts per learner (0, the default: no row)."""

    __tablename__ = "parameter_set"

    learner: str = key(foreign_key="learner.id")
    version: int = key()
    algorithm: str
    weights: str
    note: str | None = None
    created_at: int = moment()
