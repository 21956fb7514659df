"""The app in which proposals are decided on: its screens, themes and keys, and how it starts and ends."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from textual import events
from textual.app import App
from textual.binding import Binding

from quiz.errors import QuizError
from tui import look, themes
from tui.command import Command
from tui.palette import QuizCommands
from tui.review.ahead import KeysAhead
from tui.review.backend import Backend
from tui.review.commands import COMMANDS, ReviewScope, bindings, command
from tui.styles import STYLES
from tui.text import safe

if TYPE_CHECKING:
    from pathlib import Path

    from textual.screen import Screen

    from quiz.reading.review.review import Review


class ReviewCommands(QuizCommands):
    """The commands of the review."""

    TABLE: ClassVar[Mapping[Any, tuple[Command, ...]]] = COMMANDS


class ReviewApp(App[QuizError]):
    """Decide on proposals in the terminal. Ends with an error where the folder cannot be opened."""

    TITLE = "quiz review"
    SCOPE = ReviewScope.APP
    BINDINGS = [*bindings(ReviewScope.APP), Binding("ctrl+c", "help_quit", show=False, system=True)]  # noqa: RUF012
    CSS_PATH = [STYLES / "app.tcss", STYLES / "review.tcss"]  # noqa: RUF012
    DEFAULT_MODE = "review"
    COMMANDS = {ReviewCommands}  # noqa: RUF012 - Textual's class variable
    ALLOW_SELECT = True

    def __init__(
        self,
        folder: str,
        make: Callable[[], Review],
        *,
        path: str = "",
        theme: str | None = None,
        opened: Callable[[], None] | None = None,
    ) -> None:
        """Make the app. ``make`` opens the folder; it is called in the review's thread.

        ``folder`` is what the folder is called on screen, ``path`` how a command line finds it; ``opened`` is
        called once the first proposal is shown.
        """
        super().__init__()
        self.folder = folder
        self.path = path or folder
        self.opened = opened
        self.backend = Backend(make)
        self.ahead = KeysAhead(self, super().on_event)
        self.add_mode(self.DEFAULT_MODE, self._first_screen)
        for own in themes.OWN:
            self.register_theme(own)
        self.theme = theme if theme in self.available_themes else themes.DARK

    def _first_screen(self) -> Screen[None]:
        from tui.review.screen import ProposalScreen

        return ProposalScreen()

    async def on_event(self, event: events.Event) -> None:
        """Have keys carried out one after the other: what is typed ahead is not lost."""
        if not isinstance(event, events.Key) or event.is_forwarded or not await self.ahead.take(event):
            await super().on_event(event)

    async def on_unmount(self) -> None:
        """Let the review finish what it was given."""
        await self.backend.close()

    def explain(self, error: QuizError) -> None:
        """Tell calmly what went wrong and what to do about it."""
        self.ahead.refuse()
        words = f"{error.message}\n{error.remedy}" if error.remedy else error.message
        self.notify(safe(words), title=safe(error.title), severity="warning", timeout=12, markup=False)

    # ------------------------------------------------------------ keys

    def key_of(self, command_id: str) -> str:
        """The first key of a command as it is shown."""
        return self.keys_of(command_id).split(" ")[0]

    def keys_of(self, command_id: str) -> str:
        """All keys of a command as they are shown, with spaces between."""
        made = Binding.make_bindings([(command(command_id).keys, "")])
        return " ".join(self.get_key_display(binding) for binding in made)

    # ------------------------------------------------------------ actions

    async def action_quit(self) -> None:
        """Leave, as the key of the screen does: it asks first where an edit would be lost."""
        from tui.review.screen import ProposalScreen

        screen = next((one for one in self.screen_stack if isinstance(one, ProposalScreen)), None)
        if screen is not None:
            screen.action_leave()
        else:
            self.exit()

    def action_help(self) -> None:
        """All keys, and what the words mean."""
        from tui.review.help import HelpScreen

        if not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen())

    def action_swap_theme(self) -> None:
        """Change between our dark and our light theme."""
        self.theme = themes.LIGHT if self.current_theme.dark else themes.DARK

    def action_change_theme(self) -> None:
        """Choose a theme from a list: our own first, then Textual's."""
        from tui.screens.choose import Choice, ChooseScreen

        own = [theme.name for theme in themes.OWN]
        names = [*own, *sorted(name for name in self.available_themes if name not in own)]
        choices = [
            Choice(name, name, "dark" if self.available_themes[name].dark else "light") for name in names
        ]
        self.push_screen(ChooseScreen("Theme", choices, chosen=self.theme), self._take_theme)

    def _take_theme(self, name: str | None) -> None:
        if name is not None:
            self.theme = name


def keep_loaded() -> None:
    """Spare the collector of unused memory what is loaded by now, and call it less often: that all stays.

    Otherwise every few keys it goes through a hundred thousand objects of dossier, proposals and modules.
    """
    import gc

    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 20)


def run(folder: Path) -> None:
    """Open the app on a folder and return when it is left.

    Raises QuizError where it cannot be opened, and SystemExit where the app broke down.
    """
    from quiz.memory.clock import SystemClock

    def make() -> Review:
        from quiz.reading.review.review import Review

        return Review.open(folder, SystemClock())

    app = ReviewApp(
        folder.name or str(folder), make, path=str(folder), theme=look.remembered(), opened=keep_loaded
    )
    error = app.run()
    if error is not None:
        raise error
    if app.return_code:
        raise SystemExit(app.return_code)  # what broke down is on the screen already
