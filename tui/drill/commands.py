"""Everything the host of a drill can do, declared once."""

from __future__ import annotations

from dataclasses import replace
from enum import StrEnum

from tui.command import Command, CommandTable


class DrillScope(StrEnum):
    """Where a command can be used; the value is its heading in the help."""

    HOST = "Holding a drill"
    PACED = "A drill at one's own pace"
    CHOOSING = "Choosing questions"
    APP = "Everywhere"


_COMMON = (
    Command(
        "drill.leaderboard",
        "l",
        "Leaderboard",
        "Show the leaderboard to all, or hide it.",
        "leaderboard",
    ),
    Command("drill.kick", "k", "Send away", "Send somebody out of the drill for good.", "kick"),
    Command("drill.code", "c", "Code", "Show address, code and QR code again.", "code"),
    Command("drill.end", "e", "End", "End the drill and show everybody their summary.", "end"),
)
"""What can be done in a drill however it is held."""

COMMANDS = CommandTable(
    {
        DrillScope.HOST: (
            Command(
                "drill.on", "space,enter", "Go on", "Show the next question, or close the one shown.", "on"
            ),
            Command("drill.pause", "p", "Pause", "Stop the clock, or let it run on.", "pause"),
            Command("drill.extend", "plus,equals_sign", "15 s more", "Give 15 seconds more.", "extend"),
            Command("drill.skip", "s", "Skip", "Close the question without counting it.", "skip"),
            *_COMMON,
        ),
        DrillScope.PACED: (
            Command(
                "paced.more", "plus,equals_sign", "15 min more", "Give everybody 15 minutes more.", "more"
            ),
            Command("paced.until", "t", "Set the end", "Give another time at which it ends.", "until"),
            *(replace(one, shown=one.id != "drill.leaderboard") for one in _COMMON),
        ),
        DrillScope.CHOOSING: (
            Command(
                "choosing.toggle", "space", "Leave out", "Leave the question out, or take it in.", "turn"
            ),
            Command("choosing.all", "a", "All", "Take all questions in, or leave all out.", "all"),
            Command(
                "choosing.done", "enter", "Done", "Go on with the questions taken.", "done", priority=True
            ),
            Command("choosing.cancel", "escape", "Give up", "Leave everything as it was.", "cancel"),
        ),
        DrillScope.APP: (
            Command(
                "app.palette",
                "ctrl+p",
                "Commands",
                "Find any command by its name.",
                "command_palette",
                shown=False,
                priority=True,
            ),
            Command("app.help", "f1,question_mark", "Help", "All keys.", "help"),
            Command(
                "app.dark",
                "f4",
                "Dark or light",
                "Change between the dark and the light theme.",
                "swap_theme",
                shown=False,
            ),
            Command("app.quit", "q,ctrl+q", "Leave", "Leave; a drill not ended can be gone on with.", "quit"),
        ),
    }
)
"""All commands by scope."""


def available(scope: DrillScope) -> dict[DrillScope, tuple[Command, ...]]:
    """Return what can be done on a screen, and everywhere."""
    return {one: COMMANDS[one] for one in (scope, DrillScope.APP)}


bindings = COMMANDS.bindings
command = COMMANDS.named
