"""Where things are filled in: a text of several lines on screen, and one of a few values."""

from __future__ import annotations

from typing import ClassVar

from textual import events
from textual.binding import Binding
from textual.content import Content
from textual.geometry import Region
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widgets import Static, TextArea

from tui.text import MUTED, one_line


class Saved(Message):
    """Enter was pressed in a field."""


class LongText(TextArea):
    """A text of several lines on screen that is one line; Enter keeps the form."""

    BINDINGS: ClassVar = [
        Binding("enter", "keep", "Keep", show=False),
        Binding("f6", "screen.find_field", show=False),  # a text area marks the line by it
    ]

    def action_keep(self) -> None:
        """Keep the form."""
        self.post_message(Saved())

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw nothing before the styles are there: a field may be mounted while others are drawn."""
        try:
            return super().render_lines(crop)
        except KeyError:
            return [Strip.blank(crop.width)] * crop.height

    async def _on_key(self, event: events.Key) -> None:
        """Leave Enter to the form."""
        if event.key == "enter":
            event.prevent_default()
            event.stop()
            self.action_keep()


def choice_drawn(value: str) -> Content:
    """Return one of a few values as it is shown: between arrows."""
    return Content.assemble(("‹ ", MUTED), one_line(value), (" ›", MUTED))


class Chooser(Static, can_focus=True):
    """One of a few values: the arrows go on to the next, Space or a click lists them all."""

    BINDINGS: ClassVar = [
        Binding("left", "turn(-1)", "Before", show=False),
        Binding("right", "turn(1)", "Next", show=False),
        Binding("space", "list", "List", show=False),
        Binding("enter", "keep", "Keep", show=False),
    ]
    value: reactive[str] = reactive("")

    def __init__(self, value: str, choices: tuple[str, ...]) -> None:
        super().__init__(classes="chooser", markup=False)
        self._choices = choices if value in choices or not value else (value, *choices)
        self.set_reactive(Chooser.value, value)

    def on_mount(self) -> None:
        """Draw the value."""
        self.watch_value()

    def watch_value(self) -> None:
        """Draw the value between arrows."""
        self.update(choice_drawn(self.value))

    def action_turn(self, step: int) -> None:
        """Go to the next value, round at the end."""
        if self._choices:
            at = self._choices.index(self.value) if self.value in self._choices else -1
            self.value = self._choices[(at + step) % len(self._choices)]

    def action_keep(self) -> None:
        """Keep the form."""
        self.post_message(Saved())

    def action_list(self) -> None:
        """Choose from a list, which narrows as one types."""
        from tui.screens.choose import Choice, ChooseScreen

        def chosen(value: str | None) -> None:
            if value is not None:
                self.value = value

        choices = [Choice(one, one) for one in self._choices]
        self.app.push_screen(ChooseScreen("Which one?", choices, chosen=self.value), chosen)

    def on_click(self) -> None:
        """Choose from the list."""
        self.action_list()
