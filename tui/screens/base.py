"""What all screens share: breakpoints, the footer, calm notices, and how to ask the backend."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from textual import events
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from tui.commands import COMMANDS, Scope
from tui.text import safe
from tui.widgets.page import Page
from tui.widgets.topbar import ProgressLine

if TYPE_CHECKING:
    from quiz.errors import QuizError
    from tui.app import QuizApp


class QuizScreen(Screen[None]):
    """A screen of the app."""

    SCOPE: ClassVar[Scope]

    HORIZONTAL_BREAKPOINTS = [(0, "-tiny"), (60, "-narrow"), (100, "-wide")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-short"), (30, "-tall")]  # noqa: RUF012

    @property
    def quiz(self) -> QuizApp:
        """The app, by its own type."""
        return cast("QuizApp", self.app)

    def on_key(self, event: events.Key) -> None:
        """Take no key that was meant for the screen before."""
        if self.quiz.holds_keys:
            event.stop()

    def tell_progress(self, what: str, share: float | None) -> None:
        """Say what is being done where the screen waits for it."""
        words = f"{what} … {share:.0%}" if share is not None else f"{what} …"
        for waiting in self.query("#waiting").results(Static):
            waiting.update(Content(safe(words)))
        for line in self.query("#decks ProgressLine").results(ProgressLine):
            line.display = share is not None
            line.share = share or 0.0

    def explain(self, error: QuizError) -> None:
        """Tell calmly what went wrong and what to do about it."""
        self.quiz.explain(error)


class PageScreen(QuizScreen):
    """A page to read: arrows and page keys scroll it."""

    AUTO_FOCUS = ""

    @property
    def page(self) -> Page:
        """The part that scrolls."""
        return self.query_one("#page", Page)

    def action_scroll_by(self, lines: int) -> None:
        """Scroll by lines."""
        self.page.scroll_relative(y=lines, animate=False)

    def action_page_by(self, pages: int) -> None:
        """Scroll by pages."""
        self.page.scroll_relative(y=pages * max(1, self.page.size.height - 2), animate=False)


PAGE_MOVES = [each.binding for each in COMMANDS[Scope.LIST] if each.id != "page.back"]
"""The bindings that scroll a page, for screens that have a way back of their own."""
