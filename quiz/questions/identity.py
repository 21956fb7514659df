"""Fingerprints of cards: whether the answer changed, whether anything shown changed."""

from __future__ import annotations

from hashlib import sha256

import msgspec

from quiz.questions.model import Card


def digest(value: object) -> str:
    """Return the SHA-256 of a plain value's JSON, the same on every machine."""
    return sha256(msgspec.json.encode(value)).hexdigest()


def sealed(card: Card, answer: object) -> Card:
    """Return the card with its hashes: of ``answer``, and of everything in it but its place."""
    bare = msgspec.structs.replace(card, position=0, content_hash="", answer_hash="")
    return msgspec.structs.replace(card, content_hash=digest(bare), answer_hash=digest(answer))
