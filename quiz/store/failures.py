"""What SQLite's errors mean to a person, and what to do about them."""

from __future__ import annotations

import sqlite3
from contextlib import contextmanager
from typing import TYPE_CHECKING, Final, NoReturn

from quiz.errors import DamagedError, StoreError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path


@contextmanager
def translated(path: Path) -> Iterator[None]:
    """Turn SQLite's errors within the block into ``StoreError``."""
    try:
        yield
    except sqlite3.Error as error:
        fail(error, path)


def fail(error: sqlite3.Error, path: Path) -> NoReturn:
    """Raise what a person can understand for an error of SQLite's.

    Errors that can only be a fault of the program (SQL that does not parse, a broken constraint) are
    raised again as they are.
    """
    code = getattr(error, "sqlite_errorcode", None)
    code = code & 0xFF if isinstance(code, int) else None
    if str(error).startswith(_OF_DAMAGE):
        code = sqlite3.SQLITE_CORRUPT
    elif code in _FOR_WANT_OF_ROOM and _is_full(path):
        code = sqlite3.SQLITE_FULL
    if code not in _MEANINGS:
        raise error
    message, remedy = _MEANINGS[code]
    raise _KINDS.get(code, StoreError)(message.format(path=path), remedy=remedy) from error


def _is_full(path: Path) -> bool:
    """Whether there is no room beside the database for what SQLite keeps there."""
    import shutil

    try:
        return shutil.disk_usage(path.parent).free < _LEAST_ROOM
    except OSError:
        return False


def unreadable(what: str) -> DamagedError:
    """Return the error of something stored that is not what it was when it was written."""
    return DamagedError(f"{what} cannot be read: the database is damaged.", remedy=_DOCTOR)


_FOR_WANT_OF_ROOM: Final = frozenset({sqlite3.SQLITE_IOERR, sqlite3.SQLITE_CANTOPEN})
"""What SQLite calls it when there is no room for its files beside the database."""
_LEAST_ROOM: Final = 64 * 1024

_OF_DAMAGE: Final = ("unsupported file format", "Could not decode to UTF-8")
"""How errors begin that SQLite, or Python's driver, gives no code of its own."""

_DOCTOR: Final = (
    "Run `quiz doctor` to see what can be mended, or `quiz restore FILE` to put back a backup "
    "(`quiz backup --list`)."
)


_MEANINGS: Final[dict[int, tuple[str, str]]] = {
    sqlite3.SQLITE_BUSY: (
        "The database {path} is locked by another program.",
        "Close the other program (another quiz, a database browser, a backup) and try again.",
    ),
    sqlite3.SQLITE_READONLY: (
        "The database {path} is read-only.",
        "Make the file and its folder writable, or choose another one with --db FILE or QUIZ_DB.",
    ),
    sqlite3.SQLITE_CANTOPEN: (
        "The database {path} cannot be opened or created.",
        "Check that the folder exists and may be written to, or choose another with --db FILE or QUIZ_DB.",
    ),
    sqlite3.SQLITE_PERM: (
        "The database {path} may not be opened.",
        "Check the permissions of the file and its folder.",
    ),
    sqlite3.SQLITE_FULL: (
        "The disk is full; the last change was not saved to {path}.",
        "Make room and try again. Everything saved before is safe.",
    ),
    sqlite3.SQLITE_IOERR: (
        "Reading or writing {path} failed.",
        "Check the disk and its cable or network; everything saved before should be safe.",
    ),
    sqlite3.SQLITE_CORRUPT: (
        "The database {path} is damaged.",
        _DOCTOR,
    ),
    sqlite3.SQLITE_NOTADB: (
        "{path} is not a database.",
        "Check the path (--db FILE or QUIZ_DB); if it was one before, `quiz restore FILE` puts a backup back "
        "(`quiz backup --list`).",
    ),
}
"""Primary result code of SQLite → what it means here, and what to do. https://www.sqlite.org/rescode.html"""

_KINDS: Final[dict[int, type[StoreError]]] = {
    sqlite3.SQLITE_CORRUPT: DamagedError,
    sqlite3.SQLITE_NOTADB: DamagedError,
}
