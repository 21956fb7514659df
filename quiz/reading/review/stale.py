"""Drafts of a language model whose text has changed since: they are left out of a review, and counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quiz.reading.draft.model import DisputeProposal, FactProposal, WordingProposal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from quiz.reading.draft.model import AnyProposal, Place
    from quiz.reading.review.proposals import Articles


def without_stale(
    proposals: Mapping[str, AnyProposal], articles: Articles
) -> tuple[dict[str, AnyProposal], int]:
    """Return the proposals that hold, and how many drafts of a language model do not.

    A draft holds where its fact is still proposed and every sentence that it cites is still printed where it
    cites it. What rules proposed is made anew with the text, and an article that is not there tells nothing.
    """

    def printed(place: Place) -> bool:
        text = articles.paragraph(place.source, place.paragraph)
        there = bool(articles.paragraphs(place.source))
        return not there or text[place.start : place.end] == place.text

    def holds(one: AnyProposal) -> bool:
        if isinstance(one, WordingProposal):
            return isinstance(proposals.get(one.fact), FactProposal) and all(map(printed, one.evidence))
        if isinstance(one, DisputeProposal):
            return all(printed(place) for position in one.positions for place in position.evidence)
        return True

    kept = {name: one for name, one in proposals.items() if holds(one)}
    return kept, len(proposals) - len(kept)
