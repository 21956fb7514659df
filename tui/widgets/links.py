"""Words that do something when clicked, with their key beside them."""

from __future__ import annotations

from typing import TYPE_CHECKING, cast

from textual import events
from textual.content import Content
from textual.widgets import Static

from tui.commands import command

if TYPE_CHECKING:
    from tui.app import QuizApp


class CommandLink(Static):
    """A command as something to click. The action is carried out by the screen."""

    def __init__(self, command_id: str, label: str | None = None, *, classes: str = "") -> None:
        super().__init__(classes=f"link {classes}".strip(), markup=False)
        self.command = command(command_id)
        self._label = label or self.command.label
        self.tooltip = self.command.tooltip

    def on_mount(self) -> None:
        """Draw key and label."""
        key = cast("QuizApp", self.app).key_of(self.command.id)
        self.update(Content.assemble((f" {key} ", "bold $text-accent"), f"{self._label} "))

    async def on_click(self, event: events.Click) -> None:
        """Do it."""
        event.stop()
        await self.app.run_action(self.command.action, self.screen)
