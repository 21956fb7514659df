"""Small questions in between: yes or no, or a line of text."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Button, Input, Static

from tui.styles import STYLES
from tui.text import safe


class AskScreen(ModalScreen[bool]):
    """Ends with True for the first answer, False for the other."""

    CSS_PATH = STYLES / "ask.tcss"
    AUTO_FOCUS = "#yes"
    BINDINGS = [  # noqa: RUF012 - a class variable of Textual's
        Binding("escape,n", "dismiss(False)", "No", id="ask.no"),
        Binding("y", "dismiss(True)", "Yes", id="ask.yes"),
        Binding("left,right", "app.focus_next", "Other", show=False, id="ask.other"),
    ]

    def __init__(self, title: str, words: str, yes: str, no: str) -> None:
        super().__init__()
        self._said = title, words
        self._answers = yes, no

    def compose(self) -> ComposeResult:
        """The question and both answers."""
        title, words = self._said
        with Vertical(id="box"):
            yield Static(Content(safe(title)), classes="ask--title", markup=False)
            yield Static(Content(safe(words)), markup=False)
            with Horizontal(id="answers"):
                yield Button(Content(f"{self._answers[0]} (y)"), id="yes", compact=True)
                yield Button(Content(f"{self._answers[1]} (n)"), id="no", compact=True)

    @on(Button.Pressed)
    def _pressed(self, message: Button.Pressed) -> None:
        message.stop()
        self.dismiss(message.button.id == "yes")


class LineScreen(ModalScreen[str | None]):
    """Ends with the line typed, or None."""

    CSS_PATH = STYLES / "ask.tcss"
    AUTO_FOCUS = "Input"
    BINDINGS = [Binding("escape", "dismiss(None)", "Cancel", id="line.cancel")]  # noqa: RUF012

    def __init__(self, title: str, value: str = "", hint: str = "") -> None:
        super().__init__()
        self._title, self._value, self._hint = title, value, hint

    def compose(self) -> ComposeResult:
        """A title and a field."""
        with Vertical(id="box"):
            yield Static(Content(safe(self._title)), classes="ask--title", markup=False)
            yield Input(self._value, placeholder=self._hint, compact=True)

    @on(Input.Submitted)
    def _submitted(self, message: Input.Submitted) -> None:
        message.stop()
        self.dismiss(" ".join(message.value.split()))
