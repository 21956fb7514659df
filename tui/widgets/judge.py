"""Is this what is reported? True or false."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.containers import HorizontalGroup
from textual.reactive import reactive
from textual.widgets import Static

from quiz.questions.response import Judged
from tui.commands import Scope, bindings
from tui.text import plain
from tui.widgets.options import OptionRow
from tui.widgets.question import Prompt, QuestionWidget

if TYPE_CHECKING:
    from quiz.questions.model import Judge
    from quiz.questions.response import Response, Verdict


class JudgeWidget(QuestionWidget, can_focus=True):
    """A prompt, the text to judge, and two answers."""

    SCOPE = Scope.JUDGE
    BINDINGS = bindings(Scope.JUDGE)

    marked: reactive[bool | None] = reactive(None)

    def __init__(self, instance: Judge) -> None:
        super().__init__()
        self.instance = instance

    def compose(self) -> ComposeResult:
        """The prompt, the text where the prompt does not hold it already, and the two answers."""
        yield Prompt(self.instance.prompt)
        if self.instance.text not in self.instance.prompt:
            yield Static(plain(self.instance.text), classes="quoted", markup=False)
        with HorizontalGroup(classes="options-in-line"):
            yield OptionRow(1, "t", "True")
            yield OptionRow(0, "f", "False")

    def watch_marked(self, marked: bool | None) -> None:
        """Show which answer Enter would give."""
        for row in self.query(OptionRow):
            row.mark(marked is not None and bool(row.index) == marked)

    def action_judge(self, value: bool) -> None:
        """Answer true or false."""
        self.marked = value
        self.respond(Judged(value))

    def action_other(self) -> None:
        """Mark the other answer."""
        self.marked = not self.marked if self.marked is not None else True

    def action_choose_marked(self) -> None:
        """Answer with what is marked; where nothing is, nothing is answered by mistake."""
        if self.marked is None:
            self.hint("judge.true", "judge.false")
        else:
            self.respond(Judged(self.marked))

    @on(OptionRow.Chosen)
    def _clicked(self, message: OptionRow.Chosen) -> None:
        message.stop()
        self.action_judge(bool(message.row.index))

    async def settle(self, verdict: Verdict, response: Response) -> None:
        """Mark what is right; a false text is set right below it."""
        await super().settle(verdict, response)
        given = response.value if isinstance(response, Judged) else None
        for row in self.query(OptionRow):
            value = bool(row.index)
            row.judge(right=value == self.instance.key, given=value == given)
