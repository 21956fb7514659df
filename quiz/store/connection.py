"""The connection to SQLite, and everything that only SQLite can do.

Pragmas, the append-only triggers and the backup interface live here and nowhere else (the meaning of SQLite's
error codes: ``quiz.store.failures``); the other modules of the store speak SQL that PostgreSQL would
understand too.

Every connection is in autocommit mode and opens its transactions itself, with ``BEGIN IMMEDIATE``: a
transaction that will write takes its lock before it reads, so it never fails half-way for want of one.
"""

from __future__ import annotations

import os
import sqlite3
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Final

from quiz.errors import StoreError
from quiz.store.failures import fail, translated
from quiz.store.place import prepare

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence
    from pathlib import Path
    from types import TracebackType

APPLICATION_ID: Final = 0x5155495A
"""Marks our files ("QUIZ") for ``file`` and for ourselves."""

BUSY_TIMEOUT_MS: Final = 5_000
MINIMUM_SQLITE: Final = (3, 31, 0)

_REQUIRED: Final = (("journal_mode", "wal"), ("synchronous", 2), ("foreign_keys", 1))
"""What every connection must read back: else an acknowledged answer might be lost with the power."""

Row = tuple[Any, ...]
OperationalError = sqlite3.OperationalError


class Database:
    """One connection to one database file, its promises checked.

    Raises ``StoreError``, saying what is wrong and what to do, wherever SQLite fails.
    """

    __slots__ = ("connection", "execute", "executemany", "path")

    def __init__(self, path: Path, connection: sqlite3.Connection) -> None:
        self.path = path
        self.connection = connection
        self.execute: Callable[..., sqlite3.Cursor] = connection.execute
        """Straight to the driver: errors are SQLite's own. Use within ``transaction`` or ``translated``."""
        self.executemany: Callable[..., sqlite3.Cursor] = connection.executemany

    @classmethod
    def open(cls, path: Path, *, create: bool = True, busy_timeout_ms: int = BUSY_TIMEOUT_MS) -> Database:
        """Open ``path``, creating file and folder where needed, and check what it promises.

        Raises ``StoreError`` if the file is no database, damaged, read-only, locked or not there.
        """
        if sqlite3.sqlite_version_info < MINIMUM_SQLITE:
            raise StoreError(
                f"SQLite {sqlite3.sqlite_version} is too old; 3.31 or newer is needed.",
                remedy="Use a newer Python, which brings a newer SQLite.",
            )
        prepare(path, create=create)
        with translated(path):
            connection = sqlite3.connect(
                path, timeout=busy_timeout_ms / 1000, isolation_level=None, cached_statements=512
            )
            try:
                _set_pragmas(connection, busy_timeout_ms)
                check_promises(connection)
            except BaseException:
                connection.close()
                raise
        return cls(path, connection)

    def close(self) -> None:
        """Close the connection; what was committed is on disk already."""
        self.connection.close()

    def transaction(self) -> Transaction:
        """Return a context in which a block is one transaction: all of it is durably written, or nothing.

        Raises ``StoreError`` where SQLite fails. The write lock is taken at the start.
        """
        return Transaction(self)

    def all(self, sql: str, parameters: Sequence[Any] = ()) -> list[Row]:
        """Return every row of a query."""
        try:
            return self.connection.execute(sql, parameters).fetchall()
        except sqlite3.Error as error:
            fail(error, self.path)

    def one(self, sql: str, parameters: Sequence[Any] = ()) -> Row | None:
        """Return the first row of a query, or None."""
        try:
            row: Row | None = self.connection.execute(sql, parameters).fetchone()
        except sqlite3.Error as error:
            fail(error, self.path)
        return row

    def value(self, sql: str, parameters: Sequence[Any] = ()) -> Any:
        """Return the first column of the first row, or None."""
        row = self.one(sql, parameters)
        return None if row is None else row[0]

    def stream(self, sql: str, parameters: Sequence[Any] = (), *, batch: int = 2000) -> Iterator[Row]:
        """Yield the rows of a query, a batch in memory at a time."""
        try:
            cursor = self.connection.execute(sql, parameters)
            cursor.arraysize = batch
            while rows := cursor.fetchmany():
                yield from rows
        except sqlite3.Error as error:
            fail(error, self.path)


