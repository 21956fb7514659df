"""Facts in other words: what a model answered, checked, as proposals."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quiz.dossier.fields import SLOT, is_reserved
from quiz.questions.folding import compact, contains, fold
from quiz.reading.draft.identity import proposal_id
from quiz.reading.draft.model import EntityProposal, SlotWording, WordingProposal
from quiz.reading.llm.answers import WordingAnswer, item_of
from quiz.reading.llm.checks import (
    LONGEST_LINE,
    LONGEST_OPTION,
    LONGEST_TEXT,
    clean,
    doubts,
    fits,
    new_figures,
)
from quiz.reading.llm.cite import look_up
from quiz.reading.llm.report import Reason

if TYPE_CHECKING:
    from collections.abc import Iterable

    from quiz.reading.draft.model import AnswerProposal, Place
    from quiz.reading.llm.answers import SlotAnswer
    from quiz.reading.llm.checks import DraftContext
    from quiz.reading.llm.requests import OfferedFact, Request

_MOST_QUESTIONS = 3
_MOST_DISTRACTORS = 5
_BRACE = re.compile(r"[{}]")


def wordings_of(context: DraftContext, request: Request, items: Iterable[object]) -> list[WordingProposal]:
    """Return the wordings of an answer that hold; what does not is counted by reason."""
    kept: list[WordingProposal] = []
    for raw in items:
        answer = item_of(WordingAnswer, raw)
        made = Reason.MALFORMED if answer is None else _wording(context, request, answer)
        if isinstance(made, WordingProposal) and any(one.fact == made.fact for one in kept):
            made = Reason.REPEATED
        if isinstance(made, Reason):
            context.tally.drop(made)
        else:
            kept.append(made)
    return kept


def _wording(context: DraftContext, request: Request, answer: WordingAnswer) -> WordingProposal | Reason:
    offered = request.facts.get(answer.fact)
    if offered is None or request.source is None:
        return Reason.UNKNOWN_FACT
    fact, article = offered.fact, context.articles[request.source]
    evidence = look_up(request.source, article, answer.cites)
    if isinstance(evidence, Reason):
        return evidence
    if not any(_touches(place, fact.place) for place in evidence):
        return Reason.OTHER_SENTENCE
    text = clean(answer.text)
    if not fits(text, LONGEST_TEXT):
        return Reason.TOO_LONG
    if (fault := _fault(context, offered, text, answer.slots)) is not None:
        return fault
    by_name = {slot.slot: slot for slot in answer.slots}
    slots: list[SlotWording] = []
    for name in SLOT.findall(text):
        slot = _slot(context, fact.answers[offered.slots[name]], offered.slots[name], by_name[name])
        if isinstance(slot, Reason):
            return slot
        slots.append(slot)
    asked = tuple(question for slot in slots for question in slot.questions)
    return WordingProposal(
        id=proposal_id("wording", fact.id, text, *asked),
        worth=fact.worth,
        why=doubts(new_figures(SLOT.sub(" ", text), evidence, article)),
        by=context.by,
        fact=fact.id,
        text=text,
        slots=tuple(slots),
        evidence=evidence,
    )


def _touches(one: Place, other: Place) -> bool:
    return one.paragraph == other.paragraph and one.start < other.end and other.start < one.end


def _fault(context: DraftContext, offered: OfferedFact, text: str, slots: list[SlotAnswer]) -> Reason | None:
    """Tell what is wrong with a text and its slots as a whole."""
    names = SLOT.findall(text)
    agree = names and len(set(names)) == len(names) and sorted(slot.slot for slot in slots) == sorted(names)
    if not agree or _BRACE.search(SLOT.sub("", text)):
        return Reason.BAD_SLOTS
    if any(name not in offered.slots or is_reserved(name) for name in names):
        return Reason.BAD_SLOTS
    printed = {name: offered.fact.answers[offered.slots[name]].printed for name in names}
    bare = SLOT.sub(" ", text)
    if any(contains(bare, one) for one in printed.values()):
        return Reason.GIVEN_AWAY
    told = SLOT.sub(lambda slot: printed[slot[1]], text)
    return Reason.COPIED if context.own.copies(told, bare) else None


def _slot(
    context: DraftContext, right: AnswerProposal, number: int, slot: SlotAnswer
) -> SlotWording | Reason:
    questions: list[str] = []
    fault = Reason.NO_QUESTION
    for question in map(clean, slot.questions):
        if not fits(question, LONGEST_LINE) or not question.endswith("?") or _BRACE.search(question):
            continue
        if contains(question, right.printed):
            fault = Reason.GIVEN_AWAY
        elif context.own.copies(question):
            fault = Reason.COPIED
        elif question not in questions and len(questions) < _MOST_QUESTIONS:
            questions.append(question)
    if not questions:
        return fault
    distractors = _distractors(context, right, slot.distractors)
    return SlotWording(slot=slot.slot, answer=number, questions=tuple(questions), distractors=distractors)


def _distractors(context: DraftContext, right: AnswerProposal, options: list[str]) -> tuple[str, ...]:
    """Return the wrong options that are options, differ, and are not right by any name that is known."""
    taken = {compact(one) for one in _right_answers(context, right)}
    kept: list[str] = []
    for option in map(clean, options):
        same = compact(option)
        wrong = fits(option, LONGEST_OPTION) and same and same not in taken and not context.own.copies(option)
        if not wrong or contains(option, right.printed) or len(kept) >= _MOST_DISTRACTORS:
            context.tally.drop(Reason.BAD_DISTRACTOR)
            continue
        taken.add(same)
        kept.append(option)
    return tuple(kept)


def _right_answers(context: DraftContext, right: AnswerProposal) -> set[str]:
    names = {right.printed, right.value or right.printed, *right.accept}
    if right.entity is not None:
        for one in context.proposals:
            if isinstance(one, EntityProposal) and one.slug == right.entity:
                names |= {one.name, *one.sure}
    return {name for name in names if fold(name)}
