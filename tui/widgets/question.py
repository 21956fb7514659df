"""What all question widgets share: the prompt, the message with the response, the choice of widget."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from textual.containers import VerticalGroup
from textual.content import Content
from textual.message import Message
from textual.widgets import Static

from tui.text import emphasise, safe

if TYPE_CHECKING:
    from textual.widget import Widget

    from quiz.questions.once import Filled
    from quiz.questions.response import Response, Verdict
    from tui.app import QuizApp

BLANK = "____"
"""Where the answer is missing in the prompt of a cloze."""

SHOW_ME = "?"
"""Typed into an empty field, this is the command to give up; no answer begins with it."""


class Prompt(Static):
    """The question itself, always as plain text; the blank of a cloze is drawn as one."""

    def __init__(self, text: str) -> None:
        super().__init__(_with_blank(safe(text)), classes="prompt", markup=False)

    def fill(self, filled: Filled) -> None:
        """Show the text with what was filled in for the blank."""
        self.update(emphasise(filled.text, filled.blank, "bold $text-accent"))


def _with_blank(text: str) -> Content:
    content = Content(text)
    start = text.find(BLANK)
    while start != -1:
        end = start + len(BLANK)
        while end < len(text) and text[end] == "_":
            end += 1
        content = content.stylize("$text-accent bold", start, end)
        start = text.find(BLANK, end)
    return content


class QuestionWidget(VerticalGroup):
    """Asks one instance. It posts :class:`Answered` once, and is then settled with the verdict."""

    class Answered(Message):
        """The learner's response."""

        def __init__(self, response: Response) -> None:
            super().__init__()
            self.response = response

    class Hint(Message):
        """A key did nothing; ``words`` say which would."""

        def __init__(self, words: str) -> None:
            super().__init__()
            self.words = words

    def __init__(self) -> None:
        super().__init__(classes="question")
        self.settled = False

    @property
    def home(self) -> Widget:
        """The part that takes the keys."""
        return self

    def respond(self, response: Response) -> None:
        """Send a response, unless one is settled already."""
        if not self.settled:
            self.post_message(self.Answered(response))

    def hint(self, *commands: str) -> None:
        """Say which keys answer, where Enter does not yet: whoever pressed it may have meant to read on."""
        keys = [cast("QuizApp", self.app).key_of(each) for each in commands]
        first, last = keys[0], keys[-1]
        in_a_row = "".join(keys) in "123456789" and len(keys) > 1
        self.post_message(
            self.Hint(f"{f'{first}–{last}' if in_a_row else ' or '.join(keys)} picks an answer.")
        )

    def let_go(self) -> None:
        """Note that the mouse button came up somewhere it means nothing: whatever was dragged stays."""

    async def settle(self, verdict: Verdict, response: Response) -> None:  # noqa: ARG002
        """Show what was right and stop taking keys. Subclasses mark their parts."""
        self.settled = True
        self.add_class("-settled")
        self.can_focus = False

    def fill(self, filled: Filled) -> None:
        """Fill in the blank of the prompt."""
        for prompt in self.query(Prompt):
            prompt.fill(filled)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:  # noqa: ARG002
        """Once settled, a question does nothing more."""
        return not self.settled
