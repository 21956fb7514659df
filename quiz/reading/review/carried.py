"""An edited draft carried over to a draft made anew: what the person changed stays, the rest is new."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, TypeVar

from msgspec.structs import fields, replace

from quiz.reading.review.forms import DisputeForm, StatementForm

if TYPE_CHECKING:
    from quiz.reading.review.forms import Draft, EntityForm, EntryForm, EvidenceForm, VoiceForm

_LEAD = re.compile(r"According to [^:{}]+: ")
"""What a claim begins with whose sentence does not name its holder."""
T = TypeVar("T", bound="EntityForm | VoiceForm")


def carried(edited: Draft, before: Draft, now: Draft, credited: str | None = None) -> Draft:
    """Return ``now`` with whatever ``edited`` has that ``before``, which was edited, had not.

    Of the proposal ``credited`` somebody has just said who says it: that counts, whatever was typed before;
    None leaves what was typed.
    """
    entry = now.entry
    if type(entry) is type(edited.entry) and type(entry) is type(before.entry):
        for field in fields(entry):
            typed = getattr(edited.entry, field.name)
            if typed != getattr(before.entry, field.name):
                entry = replace(entry, **{field.name: typed})
        if credited is not None:
            entry = _credited(entry, now.entry, before.entry, credited)
    return replace(
        now,
        entry=entry,
        entities=_company(edited.entities, before.entities, now.entities),
        voices=_company(edited.voices, before.voices, now.voices),
    )


def _credited(entry: EntryForm, now: EntryForm, before: EntryForm, claim: str) -> EntryForm:
    """Return an entry told by whom ``now`` has it told: a statement, or the position that a claim is."""
    if isinstance(entry, DisputeForm) and isinstance(now, DisputeForm):
        told = {one.proposal: one.evidence for one in now.positions if one.evidence}
        positions = tuple(
            replace(one, evidence=_told(one.evidence, told[claim]))
            if one.proposal == claim and claim in told
            else one
            for one in entry.positions
        )
        return replace(entry, positions=positions)
    if isinstance(entry, StatementForm) and isinstance(now, StatementForm):
        text = entry.text
        if isinstance(before, StatementForm):
            was, new = _LEAD.match(before.text), _LEAD.match(now.text)
            if was is not None and new is not None and text.startswith(was[0]):
                text = new[0] + text.removeprefix(was[0])
        return replace(entry, text=text, evidence=_told(entry.evidence, now.evidence))
    return entry


def _told(evidence: tuple[EvidenceForm, ...], by: tuple[EvidenceForm, ...]) -> tuple[EvidenceForm, ...]:
    return tuple(replace(one, says=by[0].says) if at == 0 and by else one for at, one in enumerate(evidence))


def _company(edited: tuple[T, ...], before: tuple[T, ...], now: tuple[T, ...]) -> tuple[T, ...]:
    was = {one.id: one for one in before}
    typed = {one.id: one for one in edited}
    kept = [
        typed[one.id] if one.id in typed and typed[one.id] != was.get(one.id) else one
        for one in now
        if one.id in typed or one.id not in was
    ]
    there = {one.id for one in kept}
    return (*kept, *(one for one in edited if one.id not in there and one.id not in was))
