"""Help where a drill is held: every key of its app."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from textual.app import ComposeResult
from textual.binding import Binding
from textual.content import Content
from textual.screen import Screen
from textual.widgets import Static

from tui.command import PAGE, Command
from tui.styles import STYLES
from tui.widgets.footer import KeyFooter
from tui.widgets.page import Page
from tui.widgets.sheet import Line, Sheet
from tui.widgets.topbar import TopBar


class HelpScreen(Screen[None]):
    """All keys of an app, under the headings of its table of commands."""

    BINDINGS = [each.binding for each in PAGE]  # noqa: RUF012 - a class variable of Textual's
    CSS_PATH = STYLES / "help.tcss"
    AUTO_FOCUS = ""

    def __init__(self, table: Mapping[Any, tuple[Command, ...]]) -> None:
        super().__init__()
        self._table = table

    def compose(self) -> ComposeResult:
        """Sections under headings."""
        yield TopBar()
        with Page(id="page"):
            for scope, commands in self._table.items():
                yield Static(str(scope), classes="heading", markup=False)
                yield Sheet([self._line(one) for one in commands])
        yield KeyFooter()

    def on_mount(self) -> None:
        """Name the page."""
        self.query_one(TopBar).show("Help", None, Content(""))

    def _line(self, one: Command) -> Line:
        keys = " ".join(
            self.app.get_key_display(binding) for binding in Binding.make_bindings([(one.keys, "")])
        )
        return keys, one.label, one.tooltip

    @property
    def _page(self) -> Page:
        return self.query_one("#page", Page)

    def action_back(self) -> None:
        """Back to the drill."""
        self.app.pop_screen()

    def action_scroll_by(self, lines: int) -> None:
        """Scroll by lines."""
        self._page.scroll_relative(y=lines, animate=False)

    def action_page_by(self, pages: int) -> None:
        """Scroll by pages."""
        self._page.scroll_relative(y=pages * max(1, self._page.size.height - 2), animate=False)
