"""The real app, killed from within at a chosen point of a transaction.

``python -m benchmarks.killed_app MARK DATABASE (--statement N | --commit N --microseconds D) -- ARGUMENTS``
runs ``quiz ARGUMENTS``. Every connection to DATABASE is watched through SQLite's trace callback: the process
sends itself SIGKILL as the N-th statement between a BEGIN and its COMMIT starts (the COMMIT itself counts as
one), or D microseconds after the N-th COMMIT has started, when it is writing or syncing the log. MARK is a
file of 5 bytes, shared with whoever looks after the kill: whether a transaction was open (1) or not (0), and
how many statements had been started within transactions.
"""

from __future__ import annotations

import argparse
import mmap
import os
import signal
import sqlite3
import struct
import sys
import threading
import time
from pathlib import Path
from typing import Any

MARK = struct.Struct("<BI")


def kill() -> None:
    """End this process as a power cut would."""
    os.kill(os.getpid(), signal.SIGKILL)


class Watch:
    """Counts statements and commits, keeps the mark, and kills when it is time."""

    def __init__(self, mark: Path, statement: int | None, commit: int | None, microseconds: int) -> None:
        mark.write_bytes(MARK.pack(0, 0))
        with mark.open("r+b") as file:
            self._mark = mmap.mmap(file.fileno(), MARK.size)
        self._inside = False
        self._statements = self._commits = 0
        self._last_statement, self._last_commit = statement, commit
        self._seconds = microseconds / 1_000_000
        self._committing = threading.Event()
        if commit is not None:
            threading.Thread(target=self._kill_soon, daemon=True).start()

    def _kill_soon(self) -> None:
        self._committing.wait()
        time.sleep(self._seconds)
        kill()

    def inside(self, inside: bool) -> None:
        """Note whether a transaction is open."""
        if inside != self._inside:
            self._inside = inside
            self._keep()

    def statement(self, sql: str) -> None:
        """A statement starts."""
        if not self._inside or sql.startswith("--"):  # a comment stands for a trigger's statement
            return
        self._statements += 1
        self._keep()
        if self._statements == self._last_statement:
            kill()
        if sql.startswith("COMMIT"):
            self._commits += 1
            if self._commits == self._last_commit:
                self._committing.set()

    def _keep(self) -> None:
        self._mark[:] = MARK.pack(self._inside, self._statements)


def watch_connections(database: Path, watch: Watch) -> None:
    """Watch every connection that is made to the database from now on."""

    class Watched(sqlite3.Connection):
        """A connection that tells the watch what it does."""

        def __init__(self, *arguments: Any, **named: Any) -> None:
            super().__init__(*arguments, **named)
            self.set_trace_callback(watch.statement)

        def execute(self, *arguments: Any) -> sqlite3.Cursor:
            cursor = super().execute(*arguments)
            watch.inside(self.in_transaction)
            return cursor

    plain = sqlite3.connect

    def connect(path: Any, *arguments: Any, **named: Any) -> sqlite3.Connection:
        if isinstance(path, Path) and path == database:
            named["factory"] = Watched
        connection: sqlite3.Connection = plain(path, *arguments, **named)
        return connection

    sqlite3.connect = connect  # type: ignore[assignment]


def main() -> None:
    """Watch, then run the app."""
    parser = argparse.ArgumentParser()
    parser.add_argument("mark", type=Path)
    parser.add_argument("database", type=Path)
    when = parser.add_mutually_exclusive_group(required=True)
    when.add_argument("--statement", type=int)
    when.add_argument("--commit", type=int)
    parser.add_argument("--microseconds", type=int, default=0)
    parser.add_argument("arguments", nargs="+")
    given = parser.parse_args()
    watch = Watch(given.mark, given.statement, given.commit, given.microseconds)
    watch_connections(given.database, watch)
    from quiz.cli import main as quiz

    sys.argv[0] = "quiz"
    quiz(given.arguments)


if __name__ == "__main__":
    main()
