"""Files that may hold articles: found below a folder within limits, and read without surprises.

Nothing is known of such a folder beforehand: it may be ``/`` by mistake, change while it is looked
through, hold links in a circle, pictures, or files that may not be read.
"""

from __future__ import annotations

import os
import stat
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quiz.errors import QuizError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

MAX_BYTES = 4_000_000
"""Larger files are no articles."""
MAX_FILES = 5_000
"""A folder with more files than this was hardly meant."""
MAX_NAMES = 50_000
"""How many names are looked at, folders and hidden ones included, before a folder is given up."""
MAX_DEPTH = 12
"""How deep folders may lie in one another; what lies deeper is passed over."""

_REMEDY = "Name the folder of the articles itself."


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Why a file gives no text: ``reason`` goes after its name, ``remedy`` says what to do."""

    reason: str
    remedy: str


_CHECK = "check its name and permissions"
_SAVE = "save the article as plain text in UTF-8"


def find_files(folder: Path) -> list[Path]:
    """Return the ordinary files below a folder, in the order of their paths.

    Hidden files and folders are passed over, and links to folders, folders that may not be read, and what
    vanishes meanwhile. Raises :class:`QuizError` where ``folder`` itself is none or cannot be read, and as
    soon as it turns out to hold more than :data:`MAX_FILES` files or :data:`MAX_NAMES` names.
    """
    if not folder.is_dir():
        raise QuizError(f"{folder} is not a folder.", remedy="Name the folder that holds the article files.")
    found: list[Path] = []
    seen = 0
    level = [folder]
    for _ in range(MAX_DEPTH + 1):
        below: list[Path] = []
        for place in level:
            try:
                names = os.scandir(place)
            except OSError as error:
                if place == folder:
                    raise QuizError(
                        f"{folder} cannot be read: {error.strerror}.", remedy="Check its permissions."
                    ) from error
                continue
            with names:
                for entry in _entries(names):
                    seen += 1
                    if entry.name.startswith("."):
                        pass
                    elif _is_folder(entry):
                        below.append(place / entry.name)
                    elif _is_ordinary(entry):
                        found.append(place / entry.name)
                    if len(found) > MAX_FILES or seen > MAX_NAMES:
                        what = f"{MAX_FILES:,} files" if len(found) > MAX_FILES else f"{MAX_NAMES:,} names"
                        raise QuizError(f"{folder} holds more than {what}.", remedy=_REMEDY)
        level = below
    return sorted(found)


def _entries(names: Iterator[os.DirEntry[str]]) -> list[os.DirEntry[str]]:
    """Return what a folder holds: one name more than is ever looked at, at most."""
    found: list[os.DirEntry[str]] = []
    try:
        for entry in names:
            found.append(entry)
            if len(found) > MAX_NAMES:
                break
    except OSError:  # the folder vanished, or its disk did
        pass
    return found


def _is_folder(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_dir(follow_symlinks=False)
    except OSError:
        return False


def _is_ordinary(entry: os.DirEntry[str]) -> bool:
    try:
        return entry.is_file()
    except OSError:  # a link that leads back to itself
        return False


def read_text(path: Path) -> str | Unreadable:
    """Return the text of a file, or why it has none: too long, not UTF-8 text, not to be read."""
    try:
        about = path.stat()
        if not stat.S_ISREG(about.st_mode):  # a pipe or device may never end
            return Unreadable("is not an ordinary file", "put a text file in its place")
        if about.st_size <= MAX_BYTES:
            with path.open("rb") as stream:
                data = stream.read(MAX_BYTES + 1)
        if about.st_size > MAX_BYTES or len(data) > MAX_BYTES:
            return Unreadable(f"is longer than {MAX_BYTES:,} bytes", "name a file of one article's text")
    except OSError as error:
        return Unreadable(f"cannot be read: {error.strerror}", _CHECK)
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return Unreadable("is in UTF-16", _SAVE)
    if b"\0" in data:
        return Unreadable("is no text: it holds zero bytes", _SAVE)
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        return Unreadable(f"is not in UTF-8: byte 0x{data[error.start]:02x} in line {line:,}", _SAVE)
