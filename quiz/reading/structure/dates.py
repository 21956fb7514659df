"""Dates as printed above an article. A date is never inferred and never completed."""

from __future__ import annotations

import re
from datetime import date

_MONTHS = str.split("january february march april may june july august september october november december")
_NAMED = {name: number for number, name in enumerate(_MONTHS, 1)}
_NAMED |= {name[:3]: number for name, number in _NAMED.items()} | {"sept": 9}
_MONTH = "|".join(sorted(_NAMED, key=lambda name: -len(name)))
_YEAR = re.compile(r"\d{4}")
_PRINTED = re.compile(
    rf"(?P<iso>\b\d{{4}}-\d{{2}}-\d{{2}}(?!\d))"
    rf"|\b(?P<month>{_MONTH})\.?\s+(?P<day>\d{{1,2}})(?:st|nd|rd|th)?,?\s+(?P<year>\d{{4}})\b"
    rf"|\b(?P<day2>\d{{1,2}})(?:st|nd|rd|th)?\s+(?P<month2>{_MONTH})\.?,?\s+(?P<year2>\d{{4}})\b",
    re.IGNORECASE,
)


def printed_date(text: str) -> tuple[str, tuple[int, int]] | None:
    """Return the first full date in a text, as ISO 8601, with its character offsets.

    Dates in figures alone, other than ISO's, are passed over: 3/4/2020 is March in one country and April in
    another.
    """
    if _YEAR.search(text) is None:  # most paragraphs: to look for the rest takes ten times as long
        return None
    for found in _PRINTED.finditer(text):
        if found["iso"]:
            parts = [int(part) for part in found["iso"].split("-")]
        else:
            name, day, year = (found[key] or found[f"{key}2"] for key in ("month", "day", "year"))
            parts = [int(year), _NAMED[name.lower()], int(day)]
        try:
            return date(*parts).isoformat(), found.span()
        except ValueError:
            continue
    return None


_DAYS = r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|wed|thu|fri|sat|sun)\.?,?\s+"
_OPENS = re.compile(rf"\s*(?:{_DAYS})?", re.IGNORECASE)
_BEHIND = re.compile(r"\s*(?:$|[|•·–—:(\[]|-\s|,\s*(?:\d|at\b|$)|at\s+\d|\d{1,2}[:.]\d\d)", re.IGNORECASE)
"""What follows a date that stands for itself: a mark, an hour, or nothing."""
_TELLS = re.compile(
    r"\s*(?:(?:this|the)\s+(?:\w+\s+){0,2}?(?:was|has\s+been|were)\s+(?:first\s+|originally\s+)?)?"
    r"(?:first\s+|originally\s+)?(?P<what>published|posted|recorded|aired|broadcast|delivered|issued|"
    r"printed|filmed|created|written|updated|modified)\b",
    re.IGNORECASE,
)
_ENDS = re.compile(r"\s*(?:$|[.,;|•·–—)\]]|-\s|\d|(?:at|in|by|and)\b)")
_LATER = frozenset({"updated", "modified"})
_LONGEST, _MOST_BEHIND = 30, 6
"""Words of a line that tells when a text was published, and of what follows the date there."""


def opening_day(line: str) -> str | None:
    """Return the date that a line begins with, where it stands for itself: "Monday, 3 May 2021 – Lund"."""
    found, opens = printed_date(line), _OPENS.match(line)
    if found is None or opens is None or opens.end() != found[1][0]:
        return None
    return found[0] if _BEHIND.match(line, found[1][1]) else None


def told_day(line: str) -> tuple[str, bool] | None:
    """Return the day that a line says a text was published or recorded on, and whether it only changed then.

    "Recorded at the town hall on 3 May 2021", "Published 3 May 2021", "Updated 4 May 2021"; no sentence about
    something else that was published.
    """
    found, tells = printed_date(line), _TELLS.match(line)
    if found is None or tells is None or tells.end() > found[1][0] or len(line.split()) > _LONGEST:
        return None
    between, behind = line[tells.end() : found[1][0]], line[found[1][1] :]
    if re.search(r"[.!?]\s", between) or len(behind.split()) > _MOST_BEHIND or not _ENDS.match(behind):
        return None
    return found[0], tells["what"].lower() in _LATER
