"""Time as the scheduler counts it: instants in microseconds, and study days.

A **study day** is a number, days since 1970-01-01, of the learner's local date after the rollover hour
is taken off: with a rollover at 4, half past one on Tuesday night still belongs to Monday. Between two
answers the model counts study days, never blocks of 24 hours. So a day is a day when clocks change (it
then lasts 23 or 25 hours), and a learner who travels gets the date where they are; a log keeps the
number itself, and is never counted again in another zone.
"""

from __future__ import annotations

import os
import time
from datetime import UTC, date, datetime, timedelta, tzinfo
from typing import TYPE_CHECKING, Final, Protocol

if TYPE_CHECKING:
    from pathlib import Path

MICROSECONDS: Final = 1_000_000
DAY_US: Final = 86_400 * MICROSECONDS
MINUTE_US: Final = 60 * MICROSECONDS

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_EPOCH_ORDINAL: Final = date(1970, 1, 1).toordinal()
_MICROSECOND: Final = timedelta(microseconds=1)
_ZONE_AGE_SECONDS: Final = 60.0


class Clock(Protocol):
    """Where the time comes from. Given to whatever needs it; never read from within a calculation."""

    def now(self) -> int:
        """Microseconds since 1970-01-01 UTC."""

    @property
    def zone(self) -> tzinfo:
        """The learner's local time zone."""


class SystemClock:
    """The machine's clock and its local zone, which is looked up anew each minute: laptops travel."""

    def __init__(self) -> None:
        self._zone: tzinfo | None = None
        self._zone_until = 0.0

    def now(self) -> int:
        """Microseconds since 1970-01-01 UTC."""
        return time.time_ns() // 1000

    @property
    def zone(self) -> tzinfo:
        """The machine's local zone."""
        now = time.monotonic()
        if self._zone is None or now >= self._zone_until:
            self._zone = local_zone()
            self._zone_until = now + _ZONE_AGE_SECONDS
        return self._zone


class FixedClock:
    """A clock that stands still until it is moved: for tests and for showing a day that is not today."""

    def __init__(self, at_us: int = 0, zone: tzinfo = UTC) -> None:
        self.at_us = at_us
        self._zone = zone

    @classmethod
    def at(cls, moment: datetime) -> FixedClock:
        """Make a clock standing at an aware ``moment``, in its zone."""
        if moment.tzinfo is None:
            raise ValueError("a moment needs its zone")
        return cls(microseconds(moment), moment.tzinfo)

    def now(self) -> int:
        """Return the microseconds this clock stands at."""
        return self.at_us

    @property
    def zone(self) -> tzinfo:
        """The zone it was given."""
        return self._zone

    @zone.setter
    def zone(self, zone: tzinfo) -> None:
        self._zone = zone

    def advance(self, **units: float) -> None:
        """Move on by a ``timedelta``'s keywords: ``clock.advance(days=1, minutes=5)``."""
        self.at_us += timedelta(**units) // _MICROSECOND


class SystemZone(tzinfo):
    """Local time as the C library tells it, for systems whose zone has no name that can be found.

    Correct for every instant the library knows; beyond its range the nearest offset stands.
    """

    def utcoffset(self, moment: datetime | None) -> timedelta:
        """Offset of a local wall time; of an ambiguous one, that of its ``fold``."""
        if moment is None:
            return _library_offset(0)
        seconds = int((moment.replace(tzinfo=None) - _EPOCH.replace(tzinfo=None)).total_seconds())
        # Two candidates: the offsets half a day before and after. Where they agree there is no question.
        before, after = _library_offset(seconds - 86_400), _library_offset(seconds + 86_400)
        if before == after:
            return before
        fits = [off for off in (before, after) if _library_offset(seconds - int(off.total_seconds())) == off]
        if len(fits) == 1:
            return fits[0]
        return after if moment.fold else before  # in a gap or an overlap

    def dst(self, moment: datetime | None) -> timedelta | None:  # noqa: ARG002 - tzinfo's signature
        """Unknown: the library gives only the whole offset."""
        return None

    def tzname(self, moment: datetime | None) -> str:  # noqa: ARG002 - tzinfo's signature
        """Return a name for the zone."""
        return "local"

    def fromutc(self, moment: datetime) -> datetime:
        """Turn a UTC wall time into the local one."""
        naive = moment.replace(tzinfo=None)
        offset = _library_offset(int((naive - _EPOCH.replace(tzinfo=None)).total_seconds()))
        local = (naive + offset).replace(tzinfo=self)
        return local if self.utcoffset(local) == offset else local.replace(fold=1)

    def __repr__(self) -> str:
        return "SystemZone()"


