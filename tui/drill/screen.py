"""The host's one screen: how to join, the question, what the class answered, why."""

from __future__ import annotations

import time
from typing import TYPE_CHECKING

from textual.content import Content
from textual.widgets import Static

from quiz.classroom.live import messages
from tui.drill import words
from tui.drill.base import DrillScreen
from tui.drill.commands import DrillScope, bindings
from tui.text import MUTED, plain
from tui.widgets.topbar import TopBar

if TYPE_CHECKING:
    from quiz.classroom.live.states import State

MORE_SECONDS = 15
TWICE = 1.5
"""Seconds in which the key that opened a question, pressed twice by mistake, does not close it unanswered."""


class HostScreen(DrillScreen):
    """A live drill being held."""

    SCOPE = DrillScope.HOST
    BINDINGS = [*bindings(DrillScope.HOST)]  # noqa: RUF012 - a class variable of Textual's

    def __init__(self) -> None:
        super().__init__()
        self._until: float | None = None
        self._opened = 0.0

    def on_mount(self) -> None:
        """Count the seconds."""
        self.set_interval(0.25, self._tick)

    # ------------------------------------------------------------ what is heard

    def take(self, state: State) -> None:
        """Show where the drill stands."""
        self._until = None if state.left is None else time.monotonic() + state.left / 1000
        if state.phase == "asking" and (self.state is None or self.state.number != state.number):
            self._opened = time.monotonic()
        super().take(state)

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
        place = words.LOST if self.lost else words.place(state)
        bar.show(state.title, place, self._tally(), keep_place=True)
        if showing:
            seats = self.desk.seats if self.desk is not None else ()
            told.update(words.lobby(state, self.host.hosting, state.names or [one.name for one in seats]))
            return
        parts = [words.question(state)]
        if state.phase == "ended":
            parts = [plain("`quiz report` tells how it went.\n\n", MUTED), *parts]
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
            bar, place = self.query_one(TopBar), words.place(self.state)
            bar.show(self.state.title, place, self._tally(), keep_place=True)

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
            if time.monotonic() - self._opened < TWICE and self.state.people and not self.state.answered:
                self.notify("Just opened: press again to close it.", markup=False)
                self._opened = 0.0
                return
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
