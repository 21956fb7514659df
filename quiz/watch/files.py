"""Notices that files of a dossier or its articles were saved, by looking at them some times a second.

Why no notices of the operating system (inotify and the like, as the package watchfiles passes them on): a
dossier is a handful of files, and a look at them takes a fraction of a millisecond. Looking works everywhere
and in one way: on network drives, in containers and on mounted folders, which send no notices; for editors
that save by renaming, which replace the file that was watched; and with nothing to install.
"""

from __future__ import annotations

import time
from contextlib import suppress
from hashlib import blake2b
from pathlib import Path
from typing import Final, NamedTuple

from quiz.dossier.article_files import find_files
from quiz.dossier.files import list_files
from quiz.dossier.yamlnodes import MAX_BYTES
from quiz.errors import QuizError

PAUSE: Final = 0.2
"""Seconds between two looks. Where a look takes long, ten times as long as it took."""
SETTLED: Final = 0.2
"""A burst of saves is over when nothing changed for so many seconds."""
LONGEST_BURST: Final = 2.0
"""Seconds after which a burst that does not end is taken as it is."""
_FRESH: Final = 3.0
"""So many seconds after a change files are read, too: a drive may give times in steps of two seconds."""


class Mark(NamedTuple):
    """By what a file is known to be as it was: its time in ns, bytes, number on the disk, and contents."""

    time: int
    size: int
    number: int
    contents: bytes


Look = dict[str, Mark]
"""The files that there are, by their paths."""


class Files:
    """The files of a dossier and, where they are given, of its articles."""

    def __init__(self, path: Path, articles: Path | None = None) -> None:
        self._path = path
        self._articles = articles
        self._last: Look | None = None
        self._fresh: dict[str, float] = {}
        self._took = 0.0

    def look(self) -> Look:
        """Return the files as they are now; none where the folder is gone or cannot be read."""
        began = time.monotonic()
        marks: Look = {}
        for path in self._paths():
            mark = self._mark(path, began)
            if mark is not None:
                marks[str(path)] = mark
        self._last = marks
        self._took = time.monotonic() - began
        return marks

    def wait(self, seen: Look) -> Look:
        """Return when the files are others than ``seen`` and a burst of saves is over: what there is then."""
        while True:
            now = self.look()
            if now != seen:
                now = self._settled(now)
                if now != seen:  # what came and went at once is no change
                    return now
            time.sleep(max(PAUSE, 10 * self._took))

    def _settled(self, now: Look) -> Look:
        began = still = time.monotonic()
        while still + SETTLED > time.monotonic() < began + LONGEST_BURST:
            time.sleep(SETTLED / 4)
            before, now = now, self.look()
            if now != before:
                still = time.monotonic()
        return now

    def names(self, before: Look, now: Look) -> list[str]:
        """Return which files changed, came or went, as they are called from the dossier's folder."""
        changed = sorted(path for path in before.keys() | now.keys() if before.get(path) != now.get(path))
        return [self._name(Path(path)) for path in changed]

    def _name(self, path: Path) -> str:
        for folder in (self._path, self._articles):
            if folder is not None and path.is_relative_to(folder) and path != folder:
                return path.relative_to(folder).as_posix()
        return path.name

    def _paths(self) -> list[Path]:
        paths: list[Path] = []
        with suppress(QuizError, OSError):
            paths += [file for _, file in list_files(self._path) if isinstance(file, Path)]
        if self._articles is not None:
            with suppress(QuizError, OSError):
                paths += find_files(self._articles)
        return paths

    def _mark(self, path: Path, now: float) -> Mark | None:
        name = str(path)
        last = self._last.get(name) if self._last else None
        try:
            about = path.stat()
            found = Mark(about.st_mtime_ns, about.st_size, about.st_ino, b"")
            if self._last is None:  # the first look: nothing has changed since
                return found
            if last is None or last[:3] != found[:3]:
                self._fresh[name] = now + _FRESH
            elif now > self._fresh.get(name, 0.0):
                return last
            small = path.is_file() and about.st_size <= MAX_BYTES
            contents = blake2b(path.read_bytes(), digest_size=16).digest() if small else b""
        except OSError:
            return None
        return found._replace(contents=contents)
