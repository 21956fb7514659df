"""An edited draft carried over to a draft made anew: what the person changed stays, the rest is new."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

from msgspec.structs import fields, replace

if TYPE_CHECKING:
    from quiz.reading.review.forms import Draft, EntityForm, VoiceForm
    from quiz.reading.review.known import Knowledge

T = TypeVar("T", bound="EntityForm | VoiceForm")


def carried(edited: Draft, before: Draft, now: Draft) -> Draft:
    """Return ``now`` with whatever ``edited`` has that ``before``, which was edited, had not."""
    entry = now.entry
    if type(entry) is type(edited.entry) and type(entry) is type(before.entry):
        for field in fields(entry):
            typed = getattr(edited.entry, field.name)
            if typed != getattr(before.entry, field.name):
                entry = replace(entry, **{field.name: typed})
    return replace(
        now,
        entry=entry,
        entities=_company(edited.entities, before.entities, now.entities),
        voices=_company(edited.voices, before.voices, now.voices),
    )


def lacking(draft: Draft, known: Knowledge) -> Draft:
    """Return a draft kept since earlier without the entities and voices that the dossier has by now."""
    return replace(
        draft,
        entities=tuple(one for one in draft.entities if one.id not in known.entities),
        voices=tuple(one for one in draft.voices if one.id not in known.voices),
    )


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
