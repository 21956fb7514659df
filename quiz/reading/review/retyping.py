"""The type of a name that comes into the dossier with an entry, and what follows from it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from quiz.dossier.fields import EntityType
from quiz.reading.review.answers import SLOT_OF
from quiz.reading.review.forms import EntityForm, StatementForm
from quiz.reading.review.people import VOICE_KINDS

if TYPE_CHECKING:
    from quiz.reading.review.forms import Draft

TYPES = tuple(one.value for one in EntityType)
"""The types in the order in which they are listed."""


def new_names(draft: Draft) -> tuple[EntityForm, ...]:
    """Return the names that accepting a draft would bring into the dossier."""
    own = (draft.entry,) if isinstance(draft.entry, EntityForm) else ()
    return (*own, *draft.entities)


def retyped(draft: Draft, entity: str, type_: str) -> Draft:
    """Return a draft in which a new name is of another type, and so are the blanks and voices that it is."""
    entry = draft.entry
    if isinstance(entry, EntityForm):
        return replace(draft, entry=replace(entry, type=type_)) if entry.id == entity else draft
    if isinstance(entry, StatementForm):
        slots = tuple(
            replace(one, type=SLOT_OF.get(type_, "term")) if one.entity == entity else one
            for one in entry.slots
        )
        entry = replace(entry, slots=slots)
    return replace(
        draft,
        entry=entry,
        entities=tuple(replace(one, type=type_) if one.id == entity else one for one in draft.entities),
        voices=tuple(
            replace(one, kind=VOICE_KINDS.get(type_, "group")) if one.entity == entity else one
            for one in draft.voices
        ),
    )
