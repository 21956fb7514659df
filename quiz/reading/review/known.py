"""What a draft can rest on: the dossier, its names and ids, the proposals, and what was decided of them."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from quiz.dossier.index import CARD_SECTIONS, fold
from quiz.dossier.maps import map_of
from quiz.reading.draft.model import ClaimProposal, EntityProposal, FactProposal, WordingProposal

if TYPE_CHECKING:
    from collections.abc import Mapping

    from quiz.dossier.schema import Dossier, Entity, Source, Voice
    from quiz.reading.draft.model import AnyProposal
    from quiz.reading.review.proposals import Articles
    from quiz.reading.review.state import State


class Proposed:
    """Proposals looked up by what they are about. They never change; what was undone stays in it."""

    def __init__(self, proposals: Mapping[str, AnyProposal]) -> None:
        self.entities: dict[str, EntityProposal] = {}
        """Entity proposals by slug; of two with one slug the first."""
        self.named: dict[tuple[str, int], list[EntityProposal]] = {}
        """Entity proposals by the paragraphs that name them."""
        self.facts: dict[tuple[str, int], list[FactProposal]] = {}
        self.claims: dict[tuple[str, int], list[ClaimProposal]] = {}
        self.wordings: dict[str, list[WordingProposal]] = {}
        """Per fact what a language model made of it."""
        self.by_name: dict[str, EntityProposal] = {}
        """Per folded name the entity proposal that is called so; of two the first."""
        self._taken: set[str] = set()
        self.add(proposals)

    def add(self, proposals: Mapping[str, AnyProposal]) -> None:
        """Take proposals that are not in it yet: those that a person made."""
        for name, one in proposals.items():
            if name in self._taken:
                continue
            self._taken.add(name)
            if isinstance(one, EntityProposal):
                self.entities.setdefault(one.slug, one)
                for called in (one.name, *one.sure, *(m.printed for m in one.mentions)):
                    self.by_name.setdefault(fold(called), one)
                for where in {(m.source, m.paragraph) for m in one.mentions}:
                    self.named.setdefault(where, []).append(one)
            elif isinstance(one, FactProposal):
                self.facts.setdefault((one.place.source, one.place.paragraph), []).append(one)
            elif isinstance(one, WordingProposal):
                self.wordings.setdefault(one.fact, []).append(one)
            elif isinstance(one, ClaimProposal):
                self.claims.setdefault((one.place.source, one.place.paragraph), []).append(one)


class Knowledge:
    """One dossier at one time, with the state of the review. Made anew after each decision: all is lazy."""

    def __init__(self, dossier: Dossier, state: State, proposed: Proposed, articles: Articles) -> None:
        self.dossier = dossier
        self.state = state
        self.proposed = proposed
        self.articles = articles

    @cached_property
    def sources(self) -> dict[str, Source]:
        """The sources by id."""
        return {one.id: one for one in self.dossier.sources}

    @cached_property
    def voices(self) -> dict[str, Voice]:
        """The voices by id."""
        return {one.id: one for one in self.dossier.voices}

    @cached_property
    def voice_of_entity(self) -> dict[str, str]:
        """Per entity the voice that it is."""
        return {one.entity: one.id for one in reversed(self.dossier.voices) if one.entity is not None}

    @cached_property
    def entities(self) -> dict[str, Entity]:
        """The entities by id."""
        return {one.id: one for one in self.dossier.entities}

    @cached_property
    def names(self) -> dict[str, str]:
        """Per folded name or variant the entity's id."""
        found: dict[str, str] = {}
        for one in self.dossier.entities:
            for name in (one.name, *one.variants, one.id):
                found.setdefault(fold(name), one.id)
        return found

    @cached_property
    def ids(self) -> frozenset[str]:
        """Every id of an entry that becomes cards, disputes that are being made included."""
        found = {one.id for section in CARD_SECTIONS for one in getattr(self.dossier, section)}
        return frozenset(found | self.state.making.keys())

    @cached_property
    def labels(self) -> frozenset[str]:
        """The labels of all voices, folded."""
        return frozenset(fold(one.label) for one in self.dossier.voices)

    def speaker(self, source: str, paragraph: int) -> str | None:
        """Return the voice that speaks in a paragraph; None where the dossier does not have the source."""
        known = self.sources.get(source)
        return map_of(known).voice(paragraph) if known is not None else None

    def source_label(self, source: str) -> str:
        """Return how a source is named on screen."""
        known = self.sources.get(source)
        return known.label if known is not None else source

    def entity_id(self, slug: str) -> str | None:
        """Return the dossier's entity for a proposal's slug; None where it has none yet."""
        proposal = self.proposed.entities.get(slug)
        if proposal is not None:
            root = self.state.proposals.get(self.state.root(proposal.id))
            if isinstance(root, EntityProposal):
                slug = root.slug
        entity = self.state.entity_ids.get(slug, slug)
        if entity in self.entities:
            return entity
        if proposal is not None and (found := self.names.get(fold(proposal.name))) is not None:
            return found
        return None

    def entity_proposal(self, slug: str) -> EntityProposal | None:
        """Return the proposal behind a slug: the one that it was found to be the same as, if so."""
        proposal = self.proposed.entities.get(slug)
        if proposal is None:
            return None
        root = self.state.proposals.get(self.state.root(proposal.id))
        return root if isinstance(root, EntityProposal) else proposal

    def entity_names(self, slug: str) -> tuple[str, ...]:
        """Return every name of an entity, in the dossier or proposed."""
        found: list[str] = []
        entity = self.entities.get(self.entity_id(slug) or "")
        if entity is not None:
            found += [entity.name, *entity.variants]
        proposal = self.entity_proposal(slug)
        if proposal is not None:
            found += [proposal.name, *proposal.sure]
        return tuple(dict.fromkeys(found))

    def voice_names(self, slug: str) -> tuple[str, ...]:
        """Return every name of a voice: its own, and its entity's."""
        voice = self.voices.get(slug) or self.voices.get(self.voice_of_entity.get(slug, ""))
        if voice is None:
            return self.entity_names(slug)
        own = (voice.label, *voice.names)
        return own if voice.entity is None else (*own, *self.entity_names(voice.entity))
