"""The app: its screens, themes and keys, and how it starts and ends."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from textual.app import App
from textual.binding import Binding
from textual.message import Message

from quiz.errors import QuizError
from tui import keymaps, look, themes
from tui.backend import Backend, Closing
from tui.commands import Scope, bindings
from tui.styles import STYLES
from tui.text import safe

if TYPE_CHECKING:
    from pathlib import Path

    from textual.command import Provider
    from textual.screen import Screen

    from quiz.study.preferences import Preferences
    from quiz.study.views import SessionOptions
    from tui.backend import Library


def _commands() -> type[Provider]:
    from tui.palette import QuizCommands

    return QuizCommands


HASTE = 0.4
"""So many seconds after a session is left no key counts: one pressed twice was meant for the session."""


class QuizApp(App[None]):
    """Study in the terminal."""

    TITLE = "quiz"
    SCOPE = Scope.APP
    BINDINGS = [*bindings(Scope.APP), Binding("ctrl+c", "help_quit", show=False, system=True)]  # noqa: RUF012
    CSS_PATH = STYLES / "app.tcss"
    DEFAULT_MODE = "quiz"
    COMMANDS = {_commands}  # noqa: RUF012 - Textual's class variable
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
        theme: str | None = None,
        remember: Callable[[str], None] | None = None,
    ) -> None:
        """Make the app. ``library`` is called in the store's thread; ``timer`` counts seconds.

        ``theme`` is the look until the preferences are known; ``remember`` is told the look they ask for.
        """
        super().__init__()
        self.backend = Backend(library)
        self.timer = timer
        self._study = study
        self._opening: asyncio.Task[None] | None = None
        self._held_until: float | None = None
        self._preferences: Preferences | None = None
        self.learner = ""
        self.add_mode(self.DEFAULT_MODE, self._first_screen)
        for own in themes.OWN:
            self.register_theme(own)
        self.theme = theme if theme in self.available_themes else themes.DARK
        self._remember, self._remembered = remember, theme

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
        try:
            await self.backend.open(self._tell_progress)
        except Closing:
            return  # the app is being left
        try:
            await self._adopt(await self.backend.run(lambda library: library.preferences()))
        except QuizError as error:
            self.explain(error)
        trouble = await self.backend.run(lambda library: library.trouble())
        if trouble is not None:
            self.explain(trouble)

    def _tell_progress(self, what: str, share: float | None) -> None:
        """Called in the store's thread; posting is all that is safe there."""
        self.post_message(self.Progress(what, share))

    def on_quiz_app_progress(self, message: Progress) -> None:
        """Let the screen that waits say what is being done."""
        from tui.screens.base import QuizScreen

        if isinstance(self.screen, QuizScreen):
            self.screen.tell_progress(message.what, message.share)

    async def on_unmount(self) -> None:
        """Let the store finish what it was given, then close it."""
        await self.backend.close()
        if self._opening is not None:
            await asyncio.gather(self._opening, return_exceptions=True)

    # ------------------------------------------------------------ preferences

    @property
    def preferences(self) -> Preferences:
        """The learner's preferences; the usual ones until they are known."""
        if self._preferences is None:
            from quiz.study.preferences import Preferences

            return Preferences()
        return self._preferences

    async def _adopt(self, preferences: Preferences) -> None:
        """Look and react as the learner prefers."""
        self._preferences = preferences
        self.learner = await self.backend.run(lambda library: library.learner)
        wanted = preferences.theme
        self.theme = wanted if wanted in self.available_themes else themes.DARK
        if self._remember is not None and self.theme != self._remembered:
            self._remember(self.theme)
            self._remembered = self.theme
        self.set_keymap(keymaps.known(preferences.keys))

    async def save(self, change: Callable[[Preferences], Preferences]) -> bool:
        """Change what is preferred, write it down and follow it; tell whether that could be done.

        A function, not a value: before the store is open nobody knows what there is to change.
        """
        try:
            await self.opened()
            preferences = change(self.preferences)
            await self.backend.run(lambda library: library.save(preferences))
        except QuizError as error:
            self.explain(error)
            return False
        await self._adopt(preferences)
        return True

    def choose_learner(self, then: Callable[[], object]) -> None:
        """Let somebody else study; then call ``then``, or go home where a session is left by that."""
        from tui.screens.session import SessionScreen

        async def switch(name: str | None) -> None:
            if name is None:
                return
            try:
                await self._adopt(await self.backend.run(lambda library: library.switch(name)))
            except QuizError as error:
                self.explain(error)
                return
            if any(isinstance(screen, SessionScreen) for screen in self.screen_stack):
                self.go_home()  # the session was somebody else's
            else:
                then()

        async def choose() -> None:
            from tui.screens.choose import Choice, ChooseScreen

            try:
                await self.opened()
                names = await self.backend.run(lambda library: library.learners())
            except QuizError as error:
                self.explain(error)
                return
            choices = [Choice(name, name) for name in names]
            self.push_screen(
                ChooseScreen("Who studies?", choices, chosen=self.learner, new="New learner"), switch
            )

        self.run_worker(choose(), group="learner", exclusive=True)

    def explain(self, error: QuizError) -> None:
        """Tell calmly what went wrong and what to do about it."""
        words = f"{error.message}\n{error.remedy}" if error.remedy else error.message
        self.notify(safe(words), title=safe(error.title), severity="warning", timeout=12, markup=False)

    # ------------------------------------------------------------ going places

    def go_home(self) -> None:
        """Go back to Home, from wherever."""
        from tui.screens.home import HomeScreen

        if any(isinstance(screen, HomeScreen) for screen in self.screen_stack):
            while not isinstance(self.screen, HomeScreen):
                self.pop_screen()
        else:
            self.go_on(HomeScreen())

    def go_back(self) -> None:
        """Leave a session or its summary for the screen on which it was begun, or else Home."""
        from tui.screens.home import HomeScreen

        if any(isinstance(screen, HomeScreen) for screen in self.screen_stack[:-1]):
            self.pop_screen()
        else:
            self.go_home()

    def go_on(self, screen: Screen[Any]) -> None:
        """Put a screen in the place of the one shown; the first of all stays below, as Textual wants."""
        if len(self.screen_stack) > 1:
            self.switch_screen(screen)
        else:
            self.push_screen(screen)

    def study(self, options: SessionOptions) -> None:
        """Begin a session."""
        from tui.screens.study import StudyScreen

        self.push_screen(StudyScreen(options))

    def study_on(self, options: SessionOptions) -> None:
        """Begin a session in the place of the screen shown."""
        from tui.screens.study import StudyScreen

        self.go_on(StudyScreen(options))

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

    def hold_keys(self) -> None:
        """Let keys that are still coming in from the screen that was left do nothing on the next."""
        self._held_until = self.timer() + HASTE

    @property
    def holds_keys(self) -> bool:
        """Whether a key pressed now was meant for the screen before."""
        return self._held_until is not None and self.timer() < self._held_until

    def key_of(self, command_id: str) -> str:
        """The first key of a command as it is shown, after the learner's own keys."""
        return self.keys_of(command_id).split(" ")[0]

    def keys_of(self, command_id: str) -> str:
        """All keys of a command as they are shown, with spaces between."""
        own = keymaps.known(self.preferences.keys)
        return " ".join(self.key_name(key) for key in keymaps.keys_of(command_id, own))

    def key_name(self, key: str) -> str:
        """A key as it is shown."""
        return " ".join(self.get_key_display(binding) for binding in Binding.make_bindings([(key, "")]))

    # ------------------------------------------------------------ actions

    async def action_swap_theme(self) -> None:
        """Change between our dark and our light theme."""
        await self._take_theme(themes.LIGHT if self.current_theme.dark else themes.DARK)

    def action_change_theme(self) -> None:
        """Choose a theme from a list: our own first, then Textual's."""
        from tui.screens.choose import Choice, ChooseScreen

        own = [theme.name for theme in themes.OWN]
        names = [*own, *sorted(name for name in self.available_themes if name not in own)]
        choices = [
            Choice(name, name, "dark" if self.available_themes[name].dark else "light") for name in names
        ]
        self.push_screen(ChooseScreen("Theme", choices, chosen=self.theme), self._take_theme)

    async def _take_theme(self, name: str | None) -> None:
        if name is not None:
            self.theme = name
            await self.save(lambda preferences: replace(preferences, theme=name))


def run(*, db: Path | None = None, learner: str | None = None, study: SessionOptions | None = None) -> None:
    """Open the app at Home, or straight at a session, and return when it is left.

    Raises SystemExit where the app broke down.
    """
    from tui.backend import StoreLibrary

    app = QuizApp(
        lambda: StoreLibrary(db, learner), study=study, theme=look.remembered(), remember=look.remember
    )
    app.run()
    if app.return_code:
        raise SystemExit(app.return_code)  # what broke down is on the screen already
