"""The lines of the form: a field with its label and its fault, and the sentence above them all."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.suggester import SuggestFromList
from textual.widgets import Input, Static, TextArea

from tui.review.article import Stretch, lit
from tui.review.inputs import Chooser, LongText
from tui.text import one_line, safe

if TYPE_CHECKING:
    from collections.abc import Sequence

    from textual.widget import Widget

    from quiz.reading.review.views import PlaceView
    from tui.review.fields import Field

_AROUND = 80
"""So many characters before and after the sentence are shown, as far as whole words go."""


def sentence_within(place: PlaceView) -> Content:
    """Return a sentence lit up among a few whole words of its paragraph; "…" stands for the others."""
    text = lit(place.text, [Stretch(place.start, place.end, main=True)])
    start, end = max(0, place.start - _AROUND), min(len(text), place.end + _AROUND)
    if start:
        found = text.plain.find(" ", start - 1, place.start)
        start = found + 1 if found >= 0 else place.start
    if end < len(text):
        found = text.plain.rfind(" ", place.end, end + 1)
        end = found if found >= 0 else place.end
    before, after = "… " if start else "", " …" if end < len(text) else ""
    return Content(before) + text[start:end] + Content(after)


class Row(Vertical):
    """A field with its label, and below it what is wrong with it."""

    def __init__(self, field: Field, voices: Sequence[str]) -> None:
        super().__init__(classes="row")
        self.field = field
        self._voices = voices

    def compose(self) -> ComposeResult:
        """Label and control."""
        with Horizontal(classes="row--line"):
            yield Static(Content(one_line(self.field.label)), classes="row--label", markup=False)
            yield self._control()

    def _control(self) -> Widget:
        one = self.field
        if one.choices:
            return Chooser(one.value, one.choices)
        if one.long:
            return LongText(
                safe(one.value), soft_wrap=True, compact=True, tab_behavior="focus", placeholder=one.hint
            )
        suggest = SuggestFromList(self._voices) if one.path.endswith("says") else None
        return Input(
            safe(one.value), placeholder=one.hint, compact=True, suggester=suggest, select_on_focus=False
        )

    @property
    def control(self) -> Input | LongText | Chooser:
        """Where it is filled in."""
        return cast("Input | LongText | Chooser", self.query_one("Input, LongText, Chooser"))

    @property
    def typed(self) -> str:
        """What is filled in."""
        control = self.control
        return control.text if isinstance(control, TextArea) else control.value

    def say(self, fault: str) -> None:
        """Say what is wrong, or nothing."""
        self.set_class(bool(fault), "-wrong")
        told = next(iter(self.query(".row--fault").results(Static)), None)
        if told is None and fault:
            told = Static("", classes="row--fault", markup=False)
            self.mount(told)
        if told is not None:
            told.update(Content(f"✗ {safe(fault)}" if fault else ""))


class Fields(Vertical):
    """All fields, one below the other."""

    def on_resize(self) -> None:
        """Keep the fault in sight: texts that wrap and the fault itself move what is below them."""
        for row in self.query(Row).filter(".-wrong"):
            self.call_after_refresh(row.scroll_visible, animate=False, force=True, immediate=True)
