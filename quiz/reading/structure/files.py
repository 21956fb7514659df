"""Articles from files, folders and standard input."""

from __future__ import annotations

import re
import sys
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from quiz.errors import UsageError
from quiz.reading.structure.article import Article, Extract
from quiz.reading.structure.assemble import assemble

if TYPE_CHECKING:
    from collections.abc import Iterable

SUFFIXES = {
    ".txt": "text", ".text": "text", ".md": "markdown", ".markdown": "markdown", ".html": "html",
    ".htm": "html", ".xhtml": "html", ".pdf": "pdf",
}  # fmt: skip
LARGEST = 20_000_000
"""Bytes. No article is larger; what is, was named by mistake."""
_DECLARED = re.compile(
    rb"""<(?:meta\b[^>]{0,300}?\bcharset|\?xml\b[^>]{0,200}?\bencoding)\s{0,9}=\s{0,9}["']?([\w.:-]{2,40})""",
    re.IGNORECASE,
)
_HEAD = 4_096
"""Bytes of a page in which it says how its letters are written."""


def read_articles(places: Iterable[str | Path]) -> list[Article]:
    """Read files, folders (every article in them, by name, hidden files left out) and ``-``, standard input.

    Raises :class:`~quiz.errors.UsageError` for what is not there, is no article or cannot be read.
    """
    return [one.read() for place in places for one in find_articles(place)]


class Found(NamedTuple):
    """An article not yet read: how it is called here, and its file; None is standard input."""

    name: str
    path: Path | None

    @property
    def kind(self) -> str:
        """How its bytes are read, by its name; of standard input nothing is known yet."""
        return "" if self.path is None else _kind_of(self.path)

    def data(self) -> bytes:
        """Return its bytes. Raises :class:`~quiz.errors.UsageError` where it cannot be read."""
        return sys.stdin.buffer.read(LARGEST + 1) if self.path is None else _bytes_of(self.path)

    def read(self, data: bytes | None = None) -> Article:
        """Read it, from bytes that are at hand already or from its file."""
        data = self.data() if data is None else data
        if self.path is None:
            return read_bytes(self.name, data)
        return read_bytes(self.path.name, data, _kind_of(self.path))


def find_articles(place: str | Path) -> list[Found]:
    """Return what :func:`read_articles` would read at a place, unread, so that not all is held at once.

    Raises :class:`~quiz.errors.UsageError` for a folder without articles and a file that cannot hold one.
    """
    if str(place) == "-":
        return [Found("standard input", None)]
    path = Path(place)
    if not path.is_dir():
        _kind_of(path)
        return [Found(path.name, path)]
    found = sorted(
        one
        for one in path.rglob("*")
        if one.is_file()
        and one.suffix.lower() in SUFFIXES
        and not any(part.startswith(".") for part in one.relative_to(path).parts)
    )
    if not found:
        raise UsageError(
            f"{path} holds no article.", remedy=f"Articles end in {', '.join(sorted(SUFFIXES))}."
        )
    return [Found(one.relative_to(path).as_posix(), one) for one in found]


def read_file(path: Path) -> Article:
    """Read one file by what its name ends with; one without an ending is text."""
    return read_bytes(path.name, _bytes_of(path), _kind_of(path))


def _kind_of(path: Path) -> str:
    if path.suffix and path.suffix.lower() not in SUFFIXES:
        raise UsageError(
            f"{path} is no article that can be read.",
            remedy=f"Articles end in {', '.join(sorted(SUFFIXES))}.",
        )
    return SUFFIXES.get(path.suffix.lower(), "text")


def _bytes_of(path: Path) -> bytes:
    try:
        with path.open("rb") as file:
            return file.read(LARGEST + 1)
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror or error}.") from error


def read_bytes(name: str, data: bytes, kind: str | None = None) -> Article:
    """Read an article from bytes; without a kind, by how they begin."""
    if len(data) > LARGEST:
        raise UsageError(f"{name} is larger than any article: over {LARGEST // 1_000_000} MB.")
    return assemble(_extract(name, data, kind or sniff(data)))


def _extract(name: str, data: bytes, kind: str) -> Extract:
    if kind == "pdf":
        from quiz.reading.structure.pdf import read_pdf

        return read_pdf(name, data)
    text, note = decode(name, data, marked_up=kind == "html")
    extract = _of_text(name, text, kind)
    return replace(extract, notes=(note,)) if note else extract


def _of_text(name: str, text: str, kind: str) -> Extract:
    if kind == "html":
        from quiz.reading.structure.html import read_html

        return read_html(name, text)
    if kind == "markdown":
        from quiz.reading.structure.markdown import read_markdown

        return read_markdown(name, text)
    return Extract(name, "text", text)


def sniff(data: bytes) -> str:
    """Tell a format by its first bytes: PDF and HTML say what they are, anything else is text."""
    head = data[:1024].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if head.startswith(b"%pdf-"):
        return "pdf"
    return "html" if head.startswith((b"<!doctype html", b"<html", b"<?xml")) else "text"


def decode(name: str, data: bytes, *, marked_up: bool = False) -> tuple[str, str]:
    """Decode a text, and return a note where it is doubtful how; "" where it is not.

    UTF-16 has its mark, UTF-8 proves itself, and a page declares anything else. Of UTF-8 with broken places
    only those are lost; what is none of these is read as Windows-1252, as old pages are.
    """
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace"), ""
    if b"\x00" in data[:4096]:
        raise UsageError(f"{name} is no text.", remedy="Name a text, Markdown, HTML or PDF file.")
    declared = _declared(data) if marked_up else None
    text = data.decode("utf-8-sig", errors="replace")
    broken = text.count("\ufffd") - data.count(b"\xef\xbf\xbd")
    if not broken and (declared is None or not data.isascii()):
        return text, ""
    if declared is not None:
        return declared, ""
    if broken < sum(char > "\x7f" and char != "\ufffd" for char in text):
        return text, "some of its letters are broken UTF-8 and read as \ufffd"
    return data.decode("cp1252", errors="replace"), (
        "read as Windows-1252; if its letters look wrong, save it as UTF-8"
    )


def _declared(data: bytes) -> str | None:
    """Return a page decoded as it declares; None where it declares nothing, UTF-8, or nothing known."""
    found = _DECLARED.search(data[:_HEAD])
    name = found[1].decode("ascii", errors="replace").lower() if found else "utf-8"
    if name.startswith(("utf-8", "utf8", "utf-16", "utf16", "us-ascii", "ascii")):
        return None
    try:
        return data.decode("cp1252" if name in {"iso-8859-1", "latin1", "latin-1"} else name, "replace")
    except (LookupError, ValueError):
        return None