class Transaction:
    """A block as one transaction. A class, not a generator: it is on the path of every answer."""

    __slots__ = ("_connection", "_path")

    def __init__(self, database: Database) -> None:
        self._connection = database.connection
        self._path = database.path

    def __enter__(self) -> sqlite3.Connection:
        try:
            self._connection.execute("BEGIN IMMEDIATE")
        except sqlite3.Error as error:
            fail(error, self._path)
        return self._connection

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        connection = self._connection
        try:
            if kind is None:
                if connection.in_transaction:  # the block may have undone it all itself: a dry run
                    commit(connection)
                return
            rollback(connection)
        except sqlite3.Error as trouble:
            fail(trouble, self._path)
        if isinstance(error, sqlite3.Error):
            fail(error, self._path)


# ---------------------------------------------------------------- promises


def check_promises(connection: sqlite3.Connection) -> None:
    """Read back the pragmas on which durability and integrity rest; ``StoreError`` if one does not hold."""
    for name, wanted in _REQUIRED:
        found = connection.execute(f"PRAGMA {name}").fetchone()
        value = found[0] if found else None
        if value != wanted:
            raise StoreError(
                f"SQLite did not accept {name}={wanted} (it says {value!r}), so answers might be lost.",
                remedy="Put the database on a local disk, not on a network folder (--db FILE or QUIZ_DB).",
            )


def _set_pragmas(connection: sqlite3.Connection, busy_timeout_ms: int) -> None:
    connection.execute(f"PRAGMA busy_timeout={busy_timeout_ms}")
    _switch_to_wal(connection, busy_timeout_ms)
    connection.execute("PRAGMA synchronous=FULL")
    connection.execute("PRAGMA fullfsync=ON")  # macOS: fsync alone stops at the drive's cache
    connection.execute("PRAGMA foreign_keys=ON")
    connection.execute("PRAGMA trusted_schema=OFF")
    # Not every SQLite overwrites by itself what is deleted: who is forgotten would stay readable where a
    # corrected answer once stood.
    connection.execute("PRAGMA secure_delete=ON")
    connection.execute("PRAGMA cache_size=-16000")
    # Moving the log's pages into the file takes milliseconds: fewer than one answer in a hundred should wait
    # for it. But a log that may grow longer is slower: a file that grows costs a second write.
    connection.execute("PRAGMA wal_autocheckpoint=1500")


def _switch_to_wal(connection: sqlite3.Connection, patience_ms: int) -> None:
    """Two programs that open a new file at once may meet here, where SQLite does not wait by itself."""
    deadline = time.monotonic() + patience_ms / 1000
    while True:
        try:
            connection.execute("PRAGMA journal_mode=WAL")
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode & 0xFF != sqlite3.SQLITE_BUSY or time.monotonic() > deadline:
                raise
            time.sleep(0.01)
        else:
            return


# ---------------------------------------------------------------- marks of our own files


def application_id(connection: sqlite3.Connection) -> int:
    """Return the mark in the file's header; 0 for a new or foreign file."""
    return int(connection.execute("PRAGMA application_id").fetchone()[0])


def mark_as_ours(connection: sqlite3.Connection) -> None:
    """Write our mark into the file's header."""
    connection.execute(f"PRAGMA application_id={APPLICATION_ID}")


def tables(connection: sqlite3.Connection) -> set[str]:
    """Return the names of the tables there are."""
    rows = connection.execute(
        "SELECT name FROM sqlite_master WHERE type='table' AND name NOT LIKE 'sqlite_%'"
    )
    return {name for (name,) in rows}


def schema(connection: sqlite3.Connection, kind: str) -> dict[str, str]:
    """Return the SQL of all objects of a kind (table, index, trigger) by name."""
    rows = connection.execute(
        "SELECT name, sql FROM sqlite_master WHERE type=? AND sql IS NOT NULL AND name NOT LIKE 'sqlite_%'",
        (kind,),
    )
    return dict(rows.fetchall())


def columns(connection: sqlite3.Connection) -> dict[str, list[str]]:
    """Return the names of each table's columns, in order."""
    return {
        name: [row[1] for row in connection.execute(f"PRAGMA table_info({name})")]
        for name in sorted(tables(connection))
    }


# ---------------------------------------------------------------- the log only grows

LOG_TRIGGERS: Final = {
    f"event_{verb.lower()}_refused": (
        f"CREATE TRIGGER event_{verb.lower()}_refused BEFORE {verb} ON event BEGIN "
        "SELECT RAISE(ABORT, 'the log only grows'); END"
    )
    for verb in ("UPDATE", "DELETE")
}
"""Name and SQL of the triggers that keep the event log append-only."""


