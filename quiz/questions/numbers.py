"""Figures as people type them: ``3,500``, ``3 500``, ``about 3.5 thousand``, ``thirty-one rockets``.

No package for numbers in words is used: those tried read far more than an answer may hold (fractions,
ordinals, whole sentences) and so accept what is wrong.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from quiz.questions.folding import words

_SMALL = {
    name: value
    for value, name in enumerate(
        str.split(
            "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen "
            "fifteen sixteen seventeen eighteen nineteen"
        )
    )
}
_TENS = {
    name: value * 10
    for value, name in enumerate(str.split("twenty thirty forty fifty sixty seventy eighty ninety"), 2)
} | {"fourty": 40}
_SCALES = {
    "hundred": 100, "hundreds": 100, "dozen": 12, "dozens": 12, "score": 20,
    "thousand": 1000, "thousands": 1000, "k": 1000,
    "million": 10**6, "millions": 10**6, "mn": 10**6,
    "billion": 10**9, "billions": 10**9, "bn": 10**9, "trillion": 10**12,
}  # fmt: skip
_BOUNDS = frozenset(
    str.split(
        "about around roughly approximately approx ca circa some nearly almost over under above below "
        "at least most more less fewer than up to exactly or so estimated an the a of just only"
    )
)
_LOWER = frozenset({"over", "above", "more", "least"})
_UPPER = frozenset({"under", "below", "less", "fewer", "most", "up"})
_DIGITS = r"\d{1,3}(?:[,.\u2009\u202f\u00a0 '’]\d{3})+(?:[.,]\d+)?|\d+(?:[.,]\d+)?"
_FIGURE = re.compile(rf"(?P<minus>(?<![\w.,])[-−])?(?P<digits>{_DIGITS})")
_GROUPED = re.compile(r"\d{1,3}(?:([,. '’\u2009\u202f\u00a0])\d{3})(?:\1\d{3})*")
_LONGEST = 200

_SAME_UNIT = {
    "km": "kilometre", "kms": "kilometre", "kilometer": "kilometre", "m": "metre", "meter": "metre",
    "percent": "percent", "pct": "percent", "percentage": "percent", "mile": "mile", "mi": "mile",
    "usd": "dollar", "hr": "hour", "hrs": "hour", "h": "hour", "min": "minute", "mins": "minute",
    "sec": "second", "secs": "second", "yr": "year", "yrs": "year", "kg": "kilogram", "kilo": "kilogram",
    "tonne": "ton", "people": "person", "men": "man", "women": "woman", "children": "child", "lives": "life",
}  # fmt: skip
_UNITS_KNOWN = frozenset(_SAME_UNIT.values()) | frozenset(
    str.split("day week month year decade century dollar euro pound kilometre metre barrel")
)


_SIGNS = {"%": " percent ", "‰": " permille ", "$": " dollar ", "€": " euro ", "£": " pound "}
_PER_CENT = re.compile(r"\bper cent\b", re.IGNORECASE)
_MINUS = re.compile(r"\bminus (?=\d)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure as typed: the values it may stand for, and the words beside it, singular and folded.

    ``3.500`` may be three and a half or three thousand five hundred: both are in ``values``. ``bound`` tells
    whether the words make it the least or the most that is meant.
    """

    values: frozenset[Decimal]
    rest: tuple[str, ...]
    bound: Literal["lower", "upper"] | None = None


def parse_figure(text: str) -> Figure | None:
    """Read one figure, or return None where the text holds none, or more than one."""
    text = _MINUS.sub("-", _spelled(text.strip()[:_LONGEST]))
    found = list(_FIGURE.finditer(text))
    if len(found) > 1:
        return None
    if found:
        return _from_digits(text, found[0])
    return _from_words(words(text))


def unit_words(text: str) -> frozenset[str]:
    """Return the words of a unit, or of a figure with its unit, as :class:`Figure` has them beside it."""
    return frozenset(singular(word) for word in words(_spelled(text)))


def _spelled(text: str) -> str:
    """Write signs of units as words: ``40 %`` as ``40 percent``."""
    for sign, word in _SIGNS.items():
        text = text.replace(sign, word)
    return _PER_CENT.sub("percent", text)


