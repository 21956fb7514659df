"""What the screens of a drill's host have in common: how to join, who is there, how it ends."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, cast

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.screen import Screen
from textual.widgets import Static

from quiz.classroom.live import messages
from tui.drill import words
from tui.drill.commands import DrillScope
from tui.review.ask import AskScreen
from tui.screens.choose import Choice, ChooseScreen
from tui.styles import STYLES
from tui.text import one_line
from tui.widgets.footer import KeyFooter
from tui.widgets.topbar import TopBar

if TYPE_CHECKING:
    from quiz.classroom.live.states import HostState, State
    from tui.drill.app import DrillApp


class DrillScreen(Screen[None]):
    """A drill being held, in whatever way. ``ending`` is what is said before it is ended."""

    SCOPE: ClassVar[DrillScope]
    CSS_PATH = STYLES / "drill.tcss"
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (80, "-wide")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-short"), (34, "-tall")]  # noqa: RUF012

    ending = "Everybody sees their summary; no more is asked."

    def __init__(self) -> None:
        super().__init__()
        self.state: State | None = None
        self.desk: HostState | None = None
        self.lost = False
        self._code = False

    @property
    def host(self) -> DrillApp:
        """The app, by its own type."""
        return cast("DrillApp", self.app)

    def compose(self) -> ComposeResult:
        """Top line, body, keys."""
        yield TopBar()
        with VerticalScroll(id="body", can_focus=False):
            yield Static(id="qr", markup=False)
            yield Static(id="told", markup=False)
        yield KeyFooter()

    def on_mount(self) -> None:
        """Show where to join at once."""
        self.query_one("#qr", Static).update(words.qr(self.host.hosting.join_address))
        self.draw()

    def take(self, state: State) -> None:
        """Show where the drill stands."""
        before = self.state
        self.state = state
        self.lost = False
        if before is not None and before.phase != state.phase:
            self._code = False
            self.query_one("#body").scroll_home(animate=False)
        self.draw()
        self.refresh_bindings()

    def take_desk(self, desk: HostState) -> None:
        """Show what only the host is told."""
        self.desk = desk
        self.draw()

    def draw(self) -> None:
        """Draw everything anew."""
        raise NotImplementedError

    # ------------------------------------------------------------ what can be done in any drill

    def action_leaderboard(self) -> None:
        """Show or hide the leaderboard."""
        shown = not (self.desk is not None and self.desk.leaderboard)
        self.host.say(messages.Leaderboard(shown))
        said = "is shown to all after each question" if shown else "is hidden"
        self.notify(f"The leaderboard {said}.", markup=False)

    def action_code(self) -> None:
        """Show how to join, for those who come late."""
        self._code = not self._code
        self.draw()

    def action_kick(self) -> None:
        """Choose somebody to send away."""
        if self.desk is None or not self.desk.seats:
            self.notify("Nobody has joined yet.", markup=False)
            return
        choices = [Choice(seat.id, one_line(seat.name), seat.team or "") for seat in self.desk.seats]

        def chosen(participant: str | None) -> None:
            if participant is not None:
                self.host.say(messages.Kick(participant))

        self.app.push_screen(ChooseScreen("Send away for good", choices, chosen=None), chosen)

    def action_end(self) -> None:
        """End the drill, once that is meant."""
        asked = AskScreen("End the drill?", self.ending, "End it", "Go on")

        def answered(yes: bool | None) -> None:
            if yes:
                self.host.say(messages.End())

        self.app.push_screen(asked, answered)
