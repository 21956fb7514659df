"""The app in which a drill is held: its line to the server, which it watches over."""

from __future__ import annotations

import contextlib
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import App
from textual.binding import Binding

from quiz.classroom.live.states import HostState, State
from quiz.classroom.options import SELF_PACED
from quiz.errors import QuizError
from tui import look, themes
from tui.command import Command
from tui.drill.commands import COMMANDS, DrillScope, available, bindings
from tui.drill.help import HelpScreen
from tui.drill.paced import PacedScreen
from tui.drill.screen import HostScreen
from tui.palette import QuizCommands
from tui.styles import STYLES
from tui.text import safe

if TYPE_CHECKING:
    from textual.screen import Screen

    from quiz.classroom.frozen import FrozenQuestion
    from quiz.classroom.live.messages import FromHost
    from quiz.classroom.server.client import Heard, HostClient
    from quiz.classroom.server.hosting import Hosting
    from tui.drill.base import DrillScreen
    from tui.drill.choosing import Chosen

WATCH_EVERY = 1.0
"""Seconds between two looks whether the server still runs."""


class DrillCommands(QuizCommands):
    """The commands of a drill's host."""

    TABLE: ClassVar[Mapping[Any, tuple[Command, ...]]] = COMMANDS


class DrillApp(App[QuizError]):
    """Hold a drill from the terminal. Ends with an error where its server cannot be kept running."""

    TITLE = "quiz drill"
    SCOPE = DrillScope.APP
    BINDINGS = [*bindings(DrillScope.APP), Binding("ctrl+c", "help_quit", show=False, system=True)]  # noqa: RUF012
    CSS_PATH = [STYLES / "app.tcss"]  # noqa: RUF012
    DEFAULT_MODE = "drill"
    COMMANDS = {DrillCommands}  # noqa: RUF012 - Textual's class variable

    def __init__(self, hosting: Hosting, *, theme: str | None = None) -> None:
        super().__init__()
        self.hosting = hosting
        self._client: HostClient | None = None
        paced = hosting.drill.mode == SELF_PACED
        self.host_screen: DrillScreen = PacedScreen() if paced else HostScreen()
        self.add_mode(self.DEFAULT_MODE, self._first_screen)
        for own in themes.OWN:
            self.register_theme(own)
        self.theme = theme if theme in self.available_themes else themes.DARK

    def _first_screen(self) -> Screen[None]:
        return self.host_screen

    def on_mount(self) -> None:
        """Open the line to the server, and watch that it runs."""
        from quiz.classroom.server.client import HostClient

        self._client = HostClient(self.hosting.port, self.hosting.config.host_token, self._heard)
        self.run_worker(self._client.run(), name="line", exit_on_error=False)
        self.set_interval(WATCH_EVERY, self._watch)

    def say(self, message: FromHost) -> None:
        """Tell the server what to do."""
        if self._client is not None:
            self._client.say(message)

    def _heard(self, heard: Heard) -> None:
        from quiz.classroom.server.client import Lost, Trouble

        screen = self.host_screen
        match heard:
            case State():
                screen.take(heard)
            case HostState():
                screen.take_desk(heard)
            case Trouble(say, remedy):
                self.notify(safe(f"{say}\n{remedy}" if remedy else say), severity="warning", markup=False)
            case Lost():
                screen.lost = True
                screen.draw()
            case _:
                pass

    def _watch(self) -> None:
        if self.hosting.running():
            return
        try:
            self.hosting.revive()
        except QuizError as error:
            self.exit(error)
            return
        self.notify("The server had ended by itself and runs again; nothing is lost.", markup=False)

    # ------------------------------------------------------------ actions

    def action_help(self) -> None:
        """All keys."""
        if not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen(available(self.host_screen.SCOPE)))

    def action_help_quit(self) -> None:
        """Ctrl-C: say how to leave, in our words."""
        self.notify("^q leaves. A drill that has not ended can be gone on with.", markup=False)

    def action_swap_theme(self) -> None:
        """Change between our dark and our light theme."""
        self.theme = themes.LIGHT if self.current_theme.dark else themes.DARK


def run(hosting: Hosting) -> None:
    """Serve a drill and hold it until the host leaves. Raises QuizError where it cannot be served."""
    hosting.start()
    try:
        error = DrillApp(hosting, theme=look.remembered()).run()
    finally:
        with contextlib.suppress(KeyboardInterrupt):
            hosting.stop()
    if error is not None:
        raise error


def choose(title: str, questions: Sequence[FrozenQuestion], left_out: Sequence[str]) -> Chosen | None:
    """Have questions of a drill left out; return their ids, None where it is given up."""
    from tui.drill.choosing import ChoosingApp

    return ChoosingApp(title, questions, left_out, theme=look.remembered()).run()
