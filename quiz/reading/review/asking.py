"""One answer of a sentence as a slot, for a person who wants it asked for."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec
from msgspec import Struct

from quiz.errors import QuizError
from quiz.reading.review.answers import asked
from quiz.reading.review.crediting import holder_names
from quiz.reading.review.forms import EntityForm, SlotForm
from quiz.reading.review.proposals import plain
from quiz.reading.review.sentences import Gap, blank_question, gives_away
from quiz.reading.review.statements import could_be_asked
from quiz.reading.review.wrong import with_wrong

if TYPE_CHECKING:
    from quiz.reading.draft.model import ClaimProposal, FactProposal
    from quiz.reading.review.known import Knowledge


class SlotDraft(Struct, frozen=True, kw_only=True):
    """A slot with its question, how its answer is printed, and the entities that it needs."""

    slot: SlotForm
    printed: str
    entities: tuple[EntityForm, ...] = ()


def slot_of(one: FactProposal | ClaimProposal, number: int, known: Knowledge) -> SlotDraft:
    """Return the slot for one of the answers that a view lists, counted from 0.

    Raises :class:`QuizError` where there is none of that number.
    """
    text, found = could_be_asked(one, known)
    if not 0 <= number < len(found):
        raise QuizError("The sentence has no such answer.")
    candidate, company = found[number]
    gap = Gap(candidate.start, candidate.end, "a")
    rest = f"{text[: gap.start]} ____ {text[gap.end :]}"
    also = candidate.wordings if gives_away(rest, candidate.wordings) else ()
    question = asked(candidate, holder_names(one, known)) or blank_question(text, [gap], "a", also)
    slot = with_wrong(msgspec.structs.replace(candidate.slot, name="a", questions=(question,)), text, known)
    return SlotDraft(
        slot=slot, printed=plain(text[gap.start : gap.end]), entities=tuple(company.entities.values())
    )
