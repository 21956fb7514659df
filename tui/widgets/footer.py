"""The foot of a screen: the keys that count now."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.widget import Widget
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
        self._fit()

    def on_mount(self) -> None:
        """See which keys there is room for."""
        self._fit()

    def on_resize(self) -> None:
        """See again which keys there is room for."""
        self._fit()

    def _fit(self) -> None:
        """Leave out what would be cut off, and all that comes after it.

        Widths are asked for and not read off the screen: below a dialog nothing is laid out anew.
        """
        helping = next(iter(self.query(".-help")), None)
        room = self.app.size.width - (0 if helping is None else self._width(helping))
        for part in self.children:
            if part is not helping:
                room -= self._width(part)
                part.visible = room >= 0

    def _width(self, part: Widget) -> int:
        size = self.app.size
        return part.get_content_width(size, size) + part.styles.gutter.width + part.styles.margin.width
