"""Facts and claims as statements: the sentence itself with slots, its holder named, its evidence."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import msgspec

from quiz.dossier.index import fold
from quiz.reading.draft.model import AnswerProposal, ClaimProposal, FactProposal, Place
from quiz.reading.review.anchors import anchor
from quiz.reading.review.answers import Candidate, candidate, chosen, when_form
from quiz.reading.review.crediting import credited_to
from quiz.reading.review.forms import Draft, EvidenceForm, SlotForm, StatementForm
from quiz.reading.review.holders import chain_of, claim_chain, content_of, fact_chain, holder_of, stands_alone
from quiz.reading.review.marks import credited, in_marks
from quiz.reading.review.people import Company
from quiz.reading.review.proposals import plain
from quiz.reading.review.sentences import (
    WHO_SAYS,
    WHOSE_WORDS,
    Gap,
    as_sentence,
    blank_question,
    blanked,
    gives_away,
    with_slots,
)
from quiz.reading.review.slugs import joined, unique, words_slug
from quiz.reading.review.wrong import with_wrong

if TYPE_CHECKING:
    from quiz.reading.review.known import Knowledge

KIND = {"reported": "report", "attributed": "claim", "predicted": "prediction", "judged": "judgement"}
"""The kind of statement by how a sentence stands in its text."""
_BEGINS = 12
"""So many characters show that a stretch is printed where it is said to be."""
_LONGEST = 1_900


class Told(NamedTuple):
    """What a draft tells: a place whose text becomes the sentence, the chain, whether the holder leads it."""

    place: Place
    chain: tuple[str, ...]
    led: bool
    content: Place | None = None
    """What is told without the words that credit it."""
    marked: bool = False
    """Whether the article prints the place in quotation marks."""
    content_marked: bool = False
    """Whether it prints the content so."""


def draft_fact(fact: FactProposal, known: Knowledge) -> Draft:
    """Return the statement that accepting a fact would make."""
    company = Company(known)
    place = fact.place
    chain, remarks = fact_chain(fact, known, company)
    kind = KIND[fact.standing]
    needs = kind != "report" or len(chain) > 1
    led = needs and not names_any(place.text, chain[-1:], company)
    found = _candidates(fact.answers, place, known)
    if needs:  # of what somebody says it is not they who are asked for: they are named in each question
        own = {*map(fold, company.names(chain[-1]))}
        found = [one for one in found if not own & {*map(fold, one[0].wordings)}]
    told = Told(place, chain, led, marked=in_marks(place, known))
    form, more = _statement(told, kind, found, known, company)
    if fact.when is not None:
        form = msgspec.structs.replace(form, when=when_form(fact))
    form = _with_joined(form, fact.id, known, company)
    return _draft(form, company, (*remarks, *more))


def _with_joined(form: StatementForm, name: str, known: Knowledge, company: Company) -> StatementForm:
    """Return a statement with the evidence of what says the same; of a view only the same holder's."""
    evidence = [*form.evidence]
    for other in known.state.joined.get(name, ()):
        one = known.state.proposals.get(other)
        if isinstance(one, FactProposal | ClaimProposal):
            more = own_evidence(one, known, company)
            if form.kind == "report" or more.says[-1] == evidence[0].says[-1]:
                evidence.append(more)
    return msgspec.structs.replace(form, evidence=tuple(dict.fromkeys(evidence)))


def own_evidence(one: FactProposal | ClaimProposal, known: Knowledge, company: Company) -> EvidenceForm:
    """Return the evidence that a fact or a claim is."""
    return evidence_of(one.place, chain_of(one, known, company)[0], known)


def draft_claim(claim: ClaimProposal, known: Knowledge) -> Draft:
    """Return the statement that accepting a claim, without a dispute, would make."""
    company = Company(known)
    told, found, remarks = _told_claim(claim, known, company)
    form, more = _statement(told, claim.sense, found, known, company)
    form = _with_joined(form, claim.id, known, company)
    if claim.assertion != "asserted":
        remarks.append(f"The sentence does not assert this: it is {claim.assertion}.")
    return _draft(form, company, (*remarks, *more))


