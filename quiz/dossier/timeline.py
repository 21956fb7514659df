"""Which events are provably earlier than which: by their dates, and by `after` and `before`, alone.

An event is earlier than another where the latest moment it can have happened lies before the earliest moment
of the other, or where a chain of such dates and of relations leads from the one to the other. A date that is
only about right proves nothing. Times of day count as they are written, unless they are of several zones.
"""

from __future__ import annotations

import re
from datetime import datetime, time
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from quiz.dossier import dates

if TYPE_CHECKING:
    from collections.abc import Iterable

    from quiz.dossier.schema import Statement

_MARKS = "~?%"
_YEAR = r"(?:1[5-9]|20)[0-9]{2}"
_TELLS = re.compile(
    rf"(?<![\w.,])(?:{_YEAR}(?![\w,]\d)|{_YEAR}s)\b"
    rf"|\b(?:{'|'.join(m for m in dates.MONTHS if m not in {'March', 'May', 'August'})})\b"
    r"|\b(?:March|May|August)(?= [0-9])|(?<=[0-9] )(?:March|May|August)\b"
    r"|(?<=\b[Ii]n )(?:March|May|August)\b|(?<=\b[Oo]f )(?:March|May|August)\b"
    r"|\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b"
)


def tells_date(text: str) -> str | None:
    """Return the first word of a text that tells a date (a year, a month, a weekday), or None."""
    found = _TELLS.search(text)
    return found[0] if found else None


class Span(NamedTuple):
    """The earliest and the latest moment at which something can have happened."""

    earliest: datetime
    latest: datetime


ANY_TIME = Span(datetime.min, datetime.max)
_Event: TypeAlias = str


class Timeline:
    """The events of a dossier, ready to be asked which of two came first."""

    def __init__(self, statements: Iterable[Statement]) -> None:
        events = {s.id: s.when for s in statements if s.when is not None}
        by_time = len({zone for when in events.values() for zone in _zones(when.edtf)}) < 2
        self._later: dict[_Event, list[_Event]] = {name: [] for name in events}
        for name, when in events.items():
            for other in when.after:
                if other in events:
                    self._later[other].append(name)
            self._later[name] += [other for other in when.before if other in events]
        self._spans = {name: _span(when.edtf, by_time=by_time) for name, when in events.items()}
        self._rank = self._ranked()
        self._narrow()

    def __contains__(self, name: object) -> bool:
        return name in self._spans

    def is_before(self, one: str, other: str, *, within: int | None = None) -> bool:
        """Tell whether ``one`` is provably earlier than ``other``.

        ``within`` bounds how many relations are followed: past it, nothing counts as proven.
        """
        if one not in self._rank or other not in self._rank:
            return False  # a circle proves nothing
        if self._spans[one].latest < self._spans[other].earliest:
            return True
        return self._leads(one, other, within)

    def place(self, name: str) -> tuple[datetime, int]:
        """Return a key to sort events by: whatever is provably earlier has the lower one."""
        return self._spans[name].latest, self._rank.get(name, len(self._rank))

    def _ranked(self) -> dict[_Event, int]:
        """Number the events so that relations lead from lower to higher; those in circles are left out."""
        waiting = dict.fromkeys(self._later, 0)
        for others in self._later.values():
            for other in others:
                waiting[other] += 1
        free = [name for name, count in waiting.items() if not count]
        rank: dict[_Event, int] = {}
        for name in free:  # grows while it is walked
            rank[name] = len(rank)
            for other in self._later[name]:
                waiting[other] -= 1
                if not waiting[other]:
                    free.append(other)
        return rank

    def _narrow(self) -> None:
        """What comes after an event is no earlier than it can be, what comes before no later."""
        spans = self._spans
        for name in self._rank:
            for other in self._later[name]:
                if spans[other].earliest < spans[name].earliest:
                    spans[other] = spans[other]._replace(earliest=spans[name].earliest)
        for name in reversed(self._rank):
            for other in self._later[name]:
                if spans[other].latest < spans[name].latest:
                    spans[name] = spans[name]._replace(latest=spans[other].latest)

    def _leads(self, one: str, other: str, within: int | None) -> bool:
        target = self._rank[other]
        seen = {one}
        work = [one]
        while work:
            for name in self._later[work.pop()]:
                if name == other:
                    return True
                if name not in seen and self._rank.get(name, target) < target:
                    seen.add(name)
                    work.append(name)
            if within is not None and len(seen) > within:
                return False
        return False


def _points(edtf: str | None) -> list[dates.Point]:
    if edtf is None:
        return []
    try:
        read = dates.parse(edtf)
    except dates.DateError:
        return []
    ends = (read,) if isinstance(read, dates.Point) else (read.start, read.end)
    return [end for end in ends if isinstance(end, dates.Point)]


def _zones(edtf: str | None) -> list[str]:
    return [point.zone or "" for point in _points(edtf) if point.time]


def _span(edtf: str | None, *, by_time: bool) -> Span:
    if edtf is None or any(mark in edtf for mark in _MARKS):
        return ANY_TIME
    try:
        read = dates.parse(edtf)
    except dates.DateError:
        return ANY_TIME
    start, end = (read, read) if isinstance(read, dates.Point) else (read.start, read.end)
    return Span(
        datetime.combine(start.lower, _clock(start, by_time, time.min))
        if isinstance(start, dates.Point)
        else datetime.min,
        datetime.combine(end.upper, _clock(end, by_time, time.max))
        if isinstance(end, dates.Point)
        else datetime.max,
    )


def _clock(point: dates.Point, by_time: bool, default: time) -> time:
    """Return the time of day; of a minute its first or last moment, as the default is."""
    if not point.time or not by_time:
        return default
    seconds = default.second if point.time.count(":") == 1 else int(point.time[6:])
    return time(int(point.time[:2]), int(point.time[3:5]), seconds, default.microsecond)
