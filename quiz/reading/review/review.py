"""A review of a drafted dossier: proposals in, decisions out, the dossier's YAML written as they are made."""

from __future__ import annotations

from collections import Counter
from operator import attrgetter
from typing import TYPE_CHECKING

from msgspec import structs

from quiz.errors import QuizError
from quiz.reading.draft.model import ClaimProposal, FactProposal
from quiz.reading.review.carried import carried
from quiz.reading.review.checks import FormError, misfit
from quiz.reading.review.covered import coverage
from quiz.reading.review.disputing import Disputing
from quiz.reading.review.forms import DisputeForm, Draft, EntityForm, kept_draft
from quiz.reading.review.holders import is_open, require_holders, stand_in
from quiz.reading.review.merging import Merging
from quiz.reading.review.needed import needed
from quiz.reading.review.own_words import CopiedError
from quiz.reading.review.parts import checked_cuts
from quiz.reading.review.people import Company, voice_called
from quiz.reading.review.present import misprinted, not_printed, require_printed
from quiz.reading.review.proposing import Proposing
from quiz.reading.review.queue import kind_of
from quiz.reading.review.renamed import current, labels_with
from quiz.reading.review.rewording import remade, reworded, sentence_of
from quiz.reading.review.show import draft_of, view_of
from quiz.reading.review.twice import once, require_once
from quiz.reading.review.views import Progress
from quiz.reading.review.written_names import Renaming

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from pathlib import Path

    from quiz.memory.clock import Clock
    from quiz.reading.review.asking import SlotDraft
    from quiz.reading.review.forms import EntryForm
    from quiz.reading.review.log import Decision
    from quiz.reading.review.preview import Preview
    from quiz.reading.review.queue import Item
    from quiz.reading.review.reviewed_folder import Also
    from quiz.reading.review.twice import Remedy
    from quiz.reading.review.views import ProposalView


