"""One voice, one position in a dispute: with two of them nobody could say which is asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal, TypeAlias

from msgspec.structs import replace

from quiz.errors import QuizError
from quiz.reading.review.forms import DisputeForm, Draft

if TYPE_CHECKING:
    from collections.abc import Mapping

    from quiz.reading.review.forms import EntryForm, PositionForm

Remedy: TypeAlias = Literal["merge", "leave-out"]
"""What becomes of the later positions of a voice: evidence of the first, or nothing."""


class TwiceError(QuizError):
    """A voice takes two positions in a dispute; nothing was written.

    ``voice`` is its id, ``dispute`` that of the dispute, ``first`` the claim of the position it has.
    """

    title = "One voice, two positions"

    def __init__(self, voice: str, label: str, dispute: str, first: str) -> None:
        super().__init__(
            f"{label} has two positions in this dispute: a question about {label} would have two answers.",
            remedy="Merge them into one position, or leave one of them out.",
        )
        self.voice = voice
        self.dispute = dispute
        self.first = first


def holder_of_position(position: PositionForm) -> str:
    """Return the voice whose position it is; nothing where it has no evidence."""
    return position.evidence[0].says[-1] if position.evidence and position.evidence[0].says else ""


def twice_in(form: DisputeForm) -> tuple[str, str] | None:
    """Return the first voice that has two positions, and the claim of its first; None where none has."""
    seen: dict[str, str] = {}
    for one in form.positions:
        voice = holder_of_position(one)
        if voice and voice in seen:
            return voice, seen[voice]
        seen[voice] = one.claim
    return None


def require_once(entry: EntryForm, labels: Mapping[str, str]) -> None:
    """Make sure that each voice has one position in a dispute. Raises :class:`TwiceError`."""
    found = twice_in(entry) if isinstance(entry, DisputeForm) else None
    if found is not None:
        raise TwiceError(found[0], labels.get(found[0], found[0]), entry.id, found[1])


def once(draft: Draft, voice: str, remedy: Remedy) -> Draft:
    """Return the draft of a dispute in which a voice keeps only its first position.

    Merged, the others become evidence of that one. A stance that nobody takes any more goes with them, as
    long as two are left.
    """
    form = draft.entry
    if not isinstance(form, DisputeForm):
        return draft
    own = [one for one in form.positions if holder_of_position(one) == voice]
    if len(own) < 2:
        return draft
    first = own[0]
    if remedy == "merge":
        for one in own[1:]:
            first = joined(first, one)
    gone = {one.id for one in own[1:]}
    positions = tuple(first if one.id == first.id else one for one in form.positions if one.id not in gone)
    taken = {one.stance for one in positions}
    left = {one.stance for one in own} - taken
    stances = tuple(one for one in form.stances if one.id not in left)
    return replace(
        draft, entry=replace(form, positions=positions, stances=stances if len(stances) > 1 else form.stances)
    )


def joined(first: PositionForm, other: PositionForm) -> PositionForm:
    """Return a position that rests on another's evidence, too."""
    more = tuple(name for name in (other.proposal, *other.merged) if name and name != first.proposal)
    return replace(
        first,
        evidence=tuple(dict.fromkeys((*first.evidence, *other.evidence))),
        merged=tuple(dict.fromkeys((*first.merged, *more))),
    )
