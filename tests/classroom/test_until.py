from __future__ import annotations

from datetime import datetime, timedelta

import pytest

from quiz.classroom.until import parse_until
from quiz.errors import UsageError

NOW = datetime(2026, 3, 10, 14, 0).astimezone()


def local(*parts: int) -> datetime:
    return datetime(*parts).astimezone()  # type: ignore[arg-type,misc]


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("45m", NOW + timedelta(minutes=45)),
        ("90min", NOW + timedelta(minutes=90)),
        ("1H30m", NOW + timedelta(minutes=90)),
        ("3d", NOW + timedelta(days=3)),
        (" 14:30 ", local(2026, 3, 10, 14, 30)),
        ("8:05", local(2026, 3, 11, 8, 5)),
        ("14:00", local(2026, 3, 11, 14, 0)),
        ("2026-03-12", local(2026, 3, 12, 23, 59)),
        ("2026-03-12T08:00", local(2026, 3, 12, 8, 0)),
        ("2026-03-12 08:00", local(2026, 3, 12, 8, 0)),
        ("2026-03-12T08:00+00:00", datetime.fromisoformat("2026-03-12T08:00+00:00")),
    ],
)
def test_an_end_is_read_as_it_is_meant(text: str, meant: datetime) -> None:
    assert parse_until(text, NOW) == round(meant.timestamp() * 1_000_000)


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("", "is no time"),
        ("m", "is no time"),
        ("25:00", "is no time"),
        ("12:60", "is no time"),
        ("soon", "is no time"),
        ("٤٥m", "is no time"),
        ("2026-02-30", "is no time"),
        ("0m", "is past"),
        ("2026-03-10T13:59", "is past"),
        ("2020-01-01", "is past"),
        ("9999d", "more than a year"),
        ("9999-12-31", "more than a year"),
    ],
)
def test_what_is_no_end_is_said_so_with_examples(text: str, says: str) -> None:
    with pytest.raises(UsageError, match=says) as caught:
        parse_until(text, NOW)
    assert caught.value.remedy
