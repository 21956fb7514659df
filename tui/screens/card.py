"""A screen with a card on it: how the card, its verdict, its ratings and the head line are drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.css.query import NoMatches
from textual.widgets import Static

from quiz.questions.model import Reveal, Type
from quiz.questions.once import left_to_say
from tui.screens.session import SessionScreen
from tui.widgets.explanation import ExplanationPanel
from tui.widgets.factory import widget_for
from tui.widgets.footer import KeyFooter
from tui.widgets.page import Page
from tui.widgets.question import QuestionWidget
from tui.widgets.ratings import RatingBar
from tui.widgets.topbar import ProgressLine, TopBar, tally
from tui.widgets.verdict import VerdictView
from tui.wording import FORM_TITLES, LEECH, PHASES, RATED

if TYPE_CHECKING:
    from quiz.questions.model import AnyInstance
    from quiz.questions.response import Response
    from quiz.study.views import Counts, Feedback, Task


class CardScreen(SessionScreen):
    """Shows one card at a time; what is done with it is for the class that inherits this one."""

    def __init__(self) -> None:
        super().__init__()
        self.task_shown: Task | None = None
        self.feedback: Feedback | None = None

    def compose(self) -> ComposeResult:
        """Head, card, ratings, footer."""
        yield TopBar()
        yield ProgressLine()
        with Page(id="page"), Vertical(id="card"):
            with Horizontal(id="head"):
                yield Static("", id="form", markup=False)
                yield Static("", id="phase", markup=False)
            with Vertical(id="content"):
                yield Static("Looking for what is due …", id="waiting", markup=False)
        yield RatingBar(id="ratings")
        yield KeyFooter()

    # ------------------------------------------------------------ parts

    @property
    def question(self) -> QuestionWidget | None:
        """The question on the card."""
        return next(iter(self.query(QuestionWidget)), None)

    @property
    def instance(self) -> AnyInstance | None:
        """What is asked."""
        return self.task_shown.instance if self.task_shown else None

    @property
    def panels(self) -> list[ExplanationPanel]:
        """What stands behind the card, where there is more of it than is shown."""
        return [panel for panel in self.query(ExplanationPanel) if panel.can_unfold]

    @property
    def _page(self) -> Page:
        return self.query_one("#page", Page)

    @property
    def _content(self) -> Vertical:
        return self.query_one("#content", Vertical)

    def on_mouse_up(self) -> None:
        """Tell the question of a release that no part of it took: it may lie outside the question."""
        if self.question is not None:
            self.question.let_go()

    # ------------------------------------------------------------ the card

    async def draw_task(self, task: Task) -> None:
        """Put a card on the screen and give its question the keys."""
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
            self.draw_flag()
            self._draw_counts(task, task.counts)
            page.scroll_home(animate=False)
        self.set_focus(widget.home if widget.home.focusable else None)

    def _banners(self, task: Task) -> list[str]:
        banners = []
        if task.answer_changed:
            key = self.quiz.key_of("study.reset")
            banners.append(
                f"! The answer to this card has changed since you learned it. {key} starts it over."
            )
        if task.practice:
            banners.append("Practice: logged, and no change to when this card comes back.")
        return banners

    async def draw_verdict(self, feedback: Feedback, response: Response) -> None:
        """Settle the question and show below it how it was answered and what stands behind it."""
        question, page = self.question, self._page
        if question is None:
            return
        self.feedback = feedback
        with self.app.batch_update():
            await question.settle(feedback.verdict, response)
            left = left_to_say(feedback.task.instance)
            if left.filled:
                question.fill(left.filled)
            answer = feedback.explanation.answer if left.answer else None
            view = VerdictView(feedback.verdict, response, answer, marked=left.marked)
            parts = [view, ExplanationPanel(left.explanation)]
            await self._content.mount(*parts)
            await self.draw_rating(feedback)
            page.can_focus = True
            self.set_focus(page)
        self.call_after_refresh(self.bring_verdict_into_view)

    async def draw_rating(self, feedback: Feedback) -> None:
        """Show the rating of the answer, and under the verdict what else comes of it."""
        self.feedback = feedback
        verdict = self.query_one(VerdictView)
        await self.query("#leech").remove()
        if feedback.suspended:
            banner = Static(LEECH, id="leech", classes="banner", markup=False)
            await self._content.mount(banner, after=verdict)
        verdict.overruled(feedback.verdict.near and feedback.rating > 1)
        bar = self.query_one(RatingBar)
        bar.display = feedback.can_rerate and bool(feedback.next_due)
        names = {rating: f"study.{word}" for rating, word in RATED.items()}
        bar.show(feedback, {rating: self.quiz.key_of(name) for rating, name in names.items()})

    @property
    def _shows_right(self) -> bool:
        """Whether the settled question itself shows what is right."""
        shown = self.instance
        return shown is not None and (not isinstance(shown, Type | Reveal) or bool(left_to_say(shown).filled))

    def bring_verdict_into_view(self, *, reading: bool = False) -> None:
        """Scroll to the verdict, and to the question where that shows what is right.

        Where somebody is ``reading`` what stands below it, that has the room.
        """
        try:
            verdict = self.query_one(VerdictView)
        except NoMatches:
            return
        if self._page.max_scroll_y > 0:
            if self._shows_right and not reading:  # from the top of the question
                self._page.scroll_home(animate=False, force=True, immediate=True)
                verdict.scroll_visible(animate=False)
            else:
                verdict.scroll_visible(top=True, animate=False)

    # ------------------------------------------------------------ the head

    def say(self, words: str) -> None:
        """Say in the head line what was done."""
        self.query_one(TopBar).say(words)

    def draw_flag(self) -> None:
        """Say how far the card has come, and whether it is flagged."""
        if self.task_shown is None:
            return
        phase = PHASES.get(self.task_shown.phase, self.task_shown.phase)
        self.query_one("#phase", Static).update(f"⚑ flagged · {phase}" if self.task_shown.flag else phase)

    def _draw_counts(self, task: Task, counts: Counts) -> None:
        wide = self.app.size.width >= 100
        title, place = (task.deck_title, task.topic) if wide or not task.topic else (task.topic, None)
        if task.session_title:
            title, place = task.session_title, None
        short = self.app.size.width < 60
        self.query_one(TopBar).show(title, place, tally(counts, practice=task.practice, short=short))
        total = counts.done + counts.to_go
        self.query_one(ProgressLine).share = counts.done / total if total else 0.0

    # ------------------------------------------------------------ scrolling

    def action_scroll(self, pages: int) -> None:
        """Scroll the card."""
        if pages > 0:
            self._page.scroll_page_down(animate=False)
        else:
            self._page.scroll_page_up(animate=False)

    def action_scroll_by(self, lines: int) -> None:
        """Scroll the card by lines."""
        self._page.scroll_relative(y=lines, animate=False)
