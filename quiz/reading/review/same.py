"""Which proposals of one sentence say the same: accepting one of them is enough."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quiz.reading.draft.model import ClaimProposal

if TYPE_CHECKING:
    from quiz.reading.draft.model import FactProposal
    from quiz.reading.review.known import Knowledge

_SAME = 0.6
"""Two proposals say the same where so large a part of either's words is the other's."""


def says_the_same(
    one: FactProposal | ClaimProposal, other: FactProposal | ClaimProposal, known: Knowledge
) -> bool:
    """Tell whether two proposals have most words in common; claims besides whose they are."""
    if isinstance(one, ClaimProposal) and isinstance(other, ClaimProposal):
        holders = [known.state.holders.get(each.id) or each.holder.voice for each in (one, other)]
        if None not in holders and holders[0] != holders[1]:
            return False
    mine, theirs = _told_by(one), _told_by(other)
    return len(mine & theirs) >= _SAME * max(len(mine), len(theirs))


def _told_by(one: FactProposal | ClaimProposal) -> set[int]:
    """Return the offsets in its paragraph of what a proposal says; of a claim of what is claimed."""
    places = one.content if isinstance(one, ClaimProposal) and one.content else (one.place,)
    return {
        at
        for place in places
        for at in range(place.start, place.end)
        if place.paragraph == one.place.paragraph
    }
