"""A list of lines to move in. What Enter does is the screen's business, so that it shows in the footer."""

from __future__ import annotations

from textual.binding import Binding
from textual.widgets import OptionList


class Lines(OptionList, inherit_bindings=False):
    """An option list that leaves Enter and the arrows to the commands of its screen."""

    BINDINGS = [  # noqa: RUF012 - a class variable of Textual's
        Binding("home", "first", "First", show=False),
        Binding("end", "last", "Last", show=False),
        Binding("pageup", "page_up", "Page up", show=False),
        Binding("pagedown", "page_down", "Page down", show=False),
    ]

    def move(self, step: int) -> None:
        """Go to the line below or above."""
        if step > 0:
            self.action_cursor_down()
        else:
            self.action_cursor_up()
