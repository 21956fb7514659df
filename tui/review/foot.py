"""The foot of the review's screens: the keys that count now, drawn as one line."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from textual.content import Content
from textual.widget import Widget

if TYPE_CHECKING:
    from textual import events
    from textual.screen import Screen

_HELP = "help"
"""The action that tells of all keys."""


class _Key(NamedTuple):
    """A key as it is drawn: what is pressed, how it is shown, what for, whether it can be pressed."""

    key: str
    display: str
    label: str
    action: str
    enabled: bool
    tooltip: str

    @property
    def content(self) -> Content:
        style = "" if self.enabled else " dim"
        return Content.assemble(
            (f" {self.display} ", f"bold $footer-key-foreground{style}"), (f"{self.label} ", style.strip())
        )


class KeyLine(Widget, can_focus=False):
    """Shows the commands there is room for and always, on the right, Help, which tells of all others.

    Which keys count changes with nearly every proposal: one line is drawn anew at no cost, where a widget for
    each key would have to be made and laid out. A click is the key: it is kept while the screen is busy.
    """

    ALLOW_SELECT = False

    def __init__(self) -> None:
        super().__init__()
        self._shown: tuple[_Key, ...] = ()

    def on_mount(self) -> None:
        """Follow the screen's keys."""
        self.screen.bindings_updated_signal.subscribe(self, self._changed)

    def on_unmount(self) -> None:
        """Follow them no longer."""
        self.screen.bindings_updated_signal.unsubscribe(self)

    def _changed(self, screen: Screen[object]) -> None:
        if self.is_attached and screen is self.screen and screen.app.app_focus:
            keys = self._keys()
            if keys != self._shown:
                self._shown = keys
                self.refresh()

    def _keys(self) -> tuple[_Key, ...]:
        found: dict[str, _Key] = {}
        for _, one, enabled, tooltip in self.screen.active_bindings.values():
            if one.show:
                display = self.app.get_key_display(one)
                found.setdefault(
                    one.action, _Key(one.key, display, one.description, one.action, enabled, tooltip)
                )
        return tuple(found.values())

    def _placed(self) -> list[tuple[int, _Key]]:
        """Return the keys that there is room for, each with the column it begins in; Help is the last."""
        width = self.content_size.width
        helping = [one for one in self._shown if one.action == _HELP]
        room = width - sum(one.content.cell_length + 1 for one in helping)
        placed: list[tuple[int, _Key]] = []
        at = 0
        for one in self._shown:
            if one in helping:
                continue
            if at + one.content.cell_length > room:
                break  # all that comes after it, too
            placed.append((at, one))
            at += one.content.cell_length
        return placed + [(room + 1, one) for one in helping]

    def render(self) -> Content:
        """Draw the keys."""
        line = Content("")
        for at, one in self._placed():
            if one.action == _HELP:
                line = line.pad_right(max(0, at - 1 - line.cell_length))
                line += Content.styled("▏", "$foreground 20%")
            line += one.content
        return line

    def _at(self, x: int) -> _Key | None:
        x -= self.gutter.left
        return next(
            (one for at, one in self._placed() if at <= x < at + one.content.cell_length),
            None,
        )

    def on_mouse_move(self, event: events.MouseMove) -> None:
        """Tell of the key under the pointer."""
        one = self._at(event.x)
        self.tooltip = one.tooltip or None if one is not None else None

    def on_mouse_down(self, event: events.MouseDown) -> None:
        """Press the key under the pointer."""
        one = self._at(event.x)
        if one is not None and one.enabled:
            self.app.simulate_key(one.key)
        elif one is not None:
            self.app.bell()
