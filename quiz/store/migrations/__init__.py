"""Named steps that make the schema what it is, each recorded in the table ``migration``.

A step is a module with ``upgrade(connection)``, written with SQLAlchemy Core in portable types and frozen
once released. All steps that are missing run at open, in one transaction, after a backup. Whether any is
missing is found out with one query of the driver's: a database that is up to date opens without SQLAlchemy.
"""

from __future__ import annotations

import importlib
import sqlite3
from typing import TYPE_CHECKING, Final, NamedTuple

from quiz.errors import NewerSchemaError, StoreError
from quiz.store import connection as sqlite
from quiz.store.failures import translated

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from quiz.store.connection import Database

STEPS: Final[tuple[str, ...]] = ("0001_first", "0002_classes", "0003_paces")
"""The steps this version knows, oldest first."""


class State(NamedTuple):
    """How far a database has come: ``applied`` steps, and those ``missing``."""

    applied: tuple[str, ...]
    missing: tuple[str, ...]


def program_version() -> str:
    """Return the version of this program, as recorded with each step."""
    from importlib.metadata import PackageNotFoundError, version

    try:
        return version("articlequiz")
    except PackageNotFoundError:
        return "unknown"


def state(database: Database, steps: Sequence[str] = STEPS) -> State:
    """Look how far the database has come, without changing it.

    Raises ``NewerSchemaError`` if it has steps that this program does not know, and ``StoreError`` if it
    belongs to another program.
    """
    with translated(database.path):
        try:
            rows = database.execute("SELECT name, program FROM migration ORDER BY name").fetchall()
        except sqlite3.OperationalError:
            if sqlite.tables(database.connection):
                raise StoreError(
                    f"{database.path} is a database of another program.",
                    remedy="Choose another file with --db FILE or QUIZ_DB.",
                ) from None
            rows = []
    applied = tuple(name for name, _ in rows)
    known = set(steps)
    if newer := [(name, program) for name, program in rows if name not in known]:
        name, program = newer[-1]
        raise NewerSchemaError(
            f"{database.path} has schema {name} and was last used by version {program} of this program; "
            f"this is version {program_version()}, which knows schemas up to {steps[-1]}.",
            remedy="Install the newer version (pip install --upgrade articlequiz), or use another database "
            "with --db FILE or QUIZ_DB.",
        )
    done = set(applied)
    return State(applied, tuple(name for name in steps if name not in done))


def migrate(
    database: Database,
    now: int,
    *,
    steps: Sequence[str] = STEPS,
    package: str = __name__,
    before: Callable[[State], object] | None = None,
) -> tuple[str, ...]:
    """Run the steps that are missing; return their names.

    ``now`` is the time recorded (microseconds). ``before`` is called once there is something to do, before
    anything changes: the place for a backup. Raises as ``state`` does; a step that fails undoes all.
    """
    if not state(database, steps).missing:
        return ()
    from quiz.store.migrations.run import run

    return run(database, now, steps=steps, package=package, before=before)


def load(name: str, package: str = __name__) -> Callable[..., None]:
    """Return the ``upgrade`` function of a step."""
    function: Callable[..., None] = importlib.import_module(f"{package}.{name}").upgrade
    return function
