"""Pairs of facts that tell of one thing, and the answers in which they differ."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING, TypeAlias

from quiz.reading.across import values
from quiz.reading.across.likeness import Index, Rarity
from quiz.reading.across.pairs import Pair, Value
from quiz.reading.across.stems import stem, words_of
from quiz.reading.across.told import ENTITY
from quiz.reading.facts.counting import AGE

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from quiz.reading.across.told import Told
    from quiz.reading.across.values import Relation
    from quiz.reading.draft.model import AnswerProposal

_Item: TypeAlias = "tuple[Value, dict[str, float]]"
_Fits: TypeAlias = "Callable[[Value, Value, Sequence[str]], bool]"
_FIGURES = 0.18
_TIMES = 0.12
_DAYS = 0.4
_SAME_PART = 0.16
_TELLS = 0.3
"""How alike two contexts must be: of figures, of dates, of days of the week, of accounts in which others play
the same part in one event, and of accounts that only share a good deal."""
_SHARES = frozenset({"percent", "percentage points", "dollars", "euros", "pounds"})
"""Units of so many things that sharing one tells little."""
_COUNTED = 1.5
"""What a figure counts weighs so much more than what stands near it."""
_FIELDS = ("person", "organisation", "place", "term")
_AGAIN = re.compile(r"\b(?:again|once more|another)\b", re.IGNORECASE)
_SORT = {
    "person": "who", "organisation": "who", "role": "who", "place": "where", "term": "what", "date": "when",
    "duration": "when",
}  # fmt: skip
"""Which answers of two accounts may be set side by side: who, where, what or when."""
_PLACES = frozenset({"in", "at", "near", "on", "from", "outside", "inside", "over"})
_TELLING = frozenset({"subject", "place"})
"""Parts that one event has once: who did it, and where."""
_APART, _NAMED = 0.25, 0.35
"""Answers in which accounts may differ are worth so much at least, names more."""
_BEST = 4
"""Looser accounts are kept for so many others of each fact."""


def figures(facts: Sequence[Told], rarity: Rarity) -> Iterator[Pair]:
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
            by_unit[unit].append((Value(one, answer, said(answer)), around))
    for unit in sorted(by_unit):
        yield from _differing(by_unit[unit], rarity, _FIGURES, _one_count)


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


def _differing(items: Sequence[_Item], rarity: Rarity, least: float, fits: _Fits) -> Iterator[Pair]:
    index = Index(items, rarity)
    for likeness, one, two in index.pairs(least, 1):
        first, second = index.items[one], index.items[two]
        common = index.common(one, two)
        if _beside(first.told, second.told) or not fits(first, second, common):
            continue
        relation = _relation(first, second)
        if relation is not None:
            yield Pair(likeness, first, second, relation, tuple(common))


def _relation(one: Value, two: Value) -> Relation | None:
    if one.answer is None or two.answer is None:
        return "conflict" if values.weekdays(one.value, two.value) else None
    if one.answer.type == "date":
        return values.dates(one.answer.value or "", two.answer.value or "")
    return values.numbers(one.answer, two.answer)


def _head(value: Value) -> str:
    """Return the stem of the word that an answer hangs from."""
    about = value.answer.about if value.answer is not None else ()
    return stem(about[1]) if len(about) > 1 else ""


def _one_count(one: Value, two: Value, common: Sequence[str]) -> bool:
    """Tell whether two figures are of one thing: they hang from the same word, or share names and words."""
    named = any(name.startswith(ENTITY) for name in common)
    if _is_age(one) or _is_age(two):
        return named and _is_age(one) and _is_age(two) and len(common) > 1
    if _head(one) and _head(one) == _head(two):
        return len(common) > 1
    shares = {one.answer.unit, two.answer.unit} if one.answer and two.answer else set()
    return named and len(common) > 2 and not shares & _SHARES


def _is_age(value: Value) -> bool:
    counts = value.answer.counts if value.answer is not None else None
    return counts is not None and counts.split()[0] == AGE


def _one_event(one: Value, two: Value, common: Sequence[str]) -> bool:
    """Tell whether two dates are of one event: they hang from the same word, and share another.

    A year in a name ("the Harbour Act of 2015") dates no event; what happened "again" is another one; and
    different articles must name somebody or something in common.
    """
    head = _head(one)
    if any(_AGAIN.search(value.told.fact.place.text) for value in (one, two)):
        return False
    apart = one.told.fact.place.source != two.told.fact.place.source
    if apart and not any(name.startswith(ENTITY) for name in common):
        return False
    in_name = any(
        value.answer is not None and value.answer.about[0] == "of" and value.answer.about[1][:1].isupper()
        for value in (one, two)
        if value.answer is not None and len(value.answer.about) > 1
    )
    return bool(head) and not in_name and head == _head(two) and any(name != head for name in common)


def _one_day(_: Value, __: Value, common: Sequence[str]) -> bool:
    return len(common) > 2 and any(name.startswith(ENTITY) for name in common)


def times(facts: Sequence[Told], rarity: Rarity) -> Iterator[Pair]:
    """Yield dates that are given for the same thing and differ."""
    dated: list[_Item] = [
        (Value(one, answer, " ".join(answer.printed.split())), one.around(answer))
        for one in facts
        for answer in one.fact.answers
        if answer.type == "date" and answer.value is not None
    ]
    yield from _differing(dated, rarity, _TIMES, _one_event)


def days(facts: Sequence[Told], rarity: Rarity) -> Iterator[Pair]:
    """Yield days of the week, without dates, of facts that share a good deal and differ in them."""
    named: list[_Item] = [
        (Value(one, None, one.fact.when.printed), dict(one.features))
        for one in facts
        if one.fact.when is not None and one.fact.when.edtf is None and "day" in one.fact.when.printed
    ]
    yield from _differing(named, rarity, _DAYS, _one_day)


def parts(index: Index[Told]) -> Iterator[Pair]:
    """Yield facts in which others do the same thing to the same, or the same happens elsewhere."""
    for likeness, one, two in index.pairs(_SAME_PART, 2):
        first, second = index.items[one], index.items[two]
        if _beside(first, second) or not _plain(first, second):
            continue
        for left in first.fact.answers:
            right = _counterpart(first, left, second)
            if right is not None:
                values_apart = Value(first, left, left.printed), Value(second, right, right.printed)
                yield Pair(likeness, *values_apart, "conflict", tuple(index.common(one, two)))
                break


def _counterpart(one: Told, left: AnswerProposal, two: Told) -> AnswerProposal | None:
    """Return the answer that plays, in another fact, the part that this one plays in its own.

    Both hang from the same verb or noun, and what else stands with it is the same at least in part: who
    killed Lee, and not whom somebody killed.
    """
    if left.type not in _FIELDS or len(left.about) < 2 or _part(left) not in _TELLING or _names(two, left):
        return None
    head, company = stem(left.about[1]), _company(left)
    for right in two.fact.answers:
        if (
            head
            and right.type == left.type
            and len(right.about) > 1
            and stem(right.about[1]) == head
            and _part(right) == _part(left)
            and company & _company(right)
            and not _names(one, right)
        ):
            return right
    return None


def _part(answer: AnswerProposal) -> str:
    return "place" if answer.about[0] in _PLACES else answer.about[0]


def _company(answer: AnswerProposal) -> set[str]:
    own = {word.stem for word in words_of(answer.printed)}
    return {stem(word) for word in answer.about[2:]} - own - {""}


def accounts(index: Index[Told]) -> Iterator[Pair]:
    """Yield accounts, of different articles, that share a good deal and name different persons or things."""
    kept: dict[str, int] = defaultdict(int)
    found = sorted(index.pairs(_TELLS, 3), key=lambda one: (-one[0], one[1:]))
    for likeness, one, two in found:
        first, second = index.items[one], index.items[two]
        common = index.common(one, two)
        if first.fact.place.source == second.fact.place.source:
            continue
        if not any(name.startswith(ENTITY) for name in common):
            continue
        if max(kept[first.fact.id], kept[second.fact.id]) >= _BEST:
            continue
        differ = _answers_apart(first, second)
        if differ is not None:
            kept[first.fact.id] += 1
            kept[second.fact.id] += 1
            yield Pair(likeness, *differ, "precision", tuple(common))


def _beside(one: Told, two: Told) -> bool:
    """Tell whether two facts stand in one paragraph, where a story goes on rather than differs."""
    first, second = one.fact.place, two.fact.place
    return (first.source, first.paragraph) == (second.source, second.paragraph)


def _plain(one: Told, two: Told) -> bool:
    return not {one.fact.standing, two.fact.standing} & {"judged", "predicted"}


def _answers_apart(one: Told, two: Told) -> tuple[Value, Value] | None:
    """Return the best answers of one sort that each fact gives and the other does not name.

    Answers of different sorts are no two values of one thing.
    """
    first = [answer for answer in one.fact.answers if answer.worth >= _APART and not _names(two, answer)]
    second = [answer for answer in two.fact.answers if answer.worth >= _APART and not _names(one, answer)]
    both = [
        (left, right)
        for left in first
        for right in second
        if _sort(left) and _sort(left) == _sort(right) and (left.type == "term" or left.worth >= _NAMED)
    ]
    if not both:
        return None
    left, right = both[0]
    return Value(one, left, left.printed), Value(two, right, right.printed)


def _sort(answer: AnswerProposal) -> str:
    """Return whether an answer says who, where, what or when; a country that acts is who."""
    if answer.type == "place" and answer.about[:1] in {("subject",), ("object",)}:
        return "who"
    return _SORT.get(answer.type, "")


def _names(told: Told, answer: AnswerProposal) -> bool:
    if answer.entity is not None:
        return ENTITY + told.entity(answer.entity) in told.features
    if any(other.value is not None and other.value == answer.value for other in told.fact.answers):
        return True
    return any(word.stem in told.features for word in words_of(answer.printed))
