"""The paragraphs behind a card, from the learner's own copies of the articles."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.widgets import Static

from tui.commands import Scope, bindings
from tui.screens.base import PageScreen
from tui.styles import STYLES
from tui.text import MUTED, emphasise, plain, plural, safe
from tui.widgets.explanation import chain
from tui.widgets.footer import KeyFooter
from tui.widgets.page import Page
from tui.widgets.topbar import TopBar

if TYPE_CHECKING:
    from tui.backend import Passage

NOT_ATTACHED = """\
The deck holds no article: only where each statement stands. If you have the articles as text files,

    quiz sources attach FOLDER

finds them by their paragraphs, and this page then shows the paragraph itself."""


class PassageScreen(PageScreen):
    """Each line of evidence with its paragraph; the words that find the place stand out."""

    SCOPE = Scope.LIST
    BINDINGS = bindings(Scope.LIST)
    CSS_PATH = STYLES / "passage.tcss"

    def __init__(self, passages: tuple[Passage, ...]) -> None:
        super().__init__()
        self._passages = passages

    def compose(self) -> ComposeResult:
        """Source and voices, then the paragraph; or how to attach the articles."""
        yield TopBar()
        found = [passage for passage in self._passages if passage.text is not None]
        with Page(id="page"), Vertical(id="card"):
            for passage in found:
                line = passage.line
                head = Content.assemble(
                    plain(f"{line.source_label} ¶{line.paragraph}", "bold $text-primary"),
                    (f" · {chain(line)}", MUTED),
                )
                yield Static(head, classes="passage--head", markup=False)
                text = emphasise(safe(passage.text or ""), line.printed, "bold $text-accent")
                yield Static(text, classes="passage--text", markup=False)
            if missing := len(self._passages) - len(found):
                words = (
                    f"{plural(missing, 'more paragraph')} in articles you have not attached."
                    if found
                    else NOT_ATTACHED
                )
                yield Static(words, classes="passage--missing", markup=False)
        yield KeyFooter()

    def on_mount(self) -> None:
        """Name the page."""
        self.query_one(TopBar).show("In the article", None, Content(""))

    def action_back(self) -> None:
        """Back to the card."""
        self.app.pop_screen()
