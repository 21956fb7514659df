"""Home: the decks, what is due in them, and what comes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on, work
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Static

from quiz.errors import QuizError
from tui.commands import Scope, bindings
from tui.screens.base import QuizScreen
from tui.screens.choose import Choice, ChooseScreen
from tui.styles import STYLES
from tui.text import MUTED, plural
from tui.widgets.charts import Activity, Forecast
from tui.widgets.decks import DeckView
from tui.widgets.footer import KeyFooter
from tui.widgets.notice import Notice
from tui.widgets.page import Page
from tui.widgets.topbar import ProgressLine, TopBar

if TYPE_CHECKING:
    from quiz.study.views import DeckRow, HomeView
    from tui.backend import Home

ALL = "*"
"""Stands for all suspended cards where one or all are chosen; no card has this id."""


class HomeScreen(QuizScreen):
    """The first screen."""

    SCOPE = Scope.HOME
    BINDINGS = bindings(Scope.HOME)
    CSS_PATH = STYLES / "home.tcss"
    AUTO_FOCUS = ""

    chosen: reactive[int] = reactive(0, init=False)

    class Loaded(Message):
        """What Home shows is there."""

        def __init__(self, home: Home) -> None:
            super().__init__()
            self.home = home

    class Failed(Message):
        """It cannot be had."""

        def __init__(self, error: QuizError) -> None:
            super().__init__()
            self.error = error

    def __init__(self) -> None:
        super().__init__()
        self.view: HomeView | None = None

    def compose(self) -> ComposeResult:
        """The frame, which is drawn before the database is opened."""
        yield TopBar()
        with Page(id="body"):
            with Vertical(id="decks"):
                yield Static("Opening …", id="waiting", markup=False)
                yield ProgressLine()
            with Vertical(id="outlook"):
                yield Forecast()
                yield Activity()
        yield KeyFooter()

    def on_mount(self) -> None:
        """Ask for the decks once the first picture is drawn."""
        self.query_one(TopBar).show("quiz", None, Content(""))
        self.call_after_refresh(self.load)

    def on_screen_resume(self) -> None:
        """Count again when one comes back."""
        if self.view is not None:
            self.load()

    @work(exclusive=True, group="home")
    async def load(self) -> None:
        """Ask for what Home shows."""
        try:
            await self.quiz.opened()
            home = await self.quiz.backend.run(lambda library: library.home())
        except QuizError as error:
            self.post_message(self.Failed(error))
        else:
            self.post_message(self.Loaded(home))

    @on(Loaded)
    async def _show(self, message: Loaded) -> None:
        view = self.view = message.home.view
        decks = self.query_one("#decks", Vertical)
        with self.app.batch_update():
            await decks.remove_children()
            if view.decks:
                self.set_reactive(HomeScreen.chosen, min(self.chosen, len(view.decks) - 1))
                await decks.mount_all([DeckView(index, deck) for index, deck in enumerate(view.decks)])
                self.watch_chosen()
            else:
                await decks.mount(
                    Static("There is no deck yet. `quiz build FOLDER` makes one.", id="waiting", markup=False)
                )
            self.query_one(TopBar).show(
                "quiz", None if message.home.alone else view.learner, self._tally(view)
            )
            forecast = self.query_one(Forecast)
            forecast.weekday = message.home.weekday
            forecast.counts = view.forecast
            self.query_one(Activity).counts = view.activity
            self.set_class(not any(view.forecast) and not any(view.activity), "-untouched")
        self.refresh_bindings()

    @on(Failed)
    async def _show_failure(self, message: Failed) -> None:
        decks = self.query_one("#decks", Vertical)
        with self.app.batch_update():
            await decks.remove_children()
            await decks.mount(Notice(message.error, "Press r to try again, q to leave."))
            self.add_class("-untouched")

    def _tally(self, view: HomeView) -> Content:
        short = self.app.size.width < 60
        parts: list[str | tuple[str, str]] = []
        if view.streak:
            row = "" if short else " in a row"
            parts += [(plural(view.streak, "day"), "bold $text-accent"), (row, MUTED), (" · ", MUTED)]
        parts += [(f"{view.answered_today}", "bold"), (" today" if short else " studied today", MUTED)]
        return Content.assemble(*parts)

    # ------------------------------------------------------------ choosing and going

    @property
    def _deck(self) -> DeckRow | None:
        """The chosen deck."""
        return self.view.decks[self.chosen] if self.view and self.view.decks else None

    def watch_chosen(self) -> None:
        """Show which deck is chosen, and the keys for it."""
        self.refresh_bindings()
        for deck in self.query(DeckView):
            deck.chosen = deck.index == self.chosen
            if deck.chosen:
                deck.scroll_visible(animate=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Without a deck there is nothing to study; more is offered where more waits."""
        decks = len(self.view.decks) if self.view else 0
        if action in {"study", "disputes"}:
            return decks > 0
        if action == "more_new":
            return self._deck is not None and self._deck.held.more
        if action == "bring_back":
            return self._deck is not None and self._deck.suspended > 0
        if action == "learner":
            return self.view is not None
        if action in {"study_all", "move"}:
            return decks > 1
        return True

    def action_move(self, step: int) -> None:
        """Choose the deck above or below."""
        if self.view and self.view.decks:
            self.chosen = max(0, min(len(self.view.decks) - 1, self.chosen + step))

    def action_study(self) -> None:
        """Study the chosen deck."""
        from quiz.study.views import SessionOptions

        if self._deck is not None:
            self.quiz.study(SessionOptions(deck=self._deck.id))

    def action_more_new(self) -> None:
        """Study the chosen deck with more new cards than the limit of the day."""
        from quiz.study.views import MORE_NEW, SessionOptions

        if self._deck is not None:
            self.quiz.study(SessionOptions(deck=self._deck.id, more_new=MORE_NEW))

    def action_study_all(self) -> None:
        """Study all decks."""
        from quiz.study.views import SessionOptions

        self.quiz.study(SessionOptions())

    def action_disputes(self) -> None:
        """See who stands where in the chosen deck."""
        from tui.screens.disputes import DisputesScreen

        if self._deck is not None:
            self.app.push_screen(DisputesScreen(self._deck.id))

    @work(exclusive=True, group="bring-back")
    async def action_bring_back(self) -> None:
        """List the suspended cards of the chosen deck, and ask those again that are chosen."""
        if self._deck is None:
            return
        deck = self._deck.id
        try:
            aside = await self.quiz.backend.run(lambda library: library.suspended(deck))
        except QuizError as error:
            self.explain(error)
            return
        choices = [Choice(card.card, card.text, "a leech" if card.leech else "") for card in aside]
        if len(choices) > 1:
            choices.insert(0, Choice(ALL, f"All {len(aside)} cards"))

        async def bring(chosen: str | None) -> None:
            if chosen is not None:
                await self._bring([card.card for card in aside] if chosen == ALL else [chosen])

        self.app.push_screen(ChooseScreen("Bring back a suspended card", choices), bring)

    async def _bring(self, cards: list[str]) -> None:
        """Ask suspended cards again."""
        try:
            await self.quiz.backend.run(lambda library: library.unsuspend(cards))
        except QuizError as error:
            self.explain(error)
        else:
            self.query_one(TopBar).say(f"Brought back: {plural(len(cards), 'card')}.")
        self.load()

    def action_learner(self) -> None:
        """Study as somebody else."""
        self.quiz.choose_learner(self.load)

    def action_refresh_view(self) -> None:
        """Count again."""
        self.load()

    @on(DeckView.Chosen)
    def _clicked(self, message: DeckView.Chosen) -> None:
        message.stop()
        if self.chosen == message.deck.index and message.twice:
            self.action_study()
        self.chosen = message.deck.index

    @on(DeckView.Study)
    def _start(self, message: DeckView.Study) -> None:
        message.stop()
        self.chosen = message.deck.index
        if message.more:
            self.action_more_new()
        else:
            self.action_study()
