"""Classes and saved drills, and with a participant the team, with an answer its points.

No program wrote participants or answers before this step, so their tables are made anew.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import (
    BigInteger,
    Column,
    Float,
    ForeignKey,
    Integer,
    MetaData,
    String,
    Table,
    UniqueConstraint,
    text,
)

if TYPE_CHECKING:
    from sqlalchemy import Connection


def upgrade(connection: Connection) -> None:
    """Make the tables."""
    connection.execute(text("DROP TABLE response"))
    connection.execute(text("DROP TABLE participant"))
    metadata = MetaData()
    # What is there already and only referred to.
    Table("drill", metadata, Column("id", String, primary_key=True))
    Table("learner", metadata, Column("id", String, primary_key=True))
    made = [
        Table(
            "participant",
            metadata,
            Column("id", String, primary_key=True),
            Column("drill", String, ForeignKey("drill.id"), nullable=False),
            Column("name", String, nullable=False),
            Column("folded", String, nullable=False),
            Column("token_hash", String, nullable=True),
            Column("learner", String, ForeignKey("learner.id"), nullable=True),
            Column("joined_at", BigInteger, nullable=False),
            Column("banned_at", BigInteger, nullable=True),
            Column("team", String, nullable=True),
            UniqueConstraint("drill", "folded", name="participant_name"),
        ),
        Table(
            "response",
            metadata,
            Column("drill", String, primary_key=True),
            Column("number", Integer, primary_key=True, autoincrement=False),
            Column("participant", String, ForeignKey("participant.id"), primary_key=True),
            Column("response", String, nullable=False),
            Column("score", Float, nullable=True),
            Column("milliseconds", Integer, nullable=True),
            Column("received_at", BigInteger, nullable=False),
            Column("points", Integer, nullable=True),
        ),
        Table(
            "roster",
            metadata,
            Column("id", String, primary_key=True),
            Column("name", String, nullable=False),
            Column("folded", String, nullable=False),
            Column("created_at", BigInteger, nullable=False),
            UniqueConstraint("folded", name="roster_name"),
        ),
        Table(
            "roster_member",
            metadata,
            Column("roster", String, ForeignKey("roster.id"), primary_key=True),
            Column("learner", String, ForeignKey("learner.id"), primary_key=True),
            Column("code", String, nullable=True),
            UniqueConstraint("roster", "code", name="roster_code"),
        ),
        Table(
            "saved_drill",
            metadata,
            Column("folded", String, primary_key=True),
            Column("name", String, nullable=False),
            Column("deck", String, nullable=False),
            Column("options", String, nullable=False),
            Column("created_at", BigInteger, nullable=False),
        ),
    ]
    metadata.create_all(connection, tables=made, checkfirst=False)
