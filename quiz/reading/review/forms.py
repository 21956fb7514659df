"""Entries as plain forms that a person fills in, and what the dossier's YAML gets of them.

A form is a frozen struct; ``msgspec.structs.replace`` makes a changed one. Empty text says that a key is left
out. Field names are those of the dossier's format, except that a statement's slots hold their question too.
"""

from __future__ import annotations

from typing import Any, TypeAlias

import msgspec
from msgspec import Struct


class EvidenceForm(Struct, frozen=True, kw_only=True):
    """Where something is said: ``source#paragraph``, the chain of voices, one to six words as printed."""

    at: str
    says: tuple[str, ...]
    printed: str
    ascribed: bool = False

    def node(self) -> dict[str, Any]:
        """Return it as the dossier writes it."""
        node: dict[str, Any] = {"at": self.at, "says": list(self.says)}
        return _with(node, ascribed=self.ascribed or None, printed=self.printed)


class SlotForm(Struct, frozen=True, kw_only=True):
    """One slot: ``name`` as in the text's braces, its answer (``entity`` or ``value``), and its questions.

    ``show`` is how the answer reads inside the sentence, where that differs from how the program says it.
    """

    name: str
    type: str
    value: str = ""
    entity: str = ""
    questions: tuple[str, ...] = ()
    show: str = ""
    accept: tuple[str, ...] = ()
    distractors: tuple[str, ...] = ()
    confusable: tuple[str, ...] = ()
    unit: str = ""
    counts: str = ""
    bounds: str = "exact"
    tolerance: str = ""
    of: str = ""
    skip: tuple[str, ...] = ()

    def node(self) -> dict[str, Any]:
        """Return the answer as the dossier writes it."""
        bounds = "" if self.bounds == "exact" else self.bounds
        node = _with({"type": self.type}, entity=self.entity, value=self.value, show=self.show)
        _with(node, accept=self.accept, confusable=self.confusable, distractors=self.distractors)
        return _with(
            node,
            unit=self.unit,
            counts=self.counts,
            bounds=bounds,
            tolerance=self.tolerance,
            of=self.of,
            skip=self.skip,
        )


class WhenForm(Struct, frozen=True, kw_only=True):
    """A place on the timeline; ``why`` says from what the date is inferred, where it is."""

    edtf: str = ""
    text: str = ""
    why: str = ""

    def node(self) -> dict[str, Any]:
        """Return it as the dossier writes it."""
        basis = "inferred" if self.why else ""
        return _with({}, edtf=self.edtf, text=self.text, basis=basis, why=self.why)


class StatementForm(Struct, frozen=True, kw_only=True):
    """A statement: one sentence with its slots in braces. The holder is the last voice of its evidence.

    ``why`` says from what the answers are inferred, where they are not printed. ``later`` tells what came
    of a prediction: an entry's id and one of the format's relations, with a space between.
    """

    id: str
    kind: str
    text: str
    slots: tuple[SlotForm, ...]
    evidence: tuple[EvidenceForm, ...]
    importance: int = 2
    topic: str = ""
    when: WhenForm | None = None
    standing: bool = False
    why: str = ""
    later: tuple[str, ...] = ()
    note: str = ""

    section = "statements"

    def node(self) -> dict[str, Any]:
        """Return it as the dossier writes it."""
        node = _with({"id": self.id, "kind": self.kind}, topic=self.topic, importance=self.importance)
        _with(node, standing=self.standing or None)
        node["text"] = self.text
        node["answers"] = {slot.name: slot.node() for slot in self.slots}
        node["ask"] = {slot.name: _one_or_all(slot.questions) for slot in self.slots}
        if self.why:
            node |= {"basis": "inferred", "why": self.why}
            node["from"] = list(dict.fromkeys(one.at for one in self.evidence))
        if self.when is not None:
            node["when"] = self.when.node()
        node["evidence"] = [one.node() for one in self.evidence]
        if self.later:
            node["later"] = [_outcome(one) for one in self.later]
        return _with(node, note=self.note)


class EntityForm(Struct, frozen=True, kw_only=True):
    """An entity. ``proposal`` is the id of the proposal it settles, where there is one."""

    id: str
    name: str
    type: str
    variants: tuple[str, ...] = ()
    confusable: tuple[str, ...] = ()
    role: str = ""
    group: str = ""
    note: str = ""
    proposal: str = ""

    section = "entities"

    def node(self) -> dict[str, Any]:
        """Return it as the dossier writes it."""
        node = _with({"id": self.id, "name": self.name, "type": self.type}, group=self.group, role=self.role)
        return _with(node, variants=self.variants, confusable=self.confusable, note=self.note)


class VoiceForm(Struct, frozen=True, kw_only=True):
    """A voice; ``label`` is how it is named on screen."""

    id: str
    kind: str
    label: str
    names: tuple[str, ...] = ()
    role: str = ""
    entity: str = ""
    part_of: str = ""

    section = "voices"

    def node(self) -> dict[str, Any]:
        """Return it as the dossier writes it."""
        node = _with({"id": self.id, "kind": self.kind, "label": self.label}, part_of=self.part_of)
        return _with(node, names=self.names, role=self.role, entity=self.entity)


