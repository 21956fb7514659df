"""Ids of proposals: the same for the same text, whoever reads it and whenever."""

from __future__ import annotations

import hashlib


def proposal_id(kind: str, *parts: object) -> str:
    """Return an id made from a kind and what tells this proposal from others of its kind."""
    told = "\x1f".join(str(part) for part in parts)
    return f"{kind}-{hashlib.blake2b(told.encode(), digest_size=8).hexdigest()}"
