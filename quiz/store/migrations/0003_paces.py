"""Which question of a drill at one's own pace was shown to whom, and when."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import BigInteger, Column, ForeignKey, Integer, MetaData, String, Table

if TYPE_CHECKING:
    from sqlalchemy import Connection


def upgrade(connection: Connection) -> None:
    """Make the table."""
    metadata = MetaData()
    # What is there already and only referred to.
    Table("participant", metadata, Column("id", String, primary_key=True))
    made = Table(
        "shown",
        metadata,
        Column("drill", String, primary_key=True),
        Column("number", Integer, primary_key=True, autoincrement=False),
        Column("participant", String, ForeignKey("participant.id"), primary_key=True),
        Column("shown_at", BigInteger, nullable=False),
    )
    metadata.create_all(connection, tables=[made], checkfirst=False)
