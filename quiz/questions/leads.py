"""Prompts that say whose it is: no view passes for a fact, and no disputed figure for an agreed one."""

from __future__ import annotations

from collections.abc import Sequence

from quiz.dossier.schema import Basis, Kind, Statement
from quiz.questions.explain import is_contested, places, standing_of
from quiz.questions.folding import compact, contains
from quiz.questions.masking import proposition
from quiz.questions.material import Material
from quiz.questions.slots import Filler, display
from quiz.questions.wording import BLANK, capitalised, lowered_question, sentence, takes_an

_JUDGE = "True or false?"


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
    return material.reporter(statement.evidence[0])  # each of several may tell but a part


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
    return f"According to {whom}: {text}" if whom else text


def stated(statement: Statement, material: Material) -> str:
    """Return the whole sentence; one that holds a view and does not name its holder is led by it."""
    text = sentence(Filler(statement, material).text())
    if not statement.needs_holder or material.is_named(statement.holder, text):
        return text
    return f"According to {material.chain(statement.evidence[0])}: {text}"


def true_or_false(
    statement: Statement, slot: str, texts: Sequence[str], material: Material
) -> tuple[str, list[str]]:
    """Return what stands above a sentence to be judged, and the sentence's versions as they are to be shown.

    The holder is named once: by the prompt, over what is held, or else by a sentence of which it is part.
    Of several sources one is named, since each may tell but a part.
    """
    if statement.basis is Basis.OUTSIDE:
        return _JUDGE, list(texts)
    first = next((e for e in statement.evidence if len(e.says) == 1), statement.evidence[0])
    standing = standing_of(statement.kind, [first], material).removesuffix(".")
    if not statement.needs_holder:
        if len(first.says) == 1:
            standing = f"{capitalised(places([first], material))} reports"
        if statement.basis is Basis.INFERRED:
            standing = f"It follows from what {places([first], material)} reports"
        elif all(contains(text, material.reporter(first)) for text in texts):
            return _JUDGE, list(texts)
        return f"{_JUDGE} {standing}:", list(texts)
    if asks_for_holder(statement, slot, material):
        return _told_unnamed(statement, material), list(texts)
    bare = [proposition(text, material.names(statement.holder)) for text in texts]
    if not any(BLANK in text for text in bare):
        # What is to be judged is whether it is this voice's view, never the view itself.
        this = standing if statement.kind is Kind.REPORT else f"This is {standing[0].lower()}{standing[1:]}"
        return f"{_JUDGE} {this}:", bare
    return _told_by(statement, texts, material), list(texts)


def _told_unnamed(statement: Statement, material: Material) -> str:
    """Return the prompt that keeps the holder back, who is the answer, yet says that it is a view."""
    noun = (
        ""
        if statement.kind is Kind.REPORT
        else f"{'an' if takes_an(statement.kind.value) else 'a'} {statement.kind.value}"
    )
    first = statement.evidence[0]
    reporter = material.reporter(first)
    if len(first.says) > 1 and not material.is_named(statement.holder, reporter):
        return f"{_JUDGE} {capitalised(reporter)} reports{f' {noun}' if noun else ''}:"
    return f"{_JUDGE} {capitalised(noun)}:" if noun else _JUDGE


def _told_by(statement: Statement, texts: Sequence[str], material: Material) -> str:
    """Return the prompt over sentences that name their holder: who reports it, where they do not say."""
    first = statement.evidence[0]
    reporter = material.reporter(first)
    named = any(material.is_named(first.says[0], text) or contains(text, reporter) for text in texts)
    if len(first.says) == 1 or named or material.is_named(statement.holder, reporter):
        return _JUDGE
    return f"{_JUDGE} {capitalised(reporter)} reports:"
