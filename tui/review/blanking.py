"""Choosing the words of a sentence that are asked for: any of them, as many as one likes."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.style import Style
from textual.widgets import Static

from quiz.errors import QuizError
from tui.styles import STYLES
from tui.text import MUTED, safe

if TYPE_CHECKING:
    from collections.abc import Callable

    from quiz.reading.review.forms import Draft
    from tui.review.app import ReviewApp

_WORD = re.compile(r"[£$€¥]?\w+(?:[.,:'’]\w+)*%?")
_KEYS = (
    "← → go from word to word, Shift with them takes in more words, Space makes a blank of them or takes one "
    "back. Enter keeps."
)
ASKED = "Choose the words that are asked for"
Span = tuple[int, int]


class BlankScreen(ModalScreen["tuple[Span, ...] | None"]):
    """Ends with the stretches of the sentence that are asked for, or None."""

    CSS_PATH = STYLES / "ask.tcss"
    AUTO_FOCUS = ""
    BINDINGS = [  # noqa: RUF012 - a class variable of Textual's
        Binding("escape", "dismiss(None)", "Cancel", id="blank.cancel"),
        Binding("left", "move(-1)", show=False, id="blank.left"),
        Binding("right,tab", "move(1)", show=False, id="blank.right"),
        Binding("home", "far(-1)", show=False, id="blank.first"),
        Binding("end", "far(1)", show=False, id="blank.last"),
        Binding("shift+right,plus", "widen(1)", show=False, id="blank.wider"),
        Binding("shift+left,minus", "widen(-1)", show=False, id="blank.narrower"),
        Binding("space,b", "turn", show=False, id="blank.turn"),
        Binding("enter", "keep", show=False, id="blank.keep"),
    ]

    def __init__(self, text: str, spans: tuple[Span, ...], title: str = ASKED) -> None:
        super().__init__()
        self._title = title
        self._text = text
        self._first = self._spans = tuple(sorted(spans))
        self._at = 0
        self._more = 0
        """So many words after the one that one is at are taken, too."""

    def compose(self) -> ComposeResult:
        """The sentence, and what one can do."""
        with Vertical(id="box"):
            yield Static(Content(self._title), classes="ask--title", markup=False)
            yield Static("", id="sentence", markup=False)
            yield Static(Content.styled(f"\n{_KEYS}", MUTED), markup=False)

    def on_mount(self) -> None:
        """Draw it."""
        self._draw()

    @property
    def pieces(self) -> list[Span]:
        """What one goes through: blanks, and the words between them."""
        words = [(found.start(), found.end()) for found in _WORD.finditer(self._text)]
        free = [one for one in words if all(one[1] <= two[0] or two[1] <= one[0] for two in self._spans)]
        return sorted([*free, *self._spans])

    @property
    def marked(self) -> Span:
        """The words that one is at."""
        pieces = self.pieces
        last = min(len(pieces) - 1, self._at + self._more)
        return pieces[self._at][0], pieces[last][1]

    def _draw(self) -> None:
        start, end = self.marked
        edges = sorted({0, len(self._text), start, end, *(edge for one in self.pieces for edge in one)})
        parts: list[Content] = []
        for low, high in pairwise(edges):
            blank = next((one for one in self._spans if one[0] <= low and high <= one[1]), None)
            here = start <= low and high <= end
            style = " ".join(
                (*(["bold underline $text-accent"] if blank else []), *(["reverse"] if here else []))
            )
            if blank is not None and low == blank[0]:
                parts.append(Content.styled("⟨", "bold $text-accent"))
            number = next(
                (at for at, one in enumerate(self.pieces) if one[0] <= low and high <= one[1]), None
            )
            piece = Content.styled(safe(self._text[low:high]), style)
            if number is not None:
                piece = piece.stylize(Style.from_meta({"@click": f"screen.word({number})"}))
            parts.append(piece)
            if blank is not None and high == blank[1]:
                parts.append(Content.styled("⟩", "bold $text-accent"))
        self.query_one("#sentence", Static).update(Content("").join(parts))

    # ------------------------------------------------------------ keys

    def action_move(self, step: int) -> None:
        """Go to the word after or before."""
        after = self._at + (self._more if step > 0 else 0) + step
        self._at, self._more = max(0, min(len(self.pieces) - 1, after)), 0
        self._draw()

    def action_far(self, way: int) -> None:
        """Go to the first word, or the last."""
        self._at, self._more = (0 if way < 0 else len(self.pieces) - 1), 0
        self._draw()

    def action_widen(self, by: int) -> None:
        """Take a word more, or less."""
        self._more = max(0, min(len(self.pieces) - 1 - self._at, self._more + by))
        self._draw()

    def action_turn(self) -> None:
        """Make a blank of the words, or words of the blank."""
        start, end = self.marked
        kept = tuple(one for one in self._spans if one[1] <= start or end <= one[0])
        self._spans = kept if (start, end) in self._spans else tuple(sorted((*kept, (start, end))))
        self._more = 0
        self._at = next((at for at, one in enumerate(self.pieces) if one[1] > start), 0)
        self._draw()

    def action_word(self, number: int) -> None:
        """Make a blank of the word that was clicked, or a word of the blank."""
        if number < len(self.pieces):
            self._at, self._more = number, 0
            self.action_turn()

    def action_keep(self) -> None:
        """Keep the blanks; where none was made yet, the words one is at become one."""
        if self._spans == self._first and self.marked not in self._spans:
            self.action_turn()
        self.dismiss(self._spans)


async def choose_blanks(app: ReviewApp, draft: Draft, then: Callable[[Draft], None]) -> None:
    """Have a person choose what a statement asks for; ``then`` gets it as it is asked for now."""

    async def keep(spans: tuple[tuple[int, int], ...]) -> None:
        try:
            then(await app.backend.run(lambda review: review.with_blanks(draft, spans)))
        except QuizError as error:
            app.explain(error)

    def chosen(spans: tuple[tuple[int, int], ...] | None) -> None:
        if spans is not None and spans != found.spans:
            app.run_worker(keep(spans), group="desk")

    try:
        found = await app.backend.run(lambda review: review.blanks(draft))
    except QuizError as error:
        app.explain(error)
    else:
        app.push_screen(BlankScreen(found.text, found.spans), chosen)
