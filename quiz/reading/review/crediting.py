"""Whose a statement is, in the words by which its questions name them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quiz.reading.draft.model import FactProposal
from quiz.reading.review.holders import chain_of
from quiz.reading.review.people import Company

if TYPE_CHECKING:
    from quiz.reading.draft.model import ClaimProposal
    from quiz.reading.review.known import Knowledge


def credited_to(chain: tuple[str, ...], kind: str, company: Company) -> tuple[str, ...]:
    """Return the names of whom a statement is credited to, its label first; none for its author."""
    if kind == "report" and len(chain) == 1:
        return ()
    return (company.label(chain[-1]), *company.names(chain[-1]))


def holder_names(one: FactProposal | ClaimProposal, known: Knowledge) -> tuple[str, ...]:
    """Return the same of what a proposal's statement would be."""
    company = Company(known)
    kind = "report" if isinstance(one, FactProposal) and one.standing == "reported" else "claim"
    return credited_to(chain_of(one, known, company)[0], kind, company)
