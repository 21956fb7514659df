"""Choosing what a statement asks for: a blank more in its sentence, or one less."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from msgspec.structs import replace

from quiz.errors import QuizError
from quiz.reading.review.forms import StatementForm

if TYPE_CHECKING:
    from quiz.reading.review.asking import SlotDraft
    from quiz.reading.review.forms import Draft, SlotForm

_LETTERS = "abcdefghijklmnopqrstuvwxyz"
_SLOT = re.compile(r"\{([^{}]+)\}")


def without(draft: Draft, slot: SlotForm, printed: str) -> Draft:
    """Return a draft that no longer asks for a slot: its answer stands in the sentence as printed."""
    form = draft.entry
    assert isinstance(form, StatementForm)
    if len(form.slots) == 1:
        raise QuizError("A statement asks for something: choose another answer first.")
    text = form.text.replace(f"{{{slot.name}}}", slot.show or printed)
    kept = tuple(one for one in form.slots if one.name != slot.name)
    entities = tuple(
        one for one in draft.entities if one.id != slot.entity or _needed(draft, one.id, slot.name)
    )
    return replace(draft, entry=replace(form, text=text, slots=kept), entities=entities)


def _needed(draft: Draft, entity: str, but: str) -> bool:
    """Tell whether an entity is needed by more than one slot."""
    form = draft.entry
    assert isinstance(form, StatementForm)
    if any(one.entity == entity for one in draft.voices):
        return True
    return any(one.entity == entity for one in form.slots if one.name != but)


def with_slot(draft: Draft, new: SlotDraft) -> Draft:
    """Return a draft that asks for one answer more.

    Raises :class:`QuizError` where its words are not in the sentence any more, or in another blank.
    """
    form = draft.entry
    assert isinstance(form, StatementForm)
    at = _place(form.text, new.printed)
    if at is None:
        raise QuizError(f"“{new.printed}” is not in the sentence, or in a blank already.")
    taken = {one.name for one in form.slots}
    name = next(one for one in _LETTERS if one not in taken)
    text = f"{form.text[:at]}{{{name}}}{form.text[at + len(new.printed) :]}"
    slots = {one.name: one for one in (*form.slots, replace(new.slot, name=name))}
    order = [match[1] for match in _SLOT.finditer(text)]
    kept = tuple(slots[one] for one in dict.fromkeys(order) if one in slots)
    there = {one.id for one in draft.entities}
    entities = (*draft.entities, *(one for one in new.entities if one.id not in there))
    return replace(draft, entry=replace(form, text=text, slots=kept), entities=entities)


def _place(text: str, printed: str) -> int | None:
    """Return where words stand whole in a text, outside its blanks."""
    for match in re.finditer(rf"(?<!\w){re.escape(printed)}(?!\w)", text):
        if not any(one.start() < match.end() and match.start() < one.end() for one in _SLOT.finditer(text)):
            return match.start()
    return None
