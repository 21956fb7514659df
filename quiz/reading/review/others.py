"""Conflicts as discrepancies, claims as positions, groups of claims as disputes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quiz.dossier.index import fold
from quiz.questions.wording import quoted, sentence
from quiz.reading.draft.model import (
    ClaimProposal,
    ConflictProposal,
    DisputeProposal,
    EntityProposal,
    FactProposal,
)
from quiz.reading.review.forms import (
    DiscrepancyForm,
    DisputeForm,
    Draft,
    EvidenceForm,
    PositionForm,
    StanceForm,
    ValueForm,
)
from quiz.reading.review.holders import chain_of, claim_chain, content_of, stands_alone
from quiz.reading.review.parts import located
from quiz.reading.review.people import Company, entity_form
from quiz.reading.review.printed import question, subject
from quiz.reading.review.proposals import plain
from quiz.reading.review.sentences import Gap
from quiz.reading.review.slugs import unique, words_slug
from quiz.reading.review.statements import evidence_of
from quiz.reading.review.twice import twice_in

if TYPE_CHECKING:
    from quiz.reading.draft.model import ConflictValue
    from quiz.reading.review.known import Knowledge

_LONGEST = 290
_QUOTABLE = 7
_LEANS = frozenset(
    str.split("a an the of in on at to from for by with and or as that which who its his her their")
)
"""What a value cut short does not end with: it leans on the word behind it."""
_WHOLE = 0.8
"""What begins its sentence and makes up more of it than this is a sentence itself."""


def draft_entity(proposal: EntityProposal, known: Knowledge) -> Draft:
    """Return the entity that accepting it would make."""
    form = entity_form(proposal, known)
    remarks = []
    if (other := known.names.get(fold(form.name))) is not None:
        remarks.append(f"The dossier has an entity of that name: {other}.")
    return Draft(entry=form, remarks=tuple(remarks))


def draft_conflict(proposal: ConflictProposal, known: Knowledge) -> Draft:
    """Return the discrepancy that accepting a conflict would make."""
    company = Company(known)
    grouped: dict[str, list[ConflictValue]] = {}
    for one in proposal.values:
        grouped.setdefault(fold(one.value), []).append(one)
    values = []
    for same in grouped.values():
        evidence = tuple(dict.fromkeys(_conflict_evidence(one, known, company) for one in same))
        of = tuple(dict.fromkeys(slot for one in same for slot in _slots_of(one, known)))
        words = tuple(dict.fromkeys(_printed(one, known)[0] for one in same))
        accept = {
            fold(word): word
            for word in map(few, (*words[1:], plain(same[0].value)))
            if fold(word) != fold(few(words[0]))
        }
        values.append(
            ValueForm(value=few(words[0])[:_LONGEST], evidence=evidence, of=of, accept=tuple(accept.values()))
        )
    about = subject(proposal, known.state.proposals)[:_LONGEST]
    remarks: tuple[str, ...] = ("Say what the values are of, and how they stand to each other.",)
    if len(values) < 2:
        remarks += ("All values are the same words: look whether there is a discrepancy.",)
    form = DiscrepancyForm(
        id=unique(words_slug(f"{about} differs"), known.ids, "discrepancy"),
        thing=about,
        questions=(f"The sources differ here: {about[:250]}. Who gives what?",),
        relation=proposal.relation,
        values=tuple(values),
    )
    return _draft(form, company, remarks)


def _conflict_evidence(one: ConflictValue, known: Knowledge, company: Company) -> EvidenceForm:
    place = one.place
    fact = known.state.proposals.get(one.fact)
    chosen = one.fact in known.state.holders
    if isinstance(fact, ClaimProposal) or (isinstance(fact, FactProposal) and chosen):
        chain, _ = chain_of(fact, known, company)
    else:
        chain = company.chain(place.source, place.paragraph, one.says)
    where = _printed(one, known)[1]
    return evidence_of(place, chain, known, Gap(*where, "a") if where is not None else None)


def _printed(one: ConflictValue, known: Knowledge) -> tuple[str, tuple[int, int] | None]:
    """Return a value as its sentence prints it, and where in the sentence, as far as that is known."""
    fact = known.state.proposals.get(one.fact)
    if isinstance(fact, FactProposal):
        for answer in fact.answers:
            where = located(answer, one.place)
            same = fold(one.value) in {
                fold(answer.value or ""),
                fold(answer.printed),
                fold(answer.entity or ""),
            }
            if same and where is not None:
                return plain(answer.printed), where
    at = one.place.text.find(one.value)
    return plain(one.value), (at, at + len(one.value)) if at >= 0 and one.value else None


def _slots_of(one: ConflictValue, known: Knowledge) -> list[str]:
    """Return the slots of the statement made from a value's fact whose answer the value is."""
    settled = known.state.settled.get(one.fact)
    entry = (settled.entry or "") if settled is not None else one.fact
    section, _, name = entry.partition("/")
    if section != "statements":
        return []
    statement = next((s for s in known.dossier.statements if s.id == name), None)
    if statement is None:
        return []
    return [
        f"{name}#{slot}"
        for slot, answer in statement.answers.items()
        if fold(one.value) in {fold(answer.value or ""), fold(answer.show or ""), *map(fold, answer.accept)}
    ]


