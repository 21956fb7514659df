"""The foot of a screen: the keys that count now."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.binding import Binding
from textual.widget import Widget
from textual.widgets import Footer

from tui.commands import command

HELP = "app.help"


class KeyFooter(Footer):
    """Shows the commands there is room for and always, on the right, Help, which tells of all others."""

    def __init__(self) -> None:
        super().__init__(show_command_palette=False)
        self._drawn: list[tuple[Binding, str, bool, str]] | None = None

    def _keys(self) -> list[tuple[Binding, str, bool, str]]:
        """The keys to show now: each with its name, whether it can be pressed, and what it is for."""
        return [
            (binding, self.app.get_key_display(binding), enabled, tooltip)
            for _, binding, enabled, tooltip in self.screen.active_bindings.values()
            if binding.show
        ]

    def compose(self) -> ComposeResult:
        """Mark the key to Help, so that the style sheet puts it on the right."""
        self._drawn = self._keys() if self._bindings_ready else None
        action = command(HELP).action
        for part in super().compose():
            if getattr(part, "action", None) == action:
                part.add_class("-help")
            yield part

    async def recompose(self) -> None:
        """Draw the keys anew where others count now, and then see which of them there is room for.

        The screen tells of its keys whenever the focus moves, mostly of the same ones.
        """
        if not self.is_attached or (self._drawn is not None and self._drawn == self._keys()):
            return
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
