"""Names as they are called by now: in drafts kept since earlier, and in voices labelled by a part."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from msgspec.structs import replace

from quiz.dossier.index import fold
from quiz.reading.draft.model import EntityProposal
from quiz.reading.review import yaml_style
from quiz.reading.review.dossier_files import Alter
from quiz.reading.review.forms import (
    DiscrepancyForm,
    DisputeForm,
    EntityForm,
    EvidenceForm,
    StatementForm,
    VoiceForm,
)

if TYPE_CHECKING:
    from collections.abc import Iterable

    from quiz.dossier.schema import Voice
    from quiz.reading.review.forms import Draft, EntryForm
    from quiz.reading.review.known import Knowledge

_SPOKEN = {"person": {"person", "author", "commenter"}, "organisation": {"institution", "group"}}


def current(draft: Draft, known: Knowledge) -> Draft:
    """Return a draft made earlier with the names and voices that the dossier has by now, as they are called.

    What the draft would have brought along is left out where it is there already, also under another id.
    """
    ids: dict[str, str] = {}
    called: dict[str, str] = {}
    for one in draft.entities:
        settled = known.state.settled.get(one.proposal)
        section, _, name = (settled.entry or "").partition("/") if settled is not None else ("", "", "")
        target = name if section == "entities" and name in known.entities else one.id
        if target in known.entities:
            ids[one.id] = target
            called[one.name] = known.entities[target].name
    voices: dict[str, str] = {}
    kept: list[VoiceForm] = []
    for voice in draft.voices:
        entity = ids.get(voice.entity, voice.entity)
        there = known.voice_of_entity.get(entity) if entity else None
        if voice.id in known.voices or there is not None:
            voices[voice.id] = voice.id if voice.id in known.voices else there or voice.id
        else:
            kept.append(replace(voice, entity=entity, label=called.get(voice.label, voice.label)))
    if not ids and not voices:
        return draft
    return replace(
        draft,
        entry=_entry(draft.entry, ids, voices, called),
        entities=tuple(one for one in draft.entities if one.id not in ids),
        voices=tuple(kept),
    )


def _entry(
    entry: EntryForm, ids: dict[str, str], voices: dict[str, str], called: dict[str, str]
) -> EntryForm:
    def told(evidence: tuple[EvidenceForm, ...]) -> tuple[EvidenceForm, ...]:
        return tuple(replace(one, says=tuple(voices.get(v, v) for v in one.says)) for one in evidence)

    if isinstance(entry, StatementForm):
        slots = tuple(replace(one, entity=ids.get(one.entity, one.entity)) for one in entry.slots)
        text = entry.text
        for old, new in called.items():
            text = text.replace(f"According to {old}: ", f"According to {new}: ", 1)
        return replace(entry, slots=slots, text=text, evidence=told(entry.evidence))
    if isinstance(entry, DiscrepancyForm):
        return replace(entry, values=tuple(replace(one, evidence=told(one.evidence)) for one in entry.values))
    if isinstance(entry, DisputeForm):
        return replace(
            entry, positions=tuple(replace(one, evidence=told(one.evidence)) for one in entry.positions)
        )
    return entry


def labels_with(forms: Iterable[EntryForm], known: Knowledge) -> tuple[Alter, ...]:
    """Return the changes that give voices labelled by a part of a new name that name, and the name itself.

    "Ambler" before what she says in an interview is Ruth Ambler, once that name is accepted with "Ambler" as
    a variant, or was proposed as "Ambler". A label that could be another's, too, stays.
    """
    forms = tuple(forms)
    found = []
    for form in forms:
        if isinstance(form, EntityForm):
            voice = _labelled_by(form, forms, known)
            if voice is not None:
                found.append(Alter("voices", voice.id, _renaming(voice.label, form)))
    return tuple(found)


def _labelled_by(form: EntityForm, forms: tuple[EntryForm, ...], known: Knowledge) -> Voice | None:
    names = {fold(one) for one in (*form.variants, *_proposed(form, known))} - {fold(form.name)}
    new = [one for one in forms if isinstance(one, VoiceForm)]
    if fold(form.name) in known.labels or any(one.entity == form.id for one in new):
        return None
    others = {
        fold(name)
        for one in known.dossier.entities
        for name in (one.name, *one.variants)
        if one.id != form.id
    }
    kinds = _SPOKEN.get(form.type, set())
    fits = [
        one
        for one in known.dossier.voices
        if fold(one.label) in names - others and one.entity is None and one.kind.value in kinds
    ]
    return fits[0] if len(fits) == 1 else None


def _proposed(form: EntityForm, known: Knowledge) -> tuple[str, ...]:
    proposal = known.state.proposals.get(form.proposal)
    return (proposal.name, *proposal.sure) if isinstance(proposal, EntityProposal) else ()


def _renaming(label: str, form: EntityForm) -> Any:
    def change(node: Any) -> None:
        node["label"] = yaml_style.styled(form.name, "label")
        names = [one for one in (*node.get("names", ()), label) if one != form.name]
        node["names"] = yaml_style.styled(list(dict.fromkeys(names)), "names")
        node["entity"] = yaml_style.styled(form.id, "entity")

    return change
