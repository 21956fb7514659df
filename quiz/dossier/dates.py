"""Dates as precise as a text gives them, and spans of time: parse, bound and say them in words.

Dates are a subset of EDTF (the Extended Date/Time Format, ISO 8601-2:2019, levels 0 and 1):

========================  ==========================================
``2020``                  a year
``2020-01``               a month
``2020-01-03``            a day
``2020-01-03T00:47``      a time, with seconds and ``Z`` or ``+03:00`` where known
``2019-21``               a season: 21 spring, 22 summer, 23 autumn, 24 winter
``201X``, ``2020-01-XX``  digits that are not known
``XXXX-03``               a month, a day (``XXXX-03-04``) or a season of a year that is not known
``1979~ 1979? 1979%``     about, uncertain, both
``2004/2005-06``          between two dates; ``..`` for an open end, nothing for an unknown one
========================  ==========================================

Years run from 0001 to 9999. Spans of time are in :mod:`quiz.dossier.durations`, and can be had from here.
"""

from __future__ import annotations

import re
from calendar import monthrange
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Final, Literal, TypeAlias

from quiz.dossier.durations import DateError, Duration, human_duration, parse_duration

__all__ = [
    "MONTHS",
    "UNKNOWN_YEAR",
    "DateError",
    "Duration",
    "Edtf",
    "Interval",
    "Point",
    "Precision",
    "human",
    "human_duration",
    "lower",
    "parse",
    "parse_duration",
    "upper",
]

MONTHS: Final = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
_SEASONS: Final = {21: "spring", 22: "summer", 23: "autumn", 24: "winter"}
_LONGEST: Final = 60

UNKNOWN_YEAR: Final = "XXXX"
"""The year of a date of which only the month, the day or the season is known."""

_POINT = re.compile(
    r"(?P<year>[0-9]{1,4}X{0,3}|X{4}(?=-))"
    r"(?:-(?P<month>[0-9]{2}|XX)(?:-(?P<day>[0-9]{2}|XX))?)?"
    r"(?:T(?P<hour>[0-9]{2}):(?P<minute>[0-9]{2})(?::(?P<second>[0-9]{2}))?"
    r"(?P<zone>Z|[+-][0-9]{2}(?::[0-9]{2})?)?)?"
    r"(?P<mark>[~?%])?"
)


class Precision(StrEnum):
    """How much of a date is known."""

    CENTURY = "century"
    DECADE = "decade"
    YEAR = "year"
    SEASON = "season"
    MONTH = "month"
    DAY = "day"
    TIME = "time"
    INTERVAL = "interval"


@dataclass(frozen=True, slots=True)
class Point:
    """One date: a year with as many further parts as are known."""

    year: str
    """Four characters: digits, of which the last may be ``X`` (not known), or all where a month is."""
    month: int | None = None
    """1 to 12, or 21 to 24 for a season; 0 where the text has ``XX``."""
    day: int | None = None
    """1 to 31; 0 where the text has ``XX``."""
    time: str | None = None
    """``HH:MM`` or ``HH:MM:SS``."""
    zone: str | None = None
    """``Z``, ``+HH`` or ``+HH:MM``."""
    mark: Literal["", "~", "?", "%"] = ""

    def __str__(self) -> str:
        text = self.year
        if self.month is not None:
            text += f"-{self.month:02}" if self.month else "-XX"
        if self.day is not None:
            text += f"-{self.day:02}" if self.day else "-XX"
        if self.time:
            text += f"T{self.time}{self.zone or ''}"
        return text + self.mark

    @property
    def has_year(self) -> bool:
        """Whether its year is known, at least in part."""
        return self.year != UNKNOWN_YEAR

    @property
    def precision(self) -> Precision:
        """How much of the date is known."""
        if self.time:
            return Precision.TIME
        if self.day:
            return Precision.DAY
        if self.month and self.month > 12:
            return Precision.SEASON
        if self.month:
            return Precision.MONTH
        unknown = self.year.count("X")
        return (Precision.YEAR, Precision.DECADE)[unknown] if unknown < 2 else Precision.CENTURY

    @property
    def lower(self) -> date:
        """The first day it can be (where it is `about` a date: of that date as written)."""
        year = max(int(self.year.replace("X", "0")), 1)
        if not self.has_year and (self.month, self.day) == (2, 29):
            year = 4
        if self.month is None or self.month == 0 or self.month > 12:
            return date(year, 1, 1)
        return date(year, self.month, self.day or 1)

    @property
    def upper(self) -> date:
        """The last day it can be (where it is `about` a date: of that date as written)."""
        year = int(self.year.replace("X", "9"))
        if not self.has_year and (self.month, self.day) == (2, 29):
            year = 9996
        if self.month == 24:  # winter runs into the next year
            return date(year + 1, 3, 31) if year < 9999 else date.max
        if self.month is None or self.month == 0 or self.month > 12:
            return date(year, 12, 31)
        return date(year, self.month, self.day or monthrange(year, self.month)[1])


