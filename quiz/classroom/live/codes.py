"""Codes that people type and tokens that machines keep."""

from __future__ import annotations

import hmac
import secrets
from hashlib import sha256
from typing import Final

ALPHABET: Final = "ABCDEFGHJKMNPQRSTUVWXYZ23456789"
"""Letters and digits that are not mistaken for each other: no I, L, O, 0, 1."""

CODE_LENGTH: Final = 6


def new_code(length: int = CODE_LENGTH) -> str:
    """Return a code to join by: 31 to the power of its length are possible."""
    return "".join(secrets.choice(ALPHABET) for _ in range(length))


def same_code(typed: str, code: str) -> bool:
    """Compare a code as typed, in any case and with spaces or hyphens, in constant time."""
    plain = "".join(char for char in typed.upper() if char not in " -\t")[:32]
    return hmac.compare_digest(plain.encode("utf-8", "replace"), code.encode())


def new_token() -> str:
    """Return a secret of 256 bits, as 43 letters."""
    return secrets.token_urlsafe(32)


def token_hash(token: str) -> str:
    """Return what is kept of a token: its SHA-256."""
    return sha256(token.encode("utf-8", "replace")).hexdigest()


def same_token(token: str, kept: str) -> bool:
    """Tell whether a token is the one whose hash was kept, in constant time."""
    return hmac.compare_digest(token_hash(token), kept)
