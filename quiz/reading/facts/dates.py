"""Dates in running text, as precise as printed; what is worked out says from what.

No date is completed without a reason. A weekday or "last month" becomes a date only beside the article's own
printed date, a day or month without its year beside that or a date with a year that stands near. A day or
month whose year stays open is one of an unknown year; of the others only the words are kept.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quiz.dossier import dates as edtf
from quiz.reading.facts import reckoning
from quiz.reading.facts.years import NOTHING, Known, Value, with_year, without_year

if TYPE_CHECKING:
    from collections.abc import Callable

_MONTH = r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)|Apr(?:il|\.)|May|June?|July?|Aug(?:ust|\.)?|" + (
    r"Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_TH = r"(?:st|nd|rd|th)?"
YEAR = r"(?:1[0-9]\d\d|20\d\d)"
"""A year, as a pattern."""
_PART = r"(?:(?:the\s+)?(?P<part>early|mid|late|end\s+of|beginning\s+of|middle\s+of)[\s-]+)?"
_SEASON = r"(?:spring|summer|autumn|fall|winter)"
_COUNT = (
    r"(?:\d{1,3}|a|an|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|fifteen|twenty|thirty|forty|"
    r"fifty)"
)
_UNIT = r"(?:day|week|month|year|decade)s?"
_YEARLY = re.compile(
    r"\b(?:every|each|annual(?:ly)?|yearly|usually|typically|traditionally)\b", re.IGNORECASE
)
"""What is so each year has no year."""
_FIGURE = re.compile(r"\d")
_ABOUT = r"(?:(?P<about>about|around|circa|c\.|approximately|roughly)\s+)?"


@dataclass(frozen=True, slots=True)
class Dated:
    """A stretch of text that gives a time: offsets, the printed words, and the date where there is one.

    ``inferred`` says how a date that is not printed whole was worked out. ``bare`` is a year that stands
    alone, which may yet turn out to count something.
    """

    start: int
    end: int
    printed: str
    edtf: str | None = None
    inferred: str | None = None
    bare: bool = False


def read_dates(text: str, known: Known = NOTHING, at: tuple[int, int] | None = None) -> tuple[Dated, ...]:
    """Return the dates of a text in order, none overlapping another.

    ``at`` is where in its article the text stands: paragraph and offset. Without it, no date near by gives
    another one its year. Where two readings overlap the more precise pattern wins. Never raises; the same
    text gives the same.
    """
    taken: list[Dated] = []
    yearly = _YEARLY.search(text) is not None
    figures = _FIGURE.search(text) is not None
    for pattern, reader in _PATTERNS:
        if not figures and reader in _OF_FIGURES:
            continue
        for found in pattern.finditer(text):
            if any(one.start < found.end() and found.start() < one.end for one in taken):
                continue
            value = reader(found, known)
            if value is not None and value[0] is None:
                value = with_year(value, found, known, None if yearly else at, len(text))
            elif value is not None and value[1] is not None:
                if yearly and found["month"]:
                    value = without_year(found)
                elif at is not None:
                    value = with_year(value, found, known, at, len(text))
            if value is None:
                continue
            taken.append(
                Dated(found.start(), found.end(), found[0], *_valid(value), bare=reader is _bare_year)
            )
    return tuple(sorted(taken, key=lambda one: one.start))


def _valid(value: Value) -> Value:
    if value[0] is None:
        return value
    try:
        edtf.parse(value[0])
    except edtf.DateError:  # 31 November: printed, and no date
        return None, None
    return value


def _iso(found: re.Match[str], _: Known) -> Value | None:
    return found[0], None


def _full(found: re.Match[str], known: Known) -> Value | None:
    """Read a day with its month: with the year, or with the year worked out."""
    month, year = reckoning.month(found["month"]), found["year"]
    day = reckoning.day((found["day"] or found["spelt"]).lower())
    last = found["last"]
    if year is not None:
        first = f"{year}-{month:02}-{day:02}"
        return (f"{first}/{year}-{month:02}-{int(last):02}" if last else first), None
    if known.published is not None:
        best = reckoning.nearest(known.published, month, day)
        if best is None:
            return None, None
        value = best.isoformat()
        if last:
            value += f"/{best.year}-{month:02}-{int(last):02}"
        return value, f"the year from the article's own date, {known.published}"
    if found["weekday"] and known.years:
        latest = max(known.years)
        fits = [
            year for year in (latest, latest + 1) if reckoning.is_weekday(year, month, day, found["weekday"])
        ]
        if len(fits) == 1:
            said = f"{day} {edtf.MONTHS[month - 1]}"
            return (
                f"{fits[0]}-{month:02}-{day:02}",
                f"{said} was a {found['weekday']} in {fits[0]}; the latest year printed is {latest}",
            )
    return None, None


def _month_year(found: re.Match[str], _: Known) -> Value | None:
    return f"{found['year']}-{reckoning.month(found['month']):02}", None


def _years(found: re.Match[str], _: Known) -> Value | None:
    first, last = found["first"], found["last"]
    if re.search(r"\sand\s", found[0]) and not found[0].startswith("between"):
        return None  # "in 2008 and 2012" are two
    last = first[: 4 - len(last)] + last
    return (f"{first}/{last}", None) if int(first) < int(last) else None


def _season_year(found: re.Match[str], _: Known) -> Value | None:
    return f"{found['year']}-{reckoning.SEASONS[found['season'].lower()]}", None


def _decade(found: re.Match[str], _: Known) -> Value | None:
    digits = found["decade"]
    return f"{digits if len(digits) == 3 else '19' + digits}X", None


def _century(found: re.Match[str], _: Known) -> Value | None:
    number = reckoning.ordinal(found["n"])
    return (f"{number - 1:02}XX", None) if number and 10 < number < 22 else None


def _era(found: re.Match[str], _: Known) -> Value | None:
    year = found["after"] or found["before"]
    return (f"{int(year):04}", None) if int(year) else None


def _before_our_era(_found: re.Match[str], _: Known) -> Value | None:
    """Read a year that a dossier's dates cannot say; its words are kept."""
    return None, None


