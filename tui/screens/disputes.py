"""Disputes: a deck's open questions, and for each who stands where, side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.widgets import OptionList, Static
from textual.widgets.option_list import Option

from quiz.errors import QuizError
from tui.commands import Scope, bindings
from tui.screens.base import QuizScreen
from tui.screens.choose import Choice, ChooseScreen
from tui.styles import STYLES
from tui.text import MUTED, one_line, plural
from tui.widgets.dispute import DisputePanel, PositionCard
from tui.widgets.footer import KeyFooter
from tui.widgets.lines import Lines
from tui.widgets.notice import Notice
from tui.widgets.page import Page
from tui.widgets.topbar import TopBar

if TYPE_CHECKING:
    from quiz.study.views import DisputesView, DisputeView, VoiceRow


class DisputesScreen(QuizScreen):
    """A list of questions and, beside it or in its place, the chosen one."""

    SCOPE = Scope.DISPUTES
    BINDINGS = bindings(Scope.DISPUTES)
    CSS_PATH = STYLES / "disputes.tcss"
    AUTO_FOCUS = "#questions"

    class Loaded(Message):
        """The disputes are there."""

        def __init__(self, view: DisputesView) -> None:
            super().__init__()
            self.view = view

    class Failed(Message):
        """They cannot be had."""

        def __init__(self, error: QuizError) -> None:
            super().__init__()
            self.error = error

    def __init__(self, deck: str) -> None:
        super().__init__()
        self._deck = deck
        self.view: DisputesView | None = None
        self.shown: list[DisputeView] = []
        self.voice: str | None = None
        self.source: str | None = None

    def compose(self) -> ComposeResult:
        """The list on the left, the dispute on the right."""
        yield TopBar()
        with Horizontal(id="body"):
            yield Lines(id="questions", markup=False)
            with Page(id="page"):
                yield Static("Looking up who stands where …", id="waiting", markup=False)
        yield KeyFooter()

    def on_mount(self) -> None:
        """Ask for the disputes."""
        self.query_one(TopBar).show("Disputes", None, Content(""))
        self.load()

    @work(exclusive=True, group="disputes")
    async def load(self) -> None:
        """Ask for the disputes of the deck."""
        try:
            await self.quiz.opened()
            view = await self.quiz.backend.run(lambda library: library.disputes(self._deck))
        except QuizError as error:
            self.post_message(self.Failed(error))
        else:
            self.post_message(self.Loaded(view))

    @on(Failed)
    async def _show_failure(self, message: Failed) -> None:
        page = self.query_one("#page", Page)
        await page.remove_children()
        await page.mount(Notice(message.error, "Press Escape to go back."))
        self.add_class("-reading")

    @on(Loaded)
    async def _show(self, message: Loaded) -> None:
        self.view = message.view
        await self._list()

    # ------------------------------------------------------------ list and filter

    async def _list(self) -> None:
        """Fill the list with what the filter leaves."""
        view = self.view
        assert view is not None
        self.shown = [dispute for dispute in view.disputes if self._takes_part(dispute)]
        questions = self.query_one("#questions", Lines)
        questions.clear_options()
        questions.add_options([Option(_line(dispute), id=dispute.id) for dispute in self.shown])
        self.query_one(TopBar).show("Disputes", view.title, self._tally(view))
        if self.shown:
            questions.highlighted = 0
        else:
            page = self.query_one("#page", Page)
            await page.remove_children()
            await page.mount(Static("This deck holds no disputes.", id="waiting", markup=False))
            self.add_class("-reading")
        self.refresh_bindings()

    def _takes_part(self, dispute: DisputeView) -> bool:
        return any(
            (self.voice is None or position.voice_id == self.voice)
            and (self.source is None or any(found == self.source for found, _, _ in position.evidence))
            for stance in dispute.stances
            for position in stance.positions
        )

    def _tally(self, view: DisputesView) -> Content:
        count = plural(len(self.shown), "dispute")
        names = {row.id: row.label for row in (*view.voices, *view.sources)}
        chosen = [names[found] for found in (self.voice, self.source) if found in names]
        if not chosen:
            return Content.styled(count, MUTED)
        return Content.assemble(
            (f"{count} with ", MUTED), (one_line(" in ".join(chosen)), "bold $text-accent")
        )

    @on(OptionList.OptionHighlighted, "#questions")
    async def _highlighted(self, message: OptionList.OptionHighlighted) -> None:
        message.stop()
        if not 0 <= message.option_index < len(self.shown):
            return
        panel = DisputePanel(self.shown[message.option_index])
        page = self.query_one("#page", Page)
        with self.app.batch_update():
            await page.remove_children()
            await page.mount(panel)
            panel.highlight(self.voice, self.source)
            page.scroll_home(animate=False)

    @on(OptionList.OptionSelected, "#questions")
    def _selected(self, message: OptionList.OptionSelected) -> None:
        message.stop()
        self.action_open()

    # ------------------------------------------------------------ actions

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Filters need something to filter."""
        if action == "clear_filter":
            return self.voice is not None or self.source is not None
        if action in {"filter_voice", "filter_source", "step"}:
            return bool(self.view and self.view.disputes)
        if action == "stance":
            return isinstance(self.focused, PositionCard) or parameters == (1,)
        return True

    @property
    def _panel(self) -> DisputePanel | None:
        return next(iter(self.query(DisputePanel)), None)

    def action_open(self) -> None:
        """Go into the dispute: to the first position the filter names."""
        panel = self._panel
        if panel is None:
            return
        self.add_class("-reading")
        cards = list(panel.query(PositionCard))
        found = next((card for card in cards if card.has_class("-found")), None)
        if found or cards:
            (found or cards[0]).focus()

    def action_stance(self, step: int) -> None:
        """Go to the stance on the left or right; left of the first is the list."""
        card, panel = self.focused, self._panel
        if panel is None or not isinstance(card, PositionCard):
            self.action_open()
            return
        target = panel.neighbour(card, step)
        if target is not None:
            target.focus()
        elif step < 0:
            self._to_list()

    def action_position(self, step: int) -> None:
        """Go to the position below or above."""
        panel, questions = self._panel, self.query_one("#questions", Lines)
        if self.focused is questions:
            questions.move(step)
        if panel is None or not isinstance(self.focused, PositionCard):
            return
        cards = list(panel.query(PositionCard))
        target = cards.index(self.focused) + step
        if 0 <= target < len(cards):
            cards[target].focus()

    def action_step(self, step: int) -> None:
        """Go to the dispute after or before."""
        questions = self.query_one("#questions", Lines)
        if self.shown:
            questions.highlighted = ((questions.highlighted or 0) + step) % len(self.shown)
            if self.has_class("-reading"):
                self.call_after_refresh(self.action_open)

    def action_filter_voice(self) -> None:
        """Choose a voice."""
        assert self.view is not None
        title = "Disputes in which this voice takes part"
        self.app.push_screen(
            ChooseScreen(title, _choices(self.view.voices), chosen=self.voice), self._by_voice
        )

    async def _by_voice(self, found: str | None) -> None:
        if found is not None:
            self.voice = found
            await self._list()

    def action_filter_source(self) -> None:
        """Choose a source."""
        assert self.view is not None
        title = "Disputes with positions in this source"
        self.app.push_screen(
            ChooseScreen(title, _choices(self.view.sources), chosen=self.source), self._by_source
        )

    async def _by_source(self, found: str | None) -> None:
        if found is not None:
            self.source = found
            await self._list()

    async def action_clear_filter(self) -> None:
        """Show all disputes again."""
        self.voice = self.source = None
        await self._list()

    def action_back(self) -> None:
        """From the positions to the list, from the list to where one came from."""
        if isinstance(self.focused, PositionCard) or (
            self.has_class("-reading") and not self.has_class("-wide")
        ):
            self._to_list()
        else:
            self.app.pop_screen()

    def _to_list(self) -> None:
        self.remove_class("-reading")
        self.query_one("#questions", Lines).focus()


def _line(dispute: DisputeView) -> Content:
    voices = len({position.voice_id for stance in dispute.stances for position in stance.positions})
    remark = f"{plural(len(dispute.stances), 'stance')} · {plural(voices, 'voice')}"
    return Content.assemble(one_line(dispute.question), (f"\n{remark}", MUTED))


def _choices(rows: tuple[VoiceRow, ...]) -> list[Choice]:
    return [Choice(row.id, row.label, plural(row.positions, "position")) for row in rows]
