"""Think, reveal, grade yourself: cards written by hand or imported."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.widgets import Rule, Static

from quiz.questions.response import Recalled
from tui.commands import Scope, bindings
from tui.text import plain
from tui.widgets.explanation import ExplanationPanel
from tui.widgets.question import Prompt, QuestionWidget

if TYPE_CHECKING:
    from quiz.questions.model import Reveal


class RevealWidget(QuestionWidget, can_focus=True):
    """The front; after the reveal the back, and four grades to choose from."""

    SCOPE = Scope.REVEAL
    BINDINGS = bindings(Scope.REVEAL)

    def __init__(self, instance: Reveal) -> None:
        super().__init__()
        self.instance = instance
        self.revealed = False

    def compose(self) -> ComposeResult:
        """The front."""
        yield Prompt(self.instance.prompt)
        yield Static("Think of the answer, then press Enter.", classes="lead", markup=False)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Before the reveal one can only reveal, after it only grade."""
        return not self.settled and (action == "grade") == self.revealed

    async def action_reveal(self) -> None:
        """Show the back."""
        if self.revealed:
            return
        self.revealed = True
        with self.app.batch_update():
            await self.query(".lead").remove()
            await self.mount(
                Rule(line_style="heavy"),
                Static(plain(self.instance.back, "bold"), classes="back", markup=False),
                ExplanationPanel(self.instance.explanation),
                Static(
                    "How well did you know it?  1 again · 2 hard · 3 good · 4 easy",
                    classes="lead",
                    markup=False,
                ),
            )
        self.refresh_bindings()

    def action_grade(self, rating: int) -> None:
        """Grade the answer."""
        self.respond(Recalled(rating))
