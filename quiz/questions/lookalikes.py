"""Names of different things that only a few letters part: no slip may lead from one to another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from quiz.questions.folding import compact

_SLIPS = 3
"""Names that are no further apart are alike."""
_HEAD = 7
_MOST = 24
_CROWD = 60
"""In larger groups of names that begin alike not every one is compared with every other."""

_Member = tuple[str, str, str]
"""An owner, a name of it folded, and the name."""


def find_lookalikes(names: Mapping[str, Sequence[str]]) -> dict[str, list[str]]:
    """Per owner, other owners' names that look like one of its own (at most 24, nearest first).

    Names are compared folded and only with names that hold the same digits; all within two letters of one
    another are found, and some within three. Symmetric deletion: two texts within two slips share what is
    left of their first letters after taking two away, so that only names in one bucket are compared. Where
    thousands begin alike, those that end alike, too, are compared, at last only neighbours in the alphabet.
    """
    buckets: dict[tuple[str, str], set[_Member]] = defaultdict(set)
    for owner, owned in names.items():
        for name in owned:
            folded = compact(name)
            if len(folded) < 4:
                continue
            digits = "".join(c for c in folded if c.isdigit())
            for rest in _shortened(folded[:_HEAD]):
                buckets[digits, rest].add((owner, folded, name))
    near: dict[str, dict[str, int]] = defaultdict(dict)
    for group in _distinct(buckets.values()):
        if len(group) <= _CROWD:
            _compare(group, near)
            continue
        tails: dict[str, set[_Member]] = defaultdict(set)
        for member in group:
            for rest in _shortened(member[1][-_HEAD:]):
                tails[rest].add(member)
        for part in _distinct(tails.values()):
            _compare(part, near)
    return {
        owner: [name for name, _ in sorted(found.items(), key=lambda item: (item[1], item[0]))][:_MOST]
        for owner, found in near.items()
    }


@lru_cache(maxsize=8_192)
def _shortened(letters: str) -> frozenset[str]:
    """Return the letters with up to two of them taken away, in every way."""
    once = {letters[:i] + letters[i + 1 :] for i in range(len(letters))}
    return frozenset({letters}) | once | {text[:i] + text[i + 1 :] for text in once for i in range(len(text))}


def _distinct(groups: Iterable[set[_Member]]) -> Iterator[list[_Member]]:
    """Yield each group of several members once, in the order of the alphabet."""
    seen: set[frozenset[_Member]] = set()
    for group in groups:
        if len(group) > 1 and (same := frozenset(group)) not in seen:
            seen.add(same)
            yield sorted(group, key=lambda member: (member[1], member))


def _compare(members: Sequence[_Member], near: dict[str, dict[str, int]]) -> None:
    from rapidfuzz.distance import OSA

    for i, (owner, folded, name) in enumerate(members):
        for other, other_folded, other_name in members[i + 1 : i + 1 + _CROWD]:
            if owner == other or folded == other_folded:
                continue
            distance = OSA.distance(folded, other_folded, score_cutoff=_SLIPS)
            if distance <= _SLIPS:
                near[owner][other_name] = min(distance, near[owner].get(other_name, distance))
                near[other][name] = min(distance, near[other].get(name, distance))
