"""Cutting a sentence into parts: a bar typed where one part ends."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from tui.review.inputs import LongText, Saved
from tui.styles import STYLES
from tui.text import safe

BAR = "|"


class CutScreen(ModalScreen["list[tuple[int, int]] | None"]):
    """Ends with the parts as offsets into the sentence, or None."""

    CSS_PATH = STYLES / "ask.tcss"
    AUTO_FOCUS = "LongText"
    BINDINGS = [Binding("escape", "dismiss(None)", "Cancel", id="cut.cancel")]  # noqa: RUF012

    def __init__(self, sentence: str) -> None:
        super().__init__()
        self._sentence = sentence

    def compose(self) -> ComposeResult:
        """The sentence, to put bars into."""
        with Vertical(id="box"):
            yield Static("Split the sentence", classes="ask--title", markup=False)
            yield Static("Type | where one part ends and the next begins; Enter splits.", markup=False)
            yield LongText(
                safe(self._sentence).replace("\n", " "), soft_wrap=True, compact=True, tab_behavior="focus"
            )
            yield Static("", id="fault", markup=False)

    def on_saved(self, message: Saved) -> None:
        """Hold it against the sentence."""
        message.stop()
        found = parts(self._sentence, self.query_one(LongText).text)
        if found is None:
            self._say("Only bars may be put in; the words stay as they are printed.")
        elif len(found) < 2:
            self._say("Put in at least one bar.")
        else:
            self.dismiss(found)

    def _say(self, words: str) -> None:
        self.query_one("#fault", Static).update(Content(f"✗ {words}"))


def parts(sentence: str, typed: str) -> list[tuple[int, int]] | None:
    """Return the parts between bars as offsets into a sentence; None where other letters were changed.

    White space and what the screen does not show count for nothing.
    """
    found: list[tuple[int, int]] = []
    start = at = 0
    for char in typed:
        if char.isspace():
            continue
        while at < len(sentence) and (sentence[at].isspace() or not safe(sentence[at])):
            at += 1
        if char == BAR and (at >= len(sentence) or sentence[at] != BAR):
            found.append((start, at))
            start = at
        elif at < len(sentence) and sentence[at] == char:
            at += 1
        else:
            return None
    if sentence[at:].strip():
        return None
    found.append((start, len(sentence)))
    return [(first, last) for first, last in found if sentence[first:last].strip()]
