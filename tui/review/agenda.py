"""Where the reviewer is in the queue: what comes next after a decision, what was put off, what was edited."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from tui.review.backend import Want

if TYPE_CHECKING:
    from quiz.reading.review.forms import Draft
    from quiz.reading.review.queue import Item


class Agenda:
    """The queue as it is gone through: skipped proposals come last, everything else as the queue has it."""

    def __init__(self) -> None:
        self.want = Want()
        self.items: tuple[Item, ...] = ()
        self.current: str | None = None
        self.drafts: dict[str, Draft] = {}
        """Drafts as edited here and not yet accepted, by the proposal's id."""
        self._put_by: dict[str, Draft] = {}
        """Drafts as edited here of what was decided since."""
        self._skipped: list[str] = []
        self._goal: str | None = None
        self._after: list[str] = []

    # ------------------------------------------------------------ order

    def ordered(self, items: Sequence[Item]) -> tuple[Item, ...]:
        """Return items with the skipped ones last, the one skipped first of these first."""
        place = {name: at for at, name in enumerate(self._skipped)}
        kept = [one for one in items if one.id not in place]
        return (*kept, *sorted((one for one in items if one.id in place), key=lambda one: place[one.id]))

    def choose(self, items: Sequence[Item]) -> str | None:
        """Return which of these is to be shown: the goal, else what followed, else the first."""
        ordered = self.ordered(items)
        there = {one.id for one in ordered}
        if self._goal in there:
            return self._goal
        following = next((name for name in self._after if name in there), None)
        return following or (ordered[0].id if ordered else None)

    def take(self, items: Sequence[Item], shown: str | None) -> None:
        """Take in the queue as it is now, and what is shown of it."""
        self.items = self.ordered(items)
        self.current = shown
        self._goal, self._after = None, []

    @property
    def place(self) -> int:
        """The index of what is shown; 0 where nothing is."""
        return next((at for at, one in enumerate(self.items) if one.id == self.current), 0)

    # ------------------------------------------------------------ going

    def go(self, name: str | None) -> None:
        """Show this one next."""
        self._goal = name

    def stay(self) -> None:
        """Go on showing what is shown, as long as it is there."""
        place = self.place
        self._goal = self.current
        self._after = [one.id for one in self.items[place + 1 :]]

    def step(self, by: int) -> str | None:
        """Return what stands so many after (or before) what is shown; None at either end."""
        to = self.place + by
        return self.items[to].id if self.items and 0 <= to < len(self.items) else None

    def in_paragraph(self) -> str | None:
        """Return the next from the same paragraph, going round at the end; None where there is no other."""
        place = self.place
        if not self.items:
            return None
        here = self.items[place]
        if not here.source:
            return None
        for one in (*self.items[place + 1 :], *self.items[:place]):
            if (one.source, one.paragraph) == (here.source, here.paragraph):
                return one.id
        return None

    # ------------------------------------------------------------ what was done

    def leave(self, name: str) -> None:
        """One is settled: next comes the best, or what followed where the reviewer had gone on from it."""
        place = self.place
        self._after = [] if place == 0 else [one.id for one in self.items[place + 1 :]]
        self._goal = None
        self._no_more_skipped(name)
        self.put_by(name)

    def skip(self, name: str) -> None:
        """Put one off."""
        self._after = [one.id for one in self.items[self.place + 1 :]]
        self._goal = None
        self._no_more_skipped(name)
        self._skipped.append(name)

    def put_by(self, name: str) -> None:
        """What was edited of one is settled with it; it is there again when that is taken back."""
        if name in self.drafts:
            self._put_by[name] = self.drafts.pop(name)

    def came_back(self, name: str | None, edited: Draft | None = None) -> None:
        """A decision was taken back: show what it was about, as edited here or in an earlier review."""
        self.stay()
        draft = self._put_by.pop(name, edited) if name is not None else None
        if name is not None and draft is not None:
            self.drafts.setdefault(name, draft)
        if name is not None:
            self._no_more_skipped(name)
            self._goal = name

    def _no_more_skipped(self, name: str) -> None:
        if name in self._skipped:
            self._skipped.remove(name)
