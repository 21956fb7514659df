"""Text that is laid out anew for each width: cells beside each other, wrapped each in its own column."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from textual.content import Content
from textual.visual import Visual

if TYPE_CHECKING:
    from textual.css.styles import RulesMap
    from textual.strip import Strip
    from textual.style import Style
    from textual.visual import RenderOptions


class Drawn(Visual):
    """What a function draws for a width in cells; drawn once for each width.

    ``lines`` tells for a width how many lines that will be, or None where only drawing it tells: so thousands
    of rows are laid out of which a screenful is ever drawn.
    """

    def __init__(
        self, draw: Callable[[int], Content], lines: Callable[[int], int | None] | None = None
    ) -> None:
        self._draw = draw
        self._lines = lines
        self._last: tuple[int, Content] | None = None

    def at(self, width: int) -> Content:
        """Return what is drawn at this width."""
        if self._last is None or self._last[0] != width:
            self._last = (width, self._draw(max(1, width)))
        return self._last[1]

    def render_strips(
        self, width: int, height: int | None, style: Style, options: RenderOptions
    ) -> list[Strip]:
        """Draw."""
        return self.at(width).render_strips(width, height, style, options)

    def get_optimal_width(self, rules: RulesMap, container_width: int) -> int:  # noqa: ARG002
        """As wide as there is room."""
        return container_width

    def get_height(self, rules: RulesMap, width: int) -> int:
        """As many lines as it takes at this width."""
        if self._lines is not None and (self._last is None or self._last[0] != width):
            told = self._lines(max(1, width))
            if told is not None:
                return told
        return self.at(width).get_height(rules, width)


def beside(*columns: tuple[Content, int], gap: int = 2) -> Content:
    """Return cells side by side, each wrapped to its width; a cell of no width is left out."""
    cells = [(content.wrap(width), width) for content, width in columns if width > 0]
    height = max((len(lines) for lines, _ in cells), default=0)
    drawn: list[Content] = []
    for number in range(height):
        line = Content("")
        for place, (lines, width) in enumerate(cells):
            part = lines[number].rstrip() if number < len(lines) else Content("")
            last = place == len(cells) - 1
            line += part if last else part.pad_right(max(0, width - part.cell_length) + gap)
        drawn.append(line)
    return Content("\n").join(drawn)


def below(parts: Sequence[Content], indent: int = 0) -> Content:
    """Return parts one below the other, each line of them indented; empty ones are left out."""
    kept = [part for part in parts if part.plain]
    lines = [line.pad_left(indent) for part in kept for line in part.split("\n")]
    return Content("\n").join(lines)


def hanging(lead: Content, text: Content, width: int) -> Content:
    """Return a text led by a sign, its further lines indented as far as the lead is long."""
    room = max(1, width - lead.cell_length)
    return beside((lead, lead.cell_length), (text, room), gap=0)
