"""The study view: a card's first showing. Nothing is asked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult

from quiz.questions.response import Seen
from tui.widgets.explanation import ExplanationPanel
from tui.widgets.question import Prompt, QuestionWidget

if TYPE_CHECKING:
    from quiz.questions.model import Show


class ShowWidget(QuestionWidget):
    """Statement, standing, evidence and what others say, to be read."""

    def __init__(self, instance: Show) -> None:
        super().__init__()
        self.instance = instance

    def compose(self) -> ComposeResult:
        """The prompt where it says more than the statement, then everything there is to know."""
        said = self.instance.explanation
        if self.instance.prompt and self.instance.prompt not in {said.text, said.answer}:
            yield Prompt(self.instance.prompt)
        yield ExplanationPanel(said, lead="statement")

    def read(self) -> None:
        """The learner has read it."""
        self.respond(Seen())
