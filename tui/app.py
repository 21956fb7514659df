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

    from textual.screen import Screen

    from quiz.study.views import SessionOptions
    from tui.backend import Library


class QuizApp(App[None]):
    """Study in the terminal."""

    TITLE = "quiz"
    SCOPE = Scope.APP
    BINDINGS = [*bindings(Scope.APP), Binding("ctrl+c", "help_quit", show=False, system=True)]
    CSS_PATH = "styles/app.tcss"
    ENABLE_COMMAND_PALETTE = True
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
        for theme in themes.OWN:
            self.register_theme(theme)
        self.theme = themes.DARK

    # ------------------------------------------------------------ opening and closing

    def get_default_screen(self) -> Screen[Any]:
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

        while len(self.screen_stack) > 1 and not isinstance(self.screen, HomeScreen):
            self.pop_screen()
        if not isinstance(self.screen, HomeScreen):
            self.switch_screen(HomeScreen())

    def study(self, options: SessionOptions) -> None:
        """Begin a session."""
        from tui.screens.study import StudyScreen

        self.push_screen(StudyScreen(options))

    # ------------------------------------------------------------ keys

    def key_of(self, command_id: str) -> str:
        """The key of a command as it is shown, after the learner's own keys."""
        keys = self._keymap.get(command_id) or command(command_id).keys
        first = keys.split(",")[0]
        return self.get_key_display(Binding(first, ""))

    # ------------------------------------------------------------ actions

    def action_toggle_dark(self) -> None:
        """Change between our dark and our light theme."""
        self.theme = themes.LIGHT if self.current_theme.dark else themes.DARK


def run(*, db: Path | None = None, learner: str | None = None, study: SessionOptions | None = None) -> None:
    """Open the app at Home, or straight at a session, and return when it is left."""
    from tui.backend import StoreLibrary

    QuizApp(lambda: StoreLibrary(db, learner), study=study).run()
