"""Orders that look drawn and are not: they follow from a hash, the same on every machine."""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import blake2b
from typing import TypeVar

_T = TypeVar("_T")

WINDOW = 24
"""How many of a great many are looked at for one question."""


def some(members: Sequence[_T], seed: str) -> list[_T]:
    """Return the members in an order of this question's own; of a great many, some 24."""
    if len(members) > WINDOW:
        start = int.from_bytes(mixed(seed, "window"), "big") % len(members)
        members = [members[(start + i) % len(members)] for i in range(WINDOW)]
    return sorted(members, key=lambda member: mixed(seed, str(member)))


def mixed(seed: str, text: str) -> bytes:
    """Return eight bytes that follow from a seed and a text."""
    return blake2b(f"{seed}\x1f{text}".encode(), digest_size=8).digest()
