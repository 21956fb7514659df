"""A map of voices and disputes: who takes part in which, and on which stance."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby
from typing import ClassVar

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from tui.text import one_line
from tui.widgets.headings import heading

CELL = 4
"""How wide a dispute is, in cells."""
STANCES = 4
"""So many stances have a colour of their own; their letters tell them all apart."""
NOWHERE = "·"


@dataclass(frozen=True, slots=True)
class MapData:
    """What the map shows: rows with how many disputes each has, columns with number and topic, and letters.

    ``letters`` maps (row, column) to the letters of the stances taken there, ``styles`` to their places.
    """

    rows: Sequence[str] = ()
    counts: Sequence[int] = ()
    numbers: Sequence[int] = ()
    topics: Sequence[str] = ()
    letters: Mapping[tuple[int, int], str] = field(default_factory=dict)
    stances: Mapping[tuple[int, int], int] = field(default_factory=dict)


class StanceMap(ScrollView, can_focus=True, inherit_bindings=False):
    """Voices down, disputes across; heads of both stay in sight. Its cursor is moved by the screen."""

    cursor: reactive[tuple[int, int]] = reactive((0, 0))
    """Row and column."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {
        "map--head",
        "map--count",
        "map--topic",
        "map--number",
        "map--none",
        "map--across",
        "map--cursor",
        *(f"map--stance-{n}" for n in range(STANCES)),
    }

    class Moved(Message):
        """The cursor is elsewhere."""

    class Opened(Message):
        """A cell was clicked twice."""

    def __init__(self) -> None:
        super().__init__()
        self.data = MapData()
        self._lines = 1

    # ------------------------------------------------------------ content and cursor

    def show(self, data: MapData, cursor: tuple[int, int] = (0, 0)) -> None:
        """Show other content, with the cursor there or as near as can be."""
        self.data = data
        self._lines = self._topic_lines()
        self._measure()
        self.set_reactive(StanceMap.cursor, self._within(*cursor))
        self.refresh()
        self._keep_in_sight()
        self.post_message(self.Moved())

    def move(self, across: int, down: int) -> None:
        """Move the cursor, at most to the edge."""
        row, column = self.cursor
        self.cursor = self._within(row + down, column + across)

    def page(self, step: int) -> None:
        """Move the cursor up or down by as many rows as are in sight."""
        self.move(0, step * max(1, self._room.height - 1))

    def edge(self, step: int) -> None:
        """Move the cursor to the first or last row."""
        self.move(0, step * len(self.data.rows))

    def _within(self, row: int, column: int) -> tuple[int, int]:
        last_row, last_column = len(self.data.rows) - 1, len(self.data.numbers) - 1
        return max(0, min(last_row, row)), max(0, min(last_column, column))

    def watch_cursor(self) -> None:
        """Draw it, keep it in sight, tell of it."""
        self.refresh()
        self._keep_in_sight()
        self.post_message(self.Moved())

    # ------------------------------------------------------------ measures

    @property
    def head(self) -> int:
        """How wide the voices' names are, with their counts."""
        longest = max((cell_len(one_line(name)) for name in self.data.rows), default=0) + 5
        return max(8, min(longest, self.size.width * 3 // 8, 36))

    @property
    def heads(self) -> int:
        """How many lines stay above: those of the topics, and the numbers."""
        return self._lines + 1

    def _topic_lines(self) -> int:
        """Return how many lines the longest heading needs."""
        topics = set(self.data.topics)
        spans = [(topic, len(list(group))) for topic, group in groupby(self.data.topics)]
        laid = (heading(topic, CELL * wide - 1, topics - {topic}) for topic, wide in spans)
        return max((len(lines) for lines in laid), default=1) or 1

    @property
    def _room(self) -> Size:
        """How much of the cells is in sight."""
        region = self.scrollable_content_region
        across = max(CELL, (region.width - self.head) // CELL * CELL)
        return Size(across, max(1, region.height - self.heads))

    def _measure(self) -> None:
        self.virtual_size = Size(self.head + len(self.data.numbers) * CELL, self.heads + len(self.data.rows))

    def on_resize(self) -> None:
        """Measure anew."""
        self._measure()
        self._keep_in_sight()

    def _keep_in_sight(self) -> None:
        row, column = self.cursor
        room = self._room
        x, y = self.scroll_offset
        left = column * CELL
        x = min(x, left) if left < x else max(x, left + CELL - room.width)
        y = min(y, row) if row < y else max(y, row + 1 - room.height)
        if (x, y) != tuple(self.scroll_offset):
            self.scroll_to(max(0, x), max(0, y), animate=False, force=True)

    # ------------------------------------------------------------ drawing

    def render_line(self, y: int) -> Strip:
        """Draw a line: one of the heads, or a voice with its letters."""
        width = self.size.width
        if y < self._lines:
            return self._beside([Segment(" " * self.head)], self._topics(y), width)
        if y == self._lines:
            return self._beside(self._corner(), self._numbers(), width)
        row = y - self.heads + self.scroll_offset.y
        if row >= len(self.data.rows):
            return Strip.blank(width, self.rich_style)
        return self._beside(self._voice(row), self._letters(row), width)

    def _beside(self, head: list[Segment], cells: list[Segment], width: int) -> Strip:
        """Put the head before that part of the cells which is in sight."""
        x = self.scroll_offset.x
        room = max(0, width - self.head)
        if x % CELL == 0 and x + room < len(self.data.numbers) * CELL:
            room -= room % CELL  # whole cells only
        line = Strip.join([Strip(head), Strip(cells).crop(x, x + room)])
        return line.extend_cell_length(width).crop(0, width).apply_style(self.rich_style)

    def _style(self, name: str) -> Style:
        return self.get_component_rich_style(f"map--{name}", partial=name in {"across", "cursor"})

    def _topics(self, y: int) -> list[Segment]:
        """Draw a line of the topics over their disputes.

        A topic that begins to the left of what is in sight begins there, and is laid into what is in sight.
        """
        style, x = self._style("topic"), self.scroll_offset.x
        edge = x + self._room.width
        topics = set(self.data.topics)
        segments = []
        start = 0
        for topic, group in groupby(self.data.topics):
            end = start + CELL * len(list(group))
            hidden = max(0, min(x, end) - start)
            room = end - start - hidden
            seen = min(end, edge) - start - hidden
            lines = heading(topic, seen - 1, topics - {topic}, lines=self._lines) if seen > 1 else []
            words = lines[y] if y < len(lines) else ""
            corner = ("╭" if not hidden else "─") if y == 0 else ("│" if not hidden else " ")
            fill = "─" if y == 0 else " "
            line = corner + words + fill * (room - 1 - cell_len(words))
            segments.append(Segment(" " * hidden + line[:room], style))
            start = end
        return segments

    def _corner(self) -> list[Segment]:
        words = set_cell_size(" voice ", self.head - 4)
        return [Segment(words, self._style("number")), Segment(" in ", self._style("count"))]

    def _numbers(self) -> list[Segment]:
        plain, across = self._style("number"), self._style("number") + self._style("across")
        _, current = self.cursor
        return [
            Segment(f"{number:^{CELL}}", across if column == current else plain)
            for column, number in enumerate(self.data.numbers)
        ]

    def _voice(self, row: int) -> list[Segment]:
        at_cursor = row == self.cursor[0]
        across = self._style("across") if at_cursor else Style()
        room = self.head - 5
        name = one_line(self.data.rows[row])
        if cell_len(name) > room:
            name = set_cell_size(name, room - 1) + "…"
        sign = "▸" if at_cursor and self.has_focus else " "
        count = f"{self.data.counts[row]:>3} "
        return [
            Segment(sign + set_cell_size(name, room), self._style("head") + across),
            Segment(count, self._style("count") + across),
        ]

    def _letters(self, row: int) -> list[Segment]:
        at_row, at_column = self.cursor
        across, marked = self._style("across"), self._style("cursor")
        segments = []
        for column in range(len(self.data.numbers)):
            letters = self.data.letters.get((row, column), "")
            style = self._style(f"stance-{self.data.stances[row, column] % STANCES}" if letters else "none")
            words = letters or NOWHERE
            if (row, column) == (at_row, at_column):
                text, style = f"[{words}]", style + marked
            else:
                text = f" {words} "
                if row == at_row or column == at_column:
                    style += across
            segments.append(Segment(set_cell_size(text, CELL), style))
        return segments

    # ------------------------------------------------------------ the mouse

    def on_click(self, event: events.Click) -> None:
        """Move the cursor to a cell; clicked twice, it opens."""
        event.stop()
        x, y = event.get_content_offset_capture(self)
        row = y - self.heads + self.scroll_offset.y if y >= self.heads else self.cursor[0]
        column = (x - self.head + self.scroll_offset.x) // CELL if x >= self.head else self.cursor[1]
        if row < len(self.data.rows) and column < len(self.data.numbers):
            self.cursor = (row, column)
            if event.chain > 1:
                self.post_message(self.Opened())
