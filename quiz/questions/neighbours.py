"""Figures, dates and spans near a given one, as wrong options: as round as it is, as precise as it is."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from hashlib import blake2b

from quiz.dossier.dates import DateError, Point, Precision, parse_duration

_STEPS = tuple(Decimal(10) ** power * factor for power in range(12, -4, -1) for factor in (5, 1))
_EACH_SIDE = 4


def near_figures(key: Decimal, seed: str) -> Iterator[Decimal]:
    """Yield figures around the key, nearest first, as round as it is.

    For 3500: 3000, 4000, 2500 … Small counts (up to twelve) step by one. The seed decides small unevenness, so that the key is not
    always in the middle of an even row.
    """
    step = roundness(key)
    size = abs(key)
    stride = step if size <= 12 and step == 1 else max(step, _whole(size * Decimal("0.18") / step) * step)
    sides = (1, -1) if _byte(seed, "side") % 2 else (-1, 1)
    for i in range(1, _EACH_SIDE + 1):
        for side in sides:
            wobble = Decimal(_byte(seed, f"{side * i}") % 3 - 1) * step if stride >= 4 * step else Decimal(0)
            value = key + side * (i * stride + wobble)
            if value > 0 and (value >= 1 or key < 1):
                yield value


def roundness(value: Decimal) -> Decimal:
    """Return the largest of 1, 5, 10, 50, 100 … (or 0.5, 0.1 …) that divides the figure, below the figure."""
    size = abs(value)
    if size == 0:
        return Decimal(1)
    for step in _STEPS:
        if step * 2 <= size and size % step == 0:
            return step
    return next(step for step in _STEPS if step <= size and size % step == 0)


def _whole(value: Decimal) -> Decimal:
    return max(Decimal(1), value.quantize(Decimal(1)))


def _byte(seed: str, name: str) -> int:
    return blake2b(f"{seed}\x1f{name}".encode(), digest_size=1).digest()[0]


# ---------------------------------------------------------------- dates


def near_dates(key: Point, seed: str) -> Iterator[str]:
    """Yield dates (EDTF) around the key with the same precision; none for times of day."""
    match key.precision:
        case Precision.DAY:
            shifts: tuple[int, ...] = (
                (1, -1, 2, -3, 4, -7, 7, -2) if _byte(seed, "day") % 2 else (-1, 1, -2, 3, -4, 7, -7, 2)
            )
            for days in shifts:
                if (moved := _moved(key.lower, days)) is not None:
                    yield moved.isoformat()
        case Precision.MONTH:
            shifts = (1, -1, 2, -2, 3, -4) if _byte(seed, "month") % 2 else (-1, 1, -2, 2, -3, 4)
            for months in shifts:
                at = int(key.year) * 12 + (key.month or 1) - 1 + months
                if 12 <= at < 120_000:
                    yield f"{at // 12:04}-{at % 12 + 1:02}"
        case Precision.SEASON:
            for seasons in (1, -1, 2, -2):
                at = int(key.year) * 4 + (key.month or 21) - 21 + seasons
                if 4 <= at < 40_000:
                    yield f"{at // 4:04}-{at % 4 + 21}"
        case Precision.YEAR:
            far = 2025 - int(key.year)
            stride = 1 if far < 30 else 2 if far < 80 else 5
            shifts = (1, -1, 2, -2, 3, -3) if _byte(seed, "year") % 2 else (-1, 1, -2, 2, -3, 3)
            for years in shifts:
                if 1 <= int(key.year) + years * stride <= 9999:
                    yield f"{int(key.year) + years * stride:04}"
        case Precision.DECADE:
            for decades in (-1, 1, -2, 2):
                tens = int(key.year[:3]) + decades
                if 0 < tens <= 999:
                    yield f"{tens:03}X"
        case _:
            return


def _moved(day: date, days: int) -> date | None:
    try:
        return day + timedelta(days=days)
    except OverflowError:
        return None


# ---------------------------------------------------------------- spans


_OTHER_SPANS = {
    "seconds": ("PT{}S", (5, 10, 15, 20, 30, 45, 60, 90)),
    "minutes": ("PT{}M", (1, 2, 5, 10, 15, 20, 30, 40, 45, 60, 90)),
    "hours": ("PT{}H", (1, 2, 3, 4, 6, 8, 10, 11, 12, 18, 24, 36, 48, 72)),
    "days": ("P{}D", (1, 2, 3, 4, 5, 6, 7, 10, 12, 14, 20, 30, 40, 60, 90, 100)),
    "weeks": ("P{}W", (1, 2, 3, 4, 5, 6, 8, 10, 12)),
    "months": ("P{}M", (1, 2, 3, 4, 5, 6, 8, 9, 10, 12, 15, 18, 24)),
    "years": ("P{}Y", (1, 2, 3, 4, 5, 6, 8, 10, 12, 15, 20, 25, 30, 40, 50, 60, 80, 100)),
}


def near_durations(key: str) -> Iterator[str]:
    """Yield spans (ISO 8601) in the key's unit, nearest first; none where the key has several units."""
    try:
        parts = parse_duration(key).parts
    except DateError:
        return
    if len(parts) != 1:
        return
    count, unit = parts[0]
    pattern, counts = _OTHER_SPANS[f"{unit}s"]
    others = [n for n in counts if n != count and count / 4 <= n <= count * 4 + 3]
    for other in sorted(others, key=lambda n: (abs(n - count), n))[:8]:
        yield pattern.format(other)
