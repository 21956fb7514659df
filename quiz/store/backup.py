"""Copies of the database: made by themselves once a day, thinned with age, and put back on request.

They lie in the folder ``backups`` beside the database, one plain SQLite file each, named by the time (UTC)
and the reason. Thinning keeps all of the last two days, then one a day for a week, one a week for a month,
one a month for a year, and one a year after that.
"""

from __future__ import annotations

import os
import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Final

from quiz.errors import BackupError, DamagedError, StoreError
from quiz.memory.clock import microseconds, moment
from quiz.store import connection as sqlite
from quiz.store.connection import Database
from quiz.store.failures import translated
from quiz.store.place import backups_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_NAME: Final = re.compile(r"^quiz-(\d{8}T\d{6})Z-(?:(\d+)-)?([a-z-]+)\.db$")
_DAILY: Final = "daily"
_DAY: Final = 86_400_000_000
_NO_ROOM: Final = "Make room, and check that the folder may be written to; or choose another place."


@dataclass(frozen=True, slots=True)
class Backup:
    """A copy of the database. ``at`` is in microseconds, ``size`` in bytes."""

    path: Path
    at: int
    reason: str
    size: int


def listed(database: Path) -> list[Backup]:
    """Return the backups there are, the newest first."""
    found = []
    folder = backups_of(database)
    if not folder.is_dir():
        return []
    for entry in os.scandir(folder):
        match = _NAME.match(entry.name)
        if match and entry.is_file():
            at = datetime.strptime(match[1], "%Y%m%dT%H%M%S").replace(tzinfo=UTC)
            with suppress(FileNotFoundError):  # another program may be thinning
                found.append(Backup(Path(entry.path), microseconds(at), match[3], entry.stat().st_size))
    return sorted(found, key=lambda backup: (backup.at, backup.path.name), reverse=True)


def save(
    database: Database,
    now: int,
    reason: str = "by-hand",
    *,
    target: Path | None = None,
    on_progress: Callable[[int, int], None] | None = None,
) -> Path:
    """Copy the database to ``target``, or into its backup folder; return the copy's path.

    The copy appears under its name only once it is complete and on disk. Raises ``BackupError`` if
    ``target`` exists or cannot be written, ``DamagedError`` if the database cannot be read.
    """
    if target is None:
        stamp = moment(now).strftime("%Y%m%dT%H%M%SZ")
        folder = backups_of(database.path)
        target = folder / f"quiz-{stamp}-{reason}.db"
        count = 2
        while target.exists():
            target = folder / f"quiz-{stamp}-{count}-{reason}.db"
            count += 1
    elif target.exists():
        raise BackupError(f"{target} exists already.", remedy="Name a file that is not there yet.")
    partial = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        partial.touch(mode=0o644)  # what SQLite says of a place it may not write would name the database
        with translated(database.path):
            sqlite.copy_to(database.connection, partial, on_progress=on_progress)
        partial.replace(target)
        sqlite.sync_file(target)
    except DamagedError:
        raise
    except StoreError as error:
        raise BackupError(
            f"The backup {target} cannot be written. {error.message}", remedy=error.remedy
        ) from error
    except OSError as error:
        raise _unwritable(target, error) from error
    finally:
        _discard(partial)
    return target


def _discard(partial: Path) -> None:
    """Delete a copy that did not become one, and what SQLite keeps beside it."""
    for end in ("", "-journal"):
        with suppress(OSError):
            partial.with_name(partial.name + end).unlink(missing_ok=True)


def daily(database: Database, now: int) -> Path | None:
    """Make the day's backup if there is none yet and anything to keep; thin the older ones.

    Raises as ``save`` does. What cannot be thinned today is left for another day.
    """
    try:
        copies = listed(database.path)
        if any(now - _DAY < copy.at <= now for copy in copies if copy.reason == _DAILY):
            return None
        if database.value("SELECT 1 FROM event LIMIT 1") is None:
            return None
        path = save(database, now, _DAILY)
    except OSError as error:
        raise _unwritable(backups_of(database.path), error) from error
    with suppress(OSError):
        thin(database.path, now)
    return path


def _unwritable(target: Path, error: OSError) -> BackupError:
    return BackupError(f"The backup {target} cannot be written: {error.strerror or error}.", remedy=_NO_ROOM)


