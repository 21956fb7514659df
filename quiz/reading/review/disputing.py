"""Disputes made step by step: a question, its stances, claims attached to them as positions.

The dossier holds a dispute only with two stances and two positions. Until then it lies in the log of
decisions alone; with its second position it is written.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec
from msgspec import Struct

from quiz.errors import QuizError
from quiz.reading.draft.model import ClaimProposal, DisputeProposal
from quiz.reading.review import yaml_style
from quiz.reading.review.checks import FormError, as_part
from quiz.reading.review.dossier_files import Alter
from quiz.reading.review.forms import DisputeForm, EntityForm, PositionForm, StanceForm, VoiceForm
from quiz.reading.review.holders import require_holder
from quiz.reading.review.needed import company_of
from quiz.reading.review.others import position_of
from quiz.reading.review.own_words import CopiedError
from quiz.reading.review.people import Company
from quiz.reading.review.reviewed_folder import Also, ReviewedFolder
from quiz.reading.review.twice import TwiceError, holder_of_position, joined

if TYPE_CHECKING:
    from quiz.dossier.schema import Dispute
    from quiz.reading.review.forms import EntryForm, EvidenceForm


class DisputeView(Struct, frozen=True, kw_only=True):
    """A dispute to attach claims to; one that is not in the dossier yet is still being made."""

    id: str
    question: str
    stances: tuple[StanceForm, ...]
    voices: tuple[str, ...]
    in_dossier: bool


class PositionDraft(Struct, frozen=True, kw_only=True):
    """A position as attaching a claim would make it, with the entities and voices that it needs."""

    position: PositionForm
    entities: tuple[EntityForm, ...] = ()
    voices: tuple[VoiceForm, ...] = ()
    remarks: tuple[str, ...] = ()


class Disputing(ReviewedFolder):
    """The part of a review that makes disputes."""

    def disputes(self) -> tuple[DisputeView, ...]:
        """Return the disputes to which a claim can be attached: the dossier's, then those being made."""
        known = self._known
        found = [
            DisputeView(
                id=one.id,
                question=one.question,
                stances=tuple(StanceForm(id=s.id, label=s.label) for s in one.stances),
                voices=tuple(known.voices[p.holder].label for p in one.positions if p.holder in known.voices),
                in_dossier=True,
            )
            for one in self.dossier.disputes
        ]
        for form in self._state.making.values():
            holders = [one.evidence[0].says[-1] for one in form.positions if one.evidence]
            found.append(
                DisputeView(
                    id=form.id,
                    question=form.question,
                    stances=form.stances,
                    voices=tuple(known.voices[v].label if v in known.voices else v for v in holders),
                    in_dossier=False,
                )
            )
        return tuple(found)

    def outline_dispute(self, form: DisputeForm, proposal: str | None = None) -> None:
        """Begin a dispute with its question and stances, or give one being made other ones.

        With ``proposal`` it is made of that dispute proposal, which is settled by it.
        """
        self._fresh()
        known = self._state.making.get(form.id)
        if proposal is not None:
            self._must_be_open(proposal)
            if not isinstance(self._proposal(proposal), DisputeProposal):
                raise QuizError("Only the proposal of a dispute can be made into one.")
        if known is None and form.id in self._known.ids:
            raise FormError(
                f"`{form.id}` is the id of an entry already", field="id", entry=form.id, remedy="give another"
            )
        for stance in form.stances:
            as_part("Stance", stance.node(), form.id, "stances")
        kept = known.positions if known is not None and not form.positions else form.positions
        missing = {one.stance for one in kept} - {one.id for one in form.stances}
        if missing:
            raise FormError(
                f"positions stand on the stance {min(missing)}, which is gone",
                field="stances",
                entry=form.id,
                remedy="keep it, or undo what was attached to it",
            )
        made = msgspec.structs.replace(form, positions=kept)
        told = {"dispute": msgspec.to_builtins(made), "written": made.is_complete}
        forms = (made,) if made.is_complete else ()
        entry = f"disputes/{form.id}"
        self._decide(proposal or entry, "outlined", forms=forms, entry=entry, told=told)

    def position(self, claim: str, dispute: str, stance: str) -> PositionDraft:
        """Return a claim as a position on a stance of a dispute, to be edited."""
        one = self._claim(claim)
        known = self._known
        company = Company(known)
        taken = {p.id for d in self.dossier.disputes if d.id == dispute for p in d.positions}
        if dispute in self._state.making:
            taken |= {p.id for p in self._state.making[dispute].positions}
        form, remarks = position_of(one, stance, known, company, taken)
        return PositionDraft(
            position=form,
            entities=tuple(company.entities.values()),
            voices=tuple(company.voices.values()),
            remarks=tuple(remarks),
        )

    def attach(
        self,
        claim: str,
        dispute: str,
        stance: str | StanceForm,
        draft: PositionDraft | None = None,
    ) -> str:
        """Attach a claim to a dispute as a position on a stance: one that it has, or a new one.

        Returns the entry: ``disputes/slug#position``.
        """
        self._fresh()
        self._must_be_open(claim)
        name = stance.id if isinstance(stance, StanceForm) else stance
        made = draft if draft is not None else self.position(claim, dispute, name)
        position = msgspec.structs.replace(made.position, stance=name, proposal=claim)
        require_holder(self._claim(claim), position.evidence, self._known)
        as_part("Position", position.node(), position.id, "")
        self._must_be_own_words(position)
        entities, voices = company_of(position.evidence, made.entities, made.voices)
        more: tuple[EntryForm, ...] = (*entities, *voices)
        also: Also = tuple(
            (one.proposal, "accepted", f"entities/{one.id}")
            for one in entities
            if one.proposal and one.proposal not in self._state.settled
        )
        entry = f"disputes/{dispute}#{position.id}"
        standing = next((one for one in self.dossier.disputes if one.id == dispute), None)
        self._must_be_first(dispute, position, made.voices)
        if standing is not None:
            alter = _attached(standing, position, stance)
            self._decide(claim, "attached", forms=more, alters=(alter,), entry=entry, also=also)
            return entry
        form = self._state.making.get(dispute)
        if form is None:
            raise QuizError(
                f"There is no dispute {dispute}.", remedy="Begin it with its question and stances."
            )
        stances = form.stances
        if name not in {one.id for one in stances}:
            if not isinstance(stance, StanceForm):
                raise _no_stance(name, dispute)
            as_part("Stance", stance.node(), dispute, "stances")
            stances = (*stances, stance)
        form = msgspec.structs.replace(form, stances=stances, positions=(*form.positions, position))
        told = {"dispute": msgspec.to_builtins(form), "written": form.is_complete}
        forms = (*more, form) if form.is_complete else more
        self._decide(claim, "attached", forms=forms, entry=entry, also=also, told=told)
        return entry

    def require_first(self, dispute: str, draft: PositionDraft) -> None:
        """Make sure that a position is the only one of its voice in a dispute.

        Raises :class:`~quiz.reading.review.twice.TwiceError`.
        """
        self._must_be_first(dispute, draft.position, draft.voices)

    def attach_too(self, claim: str, dispute: str) -> str:
        """Attach a claim to a dispute as evidence more of the position that its voice has there already.

        Returns the entry: ``disputes/slug#position``. Raises :class:`QuizError` where it has none.
        """
        self._fresh()
        self._must_be_open(claim)
        made = self.position(claim, dispute, "")
        require_holder(self._claim(claim), made.position.evidence, self._known)
        own = self._position_of(dispute, holder_of_position(made.position))
        if own is None:
            raise QuizError("This voice has no position in the dispute yet.")
        entry = f"disputes/{dispute}#{own[0]}"
        entities, voices = company_of(made.position.evidence, made.entities, made.voices)
        more: tuple[EntryForm, ...] = (*entities, *voices)
        form = self._state.making.get(dispute)
        if form is None:
            new = made.position.evidence
            alter = Alter("disputes", dispute, lambda node: _add_evidence(node, own[0], new))
            self._decide(claim, "attached", forms=more, alters=(alter,), entry=entry)
            return entry
        positions = tuple(joined(one, made.position) if one.id == own[0] else one for one in form.positions)
        told = {"dispute": msgspec.to_builtins(msgspec.structs.replace(form, positions=positions))}
        self._decide(claim, "attached", forms=more, entry=entry, told={**told, "written": False})
        return entry

    def _position_of(self, dispute: str, voice: str) -> tuple[str, str] | None:
        """Return the id and the claim of the position that a voice has in a dispute, if it has one."""
        found = [
            (p.holder, p.id, p.claim) for d in self.dossier.disputes if d.id == dispute for p in d.positions
        ]
        form = self._state.making.get(dispute)
        if form is not None:
            found += [(holder_of_position(one), one.id, one.claim) for one in form.positions]
        return next(((name, claim) for holder, name, claim in found if holder == voice), None)

    def _must_be_first(self, dispute: str, position: PositionForm, new: tuple[VoiceForm, ...]) -> None:
        """Make sure that a position is the only one of its voice in a dispute. Raises :class:`TwiceError`."""
        voice = holder_of_position(position)
        own = self._position_of(dispute, voice)
        if own is not None:
            labels = {one.id: one.label for one in self.dossier.voices}
            labels |= {one.id: one.label for one in new}
            raise TwiceError(voice, labels.get(voice, voice), dispute, own[1])

    def worded(self, draft: PositionDraft, claim: str, grounds: str = "", hedge: str = "") -> PositionDraft:
        """Return a position told in other words, with its grounds and what its holder only half takes.

        Raises :class:`~quiz.reading.review.own_words.CopiedError` where they are an article's own.
        """
        said, rests, half = (" ".join(one.split()) for one in (claim, grounds, hedge))
        position = msgspec.structs.replace(draft.position, claim=said, grounds=rests, hedge=half)
        as_part("Position", position.node(), position.id, "")
        self._must_be_own_words(position)
        return msgspec.structs.replace(draft, position=position)

    def _must_be_own_words(self, position: PositionForm) -> None:
        copied = self._own_words.first_of(position, self.dossier)
        if copied is not None:
            raise CopiedError(copied)

    def _claim(self, name: str) -> ClaimProposal:
        one = self._proposal(name)
        if not isinstance(one, ClaimProposal):
            raise QuizError("Only a claim can be attached to a dispute.")
        return one


