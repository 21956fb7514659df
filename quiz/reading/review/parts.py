"""One fact made into several: each part a stretch of the sentence, with the answers that lie in it."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING

import msgspec

from quiz.errors import QuizError
from quiz.reading.draft.model import AnswerProposal, FactProposal, Place

if TYPE_CHECKING:
    from collections.abc import Sequence


def part_of(fact: FactProposal, number: int, start: int, end: int) -> FactProposal:
    """Return a part of a fact: ``start`` and ``end`` are offsets into its sentence's text."""
    place = fact.place
    text = place.text[start:end]
    lead = len(text) - len(text.lstrip())
    start, end = start + lead, start + lead + len(text.strip())
    cut = Place(
        source=place.source,
        paragraph=place.paragraph,
        start=place.start + start,
        end=place.start + end,
        text=place.text[start:end],
    )
    answers = tuple(a for a in fact.answers if _within(located(a, place), start, end))
    when = fact.when if fact.when is not None and fact.when.printed in cut.text else None
    return msgspec.structs.replace(fact, id=f"{fact.id}.{number}", place=cut, answers=answers, when=when)


def checked_cuts(fact: FactProposal, cuts: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Return cuts in their order. Raises :class:`QuizError` where they are no two parts of the sentence."""
    found = sorted((int(start), int(end)) for start, end in cuts)
    text = fact.place.text
    sound = len(found) > 1 and all(
        0 <= start < end <= len(text) and text[start:end].strip() for start, end in found
    )
    if not sound or any(one[1] > two[0] for one, two in pairwise(found)):
        raise QuizError(
            "A fact is split into two parts or more that do not overlap.",
            remedy="Mark where each part begins and ends in the sentence.",
        )
    return found


def located(answer: AnswerProposal, place: Place) -> tuple[int, int] | None:
    """Return where an answer stands in the sentence's text, also where its offsets are the paragraph's."""
    for base in (0, place.start):
        start, end = answer.start - base, answer.end - base
        if 0 <= start < end <= len(place.text) and place.text[start:end] == answer.printed:
            return start, end
    at = place.text.find(answer.printed)
    return (at, at + len(answer.printed)) if at >= 0 and answer.printed else None


def _within(found: tuple[int, int] | None, start: int, end: int) -> bool:
    return found is not None and start <= found[0] and found[1] <= end
