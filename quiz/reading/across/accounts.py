"""Accounts of one event in different articles that name others in the same part of it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quiz.reading.across.pairs import Pair, Value
from quiz.reading.across.parts import names, sort_of
from quiz.reading.across.stems import lexicon, stems_of
from quiz.reading.across.things import thing

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from quiz.reading.across.kin import Kin
    from quiz.reading.across.likeness import Index
    from quiz.reading.across.told import Told
    from quiz.reading.across.values import Relation
    from quiz.reading.draft.model import AnswerProposal

ALIKE = 0.16
"""How alike two sentences must be."""
_PLACES = frozenset({"in", "at", "near", "on", "from", "outside", "inside", "over"})
_PARTS = frozenset({"subject", "object", "place"})
"""Parts that one event has once: who did it, to what, and where."""
_LEAST = 0.25
"""Answers worth less are set beside no others."""


def accounts(index: Index[Told], pairs: Iterable[tuple[float, int, int]], kin: Kin) -> Iterator[Pair]:
    """Yield facts of articles on one subject in which others do the same thing, to others or elsewhere.

    ``pairs`` is how alike which facts of the index are, where it is :data:`ALIKE` or more.
    """
    for likeness, one, two in pairs:
        first, second = index.items[one], index.items[two]
        sources = first.fact.place.source, second.fact.place.source
        if sources[0] == sources[1] or not kin(*sources) or not _plain(first, second):
            continue
        for left in first.fact.answers:
            right = _counterpart(first, left, second)
            if right is not None:
                values = Value(first, left, left.printed), Value(second, right, right.printed)
                relation: Relation = "conflict" if left.type == right.type != "term" else "precision"
                yield Pair(likeness, *values, relation, tuple(index.common(one, two)))
                break


def _counterpart(one: Told, left: AnswerProposal, two: Told) -> AnswerProposal | None:
    """Return the answer that plays, in another fact, the part that this one plays in its own.

    Both hang from the same verb or noun, and what else stands with it is the same at least in part: who
    killed Lee, and not whom somebody killed.
    """
    sort, part = sort_of(left), _part(left)
    if not sort or part not in _PARTS or left.worth < _LEAST or names(two, left):
        return None
    rights = [
        right
        for right in two.fact.answers
        if right.worth >= _LEAST and sort_of(right) == sort and _part(right) == part and not names(one, right)
    ]
    of_left = thing(one, left) if rights else None
    if of_left is None or not of_left.head:
        return None
    if part == "object" and (sort != "what" or of_left.head not in lexicon().deeds):
        return None  # who met one person may have met another
    own = stems_of(left.printed)
    for right in rights:
        of_right = thing(two, right)
        others = own | stems_of(right.printed)
        shared = (of_left.company | of_left.whose) & (of_right.company | of_right.whose)
        if of_left.head == of_right.head and shared - others:
            return right
    return None


def _part(answer: AnswerProposal) -> str:
    if len(answer.about) < 2:
        return ""
    return "place" if answer.about[0] in _PLACES else answer.about[0]


def _plain(one: Told, two: Told) -> bool:
    return not {one.fact.standing, two.fact.standing} & {"judged", "predicted"}
