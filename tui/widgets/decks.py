"""A deck on Home: its name, what waits in it today, and how far one has come."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Final, cast

from textual import events
from textual.app import ComposeResult
from textual.containers import Vertical
from textual.content import Content
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.style import Style
from textual.widget import Widget
from textual.widgets import Static

from tui.text import MUTED, one_line, plural, safe

if TYPE_CHECKING:
    from quiz.study.views import DeckRow, HeldBack
    from tui.app import QuizApp

TEXTURES = (("mature", "█"), ("young", "▓"), ("learning", "▒"), ("new", "░"))
"""The stages of a deck's cards, the furthest first, and how the bar draws them."""


class StageBar(Widget):
    """How far one has come with a deck: textures in one line for mature, young, learning and new cards."""

    COMPONENT_CLASSES: ClassVar[set[str]] = {"stage--mature", "stage--young", "stage--learning", "stage--new"}

    def __init__(self, deck: DeckRow) -> None:
        super().__init__()
        self._counts = tuple(count for count, _ in stages(deck))

    def render_line(self, y: int) -> Strip:  # noqa: ARG002
        """Draw each stage as long as its share; what is there shows with at least one cell."""
        from rich.segment import Segment

        width = self.size.width
        segments = []
        lengths = shares(self._counts, width)
        for (name, texture), length in zip(TEXTURES, lengths, strict=True):
            segments.append(Segment(texture * length, self.get_component_rich_style(f"stage--{name}")))
        return Strip(segments, sum(lengths))


def stages(deck: DeckRow) -> tuple[tuple[int, str], ...]:
    """How many cards are in each stage that the bar draws, in its order; suspended ones are in none."""
    return tuple(
        zip(
            (deck.mature, deck.young, deck.in_steps, deck.not_begun),
            (name for name, _ in TEXTURES),
            strict=True,
        )
    )


def held_back(held: HeldBack) -> str:
    """Say how many cards wait although they could be asked today, and why; nothing where none does."""
    reasons = []
    if held.siblings:
        reasons.append(f"{held.siblings} more tomorrow: siblings are asked today")
    if held.beyond:
        reasons.append(f"{held.beyond} more due, beyond the limit of {held.reviews_limit} a day")
    if held.new_limit:
        reasons.append(f"{held.new_waiting} new wait: today’s limit of {held.new_limit} is used up")
    if held.crowded:
        reasons.append(f"{held.new_waiting} new wait: the reviews fill the day")
    words = " · ".join(reasons)
    return words[:1].upper() + words[1:]


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
        """The call to study was clicked; with ``more`` it was one for more new cards."""

        def __init__(self, deck: DeckView, more: bool) -> None:
            super().__init__()
            self.deck = deck
            self.more = more

    def __init__(self, index: int, deck: DeckRow) -> None:
        super().__init__(classes="deck")
        self.index = index
        self.deck = deck

    def compose(self) -> ComposeResult:
        """Name, counts, the bar, the summary, and what to do next."""
        deck = self.deck
        yield Static(Content(one_line(deck.title)), classes="deck--title", markup=False)
        yield Static(self._counts(), classes="deck--counts", markup=False)
        if words := held_back(deck.held):
            yield Static(Content.styled(words, MUTED), classes="deck--held", markup=False)
        yield StageBar(deck)
        yield Stages(self._stages())
        if deck.summary:
            yield Static(Content(safe(deck.summary)), classes="deck--summary", markup=False)
        yield CallToStudy(self._call(), self, more=self._calls_for_more)

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

    def _stages(self) -> Content:
        parts = [
            Content(f"{texture} {count} {name}")
            for (count, name), (_, texture) in zip(stages(self.deck), TEXTURES, strict=True)
        ]
        if self.deck.suspended:
            key = cast("QuizApp", self.app).key_of("home.bring-back")
            suspended = Content(f"{self.deck.suspended} suspended ({key})").stylize("underline")
            parts.append(suspended.stylize(Style.from_meta({Stages.BRINGS: True})))
        return Content("  ").join(parts).stylize_before(MUTED)

    @property
    def _calls_for_more(self) -> bool:
        """Whether nothing waits but new cards beyond the limit of the day."""
        deck = self.deck
        return deck.held.more and not (deck.due or deck.learning or deck.new)

    def _call(self) -> Content:
        deck = self.deck
        waiting = deck.due + deck.learning + deck.new
        if self._calls_for_more:
            key = cast("QuizApp", self.app).key_of("home.more")
            return Content.assemble(("✓ Done for today. ", MUTED), (f" {key} ", "bold"), "More new cards ")
        if not waiting:
            return Content.assemble(("✓ Nothing waits here today.", MUTED))
        return Content.assemble((" ⏎ ", "bold"), f"Study {plural(waiting, 'card')} ")


class Stages(Static):
    """How many cards are in each stage; a click on those suspended lists them."""

    BRINGS: Final = "bring_back"

    def __init__(self, words: Content) -> None:
        super().__init__(words, classes="deck--stages", markup=False)

    async def on_click(self, event: events.Click) -> None:
        """Bring suspended cards back; elsewhere the click chooses the deck."""
        if event.style.meta.get(self.BRINGS):
            event.stop()
            await self.app.run_action(self.BRINGS, self.screen)


class CallToStudy(Static):
    """The line that says what to do next; clicked, it does it."""

    def __init__(self, words: Content, deck: DeckView, *, more: bool) -> None:
        super().__init__(words, classes="deck--call", markup=False)
        self._deck = deck
        self._more = more

    def on_click(self, event: events.Click) -> None:
        """A click starts."""
        event.stop()
        self.post_message(DeckView.Study(self._deck, self._more))
