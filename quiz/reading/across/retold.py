"""Accounts in articles on one subject that may be two of one thing: they share much and name others."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from quiz.reading.across.pairs import Pair, Value
from quiz.reading.across.parts import names, sort_of
from quiz.reading.across.told import ENTITY

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from quiz.reading.across.kin import Kin
    from quiz.reading.across.likeness import Index
    from quiz.reading.across.told import Told
    from quiz.reading.draft.model import AnswerProposal

_ALIKE = 0.3
"""How alike two sentences must be, that nothing but what they share sets side by side."""
_SHARED = 3
"""So many names and words they must share, a name among them."""
_TYPES = frozenset({"person", "organisation", "place", "term"})
"""Answers that may differ."""
_BEST = 4
"""Of each fact, so many such accounts are kept, the most alike."""
_APART = 0.25
"""Answers in which such accounts differ are worth so much at least."""


def retold(index: Index[Told], pairs: Sequence[tuple[float, int, int]], kin: Kin) -> Iterator[Pair]:
    """Yield facts of different articles on one subject that share a good deal and answer the same otherwise.

    ``pairs`` is how alike which facts of the index are. Whether two are of one thing is open: in what they
    differ is only one of the things that both tell.
    """
    kept: dict[str, int] = defaultdict(int)
    for likeness, one, two in sorted(pairs, key=lambda found: (-found[0], found[1:])):
        if likeness < _ALIKE:
            break
        first, second = index.items[one], index.items[two]
        sources = first.fact.place.source, second.fact.place.source
        if sources[0] == sources[1] or not kin(*sources):
            continue
        common = index.common(one, two)
        if len(common) < _SHARED or not any(name.startswith(ENTITY) for name in common):
            continue
        if max(kept[first.fact.id], kept[second.fact.id]) >= _BEST:
            continue
        apart = _apart(first, second)
        if apart is not None:
            kept[first.fact.id] += 1
            kept[second.fact.id] += 1
            yield Pair(likeness, *apart, "precision", tuple(common))


def _apart(one: Told, two: Told) -> tuple[Value, Value] | None:
    """Return the best answers, to who, where or what, that each fact gives and the other does not.

    Offices and times are left out: they are compared more strictly, by holder and event.
    """
    second = list(_own(two, one))
    for left in _own(one, two):
        for right in second:
            if sort_of(left) == sort_of(right):
                return Value(one, left, left.printed), Value(two, right, right.printed)
    return None


def _own(told: Told, other: Told) -> Iterator[AnswerProposal]:
    for answer in told.fact.answers:
        if answer.worth >= _APART and answer.type in _TYPES and sort_of(answer) and not names(other, answer):
            yield answer