def _told_claim(
    claim: ClaimProposal, known: Knowledge, company: Company
) -> tuple[Told, list[tuple[Candidate, Company]], list[str]]:
    chain, remarks = claim_chain(claim, known, company)
    content = content_of(claim)
    named = names_any(claim.place.text, chain[-1:], company)
    own = claim.holder.kind in {"author", "speaker"}
    apart = not own and stands_alone(claim) and holder_of(claim, known) is not None
    place = content if apart and not named else claim.place
    quote = bool(claim.content) and claim.mode == "quote"
    marked = quote if place is content else in_marks(place, known)
    told = Told(place, chain, not named, content if apart else None, marked, quote)
    return told, _claim_candidates(claim, place, content, known, chain, company), remarks


def could_be_asked(
    one: FactProposal | ClaimProposal, known: Knowledge
) -> tuple[str, list[tuple[Candidate, Company]]]:
    """Return the sentence of a draft as printed, and every answer in it that could be asked for."""
    if isinstance(one, FactProposal):
        return one.place.text, _candidates(one.answers, one.place, known)
    told, found, _ = _told_claim(one, known, Company(known))
    return told.place.text, found


def names_any(text: str, voices: tuple[str, ...], company: Company) -> bool:
    """Tell whether a text names one of the voices."""
    folded = f" {fold(text)} "
    return any(f" {fold(name)} " in folded for voice in voices for name in company.names(voice) if fold(name))


def _candidates(
    answers: tuple[AnswerProposal, ...], place: Place, known: Knowledge
) -> list[tuple[Candidate, Company]]:
    found = []
    for answer in answers:
        scratch = Company(known)
        one = candidate(answer, place, known, scratch)
        if one is not None:
            found.append((one, scratch))
    return found


def _claim_candidates(
    claim: ClaimProposal,
    place: Place,
    content: Place,
    known: Knowledge,
    chain: tuple[str, ...],
    company: Company,
) -> list[tuple[Candidate, Company]]:
    """Return what a claim can be asked for: answers of facts in its sentence, and entities named."""
    where = (claim.place.source, claim.place.paragraph)
    inside = place.text.find(content.text)
    low = max(inside, 0)
    holder_names = {fold(name) for name in company.names(chain[-1])}
    answers: list[AnswerProposal] = []
    for fact in known.proposed.facts.get(where, ()):
        if fact.place.start < claim.place.end and claim.place.start < fact.place.end:
            answers += [one for one in fact.answers if one.printed in place.text[low:]]
    for entity in known.proposed.named.get(where, ()):
        for mention in entity.mentions:
            if (mention.source, mention.paragraph) == where and mention.printed in place.text[low:]:
                kind = entity.type if entity.type in {"person", "organisation", "place"} else "term"
                answers.append(_answer(kind, mention.printed, place.text, low, entity.slug))
    local = [
        msgspec.structs.replace(one, start=at, end=at + len(one.printed))
        for one in answers
        if (at := place.text.find(one.printed, low)) >= 0 and fold(one.printed) not in holder_names
    ]
    seen: dict[tuple[int, int], AnswerProposal] = {}
    for one in local:
        seen.setdefault((one.start, one.end), one)
    at_zero = msgspec.structs.replace(place, start=0, end=len(place.text))
    return _candidates(tuple(seen.values()), at_zero, known)


def _answer(kind: str, printed: str, text: str, low: int, slug: str) -> AnswerProposal:
    at = max(text.find(printed, low), 0)
    return AnswerProposal(type=kind, start=at, end=at + len(printed), printed=printed, entity=slug)  # type: ignore[arg-type]


