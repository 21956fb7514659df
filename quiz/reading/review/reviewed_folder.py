"""A folder under review: its proposals and decisions, and how a decision is made and taken back."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any, Self

from quiz.dossier.index import fold
from quiz.errors import QuizError
from quiz.memory.clock import moment
from quiz.reading.draft.lock import FolderLock
from quiz.reading.draft.model import EntityProposal, WordingProposal
from quiz.reading.review import disk, yaml_style
from quiz.reading.review.dossier_files import DossierFiles, Plan
from quiz.reading.review.edits import Edit, done_again, undone
from quiz.reading.review.followed import follow
from quiz.reading.review.forms import draft_kept
from quiz.reading.review.hands import made_by_hand, with_followed
from quiz.reading.review.known import Knowledge, Proposed
from quiz.reading.review.log import Decision, Record, as_line, new_key, read_log, told_twice
from quiz.reading.review.own_words import OwnWords
from quiz.reading.review.present import require_printed
from quiz.reading.review.proposals import DECIDED, Articles, read_proposals
from quiz.reading.review.queue import Queue
from quiz.reading.review.renamed import current
from quiz.reading.review.stale import without_stale
from quiz.reading.review.state import History, State
from quiz.text import counted

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from quiz.dossier.schema import Dossier
    from quiz.memory.clock import Clock
    from quiz.reading.draft.model import AnyProposal
    from quiz.reading.review.dossier_files import Alter
    from quiz.reading.review.forms import Draft, EntryForm
    from quiz.reading.review.queue import Item

Also = tuple[tuple[str, Decision, str | None], ...]
"""What is settled together with a decision: proposal, decision, entry."""


_RESTS_ON_TEXT = frozenset({"accepted", "unworded", "merged", "attached"})
"""Decisions by which what an article prints comes into the dossier."""


class ReviewedFolder:
    """A folder as it is reviewed: the dossier, the proposals, the log. Every decision is one transaction.

    The folder's lock is held until :meth:`close`.
    """

    def __init__(self, folder: Path, clock: Clock, lock: FolderLock | None = None) -> None:
        """Open a folder, with the lock that an earlier look at it held or one of its own."""
        self.folder = folder
        if lock is not None:
            self._open(lock, clock)
            return
        lock = FolderLock(folder, "quiz review")
        try:
            self._open(lock, clock)
        except BaseException:
            lock.release()
            raise

    def _open(self, lock: FolderLock, clock: Clock) -> None:
        folder = self.folder
        self._lock: FolderLock | None = lock
        self.warnings: list[str] = []
        """What a person should be told of how the folder was found, a sentence each."""
        self._clock = clock
        proposals = read_proposals(folder)
        path = folder / disk.PROPOSED / DECIDED
        log = read_log(path)
        mended = disk.mend(folder, path, log.size)
        if mended is not None:
            self.warnings.append(mended)
            log = read_log(path)
        if log.warning is not None:
            self.warnings.append(log.warning)
        yaml_style.load_round_trip()
        self._files = DossierFiles(folder)
        self._files.log_size = log.size
        hand = made_by_hand(log.records)
        followed = follow({**proposals, **hand}, folder, self.dossier)
        kept_by_hand = {name: followed.proposals.get(name) for name in hand}
        proposals = {name: one for name, one in followed.proposals.items() if name not in hand}
        self.warnings += followed.warnings
        self._articles = Articles(
            folder, {one.id: (one.file, followed.texts.get(one.id, one.id)) for one in self.dossier.sources}
        )
        proposals, stale = without_stale(proposals, self._articles)
        if stale:
            self.warnings.append(
                f"{counted(stale, 'draft')} of a language model left out: the text has changed since. "
                "`quiz generate` with --llm drafts anew."
            )
        self._proposed = Proposed(
            {**proposals, **{name: one for name, one in kept_by_hand.items() if one is not None}}
        )
        proposals = {
            name: one for name, one in proposals.items() if not isinstance(one, WordingProposal)
        }  # a wording is shown with its fact
        self._proposals = proposals
        self._history = History(with_followed(log.records, kept_by_hand), str(path))
        self._latest = log.records[-1].at if log.records else ""
        self._queue = Queue(proposals)
        self._own_words = OwnWords(self._articles)
        self._state = State(proposals, self._history.active)
        twice = told_twice(self._history.active, self._state.proposals)
        if twice:
            self.warnings.append(
                f"{counted(twice, 'proposal')} decided more than once, as where two logs were joined: "
                "the last decision counts."
            )
        self._queue.add(self._state.proposals)
        self._named = [
            (name, one.slug, fold(one.name))
            for name, one in proposals.items()
            if isinstance(one, EntityProposal)
        ]
        self._knowledge: Knowledge | None = None
        self._left: list[Item] | None = None

    def close(self) -> None:
        """Let others write to the folder; nothing can be decided any more. Safe to call twice."""
        if self._lock is not None:
            self._lock.release()
            self._lock = None

    def read_again(self) -> Self:
        """Return this folder as it is now, opened anew; this one is closed.

        Raises as opening does; then this one stays open.
        """
        if self._lock is None:
            raise self._closed()
        new = type(self)(self.folder, self._clock, self._lock)
        self._lock = None
        return new

    @staticmethod
    def _closed() -> QuizError:
        return QuizError("This review of the folder is closed.", remedy="Open the folder again.")

    @property
    def dossier(self) -> Dossier:
        """The dossier as it is now."""
        return self._files.loaded.dossier

    def undo(self) -> tuple[str, str]:
        """Take the last decision back, and what it wrote.

        Returns what was undone, in a few words, and the id of the proposal that it was about.

        The YAML is then as it was, byte for byte, where nobody changed it since.
        """
        self._fresh()
        if not self._history.active:
            raise QuizError("There is nothing to undo.")
        last = self._history.active[-1]
        plan = None
        if last.edits:
            plan = self._files.plan_edits(tuple(reversed(last.edits)), lambda e, t: (e, undone(e, t)))
        self._commit(plan, Record(key=new_key(), id=last.id, decision="undone", at=self._now(), of=last.key))
        return self._words(last), last.id

    def edited(self) -> Draft | None:
        """Return the draft as edited that the decision undone last had accepted; None where there is none."""
        plain = self._history.undone[-1].told.get("draft") if self._history.undone else None
        return current(draft_kept(plain), self._known) if plain is not None else None

    def redo(self) -> tuple[str, str]:
        """Make the decision again that was undone last.

        Returns it in a few words, and the id of the proposal that it is about.
        """
        self._fresh()
        if not self._history.undone:
            raise QuizError("There is nothing to do again.")
        last = self._history.undone[-1]
        plan: Plan | None = None
        edits: tuple[Edit, ...] = ()
        if last.edits:
            plan = self._files.plan_edits(last.edits, done_again)
            edits = plan.edits
        record = Record(
            key=new_key(), id=last.id, decision="redone", at=self._now(), of=last.key, edits=edits
        )
        self._commit(plan, record)
        return self._words(last), last.id

    # ------------------------------------------------------------ how decisions are made

    def _decide(
        self,
        name: str,
        decision: Decision,
        *,
        forms: Sequence[EntryForm] = (),
        alters: Sequence[Alter] = (),
        entry: str | None = None,
        reason: str | None = None,
        also: Also = (),
        told: dict[str, Any] | None = None,
    ) -> None:
        if decision in _RESTS_ON_TEXT:
            for one in (name, *self._state.joined.get(name, ())):
                if one in self._state.proposals:
                    require_printed(self._state.proposals[one], self._state.proposals, self._articles)
        plan = self._files.plan(forms, alters) if forms or alters else None
        record = Record(
            key=new_key(),
            id=name,
            decision=decision,
            at=self._now(),
            entry=entry,
            reason=reason or None,
            also=also,
            edits=plan.edits if plan is not None else (),
            told=told or {},
        )
        self._commit(plan, record)

    def _commit(self, plan: Plan | None, record: Record) -> None:
        self._files.commit(plan, as_line(record))
        self._latest = record.at
        self._history.add(record)
        if record.decision in {"undone", "redone"}:
            self._state = State(self._proposals, self._history.active)
        else:
            self._state.add(record)
        if record.decision == "proposed":
            self._proposed.add({record.id: self._state.proposals[record.id]})
        self._queue.add(self._state.proposals)
        self._forget()

    def _fresh(self) -> None:
        """Take in what somebody else changed in the dossier; refuse where the log was changed."""
        if self._lock is None:
            raise self._closed()
        self._files.log_is_ours()
        self._files.mend()
        if self._files.refresh():
            self._forget()

    def _forget(self) -> None:
        self._knowledge = None
        self._left = None
        self.__dict__.pop("_known_entities", None)

    def _must_be_open(self, name: str) -> None:
        self._proposal(name)
        settled = self._state.settled.get(name)
        if settled is not None:
            raise QuizError(f"This is {settled.decision} already.", remedy="Undo that decision first.")

    def _proposal(self, name: str) -> AnyProposal:
        try:
            return self._state.proposals[name]
        except KeyError:
            raise QuizError(f"There is no proposal {name}.") from None

    def _now(self) -> str:
        """Return the time, but never one before the last decision's: their order is that of their times."""
        now = moment(self._clock.now()).isoformat(timespec="seconds").replace("+00:00", "Z")
        return max(now, self._latest)

    @property
    def _known(self) -> Knowledge:
        if self._knowledge is None:
            self._knowledge = Knowledge(self.dossier, self._state, self._proposed, self._articles)
        return self._knowledge

    @cached_property
    def _known_entities(self) -> frozenset[str]:
        """Entity proposals that are in the dossier already though nobody decided on them here."""
        known = self._known
        return frozenset(
            name
            for name, slug, folded in self._named
            if name not in self._state.settled and (slug in known.entities or folded in known.names)
        )

    def _open_items(self) -> list[Item]:
        if self._left is None:
            self._left = self._queue.left(self._state, self._known_entities)
        return self._left

    def _told(self, records: list[Record]) -> str | None:
        return self._words(records[-1]) if records else None

    def _words(self, record: Record) -> str:
        """Return a decision in a few words: ``accepted: The general was killed …``."""
        known = self._queue.has(record.id)
        title = self._queue.item(record.id).title if known else record.entry or record.id
        return f"{record.decision}: {title if len(title) <= 60 else title[:59] + '…'}"
