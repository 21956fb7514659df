"""Which mentions are one person's: full names, then surnames in the same article, then elsewhere."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, TypeAlias

from quiz.reading.entities.names import near, parts, undoubled

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from quiz.reading.entities.sightings import Sighting

Key: TypeAlias = tuple[str, ...]


def person_key(printed: str) -> Key:
    """Return a person's name as a key: parts without particles, middle initials and doubled letters."""
    return tuple(undoubled(one) for one in parts(printed))


def group_people(found: Sequence[Sighting]) -> dict[Key, list[Sighting]]:
    """Return the mentions of each person, by the key of the fullest name.

    A shorter name belongs to a longer one that it begins, ends or both (Ann Holm, Ann Maria Holm) where the
    same article has exactly one such, or else where all articles together have exactly one. A first name
    alone counts only inside its article. A surname that two people share in one article is nobody's: it stays
    by itself.
    """
    by_source: dict[str, dict[Key, list[Sighting]]] = defaultdict(lambda: defaultdict(list))
    for one in found:
        key = person_key(one.printed)
        if key:
            by_source[one.source][key].append(one)
    often: dict[Key, int] = defaultdict(int)
    for keys in by_source.values():
        for key, mentions in keys.items():
            often[key] += len(mentions)
    everywhere = _Longer(often, slips=False)
    groups: dict[Key, list[Sighting]] = defaultdict(list)
    for keys in by_source.values():
        here = _Longer({key: len(mentions) for key, mentions in keys.items()}, slips=True)
        for key, mentions in keys.items():
            groups[_fullest(key, here, everywhere)].extend(mentions)
    return dict(groups)


def _fullest(key: Key, here: _Longer, everywhere: _Longer) -> Key:
    for _ in range(4):
        inside = here.of(key, first=True)
        if len(inside) > 1:
            return key
        wider = inside or everywhere.of(key, first=False)
        if len(wider) != 1:
            return key
        key = next(iter(wider))
    return key


class _Longer:
    """Full names by what they begin and end with, so that the longer forms of a name are found at once."""

    def __init__(self, often: Mapping[Key, int], *, slips: bool) -> None:
        self._slips = slips
        self._often = often
        self._ends: dict[str, set[Key]] = defaultdict(set)
        self._begins: dict[str, set[Key]] = defaultdict(set)
        self._top: dict[tuple[Key, bool], frozenset[Key]] = {}
        for key in sorted(often):
            if len(key) > 1:
                self._ends[key[-1]].add(key)
                self._begins[key[0]].add(key)

    def of(self, key: Key, *, first: bool) -> frozenset[Key]:
        """Return the longer names that a name is short for; ``first``: also by its first name alone."""
        known = self._top.get((key, first))
        if known is None:
            known = self._top[key, first] = self._find(key, first=first)
        return known

    def _find(self, key: Key, *, first: bool) -> frozenset[Key]:
        size = len(key)
        longer = {one for one in self._ends.get(key[-1], ()) if len(one) > size and one[-size:] == key}
        if size > 1:
            longer |= {
                one for one in self._ends.get(key[-1], ()) if len(one) > size and one[: size - 1] == key[:-1]
            }
        if not longer and first and size == 1:
            longer = {one for one in self._begins.get(key[0], ()) if len(one) > size and one[:size] == key}
        # Forms of one person, one inside the other, are one candidate: the fullest of them.
        top = (
            one
            for one in longer
            if not any(
                len(other) > len(one)
                and other[-1] == one[-1]
                and (other[0] == one[0] or other[-len(one) :] == one)
                for other in longer
            )
        )
        return self._spelled_once(top)

    def _spelled_once(self, names: Iterable[Key]) -> frozenset[Key]:
        """Return names without other spellings of a more frequent one.

        Where one name stands there twice or more, and three times as often as any other, it is the one that a
        surname alone means: newspapers repeat the full name of the lesser one.
        """
        kept: list[Key] = []
        for one in sorted(names, key=lambda name: (-self._often[name], name)):
            spelled = any(len(one) == len(two) and all(map(near, one, two)) for two in kept)
            # Inside one article a spelling that comes again is another person's: Mario beside Maria.
            if not spelled or (self._slips and self._often[one] > 1):
                kept.append(one)
        if len(kept) > 1 and self._often[kept[0]] >= max(2, 3 * self._often[kept[1]]):
            kept = kept[:1]
        return frozenset(kept)
