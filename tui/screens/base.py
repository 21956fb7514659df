"""What all screens share: breakpoints, the footer, calm notices, and how to ask the backend."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from textual.screen import Screen

if TYPE_CHECKING:
    from quiz.errors import QuizError
    from tui.app import QuizApp
    from tui.commands import Scope


class QuizScreen(Screen[None]):
    """A screen of the app."""

    SCOPE: ClassVar[Scope]

    HORIZONTAL_BREAKPOINTS = [(0, "-tiny"), (60, "-narrow"), (100, "-wide")]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (30, "-tall")]

    @property
    def quiz(self) -> QuizApp:
        """The app, by its own type."""
        return cast("QuizApp", self.app)

    def explain(self, error: QuizError) -> None:
        """Tell calmly what went wrong and what to do about it."""
        words = f"{error.message}\n{error.remedy}" if error.remedy else error.message
        self.app.notify(words, title=error.title, severity="warning", timeout=12, markup=False)
