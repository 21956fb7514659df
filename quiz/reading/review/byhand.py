"""Proposals that a person makes: of a sentence that nobody proposed, and of two values that differ."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Literal, TypeAlias

from msgspec import Struct

from quiz.dossier.index import fold
from quiz.errors import QuizError
from quiz.reading.draft.identity import proposal_id
from quiz.reading.draft.model import (
    ClaimProposal,
    FactProposal,
    HolderProposal,
    Place,
)
from quiz.reading.review.guessing import guesses, when_in

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quiz.reading.review.known import Knowledge

HAND = "hand"
"""By whom a proposal is that a person made."""
Making: TypeAlias = Literal["fact", "claim", "event"]
"""What a person can make of a sentence; an event is a fact with its place on the timeline."""
_END = re.compile(r"[.!?…]+[”’\"')\]]*(?=\s+[“‘\"'(\[]?[^\W_a-z])|\n\s*\n")
_SHORT = re.compile(
    r"(?:\b(?:Mr|Mrs|Ms|Dr|Prof|St|Sr|Jr|Gen|Col|Lt|Sgt|Capt|Rev|Hon|Gov|Sen|Rep|No|Nos|vs|cf|pp?|Fig|Eq|ca?|al)"
    r"|\b[^\W\d_]|\b[^\W\d_]\.[^\W\d_])$"
)
"""Ends what is shortened: its full stop ends no sentence."""


class SentenceView(Struct, frozen=True, kw_only=True):
    """A sentence of an article; ``there`` are the proposals of it: their kinds, and what became of them."""

    place: Place
    there: tuple[tuple[str, str], ...] = ()


def sentences_of(source: str, known: Knowledge) -> tuple[SentenceView, ...]:
    """Return all sentences of an article in their order, with what is proposed of each."""
    found: list[SentenceView] = []
    for number, paragraph in enumerate(known.articles.paragraphs(source), 1):
        told = (
            *known.proposed.facts.get((source, number), ()),
            *known.proposed.claims.get((source, number), ()),
        )
        for start, end in stretches(paragraph):
            place = Place(source=source, paragraph=number, start=start, end=end, text=paragraph[start:end])
            there = []
            for one in told:
                if one.id in known.state.proposals and one.place.start < end and start < one.place.end:
                    settled = known.state.settled.get(one.id)
                    kind = "fact" if isinstance(one, FactProposal) else "claim"
                    there.append((kind, settled.decision if settled is not None else ""))
            found.append(SentenceView(place=place, there=tuple(there)))
    return tuple(found)


def stretches(paragraph: str) -> Iterator[tuple[int, int]]:
    """Yield where the sentences of a paragraph begin and end, told from its points and capitals alone."""
    start = 0
    for found in _END.finditer(paragraph):
        if found[0][:1] == "." and _SHORT.search(paragraph, start, found.start()):
            continue
        yield from _trimmed(paragraph, start, found.end())
        start = found.end()
    yield from _trimmed(paragraph, start, len(paragraph))


def _trimmed(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    inside = text[start:end]
    if inside.strip():
        lead = len(inside) - len(inside.lstrip())
        yield start + lead, start + len(inside.rstrip())


def made_of(place: Place, making: Making, known: Knowledge) -> FactProposal | ClaimProposal:
    """Return a sentence as a proposal, as drafting would have made it.

    Raises :class:`QuizError` where the sentence is not printed there.
    """
    paragraph = known.articles.paragraph(place.source, place.paragraph)
    if not place.text.strip() or paragraph[place.start : place.end] != place.text:
        raise QuizError("This sentence is not in the article.", remedy="Read the folder again.")
    name = proposal_id("claim" if making == "claim" else "fact", HAND, making, *_at(place))
    if making == "claim":
        return ClaimProposal(
            id=name,
            worth=1.0,
            by=HAND,
            place=place,
            holder=HolderProposal(printed="", kind="nobody", candidates=_near(place, known)),
            cue="",
            content=(place,),
            mode="paraphrase",
            sense="claim",
        )
    speaker = known.speaker(place.source, place.paragraph)
    return FactProposal(
        id=name,
        worth=1.0,
        by=HAND,
        place=place,
        standing="reported",
        says=(speaker,) if speaker is not None else (),
        answers=guesses(place, known),
        when=when_in(place, known) if making == "event" else None,
        confidence=1.0,
    )


def _at(place: Place) -> tuple[object, ...]:
    return place.source, place.paragraph, place.start, place.text


def _near(place: Place, known: Knowledge) -> tuple[str, ...]:
    """Return who is named in the sentence, then in its paragraph: one of them may hold the claim.

    Who speaks in the paragraph is not one of them, also where the name stands before what they say.
    """
    speaker = known.speaker(place.source, place.paragraph)
    own = {fold(name) for name in known.voice_names(speaker)} if speaker is not None else set()
    named = [
        one
        for one in known.proposed.named.get((place.source, place.paragraph), ())
        if one.type in {"person", "organisation"}
        and own.isdisjoint(fold(name) for name in known.entity_names(one.slug))
    ]
    inside = [one.slug for one in named if any(m.printed in place.text for m in one.mentions)]
    return tuple(dict.fromkeys((*inside, *(one.slug for one in named))))
