"""The views of a screen as tabs in one line: clicked, a tab shows its view; its key stands before it."""

from __future__ import annotations

from collections.abc import Mapping

from textual import events
from textual.app import ComposeResult
from textual.containers import Horizontal
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Static

from tui.text import MUTED

SIGN = "▸"
"""Stands before the tab that is shown: colour alone would not do."""


class ViewTabs(Horizontal):
    """A line of tabs. Where it is too narrow for all names, only that of the view shown is written out."""

    current: reactive[str] = reactive("")

    class Chosen(Message):
        """A tab was clicked."""

        def __init__(self, name: str) -> None:
            super().__init__()
            self.name = name

    def __init__(self, names: Mapping[str, str]) -> None:
        super().__init__()
        self._names = dict(names)

    def compose(self) -> ComposeResult:
        """One tab for each view, in the order of their keys."""
        for number, name in enumerate(self._names, 1):
            yield Tab(name, self._names[name], number)

    def watch_current(self) -> None:
        """Show which view is shown."""
        self._draw()

    def on_resize(self) -> None:
        """Write the names out where there is room."""
        self._draw()

    def _draw(self) -> None:
        room = self.size.width >= sum(len(name) + 5 for name in self._names.values())
        for tab in self.query(Tab):
            tab.draw(chosen=tab.view == self.current, full=room)


class Tab(Static):
    """One tab."""

    def __init__(self, view: str, title: str, number: int) -> None:
        super().__init__(classes="tab", markup=False)
        self.view = view
        self._title = title
        self._number = number
        self.tooltip = title

    def draw(self, *, chosen: bool, full: bool) -> None:
        """Write the number, and the name where there is room or the tab is the chosen one."""
        self.set_class(chosen, "-chosen")
        sign = SIGN if chosen else " "
        words = f" {self._title} " if full or chosen else " "
        style = "bold" if chosen else MUTED
        self.update(Content.assemble((f"{sign}{self._number}", "bold $text-accent"), (words, style)))

    def on_click(self, event: events.Click) -> None:
        """Show this view."""
        event.stop()
        self.post_message(ViewTabs.Chosen(self.view))
