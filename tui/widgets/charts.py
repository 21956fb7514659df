"""Small charts from block characters: what comes in the next days, what was done in the last weeks."""

from __future__ import annotations

from textual.content import Content
from textual.reactive import reactive
from textual.widget import Widget

from quiz.text import counted
from tui.text import MUTED

WEEKDAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
EIGHTHS = " ▁▂▃▄▅▆▇█"


def column(value: int, highest: int, height: int) -> list[str]:
    """Return the cells of one bar from top to bottom; a value above zero always shows."""
    eighths = 0 if not highest else max(1 if value else 0, round(value / highest * height * 8))
    return [EIGHTHS[max(0, min(8, eighths - level * 8))] for level in range(height - 1, -1, -1)]


class Forecast(Widget):
    """Reviews due on each of the coming days, as bars with their numbers."""

    counts: reactive[tuple[int, ...]] = reactive((), layout=True)
    weekday: reactive[int] = reactive(0)
    SHORT, TALL = 3, 5

    def render(self) -> Content:
        """Numbers on top, bars, and the days below."""
        title = Content.assemble(("Due in the coming days\n", "bold"))
        if not self.counts:
            return title
        cell = 5
        days = max(1, min(len(self.counts), self.size.width // cell, 14))
        counts = self.counts[:days]
        highest = max(counts)
        height = self.TALL if self.app.size.height >= 30 else self.SHORT
        lines = [Content("".join(f"{count or '':^{cell}}" for count in counts))]
        bars = [column(count, highest, height) for count in counts]
        for level in range(height):
            text = "".join(f" {bar[level] * (cell - 2)} " for bar in bars)
            lines.append(Content.styled(text, "$success"))
        names = ["today", *(WEEKDAYS[(self.weekday + n) % 7] for n in range(1, days))]
        lines.append(Content.styled("".join(f"{name:^{cell}}" for name in names), MUTED))
        return Content.assemble(title, Content("\n").join(lines))


class Activity(Widget):
    """Answers given on each of the last days, as one line of bars."""

    counts: reactive[tuple[int, ...]] = reactive((), layout=True)

    def render(self) -> Content:
        """One cell or two per day, the latest on the right."""
        title = Content.assemble(("Studied in the last four weeks\n", "bold"))
        counts = self.counts[-28:]
        if not counts:
            return title
        highest = max(counts) or 1
        wide = 2 if self.size.width >= 2 * len(counts) else 1
        bars = "".join(
            EIGHTHS[max(1, round(count / highest * 8))] * (wide - 1 or 1) + " " * (wide - 1)
            if count
            else "·" + " " * (wide - 1)
            for count in counts
        )
        return Content.assemble(title, (bars, "$primary"), (f"\n{counted(sum(counts), 'card')}", MUTED))