_COUNTS = re.compile(r"\s+(?!(?:was|is|has|as|this|its|his|thus)\b)[a-z]+s\b")
"""What about so many of may be: "roughly 1600 hours"."""


def _bare_year(found: re.Match[str], _: Known) -> Value | None:
    if found["about"] and _COUNTS.match(found.string, found.end()):
        return None
    return found["year"] + ("~" if found["about"] else ""), None


def _relative(found: re.Match[str], known: Known) -> Value | None:
    if known.published is None:
        return None, None
    return reckoning.resolve(found.groupdict(), known.published)


_PATTERNS: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], Known], Value | None]], ...] = (
    (re.compile(r"(?<![\w-])(?:1[0-9]|20)\d\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01])(?![\w-])"), _iso),
    (
        re.compile(
            rf"(?:\b(?P<weekday>{_WEEKDAY}),?\s+)?\b(?P<month>{_MONTH})\s+"
            rf"(?:(?:the\s+)?(?P<day>{_DAY}){_TH}|the\s+(?P<spelt>{reckoning.DAYS})\b)"
            rf"(?:\s?[-–]\s?(?P<last>{_DAY}){_TH})?(?!\d|[.,]?\d)(?:,?\s+(?P<year>{YEAR})(?!\w|,\d))?"
        ),
        _full,
    ),
    (
        re.compile(
            rf"(?:\b(?P<weekday>{_WEEKDAY}),?\s+)?"
            rf"(?:(?:\bthe\s+)?(?<![\w.,/-])(?P<day>{_DAY}){_TH}(?:\s?[-–]\s?(?P<last>{_DAY}){_TH})?\s+"
            rf"(?:(?:day\s+)?of\s+)?|\bthe\s+(?P<spelt>{reckoning.DAYS})\s+(?:day\s+)?of\s+)(?P<month>{_MONTH})(?!\w)"
            rf"(?:,?\s+(?P<year>{YEAR})(?!\w|,\d))?"
        ),
        _full,
    ),
    (
        re.compile(rf"\b{_PART}(?P<month>{_MONTH}),?\s+(?:of\s+)?(?P<year>{YEAR})(?![\w]|,\d)"),
        _month_year,
    ),
    (
        re.compile(
            rf"(?<![\w.,/$£€-])(?:between\s+|from\s+)?(?P<first>{YEAR})(?:\s?[-–/]\s?|\s+(?:and|to|until)\s+)"
            rf"(?P<last>{YEAR}|\d\d)(?![\w%/-]|[.,]\d)"
        ),
        _years,
    ),
    (
        re.compile(rf"\b{_PART}(?P<season>{_SEASON})\s+(?:of\s+)?(?P<year>{YEAR})(?!\w)", re.IGNORECASE),
        _season_year,
    ),
    (
        re.compile(
            rf"(?<![\w$£€]){_PART}(?:the\s+)?(?:['’‘](?P<decade2>)|)(?P<decade>(?:1[5-9]|20)\d|(?<=['’‘])[2-9])0['’]?s\b"
        ),
        _decade,
    ),
    (
        re.compile(
            r"\b(?P<n>\d\dth|\d\dst|\d\dnd|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|"
            r"eighteenth|nineteenth|twentieth|twenty-first)[\s-]century\b(?!\s+B\.?C)",
            re.IGNORECASE,
        ),
        _century,
    ),
    (
        re.compile(
            rf"\b(?P<n>{_COUNT}(?:\s+and\s+a\s+half)?)\s+(?P<unit>{_UNIT})\s+(?P<ago>ago|earlier|later|before|after|afterwards)\b"
            rf"|\b(?P<which>last|past|this|next|previous|following|the\s+same)\s+"
            rf"(?P<span>week(?:end)?|month|year|night|{_WEEKDAY}|{_MONTH}(?!\w)|{_SEASON})\b(?!\s+of\b)"
            rf"|\b(?:in|since|until|by|during|of)\s+(?P<earlylate>early|mid|late)?[\s-]?(?P<month>{_MONTH})(?!\w|\s+\d)"
            rf"|\b(?P<earlylate2>early|mid|late)[\s-](?P<month2>{_MONTH})(?!\w|\s+\d)"
            rf"|\b(?P<weekday>{_WEEKDAY})(?:\s+(?:morning|afternoon|evening|night))?\b"
            rf"|\b(?P<day>yesterday|today|tonight|tomorrow)\b"
            rf"|\b(?:the|since|in|during)\s+(?P<season>spring|summer|autumn|winter)\b"
        ),
        _relative,
    ),
    (
        re.compile(
            r"\b(?:AD|A\.D\.)\s?(?P<after>\d{1,4})\b|(?<![\w.,–-])(?P<before>\d{1,4})\s?(?:CE|AD|A\.D\.)(?!\w)"
        ),
        _era,
    ),
    (
        re.compile(
            r"(?<![\w.,])\d{1,4}(?:\s?[–-]\s?\d{1,4}|\s+to\s+(?:about\s+)?\d{1,4})?\s?(?:BCE?|B\.C\.)(?!\w)"
        ),
        _before_our_era,
    ),
    (
        re.compile(
            rf"(?<![\w.,/:#$£€+-]){_ABOUT}(?P<year>{YEAR})(?!['’]?\w|[,.:]\d|[/%]|\s?\+|\s?(?:percent|per\s+cent|million|billion|"
            rf"thousand|hundred)\b|-\w)"
        ),
        _bare_year,
    ),
)
_OF_FIGURES = frozenset({_iso, _month_year, _years, _season_year, _decade, _era, _before_our_era, _bare_year})
"""Readers whose patterns match nothing without a figure."""
