"""Whole-day intervals: rounding, limits, fuzz, and the choice of a quiet day within the fuzz."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from collections.abc import Callable

    from quiz.memory.model import Parameters, Settings

_FUZZ_RANGES: Final = ((2.5, 7.0, 0.15), (7.0, 20.0, 0.1), (20.0, float("inf"), 0.05))
_THURSDAY: Final = 3
"""The weekday of study day 0, 1 January 1970, counted from Monday."""


def ideal_interval(stability: float, settings: Settings, parameters: Parameters) -> float:
    """Days until retrievability falls to the desired retention: the interval before rounding and limits."""
    decay = -parameters.weights[20]
    factor = 0.9 ** (1 / decay) - 1
    return float(stability / factor * (settings.desired_retention ** (1 / decay) - 1))


def fuzz_range(ideal: float, least: int, most: int) -> tuple[int, int]:
    """Return the shortest and longest interval that fuzz may make of one: Anki's and py-fsrs's ranges."""
    least = min(least, most)
    ideal = min(max(ideal, least), most)
    if ideal < 2.5:
        return round(ideal), round(ideal)
    delta = 1.0
    for start, end, factor in _FUZZ_RANGES:
        delta += factor * max(0.0, min(ideal, end) - start)
    return min(max(round(ideal - delta), least), most), min(max(round(ideal + delta), least), most)


def fuzz_seed(card_key: str, repetition: int) -> int:
    """Return a number below 2**64 that is the same for a card and repetition on every machine."""
    from hashlib import blake2b

    text = f"{card_key}\0{repetition}".encode("utf-8", "surrogatepass")
    return int.from_bytes(blake2b(text, digest_size=8, person=b"quiz-fuzz").digest(), "big")


def whole_days(
    ideal: float,
    least: int,
    settings: Settings,
    seed: int,
    *,
    day: int = 0,
    load: Callable[[int], int] | None = None,
) -> int:
    """Turn an ideal interval into whole days, ``least`` to the learner's longest.

    Without fuzz it is rounded. With fuzz ``seed`` takes one of the days in range; with easy days, or with
    load levelling and a ``load`` (cards due on a study day), the quietest of them. ``day`` is today.
    """
    most = settings.maximum_interval
    low, high = fuzz_range(ideal, least, most)
    if low == high or not settings.fuzz:
        return round(min(max(ideal, min(least, most)), most))
    levelled = load if settings.load_levelling else None
    if levelled is None and min(settings.easy_days) == max(settings.easy_days):
        return low + ((seed * (high - low + 1)) >> 64)
    return _quietest(low, high, settings, seed, day, levelled)


def _quietest(
    low: int, high: int, settings: Settings, seed: int, day: int, load: Callable[[int], int] | None
) -> int:
    """Return the interval whose day carries least for its share; among equals the seed decides."""
    best: list[int] = []
    lowest = (2, 0.0)
    for interval in range(low, high + 1):
        share = settings.easy_days[(day + interval + _THURSDAY) % 7]
        cards = load(day + interval) if load is not None else 0
        # A day the learner wants free is taken only where every day in range is one.
        burden = (0, (cards + 1) / share) if share > 0 else (1, float(cards))
        if burden < lowest:
            best, lowest = [interval], burden
        elif burden == lowest:
            best.append(interval)
    return best[(seed * len(best)) >> 64]
