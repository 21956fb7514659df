"""Values of one thing side by side: pairs of answers that differ, and groups of them."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quiz.reading.across.told import Told
    from quiz.reading.across.values import Relation
    from quiz.reading.draft.model import AnswerProposal

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
    for group, values in members.items():
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
                tuple(values[key] for key in sorted(values)),
                of[0].thing,
            )
        )
    return out
