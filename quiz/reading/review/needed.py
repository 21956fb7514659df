"""What of a draft is written: its entry, and of the names and voices that came with it those it still needs.

A holder that was chosen anew, or a chain of voices that was corrected, leaves behind whom it named before.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from msgspec.structs import replace

from quiz.reading.review.forms import DiscrepancyForm, DisputeForm, StatementForm

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from quiz.reading.review.forms import Draft, EntityForm, EntryForm, EvidenceForm, VoiceForm


def needed(draft: Draft) -> Draft:
    """Return a draft without the voices that its evidence does not name, nor the names that only they are."""
    slots = draft.entry.slots if isinstance(draft.entry, StatementForm) else ()
    entities, voices = company_of(
        _evidence(draft.entry), draft.entities, draft.voices, frozenset(slot.entity for slot in slots)
    )
    return replace(draft, entities=entities, voices=voices)


def company_of(
    evidence: Iterable[EvidenceForm],
    entities: Iterable[EntityForm],
    voices: Iterable[VoiceForm],
    asked: frozenset[str] = frozenset(),
) -> tuple[tuple[EntityForm, ...], tuple[VoiceForm, ...]]:
    """Return the new names and voices that evidence needs; ``asked`` are entities needed in any case."""
    voices = tuple(voices)
    by_id = {one.id: one for one in voices}
    named: set[str] = set()
    open_ = [voice for one in evidence for voice in one.says]
    while open_:
        voice = open_.pop()
        if voice in by_id and voice not in named:
            named.add(voice)
            open_.append(by_id[voice].part_of)
    spoken = {one.entity for one in voices if one.id in named}
    idle = {one.entity for one in voices if one.id not in named} - spoken - asked
    return (
        tuple(one for one in entities if one.id not in idle),
        tuple(one for one in voices if one.id in named),
    )


def _evidence(entry: EntryForm) -> Iterator[EvidenceForm]:
    if isinstance(entry, StatementForm):
        yield from entry.evidence
    elif isinstance(entry, DiscrepancyForm):
        yield from (one for value in entry.values for one in value.evidence)
    elif isinstance(entry, DisputeForm):
        yield from (one for position in entry.positions for one in position.evidence)
