"""Prompts that say whose it is: no view passes for a fact, and no disputed figure for an agreed one."""

from __future__ import annotations

from quiz.dossier.schema import Basis, Statement
from quiz.questions.explain import is_contested, standing_of
from quiz.questions.folding import compact
from quiz.questions.material import Material
from quiz.questions.slots import Filler, display
from quiz.questions.wording import listed, lowered_question, quoted, sentence


def asks_for_holder(statement: Statement, slot: str, material: Material) -> bool:
    """Tell whether the slot's answer is the holder, so that the prompt must not name it."""
    answer = statement.answers[slot]
    holder = material.voices.get(statement.holder)
    if holder is None:
        return False
    if answer.entity is not None and answer.entity == holder.entity:
        return True
    names = {compact(name) for name in material.names(statement.holder)}
    return compact(material.plain_answer(answer)) in names


def must_name(statement: Statement, slot: str, prompt: str, material: Material) -> str | None:
    """Return whom a prompt must still name before it asks for the slot; None where nothing is missing."""
    if statement.needs_holder:
        if asks_for_holder(statement, slot, material) or material.is_named(statement.holder, prompt):
            return None
        return material.chain(statement.evidence[0])
    if not is_contested(statement, slot, material):
        return None
    for evidence in statement.evidence:
        if material.is_named(evidence.says[0], prompt) or material.names_source(evidence.source, prompt):
            return None
    return listed([material.reporter(evidence) for evidence in statement.evidence])


def asked(statement: Statement, slot: str, material: Material) -> tuple[str, ...]:
    """Return the authored wordings of a slot's question, other slots filled in, each naming whom it must."""
    prompts = []
    for wording in statement.ask[slot]:
        prompt = wording
        for other, answer in statement.answers.items():
            if other != slot:
                prompt = prompt.replace(f"{{{other}}}", display(answer, material))
        whom = must_name(statement, slot, prompt, material)
        prompts.append(
            f"According to {whom}, {lowered_question(prompt, material.small_words)}" if whom else prompt
        )
    return tuple(dict.fromkeys(prompts))


def told(statement: Statement, slot: str, text: str, material: Material) -> str:
    """Return a sentence with a blank, led by whom it must name."""
    whom = must_name(statement, slot, text, material)
    return f"According to {whom}: {quoted(text)}" if whom else text


def stated(statement: Statement, material: Material) -> str:
    """Return the whole sentence; one that holds a view and does not name its holder is led by it."""
    text = sentence(Filler(statement, material).text())
    if not statement.needs_holder or material.is_named(statement.holder, text):
        return text
    return f"According to {material.chain(statement.evidence[0])}: {quoted(text)}"


def is_it_so(statement: Statement, material: Material) -> str:
    """Return what a true-false question asks of the sentence below it: ``Is this a prediction of …?``."""
    if statement.basis is Basis.OUTSIDE:
        return "Is this so?"
    standing = standing_of(statement.kind, statement.evidence, material).removesuffix(".")
    if statement.basis is Basis.INFERRED and not statement.needs_holder:
        return f"Does this follow from what is {standing[0].lower()}{standing[1:]}?"
    return f"Is this {standing[0].lower()}{standing[1:]}?"
