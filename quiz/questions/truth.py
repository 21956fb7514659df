"""What is no wrong option: because it is right after all, is told already, or cannot be at all."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from quiz.dossier.schema import Answer, SlotType, Statement
from quiz.questions.explain import linked_values
from quiz.questions.folding import base_words, compact, fold
from quiz.questions.material import Material
from quiz.questions.numbers import in_words, parse_figure
from quiz.questions.slots import Filler, all_names, said
from quiz.questions.whole import whole_of

if TYPE_CHECKING:
    from quiz.questions.distractors import Distractor


class Truth:
    """What counts as true, or is told already, for one slot."""

    def __init__(self, statement: Statement, slot: str, material: Material) -> None:
        self._material = material
        answer = statement.answers[slot]
        self._type = answer.type
        texts = [said(answer, material), answer.value or "", answer.show or "", *answer.accept]
        if answer.entity in material.entities:
            texts += all_names(answer.entity or "", material)
        values = [
            text
            for discrepancy, _ in linked_values(statement, slot, material)
            for value in discrepancy.values
            for text in (value.value, *value.accept)
        ]
        texts += values
        self._right = {compact(text) for text in texts if text}
        self._right_words = [frozenset(fold(text).split()) for text in texts if text]
        asked = " ".join(statement.ask.get(slot, ()))
        shown = Filler(statement, material).text(blank=slot)
        self._told = frozenset(word for text in (asked, shown, *values) for word in base_words(text))
        self._whole = _whole(answer, (*statement.ask.get(slot, ()), shown))
        """What the figure asked for is a part of: none above it can be true."""
        self._years = {
            word
            for word in base_words(f"{asked} {shown}")
            if len(word) == 4 and word.isdigit() and any(word in right for right in self._right_words)
        }
        """Years of the answer that the question tells: a date of another year is plainly wrong."""
        self._akin: list[frozenset[str]] | None = None
        self._ask = asked or shown
        self._statement = statement

    def admits(self, candidate: Distractor) -> bool:
        """Tell whether the candidate is no wrong option.

        It is right, told by the question, perhaps true by another statement, or more than the whole.
        """
        if compact(candidate.value) in self._right:
            return True
        mine = frozenset(fold(candidate.value).split())
        if not mine:
            return True
        if self._type is SlotType.NUMBER:
            return self._is_no_part(candidate.value)
        if self._type in {SlotType.DATE, SlotType.DURATION}:
            return bool(self._years) and not self._years & mine
        if mine in self._right_words:
            return True
        if candidate.entity is not None:
            return self._entity_is_told(candidate.entity)
        return False

    def _is_no_part(self, value: str) -> bool:
        """Tell whether a figure is more than the whole or, unless it is the whole, told already."""
        figure = parse_figure(value)
        if self._whole is not None and figure is not None and min(figure.values) >= self._whole:
            return min(figure.values) > self._whole
        return is_figure_told(value, self._told)

    def _entity_is_told(self, entity: str) -> bool:
        material = self._material
        if any(compact(name) in self._right for name in all_names(entity, material)):
            return True
        if material.mentions(self._told, entity):
            return True
        if self._akin is None:
            self._akin = [
                frozenset(base_words(material.plain_text(material.statements[other])))
                for other in material.akin(self._ask, but=self._statement.id)[:12]
            ]
        return any(material.mentions(told, entity) for told in self._akin)


def _whole(answer: Answer, texts: Iterable[str]) -> Decimal | None:
    try:
        return whole_of(Decimal(answer.value or ""), texts) if answer.type is SlotType.NUMBER else None
    except InvalidOperation:
        return None


def is_figure_told(value: str, told: Collection[str]) -> bool:
    """Tell whether a figure in digits stands among words, in digits or in words."""
    return value.replace(",", "") in told or _in_words(value) in told


def _in_words(value: str) -> str:
    return in_words(int(value)) if value.isdigit() and int(value) < 100 else value
