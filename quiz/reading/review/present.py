"""Whether the sentences that a proposal rests on are still printed in the articles where it cites them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quiz.errors import QuizError
from quiz.reading.draft.model import (
    ClaimProposal,
    ConflictProposal,
    DisputeProposal,
    FactProposal,
)

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from quiz.reading.draft.model import AnyProposal, Place
    from quiz.reading.review.proposals import Articles

_REMEDY = "Run `quiz generate` with the same articles again: it reads what is there now."


class NotPrintedError(QuizError):
    """A proposal's sentence is not in the article any more; nothing was written."""

    title = "The article has changed"


def require_printed(one: AnyProposal, proposals: Mapping[str, AnyProposal], articles: Articles) -> None:
    """Make sure that every sentence is printed where a proposal cites it. Raises :class:`NotPrintedError`."""
    told = not_printed(one, proposals, articles)
    if told is not None:
        raise NotPrintedError(told, remedy=_REMEDY)


def not_printed(one: AnyProposal, proposals: Mapping[str, AnyProposal], articles: Articles) -> str | None:
    """Return in a sentence what of a proposal is not printed any more; None where all is."""
    for place in _places(one, proposals):
        if not articles.paragraphs(place.source):
            return f"The text of `{place.source}` is not in the folder `articles`."
        if place.text not in articles.paragraph(place.source, place.paragraph):
            return f"This sentence is no longer in the article: {place.source}#{place.paragraph}."
    return None


def _places(one: AnyProposal, proposals: Mapping[str, AnyProposal]) -> Iterator[Place]:
    if isinstance(one, FactProposal | ClaimProposal):
        yield one.place
    elif isinstance(one, ConflictProposal):
        yield from (value.place for value in one.values)
    elif isinstance(one, DisputeProposal):
        claims = (proposals.get(name) for name in one.claims)
        yield from (claim.place for claim in claims if isinstance(claim, ClaimProposal))