def _attached(dispute: Dispute, position: PositionForm, stance: str | StanceForm) -> Alter:
    """Return the change that adds a position, and its stance where it is new, to a dispute of the dossier."""
    new: StanceForm | None = None
    if position.stance not in {one.id for one in dispute.stances}:
        if not isinstance(stance, StanceForm):
            raise _no_stance(position.stance, dispute.id)
        new = stance
        as_part("Stance", stance.node(), dispute.id, "stances")
    if position.id in {one.id for one in dispute.positions}:
        raise FormError(
            f"the dispute has a position `{position.id}`",
            field="id",
            entry=position.id,
            remedy="give another id",
        )

    def change(node: Any) -> None:
        if new is not None:
            node["stances"].append(yaml_style.styled(new.node(), "stances"))
        node["positions"].append(yaml_style.styled(position.node(), "positions"))

    return Alter("disputes", dispute.id, change)


def _add_evidence(node: Any, position: str, evidence: tuple[EvidenceForm, ...]) -> None:
    """Add evidence to a position of a dispute's node, unless it is there already."""
    for one in node["positions"]:
        if one["id"] == position:
            there = [(each["at"], list(each["says"])) for each in one["evidence"]]
            for each in evidence:
                if (each.at, list(each.says)) not in there:
                    one["evidence"].append(yaml_style.styled(each.node(), "evidence"))


def _no_stance(name: str, dispute: str) -> QuizError:
    return QuizError(
        f"The dispute {dispute} has no stance {name}.", remedy="Name one of its stances, or a new one."
    )
