"""Type the answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events, on
from textual.app import ComposeResult
from textual.widgets import Input, Static

from quiz.questions.response import Typed
from quiz.questions.wording import ASKED_FOR
from tui.commands import Scope, bindings
from tui.text import plain, safe
from tui.widgets.question import SHOW_ME, Prompt, QuestionWidget

if TYPE_CHECKING:
    from textual.widget import Widget

    from quiz.questions.model import Type
    from quiz.questions.response import Response, Verdict


class AnswerField(Input):
    """The field for the answer. It leaves a question mark to the command while it is empty."""

    SCOPE = Scope.TYPE
    BINDINGS = bindings(Scope.TYPE)

    def check_consume_key(self, key: str, character: str | None) -> bool:
        """Take every printable key, except a question mark as the first one."""
        if character == SHOW_ME and not self.value:
            return False
        return super().check_consume_key(key, character)

    def on_key(self, event: events.Key) -> None:
        """Leave the question mark to its command."""
        if event.character == SHOW_ME and not self.value:
            event.prevent_default()

    async def action_hand_in(self) -> None:
        """Hand in what is typed."""
        await self.action_submit()

    def action_leave_field(self) -> None:
        """Give single keys back to the commands."""
        self.screen.set_focus(None)


class TypedWidget(QuestionWidget):
    """A prompt and a field."""

    def __init__(self, instance: Type) -> None:
        super().__init__()
        self.instance = instance

    def compose(self) -> ComposeResult:
        """The prompt, the field, and the unit where a figure is asked for."""
        key = self.instance.key
        yield Prompt(self.instance.prompt)
        hint = ASKED_FOR.get(key.type, ASKED_FOR["text"])
        if key.type == "number" and key.unit:
            hint = f"a number ({safe(key.unit)})"
        yield AnswerField(placeholder=hint, max_length=400, compact=True)
        yield Static("", classes="hint", markup=False)

    @property
    def home(self) -> Widget:
        """The field."""
        return self.query_one(AnswerField)

    @on(Input.Submitted)
    def _submitted(self, message: Input.Submitted) -> None:
        message.stop()
        if message.value.strip():
            self.respond(Typed(message.value))
        else:
            self.query_one(".hint", Static).update("Type an answer, or ? to be shown it.")

    @on(Input.Changed)
    def _changed(self, message: Input.Changed) -> None:
        message.stop()
        if message.value:
            self.query_one(".hint", Static).update("")

    async def settle(self, verdict: Verdict, response: Response) -> None:
        """Put what was typed in the place of the field."""
        await super().settle(verdict, response)
        await self.query("AnswerField, .hint").remove()
        if verdict.outcome == "right" and isinstance(response, Typed):
            await self.mount(Static(plain(response.text.strip()), classes="typed-right", markup=False))
