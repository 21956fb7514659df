"""The host's one screen: how to join, the question, what the class answered, why."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING, cast

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from quiz.classroom.live import messages
from tui.drill import words
from tui.drill.commands import DrillScope, bindings
from tui.review.ask import AskScreen
from tui.screens.choose import Choice, ChooseScreen
from tui.styles import STYLES
from tui.text import one_line
from tui.widgets.footer import KeyFooter
from tui.widgets.topbar import TopBar

if TYPE_CHECKING:
    from quiz.classroom.live.states import Desk, State
    from tui.drill.app import DrillApp

MORE_SECONDS = 15


class HostScreen(Screen[None]):
    """A drill being held."""

    SCOPE = DrillScope.HOST
    CSS_PATH = STYLES / "drill.tcss"
    BINDINGS = [*bindings(DrillScope.HOST)]  # noqa: RUF012 - a class variable of Textual's
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (80, "-wide")]  # noqa: RUF012
    VERTICAL_BREAKPOINTS = [(0, "-short"), (34, "-tall")]  # noqa: RUF012

    def __init__(self) -> None:
        super().__init__()
        self.state: State | None = None
        self.desk: Desk | None = None
        self.lost = False
        self._until: float | None = None
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
        """Show where to join at once, and count the seconds."""
        self.query_one("#qr", Static).update(words.qr(self.host.hosting.join_address))
        self.set_interval(0.25, self._tick)
        self.draw()

    # ------------------------------------------------------------ what is heard

    def take(self, state: State) -> None:
        """Show where the drill stands."""
        before = self.state
        self.state = state
        self.lost = False
        self._until = None if state.left is None else time.monotonic() + state.left / 1000
        if before is not None and before.phase != state.phase:
            self._code = False
            self.query_one("#body").scroll_home(animate=False)
        self.draw()
        self.refresh_bindings()

    def draw(self) -> None:
        """Draw everything anew."""
        state = self.state
        showing = state is None or state.phase == "lobby" or self._code
        self.query_one("#qr").set_class(not showing, "-hidden")
        told = self.query_one("#told", Static)
        bar = self.query_one(TopBar)
        if state is None:
            told.update(Content("Starting …"))
            return
        place = "the server does not answer; it is tried again" if self.lost else words.place(state)
        bar.show(state.title, place, self._tally())
        if showing:
            told.update(words.lobby(state, self.host.hosting.address, self.host.hosting.projector_address))
            return
        parts = [words.question(state)]
        if state.phase in {"asking", "paused"}:
            parts += [Content("\n"), words.waiting_for(self.desk)]
        else:
            skipped = [Content("\n\nSkipped: it does not count.")] if state.skipped else []
            parts += [
                *skipped,
                Content("\n\n"),
                words.bars(state.bars, self.size.width),
                Content("\n"),
                words.explanation(state),
                words.board("Teams", state.teams),
                words.board("Points", state.places),
            ]
        told.update(Content.assemble(*parts))

    def _tally(self) -> Content:
        left = None if self._until is None else self._until - time.monotonic()
        if self.state is not None and self.state.phase == "paused" and self.state.left is not None:
            left = self.state.left / 1000
        return words.tally(self.state, left) if self.state is not None else Content()

    def _tick(self) -> None:
        if self.state is not None and self.state.phase == "asking":
            self.query_one(TopBar).show(self.state.title, words.place(self.state), self._tally())

    # ------------------------------------------------------------ what can be done

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what can be done now."""
        del parameters
        phase = self.state.phase if self.state is not None else ""
        asking = phase in {"asking", "paused"}
        allowed = {
            "on": phase not in {"", "ended"},
            "pause": asking,
            "extend": asking and self.state is not None and self.state.limit is not None,
            "skip": asking,
            "kick": phase not in {"", "ended"},
            "leaderboard": phase != "",
            "code": phase not in {"", "lobby", "ended"},
            "end": phase not in {"", "ended"},
        }
        return allowed.get(action, True)

    def action_on(self) -> None:
        """The next step: open, close, or end after the last."""
        if self.state is None:
            return
        if self.state.phase == "paused":
            self.host.say(messages.Resume())
        elif self.state.phase == "asking":
            self.host.say(messages.Close())
        elif self.state.number >= self.state.total:
            self.action_end()
        else:
            self.host.say(messages.Open())

    def action_pause(self) -> None:
        """Stop the clock, or let it run on."""
        paused = self.state is not None and self.state.phase == "paused"
        self.host.say(messages.Resume() if paused else messages.Pause())

    def action_extend(self) -> None:
        """Give more time."""
        self.host.say(messages.Extend(MORE_SECONDS))

    def action_skip(self) -> None:
        """Close without counting."""
        self.host.say(messages.Skip())

    def action_leaderboard(self) -> None:
        """Show or hide the leaderboard."""
        self.host.say(messages.Leaderboard(not (self.desk is not None and self.desk.leaderboard)))

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
        asked = AskScreen(
            "End the drill?", "Everybody sees their summary; no more is asked.", "End it", "Go on"
        )

        def answered(yes: bool | None) -> None:
            if yes:
                self.host.say(messages.End())

        self.app.push_screen(asked, answered)
