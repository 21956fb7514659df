"""Wrong options for a name: others of its type that are proposed, so that there is something to choose."""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from quiz.dossier.index import fold

if TYPE_CHECKING:
    from quiz.reading.draft.model import EntityProposal
    from quiz.reading.review.forms import SlotForm
    from quiz.reading.review.known import Knowledge

_MOST = 3
_TYPES = frozenset({"person", "organisation", "place"})


def with_wrong(slot: SlotForm, text: str, known: Knowledge) -> SlotForm:
    """Return a slot with wrong options, where it asks for a name and others of the type are proposed.

    Those named most come first; what the sentence names, what may be the same, and what was rejected or
    merged is left out, and all where the dossier has enough names of the type itself.
    """
    if slot.type not in _TYPES or slot.distractors:
        return slot
    if sum(one.type.value == slot.type for one in known.entities.values()) > _MOST:
        return slot
    own = known.proposed.entities.get(slot.entity)
    called = known.entity_names(slot.entity) if slot.entity else (slot.value, *slot.accept)
    names = {fold(one) for one in (*called, slot.show) if one}
    others = [
        one
        for one in known.proposed.entities.values()
        if _type(one, known) == slot.type and _is_another(one, own, names, text, known)
    ]
    others.sort(key=lambda one: (-len(one.mentions), one.slug))
    return replace(slot, distractors=tuple(one.name for one in others[:_MOST]))


def _type(one: EntityProposal, known: Knowledge) -> str:
    """Return of what type an entity is: what the dossier says goes before what was proposed."""
    written = known.entities.get(one.slug)
    return one.type if written is None else written.type.value


def _is_another(
    one: EntityProposal, own: EntityProposal | None, names: set[str], text: str, known: Knowledge
) -> bool:
    settled = known.state.settled.get(one.id)
    if one is own or (settled is not None and settled.decision != "accepted"):
        return False
    if own is not None and (one.id in own.maybe or own.id in one.maybe):
        return False
    folded = f" {fold(text)} "
    called = {fold(name) for name in (one.name, *one.sure)}
    words = {word for name in names for word in name.split()}
    return not any(name in names or f" {name} " in folded or {*name.split()} & words for name in called)
