"""How an answer was graded: a word and a sign, one sentence, and for a near miss the letters."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import VerticalGroup
from textual.content import Content
from textual.widgets import Static

from tui.text import MUTED, emphasise, one_line, plain

if TYPE_CHECKING:
    from quiz.questions.response import Diff, Response, Verdict

SIGNS = {
    "right": ("✓", "Right"),
    "partial": ("◐", "Partly right"),
    "wrong": ("✗", "Not right"),
    "self": ("•", "Rated"),
    "seen": ("•", "Read"),
}
"""Per outcome its sign and word. The colour comes on top and is never needed."""

NEAR = ("≈", "Nearly")

_RIGHT_IS = "Right is: "
"""Before the right option in the message of a wrong choice."""

GAP = "·"
"""Stands where the other line has a letter and this one has none."""


class VerdictView(VerticalGroup):
    """The verdict on one answer."""

    def __init__(self, verdict: Verdict, response: Response, answer: str | None, *, marked: str = "") -> None:
        """Make the view.

        ``answer`` is None where the question itself shows what is right, ``marked`` an option that it marks.
        """
        name = "near" if verdict.near else verdict.outcome
        super().__init__(classes=f"verdict -{name}")
        self._verdict = verdict
        self._response = response
        self._answer = one_line(answer) if answer else ""
        self._marked = one_line(marked)
        self._line = Content("")

    def compose(self) -> ComposeResult:
        """Sign, word and sentence; then, where something was typed, what and how it differs; the answer."""
        from quiz.questions.response import GaveUp, Typed

        verdict = self._verdict
        sign, word = NEAR if verdict.near else SIGNS[verdict.outcome]
        if isinstance(self._response, GaveUp):
            sign, word = "→", "Shown"
        message = _without(word, one_line(verdict.message))
        on_screen = isinstance(self._response, GaveUp) and not self._answer
        if on_screen or (self._marked and message.removeprefix(_RIGHT_IS) == self._marked):
            message = ""
        line = Content.assemble((f"{sign} {word}", "bold"))
        if message:
            line = Content.assemble(
                line, "  ", emphasise(message, self._answer, "bold").stylize_before("$foreground")
            )
        self._line = line
        yield Static(line, classes="verdict--line", markup=False)
        typed = isinstance(self._response, Typed) and verdict.outcome != "right"
        if isinstance(self._response, Typed) and typed:
            yield from self._typed(self._response.text, verdict.diff)
        if self._answer and self._answer.casefold() not in message.casefold() and not self._spelt_out:
            label = "Answer     " if typed else "Answer  "
            answer = Content.assemble((label, MUTED), (self._answer, "bold"))
            yield Static(answer, classes="verdict--answer", markup=False)

    @property
    def _spelt_out(self) -> bool:
        """Whether the answer stands there already: as it was typed, or letter by letter."""
        from quiz.questions.response import Typed

        if isinstance(self._response, Typed) and self._verdict.outcome == "right":
            return one_line(self._response.text).casefold() == self._answer.casefold()
        return self._verdict.near and right_letters(self._verdict.diff).plain.replace(GAP, "") == self._answer

    def overruled(self, right: bool) -> None:
        """Show whether the learner counts a near miss as right, or no longer does."""
        if not self._verdict.near:
            return
        self.set_class(not right, "-near")
        self.set_class(right, "-right")
        words = Content.styled("✓ Counted as right", "bold") if right else self._line
        self.query_one(".verdict--line", Static).update(words)

    @staticmethod
    def _typed(text: str, diff: tuple[Diff, ...]) -> ComposeResult:
        label = "You wrote  "
        if diff:
            yield Static(
                Content.assemble((label, MUTED), typed_letters(diff)),
                classes="verdict--typed",
                markup=False,
            )
            yield Static(
                Content.assemble(("It reads   ", MUTED), right_letters(diff)),
                classes="verdict--right",
                markup=False,
            )
        elif text.strip():
            yield Static(
                Content.assemble((label, MUTED), plain(one_line(text))),
                classes="verdict--typed",
                markup=False,
            )


def _without(word: str, message: str) -> str:
    """Return the message without the verdict's own word at its start: nobody needs to be told twice."""
    if message.rstrip(".!").casefold() == word.casefold():
        return ""
    if message.casefold().startswith(f"{word.casefold()}: "):
        message = message[len(word) + 2 :]
        return message[:1].upper() + message[1:]
    return message


def typed_letters(diff: tuple[Diff, ...]) -> Content:
    """What was typed: letters too many are struck out, a dot stands for each that is missing."""
    parts: list[tuple[str, str]] = []
    for run in diff:
        text = one_line_exact(run.text)
        if run.op == "same":
            parts.append((text, ""))
        elif run.op == "extra":
            parts.append((text, "strike bold $text-error"))
        else:
            parts.append((GAP * len(text), MUTED))
    return Content.assemble(*parts)


def right_letters(diff: tuple[Diff, ...]) -> Content:
    """What is right: letters that were missing are underlined, a dot stands for each that was too many."""
    parts: list[tuple[str, str]] = []
    for run in diff:
        text = one_line_exact(run.text)
        if run.op == "same":
            parts.append((text, ""))
        elif run.op == "missing":
            parts.append((text, "underline bold $text-success"))
        else:
            parts.append((GAP * len(text), MUTED))
    return Content.assemble(*parts)


def one_line_exact(text: str) -> str:
    """Safe text on one line that keeps its leading and trailing spaces, so that both lines stay aligned."""
    return plain(text).plain.replace("\n", " ")
