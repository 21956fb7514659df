"""The host's screen of a drill at one's own pace: how far each is, and when it ends."""

from __future__ import annotations

import time
from datetime import datetime
from typing import TYPE_CHECKING, Final

from textual.content import Content
from textual.widgets import Static

from quiz.classroom.live import messages
from quiz.errors import QuizError
from tui.drill import paced_words, words
from tui.drill.base import DrillScreen
from tui.drill.commands import DrillScope, bindings
from tui.review.ask import LineScreen
from tui.text import safe
from tui.widgets.topbar import TopBar

if TYPE_CHECKING:
    from quiz.classroom.live.states import HostState, State

MORE_SECONDS: Final = 15 * 60
DRAW_EVERY: Final = 1.0


class PacedScreen(DrillScreen):
    """A drill that everybody goes through at their own pace."""

    SCOPE = DrillScope.PACED
    AUTO_FOCUS = "#body"
    BINDINGS = [*bindings(DrillScope.PACED)]  # noqa: RUF012 - a class variable of Textual's

    ending = "No more answers are taken; everybody sees their summary."

    def __init__(self) -> None:
        super().__init__()
        self._ends: float | None = None
        self._heard = time.monotonic()

    def on_mount(self) -> None:
        """Count how long everybody does nothing; a class may be longer than the screen, so keys scroll."""
        self.query_one("#body").can_focus = True
        self.set_interval(DRAW_EVERY, self.draw)

    def take(self, state: State) -> None:
        """Show how far the class is."""
        self._ends = None if state.ends is None else time.monotonic() + state.ends / 1000
        super().take(state)

    def take_desk(self, desk: HostState) -> None:
        """Show how far each is."""
        self._heard = time.monotonic()
        super().take_desk(desk)

    def draw(self) -> None:
        """Draw everything anew."""
        told, bar, state = self.query_one("#told", Static), self.query_one(TopBar), self.state
        seats = self.desk.seats if self.desk is not None else ()
        over = state is not None and state.phase == "ended"
        showing = state is None or self._code or not (seats or over)
        self.query_one("#qr").set_class(not showing, "-hidden")
        if state is None:
            told.update(Content("Starting …"))
            return
        left = None if self._ends is None else max(self._ends - time.monotonic(), 0.0)
        place = (
            "the server does not answer; it is tried again" if self.lost else paced_words.place(state, left)
        )
        bar.show(state.title, place, paced_words.tally(state))
        if showing:
            told.update(words.lobby(state, self.host.hosting, [seat.name for seat in seats]))
            return
        since = None if over else round(time.monotonic() - self._heard)
        told.update(
            Content.assemble(
                paced_words.how(state, self.host.hosting.address),
                paced_words.table(seats, state.total, since, self.size.width),
                words.board("Teams", state.teams),
                words.board("Points", state.places),
            )
        )

    # ------------------------------------------------------------ what can be done

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what can be done now."""
        del parameters
        on = self.state is not None and self.state.phase != "ended"
        allowed = {
            "more": on and self._ends is not None,
            "until": on,
            "kick": on,
            "leaderboard": self.state is not None,
            "code": on,
            "end": on,
        }
        return allowed.get(action, True)

    def action_more(self) -> None:
        """Give everybody more time."""
        self.host.say(messages.Extend(MORE_SECONDS))

    def action_until(self) -> None:
        """Give another end."""
        self._ask_until("")

    def _ask_until(self, before: str) -> None:
        def typed(text: str | None) -> None:
            from quiz.classroom.until import local_now, parse_until

            if not text:
                return
            try:
                until = parse_until(text, local_now())
            except QuizError as error:
                self.notify(safe(f"{error.message}\n{error.remedy}"), severity="warning", markup=False)
                self._ask_until(text)  # to be mended: what was typed stays
                return
            self.host.say(messages.EndsAt(until))
            shown = datetime.fromtimestamp(until / 1_000_000).astimezone()
            self.notify(f"It ends on {shown:%a %d %b, %H:%M}.", markup=False)

        self.app.push_screen(
            LineScreen("When does it end?", before, hint="14:30, 45m, 3d, 2026-03-01T08:00"), typed
        )