def microseconds(moment: datetime) -> int:
    """Microseconds since 1970 UTC of an aware ``moment``."""
    return (moment - _EPOCH) // _MICROSECOND


def moment(at_us: int, zone: tzinfo = UTC) -> datetime:
    """Return the aware datetime of an instant, in ``zone``.

    An instant outside years 2 to 9998, which only a broken clock gives, is drawn in to that range.
    """
    bounded = min(max(at_us, _AT_MIN), _AT_MAX)
    return (_EPOCH + timedelta(microseconds=bounded)).astimezone(zone)


_AT_MIN: Final = microseconds(datetime(2, 1, 1, tzinfo=UTC))
_AT_MAX: Final = microseconds(datetime(9998, 1, 1, tzinfo=UTC))


def offset_minutes(at_us: int, zone: tzinfo) -> int:
    """Minutes by which local time is ahead of UTC at an instant: what the log keeps with a time."""
    offset = moment(at_us, zone).utcoffset() or timedelta(0)
    return round(offset.total_seconds() / 60)


def study_day(at_us: int, zone: tzinfo, rollover_hour: int = 4) -> int:
    """Return the study day of an instant: days since 1970-01-01 of the local date less the rollover.

    In one zone it never falls as time goes on, and it skips no day except where a whole calendar day
    was skipped (Samoa, 30 December 2011).
    """
    local = moment(at_us, zone)
    day = (local.replace(tzinfo=None) - timedelta(hours=rollover_hour)).toordinal() - _EPOCH_ORDINAL
    # Where clocks are put back across the rollover itself, the day that had begun does not end again.
    if local.fold and start_of_study_day(day + 1, zone, rollover_hour) <= at_us:
        return day + 1
    return day


def start_of_study_day(day: int, zone: tzinfo, rollover_hour: int = 4) -> int:
    """Return the first instant (microseconds) of a study day: inverse of ``study_day``.

    Where the rollover hour is skipped by a change of clocks, that is the instant of the change; where it
    comes twice, the first.
    """
    wall = datetime.fromordinal(day + _EPOCH_ORDINAL) + timedelta(hours=rollover_hour)
    aware = wall.replace(tzinfo=zone)
    late = microseconds(aware.astimezone(UTC))
    if moment(late, zone).replace(tzinfo=None) == wall:
        return late
    # The hour does not exist. Between the two readings of it lies the change: find it by halving.
    early = microseconds(aware.replace(fold=1).astimezone(UTC))
    while late - early > 1:
        middle = (early + late) // 2
        if moment(middle, zone).replace(tzinfo=None) < wall:
            early = middle
        else:
            late = middle
    return late


def local_zone() -> tzinfo:
    """Return the machine's time zone.

    ``TZ`` counts first, then what ``/etc/localtime`` links to or holds, then the C library's own idea
    (Windows; POSIX rules in ``TZ``), and if even that fails, UTC.
    """
    from pathlib import Path

    name = os.environ.get("TZ")
    if name in ("", ":"):  # set and empty means UTC
        return UTC
    zone = _zone_of_name(name.removeprefix(":")) if name else _zone_of_file(Path("/etc/localtime"))
    if zone is not None:
        return zone
    try:
        time.localtime(0)
    except (OverflowError, OSError, ValueError):
        return UTC
    return SystemZone()


def _zone_of_name(name: str) -> tzinfo | None:
    from pathlib import Path
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        pass
    path = Path(name)
    return _zone_of_file(path) if path.is_absolute() else None


def _zone_of_file(path: Path) -> tzinfo | None:
    from zoneinfo import ZoneInfo

    try:
        real = path.resolve(strict=True)
        _, found, name = real.as_posix().rpartition("/zoneinfo/")
        if found and (zone := _named(name)) is not None:
            return zone
        with real.open("rb") as file:
            return ZoneInfo.from_file(file)
    except (OSError, ValueError, RuntimeError):
        return None


def _named(name: str) -> tzinfo | None:
    from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

    try:
        return ZoneInfo(name.removeprefix("posix/"))
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return None


def _library_offset(seconds: int) -> timedelta:
    try:
        return timedelta(seconds=time.localtime(seconds).tm_gmtoff)
    except (OverflowError, OSError, ValueError):
        now = datetime.now(UTC).astimezone().utcoffset()
        return now if now is not None else timedelta(0)
