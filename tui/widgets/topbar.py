"""The head of a screen: where one is on the left, what is left on the right, and a thin line of progress."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len, set_cell_size
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Static

from tui.text import MUTED, one_line

if TYPE_CHECKING:
    from textual.timer import Timer

    from quiz.study.views import Counts

SHORTEST = 8
"""So much of a title is shown at least."""
NOTE = 3.0
"""So many seconds it is said what was done."""


class TopBar(Horizontal):
    """Title and place on the left, for a moment instead what was just done; counts on the right."""

    def __init__(self) -> None:
        super().__init__(id="top")
        self._where = self._tally = Content("")
        self._saying: Timer | None = None

    def compose(self) -> ComposeResult:
        """Both ends, empty at first."""
        yield Static("", id="place", markup=False)
        yield Static("", id="tally", markup=False)

    def show(self, title: str, place: str | None, tally: Content, *, keep_place: bool = False) -> None:
        """Say where one is and what is left. With ``keep_place`` the title is cut where both have no room."""
        title = one_line(title)
        if place and keep_place:
            room = self.size.width - tally.cell_length - len(place) - 7
            if self.size.width and cell_len(title) > room:
                title = f"{set_cell_size(title, max(room, SHORTEST) - 1).rstrip()}…"
        where = Content.assemble((title, "bold"))
        if place:
            where = Content.assemble(where, ("  ›  ", MUTED), one_line(place))
        self._where, self._tally = where, tally
        if self._saying is None:
            self.query_one("#place", Static).update(where)
        self.query_one("#tally", Static).update(tally)

    def say(self, words: str) -> None:
        """Say in the place of the place what was done; nothing of the screen below is covered by it."""
        if self._saying is not None:
            self._saying.stop()
        room = self.size.width - self._tally.cell_length
        self.query_one("#tally", Static).display = len(words) + 6 <= room
        self.query_one("#place", Static).update(Content.styled(words, "bold $text-accent"))
        self._saying = self.set_timer(NOTE, self._say_where)

    def _say_where(self) -> None:
        self._saying = None
        self.query_one("#tally", Static).display = True
        self.query_one("#place", Static).update(self._where)


def tally(counts: Counts, *, practice: bool, short: bool) -> Content:
    """Say what is left of a session; ``short`` gives the words by their first letter."""
    due = "practice" if practice else "due"
    parts: list[tuple[str, str]] = []
    for number, word, style in (
        (counts.new, "new", "$text-primary"),
        (counts.learning, "learning", "$text-warning"),
        (counts.review, due, "$text-success"),
    ):
        parts += [(f"{number} ", f"bold {style}"), (f"{word[0] if short else word}  ", MUTED)]
    return Content.assemble(*parts).rstrip()


class ProgressLine(Widget):
    """One line as wide as the screen; its thick part is what is done."""

    share: reactive[float] = reactive(0.0)

    COMPONENT_CLASSES: ClassVar[set[str]] = {"progress--done", "progress--left"}

    def render_line(self, y: int) -> Strip:  # noqa: ARG002
        """Draw thick for what is done and thin for what is left."""
        from rich.segment import Segment

        width = self.size.width
        done = min(width, max(0, round(width * self.share)))
        return Strip(
            [
                Segment("━" * done, self.get_component_rich_style("progress--done")),
                Segment("─" * (width - done), self.get_component_rich_style("progress--left")),
            ],
            width,
        )
