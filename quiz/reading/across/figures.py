"""Figures that are given of the same thing and differ."""

from __future__ import annotations

from collections import defaultdict
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

from quiz.reading.across import values
from quiz.reading.across.likeness import Index
from quiz.reading.across.pairs import Pair, Value
from quiz.reading.across.stems import stem, words_of
from quiz.reading.across.things import agree, beside, inside, same_time, thing
from quiz.reading.across.told import ENTITY
from quiz.reading.facts.counting import AGE, FEW

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from quiz.reading.across.kin import Kin
    from quiz.reading.across.likeness import Rarity
    from quiz.reading.across.things import Thing
    from quiz.reading.across.told import Told
    from quiz.reading.draft.model import AnswerProposal

_Item: TypeAlias = "tuple[tuple[Value, Thing], dict[str, float]]"
_ALIKE = 0.1
_INSIDE = 0.35
_LISTED = 0.85
"""How alike what stands around two figures must be; in one article; and from where on they are of a list."""
_COUNTED = 1.5
"""What a figure counts weighs so much more than what stands near it."""
_SPAN = "@span"
_ANY = ("percent", "percentage points", "dollars", "euros", "pounds", "yen", "rupees", "shekels")
"""Units of so many things that sharing one tells nothing."""
_PAYS = ("cost", "pay", "price", "spend", "worth", "sum", "money", "total", "amount")
"""Words of so many sums that sharing one tells nothing."""
_WIDE = tuple(
    str.split(
        "people person man woman child student family member country state city town village house home "
        "game player point mile kilometre kilometer metre meter km m foot feet inch degree step question "
        "example book article page language group place case area number item unit voice word voter vote "
        "candidate"
    )
)
"""What so many sentences count that sharing it tells nothing."""
_FEW = 6
"""A noun is rarely counted where so many figures of all articles count it."""
_FACTOR = 4
"""Two figures of something rarely counted are of one size where neither is more times the other."""
_RARE = 0.2
"""How sure it is that two figures of something rarely counted, with nothing else in common, are of it."""


@lru_cache(maxsize=8)
def _stems(words: tuple[str, ...]) -> frozenset[str]:
    return frozenset(words) | {stem(word) for word in words}


def figures(facts: Sequence[Told], rarity: Rarity, kin: Kin) -> Iterator[Pair]:
    """Yield figures of one unit that are said of the same thing and differ."""
    by_unit: dict[str, list[_Item]] = defaultdict(list)
    for one in facts:
        for answer in one.fact.answers:
            unit = _unit(answer)
            if unit is None:
                continue
            around = one.around(answer)
            for word in words_of(answer.counts or ""):
                around[word.stem] = _COUNTED
            around.pop(unit, None)
            by_unit[unit].append(((Value(one, answer, said(answer)), thing(one, answer)), around))
    for unit in sorted(by_unit):
        yield from _of_unit(unit, by_unit[unit], rarity, kin)


def _unit(answer: AnswerProposal) -> str | None:
    if answer.type == "duration":
        return _SPAN
    if answer.type not in {"number", "term"} or answer.unit is None or values.reach(answer) is None:
        return None
    return stem(answer.unit) or answer.unit


def said(answer: AnswerProposal) -> str:
    """Return a value as it is shown beside others: with its bounds and unit."""
    bounds = "" if answer.bounds == "exact" else answer.bounds.replace("-", " ") + " "
    has_unit = answer.unit is not None and answer.unit.split()[0] not in answer.printed.lower()
    unit = (
        f" {answer.unit}" if has_unit and answer.unit not in {"dollars", "euros", "pounds", "percent"} else ""
    )
    return f"{bounds}{' '.join(answer.printed.split())}{unit}"


