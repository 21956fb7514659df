"""Which articles tell of the same: those that name the same persons, places and things about as often."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from quiz.reading.facts.people import Cast

_ALIKE = 0.25
"""The cosine of how often they name what, by square roots, so that one name alone decides nothing."""
_SHARED = 3
"""So many names two articles must share, unless one of them hardly names more than twice as many."""
_KNOWN = 16_384
"""Pairs of articles that are remembered at a time."""


class Kin:
    """How alike the articles of a cast are in what they name."""

    def __init__(self, cast: Cast, same: Mapping[str, str]) -> None:
        self._named: dict[str, Counter[str]] = defaultdict(Counter)
        for (source, _), spans in cast.spans.items():
            self._named[source].update(same.get(slug, slug) for _, _, slug in spans)
        self._known: dict[tuple[str, str], bool] = {}

    def __call__(self, one: str, two: str) -> bool:
        """Tell whether two articles, by source, tell of the same; an article does so with itself."""
        key = (min(one, two), max(one, two))
        if key not in self._known:
            if len(self._known) >= _KNOWN:
                self._known.clear()  # of many articles there are too many pairs to remember
            self._known[key] = one == two or self._alike(one, two)
        return self._known[key]

    def _alike(self, one: str, two: str) -> bool:
        first, second = self._named.get(one, Counter()), self._named.get(two, Counter())
        shared = sorted(set(first) & set(second))
        if not shared or len(shared) < min(_SHARED, min(len(first), len(second)) // 2):
            return False
        common = math.fsum(math.sqrt(first[name] * second[name]) for name in shared)
        return common / math.sqrt(first.total() * second.total()) >= _ALIKE
