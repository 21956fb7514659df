"""Names that may be one: proposals for a person to confirm, and look-alikes that must stay two.

Candidates come from blocks (the skeleton of a surname, the words with one letter left out, the first and last
words of a longer name), so that thousands of names take no time that grows with their square.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal, TypeAlias

from quiz.reading.entities.lexicon import lexicon
from quiz.reading.entities.names import folded, initials, is_acronym, near, parts, plain, skeleton, slipped

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

Verdict: TypeAlias = Literal["maybe", "unlike"]
_PEOPLES = ("ian", "ese", "ean", "ish", "i")
_STATES = tuple([one] for one in str.split("republic kingdom state states federation emirate union"))
_WIDEST = 24
"""In a block of more names than that, each is compared only with so many that follow it in the alphabet."""


@dataclass(frozen=True, slots=True)
class Named:
    """A name to compare: its type, the articles it stands in and how often it does."""

    name: str
    type: str
    sources: frozenset[str]
    mentions: int


def alike(names: Sequence[Named]) -> dict[tuple[int, int], Verdict]:
    """Return what is to be asked of pairs of names, by their places in the list, the smaller one first."""
    out: dict[tuple[int, int], Verdict] = {}
    for one, two in _pairs(names):
        verdict = compare(names[one], names[two])
        if verdict is not None:
            out[one, two] = verdict
    return dict(sorted(out.items()))


def compare(one: Named, two: Named) -> Verdict | None:
    """Return whether two names may be one, must stay two, or are nothing to each other. Symmetric."""
    if (one.type == "person") != (two.type == "person"):
        return None
    if one.type == "person":
        return _people(one, two)
    return _things(one, two)


def _people(one: Named, two: Named) -> Verdict | None:
    first, second = sorted((parts(one.name), parts(two.name)), key=lambda some: (len(some), some))
    if not first or not second:
        return None
    last = near(first[-1], second[-1])
    slip = not last and slipped(first[-1], second[-1])
    if not last and not slip:
        same = skeleton(first[-1]) == skeleton(second[-1]) and len(skeleton(first[-1])) >= 3
        return "unlike" if same else None
    both = bool(one.sources & two.sources) and min(one.mentions, two.mentions) > 1
    if len(first) == 1:
        if slip:
            return "unlike" if both else "maybe"
        return "maybe"
    given = near(first[0], second[0]) or _initial(first[0], second[0])
    if given:
        return "unlike" if both and slip else "maybe"
    return "unlike" if last else None


def _initial(one: str, two: str) -> bool:
    return min(len(one), len(two)) == 1 and one[0] == two[0]


def _things(one: Named, two: Named) -> Verdict | None:
    first, second = sorted((plain(one.name), plain(two.name)), key=lambda some: (len(some.split()), some))
    small, large = first.split(), second.split()
    if not small or small == large or is_acronym(one.name) or is_acronym(two.name):
        return None
    if len(small) == len(large):
        apart = [(a, b) for a, b in zip(small, large, strict=True) if a != b]
        if all(near(a, b) for a, b in apart) or (len(small) > 2 and initials(first) == initials(second)):
            return "maybe"
        if len(apart) == 1 and slipped(*apart[0]):
            often = bool(one.sources & two.sources) and min(one.mentions, two.mentions) > 1
            return "unlike" if often else "maybe"
        return "unlike" if len(apart) == 1 and len(small) > 2 else None
    if not _stems(small) <= _stems(large) or one.type != two.type:
        return "unlike" if small[1:] == large[-len(small) + 1 :] and len(small) > 2 else None
    lists = lexicon()
    extra = sorted(_stems(large) - _stems(small))
    if one.type == "place" and len(small) == 1 and large[-1] == small[0] and set(extra) <= lists.directions:
        return "unlike"  # a part of a country is not the country
    slack = {
        *lists.demonyms,
        *lists.nouns,
        *lists.heads,
        *lists.directions,
        *lists.adjectives,
        "international",
        "great",
    }
    ends = small[0] == large[0] or small[-1] == large[-1]  # names that share neither end share no block
    if (len(small) > 1 and ends) or all(word in slack or word.endswith(_PEOPLES) for word in extra):
        return "maybe"
    if len(small) == 1 and large[-2:-1] == ["of"]:
        return "maybe" if large[:-2][-1:] in _STATES else None  # the Republic of Kirn
    return "unlike" if large[-1] == small[-1] else None


def _stems(words: Sequence[str]) -> set[str]:
    return {word.removesuffix("s") if len(word) > 4 else word for word in words}


def _pairs(names: Sequence[Named]) -> Iterator[tuple[int, int]]:
    """Yield the pairs worth comparing, each once."""
    blocks: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, name in enumerate(names):
        for key in block_keys(name):
            blocks[key].append(number)
    seen: set[tuple[int, int]] = set()
    for key in sorted(blocks):
        block = blocks[key]
        if len(block) > _WIDEST:
            block = sorted(block, key=lambda number: (folded(names[number].name), number))
        for at, one in enumerate(block):
            for two in block[at + 1 : at + 1 + _WIDEST]:
                pair = (min(one, two), max(one, two))
                if pair not in seen:
                    seen.add(pair)
                    yield pair


def block_keys(name: Named) -> tuple[tuple[str, ...], ...]:
    """Return the blocks that a name belongs to; two names that are compared share one."""
    if name.type == "person":
        some = parts(name.name)
        if not some:
            return ()
        last = some[-1]
        return (("person", skeleton(last)), *(("person", "~", one) for one in _without_a_letter(last)))
    words = plain(name.name).split()
    if not words:
        return ()
    keys: list[tuple[str, ...]] = [
        ("thing", skeleton(" ".join(words))),
        ("first", words[0]),
        ("last", words[-1]),
    ]
    if len(words) == 1:
        keys += [("thing", "~", one) for one in _without_a_letter(words[0])]
    return tuple(keys)


def _without_a_letter(word: str) -> list[str]:
    if len(word) < 4:
        return []
    return sorted({word, *(word[:at] + word[at + 1 :] for at in range(len(word)))})