@dataclass(frozen=True, slots=True)
class Interval:
    """From one date to another; an end is ``..`` where it is open and empty where it is unknown."""

    start: Point | Literal["", ".."]
    end: Point | Literal["", ".."]

    def __str__(self) -> str:
        return f"{self.start}/{self.end}"

    @property
    def precision(self) -> Precision:
        """Always an interval."""
        return Precision.INTERVAL

    @property
    def lower(self) -> date | None:
        """The first day, or None where the start is open or unknown."""
        return self.start.lower if isinstance(self.start, Point) else None

    @property
    def upper(self) -> date | None:
        """The last day, or None where the end is open or unknown."""
        return self.end.upper if isinstance(self.end, Point) else None


Edtf: TypeAlias = Point | Interval


_HOW_DATES: Final = (
    "dates look like 2020, 2020-01, 2020-01-03, 1979~ (about) or 2020-01-02/2020-01-03 (between)"
)
# ---------------------------------------------------------------- reading


def parse(text: str) -> Edtf:
    """Read an EDTF date; raise :class:`DateError` where it is none."""
    if not text or len(text) > _LONGEST:
        raise DateError(
            f"no date is given; {_HOW_DATES}" if not text else f"too long for a date; {_HOW_DATES}"
        )
    if "/" not in text:
        return _point(text)
    parts = text.split("/")
    if len(parts) != 2:
        raise DateError("an interval has one `/`, between its two dates")
    start, end = (_end(part) for part in parts)
    if not isinstance(start, Point) and not isinstance(end, Point):
        raise DateError("an interval needs a date at one end at least")
    interval = Interval(start, end)
    if isinstance(start, Point) and isinstance(end, Point):
        if start.has_year != end.has_year:
            raise DateError("an interval has the year at both ends or at neither")
        if start.lower > end.upper:
            raise DateError("the interval ends before it begins")
    return interval


def _end(text: str) -> Point | Literal["", ".."]:
    if text == "":
        return ""
    return ".." if text == ".." else _point(text)


def _point(text: str) -> Point:
    found = _POINT.fullmatch(text)
    if found is None or len(found["year"]) != 4:
        raise DateError(_HOW_DATES)
    year = found["year"]
    if int(year.replace("X", "9")) == 0:
        raise DateError("years run from 0001 to 9999")
    month = _number(found["month"])
    day = _number(found["day"])
    _check_day(year, month, day)
    time = None
    if found["hour"] is not None:
        time = _time(found, day)
    mark = found["mark"] or ""
    assert mark in {"", "~", "?", "%"}
    return Point(year, month, day, time, found["zone"], mark)  # type: ignore[arg-type]


def _number(digits: str | None) -> int | None:
    if digits is None:
        return None
    return 0 if digits == "XX" else int(digits) or 99  # 00 is no month and no day