class ValueForm(Struct, frozen=True, kw_only=True):
    """One value of a discrepancy; ``of`` lists the slots that it answers, ``statement#slot``."""

    value: str
    evidence: tuple[EvidenceForm, ...]
    accept: tuple[str, ...] = ()
    of: tuple[str, ...] = ()

    def node(self) -> dict[str, Any]:
        """Return it as the dossier writes it."""
        node = _with({"value": self.value}, accept=self.accept, of=self.of)
        node["evidence"] = [one.node() for one in self.evidence]
        return node


class DiscrepancyForm(Struct, frozen=True, kw_only=True):
    """A discrepancy: one thing, two or more values."""

    id: str
    thing: str
    questions: tuple[str, ...]
    relation: str
    values: tuple[ValueForm, ...]
    importance: int = 2
    topic: str = ""
    note: str = ""

    section = "discrepancies"

    def node(self) -> dict[str, Any]:
        """Return it as the dossier writes it."""
        node = _with({"id": self.id}, topic=self.topic, importance=self.importance)
        node |= {"thing": self.thing, "ask": _one_or_all(self.questions), "relation": self.relation}
        node["values"] = [one.node() for one in self.values]
        return _with(node, note=self.note)


class StanceForm(Struct, frozen=True, kw_only=True):
    """One answer to a dispute's question."""

    id: str
    label: str

    def node(self) -> dict[str, Any]:
        """Return it as the dossier writes it."""
        return {"id": self.id, "label": self.label}


class PositionForm(Struct, frozen=True, kw_only=True):
    """A voice on a stance. ``proposal`` is the claim that it settles, where there is one.

    ``merged`` are further claims of the voice whose evidence it rests on.
    """

    id: str
    stance: str
    kind: str
    claim: str
    evidence: tuple[EvidenceForm, ...]
    grounds: str = ""
    hedge: str = ""
    note: str = ""
    proposal: str = ""
    merged: tuple[str, ...] = ()

    def node(self) -> dict[str, Any]:
        """Return it as the dossier writes it."""
        node: dict[str, Any] = {"id": self.id, "stance": self.stance, "kind": self.kind, "claim": self.claim}
        _with(node, grounds=self.grounds, hedge=self.hedge)
        node["evidence"] = [one.node() for one in self.evidence]
        return _with(node, note=self.note)


class DisputeForm(Struct, frozen=True, kw_only=True):
    """A dispute: its question, its stances, who takes which."""

    id: str
    question: str
    stances: tuple[StanceForm, ...] = ()
    positions: tuple[PositionForm, ...] = ()
    importance: int = 2
    topic: str = ""
    note: str = ""

    section = "disputes"

    @property
    def is_complete(self) -> bool:
        """Whether the dossier can hold it: two stances and two positions."""
        return len(self.stances) > 1 and len(self.positions) > 1

    def node(self) -> dict[str, Any]:
        """Return it as the dossier writes it."""
        node = _with({"id": self.id}, topic=self.topic, importance=self.importance, question=self.question)
        _with(node, note=self.note)
        node["stances"] = [one.node() for one in self.stances]
        node["positions"] = [one.node() for one in self.positions]
        return node


EntryForm: TypeAlias = StatementForm | EntityForm | VoiceForm | DiscrepancyForm | DisputeForm


class Draft(Struct, frozen=True, kw_only=True):
    """What accepting would write: the entry, and the entities and voices that it needs and the dossier lacks.

    ``remarks`` say in plain sentences what a person must look at before accepting.
    """

    entry: EntryForm
    entities: tuple[EntityForm, ...] = ()
    voices: tuple[VoiceForm, ...] = ()
    remarks: tuple[str, ...] = ()

    def forms(self) -> tuple[EntryForm, ...]:
        """Return all entries in the order in which they are written."""
        return (*self.entities, *self.voices, self.entry)


_BY_SECTION: dict[str, Any] = {
    form.section: form for form in (StatementForm, EntityForm, VoiceForm, DiscrepancyForm, DisputeForm)
}


def kept_draft(draft: Draft) -> dict[str, Any]:
    """Return a draft as plain values, for the log."""
    plain: dict[str, Any] = msgspec.to_builtins(draft)
    return {"section": draft.entry.section, **plain}


def draft_kept(plain: dict[str, Any]) -> Draft:
    """Return the draft that plain values of the log hold. Raises ``msgspec.ValidationError``."""
    return Draft(
        entry=msgspec.convert(plain["entry"], _BY_SECTION[plain["section"]]),
        entities=msgspec.convert(plain["entities"], tuple[EntityForm, ...]),
        voices=msgspec.convert(plain["voices"], tuple[VoiceForm, ...]),
        remarks=msgspec.convert(plain["remarks"], tuple[str, ...]),
    )


def _one_or_all(wordings: tuple[str, ...]) -> Any:
    return wordings[0] if len(wordings) == 1 else list(wordings)


def _outcome(typed: str) -> dict[str, str]:
    ref, _, relation = typed.partition(" ")
    return {"ref": ref, "relation": relation.strip()}


def _with(node: dict[str, Any], **more: Any) -> dict[str, Any]:
    """Add the keys that say something."""
    for key, value in more.items():
        if value is None or value in ("", (), []):
            continue
        node[key] = list(value) if isinstance(value, tuple) else value
    return node
