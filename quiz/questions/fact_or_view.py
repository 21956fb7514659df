"""Fact or view: how a sentence stands, and whose it is."""

from __future__ import annotations

from quiz.dossier.schema import Kind, Statement
from quiz.questions.explain import explain_statement, holder_of, linked_dispute
from quiz.questions.identity import sealed
from quiz.questions.leads import stated
from quiz.questions.masking import proposition
from quiz.questions.material import Material
from quiz.questions.model import AssignQuestion, Card, CardKind, Form, Row
from quiz.questions.slots import Filler
from quiz.questions.voices import Voices
from quiz.questions.who_says import sides
from quiz.questions.wording import quoted, sentence

PART = "standing"
FACT, CLAIM = "reported fact", "attributed claim"
_NAMES = {
    Kind.CLAIM: CLAIM,
    Kind.PREDICTION: "prediction",
    Kind.JUDGEMENT: "judgement",
    Kind.EXPLANATION: "explanation",
    Kind.RECOMMENDATION: "recommendation",
}
_CHOICES = {
    CLAIM: (FACT, CLAIM, "prediction", "recommendation"),
    "explanation": (FACT, "prediction", "explanation", "recommendation"),
    "prediction": (FACT, "prediction", "explanation", "recommendation"),
}
_USUAL = (FACT, "prediction", "judgement", "recommendation")
"""Never two of which the one may be taken for the other.

A claim and a judgement, a judgement and a cause, a judgement of what is to come and a prediction.
"""


def standing_name(statement: Statement) -> str:
    """Return how a statement stands: a reported fact, an attributed claim, a prediction."""
    if statement.kind is Kind.REPORT:
        return CLAIM if statement.needs_holder else FACT
    return _NAMES[statement.kind]


def build(statement: Statement, material: Material, voices: Voices) -> Card | None:
    """Return the card, or None where the statement's standing is not asked for."""
    if not statement.standing:
        return None
    card = material.card_id(statement.id, PART)
    text = sentence(Filler(statement, material).text())
    name = standing_name(statement)
    options = _CHOICES.get(name, _USUAL)
    rows = [Row(label="Kind of statement", options=options, key=options.index(name))]
    shown = proposition(text, material.names(statement.holder))
    rows += _whose(card, statement, shown, material, voices)
    holder = material.label(statement.holder)
    question = AssignQuestion(
        id=f"{card}?{Form.FACT_OR_VIEW}",
        card=card,
        form=Form.FACT_OR_VIEW,
        recall=False,
        prompts=(f"{_ask(rows)} {quoted(shown)}",),
        rows=tuple(rows),
        shuffle_options=False,
    )
    answer = f"{name}, {holder}" if len(rows) > 1 else name
    return sealed(
        Card(
            id=card,
            deck=material.deck,
            slug=statement.id,
            part=PART,
            kind=CardKind.STANDING,
            statement_kind=statement.kind.value,
            topic=statement.topic,
            tags=tuple(statement.tags),
            importance=statement.importance,
            text=stated(statement, material),
            answers=(answer,),
            holder=holder_of(statement, material),
            holder_id=statement.holder if statement.needs_holder else None,
            explanation=explain_statement(
                statement, list(statement.answers), stated(statement, material), material, answer=answer
            ),
            questions=(question,),
            content_hash="",
            answer_hash="",
            was=material.former_ids(statement.was, PART),
        ),
        (name, statement.holder),
    )


def _ask(rows: list[Row]) -> str:
    return f"What kind of statement is this{', and whose' if len(rows) > 1 else ''}?"


def _whose(card: str, statement: Statement, text: str, material: Material, voices: Voices) -> list[Row]:
    """Return the row of voices; none where there are too few others, or where several tell it alike."""
    holders = {e.holder for e in statement.evidence}
    if len(holders) > 1:
        return []
    rivals: list[str] = []
    same = {
        material.statements[name].holder
        for name in material.akin(material.plain_text(statement), but=statement.id)[:12]
    }
    linked = linked_dispute(statement, material)
    if linked is not None:
        rivals, allies = sides(*linked)
        same |= allies
    pool = voices.pool(
        statement.holder,
        statement.evidence,
        rivals=rivals,
        same=same,
        topic=statement.topic,
        text=text,
        seed=card,
    )
    if not pool:
        return []
    holder = material.label(statement.holder)
    options = tuple(sorted((holder, *pool[:3]), key=lambda label: (label.casefold(), label)))
    return [Row(label="Whose it is", options=options, key=options.index(holder))]
