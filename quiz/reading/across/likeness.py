"""Which texts tell of the same: rare words and entities in common, found through an inverted index."""

from __future__ import annotations

import math
from collections import defaultdict
from typing import TYPE_CHECKING, Generic, TypeVar

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

T = TypeVar("T")
_COMMON = 40
"""A feature that so many texts share pairs none of them."""
_FLOOR = 0.05
_HALF = 2.0
"""Two texts that share this weight are half as alike as can be."""
_LEADING = 16
"""So many features of a text, the weightiest first, lead to others; the rest only weigh."""


class Rarity:
    """How rare each feature is among some texts: 1 where one of them has it, near 0 where all have."""

    def __init__(self, texts: Sequence[Mapping[str, float]]) -> None:
        self.df: dict[str, int] = defaultdict(int)
        for features in texts:
            for name in features:
                self.df[name] += 1
        self._total = len(texts) + 1

    def __getitem__(self, name: str) -> float:
        return math.log(self._total / max(1, self.df.get(name, 0))) / math.log(self._total + 1) + _FLOOR


class Index(Generic[T]):
    """Texts with weighted features. What two share, each weighed by its rarity, tells how alike they are.

    Pairs are found only through features that few texts share, so that the work grows with the number of
    texts and not with its square.
    """

    def __init__(self, items: Sequence[tuple[T, Mapping[str, float]]], rarity: Rarity) -> None:
        self.items = [item for item, _ in items]
        self._df = Rarity([features for _, features in items]).df
        self.weights = [
            {name: weight * rarity[name] for name, weight in sorted(features.items())}
            for _, features in items
        ]
        self._sizes = [math.fsum(weights.values()) or 1.0 for weights in self.weights]

    def pairs(self, least: float, shared: int = 2) -> Iterator[tuple[float, int, int]]:
        """Yield pairs at least so alike that share so many features: likeness and two indices, in order."""
        postings: dict[str, list[int]] = defaultdict(list)
        for number, weights in enumerate(self.weights):
            for name in self._leading(weights):
                postings[name].append(number)
        for number, weights in enumerate(self.weights):
            near: set[int] = set()
            for name in self._leading(weights):
                near.update(other for other in postings[name] if other > number)
            for other in sorted(near):
                value, common = self.likeness(number, other)
                if common >= shared and value >= least:
                    yield value, number, other

    def _leading(self, weights: Mapping[str, float]) -> list[str]:
        names = [name for name in weights if 1 < self._df[name] <= _COMMON]
        return sorted(names, key=lambda name: (-weights[name], name))[:_LEADING]

    def likeness(self, one: int, two: int) -> tuple[float, int]:
        """Return how alike two texts are, from 0 to 1, and how many features they share.

        Half of it is how much they share, half the share of the shorter one that is shared.
        """
        first, second = self.weights[one], self.weights[two]
        if len(second) < len(first):
            first, second = second, first
        common = [name for name in first if name in second]
        weight = math.fsum(min(first[name], second[name]) for name in common)
        short = min(self._sizes[one], self._sizes[two])
        return (weight / (weight + _HALF) + min(1.0, weight / short)) / 2, len(common)

    def common(self, one: int, two: int) -> list[str]:
        """Return what two texts share, the weightiest first."""
        first, second = self.weights[one], self.weights[two]
        names = [name for name in first if name in second]
        return sorted(names, key=lambda name: (-first[name] * second[name], name))
