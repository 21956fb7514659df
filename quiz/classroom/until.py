"""When a drill at one's own pace ends, as a teacher types it."""

from __future__ import annotations

import re
from datetime import UTC, date, datetime, time, timedelta
from typing import Final

from quiz.errors import UsageError

LONGEST: Final = timedelta(days=366)

_LENGTH: Final = re.compile(r"(?:(\d{1,4})d)?(?:(\d{1,4})h)?(?:(\d{1,5})m(?:in)?)?", re.IGNORECASE | re.ASCII)
_CLOCK: Final = re.compile(r"(\d{1,2}):(\d{2})", re.ASCII)


def parse_until(text: str, now: datetime) -> int:
    """Return the instant meant, in microseconds since 1970 UTC; ``now`` is local.

    ``45m``, ``2h``, ``1h30m`` and ``3d`` count from now; ``14:30`` is the next time the clock shows that;
    ``2026-03-01`` is the end of that day, ``2026-03-01T08:00`` that minute, in local time unless it says
    otherwise. Raises :class:`UsageError` for anything else, what is past, and more than a year.
    """
    meant = _meant(text.strip(), now)
    if meant is None:
        raise UsageError(
            f"{text!r} is no time for a drill to end.",
            remedy="Write it like 14:30, 45m, 1h30m, 3d, 2026-03-01 or 2026-03-01T08:00.",
        )
    if meant <= now:
        raise UsageError(
            f"{text} is past: it is {now:%Y-%m-%d %H:%M}.", remedy="Give a time that is still to come."
        )
    if meant - now > LONGEST:
        raise UsageError("A drill cannot be open for more than a year.", remedy="Give an earlier end.")
    return round(meant.timestamp() * 1_000_000)


def _meant(text: str, now: datetime) -> datetime | None:
    try:
        if (clock := _CLOCK.fullmatch(text)) is not None:
            at = time(int(clock[1]), int(clock[2]))
            today = _local(now.date(), at)
            return today if today > now else _local(now.date() + timedelta(days=1), at)
        if (length := _LENGTH.fullmatch(text)) is not None and text:
            days, hours, minutes = (int(part or 0) for part in length.groups())
            return now + timedelta(days=days, hours=hours, minutes=minutes)
        if len(text) == len("2026-03-01"):
            return _local(date.fromisoformat(text), time(23, 59))
        meant = datetime.fromisoformat(text)
        return meant if meant.tzinfo is not None else _local(meant.date(), meant.time())
    except (ValueError, OverflowError, OSError):
        return None


def _local(day: date, at: time) -> datetime:
    """Return a time of a day here, with the offset from UTC that holds on that day."""
    return datetime.combine(day, at).astimezone()


def local_now() -> datetime:
    """Return the time here and now, with its offset from UTC."""
    return datetime.now(UTC).astimezone()
