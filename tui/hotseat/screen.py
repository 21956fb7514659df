"""The one screen of a drill at one keyboard: whose turn it is, the question, why, who has how many points."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from quiz.classroom.hotseat.play import Stage
from quiz.errors import QuizError
from quiz.questions.once import left_to_say
from quiz.questions.response import GaveUp
from tui.hotseat import words
from tui.hotseat.commands import HotSeatScope, bindings
from tui.review.ask import AskScreen
from tui.styles import STYLES
from tui.widgets.explanation import ExplanationPanel
from tui.widgets.factory import widget_for
from tui.widgets.footer import KeyFooter
from tui.widgets.page import Page
from tui.widgets.question import QuestionWidget
from tui.widgets.topbar import ProgressLine, TopBar
from tui.widgets.verdict import VerdictView
from tui.wording import FORM_TITLES

if TYPE_CHECKING:
    from quiz.classroom.hotseat.play import HotSeat
    from quiz.questions.response import Response, Verdict
    from tui.hotseat.app import HotSeatApp

TICK = 0.25
"""Seconds between two looks at the clock."""


class HotSeatScreen(Screen[None]):
    """A drill being played."""

    SCOPE = HotSeatScope.SEAT
    BINDINGS = [*bindings(HotSeatScope.SEAT)]  # noqa: RUF012 - a class variable of Textual's
    CSS_PATH = [STYLES / "study.tcss", STYLES / "hotseat.tcss"]  # noqa: RUF012
    AUTO_FOCUS = ""
    HORIZONTAL_BREAKPOINTS = [(0, "-tiny"), (60, "-narrow"), (100, "-wide")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-short"), (30, "-tall")]  # noqa: RUF012

    def __init__(self, game: HotSeat) -> None:
        super().__init__()
        self.game = game

    def compose(self) -> ComposeResult:
        """Head, card, points, keys."""
        yield TopBar()
        yield ProgressLine()
        with Page(id="page"), Vertical(id="card"):
            with Horizontal(id="head"):
                yield Static("", id="form", markup=False)
                yield Static("", id="phase", markup=False)
            yield Vertical(id="content")
        yield Static("", id="scores", markup=False)
        yield KeyFooter()

    async def on_mount(self) -> None:
        """Say how it is played."""
        self.set_interval(TICK, self._tick)
        await self._say(words.welcome(self.game))

    # ------------------------------------------------------------ what is drawn

    @property
    def question(self) -> QuestionWidget | None:
        """The question on the card."""
        return next(iter(self.query(QuestionWidget)), None)

    @property
    def _content(self) -> Vertical:
        return self.query_one("#content", Vertical)

    @property
    def _page(self) -> Page:
        return self.query_one("#page", Page)

    async def _say(self, said: Content) -> None:
        with self.app.batch_update():
            await self._content.remove_children()
            await self._content.mount(Static(said, markup=False))
        self._draw_head()

    async def _ask(self) -> None:
        """Put the question on the card; it has the keys where somebody is to answer."""
        game = self.game
        widget = widget_for(game.question.instance)
        with self.app.batch_update():
            self._page.can_focus = False
            await self._content.remove_children()
            await self._content.mount(widget)
            self._page.scroll_home(animate=False)
        self._give_keys()
        self._draw_head()

    def _give_keys(self) -> None:
        widget = self.question
        if widget is None:
            return
        answering = self.game.stage is Stage.ANSWERING and not self.game.paused
        widget.disabled = not answering
        self.set_focus(widget.home if answering and widget.home.focusable else None)

    async def _show_answer(self, verdict: Verdict, response: Response) -> None:
        question = self.question
        if question is None:
            return
        instance = self.game.question.instance
        with self.app.batch_update():
            question.disabled = False
            await question.settle(verdict, response)
            left = left_to_say(instance)
            if left.filled:
                question.fill(left.filled)
            answer = instance.explanation.answer if left.answer else None
            await self._content.mount(
                VerdictView(verdict, response, answer, marked=left.marked),
                ExplanationPanel(left.explanation),
                Static(words.follows(self.game), id="follows", markup=False),
            )
            self._page.can_focus = True
            self.set_focus(self._page)
        self._draw_head()
        self.call_after_refresh(self.query_one(VerdictView).scroll_visible, animate=False)

    def _draw_head(self) -> None:
        game = self.game
        asked = game.stage in {Stage.BUZZING, Stage.ANSWERING, Stage.CLOSED}
        form = FORM_TITLES.get(str(game.question.instance.form), "") if asked else ""
        self.query_one("#form", Static).update(form)
        self.query_one("#phase", Static).update(words.turn(game))
        self.query_one("#scores", Static).update(words.scores(game))
        done = game.number if game.stage in {Stage.CLOSED, Stage.ENDED} else max(game.number - 1, 0)
        self.query_one(ProgressLine).share = done / game.total
        self._draw_clock()
        self.refresh_bindings()

    def _draw_clock(self) -> None:
        self.query_one(TopBar).show(self.game.drill.title, words.place(self.game), words.clock(self.game))

    # ------------------------------------------------------------ what comes in

    async def _tick(self) -> None:
        if self.game.stage not in {Stage.BUZZING, Stage.ANSWERING}:
            return
        if self.game.overdue():
            self.query_one(TopBar).say("The time is over.")
            await self._give_up()
        else:
            self._draw_clock()

    async def on_key(self, event: events.Key) -> None:
        """While all may know it, take a letter as somebody's buzzer."""
        pressed = event.character
        if pressed is not None and self.game.buzz(pressed.casefold()) is not None:
            event.stop()
            self._give_keys()
            self._draw_head()

    @on(QuestionWidget.Answered)
    async def _answered(self, message: QuestionWidget.Answered) -> None:
        message.stop()
        game = self.game
        if game.stage is not Stage.ANSWERING or game.paused:
            return
        await self._take(message.response)

    async def _take(self, response: Response) -> None:
        game, seat = self.game, self.game.turn
        try:
            verdict = game.answer(response)
        except QuizError as error:
            self.host.explain(error)
            return
        if game.stage is Stage.CLOSED:
            await self._show_answer(verdict, response)
        else:
            await self._ask()
            if seat is not None:
                self.query_one(TopBar).say(words.missed(seat, verdict))

    @on(QuestionWidget.Hint)
    def _hinted(self, message: QuestionWidget.Hint) -> None:
        message.stop()
        self.query_one(TopBar).say(message.words)

    # ------------------------------------------------------------ what can be done

    @property
    def host(self) -> HotSeatApp:
        """The app, by its own type."""
        return cast("HotSeatApp", self.app)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what can be done now."""
        del parameters
        stage = self.game.stage
        asking = stage in {Stage.BUZZING, Stage.ANSWERING}
        allowed = {
            "on": stage in {Stage.READY, Stage.CLOSED} or self.game.paused,
            "more": stage is Stage.CLOSED and any(one.can_unfold for one in self.query(ExplanationPanel)),
            "give_up": asking,
            "pause": asking,
            "skip": asking,
            "end": stage is not Stage.ENDED,
            "leave": stage is Stage.ENDED,
        }
        return allowed.get(action, True)

    async def action_on(self) -> None:
        """Show the next question, or after the last how it ended."""
        if self.game.paused:
            self.action_pause()
        elif self.game.number >= self.game.total:
            await self._end()
        else:
            try:
                self.game.open()
            except QuizError as error:
                self.host.explain(error)
                return
            await self._ask()

    async def action_give_up(self) -> None:
        """Nobody knows it."""
        await self._give_up()

    async def _give_up(self) -> None:
        from quiz.questions.grade import grade

        racing = self.game.stage is Stage.ANSWERING and self.game.options.buzzers
        if racing:  # who pressed and does not know: the others may
            await self._take(GaveUp())
            return
        try:
            self.game.give_up()
        except QuizError as error:
            self.host.explain(error)
            return
        await self._show_answer(grade(self.game.question.instance, GaveUp()), GaveUp())

    def action_pause(self) -> None:
        """Stop the clock, or let it run on."""
        self.game.pause()
        self._give_keys()
        self._draw_head()

    async def action_skip(self) -> None:
        """Close without counting."""
        from quiz.questions.grade import grade

        try:
            self.game.skip()
        except QuizError as error:
            self.host.explain(error)
            return
        await self._show_answer(grade(self.game.question.instance, GaveUp()), GaveUp())

    def action_more(self) -> None:
        """Unfold the evidence and what others say, or fold it."""
        for panel in self.query(ExplanationPanel):
            panel.unfolded = not panel.unfolded

    def action_end(self) -> None:
        """End the drill, once that is meant."""

        async def answered(yes: bool | None) -> None:
            if yes:
                await self._end()

        says = "A question that is being asked does not count; what was answered is kept."
        self.app.push_screen(AskScreen("End the drill?", says, "End it", "Go on"), answered)

    async def _end(self) -> None:
        try:
            self.game.end()
        except QuizError as error:
            self.host.explain(error)
            return
        await self._say(words.ending(self.game))

    def action_leave(self) -> None:
        """Leave, once it is over."""
        self.app.exit()

    def action_scroll_by(self, lines: int) -> None:
        """Scroll by lines."""
        self._page.scroll_relative(y=lines, animate=False)

    def action_page_by(self, pages: int) -> None:
        """Scroll by pages."""
        self._page.scroll_relative(y=pages * max(1, self._page.size.height - 2), animate=False)
