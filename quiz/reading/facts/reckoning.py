"""Reckoning with days: months by name, the nearest day of a name, and relative times beside a known day."""

from __future__ import annotations

import re
from datetime import date, timedelta
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
SEASONS = {"spring": 21, "summer": 22, "autumn": 23, "fall": 23, "winter": 24}
"""Seasons by the number that EDTF gives them."""
_BEGINS = {21: 3, 22: 6, 23: 9, 24: 12}
_COUNTS = {
    "a": 1, "an": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8,
    "nine": 9, "ten": 10, "eleven": 11, "twelve": 12, "fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40,
    "fifty": 50,
}  # fmt: skip
_ORDINALS = (
    *("tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth"),
    *("seventeenth", "eighteenth", "nineteenth", "twentieth", "twenty-first"),
)
_DAYS = (
    *("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", *_ORDINALS[:-1]),
    *("twenty-first", "twenty-second", "twenty-third", "twenty-fourth", "twenty-fifth", "twenty-sixth"),
    *("twenty-seventh", "twenty-eighth", "twenty-ninth", "thirtieth", "thirty-first"),
)
DAYS = "|".join(sorted(_DAYS, key=lambda name: (-len(name), name))).replace("-", r"[\s-]")
"""A day of a month in words, as a pattern."""
_SOON = 60
"""A day without its year is taken for a coming one only this many days ahead; else it is the last one."""
_Value = tuple[str | None, str | None]
_WORDS: _Value = (None, None)


def month(name: str) -> int:
    """Return a month's number by its name, whole or cut short."""
    return _MONTHS.index(name[:3].lower()) + 1


def day(printed: str) -> int:
    """Return a day of a month by its digits or its name: "11", "eleventh"."""
    return int(printed) if printed.isdecimal() else _DAYS.index("-".join(re.split(r"[\s-]", printed))) + 1


def ordinal(printed: str) -> int | None:
    """Return the number of a century: "19th", "nineteenth"."""
    digits = re.match(r"\d+", printed)
    if digits:
        return int(digits[0])
    word = printed.lower()
    return _ORDINALS.index(word) + 10 if word in _ORDINALS else None


def nearest(published: date, of_month: int, day: int) -> date | None:
    """Return the day of this name that an article of that date means: the last one, or one soon to come."""
    days = [
        one
        for year in (published.year, published.year - 1, published.year + 1)
        if (one := _day(year, of_month, day))
    ]
    past = [one for one in days if one <= published]
    soon = [one for one in days if 0 < (one - published).days <= _SOON]
    return (
        max(past) if past and (not soon or (published - max(past)).days <= _SOON) else min(soon, default=None)
    )


def is_weekday(year: int, of_month: int, day: int, weekday: str) -> bool:
    """Tell whether a day falls on a weekday."""
    one = _day(year, of_month, day)
    return one is not None and one.weekday() == _WEEKDAYS.index(weekday[:3].lower())


def _day(year: int, of_month: int, day: int) -> date | None:
    try:
        return date(year, of_month, day)
    except ValueError:
        return None


def resolve(words: Mapping[str, str | None], published: date) -> _Value:
    """Work out a relative time beside an article's own date, with the reason; only words where it is open."""
    beside = f"the article's own date, {published}"
    try:
        value = _resolve({key: text.lower() for key, text in words.items() if text}, published)
    except (OverflowError, ValueError):  # before the year 1
        return _WORDS
    return _WORDS if value is None else (value, f"reckoned from {beside}")


def _resolve(words: Mapping[str, str], published: date) -> str | None:
    if "day" in words:
        step = {"yesterday": -1, "tomorrow": 1}.get(words["day"], 0)
        return (published + timedelta(step)).isoformat()
    if "weekday" in words:
        return _weekday(words["weekday"], "on", published)
    if "season" in words:
        return _season(words["season"], "", published)
    if "month" in words or "month2" in words:
        return _month(words.get("month") or words["month2"], "in", published)
    if "ago" in words:
        return _ago(words, published) if words["ago"] == "ago" else None
    return _which(words.get("which", ""), words.get("span", ""), published)


def _which(which: str, span: str, published: date) -> str | None:
    if which not in {"last", "this", "next", "past"}:
        return None
    step = {"last": -1, "past": -1, "this": 0, "next": 1}[which]
    if span == "year":
        return f"{published.year + step:04}"
    if span == "month":
        return _months_from(published, step)
    if span == "week":
        first = published + timedelta(7 * step - published.weekday())
        return f"{first}/{first + timedelta(6)}"
    if span == "night":
        return (published - timedelta(1)).isoformat() if which == "last" else None
    if span == "weekend":
        return None
    if span in SEASONS:
        return _season(span, which, published) if which != "next" else None
    if span.endswith("day"):
        return _weekday(span, which, published)
    return _month(span, which, published)


def _weekday(name: str, which: str, published: date) -> str:
    ahead = (_WEEKDAYS.index(name[:3]) - published.weekday()) % 7
    if which == "next":
        return (published + timedelta(ahead or 7)).isoformat()
    back = (7 - ahead) % 7
    return (published - timedelta(back or (7 if which == "last" else 0))).isoformat()


def _month(name: str, which: str, published: date) -> str:
    number = month(name)
    year = published.year
    if which == "next":
        year += number <= published.month
    elif which == "last":
        year -= number >= published.month
    elif which != "this":
        year -= number > published.month
    return f"{year:04}-{number:02}"


def _months_from(published: date, step: int) -> str:
    at = published.year * 12 + published.month - 1 + step
    return f"{at // 12:04}-{at % 12 + 1:02}"


def _season(name: str, which: str, published: date) -> str:
    number = SEASONS[name]
    began = _BEGINS[number]
    year = published.year - (published.month < began)
    if which == "last" and year == published.year and published.month < began + 3:
        year -= 1
    return f"{year:04}-{number}"


def _ago(words: Mapping[str, str], published: date) -> str | None:
    if "half" in words["n"]:
        return None
    count = _COUNTS.get(words["n"]) or int(words["n"])
    unit = words["unit"].rstrip("s")
    if unit == "day":
        return (published - timedelta(count)).isoformat()
    if unit == "week":
        return (published - timedelta(7 * count)).isoformat() + "~"
    if unit == "month":
        return _months_from(published, -count) + "~"
    years = count * 10 if unit == "decade" else count
    return f"{published.year - years:04}~" if published.year > years else None
