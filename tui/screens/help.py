"""Help: every key, and what the forms of question mean. Made from the declarations of the commands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from tui import help_text
from tui.commands import COMMANDS, Scope, bindings
from tui.screens.base import PageScreen
from tui.styles import STYLES
from tui.widgets.footer import KeyFooter
from tui.widgets.page import Page
from tui.widgets.sheet import Line, Sheet
from tui.widgets.topbar import TopBar

if TYPE_CHECKING:
    from textual.screen import Screen


class HelpScreen(PageScreen):
    """All keys, those of the screen one came from first; then ratings, forms and words."""

    SCOPE = Scope.LIST
    BINDINGS = bindings(Scope.LIST)
    CSS_PATH = STYLES / "help.tcss"

    def __init__(self, origin: Screen[Any] | None = None) -> None:
        super().__init__()
        self._origin = origin

    def compose(self) -> ComposeResult:
        """Sections under headings."""
        yield TopBar()
        with Page(id="page"):
            for scope in self.scopes():
                yield Static(str(scope), classes="heading", markup=False)
                yield Sheet(self.lines(scope))
            yield Static("Ratings", classes="heading", markup=False)
            yield Sheet(list(help_text.RATINGS))
            yield Static("Forms of question", classes="heading", markup=False)
            yield Sheet([("", name, words) for name, words in help_text.FORMS], left=0)
            yield Static("Words", classes="heading", markup=False)
            yield Sheet([("", name, words) for name, words in help_text.IDEAS], left=0)
        yield KeyFooter()

    def on_mount(self) -> None:
        """Name the page."""
        self.query_one(TopBar).show("Help", None, Content(""))

    def action_back(self) -> None:
        """Back to where one came from."""
        self.app.pop_screen()

    def scopes(self) -> list[Scope]:
        """All scopes, those in use on the screen one came from first."""
        used: list[Scope] = []
        if self._origin is not None:
            for node in [*self._origin.walk_children(), self._origin]:
                scope = getattr(node, "SCOPE", None)
                if isinstance(scope, Scope) and scope not in used:
                    used.append(scope)
        return [*used, *(scope for scope in COMMANDS if scope not in used)]

    def lines(self, scope: Scope) -> list[Line]:
        """One line per command: all its keys, its name, its sentence."""
        return [
            (self.quiz.keys_of(command.id), command.label, command.tooltip) for command in COMMANDS[scope]
        ]
