"""An entry as the fields of a form, and a form's fields as an entry again."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from msgspec import Struct
from msgspec.structs import replace

from quiz.dossier.fields import Bounds, EntityType, Kind, Relation, SlotType, VoiceKind
from quiz.reading.review.forms import (
    DiscrepancyForm,
    DisputeForm,
    EntityForm,
    EvidenceForm,
    SlotForm,
    StatementForm,
    VoiceForm,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quiz.reading.review.forms import Draft, EntryForm

IMPORTANCE = ("1", "2", "3")
STATEMENTS = tuple(one.value for one in Kind)
POSITIONS = STATEMENTS[1:]
SLOTS = tuple(one.value for one in SlotType)
ENTITIES = tuple(one.value for one in EntityType)
VOICES = tuple(one.value for one in VoiceKind)
RELATIONS = tuple(one.value for one in Relation)
BOUNDS = tuple(one.value for one in Bounds)
SEVERAL = "several with ; between"
CHAIN = "ids of voices, outermost first"
ANCHOR = "one to six words as printed"
OUTCOME = "what came of it: an id, then borne-out, contradicted …; several with ;"
_NO, _YES = "no", "yes"
_SLOT = re.compile(r"\{([^{}]+)\}")


@dataclass(frozen=True, slots=True)
class Field:
    """One field: the number of the entry in the draft, the path in its form, what it says now.

    ``choices`` are all values there are; a ``long`` text takes several lines; ``hint`` says how it is meant.
    """

    entry: int
    path: str
    label: str
    value: str
    choices: tuple[str, ...] = ()
    long: bool = False
    hint: str = ""

    @property
    def key(self) -> tuple[int, str]:
        """What the field is, among the others."""
        return self.entry, self.path


@dataclass(frozen=True, slots=True)
class Group:
    """Fields under a heading."""

    title: str
    fields: tuple[Field, ...]


def entries(draft: Draft) -> tuple[EntryForm, ...]:
    """Return the entries of a draft, the main one first."""
    return (draft.entry, *draft.entities, *draft.voices)


def groups(draft: Draft) -> tuple[Group, ...]:
    """Return the fields of a draft in the order in which they are filled in."""
    found: list[Group] = []
    for number, form in enumerate(entries(draft)):
        if isinstance(form, StatementForm):
            found += _statement(form)
        elif isinstance(form, EntityForm):
            found.append(
                Group("Name" if number == 0 else f"With it: name {form.id}", tuple(_entity(number, form)))
            )
        elif isinstance(form, VoiceForm):
            found.append(Group(f"With it: voice {form.id}", tuple(_voice(number, form))))
        elif isinstance(form, DiscrepancyForm):
            found += _discrepancy(form)
        elif isinstance(form, DisputeForm):
            found += _dispute(form)
    return tuple(found)


def _statement(form: StatementForm) -> Iterator[Group]:
    yield Group("Sentence", (Field(0, "text", "text", form.text, long=True, hint="{a} is a blank"),))
    for slot in form.slots:
        yield Group(f"Blank {slot.name}", tuple(_slot(slot)))
    more = [
        Field(0, "kind", "kind", form.kind, STATEMENTS),
        Field(0, "importance", "importance", str(form.importance), IMPORTANCE),
        Field(0, "topic", "topic", form.topic),
    ]
    if form.when is not None:
        more.append(Field(0, "when.edtf", "when", form.when.edtf, hint="2020-01-03, 2019-09, 1979~ …"))
    yield Group("Entry", (*more, *_evidence("evidence", form.evidence)))
    for slot in form.slots:
        yield Group(f"More on blank {slot.name}", tuple(_more(slot)))
    yield Group("Last", tuple(_last(form)))


def _slot(slot: SlotForm) -> Iterator[Field]:
    at = f"slots.{slot.name}"
    for number, question in enumerate(slot.questions):
        yield Field(0, f"{at}.questions.{number}", "question", question, long=True)
    if slot.entity:
        yield Field(0, f"{at}.entity", "answer", slot.entity, hint="the id of a name")
    else:
        yield Field(0, f"{at}.value", "answer", slot.value)
    yield Field(
        0, f"{at}.distractors", "wrong", _listed(slot.distractors), hint="wrong options; several with ;"
    )


def _more(slot: SlotForm) -> Iterator[Field]:
    """Yield what is seldom changed of a blank."""
    at = f"slots.{slot.name}"
    yield Field(0, f"{at}.type", "type", slot.type, SLOTS)
    yield Field(0, f"{at}.show", "reads as", slot.show, hint="where it reads otherwise in the sentence")
    yield Field(0, f"{at}.accept", "also right", _listed(slot.accept), hint=SEVERAL)
    if slot.type == "number":
        yield Field(0, f"{at}.unit", "unit", slot.unit)
        yield Field(0, f"{at}.bounds", "bounds", slot.bounds, BOUNDS)
    yield Field(0, f"{at}.skip", "not asked", _listed(slot.skip), hint="cloze; choice; true-false …")


def _evidence(path: str, evidence: tuple[EvidenceForm, ...], *, where: bool = False) -> Iterator[Field]:
    for number, one in enumerate(evidence):
        if where:
            yield Field(0, f"{path}.{number}.at", "where", one.at, hint="source#paragraph")
        yield Field(0, f"{path}.{number}.says", "says", " › ".join(one.says), hint=CHAIN)
        yield Field(0, f"{path}.{number}.printed", "printed", one.printed, hint=ANCHOR)


def _last(form: StatementForm | DiscrepancyForm | DisputeForm) -> Iterator[Field]:
    if isinstance(form, StatementForm):
        yield Field(0, "standing", "standing", _YES if form.standing else _NO, (_NO, _YES))
        yield Field(0, "why", "inferred", form.why, hint="from what, where the answer is not printed")
        yield Field(0, "later", "later", _listed(form.later), hint=OUTCOME)
        if form.when is not None:
            yield Field(0, "when.text", "printed so", form.when.text, hint="as it is printed")
            yield Field(0, "when.why", "when, why", form.when.why, hint="from what the date is inferred")
    yield Field(0, "note", "note", form.note)
    yield Field(0, "id", "id", form.id)


def _entity(number: int, form: EntityForm) -> Iterator[Field]:
    yield Field(number, "name", "name", form.name)
    yield Field(number, "type", "type", form.type, ENTITIES)
    yield Field(number, "role", "role", form.role)
    yield Field(number, "variants", "also called", _listed(form.variants), hint=SEVERAL)
    if number == 0:
        yield Field(0, "confusable", "not", _listed(form.confusable), hint="ids of names that look alike")
        yield Field(0, "note", "note", form.note)
    yield Field(number, "group", "group", form.group, hint="wrong options come from the same group")
    if number == 0:
        yield Field(number, "id", "id", form.id)


def _voice(number: int, form: VoiceForm) -> Iterator[Field]:
    yield Field(number, "label", "label", form.label, hint="as it is named on screen")
    yield Field(number, "kind", "kind", form.kind, VOICES)
    yield Field(number, "role", "role", form.role)


def _discrepancy(form: DiscrepancyForm) -> Iterator[Group]:
    first = [Field(0, "thing", "thing", form.thing)]
    first += [
        Field(0, f"questions.{number}", "question", question, long=True)
        for number, question in enumerate(form.questions)
    ]
    first.append(Field(0, "relation", "relation", form.relation, RELATIONS))
    yield Group("Discrepancy", tuple(first))
    for number, value in enumerate(form.values):
        at = f"values.{number}"
        yield Group(
            f"Value {number + 1}",
            (
                Field(0, f"{at}.value", "value", value.value, hint="empty: the value goes"),
                Field(0, f"{at}.accept", "also right", _listed(value.accept), hint=SEVERAL),
                *_evidence(f"{at}.evidence", value.evidence, where=True),
            ),
        )
    yield Group(
        "Entry",
        (
            Field(0, "importance", "importance", str(form.importance), IMPORTANCE),
            Field(0, "topic", "topic", form.topic),
            *_last(form),
        ),
    )


def _dispute(form: DisputeForm) -> Iterator[Group]:
    yield Group("Dispute", (Field(0, "question", "question", form.question, long=True),))
    stances = tuple(one.id for one in form.stances)
    yield Group(
        "Stances",
        tuple(
            Field(0, f"stances.{number}.label", one.id[:14], one.label, hint="empty: the stance goes")
            for number, one in enumerate(form.stances)
        ),
    )
    for number, one in enumerate(form.positions):
        at = f"positions.{number}"
        yield Group(
            f"Position of {one.evidence[0].says[-1] if one.evidence else one.id}",
            (
                Field(0, f"{at}.stance", "stance", one.stance, stances),
                Field(0, f"{at}.claim", "claim", one.claim, long=True),
                Field(0, f"{at}.kind", "kind", one.kind, POSITIONS),
                Field(0, f"{at}.grounds", "grounds", one.grounds),
                Field(0, f"{at}.hedge", "hedge", one.hedge),
                Field(0, f"{at}.note", "note", one.note),
            ),
        )
    yield Group(
        "Entry",
        (
            Field(0, "importance", "importance", str(form.importance), IMPORTANCE),
            Field(0, "topic", "topic", form.topic),
            *_last(form),
        ),
    )


# ------------------------------------------------------------ and back


def filled(draft: Draft, values: Mapping[tuple[int, str], str]) -> Draft:
    """Return a draft with what was typed into its fields.

    A blank that is no longer in the sentence goes with all that was said of it; so does a stance that is
    left without a label and without positions. A name that got another id is called so by what needs it.
    """
    forms: list[Any] = list(entries(draft))
    for (number, path), typed in values.items():
        forms[number] = _put(forms[number], path.split("."), typed)
    first = forms[0]
    if isinstance(first, StatementForm):
        there = _SLOT.findall(first.text)
        kept = [one for one in first.slots if one.name in there]
        new = [name for name in dict.fromkeys(there) if name not in {one.name for one in kept}]
        kept += [SlotForm(name=name, type="term", questions=("",)) for name in new]
        first = replace(first, slots=tuple(sorted(kept, key=lambda one: there.index(one.name))))
    elif isinstance(first, DiscrepancyForm):
        first = replace(first, values=tuple(one for one in first.values if one.value))
    elif isinstance(first, DisputeForm):
        used = {one.stance for one in first.positions}
        first = replace(first, stances=tuple(one for one in first.stances if one.label or one.id in used))
    entities = len(draft.entities)
    return replace(
        draft, entry=first, entities=tuple(forms[1 : 1 + entities]), voices=tuple(forms[1 + entities :])
    )


def _put(node: Any, path: list[str], typed: str) -> Any:
    if not path:
        return _like(node, typed)
    head, *rest = path
    if isinstance(node, tuple):
        at = (
            int(head)
            if head.isdecimal()
            else next(i for i, one in enumerate(node) if getattr(one, "name", "") == head)
        )
        return (*node[:at], _put(node[at], rest, typed), *node[at + 1 :])
    assert isinstance(node, Struct)
    value = getattr(node, head)
    if head == "says":
        return replace(node, says=tuple(_parts(typed, r"[›>]")))
    return replace(node, **{head: _put(value, rest, typed)})


def _like(old: Any, typed: str) -> Any:
    text = " ".join(typed.split())
    if isinstance(old, bool):
        return text == _YES
    if isinstance(old, tuple):
        return tuple(_parts(text, ";"))
    if isinstance(old, int):
        return int(text) if text.isdecimal() else 0
    return text


def _parts(text: str, between: str) -> list[str]:
    return [one.strip() for one in re.split(between, text) if one.strip()]


def _listed(parts: tuple[str, ...]) -> str:
    return "; ".join(parts)
