"""Wrong options: of the same sort as the answer, plausible, and never true by accident.

What looks like the answer comes first (``confusable``), then what the author gave, then what plays a similar
part in the dossier, then neighbours of a figure or date. Anything that some statement, spelling, discrepancy
or the question itself makes true, or half true, is left out.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation

from quiz.dossier.dates import DateError, Point, parse
from quiz.dossier.schema import Answer, SlotType, Statement
from quiz.questions.draw import WINDOW, mixed, some
from quiz.questions.folding import compact, words
from quiz.questions.hedges import hedged_alike
from quiz.questions.kin import Kin
from quiz.questions.material import Material
from quiz.questions.neighbours import near_dates, near_durations, near_figures
from quiz.questions.numbers import parse_figure, singular
from quiz.questions.slots import said, say_value
from quiz.questions.truth import Truth
from quiz.questions.wording import digits_shown

POOL = 8
"""How many distractors a question keeps."""
ENOUGH = 3
"""With so many good ones no lesser ones are added."""
FEWEST = 2
"""With fewer good ones there is no such question."""
_ENTITIES = {SlotType.PERSON, SlotType.ORGANISATION, SlotType.PLACE}
_FIGURES_OF_DOSSIER = 3


@dataclass(frozen=True, slots=True)
class Distractor:
    """A wrong value in words, and the entity it is (if any).

    ``close``: of the same group, so that it may stand in a false statement; ``alike``: easily mistaken for
    the answer; ``authored``: written beside the answer in the dossier.
    """

    value: str
    entity: str | None = None
    close: bool = True
    alike: bool = False
    authored: bool = False


class Distractors:
    """Finds the pool of one slot; holds the indexes that all slots share."""

    def __init__(self, material: Material) -> None:
        self._material = material
        self._figures = _figures_by_unit(material)
        self._dates = _dates_of(material)
        self._roles = _roles_by_group(material)
        self._kin = Kin(material.dossier.entities)

    def pool(self, statement: Statement, slot: str) -> tuple[Distractor, ...]:
        """Return up to eight distractors, the best first; empty where fewer than two are good."""
        answer = statement.answers[slot]
        truth = Truth(statement, slot, self._material)
        found: list[Distractor] = []
        seen: set[str] = set()
        right = said(answer, self._material)
        for candidate in self._candidates(statement, slot, answer):
            key = compact(candidate.value)
            if key in seen or candidate.entity in answer.not_offered or truth.admits(candidate):
                continue
            if not candidate.close and len(found) >= ENOUGH:
                break
            if not candidate.authored and sum(one.authored and not one.alike for one in found) >= ENOUGH:
                break  # the author has chosen
            seen.add(key)
            found.append(replace(candidate, value=hedged_alike(answer.type, right, candidate.value)))
            if len(found) == POOL:
                break
        return tuple(found) if len(found) >= FEWEST else ()

    # ------------------------------------------------------------ where they come from

    def _candidates(self, statement: Statement, slot: str, answer: Answer) -> Iterator[Distractor]:
        material = self._material
        seed = material.card_id(statement.id, slot)
        if answer.entity in material.entities:
            yield from (
                self._entity(other, alike=True)
                for other in material.confusable.get(answer.entity or "", ())
                if material.entities[other].type == material.entities[answer.entity or ""].type
            )
        for text in answer.confusable:
            yield self._authored(answer, text, alike=True)
        for text in answer.distractors:
            yield self._authored(answer, text)
        if answer.type is SlotType.NUMBER and answer.value is not None:
            yield from self._numbers(answer, seed)
        elif answer.type is SlotType.DATE and answer.value is not None:
            yield from self._other_dates(answer.value, seed)
        elif answer.type is SlotType.DURATION and answer.value is not None:
            yield from (Distractor(say_value(answer.type, v)) for v in near_durations(answer.value))
        elif answer.type is SlotType.ROLE:
            yield from self._other_roles(answer, seed)
        elif answer.entity in material.entities:
            yield from self._entities(answer.entity or "", seed)

    def _entity(self, entity_id: str, *, close: bool = True, alike: bool = False) -> Distractor:
        return Distractor(self._material.entities[entity_id].name, entity_id, close, alike)

    def _authored(self, answer: Answer, text: str, *, alike: bool = False) -> Distractor:
        """Return an authored wrong answer; one that names an entity is that entity."""
        return Distractor(
            self._as_value(answer, text),
            self._material.by_name.get(compact(text)),
            alike=alike,
            authored=True,
        )

    def _as_value(self, answer: Answer, text: str) -> str:
        """Return an authored wrong value as the right one is written: with separators, in words."""
        if answer.type is SlotType.NUMBER:
            figure = parse_figure(text)
            return digits_shown(str(min(figure.values))) if figure and len(figure.values) == 1 else text
        return say_value(answer.type, text)

    def _entities(self, key: str, seed: str) -> Iterator[Distractor]:
        material = self._material
        entity = material.entities[key]
        near = material.by_group.get((entity.type, entity.group), [])
        for other in some(near, seed):
            if other != key:
                yield self._entity(other)
        for other in self._kin.like(entity, seed):
            yield self._entity(other, close=False)

    def _numbers(self, answer: Answer, seed: str) -> Iterator[Distractor]:
        assert answer.value is not None
        try:
            key = Decimal(answer.value)
        except InvalidOperation:
            return
        room = Decimal(answer.tolerance or 0) * 2
        gap = max(abs(key) * Decimal("0.1"), room, Decimal(0))
        taken = [key]
        figures = self._figures.get(_unit_key(answer.unit), [])
        same_unit = _around(figures, key)
        for value in _ranked(same_unit, seed, _FIGURES_OF_DOSSIER):
            if all(abs(value - other) > gap for other in taken):
                taken.append(value)
                yield Distractor(digits_shown(_plain(value)))
        for value in near_figures(key, seed):
            if all(abs(value - other) > max(room, abs(key) * Decimal("0.06")) for other in taken):
                taken.append(value)
                yield Distractor(digits_shown(_plain(value)))

    def _other_dates(self, key: str, seed: str) -> Iterator[Distractor]:
        try:
            point = parse(key)
        except DateError:
            return
        if not isinstance(point, Point):
            return
        for other in some(_close_dates(self._dates.get(point.precision, []), point), seed)[:3]:
            yield Distractor(say_value(SlotType.DATE, other))
        for text in near_dates(point, seed):
            yield Distractor(say_value(SlotType.DATE, text))

    def _other_roles(self, answer: Answer, seed: str) -> Iterator[Distractor]:
        holder = self._material.entities.get(answer.of or "")
        if holder is None or holder.group is None:
            return
        for of, role in some(self._roles.get(holder.group, []), seed):
            if of != answer.of:
                yield Distractor(role)


# ---------------------------------------------------------------- indexes


def _unit_key(unit: str | None) -> str:
    found = words(unit or "")
    return singular(found[-1]) if found else ""


def _figures_by_unit(material: Material) -> dict[str, list[Decimal]]:
    """Per unit every figure of the dossier, in order."""
    found: dict[str, set[Decimal]] = {}
    for statement in material.dossier.statements:
        for answer in statement.answers.values():
            if answer.type is SlotType.NUMBER and answer.value is not None:
                try:
                    value = Decimal(answer.value)
                except InvalidOperation:
                    continue
                if value.is_finite():
                    found.setdefault(_unit_key(answer.unit), set()).add(value)
    return {unit: sorted(values) for unit, values in found.items()}


def _dates_of(material: Material) -> dict[str, list[tuple[int, str]]]:
    """Per precision every date that a slot of the dossier asks for, in order: its first day and its EDTF."""
    found: dict[str, set[tuple[int, str]]] = {}
    for statement in material.dossier.statements:
        for answer in statement.answers.values():
            if answer.type is SlotType.DATE and answer.value is not None:
                try:
                    point = parse(answer.value)
                except DateError:
                    continue
                if isinstance(point, Point) and not point.mark:
                    found.setdefault(point.precision, set()).add((point.lower.toordinal(), str(point)))
    return {precision: sorted(dates) for precision, dates in found.items()}


def _close_dates(dates: list[tuple[int, str]], key: Point) -> list[str]:
    """Return the dates within some two years of the key, at most 24 around it."""
    day = key.lower.toordinal()
    low, middle, high = (bisect_left(dates, (day + far, "")) for far in (-800, 0, 801))
    near = dates[max(low, middle - WINDOW // 2) : min(high, middle + WINDOW // 2 + 1)]
    return [text for _, text in near if text != str(key)]


def _roles_by_group(material: Material) -> dict[str, list[tuple[str, str]]]:
    """Per group of people the roles that the dossier asks for, each with its holder."""
    found: dict[str, dict[tuple[str, str], None]] = {}
    for statement in material.dossier.statements:
        for answer in statement.answers.values():
            holder = material.entities.get(answer.of or "")
            if answer.type is SlotType.ROLE and answer.value and holder is not None and holder.group:
                found.setdefault(holder.group, {})[holder.id, answer.value] = None
    return {group: list(roles) for group, roles in found.items()}


def _around(figures: list[Decimal], key: Decimal) -> list[Decimal]:
    """Return the figures from a third of the key to three times it, at most 24 around it."""
    if key <= 0:
        return []
    low, high = bisect_left(figures, key / 3), bisect_left(figures, key * 3)
    middle = bisect_left(figures, key)
    half = WINDOW // 2
    return [f for f in figures[max(low, middle - half) : min(high, middle + half)] if f != key]


def _ranked(values: Iterable[Decimal], seed: str, count: int) -> list[Decimal]:
    return sorted(values, key=lambda value: mixed(seed, str(value)))[:count]


def _plain(value: Decimal) -> str:
    return format(value.normalize(), "f")
