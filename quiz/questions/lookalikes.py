"""Names of different things that only a few letters part: no slip may lead from one to another."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import TypeAlias

from quiz.questions.folding import compact

_SLIPS = 3
"""Names that are no further apart are alike."""
_HEAD = 7
_MOST = 24
_CROWD = 60
"""In larger groups of names that begin alike not every one is compared with every other."""
_FEW = 100
_SHARE = 8
"""So many owners with other names than before, and no more than one in so many, need no new index."""

_Member: TypeAlias = tuple[str, str, str]
"""An owner, a name of it folded, and the name."""
_Key: TypeAlias = tuple[str, str]
"""The digits of a name, and what is left of its first letters."""
_Names: TypeAlias = Mapping[str, Sequence[str]]


class _Index:
    """The members by key, and what is near to each owner. It never changes, so that it may be shared."""

    def __init__(self, names: _Names) -> None:
        self.names = {owner: tuple(owned) for owner, owned in names.items()}
        self.groups = _grouped(_members(self.names))
        near: dict[str, dict[str, int]] = defaultdict(dict)
        for group in _distinct(self.groups.values()):
            if len(group) <= _CROWD:
                _compare(group, near)
                continue
            for part in _distinct(set(one) for one in _by_tail(group).values()):
                _compare(part, near)
        self.found = {owner: _nearest(found) for owner, found in near.items()}


_latest: dict[str, _Index] = {}
"""The index made last of each kind of names: a dossier is mostly built again with a few entries more."""


class Lookalikes:
    """Per owner, other owners' names that look like one of its own (at most 24, nearest first).

    Names are compared folded and only with names that hold the same digits; all within two letters of one
    another are found, and some within three. Symmetric deletion: two texts within two slips share what is
    left of their first letters after taking two away, so that only names in one group are compared. Where
    thousands begin alike, those that end alike, too, are compared, at last only neighbours in the alphabet.

    ``kind`` says which names these are, to be quicker with nearly the same ones again; what is found depends
    on ``names`` alone.
    """

    def __init__(self, names: _Names, kind: str) -> None:
        self._names = {owner: tuple(owned) for owner, owned in names.items()}
        self._found: dict[str, list[str]] = {}
        self._crowds: dict[_Key, dict[str, list[_Member]]] = {}
        """The members of large groups by how they end, as far as they were needed."""
        base = _latest.get(kind) or _Index({})
        changed = {
            owner
            for owner in self._names.keys() | base.names.keys()
            if self._names.get(owner) != base.names.get(owner)
        }
        if len(changed) > min(_FEW, len(self._names) // _SHARE):
            base, changed = _Index(self._names), set()
            _latest[kind] = base
        self._base = base
        self._more = _grouped(_members({one: self._names[one] for one in changed if one in self._names}))
        self._less = _grouped(_members({one: base.names[one] for one in changed if one in base.names}))

    def get(self, owner: str) -> list[str]:
        """Return the names that look like one of this owner's; none where it is unknown."""
        if owner not in self._found:
            self._found[owner] = self._alike(owner)
        return self._found[owner]

    def _alike(self, owner: str) -> list[str]:
        from rapidfuzz.distance import OSA

        own_names = list(_members({owner: self._names.get(owner, ())}))
        if not own_names:
            return []  # it may have had longer ones when the index was made
        keys = {key for own in own_names for key in _keys(own)}
        if keys.isdisjoint(self._more) and keys.isdisjoint(self._less):
            return self._base.found.get(owner, [])
        near: dict[str, int] = {}
        for own in own_names:
            for _, folded, name in {one for key in _keys(own) for one in self._compared(own, key)}:
                distance = OSA.distance(own[1], folded, score_cutoff=_SLIPS)
                if distance <= _SLIPS:
                    near[name] = min(distance, near.get(name, distance))
        return _nearest(near)

    def _compared(self, own: _Member, key: _Key) -> Iterator[_Member]:
        """Yield the members of a group with which one of them is compared."""
        group = self._base.groups.get(key, set())
        if key in self._more or key in self._less:
            group = (group - self._less.get(key, set())) | self._more.get(key, set())
        found: Iterable[_Member] = group
        if len(group) > _CROWD:
            if key not in self._crowds:
                self._crowds[key] = _by_tail(group)
            tails = self._crowds[key]
            found = [one for rest in _shortened(own[1][-_HEAD:]) for one in _beside(own, tails[rest])]
        for one in found:
            if one[0] != own[0] and one[1] != own[1]:
                yield one


def _members(names: _Names) -> Iterator[_Member]:
    for owner, owned in names.items():
        for name in owned:
            folded = compact(name)
            if len(folded) >= 4:
                yield owner, folded, name


def _keys(member: _Member) -> Iterator[_Key]:
    digits = "".join(c for c in member[1] if c.isdigit())
    for rest in _shortened(member[1][:_HEAD]):
        yield digits, rest


def _grouped(members: Iterable[_Member]) -> dict[_Key, set[_Member]]:
    groups: dict[_Key, set[_Member]] = defaultdict(set)
    for member in members:
        for key in _keys(member):
            groups[key].add(member)
    return dict(groups)


def _by_tail(group: Iterable[_Member]) -> dict[str, list[_Member]]:
    """Return the members by what is left of their last letters, each list in the order of the alphabet."""
    tails: dict[str, list[_Member]] = defaultdict(list)
    for member in sorted(group, key=_alphabet):
        for rest in _shortened(member[1][-_HEAD:]):
            tails[rest].append(member)
    return dict(tails)


def _beside(own: _Member, members: list[_Member]) -> list[_Member]:
    """Return the neighbours of a member."""
    from bisect import bisect_left

    at = bisect_left(members, _alphabet(own), key=_alphabet)
    return members[max(0, at - _CROWD) : at + 1 + _CROWD]


def _alphabet(member: _Member) -> tuple[str, _Member]:
    return member[1], member


def _distinct(groups: Iterable[set[_Member]]) -> Iterator[list[_Member]]:
    """Yield each group of several members once, in the order of the alphabet."""
    seen: set[frozenset[_Member]] = set()
    for group in groups:
        if len(group) > 1 and (same := frozenset(group)) not in seen:
            seen.add(same)
            yield sorted(group, key=_alphabet)


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


def _nearest(near: Mapping[str, int]) -> list[str]:
    return sorted(near, key=lambda name: (near[name], name))[:_MOST]


@lru_cache(maxsize=8_192)
def _shortened(letters: str) -> frozenset[str]:
    """Return the letters with up to two of them taken away, in every way."""
    once = {letters[:i] + letters[i + 1 :] for i in range(len(letters))}
    return frozenset({letters}) | once | {text[:i] + text[i + 1 :] for text in once for i in range(len(text))}
