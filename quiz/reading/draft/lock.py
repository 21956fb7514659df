"""One at a time: whoever writes to a drafted dossier's folder holds its lock until they are done.

The operating system keeps the lock (``flock`` or ``LockFileEx``, by the package filelock) and lets go of it
when the process ends, however it ends. So a lock file that is left over locks nothing.
"""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING

import msgspec

from quiz.errors import QuizError
from quiz.reading.draft.lines import PROPOSED

if TYPE_CHECKING:
    from pathlib import Path
    from types import TracebackType

    from filelock import BaseFileLock

LOCK = ".lock"
HOLDER = ".lock-holder"
"""Who holds the lock, in words for whoever is refused; a locked file itself cannot be read everywhere."""


class FolderInUseError(QuizError):
    """Another process, or another part of this one, writes to the folder."""

    title = "The folder is in use"


class _Holder(msgspec.Struct, frozen=True):
    doing: str
    process: int


class FolderLock:
    """A lock on a dossier's folder, held from making this until :meth:`release` or the end of a ``with``."""

    def __init__(self, folder: Path, doing: str) -> None:
        """Take the lock, at once or not at all. ``doing`` names the command: ``quiz review``.

        Raises :class:`FolderInUseError` where somebody has it, with the command and its process number; and
        :class:`QuizError` where the folder cannot be written to or the extra ``author`` is not installed.
        """
        try:
            from filelock import FileLock, Timeout
        except ImportError as error:
            raise QuizError(
                "filelock, which keeps two programs from writing to one folder, is not installed.",
                remedy="pip install 'articlequiz[author]'",
            ) from error

        self._place = folder / PROPOSED
        self._made = _make_folders(self._place)
        self._lock: BaseFileLock = FileLock(self._place / LOCK, thread_local=False)
        try:
            self._lock.acquire(blocking=False)
        except Timeout:
            raise FolderInUseError(
                f"{folder} is in use: {_holder(self._place)} is at work there.",
                remedy="End that first, then try again.",
            ) from None
        except OSError as error:
            raise _unwritable(self._place / LOCK, error) from error
        with suppress(OSError):
            (self._place / HOLDER).write_bytes(msgspec.json.encode(_Holder(doing, os.getpid())))

    @property
    def is_held(self) -> bool:
        """Whether the folder is still this one's to write to."""
        return self._lock.is_locked

    def release(self) -> None:
        """Let others write to the folder; a folder with nothing in it goes. Safe to call twice."""
        if not self._lock.is_locked:
            return
        with suppress(OSError):
            (self._place / HOLDER).unlink()
        with suppress(OSError):  # a system that deletes no open file keeps it
            if self._made and [one.name for one in self._place.iterdir()] == [LOCK]:
                (self._place / LOCK).unlink()
        self._lock.release()
        with suppress(OSError):  # until one of them holds something
            for made in reversed(self._made):
                made.rmdir()

    def __enter__(self) -> FolderLock:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, where: TracebackType | None
    ) -> None:
        self.release()


def _make_folders(path: Path) -> list[Path]:
    """Make a folder and those above it; return which were not there, the topmost first."""
    missing: list[Path] = []
    at = path
    while not at.exists() and at != at.parent:
        missing.insert(0, at)
        at = at.parent
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise _unwritable(path, error) from error
    return missing


def _holder(place: Path) -> str:
    try:
        one = msgspec.json.decode((place / HOLDER).read_bytes(), type=_Holder)
    except (OSError, msgspec.DecodeError, UnicodeDecodeError):
        return "another program"
    return f"{one.doing} (process {one.process})"


def _unwritable(path: Path, error: OSError) -> QuizError:
    return QuizError(
        f"{path} cannot be written: {error.strerror or error}.", remedy="Check its folder and the disk."
    )
