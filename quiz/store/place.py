"""Where the database lies, and whether one can be opened there."""

from __future__ import annotations

import os
from pathlib import Path

from quiz.errors import DamagedError, StoreError


def default_path() -> Path:
    """Return where the database is: ``QUIZ_DB``, or the user's data folder of this system."""
    if named := os.environ.get("QUIZ_DB"):
        return Path(named).expanduser()
    from platformdirs import user_data_path

    return user_data_path("articlequiz", appauthor=False) / "quiz.db"


def prepare(path: Path, *, create: bool) -> None:
    """Make sure that a database can be opened there, making its folder if ``create``.

    Raises ``StoreError`` if the path is a folder, missing, read-only, or holds nothing though something was
    saved there before.
    """
    try:
        _prepare(path, create=create)
    except OSError as error:
        raise StoreError(
            f"The folder {path.parent} cannot be used: {error.strerror or error}.",
            remedy="Choose another place with --db FILE or QUIZ_DB.",
        ) from error


def _prepare(path: Path, *, create: bool) -> None:
    if path.is_dir():
        raise StoreError(f"{path} is a folder, not a database file.", remedy="Name a file inside it.")
    exists = path.exists()
    if not exists and create:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    if not exists and not create:
        raise StoreError(f"There is no database at {path}.", remedy="Check the path.")
    if exists and not os.access(path, os.W_OK):
        raise StoreError(
            f"The database {path} is read-only.",
            remedy="Make the file writable, or choose another one with --db FILE or QUIZ_DB.",
        )
    if not os.access(path.parent, os.W_OK):
        raise StoreError(
            f"The folder {path.parent} is read-only; SQLite must be able to write beside the database.",
            remedy="Make the folder writable, or choose another place with --db FILE or QUIZ_DB.",
        )
    _refuse_lost(path, exists=exists)


def _refuse_lost(path: Path, *, exists: bool) -> None:
    """Refuse to begin a new database where one was before: SQLite would delete the log beside it.

    An empty file where nothing was ever saved is as good as none.
    """
    size = path.stat().st_size if exists else 0
    if size > 1:
        return
    if size:  # SQLite takes a file of one byte for an empty one
        raise DamagedError(
            f"{path} is not a database.", remedy="Choose another file with --db FILE or QUIZ_DB."
        )
    log = path.with_name(f"{path.name}-wal")
    has_log = log.exists() and log.stat().st_size > 0
    if not exists and has_log:
        raise DamagedError(
            f"There is no database at {path}, but its log {log.name} is still there.",
            remedy="Put the database back beside its log; to begin anew, move the log away.",
        )
    if exists and (has_log or next(iter(backups_of(path).glob("quiz-*.db")), None) is not None):
        raise DamagedError(
            f"The database {path} is an empty file, though something was saved there before.",
            remedy="Put back the last backup: `quiz backup --list`, then `quiz restore FILE`. "
            "To begin anew, move the empty file away.",
        )


def backups_of(database: Path) -> Path:
    """Return the folder in which a database's backups lie."""
    return database.parent / "backups" / database.name
