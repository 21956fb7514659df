"""What the views of disagreement have in common: a filter, a thing under the cursor, ways to move."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.containers import Vertical
from textual.message import Message

from tui.screens.choose import Choice
from tui.text import plural

if TYPE_CHECKING:
    from textual.widget import Widget

    from quiz.study.views import DisputesView, PositionView, Said, VoiceRow


@dataclass(frozen=True, slots=True)
class Kept:
    """The filter: one voice, one source, both or neither, by their ids."""

    voice: str | None = None
    source: str | None = None

    def __bool__(self) -> bool:
        return self.voice is not None or self.source is not None

    def takes(self, position: PositionView) -> bool:
        """Whether a position is the voice's and found in the source."""
        return self.voice in {None, position.voice_id} and (
            self.source is None or any(found == self.source for found, _, _ in position.evidence)
        )

    def says(self, said: Said) -> bool:
        """Whether the voice speaks here, and in the source."""
        return (self.voice is None or self.voice in said.voices) and self.source in {None, said.source}


@dataclass(frozen=True, slots=True)
class Subject:
    """What is under the cursor: how a session of its cards is called, and these cards."""

    title: str
    cards: frozenset[str]


class Pane(Vertical):
    """One view. The screen's commands are carried out by the pane that is shown."""

    NAME: ClassVar[str]
    TITLE: ClassVar[str]
    FILTERED: ClassVar[frozenset[str]] = frozenset({"filter_voice", "filter_source"})
    """By what it can be filtered."""

    class Changed(Message):
        """Something else is under the cursor, or something else can be done."""

    class Goto(Message):
        """A dispute is to be opened, at a position where one is named."""

        def __init__(self, dispute: str, position: str | None = None) -> None:
            super().__init__()
            self.dispute = dispute
            self.position = position

    def __init__(self) -> None:
        super().__init__(id=self.NAME)
        self.view: DisputesView | None = None
        self.kept = Kept()

    async def show(self, view: DisputesView, kept: Kept) -> None:
        """Show what the filter leaves of all there is to see."""
        self.view, self.kept = view, kept
        await self.fill(view)
        self.changed()

    async def fill(self, view: DisputesView) -> None:
        """Fill the pane anew."""
        raise NotImplementedError

    def changed(self) -> None:
        """Tell the screen."""
        self.post_message(self.Changed())

    # ------------------------------------------------------------ what is there

    @property
    def home(self) -> Widget | None:
        """What takes the keys when the pane is shown; None where nothing is to be moved in."""
        raise NotImplementedError

    @property
    def subject(self) -> Subject | None:
        """What is under the cursor, to be studied."""
        raise NotImplementedError

    @property
    def count(self) -> str:
        """How much is shown."""
        raise NotImplementedError

    def voices(self) -> list[Choice]:
        """Return the voices one can filter by here."""
        return [] if self.view is None else [_choice(row) for row in self.view.voices]

    def sources(self) -> list[Choice]:
        """Return the sources one can filter by here."""
        return [] if self.view is None else [_choice(row) for row in self.view.sources]

    # ------------------------------------------------------------ what can be done

    def enabled(self, action: str, parameters: tuple[object, ...]) -> bool:
        """Whether a command makes sense now."""
        del action, parameters
        return False

    def open(self) -> None:
        """Go into what is chosen."""

    def move(self, across: int, down: int) -> None:
        """Go to a neighbour."""

    def page(self, step: int) -> None:
        """Go up or down by a page."""

    def edge(self, step: int) -> None:
        """Go to the first or last."""

    def step(self, step: int) -> None:
        """Go to the one before or after, read in full."""

    def follow(self) -> None:
        """Go to the dispute that belongs to it."""

    def back(self) -> bool:
        """Go back within the pane; return whether there was anything to go back from."""
        return False


def _choice(row: VoiceRow) -> Choice:
    return Choice(row.id, row.label, plural(row.positions, "position"))


def tallied(view: DisputesView, said: Iterable[Iterable[str]], word: str) -> list[Choice]:
    """Return what occurs in things that each name several ids, by the order of the deck, with how often."""
    counts: dict[str, int] = {}
    for ids in said:
        for one in set(ids):
            counts[one] = counts.get(one, 0) + 1
    return [
        Choice(one, label, plural(counts[one], word)) for one, label in view.labels.items() if one in counts
    ]
