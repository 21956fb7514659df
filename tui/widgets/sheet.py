"""Rows of two columns that wrap, drawn by one widget: help pages have hundreds of lines."""

from __future__ import annotations

import textwrap
from typing import TYPE_CHECKING

from textual.content import Content
from textual.geometry import Size
from textual.widget import Widget

from tui.text import MUTED, safe

if TYPE_CHECKING:
    from textual.app import RenderResult

Line = tuple[str, str, str]
"""What stands on the left; a name; the sentence about it."""


class Sheet(Widget):
    """Lines of key, name and sentence; the sentence wraps under itself."""

    def __init__(self, lines: list[Line], *, left: int = 12) -> None:
        super().__init__(classes="sheet")
        self._rows = lines
        self._left = left

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:  # noqa: ARG002
        """As many lines as it takes at this width."""
        return len(self._draw(width))

    def render(self) -> RenderResult:
        """All rows."""
        return Content("\n").join(self._draw(self.content_size.width))

    def _draw(self, width: int) -> list[Content]:
        left = min(self._left, max(6, width // 3))
        name_width = max((len(safe(name)) for _, name, _ in self._rows), default=0) + 2
        columns = width - left - name_width >= 30
        drawn: list[Content] = []
        for sign, name, words in self._rows:
            named, said = safe(name), safe(words)
            if columns:
                lines = textwrap.wrap(said, width - left - name_width) or [""]
                heads = [f"{named:<{name_width}}", *(" " * name_width for _ in lines[1:])]
            else:
                lines = textwrap.wrap(f"{named}: {said}", max(10, width - left)) or [""]
                lines[0] = lines[0].removeprefix(named)
                heads = [named, *("" for _ in lines[1:])]
            for number, (head, text) in enumerate(zip(heads, lines, strict=True)):
                key = f"{safe(sign):<{left}}" if number == 0 else " " * left
                drawn.append(Content.assemble((key, "bold $text-accent"), (head, "bold"), (text, MUTED)))
        return drawn