class Review(Disputing, Merging, Proposing, Renaming):
    """One folder under review. Made by :meth:`open`; every method that decides is one transaction.

    Whatever decides raises :class:`~quiz.errors.QuizError` and leaves everything as it was where it cannot
    be done: a :class:`~quiz.reading.review.checks.FormError` names the field of the form, a
    :class:`~quiz.reading.review.edits.ChangedElsewhereError` says that somebody changed the files meanwhile.
    """

    @classmethod
    def open(cls, folder: Path, clock: Clock) -> Review:
        """Open a folder with a dossier and its proposals.

        Raises :class:`quiz.errors.DossierError` with file and line where a proposal, a decision or the
        dossier cannot be read. What a crash left half done is completed; ``warnings`` tells.
        """
        return cls(folder, clock)

    # ------------------------------------------------------------ what there is

    def queue(
        self,
        *,
        kinds: Collection[str] | None = None,
        source: str | None = None,
        search: str = "",
        unworded: bool = False,
    ) -> tuple[Item, ...]:
        """Return what is left to decide, the most worthwhile first; of some kinds, one source, some words.

        With ``unworded`` only what was accepted all but its wording; in the whole queue that comes last.
        """
        items = self._open_items()
        if unworded:
            items = [one for one in items if one.id in self._state.unworded]
        if kinds is None and source is None and not search:
            return tuple(items)
        return tuple(self._queue.found(items, kinds, source, search))

    def accepted(self) -> tuple[Item, ...]:
        """Return what was accepted, the first first: another proposal may be the same."""
        settled = self._state.settled
        return tuple(self._queue.item(name) for name, one in settled.items() if one.decision == "accepted")

    def view(self, name: str) -> ProposalView:
        """Return one proposal as it is shown. Raises :class:`QuizError` where there is none of that id."""
        view = view_of(self._proposal(name), self._queue.item(name), self._known)
        return structs.replace(view, draft=self._with_what_is_gone(name, view.draft))

    def draft(self, name: str) -> Draft:
        """Return what accepting a proposal would write, to be edited."""
        return self._with_what_is_gone(name, draft_of(self._proposal(name), self._known))

    def _with_what_is_gone(self, name: str, draft: Draft) -> Draft:
        """Return a draft with a remark first that its sentence is not printed any more, if it is not."""
        gone = not_printed(self._proposal(name), self._state.proposals, self._articles)
        return draft if gone is None else structs.replace(draft, remarks=(gone, *draft.remarks))

    def slot(self, name: str, number: int) -> SlotDraft:
        """Return the slot that asks for one of a view's ``answers``, counted from 0."""
        from quiz.reading.review.asking import slot_of

        one = self._proposal(name)
        if not isinstance(one, FactProposal | ClaimProposal):
            raise QuizError("Only a fact or a claim has answers to choose from.")
        return slot_of(one, number, self._known)

    def preview(self, draft: Draft) -> Preview:
        """Return the questions that a draft would give, and what is amiss with it; nothing is written."""
        from quiz.reading.review.preview import preview, with_first

        draft = needed(draft)
        try:
            copied = self._own_words.first(draft.forms(), self.dossier, self._state)
        except FormError:
            copied = None  # the preview itself says what does not fit
        found = preview(self.dossier, draft, copied)
        return with_first(found, misprinted(draft.forms(), self._articles))

    def paragraphs(self, source: str) -> tuple[str, ...]:
        """Return a source's paragraphs, the first first; none where its text is not in ``articles/``."""
        return self._articles.paragraphs(source)

    def progress(self) -> Progress:
        """Return how far the review is."""
        items = self._open_items()
        state = self._state
        accepted: dict[str, int] = {}
        rejected: dict[str, int] = {}
        for name, one in state.settled.items():
            group = rejected if one.decision == "rejected" else accepted
            kind = kind_of(state.proposals[name])
            group[kind] = group.get(kind, 0) + 1
        return Progress(
            total=len(state.proposals),
            decided=len(state.settled),
            left=len(items),
            known=len(self._known_entities),
            accepted=accepted,
            rejected=rejected,
            left_by_kind=Counter(map(attrgetter("kind"), items)),
            waiting=tuple(one.question for one in state.making.values() if one.positions),
            unworded=sum(name not in state.settled for name in state.unworded),
            coverage=coverage(self.dossier, items),
            can_undo=self._told(self._history.active),
            can_redo=self._told(self._history.undone),
        )

    # ------------------------------------------------------------ decisions

    def accept(self, name: str, draft: Draft | None = None) -> str:
        """Write a proposal's entry, as drafted or as edited, with the entities and voices it needs.

        Returns the entry: ``statements/slug``.
        """
        self._fresh()
        self._must_be_open(name)
        made = needed(current(draft, self._known) if draft is not None else self.draft(name))
        self._must_be_own(name, made)
        forms = made.forms()
        entry = f"{made.entry.section}/{made.entry.id}"
        told = {"draft": kept_draft(draft)} if draft is not None else {}
        also = self._settled_with(name, forms)
        alters = labels_with(forms, self._known)
        self._decide(name, "accepted", forms=forms, alters=alters, entry=entry, also=also, told=told)
        return entry

    def accept_later(self, name: str, draft: Draft | None = None) -> str | None:
        """Accept a proposal all but its wording: what is copied in it waits in the log to be told otherwise.

        Returns the entry where nothing is copied, so that it was written at once; else None.
        """
        try:
            return self.accept(name, draft)
        except CopiedError:
            made = needed(current(draft, self._known) if draft is not None else self.draft(name))
            wrong = misfit(self.dossier, made.forms())
            if wrong is not None:
                raise wrong from None
        told = {"draft": kept_draft(draft)} if draft is not None else {}
        self._decide(name, "unworded", told=told)
        return None

    def sentence(self, draft: Draft) -> str:
        """Return a draft's sentence with its answers in it, to be told in other words."""
        return sentence_of(draft, self._known)

    def reword(self, draft: Draft, sentence: str) -> Draft:
        """Return a draft told by another sentence, with questions made from that one.

        Raises :class:`~quiz.reading.review.checks.FormError` where no answer is left in it, and where it is
        in an article's own words (:class:`~quiz.reading.review.own_words.CopiedError`).
        """
        made = reworded(draft, sentence, self._known)
        copied = self._own_words.first(made.forms(), self.dossier, self._state)
        if copied is not None:
            raise CopiedError(copied)
        return made

    def current(self, draft: Draft) -> Draft:
        """Return a draft made earlier with the names and voices that the dossier has by now."""
        return current(draft, self._known)

    def remake(self, before: Draft, now: Draft) -> Draft:
        """Return an edited draft with the questions that nobody worded made from its new text."""
        return remade(before, now, self._known)

    def carry(self, name: str, edited: Draft, before: Draft, credited: str | None = None) -> Draft:
        """Return an edited draft with what has changed in the proposal's own draft since ``before``.

        ``credited`` is the proposal whose holder was chosen, if that is why it changed.
        """
        return carried(edited, before, self.draft(name), credited)

    def _must_be_own(self, name: str, made: Draft) -> None:
        """Make sure that a draft rests on what is printed, credits whom it should and copies nothing."""
        require_printed(self._proposal(name), self._state.proposals, self._articles)
        require_holders(made, name, self._known)
        if (wrong := misprinted(made.forms(), self._articles)) is not None:
            raise wrong
        require_once(made.entry, self._labels(made))
        copied = self._own_words.first(made.forms(), self.dossier, self._state)
        if copied is not None:
            raise CopiedError(copied)

    def once(self, draft: Draft, voice: str, remedy: Remedy) -> Draft:
        """Return the draft of a dispute in which a voice has one position only; nothing is written."""
        return once(draft, voice, remedy)

    def _labels(self, draft: Draft) -> dict[str, str]:
        known = {name: one.label for name, one in self._known.voices.items()}
        return {**known, **{one.id: one.label for one in draft.voices}}

    def _settled_with(self, name: str, forms: Sequence[EntryForm]) -> Also:
        """Return the proposals that are settled together with another: entities, and claims of a dispute."""
        found: list[tuple[str, Decision, str | None]] = []
        for form in forms:
            if isinstance(form, EntityForm):
                found.append((form.proposal, "accepted", f"entities/{form.id}"))
            elif isinstance(form, DisputeForm):
                found += [
                    (claim, "attached", f"disputes/{form.id}#{one.id}")
                    for one in form.positions
                    for claim in (one.proposal, *one.merged)
                ]
        return tuple(
            one
            for one in found
            if one[0] != name and one[0] in self._state.proposals and one[0] not in self._state.settled
        )

    def reject(self, name: str, reason: str | None = None) -> None:
        """Put a proposal aside."""
        self._fresh()
        self._must_be_open(name)
        self._decide(name, "rejected", reason=reason)

    def split(self, name: str, cuts: Sequence[tuple[int, int]]) -> tuple[str, ...]:
        """Make several facts of one; each cut is a start and end in its sentence. Return their ids."""
        self._fresh()
        self._must_be_open(name)
        fact = self._proposal(name)
        if not isinstance(fact, FactProposal):
            raise QuizError("Only a fact can be split.")
        found = checked_cuts(fact, cuts)
        self._decide(name, "split", told={"cuts": [list(cut) for cut in found]})
        return tuple(f"{name}.{number}" for number in range(1, len(found) + 1))

    def choose_holder(self, claim: str, voice: str, *, new: bool = False) -> None:
        """Say whose claim it is: a candidate's slug, or that of any voice or entity, known or proposed.

        With ``new`` it is a name that a person typed: that of one who is known, else of a new voice.
        """
        self._fresh()
        self._must_be_open(claim)
        known, one = self._known, self._proposal(claim)
        if not isinstance(one, ClaimProposal) and not (
            isinstance(one, FactProposal) and (one.standing == "attributed" or is_open(one, known))
        ):
            raise QuizError("Only what somebody is credited with has a holder to choose.")
        label = " ".join(voice.split()) if new else ""
        if new:
            voice = voice_called(label, known)
        candidates = (
            *((one.holder.voice, *one.holder.candidates) if isinstance(one, ClaimProposal) else one.says),
            stand_in(one, known),
        )
        if (
            not new
            and voice not in known.voices
            and voice not in candidates
            and known.entity_id(voice) is None
            and known.entity_proposal(voice) is None
        ):
            raise QuizError(f"There is no voice {voice}.", remedy="Choose one of the candidates.")
        self._require_one_voice(one, Company(known).voice(voice))
        self._decide(claim, "holder", told={"voice": voice, **({"label": label} if label else {})})