def _check_day(year: str, month: int | None, day: int | None) -> None:
    if month is None:
        return
    if "X" in year and year != UNKNOWN_YEAR:
        raise DateError("a year with an unknown digit takes no month")
    if year == UNKNOWN_YEAR and month == 0:
        raise DateError("a date without a year has a month: XXXX-03")
    if not (0 <= month <= 12 or month in _SEASONS) or (month == 0 and day):  # 0 stands for XX
        raise DateError("the month is 01 to 12 (or 21 to 24 for spring to winter)")
    if day is None:
        return
    if month > 12:
        raise DateError("a season has no day")
    if month == 0:
        return
    # A year that is not known may be a leap year.
    days = monthrange(2000 if year == UNKNOWN_YEAR else int(year), month)[1]
    if day > days:
        named = MONTHS[month - 1] if year == UNKNOWN_YEAR else f"{MONTHS[month - 1]} {int(year)}"
        raise DateError(f"{named} has {days} days")


def _time(found: re.Match[str], day: int | None) -> str:
    if not day:
        raise DateError("a time needs a day before it: 2020-01-03T00:47")
    hour, minute, second = int(found["hour"]), int(found["minute"]), int(found["second"] or 0)
    if hour > 23 or minute > 59 or second > 59:
        raise DateError("a time runs from 00:00 to 23:59")
    zone = found["zone"]
    if zone not in {None, "Z"} and (int(zone[1:3]) > 14 or int(zone[4:] or 0) > 59):
        raise DateError("a time zone is Z, +03 or +03:00")
    return f"{found['hour']}:{found['minute']}" + (f":{found['second']}" if found["second"] else "")


# ---------------------------------------------------------------- bounds


def lower(text: str) -> date | None:
    """Return the first day an EDTF date can be, or None where its start is open or unknown."""
    return parse(text).lower


def upper(text: str) -> date | None:
    """Return the last day an EDTF date can be, or None where its end is open or unknown."""
    return parse(text).upper


# ---------------------------------------------------------------- words


def human(text: str) -> str:
    """Say a date or duration in words: ``3 January 2020``, ``about 1979``, ``two weeks``."""
    if text.startswith("P"):
        return human_duration(text)
    edtf = parse(text)
    return _say(edtf) if isinstance(edtf, Point) else _say_interval(edtf)


_MARKS: Final = {"": "", "~": "about ", "?": "possibly ", "%": "possibly about "}


def _say(point: Point) -> str:
    return _MARKS[point.mark] + _say_plain(point)


def _say_plain(point: Point) -> str:
    if "X" in point.year and point.has_year:
        if point.precision is Precision.DECADE:
            return f"the {int(point.year.replace('X', '0'))}s"
        return f"between {point.lower.year} and {point.upper.year}"
    year = f" {int(point.year)}" if point.has_year else ""
    if point.month is None:
        return year[1:]
    if point.month > 12:
        return f"{_SEASONS[point.month]}{year}"
    month = f"{MONTHS[point.month - 1]}{year}" if point.month else year[1:]
    if not point.month and point.day is None:
        return f"a month of{year}"
    if point.day is None:
        return month
    said = f"{point.day} {month}" if point.day else f"a day in {month}"
    if point.time:
        said += f", {point.time}"
        if point.zone:
            said += " UTC" if point.zone == "Z" else f" UTC{point.zone}"
    return said


def _say_interval(interval: Interval) -> str:
    start, end = interval.start, interval.end
    if not isinstance(start, Point):
        assert isinstance(end, Point)
        return f"until {_say(end)}" if start == ".." else f"from an unknown date to {_say(end)}"
    if not isinstance(end, Point):
        return f"from {_say(start)} on" if end == ".." else f"from {_say(start)} to an unknown date"
    return f"between {_shared(start, end)} and {_say(end)}"


def _shared(start: Point, end: Point) -> str:
    """Say the start without the month and year that the end will say."""
    if start.mark or end.mark or start.time or end.time or start.year != end.year or not start.month:
        return _say(start)
    if start.precision is end.precision is Precision.DAY and start.month == end.month:
        return str(start.day)
    if start.precision is end.precision is Precision.DAY:
        return f"{start.day} {MONTHS[start.month - 1]}"
    if start.precision is end.precision is Precision.MONTH and start.day is None and end.day is None:
        return MONTHS[start.month - 1]
    return _say(start)
