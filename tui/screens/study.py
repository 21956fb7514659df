"""Studying: one card at a time, then what there is to know about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events, on
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.css.query import NoMatches
from textual.widgets import Footer, Static

from quiz.errors import StaleCardError
from quiz.questions.model import Arrange, Assign, Checklist, GaveUp, Recalled, Reveal, Seen, Show
from tui.commands import Scope, bindings
from tui.screens.session import Away, Phase, SessionScreen
from tui.styles import STYLES
from tui.widgets.explanation import ExplanationPanel
from tui.widgets.factory import widget_for
from tui.widgets.page import Page
from tui.widgets.question import QuestionWidget
from tui.widgets.ratings import RatingBar
from tui.widgets.show import ShowWidget
from tui.widgets.topbar import ProgressLine, TopBar, tally
from tui.widgets.verdict import VerdictView
from tui.wording import FORM_TITLES, PHASES, PUT_AWAY, RATED

if TYPE_CHECKING:
    from quiz.questions.model import Response
    from quiz.study.views import Counts, Feedback, SessionOptions, Task


LEECH = "This card keeps slipping. It is suspended; `quiz unsuspend` brings it back."


class StudyScreen(SessionScreen):
    """Asks, shows the verdict and what stands behind it, and goes on."""

    SCOPE = Scope.STUDY
    BINDINGS = bindings(Scope.STUDY)
    CSS_PATH = STYLES / "study.tcss"
    AUTO_FOCUS = ""

    def __init__(self, options: SessionOptions) -> None:
        super().__init__()
        self._options = options
        self.phase = Phase.LOADING
        self.task_shown: Task | None = None
        self.feedback: Feedback | None = None
        self._shown_at = 0.0

    def compose(self) -> ComposeResult:
        """Head, card, ratings, footer."""
        yield TopBar(id="top")
        yield ProgressLine()
        with Page(id="page"), Vertical(id="card"):
            with Horizontal(id="head"):
                yield Static("", id="form", markup=False)
                yield Static("", id="phase", markup=False)
            with Vertical(id="content"):
                yield Static("Looking for what is due …", id="waiting", markup=False)
        yield RatingBar(id="ratings")
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Begin the session once the first picture is drawn."""
        self.query_one(TopBar).show("quiz", None, Content(""))
        self.call_after_refresh(self.ask_first, self._options)

    # ------------------------------------------------------------ parts

    @property
    def question(self) -> QuestionWidget | None:
        """The question on the card."""
        return next(iter(self.query(QuestionWidget)), None)

    @property
    def _page(self) -> Page:
        return self.query_one("#page", Page)

    @property
    def _content(self) -> Vertical:
        return self.query_one("#content", Vertical)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Offer what makes sense now and nothing else."""
        asking = self.phase is Phase.ASKING
        answered = self.phase is Phase.ANSWERED
        task = self.task_shown
        match action:
            case "continue":
                return answered or (asking and (self._reading or self._left_field))
            case "rate":
                return answered and self._can_rerate
            case "overrule":
                return answered and self._can_overrule
            case "give_up":
                return asking and not self._reading and not isinstance(self._instance, Reveal)
            case "passage":
                return (answered or (asking and self._reading)) and bool(self._evidence)
            case "more":
                return bool(self._panels)
            case "undo":
                return asking or answered
            case "suspend" | "bury" | "flag":
                return (asking or answered) and task is not None
            case "reset":
                return (asking or answered) and task is not None and task.answer_changed
            case _:
                return True

    @property
    def _instance(self) -> object:
        return self.task_shown.instance if self.task_shown else None

    @property
    def _evidence(self) -> bool:
        return self.task_shown is not None and bool(self.task_shown.instance.explanation.evidence)

    @property
    def _reading(self) -> bool:
        return isinstance(self._instance, Show)

    @property
    def _left_field(self) -> bool:
        """Whether the question could have the keys and has not."""
        question = self.question
        return self.focused is None and question is not None and question.home.focusable

    @property
    def _can_rerate(self) -> bool:
        return self.feedback is not None and self.feedback.can_rerate

    @property
    def _can_overrule(self) -> bool:
        feedback = self.feedback
        return feedback is not None and feedback.can_rerate and feedback.verdict.near and feedback.rating == 1

    @property
    def _panels(self) -> list[ExplanationPanel]:
        return [panel for panel in self.query(ExplanationPanel) if panel.can_unfold]

    def _enter(self, phase: Phase) -> None:
        """Go into a phase. Nothing that comes back late leads out of leaving."""
        if self.phase is not Phase.LEAVING:
            self.phase = phase
            self.refresh_bindings()

    def on_key(self, event: events.Key) -> None:
        """Take no more keys while the session is being left."""
        if self.phase is Phase.LEAVING:
            event.stop()
        else:
            super().on_key(event)

    # ------------------------------------------------------------ what comes back

    @on(SessionScreen.TaskReady)
    async def _show_task(self, message: SessionScreen.TaskReady) -> None:
        if message.task is None:
            self._leave(left=False)
        else:
            await self._put_on_screen(message.task)

    async def _put_on_screen(self, task: Task) -> None:
        self.task_shown, self.feedback = task, None
        widget = widget_for(task.instance)
        page, card = self._page, self._content
        with self.app.batch_update():
            page.can_focus = False
            self.query_one("#ratings").display = False
            await card.remove_children()
            parts = [Static(words, classes="banner", markup=False) for words in self._banners(task)]
            await card.mount(*parts, widget)
            self.query_one("#form", Static).update(FORM_TITLES.get(str(task.instance.form), ""))
            self._show_flag()
            self._show_counts(task, task.counts)
            page.scroll_home(animate=False)
        self.set_focus(widget.home if widget.home.focusable else None)
        self._shown_at = self.quiz.timer()
        self._enter(Phase.ASKING)

    @staticmethod
    def _banners(task: Task) -> list[str]:
        banners = []
        if task.answer_changed:
            banners.append("! The answer to this card has changed since you learned it. r starts it over.")
        if task.practice:
            banners.append("Practice: logged, and no change to when this card comes back.")
        return banners

    @on(QuestionWidget.Answered)
    def _answered(self, message: QuestionWidget.Answered) -> None:
        message.stop()
        self._send(message.response)

    def _send(self, response: Response) -> None:
        if self.phase is not Phase.ASKING or self.task_shown is None:
            return
        milliseconds = max(0, round((self.quiz.timer() - self._shown_at) * 1000))
        self._enter(Phase.SAVING)
        self.tell_answer(self.task_shown, response, milliseconds)

    @on(SessionScreen.Graded)
    async def _show_feedback(self, message: SessionScreen.Graded) -> None:
        feedback, response = message.feedback, message.response
        self.feedback = feedback
        if isinstance(response, Seen | Recalled):
            if feedback.suspended:
                self.notify(LEECH, title="Suspended", markup=False)
            self.ask_next()
            return
        question = self.question
        if question is None:
            return
        page = self._page
        with self.app.batch_update():
            await question.settle(feedback.verdict, response)
            answer = (
                None
                if isinstance(self._instance, Arrange | Assign | Checklist)
                else feedback.explanation.answer
            )
            parts = [VerdictView(feedback.verdict, response, answer), ExplanationPanel(feedback.explanation)]
            await self._content.mount(*parts)
            await self._show_leech(feedback)
            self._show_ratings()
            page.can_focus = True
            self.set_focus(page)
            self._enter(Phase.ANSWERED)
        self.call_after_refresh(self._bring_verdict_into_view)

    async def _show_leech(self, feedback: Feedback) -> None:
        """Say under the verdict that the answer suspended the card; take it back where a new rating did."""
        await self.query("#leech").remove()
        if feedback.suspended:
            banner = Static(LEECH, id="leech", classes="banner", markup=False)
            await self._content.mount(banner, after=self.query_one(VerdictView))

    def _bring_verdict_into_view(self) -> None:
        try:
            verdict = self.query_one(VerdictView)
        except NoMatches:
            return
        if self._page.max_scroll_y > 0:
            # Where the question itself shows what is right, it stays in sight above the verdict.
            verdict.scroll_visible(top=not isinstance(self._instance, Arrange), animate=False)

    @on(SessionScreen.Rerated)
    async def _show_rerated(self, message: SessionScreen.Rerated) -> None:
        self.feedback = message.feedback
        await self._show_leech(self.feedback)
        if self.feedback.verdict.near and self.feedback.rating > 1:
            self.query_one(VerdictView).overruled()
        self._show_ratings()
        self._enter(Phase.ANSWERED)

    @on(SessionScreen.Flagged)
    def _show_flagged(self, message: SessionScreen.Flagged) -> None:
        if self.task_shown is not None and message.task.card == self.task_shown.card:
            self.task_shown = message.task
            self._show_flag()
            self.notify("Flagged." if message.task.flag else "The flag is gone.", timeout=2)
        self._enter(self._before)

    @on(SessionScreen.Undone)
    async def _show_undone(self, message: SessionScreen.Undone) -> None:
        if message.task is None:
            self.notify("There is no answer to take back.", timeout=3)
            self._enter(self._before)
        else:
            self.notify("Taken back: here it is again.", timeout=3)
            await self._put_on_screen(message.task)

    @on(SessionScreen.PutAway)
    def _show_put_away(self, message: SessionScreen.PutAway) -> None:
        self.notify(PUT_AWAY[message.how], timeout=3)
        self.ask_next()

    @on(SessionScreen.Passages)
    def _show_passages(self, message: SessionScreen.Passages) -> None:
        from tui.screens.passage import PassageScreen

        self.app.push_screen(PassageScreen(message.passages))

    @on(SessionScreen.Done)
    def _show_summary(self, message: SessionScreen.Done) -> None:
        from tui.screens.summary import SummaryScreen

        if self.phase is not Phase.LEAVING:
            return  # an answer given just before could not be written: it can be given again
        done = message.summary
        self.quiz.hold_keys()
        if message.left and not (done.answered or done.introduced):
            self.quiz.go_back()
        else:
            self.quiz.go_on(SummaryScreen(done, self._options))

    @on(SessionScreen.Failed)
    async def _show_failure(self, message: SessionScreen.Failed) -> None:
        error = message.error
        self.explain(error)
        if self.phase is Phase.LEAVING:
            self.phase = Phase.SAVING
        if isinstance(error, StaleCardError):
            self.ask_next()
        elif self.task_shown is None:
            self.quiz.go_back()
        else:
            self._enter(Phase.ANSWERED if self.feedback is not None else Phase.ASKING)

    # ------------------------------------------------------------ drawing

    def _show_counts(self, task: Task, counts: Counts) -> None:
        wide = self.app.size.width >= 100
        title, place = (task.deck_title, task.topic) if wide or not task.topic else (task.topic, None)
        if task.session_title:
            title, place = task.session_title, None
        short = self.app.size.width < 60
        self.query_one(TopBar).show(title, place, tally(counts, practice=task.practice, short=short))
        total = counts.done + counts.left
        self.query_one(ProgressLine).share = counts.done / total if total else 0.0

    def _show_flag(self) -> None:
        if self.task_shown is None:
            return
        phase = PHASES.get(self.task_shown.phase, self.task_shown.phase)
        self.query_one("#phase", Static).update(f"⚑ flagged · {phase}" if self.task_shown.flag else phase)

    def _show_ratings(self) -> None:
        bar = self.query_one(RatingBar)
        assert self.feedback is not None
        bar.display = self.feedback.can_rerate and bool(self.feedback.next_due)
        names = {rating: f"study.{word}" for rating, word in RATED.items()}
        bar.show(self.feedback, {rating: self.quiz.key_of(name) for rating, name in names.items()})

    # ------------------------------------------------------------ actions

    @property
    def _before(self) -> Phase:
        return Phase.ANSWERED if self.feedback is not None else Phase.ASKING

    def action_continue(self) -> None:
        """Go on to the next card."""
        question = self.question
        if isinstance(question, ShowWidget) and self.phase is Phase.ASKING:
            question.read()
        elif self.phase is Phase.ASKING and question is not None:
            question.home.focus()
        elif self.phase is Phase.ANSWERED:
            self._enter(Phase.SAVING)
            self.ask_next()

    def action_give_up(self) -> None:
        """Show the answer; it counts as not known."""
        self._send(GaveUp())

    def action_rate(self, rating: int) -> None:
        """Change the rating of the answer."""
        feedback = self.feedback
        if feedback is None or (feedback.next_due and rating not in feedback.next_due):
            return  # not every card may be rated easy
        if self.phase is Phase.ANSWERED and feedback.can_rerate and rating != feedback.rating:
            self._enter(Phase.SAVING)
            self.tell_rating(feedback, rating)

    @on(RatingBar.Rated)
    def _rated(self, message: RatingBar.Rated) -> None:
        message.stop()
        self.action_rate(message.rating)

    def action_overrule(self) -> None:
        """Count a near miss as right."""
        self.action_rate(3)

    def action_more(self) -> None:
        """Unfold the evidence and the other voices, or fold them."""
        for panel in self._panels:
            panel.unfolded = not panel.unfolded

    def action_passage(self) -> None:
        """Read the paragraphs behind the card."""
        if self.task_shown is not None:
            self.ask_passages(self.task_shown)

    def action_undo(self) -> None:
        """Take back the last answer."""
        if self.phase in {Phase.ASKING, Phase.ANSWERED}:
            self._enter(Phase.SAVING)
            self.tell_undo()

    def action_suspend(self) -> None:
        """Never ask this card again."""
        self._away("suspend")

    def action_bury(self) -> None:
        """Leave this card for tomorrow."""
        self._away("bury")

    def action_reset(self) -> None:
        """Learn this card as if new."""
        self._away("reset")

    def _away(self, how: Away) -> None:
        if self.phase in {Phase.ASKING, Phase.ANSWERED} and self.task_shown is not None:
            self._enter(Phase.SAVING)
            self.tell_away(self.task_shown, how)

    def action_flag(self) -> None:
        """Flag the card, or take its flag away."""
        if self.phase in {Phase.ASKING, Phase.ANSWERED} and self.task_shown is not None:
            self._enter(Phase.SAVING)
            self.tell_flag(self.task_shown, 0 if self.task_shown.flag else 1)

    def action_scroll(self, pages: int) -> None:
        """Scroll the card."""
        if pages > 0:
            self._page.scroll_page_down(animate=False)
        else:
            self._page.scroll_page_up(animate=False)

    def action_scroll_by(self, lines: int) -> None:
        """Scroll the card by lines."""
        self._page.scroll_relative(y=lines, animate=False)

    def action_leave(self) -> None:
        """End the session: the summary where something was done, else back to where it was begun."""
        if self.task_shown is None:
            self.quiz.hold_keys()
            self.quiz.go_back()
        else:
            self._leave(left=True)

    def _leave(self, *, left: bool) -> None:
        """Ask once what the session came to, and do nothing else from then on."""
        if self.phase is not Phase.LEAVING:
            self._enter(Phase.LEAVING)
            self.ask_summary(left=left)
