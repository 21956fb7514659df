"""Ids that are unique everywhere and rise with time: UUIDv7, as text."""

from __future__ import annotations

from uuid import UUID

from uuid6 import uuid7

from quiz.store.failures import unreadable

_VARIANT_FREE = (1 << 62) - 1


def new_id(after: str | None = None) -> str:
    """Return a new id, greater than ``after`` even where the clock has been set back since.

    In that case it counts on from ``after``, whose time it then bears (RFC 9562, section 6.2). Raises
    ``DamagedError`` if ``after`` is no id.
    """
    fresh = str(uuid7())
    if after is None or fresh > after:
        return fresh
    try:
        last = UUID(after)
    except ValueError as error:
        raise unreadable("The log") from error
    count = (last.int & _VARIANT_FREE) + 1 + (uuid7().int & 0xFFFFFFFF)
    high = last.int & ~_VARIANT_FREE
    if count > _VARIANT_FREE:  # the counting part is full: go on with the next millisecond
        high += 1 << 80
        count &= _VARIANT_FREE
    return str(UUID(int=high | count))
