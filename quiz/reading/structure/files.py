"""Articles from files, folders and standard input."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

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


def read_articles(places: Iterable[str | Path]) -> list[Article]:
    """Read files, folders (every article in them, by name, hidden files left out) and ``-``, standard input.

    Raises :class:`~quiz.errors.UsageError` for what is not there, is no article or cannot be read.
    """
    articles = []
    for place in places:
        if str(place) == "-":
            articles.append(read_bytes("standard input", sys.stdin.buffer.read(LARGEST + 1)))
            continue
        path = Path(place)
        if path.is_dir():
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
            articles.extend(read_file(one) for one in found)
        else:
            articles.append(read_file(path))
    return articles


def read_file(path: Path) -> Article:
    """Read one file by what its name ends with; one without an ending is text."""
    if path.suffix and path.suffix.lower() not in SUFFIXES:
        raise UsageError(
            f"{path} is no article that can be read.",
            remedy=f"Articles end in {', '.join(sorted(SUFFIXES))}.",
        )
    try:
        with path.open("rb") as file:
            data = file.read(LARGEST + 1)
    except OSError as error:
        raise UsageError(f"{path} cannot be read: {error.strerror or error}.") from error
    return read_bytes(path.name, data, SUFFIXES.get(path.suffix.lower(), "text"))


def read_bytes(name: str, data: bytes, kind: str | None = None) -> Article:
    """Read an article from bytes; without a kind, by how they begin."""
    if len(data) > LARGEST:
        raise UsageError(f"{name} is larger than any article: over {LARGEST // 1_000_000} MB.")
    return assemble(_extract(name, data, kind or sniff(data)))


def _extract(name: str, data: bytes, kind: str) -> Extract:
    if kind == "pdf":
        from quiz.reading.structure.pdf import read_pdf

        return read_pdf(name, data)
    text = decode(name, data)
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


def decode(name: str, data: bytes) -> str:
    """Decode UTF-8 or UTF-16 with its mark, and what is neither as Windows-1252, as old pages are."""
    if data.startswith((b"\xff\xfe", b"\xfe\xff")):
        return data.decode("utf-16", errors="replace")
    if b"\x00" in data[:4096]:
        raise UsageError(f"{name} is no text.", remedy="Name a text, Markdown, HTML or PDF file.")
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return data.decode("cp1252", errors="replace")
