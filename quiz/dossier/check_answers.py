"""Checks: answers fit their slots, are told apart, and are not given away."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quiz.dossier import dates
from quiz.dossier.index import Finding, fold
from quiz.dossier.problems import shown
from quiz.dossier.schema import SLOT, EntityType, SlotType

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quiz.dossier.index import Index
    from quiz.dossier.marks import Path
    from quiz.dossier.schema import Answer, Statement

_NUMBER = re.compile(r"-?[0-9]+(\.[0-9]+)?")
_NAMED = frozenset({SlotType.PERSON, SlotType.ORGANISATION, SlotType.PLACE})
_LONGEST_QUOTE = 7


def _answers(index: Index) -> Iterator[tuple[Path, str, Answer, Statement]]:
    for i, statement in enumerate(index.dossier.statements):
        for slot, answer in statement.answers.items():
            yield ("statements", i, "answers", slot), slot, answer, statement


def values_fit(index: Index) -> Iterator[Finding]:
    """Values of dates, durations and numbers can be read as such."""
    for path, _, answer, _ in _answers(index):
        if answer.value is not None and (wrong := _misfit(answer.type, answer.value)):
            yield Finding((*path, "value"), *wrong)
        if answer.type is not SlotType.NUMBER:
            for key in ("unit", "counts", "tolerance"):
                if getattr(answer, key) is not None:
                    message = f"`{key}` is for numbers, this answer is a {answer.type}"
                    yield Finding(
                        (*path, key), message, "write `type: number`, or delete the key", at_key=True
                    )
        if answer.type is not SlotType.ROLE:
            for key in ("of", "since", "until"):
                if getattr(answer, key) is not None:
                    message = f"`{key}` is for roles, this answer is a {answer.type}"
                    yield Finding((*path, key), message, "write `type: role`, or delete the key", at_key=True)


def _misfit(slot_type: SlotType, value: str) -> tuple[str, str] | None:
    if slot_type is SlotType.NUMBER and not _NUMBER.fullmatch(value):
        plain = re.sub(r"[ ,_'\u2019\u00a0\u202f](?=[0-9]{3})", "", value)
        found = re.search(r"-?[0-9]+(\.[0-9]+)?", plain)
        remedy = (
            "write digits; `unit` says of what, `bounds` says about, at-least and so on, `show` how it reads"
        )
        return (
            f"`{shown(value)}` is not a number",
            f"write `{shown(found[0])}`; {remedy[14:]}" if found else remedy,
        )
    try:
        if slot_type is SlotType.DATE:
            dates.parse(value)
        elif slot_type is SlotType.DURATION:
            dates.parse_duration(value)
    except dates.DateError as error:
        return f"`{shown(value)}` is not a {slot_type} as the format writes it", str(error)
    return None


def entities_fit(index: Index) -> Iterator[Finding]:
    """An entity can stand in its slot: a person for a person, none for figures and dates."""
    for path, _, answer, _ in _answers(index):
        entity = index.entities.get(answer.entity or "")
        if entity is None:
            continue
        if answer.type in {SlotType.DATE, SlotType.DURATION, SlotType.NUMBER}:
            yield Finding(
                (*path, "entity"), f"a {answer.type} is not an entity", "give a `value`", at_key=True
            )
        elif answer.type in _NAMED and (answer.type is SlotType.PERSON) != (entity.type is EntityType.PERSON):
            message = f"the slot wants a {answer.type}, but `{entity.id}` is of type {entity.type}"
            yield Finding((*path, "entity"), message, "correct the slot's `type`, or name another entity")


def free_text_for_entity(index: Index) -> Iterator[Finding]:
    """A name that an entity has is given as that entity, so that its variants are accepted."""
    for path, _, answer, _ in _answers(index):
        if answer.value is not None and answer.type in _NAMED:
            entity = index.names.get(fold(answer.value))
            if entity is not None:
                message = f"`{shown(answer.value)}` is a name of the entity `{entity}`"
                yield Finding(
                    (*path, "value"), message, f"write `entity: {entity}` instead of `value`", at_key=True
                )


_RIGHT_TOO = "and is a right answer too"


def is_right_distractor(message: str) -> bool:
    """Tell whether a problem is that of a wrong option that is a right answer too."""
    return message.endswith(f"stands under `distractors` {_RIGHT_TOO}")


def wrong_answers_are_wrong(index: Index) -> Iterator[Finding]:
    """Nothing is both a right answer and a wrong one."""
    for path, _, answer, _ in _answers(index):
        if answer.confusable or answer.distractors:
            right = {fold(text) for text in _wordings(index, answer)}
            for key in ("confusable", "distractors"):
                for j, text in enumerate(getattr(answer, key)):
                    if fold(text) in right:
                        message = f"`{shown(text)}` stands under `{key}` {_RIGHT_TOO}"
                        yield Finding((*path, key, j), message, "delete it in one of the two places")


def wrong_options_of_cards_are_wrong(index: Index) -> Iterator[Finding]:
    """No wrong option of a hand-written card is its back, or accepted."""
    for i, hand in enumerate(index.dossier.cards):
        right = {fold(text) for text in (hand.back, *hand.accept)} if hand.distractors else set()
        for j, text in enumerate(hand.distractors):
            if fold(text) in right:
                message = f"`{shown(text)}` stands under `distractors` {_RIGHT_TOO}"
                yield Finding(("cards", i, "distractors", j), message, "delete it in one of the two places")


def not_offered_where_offered(index: Index) -> Iterator[Finding]:
    """What is never to be offered is an entity that might be: not the answer, nor a wrong answer given."""
    for path, _, answer, _ in _answers(index):
        given = {fold(text) for text in (*answer.distractors, *answer.confusable)}
        for j, name in enumerate(answer.not_offered):
            entity = index.entities.get(name)
            if answer.type in {SlotType.DATE, SlotType.DURATION, SlotType.NUMBER}:
                message = f"no entity is offered for a {answer.type}"
            elif name == answer.entity:
                message = f"`{name}` is the answer itself"
            elif entity is not None and given & {fold(text) for text in (entity.name, *entity.variants)}:
                message = f"`{name}` stands among the wrong answers too"
            else:
                continue
            yield Finding((*path, "not_offered", j), message, "delete it here")


def _wordings(index: Index, answer: Answer) -> list[str]:
    words = [*answer.accept]
    entity = index.entities.get(answer.entity or "")
    if entity is not None:
        words += [entity.name, *entity.variants]
    if answer.show is not None:
        words.append(answer.show)
    if answer.value is not None:
        words.append(_said(answer))
    return words


def _said(answer: Answer) -> str:
    assert answer.value is not None
    try:
        return (
            dates.human(answer.value) if answer.type in {SlotType.DATE, SlotType.DURATION} else answer.value
        )
    except dates.DateError:
        return answer.value


def answer_not_in_question(index: Index) -> Iterator[Finding]:
    """A question does not show its own answer."""
    for i, statement in enumerate(index.dossier.statements):
        for slot, wordings in statement.ask.items():
            answer = statement.answers.get(slot)
            if answer is None:
                continue
            folded = [f" {fold(question)} " for question in wordings]
            for text in _wordings(index, answer):
                for j, question in enumerate(wordings):
                    if _shows(question, folded[j], text):
                        path = ("statements", i, "ask", slot, j)
                        yield Finding(
                            path, f"the question shows its answer, `{shown(text)}`", "ask without it"
                        )


def questions_stand_alone(index: Index) -> Iterator[Finding]:
    """A question holds no slot: it is shown as it is written."""
    for i, statement in enumerate(index.dossier.statements):
        for slot, wordings in statement.ask.items():
            for j, question in enumerate(wordings):
                if found := SLOT.search(question):
                    path: Path = ("statements", i, "ask", slot, j)
                    yield Finding(path, f"the question holds the slot {found[0]}", "write the words out")


def _shows(question: str, folded: str, answer: str) -> bool:
    words = fold(answer)
    if not words or f" {words} " not in folded:
        return False
    if words.isdecimal() and len(words) < 3:
        return False  # a small figure also stands in dates and counts of other things
    if len(answer) <= 4 and answer.isupper():  # US is not us
        return re.search(rf"(?<!\w){re.escape(answer)}(?!\w)", question) is not None
    return True


def variants_told_apart(index: Index) -> Iterator[Finding]:
    """A name belongs to one entity, or to two that are confusable."""
    seen: dict[str, tuple[str, Path]] = {}
    for i, entity in enumerate(index.dossier.entities):
        names: list[tuple[Path, str]] = [(("entities", i, "name"), entity.name)]
        names += [(("entities", i, "variants", j), name) for j, name in enumerate(entity.variants)]
        for path, name in names:
            owner, first = seen.setdefault(fold(name), (entity.id, path))
            if owner != entity.id and owner not in entity.confusable:
                message = f"`{shown(name)}` is a name of `{owner}` too"
                remedy = f"delete it in one of them, or write `confusable: [{owner}]`"
                yield Finding(path, message, remedy, first)


def values_differ(index: Index) -> Iterator[Finding]:
    """No answer is right for two values of one discrepancy."""
    for i, discrepancy in enumerate(index.dossier.discrepancies):
        seen: dict[str, int] = {}
        for j, value in enumerate(discrepancy.values):
            path: Path = ("discrepancies", i, "values", j)
            for place, text in [
                ((*path, "value"), value.value),
                *(((*path, "accept", k), text) for k, text in enumerate(value.accept)),
            ]:
                first = seen.setdefault(fold(text), j)
                if first != j:
                    message = f"`{shown(text)}` stands for two values of this discrepancy"
                    yield Finding(place, message, "say it so that one value is meant", (*path[:-1], first))


def quotes_short(index: Index) -> Iterator[Finding]:
    """A quotation is shorter than eight words."""
    for i, statement in enumerate(index.dossier.statements):
        if statement.quote is not None and len(statement.quote.split()) > _LONGEST_QUOTE:
            yield Finding(
                ("statements", i, "quote"),
                f"the quotation has {len(statement.quote.split())} words",
                f"quote at most {_LONGEST_QUOTE}, the ones that count",
            )
