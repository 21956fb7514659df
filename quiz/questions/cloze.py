"""Cloze: type what is missing from a sentence of ours."""

from __future__ import annotations

from quiz.dossier.schema import Statement
from quiz.questions.folding import contains
from quiz.questions.leads import told
from quiz.questions.material import Material
from quiz.questions.model import AnswerKey, Form, TypeQuestion
from quiz.questions.slots import Filler
from quiz.questions.wording import sentence


def build(
    card: str, statement: Statement, slot: str, key: AnswerKey, material: Material
) -> TypeQuestion | None:
    """Return the question, or None where the rest of the sentence holds the answer."""
    text = sentence(Filler(statement, material).text(blank=slot))
    prompt = told(statement, slot, text, material)
    if contains(prompt, key.display) or (key.value and contains(prompt, key.value)):
        return None
    return TypeQuestion(
        id=f"{card}?{Form.CLOZE}", card=card, form=Form.CLOZE, recall=True, prompts=(prompt,), key=key
    )
