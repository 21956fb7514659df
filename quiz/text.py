"""Text that people wrote, made safe for a terminal."""

from __future__ import annotations

import unicodedata

_KEPT_CONTROLS = {"\n"}
_DROPPED = set("\ufffe\uffff\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def printable(text: str) -> str:
    """Return ``text`` without what a terminal would obey or be misled by.

    Control and escape characters (C0, C1), lone surrogates, bidirectional overrides and the two code points
    that are no characters in XML (U+FFFE, U+FFFF) go; a tab becomes a space; line ends stay. Everything
    else, right-to-left letters and emoji included, stays as written.
    """
    if text.isascii() and text.isprintable():
        return text
    out = []
    for char in text:
        if char == "\t":
            out.append(" ")
        elif char in _KEPT_CONTROLS:
            out.append(char)
        elif unicodedata.category(char) in {"Cc", "Cs"} or char in _DROPPED:
            continue
        else:
            out.append(char)
    return "".join(out)


def counted(number: int, one: str, many: str | None = None) -> str:
    """Return a number with its noun: ``1 card``, ``1,200 cards``; ``many`` where an s will not do."""
    return f"{number:,} {one if number == 1 else many or f'{one}s'}"
