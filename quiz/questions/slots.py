"""One slot of a statement: how its answer reads as an answer, inside the sentence, as a blank, as a key."""

from __future__ import annotations

import re
from dataclasses import dataclass

from quiz.dossier.dates import DateError, human, human_duration
from quiz.dossier.schema import SLOT, Answer, Bounds, SlotType, Statement
from quiz.questions.folding import compact, words
from quiz.questions.hedges import hedge_of, without_hedge
from quiz.questions.material import Material
from quiz.questions.model import AnswerKey
from quiz.questions.numbers import in_words, parse_figure, singular
from quiz.questions.wording import (
    BLANK,
    FUNCTION_WORDS,
    bound_word,
    capitalised,
    digits_shown,
    says_bound,
    takes_an,
    unit_after,
)

_A_BEFORE = re.compile(r"(?:(?<=\s)|^)(?P<a>[Aa]n?) $")
_ENDS_IN_A = ("a ", "an ", "A ", "An ")
_UNIT_WITHIN = 4
"""A unit that stands within so many words after its slot is not written again."""


def said(answer: Answer, material: Material) -> str:
    """Return the answer's value in words, without bounds or unit: ``3,500``, ``two weeks``, a name."""
    if answer.entity is not None or answer.value is None:
        return material.plain_answer(answer)
    return say_value(answer.type, answer.value)


def say_value(slot_type: SlotType, value: str) -> str:
    """Return a value of this type in words; a date or span that is none, as it is written."""
    try:
        if slot_type is SlotType.NUMBER:
            return digits_shown(value)
        if slot_type is SlotType.DATE:
            return human(value)
        if slot_type is SlotType.DURATION:
            return human_duration(value)
    except DateError:
        return value
    return value


def option(answer: Answer, value: str) -> str:
    """Return a value in words as an option: a figure with its unit."""
    if answer.type is SlotType.NUMBER and answer.unit:
        return unit_after(value, answer.unit)
    return value


def display(answer: Answer, material: Material) -> str:
    """Return the answer as it is shown: ``at least 25 fighters``."""
    shown = option(answer, said(answer, material))
    bound = bound_word(answer.bounds)
    return f"{bound} {shown}" if bound and answer.type is SlotType.NUMBER else shown


@dataclass(frozen=True, slots=True)
class _Place:
    """Where a slot stands in its sentence."""

    before: str
    after: str


class Filler:
    """Puts values and blanks into one statement's sentence."""

    def __init__(self, statement: Statement, material: Material) -> None:
        self._statement = statement
        self._material = material
        self._pieces = SLOT.split(statement.text)  # text, slot, text, slot, …, text

    def text(self, *, blank: str | None = None, wrong: tuple[str, str] | None = None) -> str:
        """Return the sentence filled in, with a slot left ``blank`` or filled with a ``wrong`` value."""
        out = self._pieces[0]
        for i in range(1, len(self._pieces), 2):
            slot, after = self._pieces[i], self._pieces[i + 1]
            place = _Place(out, after)
            if slot == blank:
                out, value = self._open(slot, place)
            elif wrong is not None and slot == wrong[0]:
                out, value = self._fitted(out, self._inside(slot, place, wrong[1]))
            else:
                out, value = self._fitted(out, self._inside(slot, place, None))
            out += value + after
        return capitalised(out)

    def _fitted(self, before: str, value: str) -> tuple[str, str]:
        """Fit the article before a slot to its value."""
        if before.endswith(_ENDS_IN_A) and (found := _A_BEFORE.search(before)):
            first = fold_first(value)
            if first in {"a", "an", "the"}:
                return before[: found.start()], value
            article = "an" if takes_an(value) else "a"
            article = article.capitalize() if found["a"][0].isupper() else article
            return f"{before[: found.start()]}{article} ", value
        if before.endswith((" the ", "The ")) and value.startswith("the "):
            return before, value[4:]
        return before, value

    def _inside(self, slot: str, place: _Place, wrong: str | None) -> str:
        answer = self._statement.answers[slot]
        if wrong is None and answer.show:
            return answer.show
        value = said(answer, self._material) if wrong is None else wrong
        if wrong is not None and answer.show and not hedge_of(answer.show):
            value = without_hedge(wrong)  # the sentence says it before the slot, or not at all
        if answer.type is not SlotType.NUMBER:
            return value
        if wrong is not None and _is_in_words(answer.show) and wrong.isdigit() and int(wrong) < 100:
            return in_words(int(wrong))
        bound = bound_word(answer.bounds)
        lead = f"{bound} " if bound and not says_bound(place.before) else ""
        if answer.unit and _wants_unit(place.after, answer.unit):
            value = unit_after(value, answer.unit)
        return lead + value

    def _open(self, slot: str, place: _Place) -> tuple[str, str]:
        answer = self._statement.answers[slot]
        before, value = place.before, BLANK
        if before.endswith(_ENDS_IN_A) and (found := _A_BEFORE.search(before)):
            before = f"{before[: found.start()]}{found['a'][0]}(n) "
        if answer.type is SlotType.NUMBER:
            bound = bound_word(answer.bounds)
            lead = f"{bound} " if bound and not says_bound(before) and not answer.show else ""
            if answer.unit and _wants_unit(place.after, answer.unit):
                value = unit_after(value, answer.unit)
            value = lead + value
        return before, value


