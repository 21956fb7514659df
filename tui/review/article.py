"""The article with the proposal's sentence lit, scrolled to where it stands."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple, cast

from textual.content import Content
from textual.geometry import Size
from textual.scroll_view import ScrollView
from textual.strip import Strip
from textual.visual import RenderOptions

from tui.text import MUTED, safe

if TYPE_CHECKING:
    from textual import events
    from textual.css.styles import RulesMap

    from quiz.reading.review.views import PlaceView
    from tui.review.backend import Article, Paragraph

BAR = "▌"
"""Stands before the lines of a paragraph that the proposal is about: colour alone would not tell it."""
LIT = "bold underline $text-accent"
ALSO_LIT = "underline"
GUTTER = 6
_ABOVE = 3
"""So many lines stay in sight above the sentence, where there is room for it and them."""


class Stretch(NamedTuple):
    """A stretch of a paragraph to light up; ``main``: the one to scroll to."""

    start: int
    end: int
    main: bool


class ArticleText(ScrollView, can_focus=False):
    """Draws the lines in sight of an article, so that a long one costs no more than a short one."""

    def __init__(self) -> None:
        super().__init__(id="article-text")
        self._article: Article | None = None
        self._lit: dict[int, list[Stretch]] = {}
        self._main = 0
        self._lines: list[Content] = []
        self._width = 0
        self._height = 0
        self._begins = 0
        self._wrapped: dict[tuple[str, int, int], list[Content]] = {}
        self._note = ""

    def show(self, article: Article, places: Sequence[PlaceView]) -> None:
        """Show an article; the places that lie in it are lit, the first of them in sight."""
        self._article, self._note = article, ""
        self._lit = {}
        main = True
        for place in places:
            if place.source == article.source:
                stretches = self._lit.setdefault(place.paragraph, [])
                if main:
                    self._main = place.paragraph
                if not any((one.start, one.end) == (place.start, place.end) for one in stretches):
                    stretches.append(Stretch(place.start, place.end, main))
                main = False
        if not article.paragraphs:
            self._note = "The text of this article is not in the folder’s `articles`."
        self._lay_out(anew=True)

    def clear(self) -> None:
        """Show nothing."""
        self._article = None
        self._lay_out(anew=True)

    def on_resize(self, event: events.Resize) -> None:
        """Lay the lines out for the new width; a sentence in sight stays so when lines are taken away.

        A notice takes lines and gives them back: who has scrolled elsewhere is left there.
        """
        del event
        size = self.scrollable_content_region.size
        if size.width != self._width:
            self._lay_out()
            return
        seen = self._begins - self.scroll_offset.y
        in_sight, self._height = 0 <= seen < self._height, size.height
        if in_sight and seen >= size.height:
            self._aim()

    # ------------------------------------------------------------ laying out

    def _lay_out(self, *, anew: bool = False) -> None:
        width, height = self.scrollable_content_region.size
        if width <= 0:  # not on screen: laid out when it is
            self._width = 0 if anew else self._width
            return
        if width == self._width and not anew:
            return
        self._width, self._height = width, height
        self._lines = []
        self._begins, self._ends = 0, 1
        article = self._article
        voice = ""
        paragraphs = article.paragraphs if article is not None else ()
        for paragraph in paragraphs:
            if paragraph.voice != voice:
                voice = paragraph.voice
                self._lines.append(Content.styled(f"{'':{GUTTER}}{_flat(voice)}:"[:width], f"bold {MUTED}"))
            lines = self._paragraph(paragraph, width)
            if paragraph.number == self._main and paragraph.number in self._lit:
                shown = [
                    at for at, line in enumerate(lines) if any(span.style == LIT for span in line.spans)
                ] or [0]
                self._begins = len(self._lines) + shown[0]
                self._ends = self._begins + len(shown)
            self._lines += lines
            self._lines.append(Content(""))
        if self._note:
            self._lines = Content.styled(self._note, MUTED).wrap(width)
        self.virtual_size = Size(width, len(self._lines))
        self._aim()
        self.refresh()

    def _aim(self) -> None:
        above = max(0, min(_ABOVE, self._height - (self._ends - self._begins)))
        goal = max(0, self._begins - above)
        self.scroll_to(y=goal, animate=False, force=True, immediate=True)

    def _paragraph(self, paragraph: Paragraph, width: int) -> list[Content]:
        assert self._article is not None
        stretches = self._lit.get(paragraph.number)
        room = max(8, width - GUTTER)
        if stretches is None:
            key = (self._article.source, paragraph.number, width)
            if key not in self._wrapped:
                style = "bold" if paragraph.role in {"title", "heading", "headline"} else ""
                text = (
                    Content.styled(_flat(paragraph.text), style) if style else Content(_flat(paragraph.text))
                )
                self._wrapped[key] = self._led(paragraph, text.wrap(room), lit=False)
            return self._wrapped[key]
        lines = lit(paragraph.text, stretches).wrap(room)
        return self._led(paragraph, lines, lit=True)

    def _led(self, paragraph: Paragraph, lines: list[Content], *, lit: bool) -> list[Content]:
        sign = (BAR, "bold $text-accent") if lit else (" ", "")
        return [
            Content.assemble(
                sign,
                (f"{paragraph.number if at == 0 else '':>{GUTTER - 2}} ", "bold" if lit else MUTED),
                line.rstrip(),
            )
            for at, line in enumerate(lines)
        ]

    def render_line(self, y: int) -> Strip:
        """Draw one line."""
        at = y + self.scroll_offset.y
        width = self.scrollable_content_region.width
        style = self.visual_style
        if at >= len(self._lines) or width <= 0:
            return Strip.blank(width, style.rich_style)
        options = RenderOptions(self._get_style, cast("RulesMap", self.styles))
        strips = self._lines[at].render_strips(width, 1, style, options)
        strip = strips[0] if strips else Strip.blank(width, style.rich_style)
        return strip.adjust_cell_length(width, style.rich_style)


def lit(text: str, stretches: Sequence[Stretch]) -> Content:
    """Return a paragraph on one line with these stretches lit, the main one more than the others."""
    parts: list[tuple[str, str]] = []
    edges = sorted({0, len(text), *(max(0, min(len(text), e)) for one in stretches for e in one[:2])})
    for start, end in pairwise(edges):
        inside = [one for one in stretches if one.start <= start and end <= one.end]
        style = LIT if any(one.main for one in inside) else ALSO_LIT if inside else ""
        parts.append((_flat(text[start:end]), style))
    return Content.assemble(*parts)


def _flat(text: str) -> str:
    return safe(text).replace("\n", " ")
