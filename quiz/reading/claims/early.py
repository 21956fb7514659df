"""What to call those whom a text leaves out: "At first it was claimed that …" are early claims."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from quiz.reading.claims.model import Claim

_NOUNS = {
    "claimed": "claims",
    "reported": "reports",
    "alleged": "allegations",
    "rumoured": "rumours",
    "rumored": "rumors",
}
_EARLY = re.compile(r"\b(?:at first|initially|originally|early on|first)\b", re.IGNORECASE)
_SENTENCE = re.compile(r"[.!?…][”\"’']?\s+")


def early_voices(text: str, claim: Claim) -> str | None:
    """Return a name for the unnamed who first claimed something that the text corrects, None for others.

    ``text`` is the paragraph of the cue. Only a passive without an agent that is told of an early time has
    one: what "is said" is said by anybody.
    """
    if claim.holder is not None:
        return None
    cue = text[claim.cue.start : claim.cue.end]
    noun = next((_NOUNS[one] for one in reversed(cue.casefold().split()) if one in _NOUNS), None)
    before = _SENTENCE.split(text[: claim.cue.start])[-1]
    return f"early {noun}" if noun is not None and _EARLY.search(f"{before} {cue}") else None
