"""Short answer, number and date: type the answer to the authored question."""

from __future__ import annotations

from quiz.dossier.schema import SlotType, Statement
from quiz.questions.leads import asked
from quiz.questions.material import Material
from quiz.questions.model import AnswerKey, Form, TypeQuestion

_FORMS = {SlotType.NUMBER: Form.NUMBER, SlotType.DATE: Form.DATE}


def build(card: str, statement: Statement, slot: str, key: AnswerKey, material: Material) -> TypeQuestion:
    """Return the question; figures and dates have forms of their own."""
    form = _FORMS.get(statement.answers[slot].type, Form.SHORT_ANSWER)
    return TypeQuestion(
        id=f"{card}?{form}",
        card=card,
        form=form,
        recall=True,
        prompts=asked(statement, slot, material),
        key=key,
    )
