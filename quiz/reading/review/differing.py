"""Two that give the same thing with different values, made a discrepancy by a person."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from quiz.dossier.index import fold
from quiz.errors import QuizError
from quiz.reading.draft.identity import proposal_id
from quiz.reading.draft.model import (
    AnswerProposal,
    ClaimProposal,
    ConflictProposal,
    ConflictValue,
    FactProposal,
    Place,
)
from quiz.reading.review.byhand import HAND, stretches
from quiz.reading.review.forms import ValueForm
from quiz.reading.review.guessing import guess, guesses
from quiz.reading.review.holders import chain_of
from quiz.reading.review.people import Company
from quiz.reading.review.proposals import plain
from quiz.reading.review.sentences import Gap
from quiz.reading.review.statements import evidence_of

if TYPE_CHECKING:
    from quiz.dossier.schema import Statement
    from quiz.reading.review.forms import EntityForm, VoiceForm
    from quiz.reading.review.known import Knowledge

_MEASURED = frozenset({"number", "date", "duration"})


class Side(NamedTuple):
    """What gives one value: a proposal or a statement by its name, its sentence, its voices, its answers."""

    name: str
    place: Place
    says: tuple[str, ...]
    answers: tuple[AnswerProposal, ...]


class ValueDraft(NamedTuple):
    """A value with its evidence, and the names and voices that come with it."""

    value: ValueForm
    entities: tuple[EntityForm, ...]
    voices: tuple[VoiceForm, ...]


def side_of(name: str, known: Knowledge) -> Side:
    """Return a proposal, or an entry (``statements/slug``), as one side. Raises :class:`QuizError`."""
    one = known.state.proposals.get(name)
    if isinstance(one, FactProposal):
        return Side(name, one.place, one.says, one.answers)
    if isinstance(one, ClaimProposal):  # its holder is looked up anew where the draft is made
        return Side(name, one.place, one.through, guesses(one.place, known))
    section, _, slug = name.partition("/")
    statement = next((s for s in known.dossier.statements if s.id == slug), None)
    if section != "statements" or statement is None:
        raise QuizError("Only facts and claims can differ in a value.")
    return _written(name, statement, known)


def _written(name: str, statement: Statement, known: Knowledge) -> Side:
    evidence = statement.evidence[0]
    paragraph = known.articles.paragraph(evidence.source, evidence.paragraph)
    at = paragraph.find(evidence.printed or "")
    start, end = next(((a, b) for a, b in stretches(paragraph) if a <= at < b), (0, len(paragraph)))
    place = Place(
        source=evidence.source,
        paragraph=evidence.paragraph,
        start=start,
        end=end,
        text=paragraph[start:end],
    )
    answers = tuple(
        AnswerProposal(
            type=answer.type.value,
            start=0,
            end=0,
            printed=answer.show or answer.value or "",
            value=answer.value,
            entity=answer.entity,
            unit=answer.unit,
            counts=answer.counts,
        )
        for answer in statement.answers.values()
    )
    return Side(name, place, tuple(evidence.says), answers)


def differing(one: Side, other: Side) -> tuple[AnswerProposal, AnswerProposal] | None:
    """Return a figure or date of each where they measure the same thing otherwise; None where they agree."""
    for mine in one.answers:
        for theirs in other.answers:
            if (
                mine.type == theirs.type
                and mine.type in _MEASURED
                and _of_one_kind(mine, theirs)
                and not any(_same(mine, each) for each in other.answers)
                and not any(_same(theirs, each) for each in one.answers)
            ):
                return mine, theirs
    return None


def _of_one_kind(one: AnswerProposal, other: AnswerProposal) -> bool:
    pairs = ((one.unit, other.unit), (one.counts, other.counts))
    return all(not mine or not theirs or fold(mine) == fold(theirs) for mine, theirs in pairs)


def _same(one: AnswerProposal, other: AnswerProposal) -> bool:
    mine, theirs = _said(one), _said(other)
    precise = one.type == "date" and (mine.startswith(theirs) or theirs.startswith(mine))
    return one.type == other.type and (mine == theirs or precise)


def _said(one: AnswerProposal) -> str:
    return fold(one.value or one.entity or one.printed)


def conflict_of(one: Side, other: Side) -> ConflictProposal:
    """Return two sides as a discrepancy: the values in which they differ, else the first answer of each."""
    found = differing(one, other)
    answers = found if found is not None else (_first(one), _first(other))
    about = next((word for each in answers for word in (each.counts, each.unit) if word), answers[0].type)
    return ConflictProposal(
        id=proposal_id("conflict", HAND, one.name, other.name),
        worth=1.0,
        by=HAND,
        about=about,
        relation="conflict",
        values=tuple(
            ConflictValue(
                fact=side.name,
                place=side.place,
                value=plain(each.value or each.printed),
                says=side.says,
            )
            for side, each in zip((one, other), answers, strict=True)
        ),
    )


def _first(one: Side) -> AnswerProposal:
    text = one.place.text
    return next(iter(one.answers), AnswerProposal(type="term", start=0, end=len(text), printed=text[:200]))


def value_of(place: Place, span: tuple[int, int], known: Knowledge) -> ValueDraft:
    """Return some words of a sentence as a value of a discrepancy, with its evidence.

    The sentence is told as what is drafted of it; where nothing is, by whoever speaks there. Raises
    :class:`QuizError` where the words are not in it.
    """
    start, end = span
    if not 0 <= start < end <= len(place.text) or not place.text[start:end].strip():
        raise QuizError("Choose the words that are the value.")
    where = (place.source, place.paragraph)
    told = (*known.proposed.facts.get(where, ()), *known.proposed.claims.get(where, ()))
    inside = [
        one
        for one in told
        if one.id in known.state.proposals and one.place.start < place.end and place.start < one.place.end
    ]
    company = Company(known)
    chain = chain_of(inside[0], known, company)[0] if inside else company.chain(*where, ())
    answer = guess(place.text, start, end, where, known, place.start)
    words = plain(place.text[start:end])
    also = plain(answer.value or "")
    value = ValueForm(
        value=words,
        accept=(also,) if also and fold(also) != fold(words) and answer.type == "number" else (),
        evidence=(evidence_of(place, chain, known, Gap(start, end, "a")),),
    )
    return ValueDraft(value, tuple(company.entities.values()), tuple(company.voices.values()))
