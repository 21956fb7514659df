"""Answers as proposed, made into slots that the dossier takes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from quiz.dossier import dates
from quiz.dossier.fields import Bounds
from quiz.dossier.index import fold
from quiz.reading.review.forms import SlotForm, WhenForm
from quiz.reading.review.parts import located
from quiz.reading.review.proposals import plain
from quiz.reading.review.sentences import Gap, bare, blank_question, gives_away

if TYPE_CHECKING:
    from quiz.reading.draft.model import AnswerProposal, FactProposal, Place
    from quiz.reading.review.known import Knowledge
    from quiz.reading.review.people import Company

_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")
_NAMED = frozenset({"person", "organisation", "place"})
_BOUNDS = frozenset(one.value for one in Bounds)
SLOT_OF = {"person": "person", "organisation": "organisation", "place": "place"}
MOST = 2
"""How many slots a draft has at most; a person may add more."""


class Candidate(NamedTuple):
    """An answer at its place in a text."""

    start: int
    end: int
    slot: SlotForm
    wordings: tuple[str, ...]
    question: str = ""
    """A question for it that the sentence's grammar gave, where it gave one."""


def candidate(answer: AnswerProposal, place: Place, known: Knowledge, company: Company) -> Candidate | None:
    """Return an answer as a slot; None where its words are not in the sentence."""
    where = located(answer, place)
    if where is None:
        return None
    printed = bare(plain(place.text[where[0] : where[1]]))
    return Candidate(*where, *_slot(answer, printed, known, company), answer.question)


def _slot(
    answer: AnswerProposal, printed: str, known: Knowledge, company: Company
) -> tuple[SlotForm, tuple[str, ...]]:
    slug = answer.entity or (
        known.names.get(fold(answer.value or printed)) if answer.type in _NAMED else None
    )
    found = company.entity(slug) if slug is not None and answer.type in {*_NAMED, "term"} else None
    if found is not None and slug is not None:
        entity, type_ = found
        form_of = company.entities.get(entity)
        names = known.entity_names(slug)
        if form_of is not None:
            names = tuple(dict.fromkeys((form_of.name, *form_of.variants, *names)))
        same = (answer.type == "person") == (type_ == "person")
        kind = answer.type if answer.type in _NAMED and same else SLOT_OF.get(type_, "term")
        show = "" if printed == names[0] else printed
        form = SlotForm(name="a", type=kind, entity=entity, show=show, accept=answer.accept)
        return form, (printed, *names, *answer.accept)
    kind, value = answer.type, bare(plain(answer.value or printed))
    if not _fits(kind, value):
        kind, value = "term", printed
    said = _said(kind, value)
    show = "" if said == printed and not (answer.unit or answer.bounds != "exact") else printed
    number = kind == "number"
    bounds = answer.bounds if number and answer.bounds in _BOUNDS else "exact"
    form = SlotForm(
        name="a",
        type=kind,
        value=value,
        show=show,
        accept=answer.accept,
        unit=(answer.unit or "") if number else "",
        counts=(answer.counts or "") if number else "",
        bounds=bounds,
    )
    return form, (printed, said, *answer.accept)


def _fits(kind: str, value: str) -> bool:
    try:
        if kind == "number":
            return _NUMBER.fullmatch(value) is not None
        if kind == "date":
            dates.parse(value)
        elif kind == "duration":
            dates.parse_duration(value)
    except dates.DateError:
        return False
    return True


def _said(kind: str, value: str) -> str:
    """Return how the program says a value by itself."""
    from quiz.dossier.fields import SlotType
    from quiz.questions.slots import say_value

    return say_value(SlotType(kind), value)


def asked(one: Candidate, holder: tuple[str, ...]) -> str:
    """Return the question that the sentence's grammar gave, where it does not give the answer away.

    ``holder`` are the names of whom it is credited to, the one to be shown first; none where nobody is: a
    question that does not name them says according to whom it is asked, unless it is they who are asked for.
    """
    question = one.question
    if not question or gives_away(question, one.wordings):
        return ""
    if not holder or gives_away(question, holder) or {*map(fold, holder)} & {*map(fold, one.wordings)}:
        return question
    return f"According to {holder[0]}, {question[0].lower()}{question[1:]}"


def chosen(
    text: str, candidates: list[Candidate], holder: tuple[str, ...] = ()
) -> tuple[list[Gap], list[SlotForm]]:
    """Return the best answers that can be asked for, as gaps of the text and slots with their questions.

    ``holder`` are the names of whom all is credited to, if anybody. Candidates come best first. One whose
    name stands elsewhere in the text too is taken only where there is no other; all its places are then
    blanks. A common word is asked for only where there is nothing else.
    """
    kept: list[Candidate] = []
    for one in candidates:
        apart = all(one.end <= other.start or other.end <= one.start for other in kept)
        common = bool(kept) and one.slot.type == "term" and not one.slot.entity
        if apart and not common and len(kept) < MOST and not gives_away(_without(text, [one]), one.wordings):
            kept.append(one)
    repeated = not kept and bool(candidates)
    if repeated:
        kept = [candidates[0]]
    kept.sort(key=lambda one: one.start)
    gaps = [Gap(one.start, one.end, "abcdefgh"[i]) for i, one in enumerate(kept)]
    slots = []
    for one, gap in zip(kept, gaps, strict=True):
        question = asked(one, holder) or blank_question(
            text, gaps, gap.slot, one.wordings if repeated else ()
        )
        if gives_away(question, one.wordings):
            return [], []  # it is there in yet another form
        slots.append(_named(one.slot, gap.slot, question))
    return gaps, slots


def _named(slot: SlotForm, name: str, question: str) -> SlotForm:
    import msgspec

    return msgspec.structs.replace(slot, name=name, questions=(question,))


def _without(text: str, gone: list[Candidate]) -> str:
    for one in gone:
        text = f"{text[: one.start]} ____ {text[one.end :]}"
    return text


def when_form(fact: FactProposal) -> WhenForm:
    """Return when a fact says that it was; only as printed where that is no date."""
    when = fact.when
    assert when is not None
    edtf = when.edtf or ""
    try:
        if edtf:
            dates.parse(edtf)
    except dates.DateError:
        edtf = ""
    return WhenForm(edtf=edtf, text=plain(when.printed)[:300], why=(when.inferred or "") if edtf else "")
