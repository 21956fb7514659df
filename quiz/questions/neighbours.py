"""Figures, dates and spans near a given one, as wrong options: as round as it is, as precise as it is."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from hashlib import blake2b

from quiz.dossier.dates import UNKNOWN_YEAR, DateError, Point, Precision, parse_duration

_STEPS = tuple(Decimal(10) ** power * factor for power in range(12, -4, -1) for factor in (5, 1))
_EACH_SIDE = 4
_LEAST, _MOST = Decimal("0.001"), Decimal(10) ** 12


def near_figures(key: Decimal, seed: str) -> Iterator[Decimal]:
    """Yield figures around the key, nearest first, as round as it is.

    For 3500: 3000, 4000, 2500. Small counts (up to twelve) step by one. The seed decides small
    unevenness, so that the key is not always in the middle of an even row.
    """
    if not _LEAST <= abs(key) <= _MOST:
        return
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
    return next((step for step in _STEPS if step <= size and size % step == 0), _LEAST)


def _whole(value: Decimal) -> Decimal:
    return max(Decimal(1), value.quantize(Decimal(1)))


def _byte(seed: str, name: str) -> int:
    return blake2b(f"{seed}\x1f{name}".encode(), digest_size=1).digest()[0]


# ---------------------------------------------------------------- dates


_SHIFTS = {
    Precision.DAY: (1, -1, 2, -3, 4, -7, 7, -2),
    Precision.MONTH: (1, -1, 2, -2, 3, -4),
    Precision.SEASON: (1, -1, 2, -2),
    Precision.YEAR: (1, -1, 2, -2, 3, -3),
    Precision.DECADE: (-1, 1, -2, 2),
}


def near_dates(key: Point, seed: str) -> Iterator[str]:
    """Yield dates (EDTF) around the key with the same precision; none for times of day."""
    side = 1 if _byte(seed, "side") % 2 else -1
    for shift in _SHIFTS.get(key.precision, ()):
        moved = _moved(key, shift * side)
        if moved is not None:
            yield moved


def _moved(key: Point, steps: int) -> str | None:
    """Return a date so many days, months, seasons … later; None where the calendar ends."""
    if not key.has_year:  # moved in some leap year, and round it
        moved = _moved(replace(key, year="2000"), steps)
        return None if moved is None else UNKNOWN_YEAR + moved[4:]
    precision, year = key.precision, int(key.year.replace("X", "0"))
    if precision is Precision.DAY:
        day = key.lower.toordinal() + steps
        return date.fromordinal(day).isoformat() if 1 <= day <= date.max.toordinal() else None
    if precision is Precision.MONTH:
        year, month = divmod(year * 12 + (key.month or 1) - 1 + steps, 12)
        moved = f"{year:04}-{month + 1:02}"
    elif precision is Precision.SEASON:
        year, season = divmod(year * 4 + (key.month or 21) - 21 + steps, 4)
        moved = f"{year:04}-{season + 21}"
    elif precision is Precision.DECADE:
        year += 10 * steps
        moved = f"{year // 10:03}X"
    else:
        # The further back, the less a year more or less can be told apart.
        year += steps * (1 if year > 1995 else 2 if year > 1945 else 5)
        moved = f"{year:04}"
    return moved if 1 <= year <= 9999 else None


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
