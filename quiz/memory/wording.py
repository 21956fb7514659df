"""Intervals in words, for the buttons and the line under an answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from quiz.memory.clock import MINUTE_US

if TYPE_CHECKING:
    from quiz.memory.model import Memory

_MONTH: Final = 365 / 12
_YEAR: Final = 365.0
_UNITS: Final = {
    "minute": ("min", "min", "m"),
    "hour": ("hour", "hours", "h"),
    "day": ("day", "days", "d"),
    "month": ("month", "months", "mo"),
    "year": ("year", "years", "y"),
}


def interval_text(memory: Memory, at_us: int, day: int, *, short: bool = False) -> str:
    """Say when a card is due: "10 min", "3 days", "2.1 months"; short "10m", "3d", "2.1mo".

    ``at_us`` and ``day`` are now. A card not begun says "new", one that is due "now".
    """
    if memory.due_at is not None:
        return minutes_text((memory.due_at - at_us) / MINUTE_US, short=short)
    if memory.due_day is None:
        return "new"
    return days_text(memory.due_day - day, short=short)


def minutes_text(minutes: float, *, short: bool = False) -> str:
    """Say a span under a day."""
    if minutes <= 0:
        return "now"
    if minutes < 1:
        return "<1m" if short else "<1 min"
    if minutes < 59.5:
        return _amount(_half_up(minutes), "minute", short=short)
    if minutes < 23.95 * 60:
        return _amount(round(minutes / 60, 1), "hour", short=short)
    return days_text(max(1, round(minutes / 1440)), short=short)


def days_text(days: int, *, short: bool = False) -> str:
    """Say a span of whole days."""
    if days <= 0:
        return "now"
    if days <= 30:
        return _amount(days, "day", short=short)
    if (months := round(days / _MONTH, 1)) < 12:
        return _amount(months, "month", short=short)
    return _amount(round(days / _YEAR, 1), "year", short=short)


def _amount(number: float, unit: str, *, short: bool) -> str:
    one, many, brief = _UNITS[unit]
    if short:
        return f"{number:g}{brief}"
    return f"{number:g} {one if number == 1 else many}"


def _half_up(number: float) -> int:
    return int(number + 0.5)