def draft_dispute(proposal: DisputeProposal, known: Knowledge) -> Draft:
    """Return the dispute that accepting it would make: each side a stance, to be named by the reviewer.

    A claim of which the text does not tell the side has a stance of its own: who agrees is not guessed.
    """
    if proposal.positions:
        return _worded_dispute(proposal, known)
    company = Company(known)
    stances: dict[str, StanceForm] = {}
    positions: list[PositionForm] = []
    remarks = ["Say in a few words what each stance is, and who shares one."]
    for name, side in zip(proposal.claims, proposal.sides, strict=False):
        claim = known.state.proposals.get(name)
        settled = known.state.settled.get(name)
        if not isinstance(claim, ClaimProposal) or (settled is not None and settled.decision == "rejected"):
            continue
        position, more = position_of(claim, "", known, company, {one.id for one in positions})
        remarks += more
        stance = f"side-{side.lower()}" if side != "?" else f"stance-{position.id}"[:60]
        stances.setdefault(stance, StanceForm(id=stance, label=short(position.claim)))
        positions.append(_on(position, stance))
    form = DisputeForm(
        id=unique(words_slug(proposal.subject or proposal.question), known.ids, "dispute"),
        question=question(proposal, known.state.proposals)[:_LONGEST],
        stances=tuple(stances.values()),
        positions=tuple(positions),
    )
    return _draft(form, company, tuple(dict.fromkeys((*remarks, *_twice(form, company)))))


def _worded_dispute(proposal: DisputeProposal, known: Knowledge) -> Draft:
    """Return a dispute in the words of a language model, each position with the sentences it cites."""
    company = Company(known)
    positions: list[PositionForm] = []
    for one in proposal.positions:
        evidence = tuple(
            evidence_of(place, company.chain(place.source, place.paragraph, one.through, one.voice), known)
            for place in one.evidence
        )
        position = PositionForm(
            id=unique(evidence[0].says[-1], {other.id for other in positions}, "position"),
            stance=one.stance,
            kind=one.kind,
            claim=one.claim,
            grounds=one.grounds or "",
            hedge=one.hedge or "",
            evidence=tuple(dict.fromkeys(evidence)),
            proposal=one.claims[0] if one.claims else "",
        )
        positions.append(position)
    form = DisputeForm(
        id=unique(words_slug(proposal.subject or proposal.question), known.ids, "dispute"),
        question=question(proposal, known.state.proposals)[:_LONGEST],
        stances=tuple(StanceForm(id=one.id, label=one.label) for one in proposal.stances),
        positions=tuple(positions),
    )
    worded = f"Worded by {proposal.by}: hold each position against its sentences."
    return _draft(form, company, (worded, *_twice(form, company)))


def _twice(form: DisputeForm, company: Company) -> tuple[str, ...]:
    found = twice_in(form)
    if found is None:
        return ()
    return (
        f"{company.label(found[0])} has two positions: before accepting they are merged, or one is left out.",
    )


def few(value: str) -> str:
    """Return so much of a value as may stand in an entry as printed: seven words."""
    words = value.split()
    if len(words) <= _QUOTABLE:
        return value
    words = words[:_QUOTABLE]
    while len(words) > 1 and words[-1].casefold() in _LEANS:
        words.pop()
    return " ".join(words).rstrip(",;:–—-")


def short(claim: str) -> str:
    """Return a claim as the label of a stance, cut at a word where it is long."""
    if len(claim) <= 120:
        return claim
    return f"{claim[:118].rsplit(' ', 1)[0]} …"


def position_of(
    claim: ClaimProposal, stance: str, known: Knowledge, company: Company, taken: set[str]
) -> tuple[PositionForm, list[str]]:
    """Return a claim as a position on a stance: what is claimed, as a sentence without its holder."""
    chain, remarks = claim_chain(claim, known, company)
    content = content_of(claim)
    if stands_alone(claim) or _is_whole(content.text, claim.place.text):
        said = sentence(plain(content.text))
        text = quoted(said) if claim.mode == "quote" else said
    else:
        content = claim.place
        text = quoted(sentence(plain(content.text)))
        remarks.append("Reword the claims in quotation marks: a position stands alone and names no holder.")
    form = PositionForm(
        id=unique(chain[-1], taken, "position"),
        stance=stance,
        kind=claim.sense,
        claim=text[:1900],
        evidence=(evidence_of(content, chain, known),),
        proposal=claim.id,
    )
    return form, remarks


def _is_whole(content: str, whole: str) -> bool:
    """Tell whether what is claimed is all of its sentence but a few words after it."""
    return whole.startswith(content[:20]) and len(content) > _WHOLE * len(whole)


def _on(position: PositionForm, stance: str) -> PositionForm:
    import msgspec

    return msgspec.structs.replace(position, stance=stance)


def _draft(form: DiscrepancyForm | DisputeForm, company: Company, remarks: tuple[str, ...]) -> Draft:
    return Draft(
        entry=form,
        entities=tuple(company.entities.values()),
        voices=tuple(company.voices.values()),
        remarks=remarks,
    )
