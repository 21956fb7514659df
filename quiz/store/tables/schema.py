"""The schema itself: which steps made it."""

from __future__ import annotations

from quiz.store.tables.base import Base, key, moment


class MigrationTable(Base, table=True):
    """A step that made the schema what it is, and the program's version that took it."""

    __tablename__ = "migration"

    name: str = key()
    applied_at: int = moment()
    program: str
