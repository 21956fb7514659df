"""Names of different things that only a few letters part: no slip may lead from one to another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence

from quiz.questions.folding import compact

_SLIPS = 2
_PREFIX = 7
_MOST = 24


def find_lookalikes(names: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    """Per owner, other owners' names within two letters of one of its own (at most 24, nearest first).

    Names are compared folded and only with names that hold the same digits. Symmetric deletion: two texts
    within two slips share what is left of their first letters after taking two away, so that only names in
    one bucket are compared.
    """
    buckets: dict[tuple[str, str], set[tuple[str, str, str]]] = defaultdict(set)
    for owner, owned in names.items():
        for name in owned:
            folded = compact(name)
            if len(folded) < 4:
                continue
            digits = "".join(c for c in folded if c.isdigit())
            for rest in _shortened(folded[:_PREFIX]):
                buckets[digits, rest].add((owner, folded, name))
    near: dict[str, dict[str, int]] = defaultdict(dict)
    seen: set[tuple[str, str, str, str]] = set()
    for members in buckets.values():
        if len(members) > 1 and len({owner for owner, _, _ in members}) > 1:
            _compare(sorted(members), near, seen)
    return {
        owner: [name for name, _ in sorted(found.items(), key=lambda item: (item[1], item[0]))][:_MOST]
        for owner, found in near.items()
    }


def _shortened(prefix: str) -> set[str]:
    """Return the prefix with up to two letters taken away, in every way."""
    once = {prefix[:i] + prefix[i + 1 :] for i in range(len(prefix))}
    return {prefix} | once | {text[:i] + text[i + 1 :] for text in once for i in range(len(text))}


def _compare(
    members: list[tuple[str, str, str]], near: dict[str, dict[str, int]], seen: set[tuple[str, str, str, str]]
) -> None:
    from rapidfuzz.distance import OSA

    for i, (owner, folded, name) in enumerate(members):
        for other, other_folded, other_name in members[i + 1 :]:
            pair = (owner, name, other, other_name)
            if owner == other or folded == other_folded or pair in seen:
                continue
            seen.add(pair)
            distance = OSA.distance(folded, other_folded, score_cutoff=_SLIPS + 1)
            if distance <= _SLIPS + 1:
                near[owner][other_name] = min(distance, near[owner].get(other_name, distance))
                near[other][name] = min(distance, near[other].get(name, distance))
