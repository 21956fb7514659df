"""Discrepancy: who gives which value, where the sources differ on one thing."""

from __future__ import annotations

from quiz.dossier.schema import Discrepancy, Evidence, Value
from quiz.questions.folding import compact
from quiz.questions.identity import sealed
from quiz.questions.material import Material
from quiz.questions.model import (
    AnyQuestion,
    AssignQuestion,
    Card,
    CardKind,
    ChecklistQuestion,
    Explanation,
    Form,
    Item,
    Row,
)
from quiz.questions.wording import RELATION, capitalised, listed, sentence

PART = "values"


def build(discrepancy: Discrepancy, material: Material) -> Card:
    """Return the card: recognised by giving each voice its value, recalled with a checklist."""
    card = material.card_id(discrepancy.id, PART)
    prompts = tuple(dict.fromkeys(discrepancy.ask))
    questions: list[AnyQuestion] = []
    rows = _rows(discrepancy, material)
    if rows:
        questions.append(
            AssignQuestion(
                id=f"{card}?{Form.DISCREPANCY}-assign",
                card=card,
                form=Form.DISCREPANCY,
                recall=False,
                prompts=prompts,
                rows=rows,
            )
        )
    items = tuple(Item(text=value.value, holder=_givers(value, material)) for value in discrepancy.values)
    questions.append(
        ChecklistQuestion(
            id=f"{card}?{Form.DISCREPANCY}-recall",
            card=card,
            form=Form.DISCREPANCY,
            recall=True,
            prompts=tuple(_of_sources(prompt, discrepancy, material) for prompt in prompts),
            items=items,
        )
    )
    values = tuple(value.value for value in discrepancy.values)
    text = f"{capitalised(discrepancy.thing)}: {RELATION[discrepancy.relation]}."
    answer = "; ".join(f"{capitalised(item.holder or '')}: {item.text}" for item in items)
    return sealed(
        Card(
            id=card,
            deck=material.deck,
            slug=discrepancy.id,
            part=PART,
            kind=CardKind.DISCREPANCY,
            topic=discrepancy.topic,
            tags=tuple(discrepancy.tags),
            importance=discrepancy.importance,
            text=f"{text} {capitalised('; '.join(values))}.",
            answers=values,
            explanation=Explanation(
                answer=answer,
                text=f"{text} {sentence(answer)}",  # the first showing tells who gives which value
                standing=f"{capitalised(RELATION[discrepancy.relation])}.",
                evidence=material.lines(e for value in discrepancy.values for e in value.evidence),
                notes=(discrepancy.note,) if discrepancy.note else (),
            ),
            questions=tuple(questions),
            content_hash="",
            answer_hash="",
            was=material.former_ids(discrepancy.was, PART),
        ),
        sorted(
            (compact(value.value), sorted({e.holder for e in value.evidence})) for value in discrepancy.values
        ),
    )


def giver(evidence: Evidence, material: Material) -> str:
    """Return who gives a value: the article, or the voice with those it is reported by."""
    return material.reporter(evidence) if len(evidence.says) == 1 else material.chain(evidence)


def _of_sources(prompt: str, discrepancy: Discrepancy, material: Material) -> str:
    """Return the prompt with the articles for which it is asked, where it does not name them all."""
    asked = dict.fromkeys(e.source for value in discrepancy.values for e in value.evidence)
    known = [name for name in asked if name in material.sources]
    if all(material.names_source(name, prompt) for name in known):
        return prompt
    return f"{prompt} Recall it for {listed([material.sources[name].label for name in known])}."


def _givers(value: Value, material: Material) -> str:
    return listed([giver(e, material) for e in value.evidence])


def _rows(discrepancy: Discrepancy, material: Material) -> tuple[Row, ...]:
    """Return a row per voice that gives one value; none where fewer than two values would be left."""
    options = tuple(value.value for value in discrepancy.values)
    given: dict[str, set[int]] = {}
    for i, value in enumerate(discrepancy.values):
        for evidence in value.evidence:
            given.setdefault(giver(evidence, material), set()).add(i)
    rows = tuple(
        Row(label=capitalised(voice), options=options, key=min(values))
        for voice, values in given.items()
        if len(values) == 1
    )
    return rows if len({row.key for row in rows}) > 1 else ()