def _is_in_words(show: str | None) -> bool:
    """Tell whether a figure is written out: two, thirty-one."""
    return show is not None and not any(c.isdigit() for c in show) and parse_figure(show) is not None


def fold_first(text: str) -> str:
    """Return the first folded word."""
    found = words(text)
    return found[0] if found else ""


def _wants_unit(after: str, unit: str) -> bool:
    """Tell whether a unit is to be written after a figure: no noun and not the unit itself follows."""
    near = words(re.split(r"[.;:]", after)[0])[:_UNIT_WITHIN]
    head = words(unit)[-1:]
    if after.startswith("%") or (head and singular(head[0]) in {singular(word) for word in near}):
        return False
    return not after.startswith((" ", "-")) or not near or near[0] in FUNCTION_WORDS


def answer_key(answer: Answer, material: Material) -> AnswerKey:
    """Return what a typed answer is compared with."""
    accepted: list[str] = []
    refused: list[str] = []
    titles: tuple[str, ...] = ()
    if answer.entity is not None and answer.entity in material.entities:
        entity = material.entities[answer.entity]
        accepted += [entity.name, *entity.variants]
        if answer.type is SlotType.PERSON:
            titles = material.titles(entity.id)
            for name in (entity.name, *entity.variants):
                accepted += material.short_names(name, entity.id)
        for other in material.confusable.get(entity.id, []):
            refused += all_names(other, material)
        refused += material.lookalikes.get(entity.id)
    if answer.value is not None:
        accepted += [answer.value] if answer.type in {SlotType.ROLE, SlotType.TERM} else []
        accepted.append(said(answer, material))
    if answer.show:
        accepted.append(answer.show)
    accepted += answer.accept
    refused += answer.confusable
    right = {compact(text) for text in accepted}
    return AnswerKey(
        type=answer.type.value,
        display=display(answer, material),
        accepted=distinct(accepted),
        refused=tuple(text for text in distinct(refused) if compact(text) not in right),
        value=answer.value if answer.type in {SlotType.NUMBER, SlotType.DATE, SlotType.DURATION} else None,
        unit=answer.unit,
        bounds=answer.bounds.value if answer.bounds else Bounds.EXACT.value,
        tolerance=answer.tolerance,
        titles=titles,
    )


def distinct(texts: list[str]) -> tuple[str, ...]:
    """Return the texts of which no earlier one is the same when folded."""
    found: dict[str, str] = {}
    for text in texts:
        found.setdefault(compact(text), text)
    return tuple(found.values())


def all_names(entity_id: str, material: Material) -> list[str]:
    """Return an entity's name, variants and, for a person, the short forms that are its alone."""
    entity = material.entities[entity_id]
    names = [entity.name, *entity.variants]
    if entity.type == "person":
        names += [short for name in names for short in material.short_names(name, entity.id)]
    return list(dict.fromkeys(names))
