"""Help of the review: every key, and what the words on screen mean."""

from __future__ import annotations

from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from tui.review.commands import COMMANDS, ReviewScope, bindings
from tui.review.foot import KeyLine
from tui.review.frame import ReviewScreen
from tui.styles import STYLES
from tui.widgets.page import Page
from tui.widgets.sheet import Line, Sheet
from tui.widgets.topbar import TopBar

WORDS = (
    ("Name", "A person, place, organisation or event that entries can refer to."),
    ("Fact", "A sentence that tells what happened; it becomes a statement with one or more blanks."),
    ("Claim", "What somebody says, foresees, judges or advises; it stays somebody’s."),
    ("Discrepancy", "The same thing with different values, across articles or in one."),
    ("Dispute", "A question on which several voices take a stand."),
    ("by hand", "Proposed by a reviewer: a sentence that was chosen in an article."),
    ("why", "What makes a proposal worth asking, or doubtful. The queue begins with what is worth most."),
    ("⟨a …⟩", "What is asked for in the sentence: slot a and its answer."),
    ("says", "Who tells it, outermost first, and where it is printed."),
    (
        "new",
        "Names that the entry needs and the dossier lacks, each with its type: written together with it.",
    ),
    ("with", "Voices that the entry needs and the dossier lacks: written with it, too."),
    ("to word", "Accepted all but the wording: to be told in your own words before it is written."),
    ("waiting", "A dispute with one view: written as soon as a second one is attached."),
    ("¶ 12", "The twelfth paragraph of the article, headings and captions counted too."),
)


class HelpScreen(ReviewScreen):
    """All keys, those of deciding first; then the words."""

    SCOPE = ReviewScope.PAGE
    BINDINGS = bindings(ReviewScope.PAGE)
    CSS_PATH = STYLES / "help.tcss"
    AUTO_FOCUS = ""

    def compose(self) -> ComposeResult:
        """Sections under headings."""
        yield TopBar()
        with Page(id="page"):
            for scope in COMMANDS:
                yield Static(str(scope), classes="heading", markup=False)
                yield Sheet(self.lines(scope))
            yield Static("Words", classes="heading", markup=False)
            yield Sheet([("", name, words) for name, words in WORDS], left=0)
        yield KeyLine()

    def on_mount(self) -> None:
        """Name the page."""
        self.query_one(TopBar).show("Help", None, Content(""))

    def lines(self, scope: ReviewScope) -> list[Line]:
        """One line per command: all its keys, its name, its sentence."""
        return [(self.desk.keys_of(one.id), one.label, one.tooltip) for one in COMMANDS[scope]]

    @property
    def _page(self) -> Page:
        return self.query_one("#page", Page)

    def action_back(self) -> None:
        """Back to the proposals."""
        self.app.pop_screen()

    def action_scroll_by(self, lines: int) -> None:
        """Scroll by lines."""
        self._page.scroll_relative(y=lines, animate=False)

    def action_page_by(self, pages: int) -> None:
        """Scroll by pages."""
        self._page.scroll_relative(y=pages * max(1, self._page.size.height - 2), animate=False)
