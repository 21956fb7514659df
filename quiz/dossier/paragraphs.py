"""Paragraphs of an article: how they are counted and how a moved one is found again."""

from __future__ import annotations

import hashlib
import re
import unicodedata

_LINE_END = re.compile(r"\r\n|\r|\n")


def split_paragraphs(text: str) -> list[str]:
    """Split an article into its paragraphs, in order; paragraph 1 is the first of the list.

    A paragraph is a maximal run of non-empty lines between blank lines. A line of white space alone is
    blank. Lines end with LF, CR LF or CR; inside a paragraph they are joined by LF and not trimmed. A
    byte-order mark at the very start is no part of the text.
    """
    paragraphs: list[str] = []
    lines: list[str] = []
    for line in _LINE_END.split(text.removeprefix("\ufeff")):
        if line.strip():
            lines.append(line)
        elif lines:
            paragraphs.append("\n".join(lines))
            lines = []
    if lines:
        paragraphs.append("\n".join(lines))
    return paragraphs


def fingerprint(paragraph: str) -> str:
    """Sixteen hexadecimal digits that know a paragraph again.

    They are the head of the SHA-256 of its words in Unicode form NFC with one space between them, so
    other line breaks, spacing or composition of accents leave the fingerprint as it is.
    """
    words = " ".join(unicodedata.normalize("NFC", paragraph).split())
    return hashlib.sha256(words.encode("utf-8", "surrogatepass")).hexdigest()[:16]
