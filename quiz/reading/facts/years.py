"""The year of a day or month that is printed without it, by a date with a year that stands near."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Final

from quiz.dossier import dates as edtf
from quiz.reading.facts import reckoning

if TYPE_CHECKING:
    import re
    from collections.abc import Sequence

Value = tuple[str | None, str | None]
"""A date, and how it was worked out."""
_NEAR = 92
"""Days: a story that goes on so much later, or looks back so far, may pass into another year."""
_BACK = 3
"""Paragraphs before its own in which a date may give another one its year."""


@dataclass(frozen=True, slots=True)
class Anchor:
    """A date printed with its year: paragraph, offsets in it, and as much of a date as it is."""

    paragraph: int
    start: int
    end: int
    year: int
    month: int | None
    day: int | None
    printed: str


@dataclass(frozen=True, slots=True)
class Known:
    """What the reader of an article knows: its own date, the years it prints, and its dates with a year."""

    published: date | None = None
    years: tuple[int, ...] = ()
    anchors: tuple[Anchor, ...] = ()


NOTHING: Final = Known()
"""What is known of a text on its own."""


def with_year(
    value: Value, found: re.Match[str], known: Known, at: tuple[int, int] | None, length: int
) -> Value:
    """Complete what has no year yet; in a story of other years its dates beat the article's own.

    What stays open is a day or month of a year that is not known.
    """
    beside = None if at is None else _beside(found, known, at, length)
    if value[0] is None:
        return beside if beside is not None and beside[0] is not None else without_year(found)
    if known.published is None or beside is None or beside[0] is None:
        return value
    return beside if abs(int(beside[0][:4]) - known.published.year) > 1 else value


def without_year(found: re.Match[str]) -> Value:
    """Return a day or a month of a year that is not known; only words where more is open."""
    words = found.groupdict()
    name = words.get("month") or words.get("month2")
    if name is None or words.get("year") or words.get("last"):
        return None, None
    printed = words.get("day") or words.get("spelt")
    day = f"-{reckoning.day(printed.lower()):02}" if printed else ""
    return f"{edtf.UNKNOWN_YEAR}-{reckoning.month(name):02}{day}", None


def _beside(found: re.Match[str], known: Known, at: tuple[int, int], length: int) -> Value:
    """Complete a day or a month without its year by a date that stands near."""
    words = found.groupdict()
    name = words.get("month") or words.get("month2")
    if name is None or words.get("year") or words.get("last"):
        return None, None
    month, printed = reckoning.month(name), words.get("day") or words.get("spelt")
    day = reckoning.day(printed.lower()) if printed else None
    year = year_beside(
        (month, day), words.get("weekday"), known.anchors, (at[0], at[1] + found.start(), at[1] + length)
    )
    if year is None:
        return None, None
    return f"{year[0]:04}-{month:02}" + (f"-{day:02}" if day else ""), year[1]


def year_beside(
    month_and_day: tuple[int, int | None],
    weekday: str | None,
    anchors: Sequence[Anchor],
    place: tuple[int, int, int],
) -> tuple[int, str] | None:
    """Return the year of a day or month by the date before it, or behind it in its sentence; and why.

    ``anchors`` are the article's dates in order, ``place`` paragraph and offset of the date, and the offset
    where its sentence ends. None where more than one year would do: a month that is earlier than the date
    before it, and not soon after it, may be of either year.
    """
    paragraph, start, end = place
    before = [
        one
        for one in anchors
        if (one.paragraph == paragraph and one.end <= start)
        or (paragraph - _BACK <= one.paragraph < paragraph and one.month is not None)
    ]
    if before:
        return _told(_year(month_and_day, weekday, before[-1], ahead=True), before[-1], "before")
    behind = [
        one
        for one in anchors
        if one.paragraph == paragraph and start < one.start and one.end <= end and one.month is not None
    ]
    if behind:
        return _told(_year(month_and_day, weekday, behind[0], ahead=False), behind[0], "after")
    return None


def _told(year: int | None, anchor: Anchor, side: str) -> tuple[int, str] | None:
    return None if year is None else (year, f"the year from {anchor.printed}, the date {side} it")


def _year(
    month_and_day: tuple[int, int | None], weekday: str | None, anchor: Anchor, *, ahead: bool
) -> int | None:
    month, day = month_and_day
    if weekday is not None and day is not None:
        near = (anchor.year - 1, anchor.year, anchor.year + 1)
        fits = [year for year in near if reckoning.is_weekday(year, month, day, weekday)]
        return fits[0] if len(fits) == 1 else None
    if anchor.month is None:
        return anchor.year
    if day is None and month == anchor.month:
        return anchor.year
    known = _days(anchor.year, anchor.month, anchor.day)
    gaps = {year: _days(year, month, day) - known for year in (anchor.year - 1, anchor.year, anchor.year + 1)}
    soon = [year for year, gap in gaps.items() if abs(gap) <= _NEAR]
    if soon:
        return (
            soon[0] if len(soon) == 1 and (soon[0] == anchor.year or ahead == (gaps[soon[0]] > 0)) else None
        )
    return anchor.year if ahead == (gaps[anchor.year] > 0) else None


def _days(year: int, month: int, day: int | None) -> int:
    """Return a day's number; of a month its middle, of a day that is none its last."""
    return date(min(max(year, 1), 9999), month, min(day or 15, 28)).toordinal()