def in_words(number: int) -> str:
    """Return a whole number below a hundred in words: ``thirty-one``."""
    names = {value: name for name, value in (*_TENS.items(), *_SMALL.items()) if name != "fourty"}
    if number in names:
        return names[number]
    return f"{names[number - number % 10]}-{names[number % 10]}"


def singular(word: str) -> str:
    """Return a unit's word in one form: ``rockets`` and ``rocket``, ``km`` and ``kilometres`` agree."""
    word = _SAME_UNIT.get(word, word)
    if word.endswith("ies") and len(word) > 4:
        word = word[:-3] + "y"
    elif word.endswith(("sses", "shes", "ches", "xes")):
        word = word[:-2]
    elif word.endswith("s") and not word.endswith("ss") and len(word) > 2:
        word = word[:-1]
    return _SAME_UNIT.get(word, word)


def is_known_unit(word: str) -> bool:
    """Tell whether a word (made singular) measures something on its own: km, dollars, days."""
    return word in _UNITS_KNOWN


def _from_digits(text: str, found: re.Match[str]) -> Figure | None:
    values = _readings(found["digits"])
    if found["minus"]:
        values = {-value for value in values}
    before = words(text[: found.start()])
    after = list(words(text[found.end() :]))
    if _number_words(before):
        return None
    scale = 1
    while after and after[0] in _SCALES:
        scale *= _SCALES[after.pop(0)]
    if _number_words(after):
        return None
    rest = tuple(singular(w) for w in (*before, *after) if w not in _BOUNDS)
    return Figure(frozenset(value * scale for value in values), rest, _bound(before))


def _readings(digits: str) -> set[Decimal]:
    """Return what a string of digits and marks may mean."""
    out: set[Decimal] = set()
    if _GROUPED.fullmatch(digits):
        out.add(Decimal(re.sub(r"\D", "", digits)))
        if digits.count(".") == 1 and "," not in digits and " " not in digits:
            out.add(Decimal(digits) if re.fullmatch(r"\d+\.\d+", digits) else Decimal(0))
        return out
    mark = max(digits.rfind("."), digits.rfind(","))
    if mark < 0:
        return {Decimal(re.sub(r"\D", "", digits))}
    whole, part = re.sub(r"\D", "", digits[:mark]), digits[mark + 1 :]
    return {Decimal(f"{whole}.{part}")}


def _number_words(found: tuple[str, ...] | list[str]) -> bool:
    return any(w in _SMALL or w in _TENS or w in {"hundred", "thousand", "million", "billion"} for w in found)


def _from_words(found: tuple[str, ...]) -> Figure | None:
    """Read a number in words; None where there is none, or where the words do not make one number."""
    rest: list[str] = []
    number: list[str] = []
    ended = False
    for i, word in enumerate(found):
        joins = word == "and" and number and not ended and i + 1 < len(found) and _is_number(found[i + 1])
        single = word == "a" and i + 1 < len(found) and found[i + 1] in _SCALES
        if _is_number(word) or joins or single:
            if ended:
                return None
            number.append(word)
        else:
            ended = ended or bool(number)
            if word not in _BOUNDS:
                rest.append(singular(word))
    value = _value(number)
    before = found[: found.index(number[0])] if number else ()
    return None if value is None else Figure(frozenset({Decimal(value)}), tuple(rest), _bound(before))


def _bound(before: tuple[str, ...]) -> Literal["lower", "upper"] | None:
    if _UPPER & set(before):
        return "upper"
    return "lower" if _LOWER & set(before) else None


def _is_number(word: str) -> bool:
    return word in _SMALL or word in _TENS or (word in _SCALES and len(word) > 2)


def _value(number: list[str]) -> int | None:
    if not number or all(word in {"a", "and"} for word in number):
        return None
    total, current, last = 0, 0, ""
    for word in number:
        if word == "and":
            continue
        if word == "a":
            current += 1
        elif word in _SMALL:
            if last in _SMALL or (last in _TENS and not 0 < _SMALL[word] < 10):
                return None
            current += _SMALL[word]
        elif word in _TENS:
            if last in _SMALL or last in _TENS:
                return None
            current += _TENS[word]
        elif _SCALES[word] < 1000:
            current = max(current, 1) * _SCALES[word]
        else:
            total += max(current, 1) * _SCALES[word]
            current = 0
        last = word
    return total + current
