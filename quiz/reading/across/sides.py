"""Sides of a dispute, only where the text tells them: by a denial, or by a word that opposes."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from quiz.reading.across.stems import stem, words_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quiz.reading.draft.model import ClaimProposal

_OPPOSES = frozenset(
    str.split("reject deny dispute disagree oppose dismiss contradict refute rebut condemn contest denounce")
)
_JOINS = frozenset(str.split("agree confirm support endorse back welcome approve acknowledge concede"))
_DENIES = re.compile(
    r"\b(?:not|never|no longer|cannot|"
    r"(?:ca|wo|do|does|did|is|was|are|were|has|have|would|should|could)n[’']t)"
    r"\s+(?!only|just|merely|simply)(?P<rest>(?:\S+\s*){1,6})",
    re.IGNORECASE,
)
_SHARED = 0.4
_FEWEST = 3
"""Two claims are of one thing when they share so great a part of the shorter one, and so many words."""


def sides_of(claims: Sequence[ClaimProposal], features: Sequence[set[str]]) -> tuple[str, ...]:
    """Return a letter for each claim whose side is certain from its words, else ``?``.

    ``A`` asserts and ``B`` denies: its content denies the word that another asserts of the same, or its cue
    opposes while another's joins.
    """
    against, joins = _cues()
    denied = [_denied(claim) for claim in claims]
    out = ["?"] * len(claims)
    for one, claim in enumerate(claims):
        for two, other in enumerate(claims):
            if one == two or claim.holder == other.holder:
                continue
            common = features[one] & features[two]
            if len(common) < max(_FEWEST, _SHARED * min(len(features[one]), len(features[two]))):
                continue
            opposes = _cue(claim) in against and _cue(other) in joins
            if opposes or denied[one] & features[two] - denied[two]:
                out[one], out[two] = "B", out[two] if out[two] == "B" else "A"
    return tuple(out)


def _denied(claim: ClaimProposal) -> set[str]:
    """Return the stems that a claim denies: the first word that says something behind each "not"."""
    out: set[str] = set()
    for place in claim.content:
        for found in _DENIES.finditer(place.text):
            out |= {word.stem for word in words_of(found["rest"])[:1]}
    return out


def _cue(claim: ClaimProposal) -> str:
    words = claim.cue.split()
    return stem(words[0]) if words else ""


@lru_cache(maxsize=1)
def _cues() -> tuple[frozenset[str], frozenset[str]]:
    """Return the stems of words that oppose, and of words that join."""
    return frozenset(map(stem, _OPPOSES)), frozenset(map(stem, _JOINS))
