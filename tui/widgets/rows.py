"""Rows to move in that are laid out anew for each width; one may be taller than the screen."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any, ClassVar, cast

from rich.segment import Segment
from textual.content import Content
from textual.strip import Strip
from textual.widgets.option_list import Option

from tui.drawn import Drawn
from tui.widgets.lines import Lines

if TYPE_CHECKING:
    from textual.css.styles import RulesMap

BAR = "▌"
PART = 3
"""By so many lines a row is scrolled that is taller than its window."""


class Rows(Lines):
    """A list whose rows are drawn by functions of the width."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"rows--bar"}

    def __init__(self, **more: Any) -> None:
        super().__init__(**more)
        self._drawn: list[tuple[str, Drawn]] = []
        self._divided = False

    def fill(
        self, rows: Iterable[tuple[str, Callable[[int], Content] | Drawn]], *, divided: bool = False
    ) -> None:
        """Put rows, each with its id, in the place of those before; keep the place where its row is left.

        ``divided`` draws a line between them.
        """
        chosen = self.highlighted_option
        self.clear_options()
        self._drawn = [(row, draw if isinstance(draw, Drawn) else Drawn(draw)) for row, draw in rows]
        self._divided = divided
        options = [Option(drawn, id=row) for row, drawn in self._drawn]
        self.add_options([part for one in options for part in ((one, None) if divided else (one,))])
        if self._drawn:
            ids = [row for row, _ in self._drawn]
            self.highlighted = ids.index(chosen.id) if chosen is not None and chosen.id in ids else 0

    def _get_left_gutter_width(self) -> int:
        """Keep room for the bar before the chosen row."""
        return len(BAR)

    def render_line(self, y: int) -> Strip:
        """Draw the bar before each line of the chosen row: colour alone would not tell it."""
        line = super().render_line(y)
        chosen = self.highlighted is not None and any(
            segment.style is not None and segment.style.meta.get("option") == self.highlighted
            for segment in line
        )
        place = "option-list--option-highlighted" if chosen else "option-list--option"
        style = self.get_component_rich_style(place)
        if chosen:
            style += self.get_component_rich_style("rows--bar", partial=True)
        return Strip([Segment(BAR if chosen else " ", style), *line])

    def move(self, step: int) -> None:
        """Go on by a row; within one that reaches beyond the window scroll first."""
        if self.highlighted is not None:
            top, bottom = self._span(self.highlighted)
            if step > 0 and bottom > self.scroll_offset.y + self.scrollable_content_region.height:
                self.scroll_relative(y=PART, animate=False)
                return
            if step < 0 and top < self.scroll_offset.y:
                self.scroll_relative(y=-PART, animate=False)
                return
            if not 0 <= self.highlighted + step < len(self._drawn):
                return
        super().move(step)

    def _span(self, index: int) -> tuple[int, int]:
        """Return the first line of a row and the line after its last."""
        padding = self.get_component_styles("option-list--option").padding.width
        width = self.scrollable_content_region.width - padding - len(BAR)
        heights = [
            drawn.get_height(cast("RulesMap", self.styles), width) for _, drawn in self._drawn[: index + 1]
        ]
        lines = index if self._divided else 0  # one below each row above
        return sum(heights[:-1]) + lines, sum(heights) + lines
