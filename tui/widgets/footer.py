"""The foot of a screen: the keys that count now."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.widgets import Footer

from tui.commands import command

HELP = "app.help"


class KeyFooter(Footer):
    """Shows the commands there is room for and always, on the right, Help, which tells of all others."""

    def __init__(self) -> None:
        super().__init__(show_command_palette=False)

    def compose(self) -> ComposeResult:
        """Mark the key to Help, so that the style sheet puts it on the right."""
        action = command(HELP).action
        for part in super().compose():
            if getattr(part, "action", None) == action:
                part.add_class("-help")
            yield part

    async def recompose(self) -> None:
        """Draw the keys anew, and then see which of them there is room for."""
        await super().recompose()
        self.call_after_refresh(self._fit)

    def on_resize(self) -> None:
        """See again which keys there is room for."""
        self.call_after_refresh(self._fit)

    def _fit(self) -> None:
        """Leave out what would be cut off, and all that comes after it."""
        helping = next(iter(self.query(".-help")), None)
        end = self.region.right if helping is None else helping.region.x
        fits = True
        for part in self.children:
            if part is not helping:
                fits = fits and part.region.right <= end
                part.visible = fits
