"""Options read as what they are: figures, dates, spans of time, or words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import inf

from quiz.questions.folding import fold
from quiz.questions.numbers import is_known_unit, parse_figure, singular
from quiz.questions.typed_dates import TypedDate, read_date, read_duration

_BOUND = (
    "about|around|some|nearly|almost|over|under|at least|at most|more than|less than|fewer than|up to|exactly"
)
_NUMBER = (
    "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|dozens?|hundreds?|thousands?|"
    r"\w+teen|(?:twen|thir|for|fif|six|seven|eigh|nine)ty"
)
_FIGURE_FIRST = re.compile(
    rf"(?:(?:{_BOUND}) )?(?:[$€£]?\d+(?![\da-z])|no (?=\w+s\b)|(?:{_NUMBER})\b)", re.IGNORECASE
)
_ORDINALS = {
    word: place
    for place, word in enumerate(
        str.split("first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth"), 1
    )
}
_VAGUE = {
    "dozens": (24, 99),
    "hundreds": (200, 999),
    "thousands": (2_000, 9_999),
    "tens of thousands": (20_000, 99_999),
    "hundreds of thousands": (200_000, 999_999),
    "millions": (2_000_000, 9_999_999),
}
"""What such words stand for beside one another."""
_RANGE = re.compile(r"^(?:between |from )?(\S+)\s?(?:–|-| to | and )\s?(\S+)(?=\s|$)")


@dataclass(frozen=True, slots=True)
class Value:
    """A figure, date or span: its sort in words, and the least and the most it may stand for."""

    sort: str
    least: float
    most: float

    def includes(self, other: Value) -> bool:
        """Tell whether whatever the other stands for this one stands for too, and more."""
        if self.sort.split()[0] != other.sort.split()[0]:
            return False
        mine, theirs = (self.least, self.most), (other.least, other.most)
        return mine != theirs and self.least <= other.least and other.most <= self.most


@lru_cache(maxsize=65_536)
def read(option: str) -> Value | None:
    """Return an option as a value; None where it is words."""
    return _place(option) or _date(option) or _span(option) or _figure(option)


def sort_of(option: str) -> str:
    """Return in words what sort of option it is: ``date to the day``, ``figure in km``, ``words``."""
    value = read(option)
    return value.sort if value is not None else "words"


def in_order(values: Sequence[Value | None]) -> list[Value] | None:
    """Return values in their order, the least first; None where some are words, or of different sorts."""
    found = [value for value in values if value is not None]
    if len(found) < len(values) or len({value.sort.split()[0] for value in found}) > 1:
        return None
    return sorted(found, key=lambda value: value.least + value.most)


def _place(option: str) -> Value | None:
    """Read a place in a series: ``fifth``, ``5th``."""
    text = fold(option)
    found = re.fullmatch(r"(\d+)(?:st|nd|rd|th)", text)
    place = int(found[1]) if found else _ORDINALS.get(text)
    return Value("place in a series", place, place) if place is not None else None


def _date(option: str) -> Value | None:
    readings = read_date(fold(option).removeprefix("about ").removeprefix("possibly "))
    if len(readings) != 1:
        return None
    date = readings[0]
    if date.year is not None and len(date.year) == 4 and not 1000 <= int(date.year) <= 2100:
        return None
    precision = _precision(date)
    if precision is None:
        return None
    year = int((date.year or "0").ljust(4, "0"))
    month, day = _month(date.month), date.day or 0
    least = (year * 12 + month) * 31 + day
    span = {"decade": 3720, "year": 372, "season": 93, "month": 31}.get(precision, 1)
    return Value(f"date to the {precision}", least, least + span - 1)


def _precision(date: TypedDate) -> str | None:
    if date.time is not None:
        return None
    if date.day is not None:
        return "day"
    if date.month is not None:
        return "month" if date.month <= 12 else "season"
    return "year" if len(date.year or "") == 4 else "decade"


def _month(month: int | None) -> int:
    """Return a month counted from 0; of a season its first."""
    return {21: 2, 22: 5, 23: 8, 24: 11}.get(month or 1, (month or 1) - 1)


def _span(option: str) -> Value | None:
    span = read_duration(option)
    return Value("span of time", span.total_seconds, span.total_seconds) if span else None


def _figure(option: str) -> Value | None:
    if vague := _VAGUE.get(fold(option)):
        return Value("figure", *vague)
    if not _FIGURE_FIRST.match(option):
        return None
    found = _RANGE.match(option)
    if found and (low := parse_figure(found[1])) and (high := parse_figure(option[found.start(2) :])):
        return Value(_unit(high.rest), float(min(low.values)), float(max(high.values)))
    figure = parse_figure(re.sub(r"^[Nn]o ", "zero ", option))
    if figure is None:
        return None
    number = float(min(figure.values))
    least = -inf if figure.bound == "upper" else number
    return Value(_unit(figure.rest), least, inf if figure.bound == "lower" else number)


def _unit(rest: tuple[str, ...]) -> str:
    """Name a figure by what it counts: of ``per cent of its oil`` the first word, of ``rockets`` the last."""
    if not rest:
        return "figure"
    if is_known_unit(rest[0]):
        return f"figure of {rest[0]}"
    stop = next(
        (i for i, word in enumerate(rest) if word in {"of", "in", "from", "to", "for", "on"}), len(rest)
    )
    return f"figure of {singular(rest[max(stop - 1, 0)])}"
