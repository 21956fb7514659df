"""Choosing a sentence of an article, to propose it oneself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import work
from textual.app import ComposeResult
from textual.content import Content
from textual.widgets import Static

from quiz.errors import QuizError
from quiz.reading.review.views import PlaceView
from tui.review.article import ArticleText
from tui.review.commands import ReviewScope, bindings
from tui.review.foot import KeyLine
from tui.review.frame import ReviewPopup
from tui.review.words import KINDS
from tui.styles import STYLES
from tui.text import MUTED, one_line
from tui.widgets.topbar import TopBar

if TYPE_CHECKING:
    from collections.abc import Mapping

    from quiz.reading.draft.model import Place
    from quiz.reading.review.byhand import Making, SentenceView

MAKINGS: dict[Making, str] = {
    "fact": "A fact: what happened, in a sentence with blanks",
    "claim": "A claim: what somebody says, foresees, judges",
    "event": "An event: a fact with its place on the timeline",
}
"""What can be made of a sentence."""


class PickScreen(ReviewPopup["tuple[Place, Making] | None"]):
    """Ends with a sentence and what to make of it, or None."""

    SCOPE = ReviewScope.PICK
    BINDINGS = bindings(ReviewScope.PICK)
    CSS_PATH = STYLES / "pick.tcss"
    AUTO_FOCUS = ""

    def __init__(
        self,
        sources: Mapping[str, str],
        source: str,
        near: tuple[int, int] = (0, 0),
        *,
        only: Making | None = None,
    ) -> None:
        """Begin near a paragraph and character of an article; ``sources`` are the labels of all articles.

        With ``only`` it is not asked what to make of the sentence.
        """
        super().__init__()
        self.busy = True
        self._sources = sources
        self._source = source
        self._near = near
        self._only: Making | None = only
        self._found: tuple[SentenceView, ...] = ()
        self._at = 0

    def compose(self) -> ComposeResult:
        """The article, and over it where one is."""
        yield TopBar()
        yield Static("", id="where", markup=False)
        yield ArticleText()
        yield KeyLine()

    def on_mount(self) -> None:
        """Open the article."""
        self.query_one(TopBar).show("Choose a sentence", None, Content(""))
        self._open()

    @work(exclusive=True, group="pick")
    async def _open(self) -> None:
        source = self._source
        try:
            self._found = await self.desk.backend.run(lambda review: review.sentences(source))
        except QuizError as error:
            self.desk.explain(error)
            self._found = ()
        near = [at for at, one in enumerate(self._found) if (one.place.paragraph, one.place.end) > self._near]
        self._at = near[0] if near else max(0, len(self._found) - 1)
        await self._show()
        self.busy = False
        await self.desk.ahead.give()

    async def _show(self) -> None:
        article = await self.desk.backend.article(self._source)
        one = self.sentence
        said = [self._sources.get(self._source, self._source)]
        if one is not None:
            said.append(f"¶{one.place.paragraph} · sentence {self._at + 1:,} of {len(self._found):,}")
            there = [f"{KINDS[kind]}{f', {told}' if told else ''}" for kind, told in one.there]
            said.append(f"proposed already: {'; '.join(there)}" if there else "not proposed yet")
        lit = (
            ()
            if one is None
            else (_lit(one.place, article.label, article.paragraphs[one.place.paragraph - 1].text),)
        )
        self.query_one("#where", Static).update(
            Content.styled(one_line(" · ".join(said)), "bold" if one else MUTED)
        )
        self.query_one(ArticleText).show(article, lit)

    @property
    def sentence(self) -> SentenceView | None:
        """The sentence one is at."""
        return self._found[self._at] if self._found else None

    # ------------------------------------------------------------ keys

    def action_sentence(self, step: int) -> None:
        """Go to the sentence after or before."""
        self._go(max(0, min(len(self._found) - 1, self._at + step)))

    def action_paragraph(self, step: int) -> None:
        """Go to the first sentence of the paragraph after or before."""
        one = self.sentence
        if one is None:
            return
        here = one.place.paragraph
        numbers = sorted({each.place.paragraph for each in self._found})
        to = numbers[max(0, min(len(numbers) - 1, numbers.index(here) + step))]
        self._go(next(at for at, each in enumerate(self._found) if each.place.paragraph == to))

    def action_far(self, way: int) -> None:
        """Go to the first sentence, or the last."""
        self._go(0 if way < 0 else len(self._found) - 1)

    def _go(self, to: int) -> None:
        if self._found and to != self._at:
            self._at = to
            self.run_worker(self._show(), group="pick", exclusive=True)

    def action_article(self, step: int) -> None:
        """Go to the article after or before, round at the end."""
        names = [*self._sources]
        if len(names) > 1:
            self._source = names[(names.index(self._source) + step) % len(names)]
            self._near = 0, 0
            self._open()

    def action_choose(self) -> None:
        """Ask what to make of the sentence."""
        from tui.screens.choose import Choice, ChooseScreen

        keys = {making: self.desk.key_of(f"pick.{making}") for making in MAKINGS}
        choices = [Choice(making, label, keys[making]) for making, label in MAKINGS.items()]

        def chosen(making: str | None) -> None:
            found = next((one for one in MAKINGS if one == making), None)
            if found is not None:
                self.action_make(found)

        if self.sentence is None:
            return
        if self._only is not None:
            self.action_make(self._only)
        else:
            self.app.push_screen(ChooseScreen("What is it?", choices), chosen)

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """Offer what can be made of the sentence, unless that is settled."""
        del parameters
        return action != "make" or self._only is None

    def action_make(self, making: Making) -> None:
        """Make something of the sentence."""
        if self.sentence is not None:
            self.dismiss((self.sentence.place, making))

    def action_cancel(self) -> None:
        """Go back without."""
        self.dismiss(None)


def _lit(place: Place, label: str, text: str) -> PlaceView:
    return PlaceView(
        source=place.source,
        label=label,
        paragraph=place.paragraph,
        text=text,
        start=place.start,
        end=place.end,
    )
