"""Dates and days of the week that are given of the same event and differ."""

from __future__ import annotations

import re
from collections import defaultdict
from functools import lru_cache
from itertools import combinations
from typing import TYPE_CHECKING, TypeAlias

from quiz.dossier.dates import UNKNOWN_YEAR
from quiz.reading.across import values
from quiz.reading.across.likeness import Index
from quiz.reading.across.pairs import Pair, Value
from quiz.reading.across.stems import stem
from quiz.reading.across.things import agree, beside, inside, thing
from quiz.reading.across.told import ENTITY

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from quiz.reading.across.kin import Kin
    from quiz.reading.across.likeness import Rarity
    from quiz.reading.across.things import Thing
    from quiz.reading.across.told import Told

_Dated: TypeAlias = "tuple[Value, Thing]"
_ALIKE = 0.12
_INSIDE = 0.4
_WITHIN = 0.25
"""How alike what stands around two dates must be: across articles, in one article, where one date lies within
the other."""
_ON_DAYS = 0.4
"""How sure it is that what is told of one deed to one person is one event."""
_AGAIN = re.compile(r"\b(?:again|once more|another|every|each)\b", re.IGNORECASE)
_RECURS = tuple(
    str.split(
        "season election census edition budget report survey poll conference festival cup championship "
        "olympics games version model album film episode issue summit congress term tour study paper "
        "review debate interview speech visit rally race primary meeting talk trip match concert"
    )
)
"""What happens or appears again and again: another year means another one."""


@lru_cache(maxsize=1)
def _recurs() -> frozenset[str]:
    return frozenset(stem(word) for word in _RECURS)


def times(facts: Sequence[Told], rarity: Rarity, kin: Kin) -> Iterator[Pair]:
    """Yield dates that are given for the same event and differ."""
    index = Index(
        [
            ((Value(one, answer, " ".join(answer.printed.split())), thing(one, answer)), one.around(answer))
            for one in facts
            for answer in one.fact.answers
            if answer.type == "date"
            and answer.value is not None
            and not answer.value.startswith(UNKNOWN_YEAR)
        ],
        rarity,
    )
    given = _given(index.items)
    for likeness, one, two in index.pairs(_ALIKE, 1):
        (first, of_first), (second, of_second) = index.items[one], index.items[two]
        if beside(first.told, second.told) or first.answer is None or second.answer is None:
            continue
        if first.value.casefold() == second.value.casefold():  # "Monday", told in another week
            continue
        relation = values.dates(first.answer.value or "", second.answer.value or "")
        if relation is None or not agree(of_first, of_second):
            continue
        common = index.common(one, two)
        if _one_event((first, of_first), (second, of_second), common, likeness, given, kin) or (
            relation == "precision" and _one_time(first, second, common, likeness, kin)
        ):
            yield Pair(likeness, first, second, relation, tuple(common))


def _given(items: Sequence[_Dated]) -> Mapping[tuple[str, str], set[str]]:
    """Return the dates that each article gives with a word: more than one, and it happened more than once."""
    out: dict[tuple[str, str], set[str]] = defaultdict(set)
    for value, of in items:
        if of.head and value.answer is not None:
            out[value.told.fact.place.source, of.head].add(value.answer.value or "")
    return out


def _one_event(
    one: _Dated,
    two: _Dated,
    common: Sequence[str],
    likeness: float,
    given: Mapping[tuple[str, str], set[str]],
    kin: Kin,
) -> bool:
    """Tell whether two dates are of one event: they hang from the same word, and share its company.

    A year in a name ("the Harbour Act of 2015") dates no event; what happened "again", or comes every year,
    is another one; and different articles must name somebody or something in common.
    """
    (first, of_first), (second, of_second) = one, two
    head = of_first.head
    if not head or head != of_second.head or head in _recurs() or any(map(_is_name, (first, second))):
        return False
    if any(_AGAIN.search(value.told.fact.place.text) for value in (first, second)):
        return False
    company = (of_first.company | of_first.whose) & (of_second.company | of_second.whose)
    if inside(first, second):
        often = len(given[first.told.fact.place.source, head]) > 2
        return likeness >= _INSIDE and len(company) > 1 and not often
    if not any(name.startswith(ENTITY) for name in common):
        return False
    if kin(first.told.fact.place.source, second.told.fact.place.source):
        return bool(company or any(name != head for name in common))
    return bool(of_first.whose & of_second.whose) and len(company) > 1


def _one_time(one: Value, two: Value, common: Sequence[str], likeness: float, kin: Kin) -> bool:
    """Tell whether two dates, one within the other, are of one event told in other words."""
    return (
        not inside(one, two)
        and kin(one.told.fact.place.source, two.told.fact.place.source)
        and likeness >= _WITHIN
        and len(common) > 2
        and any(name.startswith(ENTITY) for name in common)
        and not any(map(_is_name, (one, two)))
    )


def _is_name(value: Value) -> bool:
    about = value.answer.about if value.answer is not None else ()
    return len(about) > 1 and about[0] == "of" and about[1][:1].isupper()


def days(facts: Sequence[Told], kin: Kin) -> Iterator[Pair]:
    """Yield days of the week that articles on one subject give to what somebody did or was done to.

    One of two is a date at most: two dates are compared as such.
    """
    by_deed: dict[tuple[str, str, str], list[Told]] = defaultdict(list)
    for one in facts:
        if one.fact.when is not None and "day" in one.fact.when.printed:
            for deed in sorted(_deeds(one)):
                by_deed[deed].append(one)
    seen = set()
    for deed in sorted(by_deed):
        for first, second in combinations(by_deed[deed], 2):
            sources = first.fact.place.source, second.fact.place.source
            values_apart = Value(first, None, _when(first)), Value(second, None, _when(second))
            key = tuple(value.key for value in values_apart)
            if (
                key in seen
                or sources[0] == sources[1]
                or not kin(*sources)
                or (first.fact.when and first.fact.when.edtf and second.fact.when and second.fact.when.edtf)
                or not values.weekdays(*(value.value for value in values_apart))
            ):
                continue
            seen.add(key)
            yield Pair(_ON_DAYS, *values_apart, "conflict", (deed[1], ENTITY + deed[2]))


def _when(told: Told) -> str:
    return told.fact.when.printed if told.fact.when is not None else ""


def _deeds(told: Told) -> set[tuple[str, str, str]]:
    """Return the part, the verb and the name of whoever acts or is acted on in a sentence."""
    return {
        (answer.about[0], head, told.entity(answer.entity))
        for answer in told.fact.answers
        if answer.entity is not None
        and answer.about[:1] in {("subject",), ("object",)}
        and (head := stem(answer.about[1]))
    }
