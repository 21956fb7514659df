"""Help: every key, and what the forms of question mean. Made from the declarations of the commands."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from textual.app import ComposeResult
from textual.content import Content
from textual.containers import VerticalScroll
from textual.widgets import Footer, Static

from tui import help_text
from tui.commands import COMMANDS, Scope, bindings
from tui.screens.base import QuizScreen
from tui.widgets.sheet import Line, Sheet
from tui.widgets.topbar import TopBar

if TYPE_CHECKING:
    from textual.screen import Screen


class PageScreen(QuizScreen):
    """A page to read: arrows and page keys scroll it, Escape goes back."""

    SCOPE = Scope.LIST
    BINDINGS = bindings(Scope.LIST)
    AUTO_FOCUS = ""

    @property
    def page(self) -> VerticalScroll:
        """The part that scrolls."""
        return self.query_one("#page", VerticalScroll)

    def action_back(self) -> None:
        """Back to where one came from."""
        self.app.pop_screen()

    def action_scroll_by(self, lines: int) -> None:
        """Scroll by lines."""
        self.page.scroll_relative(y=lines, animate=False)

    def action_page_by(self, pages: int) -> None:
        """Scroll by pages."""
        self.page.scroll_relative(y=pages * max(1, self.page.size.height - 2), animate=False)


class HelpScreen(PageScreen):
    """All keys, those of the screen one came from first; then ratings, forms and words."""

    CSS_PATH = "../styles/help.tcss"

    def __init__(self, origin: Screen[Any] | None = None) -> None:
        super().__init__()
        self._origin = origin

    def compose(self) -> ComposeResult:
        """Sections under headings."""
        yield TopBar(id="top")
        with VerticalScroll(id="page", can_focus=False):
            for scope in self.scopes():
                yield Static(str(scope), classes="heading", markup=False)
                yield Sheet(self.lines(scope))
            yield Static("Ratings", classes="heading", markup=False)
            yield Sheet(list(help_text.RATINGS))
            yield Static("Forms of question", classes="heading", markup=False)
            yield Sheet([("", name, words) for name, words in help_text.FORMS], left=0)
            yield Static("Words", classes="heading", markup=False)
            yield Sheet([("", name, words) for name, words in help_text.IDEAS], left=0)
        yield Footer(show_command_palette=False)

    def on_mount(self) -> None:
        """Name the page."""
        self.query_one(TopBar).show("Help", None, Content(""))

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
