"""A deck on Home: its name, what waits in it today, and how far one has come."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget
from textual.widgets import Static

from tui.text import MUTED, one_line, plural, safe

if TYPE_CHECKING:
    from quiz.study.views import DeckRow


class StageBar(Widget):
    """How far one has come with a deck: three textures in one line, for well known, begun and new cards."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"stage--mature", "stage--young", "stage--new"}
    TEXTURES = (("mature", "█"), ("young", "▒"), ("new", "░"))

    def __init__(self, mature: int, young: int, new: int) -> None:
        super().__init__()
        self._counts = (mature, young, new)

    def render_line(self, y: int) -> Strip:  # noqa: ARG002
        """Draw each stage as long as its share; what is there shows with at least one cell."""
        from rich.segment import Segment

        width = self.size.width
        segments = []
        lengths = shares(self._counts, width)
        for (name, texture), length in zip(self.TEXTURES, lengths, strict=True):
            segments.append(Segment(texture * length, self.get_component_rich_style(f"stage--{name}")))
        return Strip(segments, sum(lengths))


def shares(counts: tuple[int, ...], width: int) -> tuple[int, ...]:
    """Divide ``width`` cells in proportion to ``counts``; no positive count gets none while there is room."""
    total = sum(counts)
    if not total or width <= 0:
        return (0,) * len(counts)
    lengths = [max(1, round(width * count / total)) if count else 0 for count in counts]
    while sum(lengths) > width:
        longest = max(range(len(lengths)), key=lambda i: (lengths[i], -i))
        lengths[longest] -= 1
    while sum(lengths) < width:
        longest = max(range(len(lengths)), key=lambda i: (counts[i], -i))
        lengths[longest] += 1
    return tuple(lengths)


class DeckView(Vertical):
    """One deck. A click chooses it, a click on its call to study starts."""

    chosen: reactive[bool] = reactive(False, toggle_class="-chosen")

    class Chosen(Message):
        """The deck was clicked; ``twice`` tells a double click."""

        def __init__(self, deck: DeckView, twice: bool) -> None:
            super().__init__()
            self.deck = deck
            self.twice = twice

    class Study(Message):
        """The call to study was clicked."""

        def __init__(self, deck: DeckView) -> None:
            super().__init__()
            self.deck = deck

    def __init__(self, index: int, deck: DeckRow) -> None:
        super().__init__(classes="deck")
        self.index = index
        self.deck = deck

    def compose(self) -> ComposeResult:
        """Name, counts, the bar, the summary, and what to do next."""
        deck = self.deck
        yield Static(Content(one_line(deck.title)), classes="deck--title", markup=False)
        yield Static(self._counts(), classes="deck--counts", markup=False)
        untouched = max(0, deck.cards - deck.young - deck.mature)
        yield StageBar(deck.mature, deck.young, untouched)
        yield Static(self._stages(untouched), classes="deck--stages", markup=False)
        if deck.summary:
            yield Static(Content(safe(deck.summary)), classes="deck--summary", markup=False)
        yield CallToStudy(self._call(), self)

    def on_click(self, event: events.Click) -> None:
        """A click chooses."""
        event.stop()
        self.post_message(self.Chosen(self, event.chain > 1))

    def _counts(self) -> Content:
        deck = self.deck
        parts: list[str | tuple[str, str]] = []
        for count, word, style in (
            (deck.due, "due", "$text-success"),
            (deck.learning, "learning", "$text-warning"),
            (deck.new, "new", "$text-primary"),
        ):
            if parts:
                parts.append((" · ", MUTED))
            parts += [(f"{count}", f"bold {style}" if count else MUTED), (f" {word}", MUTED)]
        return Content.assemble(*parts)

    def _stages(self, untouched: int) -> Content:
        deck = self.deck
        words = f"█ {deck.mature} well known   ▒ {deck.young} begun   ░ {untouched} not yet"
        return Content.assemble((words, MUTED))

    def _call(self) -> Content:
        deck = self.deck
        waiting = deck.due + deck.learning + deck.new
        if not waiting:
            return Content.assemble(("✓ Nothing waits here today.", MUTED))
        return Content.assemble((" ⏎ ", "bold"), f"Study {plural(waiting, 'card')} ")


class CallToStudy(Static):
    """The line that says what to do next; clicked, it does it."""

    def __init__(self, words: Content, deck: DeckView) -> None:
        super().__init__(words, classes="deck--call", markup=False)
        self._deck = deck

    def on_click(self, event: events.Click) -> None:
        """A click starts."""
        event.stop()
        self.post_message(DeckView.Study(self._deck))
