"""How lines of a proposal are set: led by a word, hanging below it; and their colours."""

from __future__ import annotations

from textual.content import Content

from tui.drawn import hanging
from tui.text import MUTED, one_line

HEAD = "bold $text-primary"
KEY = "bold $text-accent"
WARN = "$text-warning"


def led(lead: str, text: str, width: int, *, style: str = "") -> list[Content]:
    """Return lines led by a word; nothing where there is no text."""
    if not text:
        return []
    said = Content.styled(one_line(text), style) if style else Content(one_line(text))
    return hang(Content.styled(f"{lead:<6}", MUTED), said, width)


def hang(lead: Content, text: Content, width: int) -> list[Content]:
    """Return lines that hang below their first one."""
    return hanging(lead, text, width).split("\n")
