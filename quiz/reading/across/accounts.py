"""Pairs of facts that tell of one thing, and the answers in which they differ."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from quiz.reading.across import values
from quiz.reading.across.likeness import Index, Rarity
from quiz.reading.across.pairs import Pair, Value
from quiz.reading.across.stems import stem, words_of
from quiz.reading.across.told import ENTITY

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from quiz.reading.across.told import Told
    from quiz.reading.across.values import Relation
    from quiz.reading.draft.model import AnswerProposal

_FIGURES = 0.25
_TIMES = 0.3
_TELLS = 0.2
_INSIDE = 0.3
"""How alike two contexts must be: of figures, of times, of accounts, and of accounts of one article."""
_COUNTED = 1.5
"""What a figure counts weighs so much more than what stands near it."""
_FIELDS = ("person", "organisation", "place", "term")


def figures(facts: Sequence[Told], rarity: Rarity) -> Iterator[Pair]:
    """Yield figures of one unit that are said of the same thing and differ."""
    by_unit: dict[str, list[tuple[Value, dict[str, float]]]] = defaultdict(list)
    for one in facts:
        for answer in one.fact.answers:
            unit = _unit(answer)
            if unit is None:
                continue
            around = one.around(answer)
            for word in words_of(answer.counts or ""):
                around[word.stem] = _COUNTED
            around.pop(unit, None)
            by_unit[unit].append((Value(one, answer, said(answer)), around))
    for unit in sorted(by_unit):
        yield from _differing(by_unit[unit], rarity, _FIGURES)


def _unit(answer: AnswerProposal) -> str | None:
    if answer.type == "duration":
        return "@span"
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


def _differing(
    items: Sequence[tuple[Value, dict[str, float]]], rarity: Rarity, least: float
) -> Iterator[Pair]:
    index = Index(items, rarity)
    for likeness, one, two in index.pairs(least):
        first, second = index.items[one], index.items[two]
        if first.told.fact.id == second.told.fact.id:
            continue
        relation = _relation(first, second)
        if relation is not None:
            yield Pair(likeness, first, second, relation, tuple(index.common(one, two)))


def _relation(one: Value, two: Value) -> Relation | None:
    if one.answer is None or two.answer is None:
        return "conflict" if values.weekdays(one.value, two.value) else None
    if one.answer.type == "date":
        if two.answer.type != "date":
            return None
        return values.dates(one.answer.value or "", two.answer.value or "")
    return values.numbers(one.answer, two.answer)


def times(facts: Sequence[Told], rarity: Rarity) -> Iterator[Pair]:
    """Yield dates, and days of the week, that are given for the same thing and differ."""
    dated: list[tuple[Value, dict[str, float]]] = []
    days: list[tuple[Value, dict[str, float]]] = []
    for one in facts:
        for answer in one.fact.answers:
            if answer.type == "date" and answer.value is not None:
                dated.append((Value(one, answer, " ".join(answer.printed.split())), one.around(answer)))
        when = one.fact.when
        if when is not None and "day" in when.printed:
            days.append((Value(one, None, when.printed), dict(one.features)))
    yield from _differing(dated, rarity, _TIMES)
    yield from _differing(days, rarity, _TIMES)


def accounts(facts: Sequence[Told], rarity: Rarity) -> Iterator[Pair]:
    """Yield accounts of one thing that name different persons, places or things in it."""
    index = Index([(one, one.features) for one in facts], rarity)
    for likeness, one, two in index.pairs(_TELLS, 3):
        first, second = index.items[one], index.items[two]
        if first.fact.place.source == second.fact.place.source and (
            likeness < _INSIDE or first.fact.place.paragraph == second.fact.place.paragraph
        ):
            continue
        common = index.common(one, two)
        if not any(name.startswith(ENTITY) for name in common) or "judged" in {
            first.fact.standing,
            second.fact.standing,
        }:
            continue
        differ = _answers_apart(first, second)
        if differ is not None:
            yield Pair(likeness, *differ, "precision", tuple(common))


def _answers_apart(one: Told, two: Told) -> tuple[Value, Value] | None:
    """Return the best answers of one sort that each fact gives and the other does not name."""
    for sort in _FIELDS:
        first = [answer for answer in one.fact.answers if answer.type == sort and not _names(two, answer)]
        second = [answer for answer in two.fact.answers if answer.type == sort and not _names(one, answer)]
        if first and second and min(first[0].worth, second[0].worth) >= (0.25 if sort == "term" else 0.35):
            return Value(one, first[0], first[0].printed), Value(two, second[0], second[0].printed)
    return None


def _names(told: Told, answer: AnswerProposal) -> bool:
    if answer.entity is not None:
        return ENTITY + answer.entity in told.features
    return any(word.stem in told.features for word in words_of(answer.printed))
