"""Study days: one per calendar day wherever the clocks are put forward, put back, or left on a plane."""

from __future__ import annotations

import os
import time
from datetime import UTC, datetime, timedelta, timezone, tzinfo
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from quiz.memory.clock import (
    DAY_US,
    FixedClock,
    SystemClock,
    SystemZone,
    local_zone,
    microseconds,
    moment,
    offset_minutes,
    start_of_study_day,
    study_day,
)

HOUR_US = 3_600_000_000
BERLIN = ZoneInfo("Europe/Berlin")
NEW_YORK = ZoneInfo("America/New_York")
APIA = ZoneInfo("Pacific/Apia")
ST_JOHNS = ZoneInfo("America/St_Johns")
LORD_HOWE = ZoneInfo("Australia/Lord_Howe")
ZONES = [
    UTC,
    BERLIN,
    NEW_YORK,
    APIA,
    ST_JOHNS,
    LORD_HOWE,
    ZoneInfo("America/Havana"),
    ZoneInfo("Asia/Tehran"),
    ZoneInfo("Asia/Kathmandu"),
    ZoneInfo("Africa/Casablanca"),
    ZoneInfo("Antarctica/Troll"),
    timezone(timedelta(hours=-11, minutes=-30)),
]
INSTANTS = st.integers(
    microseconds(datetime(1972, 1, 1, tzinfo=UTC)), microseconds(datetime(2037, 1, 1, tzinfo=UTC))
)


def at(text: str, zone: tzinfo) -> int:
    return microseconds(datetime.fromisoformat(text).replace(tzinfo=zone))


def day_number(text: str) -> int:
    return (datetime.fromisoformat(text) - datetime(1970, 1, 1)).days


def test_the_night_belongs_to_the_day_before() -> None:
    assert study_day(at("2024-05-07 03:59:59.999999", BERLIN), BERLIN) == day_number("2024-05-06")
    assert study_day(at("2024-05-07 04:00", BERLIN), BERLIN) == day_number("2024-05-07")
    assert study_day(at("2024-05-07 00:00", BERLIN), BERLIN, 0) == day_number("2024-05-07")
    assert study_day(0, UTC, 0) == 0
    assert study_day(-1, UTC, 0) == -1


def test_a_day_of_23_or_25_hours_is_one_day() -> None:
    for first, hours in (("2024-03-30", 23), ("2024-10-26", 25)):
        day = day_number(first)
        start, end = start_of_study_day(day, BERLIN), start_of_study_day(day + 1, BERLIN)
        assert end - start == hours * HOUR_US
        assert study_day(start, BERLIN) == study_day(end - 1, BERLIN) == day
        assert study_day(end, BERLIN) == day + 1


def test_a_rollover_in_the_skipped_hour_begins_with_the_change() -> None:
    day = day_number("2024-03-31")
    start = start_of_study_day(day, BERLIN, 2)
    assert moment(start, BERLIN).isoformat() == "2024-03-31T03:00:00+02:00"
    # The change came at 00:01 in St John's: 1 a.m. did not exist, 00:00:59 did.
    day = day_number("2006-04-02")
    start = start_of_study_day(day, ST_JOHNS, 1)
    assert moment(start, ST_JOHNS).isoformat() == "2006-04-02T01:01:00-02:30"
    assert study_day(start - 1, ST_JOHNS, 1) == day - 1
    assert study_day(start, ST_JOHNS, 1) == day


def test_clocks_put_back_across_the_rollover_do_not_bring_yesterday_again() -> None:
    day = day_number("2006-10-29")  # at 00:01 back to 23:01 of the 28th
    start = start_of_study_day(day, ST_JOHNS, 0)
    assert [study_day(start + minutes * 60_000_000, ST_JOHNS, 0) - day for minutes in (-1, 0, 2, 30, 61)] == [
        -1, 0, 0, 0, 0,
    ]  # fmt: skip


def test_a_calendar_day_that_was_skipped_is_skipped() -> None:
    before = study_day(at("2011-12-29 12:00", APIA), APIA)
    after = study_day(at("2011-12-31 12:00", APIA), APIA)
    assert after - before == 2
    assert after == day_number("2011-12-31")


def test_a_traveller_has_the_date_of_the_place() -> None:
    instant = at("2024-05-07 05:00", BERLIN)
    assert study_day(instant, BERLIN) == day_number("2024-05-07")
    assert study_day(instant, NEW_YORK) == day_number("2024-05-06")


@given(INSTANTS, st.sampled_from(ZONES), st.integers(0, 23))
@example(at("2011-12-30 12:00", UTC), APIA, 4)
@example(at("2006-10-29 02:45", UTC), ST_JOHNS, 0)
def test_an_instant_lies_in_its_study_day(instant: int, zone: tzinfo, rollover: int) -> None:
    day = study_day(instant, zone, rollover)
    assert start_of_study_day(day, zone, rollover) <= instant < start_of_study_day(day + 1, zone, rollover)


