"""The lines of the form: a field with its label and its fault, and the sentence above them all."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal, Vertical
from textual.content import Content
from textual.suggester import SuggestFromList
from textual.widget import Widget
from textual.widgets import Input, Static, TextArea

from tui.drawn import Drawn
from tui.review.article import Stretch, lit
from tui.review.inputs import Chooser, LongText, choice_drawn
from tui.text import MUTED, one_line, safe

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quiz.reading.review.views import PlaceView
    from tui.review.fields import Field

LABEL = 12
"""Cells of the label before a field."""
TALLEST = 7
"""Lines of a long text that are shown at most."""
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


class Row(Widget, can_focus=True):
    """A field with its label, and below it what is wrong with it.

    It is drawn as text until it gets the focus: only then there is a control in it, which takes the focus and
    stays. A form has dozens of fields of which a few are changed, and controls cost a moment each.
    """

    def __init__(self, field: Field, voices: Sequence[str]) -> None:
        super().__init__(classes="row")
        self.field = field
        self._voices = voices
        self._control: Input | LongText | Chooser | None = None
        self._line: Horizontal | None = None
        self._drawn = Drawn(self._draw)

    # ------------------------------------------------------------ as text

    def render(self) -> Drawn:
        """Draw the label and what stands in the field."""
        return self._drawn

    def _draw(self, width: int) -> Content:
        one = self.field
        room = max(1, width - LABEL)
        label = Content.styled(f" {one_line(one.label)}", MUTED)
        label = label.truncate(LABEL).pad_right(max(0, LABEL - label.cell_length))
        if one.choices:
            lines = [choice_drawn(one.value)]
        elif one.long and one.value:
            lines = [line.rstrip() for line in Content(safe(one.value)).wrap(max(1, room - 2))][:TALLEST]
        elif one.value:
            lines = [Content(one_line(one.value))]
        else:
            lines = [Content.styled(one.hint, "$foreground 50%")]
        parts = []
        for number, line in enumerate(lines):
            text = line.truncate(max(1, room - 2), ellipsis=False)
            wide = text.cell_length if one.choices else room - 2
            boxed = Content.assemble(" ", text.pad_right(max(0, wide - text.cell_length)), " ")
            lead = label if number == 0 else Content(" " * LABEL)
            parts.append(lead + boxed.stylize_before("on $panel"))
        return Content("\n").join(parts)

    # ------------------------------------------------------------ as a control

    @property
    def control(self) -> Input | LongText | Chooser:
        """Where it is filled in; put there where it is not yet."""
        if self._control is None:
            self.mount(self.make())
        assert self._control is not None
        return self._control

    def make(self) -> Horizontal:
        """Make the control, with its label; it is put there with the field where that is not there yet."""
        self._control = self._made()
        self.can_focus = False
        label = Static(Content(one_line(self.field.label)), classes="row--label", markup=False)
        self._line = Horizontal(label, self._control, classes="row--line")
        return self._line

    def compose(self) -> ComposeResult:
        """Put the control there, if it is made already."""
        if self._line is not None:
            yield self._line

    def _made(self) -> Input | LongText | Chooser:
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
    def typed(self) -> str:
        """What is filled in."""
        control = self._control
        if control is None:
            return safe(self.field.value)
        return control.text if isinstance(control, TextArea) else control.value

    def begin(self) -> None:
        """Go into the field."""
        self.screen.set_focus(self.control)

    def on_focus(self) -> None:
        """Have the control take the focus."""
        self.begin()

    def on_key(self, event: events.Key) -> None:
        """Give a key to the control that came before the control was there."""
        if self._control is not None and not self._control.has_focus:
            event.stop()
            self._control.post_message(events.Key(event.key, event.character))

    def on_click(self) -> None:
        """A value that is chosen is chosen from at the first click."""
        if isinstance(self._control, Chooser) and not self._control.has_focus:
            self._control.action_list()

    def say(self, fault: str) -> None:
        """Say what is wrong, or nothing."""
        self.set_class(bool(fault), "-wrong")
        told = next(iter(self.query(".row--fault").results(Static)), None)
        if told is None and fault:
            self.control  # noqa: B018 - what is below it is not drawn with it
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
