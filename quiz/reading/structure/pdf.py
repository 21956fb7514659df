"""PDF files: their lines joined to paragraphs again, page furniture left out."""

from __future__ import annotations

import logging
import re
from collections import Counter
from io import BytesIO
from typing import TYPE_CHECKING

from quiz.errors import QuizError
from quiz.reading.structure.article import Extract

if TYPE_CHECKING:
    from collections.abc import Iterator

_HYPHEN = re.compile(r"(?<=[^\W\d_])-\n(?=[a-zà-ÿ])")
_PAGE_NUMBER = re.compile(r"^\s*(?:page\s+)?\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?\s*$", re.IGNORECASE)
_END = re.compile(r"[.!?…:\"”’)]\s*$")
_SHORT = 0.75
"""A line that ends a sentence ends a paragraph where it is shorter than this share of the usual line."""


class UnreadablePdfError(QuizError):
    """A PDF holds no text, or is locked or broken."""

    title = "The PDF cannot be read"


def read_pdf(name: str, data: bytes) -> Extract:
    """Read a PDF's text.

    Raises :class:`UnreadablePdfError` where it is locked, broken, or only pictures of pages.
    """
    try:
        from pypdf import PdfReader
    except ImportError as error:
        raise QuizError(
            f"{name} is a PDF, and the package that reads those is not installed.",
            remedy="pip install 'articlequiz[author]'",
        ) from error
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)  # what matters of it is told as an error, below
    try:
        reader = PdfReader(BytesIO(data))
        pages = [page.extract_text() for page in reader.pages]
        info = reader.metadata
        title = info.title.strip() if info and isinstance(info.title, str) else ""
        author = info.author.strip() if info and isinstance(info.author, str) else ""
    except Exception as error:  # a file made by anybody: what its reader stumbles over has any type
        raise UnreadablePdfError(
            f"{name} cannot be read as a PDF: {error}", remedy="Save the article as text or HTML instead."
        ) from error
    text = "\n\n".join(paragraphs(pages))
    if not text.strip():
        raise UnreadablePdfError(
            f"{name} holds no text, only pictures of pages.",
            remedy="Run it through a text recognition program.",
        )
    return Extract(name=name, format="pdf", text=text, title=title or None, author=author or None)


def paragraphs(pages: list[str]) -> Iterator[str]:
    """Join the lines of pages to paragraphs.

    Lines that stand on top or at the bottom of several pages, and page numbers, are left out. A blank line
    ends a paragraph, and so does a short line that ends a sentence; a paragraph may go on over a page's end.
    """
    split = [[line.rstrip() for line in page.splitlines()] for page in pages]
    furniture = _furniture(split)
    lines = [
        line
        for page in split
        for at, line in enumerate(page)
        if not (_PAGE_NUMBER.match(line) and at in {0, len(page) - 1}) and line.strip() not in furniture
    ]
    usual = sorted(len(line) for line in lines if line.strip())[-max(1, len(lines) // 4) :][:1]
    width = usual[0] if usual else 0
    held: list[str] = []
    for line in [*lines, ""]:
        if line.strip():
            held.append(line.strip())
        if held and (not line.strip() or (len(line) < width * _SHORT and _END.search(line))):
            yield _HYPHEN.sub("", "\n".join(held)).replace("\n", " ")
            held = []


def _furniture(pages: list[list[str]]) -> set[str]:
    edges = Counter(line.strip() for page in pages for line in {*page[:2], *page[-2:]} if line.strip())
    return {line for line, times in edges.items() if times > 1 and times * 2 >= len(pages) > 2}
