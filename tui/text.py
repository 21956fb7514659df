"""The one way by which words of decks and people reach the screen: as text, never as markup or codes."""

from __future__ import annotations

from textual.content import Content
from textual.style import Style

from quiz.text import printable

MUTED = "$foreground-muted"
"""The style of words that stand back. (``$text-muted`` takes its colour from the widget it lies on.)"""


def safe(text: str) -> str:
    """Return ``text`` without anything that a terminal would obey or be misled by."""
    return printable(text)


def plain(text: str, style: str | Style = "") -> Content:
    """Make displayable text of somebody's words. Square brackets stay square brackets."""
    return Content.styled(safe(text), style) if style else Content(safe(text))


def one_line(text: str) -> str:
    """Return ``text`` safe and on a single line."""
    return " ".join(safe(text).split())


def emphasise(text: str, part: str, style: str) -> Content:
    """Return ``text`` with the first whole occurrence of ``part`` in ``style``.

    Only an occurrence at word boundaries counts: the answer "US" is not found within "Muscat".
    """
    said, wanted = safe(text), safe(part).strip()
    content = Content(said)
    if not wanted:
        return content
    start = said.find(wanted)
    while start != -1:
        end = start + len(wanted)
        before = said[start - 1] if start else " "
        after = said[end] if end < len(said) else " "
        if not (before.isalnum() or after.isalnum()):
            return content.stylize(style, start, end)
        start = said.find(wanted, start + 1)
    return content


def plural(count: int, one: str, many: str | None = None) -> str:
    """Return the count with its noun: "1 card", "3 cards"."""
    return f"{count:,} {one if count == 1 else many or one + 's'}"


def duration(seconds: float) -> str:
    """Return a length of time in the coarsest two units that matter: "45 s", "6 min 12 s", "1 h 4 min"."""
    whole = round(seconds)
    if whole < 60:
        return f"{whole} s"
    minutes, rest = divmod(whole, 60)
    if minutes < 60:
        return f"{minutes} min {rest} s" if rest else f"{minutes} min"
    hours, minutes = divmod(minutes, 60)
    return f"{hours} h {minutes} min" if minutes else f"{hours} h"