@given(INSTANTS, st.integers(0, 3 * DAY_US), st.sampled_from(ZONES), st.integers(0, 23))
def test_days_never_run_backwards(instant: int, later: int, zone: tzinfo, rollover: int) -> None:
    first, second = study_day(instant, zone, rollover), study_day(instant + later, zone, rollover)
    assert 0 <= second - first <= later // DAY_US + 2


@given(st.integers(-(2**63), 2**63), st.sampled_from(ZONES))
def test_a_broken_clock_raises_nothing(instant: int, zone: tzinfo) -> None:
    assert isinstance(study_day(instant, zone), int)
    assert abs(offset_minutes(instant, zone)) <= 24 * 60


def test_offset_minutes() -> None:
    assert offset_minutes(at("2024-07-01 12:00", BERLIN), BERLIN) == 120
    assert offset_minutes(at("2024-01-01 12:00", BERLIN), BERLIN) == 60
    assert offset_minutes(0, timezone(timedelta(hours=-3, minutes=-30))) == -210


def test_fixed_clock_moves_when_told() -> None:
    clock = FixedClock.at(datetime(2024, 5, 7, 10, tzinfo=BERLIN))
    assert clock.zone is BERLIN
    assert moment(clock.now(), clock.zone).hour == 10
    clock.advance(days=1, minutes=5)
    assert moment(clock.now(), clock.zone).isoformat() == "2024-05-08T10:05:00+02:00"
    clock.zone = NEW_YORK
    assert moment(clock.now(), clock.zone).hour == 4
    with pytest.raises(ValueError, match="zone"):
        FixedClock.at(datetime(2024, 5, 7))


def test_system_clock_tells_the_time() -> None:
    before = time.time_ns() // 1000
    clock = SystemClock()
    assert before <= clock.now() <= time.time_ns() // 1000
    here = moment(clock.now(), clock.zone)
    assert here.utcoffset() == datetime.now().astimezone().utcoffset()


@pytest.fixture
def set_tz(monkeypatch: pytest.MonkeyPatch):  # type: ignore[no-untyped-def]
    def set_to(name: str) -> None:
        monkeypatch.setenv("TZ", name)
        time.tzset()

    yield set_to
    monkeypatch.undo()
    time.tzset()


@pytest.mark.parametrize(
    ("name", "summer", "winter"),
    [
        ("Europe/Berlin", 120, 60),
        (":America/New_York", -240, -300),
        ("CET-1CEST,M3.5.0,M10.5.0/3", 120, 60),
        ("/usr/share/zoneinfo/Asia/Kathmandu", 345, 345),
        ("", 0, 0),
        ("No/Such_Place", 0, 0),
    ],
)
def test_local_zone_follows_tz(set_tz, name: str, summer: int, winter: int) -> None:  # type: ignore[no-untyped-def]
    if name.startswith("/") and not Path(name).exists():
        pytest.skip("no zone files here")
    set_tz(name)
    zone = local_zone()
    assert offset_minutes(at("2024-07-01 12:00", UTC), zone) == summer
    assert offset_minutes(at("2024-01-01 12:00", UTC), zone) == winter


def test_local_zone_without_tz_is_the_machines(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("TZ", raising=False)
    time.tzset()
    instant = at("2024-07-01 12:00", UTC)
    assert offset_minutes(instant, local_zone()) == time.localtime(instant // 1_000_000).tm_gmtoff // 60


CHANGES = [
    "2021-03-28 01:00", "2021-10-31 01:00", "2021-11-07 06:00", "2021-03-14 07:00",
    "2021-04-03 15:00", "2021-10-02 15:30", "2021-03-21 20:30", "2021-09-21 19:30",
]  # fmt: skip


@pytest.mark.skipif(not hasattr(time, "tzset"), reason="the zone cannot be changed from within")
@pytest.mark.parametrize("name", ["Europe/Berlin", "America/New_York", "Australia/Lord_Howe", "Asia/Tehran"])
def test_the_c_librarys_zone_agrees_with_the_named_one(set_tz, name: str) -> None:  # type: ignore[no-untyped-def]
    set_tz(name)
    named, library = ZoneInfo(name), SystemZone()
    # Every quarter of an hour around the changes of one year, and each day's start.
    for quarter in range(-4 * 24 * 3, 4 * 24 * 3):
        for change in CHANGES:
            instant = at(change, UTC) + quarter * 900_000_000
            local = moment(instant, library)
            expected = moment(instant, named)
            assert (local.replace(tzinfo=None), local.fold) == (expected.replace(tzinfo=None), expected.fold)
            assert microseconds(local.astimezone(UTC)) == instant
    for day in range(18_628, 18_628 + 365):
        for rollover in (0, 2, 4):
            assert start_of_study_day(day, library, rollover) == start_of_study_day(day, named, rollover)
    assert os.environ["TZ"] == name