def thin(database: Path, now: int) -> list[Path]:
    """Delete the backups that the rules do not keep, and halves of copies; return what was deleted.

    A half is what a program left that was killed while it made a copy. A file that is gone already, or cannot
    be deleted, is passed over.
    """
    for half in backups_of(database).glob(".*.part*"):
        with suppress(OSError):
            if half.stat().st_mtime * 1_000_000 < now - _DAY:
                half.unlink()
    copies = listed(database)
    kept = {copy.path for copy in to_keep(copies, now)}
    gone = []
    for copy in copies:
        if copy.path not in kept:
            with suppress(OSError):
                copy.path.unlink()
                gone.append(copy.path)
    return gone


def to_keep(copies: Iterable[Backup], now: int) -> list[Backup]:
    """Return the backups that thinning keeps: of each span of time the newest."""
    today = moment(now)
    spans: set[tuple[str, int, int]] = set()
    kept = []
    for copy in sorted(copies, key=lambda copy: (copy.at, copy.path.name), reverse=True):
        at = moment(copy.at)
        age = today - at
        if age < timedelta(days=2):
            kept.append(copy)
            continue
        if age < timedelta(days=9):
            span = ("day", at.year, at.timetuple().tm_yday)
        elif age < timedelta(days=40):
            week = at.isocalendar()
            span = ("week", week.year, week.week)
        elif age < timedelta(days=400):
            span = ("month", at.year, at.month)
        else:
            span = ("year", at.year, 0)
        if span not in spans:
            spans.add(span)
            kept.append(copy)
    return kept


def check(path: Path) -> None:
    """Make sure that a file is a sound database of this program. Raises ``StoreError``."""
    from quiz.store.migrations import state

    if not path.is_file():
        raise StoreError(
            f"There is no file {path}.", remedy="`quiz backup --list` shows the copies there are."
        )
    with translated(path):
        connection = sqlite.read_only(path)
    try:
        found = Database(path, connection)
        if not state(found).applied:
            raise StoreError(f"{path} is empty.", remedy="Choose another copy.")
        with translated(path):
            problems = sqlite.integrity_problems(connection)
    finally:
        connection.close()
    if problems:
        raise StoreError(f"{path} is damaged: {problems[0]}", remedy="Choose an older copy.")


def restore(source: Path, database: Path, now: int) -> Path | None:
    """Put a copy in the place of the database; return the backup made of what was there before.

    The copy is checked first, and replaces the database in one step. Close every connection before.
    Raises ``StoreError`` if the copy is unsound or the database is in use.
    """
    check(source)
    before = None
    partial = database.with_name(f".{database.name}.{os.getpid()}.restored")
    try:
        database.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        before = _set_aside(database, now)
        partial.unlink(missing_ok=True)
        with translated(source):
            connection = sqlite.read_only(source)
            try:
                sqlite.copy_to(connection, partial)
            finally:
                connection.close()
        partial.replace(database)
        for suffix in ("-wal", "-shm"):
            database.with_name(database.name + suffix).unlink(missing_ok=True)
        sqlite.sync_file(database)
    except OSError as error:
        raise StoreError(
            f"{database} cannot be replaced: {error.strerror or error}.",
            remedy="Make room, and check that the folder may be written to.",
        ) from error
    finally:
        _discard(partial)
    return before


def _set_aside(database: Path, now: int) -> Path | None:
    """Back up what is to be replaced: as a database if it is one, else as the file it is."""
    if not database.exists():
        return None
    try:
        opened = Database.open(database, create=False)
    except StoreError:
        return _copy_file(database, now)
    try:
        sqlite.claim_alone(opened)
        try:
            return save(opened, now, "before-restore")
        except StoreError:
            return _copy_file(database, now)
    finally:
        opened.close()


def _copy_file(database: Path, now: int) -> Path:
    import shutil

    folder = backups_of(database)
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    target = folder / f"damaged-{moment(now).strftime('%Y%m%dT%H%M%SZ')}.db"
    for suffix in ("", "-wal"):
        part = database.with_name(database.name + suffix)
        if part.exists():
            shutil.copy2(part, target.with_name(target.name + suffix))
    return target
