"""The app: its screens, themes and keys, and how it starts and ends."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from typing import TYPE_CHECKING, Any

from textual.app import App
from textual.binding import Binding
from textual.message import Message

from tui import themes
from tui.backend import Backend
from tui.commands import Scope, bindings, command

if TYPE_CHECKING:
    from pathlib import Path

    from textual.command import Provider
    from textual.screen import Screen

    from quiz.study.views import SessionOptions
    from tui.backend import Library


def _commands() -> type[Provider]:
    from tui.palette import QuizCommands

    return QuizCommands


class QuizApp(App[None]):
    """Study in the terminal."""

    TITLE = "quiz"
    SCOPE = Scope.APP
    BINDINGS = [*bindings(Scope.APP), Binding("ctrl+c", "help_quit", show=False, system=True)]
    CSS_PATH = "styles/app.tcss"
    DEFAULT_MODE = "quiz"
    COMMANDS = {_commands}  # noqa: RUF012 - a class variable of Textual's
    ALLOW_SELECT = True

    class Progress(Message):
        """Something that takes a moment is under way."""

        def __init__(self, what: str, share: float | None) -> None:
            super().__init__()
            self.what = what
            self.share = share

    def __init__(
        self,
        library: Callable[[], Library],
        *,
        study: SessionOptions | None = None,
        timer: Callable[[], float] = time.monotonic,
    ) -> None:
        """Make the app. ``library`` is called in the store's thread; ``timer`` measures answers in seconds."""
        super().__init__()
        self.backend = Backend(library)
        self.timer = timer
        self._study = study
        self._opening: asyncio.Task[None] | None = None
        self.add_mode(self.DEFAULT_MODE, self._first_screen)
        for theme in themes.OWN:
            self.register_theme(theme)
        self.theme = themes.DARK

    # ------------------------------------------------------------ opening and closing

    def _first_screen(self) -> Screen[Any]:
        """Home, or the session that was asked for on the command line."""
        if self._study is not None:
            from tui.screens.study import StudyScreen

            return StudyScreen(self._study)
        from tui.screens.home import HomeScreen

        return HomeScreen()

    async def opened(self) -> None:
        """Wait until the store is open. Raises QuizError where it cannot be; asking again tries again."""
        if self._opening is None or (self._opening.done() and self._opening.exception() is not None):
            self._opening = asyncio.create_task(self._open())
        await asyncio.shield(self._opening)

    async def _open(self) -> None:
        await self.backend.open(lambda what, share: self.post_message(self.Progress(what, share)) and None)

    async def on_unmount(self) -> None:
        """Let the store finish what it was given, then close it."""
        await self.backend.close()

    # ------------------------------------------------------------ going places

    def go_home(self) -> None:
        """Go back to Home, from wherever."""
        from tui.screens.home import HomeScreen

        if any(isinstance(screen, HomeScreen) for screen in self.screen_stack):
            while not isinstance(self.screen, HomeScreen):
                self.pop_screen()
        else:
            self.go_on(HomeScreen())

    def go_on(self, screen: Screen[Any]) -> None:
        """Put a screen in the place of the one shown. The first screen of all stays below, as Textual wants."""
        if len(self.screen_stack) > 1:
            self.switch_screen(screen)
        else:
            self.push_screen(screen)

    def study(self, options: SessionOptions) -> None:
        """Begin a session."""
        from tui.screens.study import StudyScreen

        self.push_screen(StudyScreen(options))

    def action_help(self) -> None:
        """All keys and forms, beginning with those of the screen one is on."""
        from tui.screens.help import HelpScreen

        if not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen(self.screen))

    def action_settings(self) -> None:
        """Limits, desired retention, theme and keys."""
        from tui.screens.settings import SettingsScreen

        if not isinstance(self.screen, SettingsScreen):
            self.push_screen(SettingsScreen())

    # ------------------------------------------------------------ keys

    def key_of(self, command_id: str) -> str:
        """The first key of a command as it is shown, after the learner's own keys."""
        return self.keys_of(command_id).split(" ")[0]

    def keys_of(self, command_id: str) -> str:
        """All keys of a command as they are shown, with spaces between."""
        keys = self._keymap.get(command_id) or command(command_id).keys
        return " ".join(self.get_key_display(Binding(key.strip(), "")) for key in keys.split(","))

    # ------------------------------------------------------------ actions

    def action_toggle_dark(self) -> None:
        """Change between our dark and our light theme."""
        self.theme = themes.LIGHT if self.current_theme.dark else themes.DARK


def run(*, db: Path | None = None, learner: str | None = None, study: SessionOptions | None = None) -> None:
    """Open the app at Home, or straight at a session, and return when it is left."""
    from tui.backend import StoreLibrary

    QuizApp(lambda: StoreLibrary(db, learner), study=study).run()
