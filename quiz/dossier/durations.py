"""Spans of time (ISO 8601 durations, ``P2W``, ``PT11H``): parse, measure and say them in words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

_SMALL: Final = (
    *("zero", "one", "two", "three", "four", "five", "six"),
    *("seven", "eight", "nine", "ten", "eleven", "twelve"),
)
_LONGEST: Final = 60

_DURATION = re.compile(
    r"P(?:(?P<years>[0-9]+)Y)?(?:(?P<months>[0-9]+)M)?(?:(?P<weeks>[0-9]+)W)?(?:(?P<days>[0-9]+)D)?"
    r"(?P<time>T(?:(?P<hours>[0-9]+)H)?(?:(?P<minutes>[0-9]+)M)?(?:(?P<seconds>[0-9]+)S)?)?"
)


class DateError(ValueError):
    """A date or duration that cannot be read; the message says why and shows how it is written."""


@dataclass(frozen=True, slots=True)
class Duration:
    """A span of time in whole units (ISO 8601)."""

    years: int = 0
    months: int = 0
    weeks: int = 0
    days: int = 0
    hours: int = 0
    minutes: int = 0
    seconds: int = 0

    @property
    def parts(self) -> list[tuple[int, str]]:
        """The units that occur, longest first: ``[(2, "week")]``; for no time at all its seconds."""
        found = [(getattr(self, f"{unit}s"), unit) for unit in _UNITS]
        return [(n, unit) for n, unit in found if n] or [(0, "second")]

    @property
    def total_seconds(self) -> float:
        """Its length in seconds, with a mean year of 365.2425 days and a month of a twelfth of it."""
        return float(sum(n * _UNITS[unit] for n, unit in self.parts))


_UNITS: Final = {
    "year": 31_556_952,
    "month": 2_629_746,
    "week": 604_800,
    "day": 86_400,
    "hour": 3_600,
    "minute": 60,
    "second": 1,
}
_HOW_DURATIONS: Final = "durations look like P2W (two weeks), P3D, P1Y6M or PT11H (eleven hours)"


def parse_duration(text: str) -> Duration:
    """Read an ISO 8601 duration; raise :class:`DateError` where it is none."""
    found = _DURATION.fullmatch(text) if len(text) <= _LONGEST else None
    if found is None or text[-1] in "PT":
        raise DateError(_HOW_DURATIONS)
    parts = {name: int(digits) for name, digits in found.groupdict().items() if digits and name != "time"}
    if any(n > 999_999_999 for n in parts.values()):
        raise DateError("the duration is too long")
    return Duration(**parts)


def human_duration(text: str) -> str:
    """Say an ISO 8601 duration in words: ``two weeks``, ``one year and six months``."""
    said = [
        f"{_SMALL[n] if n < len(_SMALL) else format(n, ',')} {unit}{'' if n == 1 else 's'}"
        for n, unit in parse_duration(text).parts
    ]
    return " and ".join([", ".join(said[:-1]), said[-1]]) if len(said) > 1 else said[0]
