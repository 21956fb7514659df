"""The head of a screen: where one is on the left, what is left on the right, and a thin line of progress."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Static

from tui.text import MUTED, one_line

if TYPE_CHECKING:
    from quiz.study.views import Counts


class TopBar(Horizontal):
    """Title and place on the left, counts on the right."""

    def compose(self) -> ComposeResult:
        """Both ends, empty at first."""
        yield Static("", id="place", markup=False)
        yield Static("", id="tally", markup=False)

    def show(self, title: str, place: str | None, tally: Content) -> None:
        """Say where one is and what is left."""
        where = Content.assemble((one_line(title), "bold"))
        if place:
            where = Content.assemble(where, ("  ›  ", MUTED), one_line(place))
        self.query_one("#place", Static).update(where)
        self.query_one("#tally", Static).update(tally)


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
