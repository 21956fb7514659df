"""Pick one of three to five options."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on
from textual.app import ComposeResult
from textual.reactive import reactive

from quiz.questions.response import Picked
from tui.commands import Scope, bindings
from tui.widgets.options import OptionRow
from tui.widgets.question import Prompt, QuestionWidget

if TYPE_CHECKING:
    from quiz.questions.model import Pick
    from quiz.questions.response import Response, Verdict


class PickWidget(QuestionWidget, can_focus=True):
    """A prompt and numbered options."""

    SCOPE = Scope.PICK
    BINDINGS = bindings(Scope.PICK)

    marked: reactive[int | None] = reactive(None)

    def __init__(self, instance: Pick) -> None:
        super().__init__()
        self.instance = instance

    def compose(self) -> ComposeResult:
        """The prompt, then one line per option."""
        yield Prompt(self.instance.prompt)
        for index, option in enumerate(self.instance.options):
            yield OptionRow(index, str(index + 1), option)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Keys beyond the last option do nothing."""
        if action == "choose":
            number = parameters[0]
            return not self.settled and isinstance(number, int) and number <= len(self.instance.options)
        return super().check_action(action, parameters)

    def watch_marked(self, marked: int | None) -> None:
        """Show where Enter would choose."""
        for row in self.query(OptionRow):
            row.mark(row.index == marked)

    def action_choose(self, number: int) -> None:
        """Answer with the option of this number."""
        self.marked = number - 1
        self.respond(Picked(number - 1))

    def action_choose_marked(self) -> None:
        """Answer with the marked option; where none is, nothing is answered by mistake."""
        if self.marked is None:
            self.hint(*(f"pick.{number}" for number in range(1, len(self.instance.options) + 1)))
        else:
            self.respond(Picked(self.marked))

    def action_move(self, step: int) -> None:
        """Mark the option above or below."""
        count = len(self.instance.options)
        if self.marked is None:
            self.marked = 0 if step > 0 else count - 1
        else:
            self.marked = (self.marked + step) % count

    @on(OptionRow.Chosen)
    def _clicked(self, message: OptionRow.Chosen) -> None:
        message.stop()
        self.marked = message.row.index
        self.respond(Picked(message.row.index))

    async def settle(self, verdict: Verdict, response: Response) -> None:
        """Mark the right option, and the given one where it was another."""
        await super().settle(verdict, response)
        given = response.index if isinstance(response, Picked) else None
        for row in self.query(OptionRow):
            row.judge(right=row.index == self.instance.key, given=row.index == given)
