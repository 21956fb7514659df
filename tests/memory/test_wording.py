"""Intervals in words."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.memory import NEW_MEMORY, Memory, Phase, days_text, interval_text, minutes_text

MINUTE = 60_000_000


@pytest.mark.parametrize(
    ("minutes", "words", "short"),
    [
        (-3, "now", "now"),
        (0, "now", "now"),
        (0.4, "<1 min", "<1m"),
        (1, "1 min", "1m"),
        (5.5, "6 min", "6m"),
        (10, "10 min", "10m"),
        (59.4, "59 min", "59m"),
        (59.6, "1 hour", "1h"),
        (90, "1.5 hours", "1.5h"),
        (1200, "20 hours", "20h"),
        (1439, "1 day", "1d"),
    ],
)
def test_minutes(minutes: float, words: str, short: str) -> None:
    assert minutes_text(minutes) == words
    assert minutes_text(minutes, short=True) == short


@pytest.mark.parametrize(
    ("days", "words", "short"),
    [
        (-2, "now", "now"),
        (0, "now", "now"),
        (1, "1 day", "1d"),
        (3, "3 days", "3d"),
        (30, "30 days", "30d"),
        (31, "1 month", "1mo"),
        (64, "2.1 months", "2.1mo"),
        (363, "11.9 months", "11.9mo"),
        (364, "1 year", "1y"),
        (365, "1 year", "1y"),
        (475, "1.3 years", "1.3y"),
        (36500, "100 years", "100y"),
    ],
)
def test_days(days: int, words: str, short: str) -> None:
    assert days_text(days) == words
    assert days_text(days, short=True) == short


def test_interval_of_a_memory() -> None:
    assert interval_text(NEW_MEMORY, 0, 0) == "new"
    step = Memory(phase=Phase.LEARNING, due_at=17 * MINUTE, due_day=5)
    assert interval_text(step, 7 * MINUTE, 5) == "10 min"
    assert interval_text(step, 7 * MINUTE, 5, short=True) == "10m"
    assert interval_text(Memory(phase=Phase.REVIEW, due_day=69), 0, 5) == "2.1 months"


@given(st.integers(0, 40_000), st.integers(0, 40_000))
def test_longer_never_reads_shorter(one: int, other: int) -> None:
    def days(text: str) -> float:
        if text == "now":
            return 0
        number, unit = text.split(" ")
        return float(number) * {"d": 1, "m": 365 / 12, "y": 365}[unit[0]]

    one, other = sorted((one, other))
    assert days(days_text(one)) <= days(days_text(other))
