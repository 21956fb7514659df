"""Words of a proposal as the articles print them: no stems, no small letters where a capital is printed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quiz.reading.draft.model import ClaimProposal, ConflictProposal, DisputeProposal
from quiz.reading.review.proposals import plain

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from quiz.reading.draft.model import AnyProposal

_WORD = re.compile(r"\w+(?:['’-]\w+)*")
_STEM = 4
"""So many letters at least must be there of a word for it to be a stem."""


def subject(proposal: ConflictProposal | DisputeProposal, proposals: Mapping[str, AnyProposal]) -> str:
    """Return what a conflict or a dispute is about, in words as printed in its sentences."""
    if isinstance(proposal, ConflictProposal):
        return as_written(plain(proposal.about), (one.place.text for one in proposal.values))
    claims = (proposals.get(one) for one in proposal.claims)
    texts = (one.place.text for one in claims if isinstance(one, ClaimProposal))
    return as_written(plain(proposal.subject), texts)


def question(proposal: DisputeProposal, proposals: Mapping[str, AnyProposal]) -> str:
    """Return a dispute's question with its subject in words as printed."""
    asked, about = plain(proposal.question), plain(proposal.subject)
    return asked.replace(about, subject(proposal, proposals)) if about else asked


def as_written(phrase: str, texts: Iterable[str]) -> str:
    """Return a phrase whose words are printed in texts: what is only the beginning of one becomes all of it.

    Words with a capital are names and stay, as does what is nowhere printed.
    """
    printed: dict[str, None] = {}
    for text in texts:
        printed.update(dict.fromkeys(_WORD.findall(text)))
    return _WORD.sub(lambda word: _printed(word[0], printed), phrase)


def _printed(word: str, printed: dict[str, None]) -> str:
    if word in printed or not word[0].islower():
        return word
    same = [one for one in printed if one.casefold() == word]
    longer = [one for one in printed if len(word) >= _STEM and one.casefold().startswith(word)]
    return same[0] if same else min(longer, key=len, default=word)
