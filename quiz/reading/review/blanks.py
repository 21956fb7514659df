"""What a statement asks for, as stretches of its sentence that a person chose."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import TYPE_CHECKING

from msgspec import Struct
from msgspec.structs import replace

from quiz.dossier.index import fold
from quiz.errors import QuizError
from quiz.reading.draft.model import Place
from quiz.reading.review.answers import candidate
from quiz.reading.review.forms import StatementForm
from quiz.reading.review.guessing import guess
from quiz.reading.review.people import Company
from quiz.reading.review.rewording import wordings
from quiz.reading.review.sentences import Gap, blank_question, gives_away, is_made

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quiz.reading.review.forms import Draft, EntityForm, SlotForm
    from quiz.reading.review.known import Knowledge

_SLOT = re.compile(r"\{([^{}]+)\}")
_WHO = "{a} says: "
_LETTERS = "abcdefghijklmnopqrstuvwxyz"


class Blanks(Struct, frozen=True, kw_only=True):
    """A statement's sentence with its answers in it, and where they stand: offsets into ``text``."""

    text: str
    spans: tuple[tuple[int, int], ...]


def blanks_of(draft: Draft, known: Knowledge) -> Blanks:
    """Return the sentence of a statement and what is asked for in it.

    Raises :class:`QuizError` where it is no statement.
    """
    text, gaps = _read(draft, known)
    return Blanks(text=text, spans=tuple((gap.start, gap.end) for gap in gaps))


def with_blanks(draft: Draft, spans: Sequence[tuple[int, int]], known: Knowledge) -> Draft:
    """Return a statement that asks for exactly these stretches of its sentence.

    What was asked for already stays as it is; the type and value of what is new are guessed. Questions that
    nobody worded are made anew. Raises :class:`QuizError` where nothing is left to ask for, and where two
    stretches overlap.
    """
    form = draft.entry
    text, old = _read(draft, known)
    assert isinstance(form, StatementForm)
    wanted = sorted(set(spans))
    if not wanted:
        raise QuizError("A statement asks for something: choose another answer first.")
    if any(one[1] > two[0] for one, two in pairwise(wanted)) or not all(
        0 <= start < end <= len(text) and text[start:end].strip() for start, end in wanted
    ):
        raise QuizError("Two answers of a sentence cannot share a word.")
    named = {(gap.start, gap.end): gap.slot for gap in old}
    taken = {named[span] for span in wanted if span in named}
    free = (letter for letter in _LETTERS if letter not in taken)
    gaps = [Gap(*span, named.get(span) or next(free)) for span in wanted]
    slots = {slot.name: slot for slot in form.slots if slot.name in taken}
    entities = {one.id: one for one in draft.entities}
    for gap in gaps:
        if (gap.start, gap.end) not in named:
            slots[gap.slot], more = _new(text, gap, form, known)
            entities = {**{one.id: one for one in more}, **entities}
    gone = {one.entity for one in form.slots} - {one.entity for one in slots.values()}
    spoken = {one.entity for one in draft.voices}
    draft = replace(
        draft,
        entry=replace(form, text=_with_slots(text, gaps), slots=tuple(slots[gap.slot] for gap in gaps)),
        entities=tuple(one for one in entities.values() if one.id not in gone or one.id in spoken),
    )
    asked = tuple(_asked(slots[gap.slot], text, gaps, draft, known) for gap in gaps)
    assert isinstance(draft.entry, StatementForm)
    return replace(draft, entry=replace(draft.entry, slots=asked))


def _read(draft: Draft, known: Knowledge) -> tuple[str, list[Gap]]:
    form = draft.entry
    if not isinstance(form, StatementForm):
        raise QuizError("Only a statement has blanks.")
    slots = {slot.name: slot for slot in form.slots}
    if form.text.startswith(_WHO) and len(slots) == 1 and form.kind == "report":
        # Nothing else was found to ask for: what is chosen now takes the place of who says it.
        return form.text.removeprefix(_WHO), []
    out, at, gaps = "", 0, []
    for found in _SLOT.finditer(form.text):
        slot = slots.get(found[1])
        if slot is None:
            continue
        out += form.text[at : found.start()]
        words = wordings(slot, draft, known)[0]
        gaps.append(Gap(len(out), len(out) + len(words), slot.name))
        out += words
        at = found.end()
    return out + form.text[at:], gaps


def _with_slots(text: str, gaps: Sequence[Gap]) -> str:
    out, at = "", 0
    for gap in gaps:
        out += f"{text[at : gap.start]}{{{gap.slot}}}"
        at = gap.end
    return out + text[at:]


def _new(
    text: str, gap: Gap, form: StatementForm, known: Knowledge
) -> tuple[SlotForm, tuple[EntityForm, ...]]:
    """Return some words of the sentence as a slot, and the names that it needs."""
    source, _, number = form.evidence[0].at.partition("#") if form.evidence else ("", "", "")
    where = (source, int(number)) if number.isdecimal() else None
    at = known.articles.paragraph(*where).find(text) if where is not None else -1
    answer = guess(text, gap.start, gap.end, where, known, at)
    company = Company(known)
    whole = Place(source=source, paragraph=where[1] if where else 1, start=0, end=len(text), text=text)
    found = candidate(answer, whole, known, company)
    assert found is not None  # its words are the text's own
    words = text[gap.start : gap.end]
    show = found.slot.show or (words if fold(found.slot.value) != fold(words) and found.slot.value else "")
    questions = (found.question,) if found.question and not gives_away(found.question, found.wordings) else ()
    return replace(found.slot, name=gap.slot, show=show, questions=questions), tuple(
        company.entities.values()
    )


def _asked(slot: SlotForm, text: str, gaps: list[Gap], draft: Draft, known: Knowledge) -> SlotForm:
    """Return a slot with a question made from the sentence, unless somebody worded its own."""
    if slot.questions and any(slot.questions) and not all(map(is_made, slot.questions)):
        return slot
    here = next(gap for gap in gaps if gap.slot == slot.name)
    named = wordings(slot, draft, known)
    rest = f"{text[: here.start]} ____ {text[here.end :]}"
    also = named if gives_away(rest, named) else ()
    return replace(slot, questions=(blank_question(text, gaps, slot.name, also),))
