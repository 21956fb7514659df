"""The app in which a drill is played at one keyboard."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar

from textual.app import App
from textual.binding import Binding

from quiz.errors import QuizError
from tui import look, themes
from tui.command import Command
from tui.commands import command
from tui.drill.help import HelpScreen
from tui.hotseat.commands import COMMANDS, HotSeatScope, bindings
from tui.hotseat.screen import HotSeatScreen
from tui.palette import QuizCommands
from tui.styles import STYLES
from tui.text import safe

if TYPE_CHECKING:
    from pathlib import Path

    from textual.screen import Screen

    from quiz.classroom.hotseat.play import HotSeat
    from quiz.store.drills import Drill


class HotSeatCommands(QuizCommands):
    """The commands of a drill at one keyboard."""

    TABLE: ClassVar[Mapping[Any, tuple[Command, ...]]] = COMMANDS


class HotSeatApp(App[None]):
    """Play a drill at one keyboard."""

    TITLE = "quiz drill"
    SCOPE = HotSeatScope.APP
    BINDINGS = [*bindings(HotSeatScope.APP), Binding("ctrl+c", "help_quit", show=False, system=True)]  # noqa: RUF012
    CSS_PATH = [STYLES / "app.tcss"]  # noqa: RUF012
    DEFAULT_MODE = "drill"
    COMMANDS = {HotSeatCommands}  # noqa: RUF012 - Textual's class variable

    def __init__(self, game: HotSeat, *, theme: str | None = None) -> None:
        super().__init__()
        self.game = game
        self.add_mode(self.DEFAULT_MODE, self._first_screen)
        for own in themes.OWN:
            self.register_theme(own)
        self.theme = theme if theme in self.available_themes else themes.DARK

    def _first_screen(self) -> Screen[None]:
        return HotSeatScreen(self.game)

    def explain(self, error: QuizError) -> None:
        """Tell calmly what went wrong and what to do about it."""
        told = f"{error.message}\n{error.remedy}" if error.remedy else error.message
        self.notify(safe(told), title=safe(error.title), severity="warning", timeout=12, markup=False)

    def key_of(self, command_id: str) -> str:
        """The first key of a command, of this app or of a question's, as it is shown."""
        keys = COMMANDS.named(command_id).keys if command_id in _OWN else command(command_id).keys
        made = Binding.make_bindings([(keys, "")])
        return next(self.get_key_display(binding) for binding in made)

    def action_help(self) -> None:
        """All keys."""
        if not isinstance(self.screen, HelpScreen):
            self.push_screen(HelpScreen(COMMANDS))

    def action_help_quit(self) -> None:
        """Ctrl-C: say how to leave, in our words."""
        self.notify("^q leaves. A drill that has not ended can be gone on with.", markup=False)

    def action_swap_theme(self) -> None:
        """Change between our dark and our light theme."""
        self.theme = themes.LIGHT if self.current_theme.dark else themes.DARK


_OWN = frozenset(one.id for _, one in COMMANDS.each())


def run(drill: Drill, path: Path) -> None:
    """Play a drill kept in the database at ``path``, and return when it is left.

    Raises QuizError where it cannot be read or is played elsewhere, and SystemExit where the app broke down.
    """
    import time

    from quiz.classroom.hotseat.play import HotSeat, Stage
    from quiz.memory.clock import SystemClock
    from quiz.store import drills
    from quiz.store.connection import Database
    from quiz.store.holder import Holder

    database = Database.open(path)
    try:
        with Holder(path, drill) as holder:
            held = drills.drill(database, drill.id)  # as it is now that nobody else can play on
            game = HotSeat(database, held, timer=time.monotonic, now=SystemClock().now)
            app = HotSeatApp(game, theme=look.remembered())
            app.run()
            holder.release(for_good=game.stage is Stage.ENDED)
    finally:
        database.close()
    if app.return_code:
        raise SystemExit(app.return_code)  # what broke down is on the screen already