def guard_log(connection: sqlite3.Connection) -> int:
    """Create the triggers that refuse changes to the log where they are missing; return how many were."""
    there = schema(connection, "trigger")
    missing = [sql for name, sql in LOG_TRIGGERS.items() if there.get(name) != sql]
    for name, sql in LOG_TRIGGERS.items():
        if there.get(name) != sql:
            connection.execute(f"DROP TRIGGER IF EXISTS {name}")
            connection.execute(sql)
    return len(missing)


@contextmanager
def log_unlocked(connection: sqlite3.Connection) -> Iterator[None]:
    """Lift the guard from the log, within the running transaction, to purge what a person asked to purge."""
    if not connection.in_transaction:
        raise AssertionError("the log is only ever purged within a transaction")
    for name in LOG_TRIGGERS:
        connection.execute(f"DROP TRIGGER IF EXISTS {name}")
    yield
    guard_log(connection)


@contextmanager
def overwriting(database: Database) -> Iterator[None]:
    """Have what is deleted within the block overwritten in the file, and no copy left in the log beside it.

    What was deleted or changed before has been overwritten then, as everything is. The log cannot be emptied
    while another program reads: it is then as soon as it is full.
    """
    with translated(database.path):
        yield
        database.execute("PRAGMA wal_checkpoint(TRUNCATE)")


# ---------------------------------------------------------------- checks, copies


def integrity_problems(connection: sqlite3.Connection) -> list[str]:
    """Return what SQLite's own check finds wrong with the file; empty if it is sound."""
    return [str(text) for (text,) in connection.execute("PRAGMA integrity_check(100)") if text != "ok"]


def foreign_key_problems(connection: sqlite3.Connection) -> list[Row]:
    """Return (table, row, parent table, key number) of each reference that leads nowhere."""
    return connection.execute("PRAGMA foreign_key_check").fetchall()


def copy_to(
    source: sqlite3.Connection, target: Path, *, on_progress: Callable[[int, int], None] | None = None
) -> None:
    """Copy a database, as of one moment and while others use it, to ``target``, which must not exist.

    The copy is one plain file, without write-ahead log, and on disk when this returns. Raises
    ``sqlite3.OperationalError`` where the database stays locked; what was copied by then is left there.
    """
    waiting_since: float | None = None

    def told(status: int, remaining: int, total: int) -> None:
        nonlocal waiting_since
        if status in {sqlite3.SQLITE_BUSY, sqlite3.SQLITE_LOCKED}:  # it would be tried again for ever
            waiting_since = waiting_since or time.monotonic()
            if 1000 * (time.monotonic() - waiting_since) > BUSY_TIMEOUT_MS:
                raise sqlite3.OperationalError("database is locked")
            return
        waiting_since = None
        if on_progress is not None:
            on_progress(total - remaining, total)

    copy = sqlite3.connect(target, isolation_level=None)
    try:
        source.backup(copy, pages=4096, progress=told)
        copy.execute("PRAGMA journal_mode=DELETE")
    finally:
        copy.close()
    sync_file(target)


def read_only(path: Path) -> sqlite3.Connection:
    """Open a file without the right, or the need, to write anything; errors are SQLite's own."""
    # "immutable" would pass over a write-ahead log beside the file: ask for it only where there is none.
    alone = not path.with_name(f"{path.name}-wal").exists()
    return sqlite3.connect(
        f"{path.resolve().as_uri()}?mode=ro{'&immutable=1' if alone else ''}", uri=True, isolation_level=None
    )


def claim_alone(database: Database) -> None:
    """Make sure that nobody else has the database open, and leave it without write-ahead log.

    Raises ``StoreError``. Only for a database that is about to be replaced.
    """
    with translated(database.path):
        database.execute("PRAGMA busy_timeout=500")
        database.execute("PRAGMA journal_mode=DELETE")


def sync_file(path: Path) -> None:
    """Have a file, and its entry in its folder, written to the disk itself."""
    _sync(path)
    if os.name == "posix":
        _sync(path.parent)


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY if path.is_dir() or os.name == "posix" else os.O_RDWR)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


# ---------------------------------------------------------------- ends of transactions


def commit(connection: sqlite3.Connection) -> None:
    """End the running transaction durably; if that fails, undo it and raise SQLite's error."""
    try:
        connection.execute("COMMIT")
    except sqlite3.Error:
        rollback(connection)
        raise


def rollback(connection: sqlite3.Connection) -> None:
    """Undo the running transaction, if there still is one."""
    if connection.in_transaction:  # a full disk ends the transaction by itself
        connection.execute("ROLLBACK")
