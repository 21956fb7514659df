"""Running migrations: the part that needs SQLAlchemy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from sqlalchemy import create_engine, text
from sqlalchemy.pool import StaticPool

from quiz.store import connection as sqlite
from quiz.store.migrations import State, load, program_version, state

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from sqlalchemy import Connection, Engine

    from quiz.store.connection import Database


def engine_over(database: Database) -> Engine:
    """Return an SQLAlchemy engine that works on the database's one connection."""
    return create_engine("sqlite://", creator=lambda: database.connection, poolclass=StaticPool)


def run(
    database: Database,
    now: int,
    *,
    steps: Sequence[str],
    package: str,
    before: Callable[[State], object] | None,
) -> tuple[str, ...]:
    """Run what is missing in one transaction; see ``quiz.store.migrations.migrate``."""
    found = state(database, steps)
    if found.applied and before is not None:
        before(found)
    missing: tuple[str, ...] = ()
    # SQLAlchemy looks at the connection, and rolls it back, before its first use: so connect, then begin.
    with engine_over(database).connect() as connection, database.transaction() as raw:
        missing = state(database, steps).missing  # another program may have migrated while we waited
        for name in missing:
            _step(connection, name, now, package)
        if missing:
            sqlite.guard_log(raw)
            sqlite.mark_as_ours(raw)
    return missing


def _step(connection: Connection, name: str, now: int, package: str) -> None:
    load(name, package)(connection)
    connection.execute(
        text("INSERT INTO migration (name, applied_at, program) VALUES (:name, :now, :program)"),
        {"name": name, "now": now, "program": program_version()},
    )
