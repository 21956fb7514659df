"""Proposals beside the dossier of now: they follow sources and voices with other ids, or are left out."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import msgspec

from quiz.reading.draft.done import drafted_sources
from quiz.reading.draft.model import (
    ClaimProposal,
    ConflictProposal,
    DisputeProposal,
    EntityProposal,
    FactProposal,
    WordingProposal,
)
from quiz.reading.draft.renaming import renaming
from quiz.text import counted

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from quiz.dossier.schema import Dossier
    from quiz.reading.draft.model import AnyProposal, Place

_DRAFTED_AUTHOR = "-author"
"""What the id of a voice ends in that drafting made for an author without a name."""


class Followed(NamedTuple):
    """Proposals that fit the dossier, what their sources were called, and what a person should be told."""

    proposals: dict[str, AnyProposal]
    texts: dict[str, str]
    """Per source the id under which its text is kept."""
    warnings: list[str]


def follow(proposals: Mapping[str, AnyProposal], folder: Path, dossier: Dossier) -> Followed:
    """Return the proposals with the ids that sources and voices have now.

    Left out is what is about a source, or told by a speaker, that is not in the dossier any more and cannot
    be known again: accepted it would credit somebody who is not there.
    """
    sources = {one.id: one for one in dossier.sources}
    voices = {one.id: one for one in dossier.voices}
    now = renaming(drafted_sources(folder), sources, voices)
    warnings = []
    if now.is_needed:
        proposals = {name: now.of(one) for name, one in proposals.items()}
        warnings.append(
            "Sources or voices were changed since the draft, and the proposals follow them; "
            "`quiz generate` with the same articles drafts anew."
        )
    kept: dict[str, AnyProposal] = {}
    left: dict[str, int] = {}
    for name, one in sorted(proposals.items(), key=lambda item: isinstance(item[1], DisputeProposal)):
        missing = _missing(one, frozenset(sources), frozenset(voices), now.lost, kept)
        if missing is None:
            kept[name] = _without(one, frozenset(sources))
        else:
            left[missing] = left.get(missing, 0) + 1
    for missing, number in sorted(left.items()):
        if missing:
            warnings.append(
                f"{counted(number, 'proposal')} left out: {missing} is not in the dossier any more. "
                "Run `quiz generate` with the same articles again."
            )
    in_order = {name: kept[name] for name in proposals if name in kept}
    return Followed(in_order, {new: old for old, new in now.sources.items()}, warnings)


def _missing(
    one: AnyProposal,
    sources: frozenset[str],
    voices: frozenset[str],
    lost: frozenset[str],
    kept: Mapping[str, AnyProposal],
) -> str | None:
    """Return what a proposal needs and the dossier lacks, in words; "" where another proposal lacks it."""
    for place in _places(one):
        if place.source not in sources:
            return f"the source `{place.source}`"
    for chain in _chains(one):
        for number, voice in enumerate(chain):
            drafted = number == 0 and voice.endswith(_DRAFTED_AUTHOR)
            if voice in lost or (drafted and voice not in voices):
                return f"the voice `{voice}`"
    alone = not isinstance(one, DisputeProposal) or all(name in kept for name in one.claims)
    return None if alone else ""


def _places(one: AnyProposal) -> Iterator[Place]:
    if isinstance(one, FactProposal | ClaimProposal):
        yield one.place
    elif isinstance(one, ConflictProposal):
        yield from (value.place for value in one.values)
    elif isinstance(one, WordingProposal):
        yield from one.evidence
    elif isinstance(one, DisputeProposal):
        yield from (place for position in one.positions for place in position.evidence)


def _chains(one: AnyProposal) -> Iterator[tuple[str, ...]]:
    if isinstance(one, FactProposal):
        yield one.says
    elif isinstance(one, ClaimProposal):
        yield one.through
        if one.holder.voice is not None:
            yield (one.holder.voice,)
    elif isinstance(one, ConflictProposal):
        yield from (value.says for value in one.values)
    elif isinstance(one, DisputeProposal):
        for position in one.positions:
            yield (position.voice,)
            yield position.through


def _without(one: AnyProposal, sources: frozenset[str]) -> AnyProposal:
    """Return an entity without mentions in sources that are gone; anything else as it is."""
    if isinstance(one, EntityProposal) and not all(m.source in sources for m in one.mentions):
        return msgspec.structs.replace(one, mentions=tuple(m for m in one.mentions if m.source in sources))
    return one
