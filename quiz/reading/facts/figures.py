"""Figures in running text: how many, how much, for how long; with bounds, never the vague ones.

"Dozens", "several", "a few" are no figures, nor are "first", the parts of names ("F-16", "Resolution
2216"), the marks of notes, lists and pages, or a bare "one".
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import lru_cache
from typing import Literal

from quiz.reading.facts.marks import marks_in

Bounds = Literal["exact", "about", "at-least", "at-most", "more-than", "less-than"]
Sort = Literal["count", "percent", "money", "duration"]

_SMALL = {
    "zero": 0, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "thirteen": 13, "fourteen": 14, "fifteen": 15,
    "sixteen": 16, "seventeen": 17, "eighteen": 18, "nineteen": 19, "twenty": 20, "thirty": 30, "forty": 40,
    "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90,
}  # fmt: skip
_SCALES = {"hundred": 100, "thousand": 1000, "million": 10**6, "billion": 10**9, "trillion": 10**12}
_SHORT = {"k": 1000, "m": 10**6, "mn": 10**6, "bn": 10**9, "tn": 10**12}
_WORDS = "|".join(sorted(_SMALL, key=lambda word: -len(word)))
_SCALE = "|".join(_SCALES)
_SPELT = (
    rf"(?:(?:a|{_WORDS})(?=[\s-](?:{_SCALE})\b)|{_WORDS})(?:[\s-](?:and\s+)?(?:{_WORDS}|{_SCALE})\b){{0,8}}"
)
_DIGITS = r"(?:\d{1,3}(?:,\d{3}){1,5}|\d{1,15})(?:\.\d{1,6})?"
_NUMBER = (
    rf"(?:{_DIGITS}(?:\s?(?:{_SCALE})\b|(?:k|mn?|bn|tn)\b)?|{_SPELT}|"
    r"half\s+a\s+(?:million|billion)|a\s+dozen)"
)
_CURRENCY = r"(?:(?:US|A|C|NZ|HK|S)?\$|€|£|¥|₹|₪|USD\s?|EUR\s?|GBP\s?)"
_CURRENCIES = {
    "$": "dollars", "US$": "dollars", "USD": "dollars", "€": "euros", "EUR": "euros", "£": "pounds",
    "GBP": "pounds", "¥": "yen", "₹": "rupees", "₪": "shekels",
}  # fmt: skip
_COINS = (
    r"(?:(?:US|American|Canadian|Australian|Hong\s+Kong)\s+)?(?:dollars?|euros?|pounds?(?:\s+sterling)?|yen|yuan|"
    r"rupees?|rials?|riyals?|dinars?|lira|francs?|shekels?|roubles?|rubles?|pesos?|kron(?:or|er)|cents?)"
)
_TIMES = r"(?:second|minute|hour|day|week|month|year|decade|century|centurie)s?"
_BEFORE = re.compile(
    r"(?:(?P<atleast>at\s+least|no\s+(?:fewer|less)\s+than|not\s+(?:fewer|less)\s+than|a\s+minimum\s+of)"
    r"|(?P<atmost>at\s+most|no\s+more\s+than|not\s+more\s+than|up\s+to|as\s+many\s+as|as\s+much\s+as|a\s+maximum\s+of)"
    r"|(?P<more>(?:far\s+|well\s+|slightly\s+)?(?:more|greater|higher|longer)\s+than|(?:just\s+|well\s+)?over|"
    r"(?:well\s+)?above|in\s+excess\s+of|upwards?\s+of|exceeding)"
    r"|(?P<less>(?:fewer|less|lower|shorter)\s+than|(?:just\s+|well\s+)?under|(?:just\s+)?below|nearly|almost|"
    r"not\s+quite|the\s+best\s+part\s+of|the\s+better\s+part\s+of|close\s+to)"
    r"|(?P<about>about|around|approximately|roughly|some|an\s+estimated|estimated|circa|something\s+like|~))"
    r"\s*(?:the\s+|a\s+total\s+of\s+|another\s+|an\s+additional\s+)?$",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"\s*(?:\+(?!\d)|(?P<atleast>or\s+more\b|at\s+least\b|and\s+counting\b)|(?P<about>or\s+so\b|-odd\b)"
    r"|(?P<atmost>or\s+(?:fewer|less)\b|at\s+most\b))",
    re.IGNORECASE,
)
_BOUNDS: dict[str, Bounds] = {
    "atleast": "at-least", "atmost": "at-most", "more": "more-than", "less": "less-than", "about": "about",
}  # fmt: skip
_PATTERN = re.compile(
    rf"(?<![\w.,/#§:’'”-])(?P<lead>{_CURRENCY})?(?P<low>{_NUMBER})"
    rf"(?:\s?[-–—]\s?(?:{_CURRENCY})?(?P<high>{_NUMBER})|\s+(?:to|and)\s+(?:{_CURRENCY})?(?P<to>{_NUMBER}))?"
    rf"(?:(?P<percent>\s?%|[\s-](?:percent|per\s+cent|percentage\s+points?)\b)"
    rf"|\s+(?P<coin>{_COINS})(?!\w)|(?P<gap>[\s-])(?P<time>{_TIMES})(?!\w))?(?![\w/]|[.,:]\d|[-–](?:\d|[A-Za-z]{{1,2}}\b))",
    re.IGNORECASE,
)
_ISO = {
    "second": "T{}S",
    "minute": "T{}M",
    "hour": "T{}H",
    "day": "{}D",
    "week": "{}W",
    "month": "{}M",
    "year": "{}Y",
}
_CODE = re.compile(r"\d{8,}")
"""So many digits without a separator are a telephone number or a key."""
_LONGEST = 18
"""Digits; no figure of an article has more."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure as printed: offsets, digits, and the unit where the figure itself carries one.

    ``value`` is digits, or an ISO 8601 duration; ``high`` the upper end of a range. ``lead`` is where the
    words begin that bound it, at the figure's own start where none do.
    """

    start: int
    end: int
    printed: str
    sort: Sort
    value: str
    high: str | None = None
    unit: str | None = None
    bounds: Bounds = "exact"
    lead: int = 0


@lru_cache(maxsize=8)  # of a sentence it is asked twice
def read_figures(text: str) -> tuple[Figure, ...]:
    """Return the figures of a text in order. Never raises; the same text gives the same."""
    out: list[Figure] = []
    marks = marks_in(text) if any(map(str.isdigit, text)) else []
    at = 0
    while (found := _PATTERN.search(text, at)) is not None:
        at = max(found.end(), found.start() + 1)
        figure, at = _figure(text, found, at)
        if figure is not None and not any(start < figure.end and figure.start < end for start, end in marks):
            out.append(figure)
    return tuple(out)


def _figure(text: str, found: re.Match[str], at: int) -> tuple[Figure | None, int]:
    if _CODE.fullmatch(found["low"]):
        return None, at
    low = number(found["low"])
    second = found["high"] or found["to"]
    high = number(second) if second else None
    end = found.end()
    if low is None:
        return None, at
    start = found.start()
    if high is not None and found["to"]:
        before = text[max(0, start - 12) : start].lower().rstrip()
        joined = re.match(r"\s+and\s", text[found.end("low") :])
        if joined and not before.endswith("between"):
            return _first_of_two(text, found)
        if not joined and not before.endswith("from") and high <= low:
            return _first_of_two(text, found)
    if high is not None and high <= low:
        second_small = found["high"] is not None
        if second_small:
            return None, at  # a score, a code: 3-2, 10-4
        high = None
    unit, sort = _unit(found)
    if sort == "duration":
        return _duration(text, found, low, high), at
    bounds, lead = _bounds(text, start, end)
    printed = text[start:end]
    return (
        Figure(
            start, end, printed, sort, digits(low), None if high is None else digits(high), unit, bounds, lead
        ),
        at,
    )


def _first_of_two(text: str, found: re.Match[str]) -> tuple[Figure | None, int]:
    """Read only the first of two numbers that are no range: "25 and 3,000"."""
    alone = _PATTERN.fullmatch(text, found.start(), found.end("low"))
    if alone is None or alone["to"] or alone["high"]:
        return None, found.end("low")
    return _figure(text, alone, found.end("low"))


def _unit(found: re.Match[str]) -> tuple[str | None, Sort]:
    if found["percent"]:
        return ("percentage points" if "point" in found["percent"] else "percent"), "percent"
    if found["coin"]:
        coin = " ".join(found["coin"].split())
        return (coin if coin.endswith(("s", "yen", "yuan", "lira", "or", "er")) else coin + "s"), "money"
    if found["lead"]:
        return _CURRENCIES.get(found["lead"].strip().upper(), found["lead"].strip()), "money"
    return None, ("duration" if found["time"] else "count")


def _duration(text: str, found: re.Match[str], low: Decimal, high: Decimal | None) -> Figure | None:
    value = duration(low, found["time"])
    if value is None:
        return None
    upper = None if high is None else duration(high, found["time"])
    bounds, lead = _bounds(text, found.start(), found.end())
    return Figure(found.start(), found.end(), found[0], "duration", value, upper, None, bounds, lead)


def duration(count: Decimal, unit: str) -> str | None:
    """Return an ISO 8601 duration for so many of a unit; None for what it cannot say in whole units."""
    name = unit.lower().removesuffix("s")
    if name in {"decade", "centurie", "century"}:
        count, name = count * (10 if name == "decade" else 100), "year"
    if count != count.to_integral_value():
        halves = count * 2
        if name not in {"year", "hour", "day"} or halves != halves.to_integral_value():
            return None
        count, name = {
            "year": (count * 12, "month"),
            "hour": (count * 60, "minute"),
            "day": (count * 24, "hour"),
        }[name]
    return "P" + _ISO[name].format(int(count)) if count > 0 else None


def _bounds(text: str, start: int, end: int) -> tuple[Bounds, int]:
    window = max(0, start - 40)
    before = _BEFORE.search(text[window:start])
    if before is not None and (before.start() == 0 or not text[window + before.start() - 1].isalnum()):
        kind = next(name for name, words in before.groupdict().items() if words)
        return _BOUNDS[kind], window + before.start()
    after = _AFTER.match(text, end)
    if after is not None:
        kind = next((name for name, words in after.groupdict().items() if words), "atleast")
        return _BOUNDS[kind], start
    return "exact", start


def digits(value: Decimal) -> str:
    """Return a number as the dossier writes it: digits without separators."""
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text


def number(printed: str) -> Decimal | None:
    """Return the value of a number in digits, in words, or in both ("2.3 million"); None where it is none."""
    text = re.sub(r"[\s-]+", " ", printed.lower()).strip()
    if text == "a dozen":
        return Decimal(12)
    if text.startswith("half a "):
        return Decimal(_SCALES[text[7:]]) / 2
    mixed = re.fullmatch(r"([\d,]+(?:\.\d+)?) ?([a-z]*)", text)
    if mixed is not None:
        plain = mixed[1].replace(",", "")
        if not plain or len(plain) > _LONGEST:
            return None
        scale = _SCALES.get(mixed[2]) or _SHORT.get(mixed[2]) or 1
        return Decimal(plain) * scale
    return _spelt(text.split())


def _spelt(words: list[str]) -> Decimal | None:
    """Add up a number in words: "two hundred and fifty thousand"."""
    total = part = 0
    for word in words:
        if word in _SMALL:
            small = _SMALL[word]
            if part % 100 and not (part % 100 >= 20 and part % 10 == 0 and small < 10):
                return None  # "twenty thirty" is no number
            part += small
        elif word == "a":
            part += 1
        elif word == "hundred":
            part = (part or 1) * 100
        elif word in _SCALES:
            total += (part or 1) * _SCALES[word]
            part = 0
        elif word != "and":
            return None
    value = total + part
    return Decimal(value) if len(str(value)) <= _LONGEST else None
