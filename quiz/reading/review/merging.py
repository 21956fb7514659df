"""Proposals found to be the same: as one another, or as what the dossier has already."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quiz.errors import QuizError
from quiz.questions.material import Material
from quiz.questions.slots import Filler
from quiz.reading.draft.model import ClaimProposal, EntityProposal, FactProposal
from quiz.reading.review.forms import EntityForm, StatementForm
from quiz.reading.review.holders import OpenHolderError, is_open
from quiz.reading.review.joining import added_evidence, added_names, require_same_voice
from quiz.reading.review.people import Company
from quiz.reading.review.reviewed_folder import Also, ReviewedFolder
from quiz.reading.review.show import draft_of
from quiz.reading.review.statements import own_evidence
from quiz.reading.review.views import Choice

if TYPE_CHECKING:
    from quiz.reading.draft.model import AnyProposal


class Merging(ReviewedFolder):
    """The part of a review that makes one of two."""

    def merge(self, name: str, into: str) -> None:
        """Settle a proposal as the same as another one, or as an entry of the dossier (``statements/slug``).

        Of two entities one name becomes a variant of the other; of two facts or claims the evidence is
        joined, in the dossier where ``into`` is there already, else in its draft.
        """
        self._fresh()
        one = self._proposal(name)
        if "/" in into:
            self._merge_into_entry(name, one, into)
            return
        other = self._proposal(into)
        if isinstance(one, EntityProposal) and isinstance(other, EntityProposal):
            self.confirm_alias(name, into)
            return
        self._must_be_open(name)
        told = FactProposal | ClaimProposal
        if not isinstance(one, told) or not isinstance(other, told) or name == into:
            raise _no_one("These two cannot be one.")
        if is_open(one, self._known):
            raise OpenHolderError(one)
        settled = self._state.settled.get(into)
        if settled is None:
            if is_open(other, self._known):
                raise OpenHolderError(other)
            form = draft_of(other, self._known).entry
            own = own_evidence(one, self._known, Company(self._known))
            if isinstance(form, StatementForm):
                require_same_voice(form.kind, form.evidence[0].says[-1], own.says[-1])
            self._decide(name, "merged", told={"into": into})
            return
        self._join(name, one, settled.entry or "", into)

    def _require_one_voice(self, one: FactProposal | ClaimProposal, voice: str) -> None:
        """Make sure that what was merged into a proposal may go on with it when that is ``voice``'s."""
        known = self._known
        form = draft_of(one, known).entry
        for name in known.state.joined.get(one.id, ()):
            other = known.state.proposals.get(name)
            if isinstance(other, FactProposal | ClaimProposal) and isinstance(form, StatementForm):
                require_same_voice(form.kind, voice, own_evidence(other, known, Company(known)).says[-1])

    def _merge_into_entry(self, name: str, one: AnyProposal, entry: str) -> None:
        self._must_be_open(name)
        section, _, slug = entry.partition("/")
        if isinstance(one, EntityProposal) and section == "entities" and slug in self._known.entities:
            alters = added_names(one, slug, self._known)
            self._decide(name, "same", alters=alters, entry=entry, told={"as": entry})
        elif isinstance(one, FactProposal | ClaimProposal) and section == "statements":
            if is_open(one, self._known):
                raise OpenHolderError(one)
            self._join(name, one, entry, entry)
        else:
            raise _no_one(f"This and {entry} cannot be one.")

    def _join(self, name: str, one: FactProposal | ClaimProposal, entry: str, into: str) -> None:
        forms, alters = added_evidence(one, entry, self._known)
        also: Also = tuple(
            (form.proposal, "accepted", f"entities/{form.id}")
            for form in forms
            if isinstance(form, EntityForm)
            and form.proposal in self._state.proposals
            and form.proposal not in self._state.settled
        )
        self._decide(name, "merged", forms=forms, alters=alters, entry=entry, also=also, told={"into": into})

    def entries(self, kind: str) -> tuple[Choice, ...]:
        """Return the entries of the dossier that a proposal of this kind may be the same as.

        Those that a proposal accepted here made are left out: the proposal stands for them.
        """
        made = {one.entry for one in self._state.settled.values() if one.decision == "accepted"}
        dossier = self.dossier
        found: list[Choice] = []
        if kind == "entity":
            found = [Choice(id=f"entities/{one.id}", label=one.name) for one in dossier.entities]
        elif kind in {"fact", "claim"}:
            material = Material(dossier)
            found = [
                Choice(id=f"statements/{one.id}", label=Filler(one, material).text())
                for one in dossier.statements
            ]
        return tuple(one for one in found if one.id not in made)

    def confirm_alias(self, name: str, of: str) -> None:
        """Decide that two entities are the same: the names of the first become variants of the other."""
        self._fresh()
        one, other = self._proposal(name), self._proposal(of)
        if not isinstance(one, EntityProposal) or not isinstance(other, EntityProposal) or name == of:
            raise QuizError("Only two entities can be the same.")
        if name in self._state.settled and of not in self._state.settled:
            one, other, name, of = other, one, of, name  # what is in the dossier stays
        self._must_be_open(name)
        entity = self._known.entity_id(other.slug)
        own = self._known.entity_id(one.slug)
        if own is not None and entity is not None and own != entity:
            raise QuizError(
                f"The dossier has both, {own} and {entity}.",
                remedy="Join them by hand in the dossier's files.",
            )
        alters = added_names(one, entity, self._known) if entity is not None else ()
        entry = f"entities/{entity}" if entity is not None else None
        self._decide(name, "same", alters=alters, entry=entry, told={"as": of})

    def refuse_alias(self, name: str, other: str) -> None:
        """Decide that two entities are not the same: they are told apart, and not asked about again."""
        self._fresh()
        if not all(isinstance(self._proposal(one), EntityProposal) for one in (name, other)):
            raise QuizError("Only two entities can be told apart.")
        self._decide(name, "different", told={"from": other})


def _no_one(message: str) -> QuizError:
    return QuizError(
        message, remedy="Merge two entities, or two facts or claims.", title="These cannot be merged"
    )
