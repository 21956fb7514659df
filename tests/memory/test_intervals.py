"""Whole days, their spread, and quiet days."""

from __future__ import annotations

import hashlib
from dataclasses import replace

from hypothesis import given
from hypothesis import strategies as st

from quiz.memory import DEFAULT_PARAMETERS, Settings
from quiz.memory.intervals import fuzz_range, fuzz_seed, ideal_interval, whole_days

FUZZY = Settings()
PLAIN = Settings(fuzz=False)
seeds = st.integers(0, 2**64 - 1)


def test_at_ninety_percent_the_interval_is_the_stability() -> None:
    assert round(ideal_interval(10.0, Settings(desired_retention=0.9), DEFAULT_PARAMETERS), 9) == 10.0
    assert ideal_interval(10.0, Settings(desired_retention=0.8), DEFAULT_PARAMETERS) > 20
    assert ideal_interval(10.0, Settings(desired_retention=0.97), DEFAULT_PARAMETERS) < 3


def test_fuzz_ranges_are_ankis() -> None:
    """Values from Anki's own ranges: a day and 15 % from 2.5 days on, 10 % from 7, 5 % from 20."""
    assert [fuzz_range(days, 1, 36500) for days in (1, 2, 3, 5, 7, 8, 20, 30, 100)] == [
        (1, 1), (2, 2), (2, 4), (4, 6), (5, 9), (6, 10), (17, 23), (27, 33), (93, 107),
    ]  # fmt: skip
    assert fuzz_range(30, 29, 31) == (29, 31)
    assert fuzz_range(30, 40, 20) == (20, 20)


def test_the_seed_is_the_same_on_every_machine() -> None:
    expected = hashlib.blake2b(b"deck/slug#who\x003", digest_size=8, person=b"quiz-fuzz").digest()
    assert fuzz_seed("deck/slug#who", 3) == int.from_bytes(expected, "big")
    assert fuzz_seed("deck/slug#who", 3) == 15_922_363_575_123_561_153
    assert len({fuzz_seed("a", n) for n in range(100)} | {fuzz_seed("b", n) for n in range(100)}) == 200
    assert fuzz_seed("\udcff", 0) != fuzz_seed("", 0)


@given(st.floats(0.001, 40000), st.integers(1, 500), st.integers(1, 36500), seeds, st.booleans())
def test_intervals_stay_in_their_limits(ideal: float, least: int, most: int, seed: int, fuzz: bool) -> None:
    settings = Settings(maximum_interval=most, fuzz=fuzz)
    days = whole_days(ideal, least, settings, seed)
    assert min(least, most) <= days <= most
    low, high = fuzz_range(ideal, least, most)
    assert low <= days <= high or not fuzz
    if not fuzz:
        assert abs(days - min(max(ideal, min(least, most)), most)) <= 0.5


def test_the_seed_reaches_every_day_in_range() -> None:
    low, high = fuzz_range(30, 1, 36500)
    counts = dict.fromkeys(range(low, high + 1), 0)
    for number in range(1400):
        counts[whole_days(30, 1, FUZZY, fuzz_seed("card", number))] += 1
    assert min(counts.values()) > 140
    assert whole_days(30, 1, FUZZY, 0) == low
    assert whole_days(30, 1, FUZZY, 2**64 - 1) == high


def test_load_levelling_takes_the_quietest_day() -> None:
    levelled = replace(FUZZY, load_levelling=True)
    busy = {130: 9, 131: 4, 132: 1, 129: 3, 128: 3, 127: 3, 133: 2}
    for seed in (0, 2**63, 2**64 - 1):
        assert whole_days(30, 1, levelled, seed, day=100, load=lambda day: busy[day]) == 32
        assert whole_days(30, 1, FUZZY, seed, day=100, load=lambda day: busy[day]) == whole_days(
            30, 1, FUZZY, seed
        )


def test_easy_days_are_spared() -> None:
    # Study day 0 was a Thursday: 4 and 11 are Mondays.
    no_mondays = replace(FUZZY, easy_days=(0.0, 1.0, 1.0, 1.0, 1.0, 1.0, 1.0))
    only_mondays = replace(FUZZY, easy_days=(1.0, 0.0, 0.0, 0.0, 0.0, 0.0, 0.0))
    for number in range(200):
        seed = fuzz_seed("card", number)
        assert whole_days(30, 1, no_mondays, seed, day=0) not in (25, 32, 39)
        assert whole_days(30, 1, only_mondays, seed, day=0) == 32
        assert whole_days(4, 1, replace(FUZZY, easy_days=(0.0,) * 6 + (0.5,)), seed, day=0) == 3  # a Sunday
    none_free = replace(FUZZY, easy_days=(0.0,) * 7)
    assert 27 <= whole_days(30, 1, none_free, 2**63, day=0) <= 33


def test_a_half_easy_day_gets_half_the_load() -> None:
    shares = (1.0, 1.0, 1.0, 1.0, 1.0, 0.5, 1.0)
    settings = replace(FUZZY, easy_days=shares, load_levelling=True)
    load = dict.fromkeys(range(60), 0)
    for number in range(1300):
        load[whole_days(30, 1, settings, fuzz_seed("card", number), day=0, load=lambda day: load[day])] += 1
    saturday = load[30]
    others = [cards for day, cards in load.items() if cards and day != 30]
    assert len(others) == 6
    assert abs(saturday - 100) <= 2
    assert all(abs(cards - 200) <= 2 for cards in others)
