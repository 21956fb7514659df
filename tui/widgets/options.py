"""A line that can be chosen: by its key, by moving to it, or with the mouse."""

from __future__ import annotations

from textual import events
from textual.app import ComposeResult
from textual.containers import HorizontalGroup
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Static

from tui.text import safe

MARKED, RIGHT, WRONG = "›", "✓", "✗"
"""Signs that tell without colour which line is marked, which is right, which was given and wrong."""


class OptionRow(HorizontalGroup):
    """One line with its key in front and a sign before that."""

    sign: reactive[str] = reactive(" ", layout=False)

    class Chosen(Message):
        """The line was clicked."""

        def __init__(self, row: OptionRow) -> None:
            super().__init__()
            self.row = row

        @property
        def control(self) -> OptionRow:
            """The line."""
            return self.row

    def __init__(self, index: int, key: str, text: str | Content, *, classes: str = "") -> None:
        super().__init__(classes=f"option {classes}".strip())
        self.index = index
        self._key = key
        self._text = text if isinstance(text, Content) else Content(safe(text))

    def compose(self) -> ComposeResult:
        """Lay out sign, key and text, so that a long text wraps under itself."""
        yield Static(self.sign, classes="option--sign", markup=False)
        if self._key:
            yield Static(self._key, classes="option--key", markup=False)
        yield Static(self._text, classes="option--text", markup=False)

    def watch_sign(self, sign: str) -> None:
        """Draw the sign."""
        for part in self.query(".option--sign").results(Static):
            part.update(Content(sign))

    def set_text(self, text: str | Content) -> None:
        """Change the text of the line."""
        self._text = text if isinstance(text, Content) else Content(safe(text))
        for part in self.query(".option--text").results(Static):
            part.update(self._text)

    def set_key(self, key: str) -> None:
        """Change the key or box in front of the text."""
        self._key = key
        for part in self.query(".option--key").results(Static):
            part.update(Content(key))

    def mark(self, marked: bool) -> None:
        """Show that Enter would choose this line."""
        self.set_class(marked, "-marked")
        self.sign = MARKED if marked else " "

    def judge(self, right: bool, given: bool) -> None:
        """Show how the line was judged: the right one, one given in error, or neither."""
        self.remove_class("-marked")
        self.set_class(right, "-right")
        self.set_class(given and not right, "-wrong")
        self.set_class(not right and not given, "-other")
        self.sign = RIGHT if right else WRONG if given else " "

    def on_click(self, event: events.Click) -> None:
        """A click chooses."""
        event.stop()
        self.post_message(self.Chosen(self))
