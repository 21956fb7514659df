"""True or false: whether a sentence is what the source reports, or what the voice holds."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from decimal import Decimal, InvalidOperation

from quiz.dossier.schema import Answer, Bounds, EntityType, SlotType, Statement
from quiz.questions.distractors import FEWEST, Distractor
from quiz.questions.folding import base_words, compact, words
from quiz.questions.leads import true_or_false
from quiz.questions.material import Material
from quiz.questions.model import FalseVersion, Form, JudgeQuestion
from quiz.questions.slots import Filler, option, said, say_value
from quiz.questions.truth import is_figure_told
from quiz.questions.wording import FUNCTION_WORDS, sentence

_MOST = 5
"""How many false versions a question keeps."""
_NO_ARTICLE_AFTER = re.compile(
    r"(?:['’]s|s['’]|\b(?:its|their|his|her|our|this|that|these|those|an?|the|some|any|no|both|of the))\s$",
    re.IGNORECASE,
)


def build(
    card: str, statement: Statement, slot: str, pool: Sequence[Distractor], material: Material
) -> JudgeQuestion | None:
    """Return the question, or None where too few values would make the sentence false beyond doubt."""
    answer = statement.answers[slot]
    filler = Filler(statement, material)
    twice = _told(statement, slot, filler, material)
    close = [wrong for wrong in pool if wrong.close and not _unfit(answer, wrong) and not twice(wrong)]
    if statement.needs_holder:  # nobody is credited with a view on what they do themselves
        close = [wrong for wrong in close if not material.is_named(statement.holder, wrong.value)]
    if len(close) < FEWEST:
        return None
    before, after = _around(statement.text, slot)
    wrongs = close[:_MOST]
    texts = [sentence(filler.text())]
    texts += [sentence(_with_article(filler, slot, wrong, before, after, material)) for wrong in wrongs]
    prompt, (true_text, *false_texts) = true_or_false(statement, slot, texts, material)
    return JudgeQuestion(
        id=f"{card}?{Form.TRUE_FALSE}",
        card=card,
        form=Form.TRUE_FALSE,
        recall=False,
        prompts=(prompt,),
        true_text=true_text,
        false_versions=tuple(
            FalseVersion(text=text, wrong=option(answer, wrong.value))
            for text, wrong in zip(false_texts, wrongs, strict=True)
        ),
    )


def _unfit(answer: Answer, wrong: Distractor) -> bool:
    """Tell whether a wrong value would not read as the right one does, or follows from it.

    At least 25 are also at least 20; a date given in other words than usual shows which one is made up.
    """
    if answer.type in {SlotType.DATE, SlotType.DURATION}:
        return bool(answer.show) and compact(answer.show or "") != compact(
            say_value(answer.type, answer.value or "")
        )
    if answer.type is not SlotType.NUMBER:
        return False
    if wrong.value == "1":
        return True  # the sentence speaks of several
    if answer.bounds in {Bounds.EXACT, Bounds.ABOUT}:
        return False
    try:
        less = Decimal(wrong.value.replace(",", "")) < Decimal(answer.value or "")
    except InvalidOperation:
        return True
    return less == (answer.bounds in {Bounds.AT_LEAST, Bounds.MORE_THAN})


def _told(
    statement: Statement, slot: str, filler: Filler, material: Material
) -> Callable[[Distractor], bool]:
    """Return a test of whether a sentence would hold a value twice, which shows that it is made up."""
    others = {compact(said(answer, material)) for name, answer in statement.answers.items() if name != slot}
    told = base_words(filler.text(blank=slot))
    figure = statement.answers[slot].type is SlotType.NUMBER

    def twice(wrong: Distractor) -> bool:
        return compact(wrong.value) in others or (figure and is_figure_told(wrong.value, told))

    return twice


def _around(text: str, slot: str) -> tuple[str, str]:
    before, _, after = text.partition(f"{{{slot}}}")
    return before, after


def _with_article(
    filler: Filler, slot: str, wrong: Distractor, before: str, after: str, material: Material
) -> str:
    """Fill in a wrong name with or without ``the``, as that name takes it."""
    value = wrong.value
    if wrong.entity is None or material.entities[wrong.entity].type is EntityType.PERSON:
        return filler.text(wrong=(slot, value))
    wants = material.takes_the(wrong.entity) and not value.lower().startswith("the ")
    next_words = words(after)[:1] if after.startswith(" ") else ()
    describes = bool(next_words) and after[1:2].islower() and next_words[0] not in FUNCTION_WORDS
    open_place = before == "" or before.endswith(" ")
    if wants and open_place and not describes and not _NO_ARTICLE_AFTER.search(before):
        return filler.text(wrong=(slot, f"the {value}"))
    text = filler.text(wrong=(slot, value))
    if not wants and not describes and before.endswith((" the ", "The ")):
        return text.replace(f"the {value}", value, 1).replace(f"The {value}", value, 1)
    return text
