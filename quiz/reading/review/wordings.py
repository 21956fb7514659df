"""Facts in the words of a language model, as statements that may be accepted instead of the sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from quiz.reading.review.answers import candidate
from quiz.reading.review.forms import Draft, StatementForm
from quiz.reading.review.holders import fact_chain
from quiz.reading.review.people import Company
from quiz.reading.review.sentences import as_sentence
from quiz.reading.review.statements import draft_fact, evidence_of, names_any

if TYPE_CHECKING:
    from quiz.reading.draft.model import FactProposal, WordingProposal
    from quiz.reading.review.known import Knowledge


def draft_wording(wording: WordingProposal, fact: FactProposal, known: Knowledge) -> Draft:
    """Return the statement that a fact makes in the words of a language model: its answers are the fact's."""
    company = Company(known)
    slots = []
    for one in wording.slots:
        answer = fact.answers[one.answer] if one.answer < len(fact.answers) else None
        found = candidate(answer, fact.place, known, company) if answer is not None else None
        if found is not None:
            slots.append(
                msgspec.structs.replace(
                    found.slot, name=one.slot, questions=one.questions, distractors=one.distractors
                )
            )
    base = draft_fact(fact, known).entry
    assert isinstance(base, StatementForm)
    chain, remarks = fact_chain(fact, known, company)
    cited = [evidence_of(place, chain, known) for place in wording.evidence]
    same = [one for one in cited if one.at != base.evidence[0].at]
    text = wording.text
    if (base.kind != "report" or len(chain) > 1) and not names_any(text, chain[-1:], company):
        text = f"According to {company.label(chain[-1])}: {as_sentence(text)}"
    form = msgspec.structs.replace(
        base, text=text, slots=tuple(slots), evidence=(*base.evidence, *same), id=base.id
    )
    return Draft(
        entry=form,
        entities=tuple(company.entities.values()),
        voices=tuple(company.voices.values()),
        remarks=(f"Worded by {wording.by}: hold it against the sentence.", *remarks),
    )
