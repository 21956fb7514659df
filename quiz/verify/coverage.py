"""How much of the sources the dossier tells, and how evenly: figures to think about, never findings."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quiz.dossier.index import Index, Known
from quiz.dossier.schema import Kind, Role

if TYPE_CHECKING:
    from quiz.dossier.schema import Dispute, Dossier, Evidence, Source

TELLING = frozenset({Role.BODY, Role.COMMENT})
"""Paragraphs that tell something; headings, captions, credits and the like are counted apart."""


@dataclass(frozen=True, slots=True)
class SourceCoverage:
    """How much of one source has cards; an entry counts for each source of its evidence."""

    source: str
    label: str
    telling: int
    """How many paragraphs tell something: those of the text and of comments."""
    covered: int
    """How many of these are evidence of an entry."""
    bare: tuple[int, ...]
    """The numbers of the others."""
    apart: tuple[int, ...]
    """The numbers of headings, captions and the like that are evidence of nothing."""
    kinds: dict[str, int]
    """How many statements of each kind rest on it."""
    events: int
    discrepancies: int
    positions: int
    disputes: int

    @property
    def share(self) -> float:
        """The covered part of the telling paragraphs, 0 to 1; 1 where there are none."""
        return self.covered / self.telling if self.telling else 1.0

    @property
    def statements(self) -> int:
        """How many statements rest on it."""
        return sum(self.kinds.values())


@dataclass(frozen=True, slots=True)
class DisputeCoverage:
    """From how many sources and voices a dispute is told."""

    dispute: str
    sources: int
    voices: int
    stances: dict[str, dict[str, int]]
    """Per stance and source, how many positions."""


@dataclass(frozen=True, slots=True)
class Coverage:
    """What the entries of a dossier rest on, source by source, voice by voice, dispute by dispute."""

    sources: tuple[SourceCoverage, ...]
    silent: tuple[str, ...]
    """Voices that hold no statement, position or value."""
    speakers: tuple[tuple[str, str], ...]
    """Source and voice where a speaker whom the source's map names holds nothing in that source."""
    disputes: tuple[DisputeCoverage, ...]


def measure(dossier: Dossier) -> Coverage:
    """Count what rests on what. The articles themselves are not needed."""
    index = Index(dossier, Known())
    lines = [evidence for _, evidence in index.evidence]
    cited = {one.at for one in lines} | {at for one in dossier.statements for at in one.inferred_from}
    holders = {one.holder for one in lines}
    holds = {(one.source, one.holder) for one in lines}
    return Coverage(
        tuple(_source(source, index, cited) for source in dossier.sources),
        tuple(voice.id for voice in dossier.voices if voice.id not in holders),
        tuple(
            (source.id, voice)
            for source in dossier.sources
            for voice in dict.fromkeys([source.author, *(span.voice for span in source.map if span.voice)])
            if (source.id, voice) not in holds
        ),
        tuple(_dispute(dispute) for dispute in dossier.disputes),
    )


def _source(source: Source, index: Index, cited: set[str]) -> SourceCoverage:
    roles = index.maps[source.id]
    telling = 0
    bare: list[int] = []
    apart: list[int] = []
    for number in range(1, source.paragraphs + 1):
        tells = roles.role(number) in TELLING
        telling += tells
        if f"{source.id}#{number}" not in cited:
            (bare if tells else apart).append(number)

    def rests(evidence: list[Evidence]) -> bool:
        return any(one.source == source.id for one in evidence)

    dossier = index.dossier
    statements = [one for one in dossier.statements if rests(one.evidence)]
    kinds = Counter(one.kind for one in statements)
    positions = [[rests(one.evidence) for one in dispute.positions] for dispute in dossier.disputes]
    return SourceCoverage(
        source=source.id,
        label=source.label,
        telling=telling,
        covered=telling - len(bare),
        bare=tuple(bare),
        apart=tuple(apart),
        kinds={kind.value: kinds[kind] for kind in Kind},
        events=sum(one.is_event for one in statements),
        discrepancies=sum(
            any(rests(value.evidence) for value in one.values) for one in dossier.discrepancies
        ),
        positions=sum(map(sum, positions)),
        disputes=sum(map(any, positions)),
    )


def _dispute(dispute: Dispute) -> DisputeCoverage:
    stances: dict[str, dict[str, int]] = {stance.id: {} for stance in dispute.stances}
    for position in dispute.positions:
        counts = stances[position.stance]
        for source in dict.fromkeys(one.source for one in position.evidence):
            counts[source] = counts.get(source, 0) + 1
    return DisputeCoverage(
        dispute.id,
        len({one.source for position in dispute.positions for one in position.evidence}),
        len({position.holder for position in dispute.positions}),
        stances,
    )
