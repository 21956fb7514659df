"""Dates and spans of time as people type them, and how they compare with a key in EDTF or ISO 8601.

No date parser from the shelf: those tried fill in what was not typed (today's month, this year).
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass, replace
from enum import StrEnum

from quiz.dossier.dates import MONTHS, DateError, Duration, Interval, Point, parse, parse_duration
from quiz.questions.folding import words
from quiz.questions.numbers import parse_figure, singular

_MONTHS = {name.lower(): n for n, name in enumerate(MONTHS, 1)}
_MONTHS |= {name[:3].lower(): n for n, name in enumerate(MONTHS, 1)} | {"sept": 9}
_SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
_WEEKDAYS = frozenset(
    str.split(
        "monday tuesday wednesday thursday friday saturday sunday mon tue tues wed thu thur thurs fri sat sun"
    )
)
_NOISE = frozenset(str.split("the of in on at during around about circa ca c year early late by")) | _WEEKDAYS
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?")
_DOTTED = re.compile(r"(\d{1,2})\s*\.\s*(\d{1,2})(?:\s*\.\s*(\d{4}|\d\d))?")
_SLASHED = re.compile(r"(\d{1,2})\s*[/-]\s*(\d{1,2})(?:\s*[/-]\s*(\d{4}|\d\d))?")
_TIME = re.compile(
    r"(?:(?<=\d)t|\b(?:at )?)(\d{1,2}):(\d\d)(?::\d\d)?\s*(?:z|utc|gmt)?(?:[+-]\d\d:?\d\d)?(?!\w)"
)
_MONTH_YEAR = re.compile(r"(\d{1,2})\s*[/.]\s*(\d{4})")
_ORDINAL = re.compile(r"(\d{1,2})(?:st|nd|rd|th)?")
_DECADE = re.compile(r"(\d{3})0s")
_LONGEST = 120

_UNITS = {
    "second": "seconds", "minute": "minutes", "hour": "hours", "day": "days", "week": "weeks",
    "month": "months", "year": "years", "wk": "weeks", "d": "days",
}  # fmt: skip
_GLUED = re.compile(r"(?<=\d)(?=[a-zA-Z])")


@dataclass(frozen=True, slots=True)
class TypedDate:
    """The parts of a date that were typed; ``month`` may be a season (21 spring … 24 winter)."""

    year: str | None = None
    month: int | None = None
    day: int | None = None
    time: str | None = None
    """``HH:MM``."""


class Fit(StrEnum):
    """How a typed date or span stands to the right one."""

    RIGHT = "right"
    NO_YEAR = "no-year"
    LESS = "less"
    MORE = "more"
    INSIDE = "inside"
    WRONG = "wrong"
    UNREAD = "unread"


def compare_date(typed: str, key: str, *, year_given: bool) -> Fit:
    """Compare typed text with an EDTF date. ``year_given``: the question itself names the year.

    Raises :class:`quiz.dossier.dates.DateError` where the key is no date.
    """
    wanted = parse(key)
    readings = read_date(typed)
    if isinstance(wanted, Interval):
        return _compare_interval(typed, readings, wanted)
    if not readings:
        return Fit.UNREAD
    fits = [_compare(reading, wanted, year_given=year_given) for reading in readings]
    return min(fits, key=list(Fit).index)


def _compare(typed: TypedDate, wanted: Point, *, year_given: bool) -> Fit:
    year = wanted.year if wanted.year.isdigit() else wanted.year.rstrip("X")
    time = wanted.time[:5] if wanted.time else None
    if typed.time is not None and time is not None and typed.time != time:
        return Fit.WRONG
    if typed == TypedDate(time=time):
        return Fit.LESS
    if not wanted.has_year:
        return (
            Fit.WRONG if typed.month is None else _compare_parts(typed, wanted, more=typed.year is not None)
        )
    if typed.year is None:
        if typed.month is None or typed.month != (wanted.month or None) or typed.day != (wanted.day or None):
            return Fit.WRONG
        if typed.time != time:
            return Fit.LESS if typed.time is None else Fit.MORE
        return Fit.RIGHT if year_given else Fit.NO_YEAR
    if not typed.year.startswith(year):
        return Fit.LESS if year.startswith(typed.year) else Fit.WRONG
    return _compare_parts(typed, wanted, more=len(typed.year) > len(year))


def _compare_parts(typed: TypedDate, wanted: Point, *, more: bool) -> Fit:
    """Compare what is smaller than a year; ``more``: the year is typed more exactly than it is known."""
    time = wanted.time[:5] if wanted.time else None
    parts = ((typed.month, wanted.month or None), (typed.day, wanted.day or None), (typed.time, time))
    for have, want in parts:
        if have is not None and want is None:
            more = True
        elif have is None and want is not None:
            return Fit.LESS
        elif have != want:
            return Fit.WRONG
    return Fit.MORE if more else Fit.RIGHT


def _compare_interval(typed: str, readings: tuple[TypedDate, ...], wanted: Interval) -> Fit:
    ends = [end for end in (wanted.start, wanted.end) if isinstance(end, Point)]
    if len(ends) == 2 and any(_is_span(parts, ends) for parts in _halves(_clean(typed))):
        return Fit.RIGHT
    for one in readings:
        if any(_compare(one, end, year_given=False) in {Fit.RIGHT, Fit.LESS} for end in ends):
            return Fit.INSIDE
    return Fit.WRONG if readings else Fit.UNREAD


def _halves(text: str) -> list[list[str]]:
    """Return the ways to take ``from … to …`` apart."""
    splits = [
        re.split(mark, text) for mark in (r"\s*/\s*", r"\s*(?:–|—|\bto\b|\band\b|\buntil\b)\s*", r"\s*-\s*")
    ]
    return [parts for parts in splits if len(parts) == 2]


def _is_span(parts: list[str], ends: list[Point]) -> bool:
    first, last = (
        (TypedDate(day=int(part)),) if re.fullmatch(r"\d{1,2}", part) else read_date(part) for part in parts
    )
    if not any(_compare(one, ends[1], year_given=False) is Fit.RIGHT for one in last):
        return False
    year = ends[0].year if ends[0].has_year else None
    filled = (TypedDate(one.year or year, one.month or ends[0].month, one.day) for one in first)
    return any(_compare(one, ends[0], year_given=True) is Fit.RIGHT for one in filled)


def _clean(text: str) -> str:
    text = text.strip()[:_LONGEST].lower()
    return re.sub(r"^(?:between|from)\s+", "", re.sub(r"[,;]|(?<=[a-z])\.", " ", text)).strip(" .!?")


def read_date(text: str) -> tuple[TypedDate, ...]:
    """Return every reading of a typed date: ``3/1/2020`` has two. Empty where it is none."""
    text = _clean(_in_ascii(text))
    time = None
    if found := _TIME.search(text):
        if int(found[1]) > 23 or int(found[2]) > 59:
            return ()
        time = f"{int(found[1]):02}:{found[2]}"
        text = _clean(f"{text[: found.start()]} {text[found.end() :]}")
    readings = [reading for one in _read_day(text) for reading in _checked(one)]
    if time is not None:
        readings = [replace(one, time=time) for one in readings or [TypedDate()] if readings or not text]
    return tuple(dict.fromkeys(readings))


def _in_ascii(text: str) -> str:
    """Write digits of any script as 0 to 9; drop what is invisible, such as marks of direction."""
    if text.isascii():
        return text
    kept = (char for char in text[:_LONGEST] if unicodedata.category(char) != "Cf")
    text = "".join(str(unicodedata.decimal(char)) if char.isdecimal() else char for char in kept)
    return text if text.isascii() else " ".join(words(text))


def _read_day(text: str) -> tuple[TypedDate, ...]:
    if found := _ISO.fullmatch(text):
        return (TypedDate(found[1], int(found[2]), int(found[3]) if found[3] else None),)
    if found := _DOTTED.fullmatch(text):
        return tuple(TypedDate(year, int(found[2]), int(found[1])) for year in _years(found[3]))
    if found := _MONTH_YEAR.fullmatch(text):
        return (TypedDate(found[2], int(found[1])),)
    if found := _SLASHED.fullmatch(text):
        one, two = int(found[1]), int(found[2])
        pairs = ((two, one), (one, two))
        return tuple(TypedDate(year, month, day) for year in _years(found[3]) for month, day in pairs)
    return _read_words(text)


def _years(digits: str | None) -> tuple[str | None, ...]:
    """Return the years that may be meant: two digits stand for one of this century or the last."""
    return (f"20{digits}", f"19{digits}") if digits is not None and len(digits) == 2 else (digits,)


def _read_words(text: str) -> tuple[TypedDate, ...]:
    year: str | None = None
    month: int | None = None
    day: int | None = None
    for word in re.split(r"[\s\-]+", text.replace("'", "").replace("’", "")):
        if not word or word in _NOISE:
            continue
        taken = False
        if word in _MONTHS or word in _SEASONS:
            taken = month is not None
            month = _MONTHS.get(word) or _SEASONS.get(word)
        elif re.fullmatch(r"\d{4}", word):
            taken, year = year is not None, word
        elif found := _DECADE.fullmatch(word):
            taken, year = year is not None, found[1]
        elif found := _ORDINAL.fullmatch(word):
            taken, day = day is not None, int(found[1])
        else:
            return ()
        if taken:
            return ()
    if day is not None and month is None:
        return ()
    return (TypedDate(year, month, day),) if year or month else ()


def _checked(typed: TypedDate) -> tuple[TypedDate, ...]:
    month_fits = typed.month is None or 1 <= typed.month <= 12 or typed.month in range(21, 25)
    day_fits = typed.day is None or (1 <= typed.day <= 31 and (typed.month or 99) <= 12)
    return (typed,) if month_fits and day_fits else ()


# ---------------------------------------------------------------- spans of time


def compare_duration(typed: str, key: str) -> Fit:
    """Compare typed text with an ISO 8601 duration: ``two weeks``, ``a fortnight`` and ``14 days`` are P2W.

    Raises :class:`quiz.dossier.dates.DateError` where the key is no duration.
    """
    wanted = parse_duration(key)
    span = read_duration(typed)
    if span is None:
        return Fit.UNREAD
    if span.total_seconds == wanted.total_seconds:
        return Fit.RIGHT
    # A year is twelve months, though not a whole number of days.
    return Fit.RIGHT if _months(span) == _months(wanted) is not None else Fit.WRONG


def _months(span: Duration) -> int | None:
    if span.weeks or span.days or span.hours or span.minutes or span.seconds:
        return None
    return span.years * 12 + span.months


def read_duration(text: str) -> Duration | None:
    """Read a typed span of time, or return None where it is none."""
    text = text.strip()[:_LONGEST]
    if text[:1] in {"P", "p"}:
        try:
            return parse_duration(text.upper())
        except DateError:
            return None
    found = list(words(_GLUED.sub(" ", text.replace("-", " "))))
    if "decade" in found or "decades" in found:
        return _tens(found)
    found = ["two" if w == "couple" else w for w in found if w not in {"of", "the", "next"}]
    if any(w in {"fortnight", "fortnights"} for w in found):
        count = [w for w in found if w not in {"fortnight", "fortnights"}]
        figure = parse_figure(" ".join(count) or "one") if count != ["a"] else parse_figure("one")
        return Duration(weeks=2 * int(min(figure.values))) if figure else None
    parts: dict[str, int] = {}
    run: list[str] = []
    for word in found:
        unit = _UNITS.get(singular(word))
        if unit is None:
            run.append(word)
            continue
        count = run[1:] if run[:1] == ["and"] else run
        figure = parse_figure("one" if count in (["a"], ["an"], []) else " ".join(count))
        if figure is None or figure.rest or min(figure.values) % 1 or unit in parts:
            return None
        number = int(min(figure.values))
        if not 0 <= number <= 999_999:
            return None
        parts[unit] = number
        run = []
    return Duration(**parts) if parts and not run else None


def _tens(found: list[str]) -> Duration | None:
    count = [w for w in found if w not in {"decade", "decades"}]
    figure = parse_figure(" ".join(count)) if count and count != ["a"] else parse_figure("one")
    if figure is None or figure.rest or not 0 <= min(figure.values) <= 1000 or min(figure.values) % 1:
        return None
    return Duration(years=10 * int(min(figure.values)))
