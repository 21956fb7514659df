"""Studying: one card at a time, then what there is to know about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events, on
from textual.content import Content

from quiz.errors import StaleCardError
from quiz.questions.model import Reveal, Show
from quiz.questions.response import GaveUp, Recalled, Seen
from tui.commands import Scope, bindings
from tui.screens.card import CardScreen
from tui.screens.session import Away, Phase, SessionScreen
from tui.styles import STYLES
from tui.widgets.question import QuestionWidget
from tui.widgets.ratings import RatingBar
from tui.widgets.show import ShowWidget
from tui.widgets.topbar import TopBar
from tui.wording import LEECH, PUT_AWAY

if TYPE_CHECKING:
    from quiz.questions.response import Response
    from quiz.study.views import SessionOptions, Task


class StudyScreen(CardScreen):
    """Asks, shows the verdict and what stands behind it, and goes on."""

    SCOPE = Scope.STUDY
    BINDINGS = bindings(Scope.STUDY)
    CSS_PATH = STYLES / "study.tcss"
    AUTO_FOCUS = ""

    def __init__(self, options: SessionOptions) -> None:
        super().__init__()
        self._options = options
        self.phase = Phase.LOADING
        self._shown_at = 0.0
        self._parting = ""

    def on_mount(self) -> None:
        """Begin the session once the first picture is drawn."""
        self.query_one(TopBar).show("quiz", None, Content(""))
        self.call_after_refresh(self.ask_first, self._options)

    # ------------------------------------------------------------ what can be done now

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
                return asking and not self._reading and not isinstance(self.instance, Reveal)
            case "passage":
                return (answered or (asking and self._reading)) and bool(self._evidence)
            case "more":
                return bool(self.panels)
            case "undo":
                return asking or answered
            case "suspend" | "bury" | "flag":
                return (asking or answered) and task is not None
            case "reset":
                return (asking or answered) and task is not None and task.answer_changed
            case _:
                return True

    @property
    def _evidence(self) -> bool:
        return self.task_shown is not None and bool(self.task_shown.instance.explanation.evidence)

    @property
    def _reading(self) -> bool:
        return isinstance(self.instance, Show)

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
        self._parting = ""
        await self.draw_task(task)
        self._shown_at = self.quiz.timer()
        self._enter(Phase.ASKING)

    @on(QuestionWidget.Answered)
    def _answered(self, message: QuestionWidget.Answered) -> None:
        message.stop()
        self._send(message.response)

    @on(QuestionWidget.Hint)
    def _hinted(self, message: QuestionWidget.Hint) -> None:
        message.stop()
        self.say(message.words)

    def _send(self, response: Response) -> None:
        if self.phase is not Phase.ASKING or self.task_shown is None:
            return
        milliseconds = max(0, round((self.quiz.timer() - self._shown_at) * 1000))
        self._enter(Phase.SAVING)
        self.tell_answer(self.task_shown, response, milliseconds)

    @on(SessionScreen.Graded)
    async def _show_feedback(self, message: SessionScreen.Graded) -> None:
        feedback, response = message.feedback, message.response
        if isinstance(response, Seen | Recalled):
            self.feedback = feedback
            if feedback.suspended:
                self.notify(LEECH, title="Suspended", markup=False)
            self.ask_next()
        else:
            await self.draw_verdict(feedback, response)
            self._enter(Phase.ANSWERED)

    @on(SessionScreen.Rerated)
    async def _show_rerated(self, message: SessionScreen.Rerated) -> None:
        await self.draw_rating(message.feedback)
        self._enter(Phase.ANSWERED)

    @on(SessionScreen.Flagged)
    def _show_flagged(self, message: SessionScreen.Flagged) -> None:
        if self.task_shown is not None and message.task.card == self.task_shown.card:
            self.task_shown = message.task
            self.draw_flag()
            self.say("Flagged." if message.task.flag else "The flag is gone.")
        self._enter(self._before)

    @on(SessionScreen.Undone)
    async def _show_undone(self, message: SessionScreen.Undone) -> None:
        if message.task is None:
            self.say("There is nothing to take back.")
            self._enter(self._before)
        else:
            self.say("Taken back.")
            await self._put_on_screen(message.task)

    @on(SessionScreen.PutAway)
    def _show_put_away(self, message: SessionScreen.PutAway) -> None:
        self._parting = PUT_AWAY[message.how]
        self.say(self._parting)
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
            self.quiz.go_on(SummaryScreen(done, self._options, self._parting))

    @on(SessionScreen.Failed)
    async def _show_failure(self, message: SessionScreen.Failed) -> None:
        error = message.error
        self.explain(error)
        if message.summing:
            if self.phase is Phase.LEAVING:  # else an answer failed before it, which can be given again
                self.quiz.hold_keys()
                self.quiz.go_back()
            return
        if self.phase is Phase.LEAVING:
            self.phase = Phase.SAVING
        if isinstance(error, StaleCardError):
            self.ask_next()
        elif self.task_shown is None:
            self.quiz.go_back()
        else:
            self._enter(Phase.ANSWERED if self.feedback is not None else Phase.ASKING)

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
        for panel in self.panels:
            panel.unfolded = not panel.unfolded
        unfolded = any(panel.unfolded for panel in self.panels)
        self.call_after_refresh(self.bring_verdict_into_view, reading=unfolded)

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
