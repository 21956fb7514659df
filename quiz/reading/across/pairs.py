"""Values of one thing side by side: pairs of answers that differ, and groups of them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from quiz.reading.across import values

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quiz.reading.across.told import Told
    from quiz.reading.across.values import Relation
    from quiz.reading.draft.model import AnswerProposal

_NEAR = 0.75
"""Two figures are near where the lower is so much of the higher."""
_MOST = 6
"""Values of one conflict; more are seldom of one thing."""


@dataclass(frozen=True, slots=True)
class Value:
    """One value: the fact, the answer in it, and the value as it is shown."""

    told: Told
    answer: AnswerProposal | None
    value: str

    @property
    def key(self) -> tuple[str, int, int, int]:
        """Where it stands."""
        place = self.told.fact.place
        return place.source, place.paragraph, place.start, self.answer.start if self.answer else -1


@dataclass(frozen=True, slots=True)
class Pair:
    """Two values that differ: how alike what they are said of is, how they differ, and what they share.

    ``thing`` is what they count, as printed, where they do.
    """

    score: float
    one: Value
    two: Value
    relation: Relation
    shared: tuple[str, ...]
    thing: str | None = None


@dataclass(frozen=True, slots=True)
class Grouped:
    """Values of one thing, in the order of the articles."""

    score: float
    relation: Relation
    shared: tuple[str, ...]
    values: tuple[Value, ...]
    thing: str | None = None

    @property
    def varies(self) -> bool:
        """Whether an article gives far other values beside those of others: they are of several things."""
        given: dict[str, list[Value]] = defaultdict(list)
        for one in self.values:
            given[one.told.fact.place.source].append(one)
        return len(given) > 1 and any(
            _far(one, two) for of_one in given.values() for one, two in combinations(of_one, 2)
        )


def _far(one: Value, two: Value) -> bool:
    """Tell whether two values are not just two ways to put one."""
    if one.answer is None or two.answer is None:
        return one.value != two.value
    if one.answer.type == "date":
        return values.dates(one.answer.value or "", two.answer.value or "") in {"conflict", "slip"}
    first, second = values.reach(one.answer), values.reach(two.answer)
    if first is None or second is None:
        return one.answer.value != two.answer.value
    low, high = sorted((first[0] or first[1], second[0] or second[1]))
    return low < _NEAR * high


def grouped(pairs: Sequence[Pair]) -> list[Grouped]:
    """Join pairs that share a value, best first, as long as a group stays small."""
    group_of: dict[tuple[str, int, int, int], int] = {}
    members: dict[int, dict[tuple[str, int, int, int], Value]] = {}
    used: dict[int, list[Pair]] = defaultdict(list)
    ordered = sorted(pairs, key=lambda one: (-one.score, one.one.key, one.two.key))
    for number, pair in enumerate(ordered):
        keys = (pair.one.key, pair.two.key)
        groups = sorted({group_of[key] for key in keys if key in group_of})
        joined = {key: value for group in groups for key, value in members[group].items()}
        joined |= {pair.one.key: pair.one, pair.two.key: pair.two}
        if len(joined) > _MOST:
            continue
        target = groups[0] if groups else number
        for group in groups[1:]:
            members.pop(group)
            used[target] += used.pop(group)
        members[target] = joined
        used[target].append(pair)
        for key in joined:
            group_of[key] = target
    out = []
    for group, here in members.items():
        of = used[group]
        relations = {one.relation for one in of}
        relation: Relation = (
            "conflict" if "conflict" in relations else "slip" if "slip" in relations else "precision"
        )
        out.append(
            Grouped(
                max(one.score for one in of),
                relation,
                of[0].shared,
                tuple(here[key] for key in sorted(here)),
                of[0].thing,
            )
        )
    return out
