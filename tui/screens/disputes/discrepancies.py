"""The discrepancies: the thing, how the values differ, and each value with those who give it."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import on
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import OptionList, Static

from tui.drawn import Drawn, below, beside
from tui.screens.choose import Choice
from tui.screens.disputes.pane import Pane, Subject, tallied
from tui.screens.disputes.words import value_width, values
from tui.text import MUTED, one_line, plural
from tui.widgets.rows import Rows

if TYPE_CHECKING:
    from textual.widget import Widget

    from quiz.study.views import DiscrepancyView, DisputesView

BESIDE = 90
"""From this width on the values stand beside the thing, in cells."""


class DiscrepanciesPane(Pane):
    """A table with a row for each discrepancy."""

    NAME = "discrepancies"
    TITLE = "Discrepancies"
    MOVES: ClassVar[frozenset[str]] = frozenset({"edge"})

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[DiscrepancyView] = []

    def compose(self) -> ComposeResult:
        """The heads of the columns, and the rows."""
        yield Static(Drawn(_heads), id="heads", markup=False)
        yield Rows(id="list", markup=False)
        yield Static("", classes="empty", markup=False)

    async def fill(self, view: DisputesView) -> None:
        """Fill the table with what the filter leaves."""
        self.shown = [
            one
            for one in view.discrepancies
            if not self.kept or any(self.kept.says(said) for value in one.values for said in value.given)
        ]
        self.set_class(not self.shown, "-empty")
        words = (
            "No value of a discrepancy is given there."
            if view.discrepancies
            else "This deck holds no discrepancies."
        )
        self.query_one(".empty", Static).update("" if self.shown else words)
        self.query_one(Rows).fill(((one.id, partial(_row, one)) for one in self.shown), divided=True)

    @property
    def _chosen(self) -> DiscrepancyView | None:
        place = self.query_one(Rows).highlighted
        return self.shown[place] if place is not None and place < len(self.shown) else None

    @on(OptionList.OptionHighlighted)
    def _highlighted(self, message: OptionList.OptionHighlighted) -> None:
        message.stop()
        self.changed()

    @on(OptionList.OptionSelected)
    def _selected(self, message: OptionList.OptionSelected) -> None:
        message.stop()

    @property
    def home(self) -> Widget | None:
        """The rows."""
        return self.query_one(Rows) if self.shown else None

    @property
    def subject(self) -> Subject | None:
        """The chosen discrepancy."""
        one = self._chosen
        return Subject(_thing(one), frozenset({one.card} - {""})) if one is not None else None

    @property
    def count(self) -> str:
        """How many."""
        return plural(len(self.shown), "discrepancy", "discrepancies")

    def voices(self) -> list[Choice]:
        """Return the voices that give values."""
        view = self.view
        return (
            []
            if view is None
            else tallied(
                view,
                (
                    (voice for value in one.values for said in value.given for voice in said.voices)
                    for one in view.discrepancies
                ),
                "value",
            )
        )

    def sources(self) -> list[Choice]:
        """Return the sources that give values."""
        view = self.view
        return (
            []
            if view is None
            else tallied(
                view,
                ((said.source for value in one.values for said in value.given) for one in view.discrepancies),
                "value",
            )
        )

    def enabled(self, action: str, parameters: tuple[object, ...]) -> bool:
        """Up and down, where there are rows."""
        if action == "move":
            return bool(self.shown) and parameters[0] == 0
        return action in self.MOVES and bool(self.shown)

    def move(self, across: int, down: int) -> None:
        """Go to the row below or above."""
        del across
        self.query_one(Rows).move(down)

    def edge(self, step: int) -> None:
        """Go to the first or last row."""
        rows = self.query_one(Rows)
        if step < 0:
            rows.action_first()
        else:
            rows.action_last()


def _thing(one: DiscrepancyView) -> str:
    return f"{one.thing[:1].upper()}{one.thing[1:]}"


def _widths(width: int) -> tuple[int, int]:
    left = min(34, width // 3)
    return left, width - left - 2


def _heads(width: int) -> Content:
    left, right = _widths(width)
    value = value_width(right) + 4
    return beside(
        (Content.styled("What differs", MUTED), left),
        (Content.styled(f"{'  Value':<{value}}By whom", MUTED), right),
    )


def _row(one: DiscrepancyView, width: int) -> Content:
    """Draw a discrepancy: thing and relation, its values, and a remark."""
    thing = below(
        [
            Content.styled(one_line(_thing(one)), "bold"),
            Content.styled(one_line(one.difference), "$text-warning"),
        ]
    )
    if width < BESIDE:
        note = Content.styled(one_line(one.note), MUTED) if one.note else Content("")
        return below([thing, values(one, width), *note.wrap(width)])
    left, right = _widths(width)
    note = Content.styled(one_line(one.note), MUTED) if one.note else Content("")
    return beside((thing, left), (below([values(one, right), *note.wrap(right)]), right))
