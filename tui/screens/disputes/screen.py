"""Disputes: all there is to see of a deck's disagreement, in five views of one screen."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.widgets import ContentSwitcher, Static

from quiz.errors import QuizError
from tui.commands import Scope, bindings
from tui.screens.base import QuizScreen
from tui.screens.choose import ChooseScreen
from tui.screens.disputes.discrepancies import DiscrepanciesPane
from tui.screens.disputes.map import MapPane
from tui.screens.disputes.pair import PairPane
from tui.screens.disputes.pane import Kept, Pane
from tui.screens.disputes.questions import QuestionsPane
from tui.screens.disputes.timeline import TimelinePane
from tui.styles import STYLES
from tui.text import MUTED, one_line
from tui.widgets.footer import KeyFooter
from tui.widgets.notice import Notice
from tui.widgets.tabs import ViewTabs
from tui.widgets.topbar import TopBar

if TYPE_CHECKING:
    from quiz.study.views import DisputesView, DisputeView

PANES: tuple[type[Pane], ...] = (QuestionsPane, MapPane, PairPane, TimelinePane, DiscrepanciesPane)
MOVES = {"move", "page", "edge", "open", "step", "follow", "choose_other"}


class DisputesScreen(QuizScreen):
    """Tabs above, one view below them; a filter by voice and source for all of them."""

    SCOPE = Scope.DISPUTES
    BINDINGS = bindings(Scope.DISPUTES)
    CSS_PATH = STYLES / "disputes.tcss"
    AUTO_FOCUS = ""

    class Loaded(Message):
        """All there is to see."""

        def __init__(self, view: DisputesView) -> None:
            super().__init__()
            self.view = view

    class Failed(Message):
        """It cannot be had."""

        def __init__(self, error: QuizError) -> None:
            super().__init__()
            self.error = error

    def __init__(self, deck: str) -> None:
        super().__init__()
        self._deck = deck
        self.view: DisputesView | None = None
        self.kept = Kept()
        self._filled: dict[str, Kept] = {}
        self._came_from: str | None = None

    def compose(self) -> ComposeResult:
        """Head, tabs, the views, the keys."""
        yield TopBar()
        yield ViewTabs({pane.NAME: pane.TITLE for pane in PANES})
        with ContentSwitcher(id="views"):
            yield Vertical(Static("Looking up who stands where …", id="waiting", markup=False), id="loading")
        yield KeyFooter()

    def on_mount(self) -> None:
        """Ask for it."""
        self.query_one("#views", ContentSwitcher).current = "loading"
        self.query_one(TopBar).show("Disputes", None, Content(""))
        self.load()

    @work(exclusive=True, group="disputes")
    async def load(self) -> None:
        """Ask for all there is to see of the deck."""
        try:
            await self.quiz.opened()
            view = await self.quiz.backend.run(lambda library: library.disputes(self._deck))
        except QuizError as error:
            self.post_message(self.Failed(error))
        else:
            self.post_message(self.Loaded(view))

    @on(Failed)
    async def _show_failure(self, message: Failed) -> None:
        place = self.query_one("#loading", Vertical)
        await place.remove_children()
        await place.mount(Notice(message.error, "Press Escape to go back."))

    @on(Loaded)
    async def _show(self, message: Loaded) -> None:
        self.view = message.view
        await self._switch(QuestionsPane.NAME)

    # ------------------------------------------------------------ views

    @property
    def pane(self) -> Pane | None:
        """The view that is shown, once there is one."""
        current = self.query_one("#views", ContentSwitcher).visible_content
        return current if isinstance(current, Pane) else None

    @property
    def shown(self) -> list[DisputeView]:
        """The questions that the filter leaves."""
        return self.query_one(QuestionsPane).shown

    async def _switch(self, name: str) -> None:
        """Show a view: made when it is first asked for, and filled anew when the filter is another."""
        assert self.view is not None
        views = self.query_one("#views", ContentSwitcher)
        made = {pane.NAME: pane for pane in self.query(Pane)}
        if name not in made:
            pane = next(kind for kind in PANES if name == kind.NAME)()
            pane.display = False
            await views.mount(pane)
            made[name] = pane
        with self.app.batch_update():
            views.current = name
            self.query_one(ViewTabs).current = name
            if self._filled.get(name) != self.kept:
                self._filled[name] = self.kept
                await made[name].show(self.view, self.kept)
        self.set_focus(made[name].home)
        self._tell()

    @on(Pane.Changed)
    def _changed(self, message: Pane.Changed) -> None:
        message.stop()
        self._tell()

    def _tell(self) -> None:
        """Say above what is shown, and below what can be done."""
        pane, view = self.pane, self.view
        if pane is None or view is None:
            return
        tally = Content.styled(pane.count, MUTED)
        chosen = [view.labels.get(found, found) for found in (self.kept.voice, self.kept.source) if found]
        if chosen:
            tally = Content.assemble(
                (f"{pane.count} with ", MUTED), (one_line(" in ".join(chosen)), "bold $text-accent")
            )
        self.query_one(TopBar).show("Disputes", view.title, tally)
        self.refresh_bindings()

    @on(Pane.Goto)
    async def _go_to(self, message: Pane.Goto) -> None:
        message.stop()
        pane = self.pane
        came_from = pane.NAME if pane is not None else None
        await self._switch(QuestionsPane.NAME)
        self.query_one(QuestionsPane).go_to(message.dispute, message.position)
        self._came_from = came_from

    @on(ViewTabs.Chosen)
    async def _tab(self, message: ViewTabs.Chosen) -> None:
        message.stop()
        await self.action_view(message.name)

    # ------------------------------------------------------------ actions

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what makes sense in the view that is shown."""
        pane = self.pane if self.is_mounted else None
        if action == "clear_filter":
            return bool(self.kept)
        if action in {"view", "study", "filter_voice", "filter_source"} | MOVES and pane is None:
            return False
        if pane is None:
            return True
        if action == "study":
            subject = pane.subject
            return subject is not None and bool(subject.cards)
        if action in {"filter_voice", "filter_source"}:
            return action in pane.FILTERED and bool(
                pane.voices() if action == "filter_voice" else pane.sources()
            )
        return action not in MOVES or pane.enabled(action, parameters)

    async def action_view(self, name: str) -> None:
        """Show another view."""
        if self.view is not None:
            self._came_from = None
            await self._switch(name)

    def action_study(self) -> None:
        """Study the cards behind what is under the cursor, due or not."""
        from quiz.study.views import SessionOptions

        subject = self.pane.subject if self.pane is not None else None
        if subject is not None and subject.cards:
            self.quiz.study(SessionOptions(deck=self._deck, cards=subject.cards, title=subject.title))

    def action_open(self) -> None:
        """Go into what is chosen."""
        if self.pane is not None:
            self.pane.open()

    def action_move(self, across: int, down: int) -> None:
        """Go to a neighbour."""
        if self.pane is not None:
            self.pane.move(across, down)

    def action_page(self, step: int) -> None:
        """Go by a page."""
        if self.pane is not None:
            self.pane.page(step)

    def action_edge(self, step: int) -> None:
        """Go to the first or last."""
        if self.pane is not None:
            self.pane.edge(step)

    def action_step(self, step: int) -> None:
        """Go to the one before or after."""
        if self.pane is not None:
            self.pane.step(step)

    def action_follow(self) -> None:
        """Go to the dispute that belongs to what is chosen."""
        if self.pane is not None:
            self.pane.follow()

    def action_choose_other(self) -> None:
        """Choose the voice to compare with."""
        if isinstance(self.pane, PairPane):
            self.pane.choose_other()

    def action_filter_voice(self) -> None:
        """Choose a voice."""
        if self.pane is not None:
            screen = ChooseScreen("One voice alone", self.pane.voices(), chosen=self.kept.voice)
            self.app.push_screen(screen, self._by_voice)

    async def _by_voice(self, found: str | None) -> None:
        if found is not None:
            await self._filter(Kept(found, self.kept.source))

    def action_filter_source(self) -> None:
        """Choose a source."""
        if self.pane is not None:
            screen = ChooseScreen("One source alone", self.pane.sources(), chosen=self.kept.source)
            self.app.push_screen(screen, self._by_source)

    async def _by_source(self, found: str | None) -> None:
        if found is not None:
            await self._filter(Kept(self.kept.voice, found))

    async def action_clear_filter(self) -> None:
        """Show everything again."""
        await self._filter(Kept())

    async def _filter(self, kept: Kept) -> None:
        self.kept = kept
        if self.pane is not None:
            await self._switch(self.pane.NAME)

    async def action_back(self) -> None:
        """Back within the view, then to the view one came from, then to where one came from."""
        came_from, self._came_from = self._came_from, None
        if came_from is not None:
            self.query_one(QuestionsPane).back()
            await self._switch(came_from)
        elif self.pane is None or not self.pane.back():
            self.app.pop_screen()