def _statement(
    told: Told, kind: str, found: list[tuple[Candidate, Company]], known: Knowledge, company: Company
) -> tuple[StatementForm, list[str]]:
    place, chain = told.place, told.chain
    text = place.text[:_LONGEST]
    gaps, slots = chosen(text, [one for one, _ in found], credited_to(chain, kind, company))
    for slot in slots:
        for _, scratch in found:
            if slot.entity in scratch.entities:
                company.entities.setdefault(slot.entity, scratch.entities[slot.entity])
    said = with_slots(text, gaps)
    remarks: list[str] = []
    if not slots:
        said, slots, remarks = _asked_who(told, text, company)
    elif told.led:
        said = f"According to {company.label(chain[-1])}: {credited(said, told.marked)}"
    else:
        said = as_sentence(said)
    about = joined(
        (*(slot.show or slot.value or slot.entity.replace("-", " ") for slot in slots), plain(text))
    )
    first = gaps[0] if gaps else None
    form = StatementForm(
        id=unique(words_slug(plain(text)) or words_slug(about), known.ids, "statement"),
        kind=kind,
        text=said,
        slots=tuple(slots),
        evidence=(evidence_of(place, chain, known, first),),
    )
    return msgspec.structs.replace(form, slots=tuple(with_wrong(one, text, known) for one in slots)), remarks


def _asked_who(told: Told, text: str, company: Company) -> tuple[str, list[SlotForm], list[str]]:
    """Return the sentence with its holder as the slot, where nothing in it can be asked for."""
    holder = told.chain[-1]
    marked = told.marked
    if not told.led:
        at = next((p for n in company.names(holder) if (p := text.find(n)) >= 0), -1)
        name = next((n for n in company.names(holder) if text.find(n) == at), "") if at >= 0 else ""
        if name:
            gaps = [Gap(at, at + len(name), "a")]
            question = blank_question(text, gaps, "a", company.names(holder))
            if not gives_away(question, company.names(holder)):
                slot = _holder_slot(holder, name, company, question)
                return as_sentence(with_slots(text, gaps)), [slot], []
    label = company.label(holder)
    if told.content is not None:
        text, marked = told.content.text, told.content_marked
    words = with_slots(text, []).split(" ")
    short = " ".join(words[:28]) + (" …" if len(words) > 28 else "")
    if gives_away(short, company.names(holder)):
        names = sorted(company.names(holder), key=len, reverse=True)
        short = blanked(short, names)
    shown = credited(short[:240], marked)
    question = f"{WHO_SAYS}{shown if marked else shown.rstrip('.?')}?"
    if gives_away(question, company.names(holder)):
        question = WHOSE_WORDS  # the name stands there in yet another form
    slot = _holder_slot(holder, label, company, question)
    return (
        f"{{a}} says: {credited(with_slots(text, []), marked)}",
        [slot],
        ["Nothing in it could be asked for but who says it: look whether that is worth a card."],
    )


def _holder_slot(holder: str, name: str, company: Company, question: str) -> SlotForm:
    entity, type_ = company.identity(holder)
    if entity:
        show = "" if name == company.entity_name(entity) else name
        return SlotForm(name="a", type=type_, entity=entity, show=show, questions=(question,))
    accept = tuple(one for one in company.names(holder) if fold(one) != fold(name))
    return SlotForm(name="a", type=type_, value=name, accept=accept, questions=(question,))


def evidence_of(
    place: Place, chain: tuple[str, ...], known: Knowledge, about: Gap | None = None
) -> EvidenceForm:
    """Return the evidence for a sentence, its anchor about what is asked for.

    Where the sentence is not printed there any more there is no anchor, and so no entry.
    """
    paragraph = known.articles.paragraph(place.source, place.paragraph)
    start = place.start
    if paragraph[start : start + len(place.text)] != place.text:
        start = paragraph.find(place.text)
    length = len(place.text)
    begins = place.text[:_BEGINS] == paragraph[place.start : place.start + _BEGINS]
    together = place.end - place.start < len(place.text)
    if start < 0 and begins and together:  # of its stretches the first is printed there
        start, length = place.start, min(place.end, len(paragraph)) - place.start
    if start < 0 or not paragraph:
        return EvidenceForm(at=f"{place.source}#{place.paragraph}", says=chain, printed="")
    inside = about is not None and about.end <= length
    stretch = (start + about.start, start + about.end) if about is not None and inside else None
    printed = anchor(paragraph, start, start + length, stretch)
    return EvidenceForm(at=f"{place.source}#{place.paragraph}", says=chain, printed=printed)


def _draft(form: StatementForm, company: Company, remarks: tuple[str, ...]) -> Draft:
    return Draft(
        entry=form,
        entities=tuple(company.entities.values()),
        voices=tuple(company.voices.values()),
        remarks=remarks,
    )
