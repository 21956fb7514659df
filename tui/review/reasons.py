"""Why a proposal is rejected: one key for the usual reasons, or words of one's own."""

from __future__ import annotations

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Button, Static

from tui.review.ask import LineScreen
from tui.styles import STYLES

REASONS = (
    "trivial",
    "misread",
    "says again what is there",
    "unclear by itself",
    "no part of the article",
    "doubtful",
)
"""The usual reasons, as they are kept in the log."""


class ReasonScreen(ModalScreen[str | None]):
    """Ends with the reason, or None."""

    CSS_PATH = STYLES / "ask.tcss"
    AUTO_FOCUS = "Button"
    BINDINGS = [  # noqa: RUF012 - a class variable of Textual's
        Binding("escape", "dismiss(None)", "Cancel", id="reason.cancel"),
        *(Binding(f"{n}", f"give({n})", show=False, id=f"reason.{n}") for n in range(1, len(REASONS) + 1)),
        Binding("t", "own", "Type one", id="reason.own"),
        Binding("down", "app.focus_next", show=False, id="reason.next"),
        Binding("up", "app.focus_previous", show=False, id="reason.previous"),
    ]

    def compose(self) -> ComposeResult:
        """A line for each reason."""
        with Vertical(id="box", classes="list"):
            yield Static("Rejected: why?", classes="ask--title", markup=False)
            for number, reason in enumerate(REASONS, 1):
                yield Button(Content(f"{number}  {reason}"), name=reason, compact=True)
            yield Button(Content("t  type another"), id="own", compact=True)

    @on(Button.Pressed)
    def _pressed(self, message: Button.Pressed) -> None:
        message.stop()
        if message.button.id == "own":
            self.action_own()
        else:
            self.dismiss(message.button.name)

    def action_give(self, number: int) -> None:
        """Give one of the usual reasons."""
        self.dismiss(REASONS[number - 1])

    def action_own(self) -> None:
        """Type a reason."""

        def typed(reason: str | None) -> None:
            if reason:
                self.dismiss(reason)

        self.app.push_screen(LineScreen("Rejected: why?"), typed)
