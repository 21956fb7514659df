"""Everything one can do in a drill at one keyboard, declared once.

Letters and figures are left to answers and buzzers: what the players share is on other keys.
"""

from __future__ import annotations

from enum import StrEnum

from tui.command import PAGE, Command, CommandTable


class HotSeatScope(StrEnum):
    """Where a command can be used; the value is its heading in the help."""

    SEAT = "At the keyboard"
    APP = "Everywhere"
    PAGE = "Pages"


COMMANDS = CommandTable(
    {
        HotSeatScope.SEAT: (
            Command("seat.on", "space,enter", "Go on", "Show the next question.", "on"),
            Command(
                "seat.more", "e", "More", "Show all evidence and what all others say, or fold it.", "more"
            ),
            Command(
                "seat.pass",
                "f5",
                "Nobody knows",
                "Show the answer; it counts as wrong for whoever was to answer.",
                "give_up",
            ),
            Command("seat.pause", "f6", "Pause", "Stop the clock, or let it run on.", "pause"),
            Command("seat.skip", "f7", "Skip", "Close the question without counting it.", "skip"),
            Command("seat.end", "f8", "End", "End the drill and show who won.", "end"),
            Command("seat.leave", "escape,q", "Leave", "Leave; `quiz report` tells more.", "leave"),
            Command("seat.up", "up", "Line up", "Scroll up by a line.", "scroll_by(-1)", shown=False),
            Command("seat.down", "down", "Line down", "Scroll down by a line.", "scroll_by(1)", shown=False),
            Command("seat.page-up", "pageup", "Page up", "Scroll a page up.", "page_by(-1)", shown=False),
            Command(
                "seat.page-down", "pagedown", "Page down", "Scroll a page down.", "page_by(1)", shown=False
            ),
        ),
        HotSeatScope.APP: (
            Command(
                "app.palette",
                "ctrl+p",
                "Commands",
                "Find any command by its name.",
                "command_palette",
                shown=False,
                priority=True,
            ),
            Command("app.help", "f1", "Help", "All keys.", "help"),
            Command(
                "app.dark",
                "f4",
                "Dark or light",
                "Change between the dark and the light theme.",
                "swap_theme",
                shown=False,
            ),
            Command(
                "app.quit",
                "ctrl+q",
                "Leave",
                "Leave; a drill that has not ended can be gone on with.",
                "quit",
                shown=False,
                priority=True,
            ),
        ),
        HotSeatScope.PAGE: PAGE,
    }
)
"""All commands by scope."""

bindings = COMMANDS.bindings
