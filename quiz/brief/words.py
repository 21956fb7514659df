"""What both kinds of sheet share: headings, and how text is made fit for a line."""

from __future__ import annotations

import re
from typing import Final

from quiz.text import printable

SECTIONS: Final = {
    "sources": ("Sources", ""),
    "timeline": (
        "Timeline",
        "As precise as the texts are. Words in quotation marks are how a text gives the time.",
    ),
    "undated": (
        "Events without a date",
        "Of these the texts tell only what they came after or before, or nothing at all.",
    ),
    "reports": (
        "What the sources say",
        "Besides the events, in the deck's own words. A view stands with the one who holds it.",
    ),
    "differences": ("Where the data differ", ""),
    "disputes": (
        "Disputes",
        "Questions on which the voices differ, with every answer and its holders, in the deck's own words.",
    ),
    "people": ("People", ""),
}
"""Title and lead of each section."""

TOLD: Final = ("Reported", "Claimed, judged, explained, expected")
"""The two parts of a topic."""

_ADDRESS: Final = re.compile(r"https?://[A-Za-z0-9\-._~:/?#\[\]@!$&'()*+,;=%]+")


def one_line(text: str) -> str:
    """Return text on one line, without codes that a terminal or a reader would obey."""
    return " ".join(printable(text).split())


def letter(place: int) -> str:
    """Return the letter of a stance, A for the first; beyond Z its number."""
    return chr(ord("A") + place) if place < 26 else str(place + 1)


def web_address(url: str | None) -> str | None:
    """Return a URL that may be made a link: one of the web, of plain characters. None for any other."""
    return url if url is not None and _ADDRESS.fullmatch(url) else None
