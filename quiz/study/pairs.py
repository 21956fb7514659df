"""Two voices side by side: where they agree and where they part."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from quiz.study.views import DisputesView, DisputeView, PositionView

Verdict = Literal["agree", "part", "partly"]


@dataclass(frozen=True, slots=True)
class Stand:
    """A voice's position with the stance it takes; ``letter`` is A for the dispute's first stance."""

    letter: str
    stance: str
    position: PositionView


@dataclass(frozen=True, slots=True)
class Shared:
    """A dispute in which both voices take part. They ``agree``, ``part``, or agree only ``partly``."""

    dispute: DisputeView
    left: tuple[Stand, ...]
    right: tuple[Stand, ...]

    @property
    def verdict(self) -> Verdict:
        """Whether they take the same stances."""
        left, right = ({stand.letter for stand in side} for side in (self.left, self.right))
        if left == right:
            return "agree"
        return "partly" if left & right else "part"

    @property
    def cards(self) -> frozenset[str]:
        """The cards of both voices' positions."""
        return frozenset(stand.position.card for stand in (*self.left, *self.right) if stand.position.card)


def letter(index: int) -> str:
    """Return the letter of a dispute's stance: A for the first; beyond Z its number."""
    return chr(ord("A") + index) if index < 26 else str(index + 1)


def stands(dispute: DisputeView, voice: str, source: str | None = None) -> tuple[Stand, ...]:
    """Return where a voice stands in a dispute; with ``source`` only by what is found there."""
    return tuple(
        Stand(letter(index), stance.label, position)
        for index, stance in enumerate(dispute.stances)
        for position in stance.positions
        if position.voice_id == voice
        and (source is None or any(found == source for found, _, _ in position.evidence))
    )


def compare(view: DisputesView, left: str, right: str, source: str | None = None) -> tuple[Shared, ...]:
    """Return the disputes in which both voices take part."""
    found = (
        Shared(dispute, stands(dispute, left, source), stands(dispute, right, source))
        for dispute in view.disputes
    )
    return tuple(one for one in found if one.left and one.right)


def partners(view: DisputesView, voice: str, source: str | None = None) -> Counter[str]:
    """Count the disputes that a voice shares with each other voice, in one source or in all."""
    counts: Counter[str] = Counter()
    for dispute in view.disputes:
        voices = {
            position.voice_id
            for stance in dispute.stances
            for position in stance.positions
            if source is None or any(found == source for found, _, _ in position.evidence)
        }
        if voice in voices:
            counts.update(sorted(voices - {voice}))
    return counts


def closest(
    view: DisputesView, voice: str | None = None, source: str | None = None
) -> tuple[str, str] | None:
    """Return the two voices that share most disputes, or this voice with the one it shares most with.

    Of several the first in the view's order; None where no dispute has two voices.
    """
    best: tuple[int, str, str] | None = None
    names = [row.id for row in view.voices]
    for left in names if voice is None else [voice]:
        counts = partners(view, left, source)
        for right in names:
            if counts[right] and (best is None or counts[right] > best[0]):
                best = (counts[right], left, right)
    return best[1:] if best else None
