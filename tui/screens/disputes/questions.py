"""The questions: a list and, beside it or in its place, the chosen dispute with its stances side by side."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.widgets import OptionList, Static

from tui.drawn import hanging
from tui.screens.disputes.pane import Pane, Subject
from tui.text import MUTED, one_line, plural
from tui.widgets.dispute import DisputePanel, PositionCard
from tui.widgets.page import Page
from tui.widgets.rows import Rows

if TYPE_CHECKING:
    from textual.widget import Widget

    from quiz.study.views import DisputesView, DisputeView


class QuestionsPane(Pane):
    """Questions on the left, the chosen one on the right; where it is narrow, one in place of the other."""

    NAME = "questions"
    TITLE = "Questions"

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[DisputeView] = []
        self._wanted: tuple[str, str | None] | None = None

    def compose(self) -> ComposeResult:
        """The list and the page."""
        with Horizontal():
            yield Rows(id="list", markup=False)
            yield Page(id="page")

    @property
    def _list(self) -> Rows:
        return self.query_one("#list", Rows)

    @property
    def _panel(self) -> DisputePanel | None:
        return next(iter(self.query(DisputePanel)), None)

    async def fill(self, view: DisputesView) -> None:
        """Fill the list, keeping the chosen question where it is still there."""
        self.shown = [
            dispute
            for dispute in view.disputes
            if any(self.kept.takes(position) for stance in dispute.stances for position in stance.positions)
        ]
        self._list.fill((dispute.id, partial(_line, dispute)) for dispute in self.shown)
        if self.shown:
            return
        page = self.query_one("#page", Page)
        await page.remove_children()
        words = "No position fits the filter." if view.disputes else "This deck holds no disputes."
        await page.mount(Static(words, classes="empty", markup=False))
        self.add_class("-reading")

    @property
    def _chosen(self) -> DisputeView | None:
        place = self._list.highlighted
        return self.shown[place] if place is not None and place < len(self.shown) else None

    @on(OptionList.OptionHighlighted)
    async def _highlighted(self, message: OptionList.OptionHighlighted) -> None:
        message.stop()
        if not 0 <= message.option_index < len(self.shown):
            return
        panel = DisputePanel(self.shown[message.option_index])
        page = self.query_one("#page", Page)
        with self.app.batch_update():
            await page.remove_children()
            await page.mount(panel)
            panel.highlight(self.kept.voice, self.kept.source)
            page.scroll_home(animate=False)
        self._go_where_wanted()
        self.changed()

    @on(OptionList.OptionSelected)
    def _selected(self, message: OptionList.OptionSelected) -> None:
        message.stop()
        self.open()

    # ------------------------------------------------------------ coming from another view

    def go_to(self, dispute: str, position: str | None) -> None:
        """Open a dispute, at a position where one is named."""
        ids = [shown.id for shown in self.shown]
        if dispute not in ids:
            return
        self._wanted = (dispute, position)
        if self._list.highlighted == ids.index(dispute):
            self._go_where_wanted()
        else:
            self._list.highlighted = ids.index(dispute)

    def _go_where_wanted(self) -> None:
        panel = self._panel
        if self._wanted is None or panel is None or panel.dispute.id != self._wanted[0]:
            return
        position, self._wanted = self._wanted[1], None
        self.add_class("-reading")
        self.call_after_refresh(self._focus_position, position)

    def _focus_position(self, position: str | None) -> None:
        """Go to a position; where none is named to the first one, or the first that the filter names."""
        panel = self._panel
        cards = list(panel.query(PositionCard)) if panel is not None else []
        fitting = [card for card in cards if position in {None, card.position.id}] or cards
        if fitting:
            self._focus_on(next((card for card in fitting if card.has_class("-found")), fitting[0]))

    def _focus_on(self, card: PositionCard) -> None:
        """Go to a position; from the top of the page, so that its question is seen with it if it can be."""
        self.query_one("#page", Page).scroll_home(animate=False)
        self.screen.set_focus(card, scroll_visible=False)
        self.call_after_refresh(card.scroll_visible, animate=False)

    # ------------------------------------------------------------ what is there

    @property
    def home(self) -> Widget | None:
        """The list, or the position one was at."""
        return self._list if self.shown else None

    @property
    def subject(self) -> Subject | None:
        """The chosen dispute."""
        chosen = self._chosen
        return Subject(chosen.question, chosen.cards) if chosen is not None else None

    @property
    def count(self) -> str:
        """How many disputes."""
        return plural(len(self.shown), "dispute")

    # ------------------------------------------------------------ what can be done

    def enabled(self, action: str, parameters: tuple[object, ...]) -> bool:
        """Without questions there is nothing to go to; left of the list there is nothing."""
        if action == "move":
            at_position = isinstance(self.screen.focused, PositionCard)
            return bool(self.shown) and (at_position or parameters != (-1, 0))
        return action in {"open", "step"} and bool(self.shown)

    def open(self) -> None:
        """Go into the dispute: to the first position the filter names."""
        if self._panel is not None:
            self.add_class("-reading")
            self._focus_position(None)

    def move(self, across: int, down: int) -> None:
        """Go to the stance beside or the position below; left of the first stance is the list."""
        card, panel = self.screen.focused, self._panel
        if not isinstance(card, PositionCard) or panel is None:
            if down:
                self._list.move(down)
            elif across > 0:
                self.open()
            return
        if down:
            cards = list(panel.query(PositionCard))
            target = cards.index(card) + down
            if 0 <= target < len(cards):
                cards[target].focus()
            return
        beside = panel.neighbour(card, across)
        if beside is not None:
            beside.focus()
        elif across < 0:
            self._to_list()

    def step(self, step: int) -> None:
        """Go to the dispute after or before; where one is read, into that."""
        if not self.shown:
            return
        place = ((self._list.highlighted or 0) + step) % len(self.shown)
        if self.has_class("-reading"):
            self.go_to(self.shown[place].id, None)
        else:
            self._list.highlighted = place

    def back(self) -> bool:
        """Go from the positions to the list."""
        reading = self.has_class("-reading") and not self.screen.has_class("-wide")
        if self.shown and (isinstance(self.screen.focused, PositionCard) or reading):
            self._to_list()
            return True
        return False

    def _to_list(self) -> None:
        self.remove_class("-reading")
        self.screen.set_focus(self._list)


def _line(dispute: DisputeView, width: int) -> Content:
    """Draw a question in the list: its number, and how many stances and voices it has."""
    voices = len({position.voice_id for stance in dispute.stances for position in stance.positions})
    remark = f"{plural(len(dispute.stances), 'stance')} · {plural(voices, 'voice')}"
    number = Content.styled(f"{dispute.number:>2}  " if dispute.number else "", MUTED)
    return hanging(number, Content.assemble(one_line(dispute.question), (f"\n{remark}", MUTED)), width)