def _of_unit(unit: str, items: Sequence[_Item], rarity: Rarity, kin: Kin) -> Iterator[Pair]:
    index = Index(items, rarity)
    alike = {(one, two): likeness for likeness, one, two in index.pairs(_ALIKE, 1)}
    if _is_rare(unit, items):
        for two in range(len(items)):
            for one in range(two):
                alike.setdefault((one, two), _RARE)
    for (one, two), likeness in sorted(alike.items()):
        (first, of_first), (second, of_second) = index.items[one], index.items[two]
        if beside(first.told, second.told) or not agree(of_first, of_second):
            continue
        if first.answer is None or second.answer is None:
            continue
        relation = values.numbers(first.answer, second.answer)
        if relation is None or not _one_thing(
            unit, (first, of_first), (second, of_second), likeness, items, kin
        ):
            continue
        shared = [name for name in index.common(one, two) if name != unit]
        yield Pair(likeness, first, second, relation, tuple(shared), first.answer.unit)


def _one_thing(
    unit: str,
    one: tuple[Value, Thing],
    two: tuple[Value, Thing],
    likeness: float,
    items: Sequence[_Item],
    kin: Kin,
) -> bool:
    """Tell whether two figures of a unit, that nothing sets apart, are of one thing."""
    (first, of_first), (second, of_second) = one, two
    keys = (of_first.keys & of_second.keys) - {unit}
    head = _head(of_first, of_second)
    if _is_age(first) or _is_age(second):
        return _is_age(first) and _is_age(second) and bool(of_first.whose & of_second.whose)
    if inside(first, second):
        company = of_first.company | of_first.whose
        shared = company & (of_second.company | of_second.whose)
        return (
            _INSIDE <= likeness <= _LISTED
            and _one_size(first, second)
            and bool(head and shared - {unit})
            and len(keys) > 1
            and same_time(first.told, second.told, strict=True)
        )
    if not same_time(first.told, second.told, strict=False):
        return False
    if not kin(first.told.fact.place.source, second.told.fact.place.source):
        return bool(head and of_first.whose & of_second.whose) and len(keys) > 2
    if unit == _SPAN:
        return bool(head) and len(keys) > 1
    if unit in _stems(_ANY):
        of = of_first.counted & of_second.counted
        telling = {key for key in keys - _stems(_PAYS) if not key.startswith(ENTITY)}
        same_of = bool(of) or not (of_first.counted or of_second.counted)
        owned = bool(telling) and bool(of_first.whose & of_second.whose)
        return bool(head) and same_of and _one_size(first, second) and (len(telling) > 1 or owned)
    if head and len(keys) > 1:
        return True
    return _is_rare(unit, items) and _one_size(first, second) and _is_many(first) and _is_many(second)


def _head(one: Thing, two: Thing) -> str:
    """Return the word that one of two figures hangs from and that goes with the other as well, or nothing."""
    if one.head and one.head in two.company | {two.head}:
        return one.head
    return two.head if two.head in one.company else ""


def _is_age(value: Value) -> bool:
    counts = value.answer.counts if value.answer is not None else None
    return counts is not None and counts.split()[0] == AGE


def _is_rare(unit: str, items: Sequence[_Item]) -> bool:
    """Tell whether a noun is so rarely counted that articles on one subject mean the same by it.

    Each article gives two figures of it at most.
    """
    if unit == _SPAN or unit in _stems(_ANY) | _stems(_WIDE) or not 1 < len(items) <= _FEW:
        return False
    given: dict[str, set[str | None]] = defaultdict(set)
    for (value, _), _ in items:
        given[value.told.fact.place.source].add(value.answer.value if value.answer else None)
    return len(given) > 1 and all(len(one) < 3 for one in given.values())


def _is_many(value: Value) -> bool:
    """Tell whether a figure is more than a handful, which anything may count."""
    reach = values.reach(value.answer) if value.answer is not None else None
    return reach is not None and reach[0] > FEW


def _one_size(one: Value, two: Value) -> bool:
    if one.answer is None or two.answer is None:
        return False
    first, second = values.reach(one.answer), values.reach(two.answer)
    if first is None or second is None:
        return False
    low, high = sorted((first[0] or first[1], second[0] or second[1]))
    return low > 0 and high <= _FACTOR * low
