"""The year of a day or month that is printed without it, by a date with a year that stands near."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from quiz.reading.facts.reckoning import is_weekday

if TYPE_CHECKING:
    from collections.abc import Sequence

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
        fits = [year for year in near if is_weekday(year, month, day, weekday)]
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
