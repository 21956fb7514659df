"""A calm notice: what is wrong, and what to do about it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import VerticalGroup
from textual.content import Content
from textual.widgets import Static

from tui.text import plain, safe

if TYPE_CHECKING:
    from quiz.errors import QuizError


class Notice(VerticalGroup):
    """An error that the person at the keyboard can understand and mend."""

    def __init__(self, error: QuizError, after: str = "") -> None:
        super().__init__(classes="notice")
        self._error = error
        self._after = after

    def compose(self) -> ComposeResult:
        """Title, message, remedy."""
        yield Static(
            Content.assemble(("! ", "bold"), plain(self._error.title, "bold")),
            classes="notice--title",
            markup=False,
        )
        yield Static(Content(safe(self._error.message)), markup=False)
        if self._error.remedy:
            yield Static(Content(safe(self._error.remedy)), classes="notice--remedy", markup=False)
        if self._after:
            yield Static(self._after, classes="notice--after", markup=False)
