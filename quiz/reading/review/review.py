"""A review of a drafted dossier: proposals in, decisions out, the dossier's YAML written as they are made."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING, Any

from quiz.dossier.index import fold
from quiz.dossier.maps import ParagraphMap
from quiz.errors import QuizError
from quiz.memory.clock import moment
from quiz.reading.draft.model import EntityProposal, WordingProposal
from quiz.reading.review import disk, house
from quiz.reading.review.bench import Bench, Plan
from quiz.reading.review.edits import Edit, done_again, undone
from quiz.reading.review.forms import Draft, EntityForm
from quiz.reading.review.known import Knowledge, Proposed
from quiz.reading.review.log import Decision, Record, as_line, read_log
from quiz.reading.review.proposals import Articles, read_proposals
from quiz.reading.review.queue import Queue, kind_of
from quiz.reading.review.show import draft_of, view_of
from quiz.reading.review.state import History, State
from quiz.reading.review.views import Coverage, Progress

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from pathlib import Path

    from quiz.dossier.schema import Dossier
    from quiz.memory.clock import Clock
    from quiz.reading.draft.model import AnyProposal
    from quiz.reading.review.bench import Alter
    from quiz.reading.review.forms import EntryForm
    from quiz.reading.review.queue import Item
    from quiz.reading.review.views import ProposalView

_BODY = frozenset({"body", "pull-quote", "comment"})


class Review:
    """One folder under review. Made by :meth:`open`; every method that decides is one transaction.

    Whatever decides raises :class:`~quiz.errors.QuizError` and leaves everything as it was where it cannot
    be done: a :class:`~quiz.reading.review.checks.FormError` names the field of the form, a
    :class:`~quiz.reading.review.edits.ChangedElsewhereError` says that somebody changed the files meanwhile.
    """

    def __init__(self, folder: Path, clock: Clock) -> None:
        self.folder = folder
        self.warnings: list[str] = []
        """What a person should be told of how the folder was found, a sentence each."""
        self._clock = clock
        proposals = read_proposals(folder)
        log = read_log(folder / disk.PROPOSED / "decided.jsonl")
        mended = disk.mend(folder, folder / disk.PROPOSED / "decided.jsonl", log.size)
        if mended is not None:
            self.warnings.append(mended)
            log = read_log(folder / disk.PROPOSED / "decided.jsonl")
        if log.warning is not None:
            self.warnings.append(log.warning)
        house.loads_ruamel()
        self._bench = Bench(folder)
        self._bench.log_size = log.size
        self._proposed = Proposed(proposals)
        proposals = {
            name: one for name, one in proposals.items() if not isinstance(one, WordingProposal)
        }  # a wording is shown with its fact
        self._proposals = proposals
        self._history = History(log.records, str(self._bench.log))
        self._count = len(log.records)
        self._queue = Queue(proposals)
        self._articles = Articles(folder, {one.id: one.file for one in self.dossier.sources})
        self._state = State(proposals, self._history.active)
        self._knowledge: Knowledge | None = None
        self._left: list[Item] | None = None

    @classmethod
    def open(cls, folder: Path, clock: Clock) -> Review:
        """Open a folder with a dossier and its proposals.

        Raises :class:`quiz.errors.DossierError` with file and line where a proposal, a decision or the
        dossier cannot be read. What a crash left half done is completed; :attr:`warnings` tells.
        """
        return cls(folder, clock)

    # ------------------------------------------------------------ what there is

    @property
    def dossier(self) -> Dossier:
        """The dossier as it is now."""
        return self._bench.loaded.dossier

    def queue(
        self, *, kinds: Collection[str] | None = None, source: str | None = None, search: str = ""
    ) -> tuple[Item, ...]:
        """Return what is left to decide, the most worthwhile first; of some kinds, one source, some words."""
        return tuple(self._queue.found(self._open_items(), kinds, source, search))

    def view(self, name: str) -> ProposalView:
        """Return one proposal as it is shown. Raises :class:`QuizError` where there is none of that id."""
        return view_of(self._proposal(name), self._queue.item(name), self._known)

    def draft(self, name: str) -> Draft:
        """Return what accepting a proposal would write, to be edited."""
        return draft_of(self._proposal(name), self._known)

    def paragraphs(self, source: str) -> tuple[str, ...]:
        """Return a source's paragraphs, the first first; none where its text is not in ``articles/``."""
        return self._articles.paragraphs(source)

    def progress(self) -> Progress:
        """Return how far the review is."""
        items = self._open_items()
        settled = self._state.settled
        counts: dict[str, dict[str, int]] = {"accepted": {}, "rejected": {}}
        for name, one in settled.items():
            kind = kind_of(self._state.proposals[name]) if name in self._state.proposals else None
            if kind is not None:
                group = counts["rejected" if one.decision == "rejected" else "accepted"]
                group[kind] = group.get(kind, 0) + 1
        left_by_kind: dict[str, int] = {}
        for item in items:
            left_by_kind[item.kind] = left_by_kind.get(item.kind, 0) + 1
        known = len(self._known_entities)
        return Progress(
            total=len(self._state.proposals),
            decided=len(settled),
            left=len(items),
            known=known,
            accepted=counts["accepted"],
            rejected=counts["rejected"],
            left_by_kind=left_by_kind,
            coverage=self._coverage(items),
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
        made = draft if draft is not None else self.draft(name)
        forms = made.forms()
        also = self._settled_with(name, forms)
        entry = f"{made.entry.section}/{made.entry.id}"
        self._decide(name, "accepted", forms=forms, entry=entry, also=also)
        return entry

    def reject(self, name: str, reason: str | None = None) -> None:
        """Put a proposal aside."""
        self._fresh()
        self._must_be_open(name)
        self._decide(name, "rejected", reason=reason)

    def undo(self) -> str:
        """Take the last decision back, and what it wrote; return what was undone, in a few words.

        The YAML is then as it was, byte for byte, where nobody changed it since.
        """
        self._fresh()
        if not self._history.active:
            raise QuizError("There is nothing to undo.")
        last = self._history.active[-1]
        plan = None
        if last.edits:
            plan = self._bench.plan_edits(tuple(reversed(last.edits)), lambda e, t: (e, undone(e, t)))
        self._commit(
            plan, Record(n=self._count + 1, id=last.id, decision="undone", at=self._now(), of=last.n)
        )
        return self._words(last)

    def redo(self) -> str:
        """Make the decision again that was undone last; return it in a few words."""
        self._fresh()
        if not self._history.undone:
            raise QuizError("There is nothing to do again.")
        last = self._history.undone[-1]
        plan: Plan | None = None
        edits: tuple[Edit, ...] = ()
        if last.edits:
            plan = self._bench.plan_edits(last.edits, done_again)
            edits = plan.edits
        record = Record(
            n=self._count + 1, id=last.id, decision="redone", at=self._now(), of=last.n, edits=edits
        )
        self._commit(plan, record)
        return self._words(last)

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
        also: tuple[tuple[str, Decision, str | None], ...] = (),
        told: dict[str, Any] | None = None,
    ) -> None:
        plan = self._bench.plan(forms, alters) if forms or alters else None
        record = Record(
            n=self._count + 1,
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
        self._bench.commit(plan, as_line(record))
        self._count = record.n
        self._history.add(record)
        if record.decision in {"undone", "redone"}:
            self._state = State(self._proposals, self._history.active)
        else:
            self._state.add(record)
        self._queue.add(self._state.proposals)
        self._forget()

    def _fresh(self) -> None:
        """Take in what somebody else changed; refuse where another review of the folder is at work."""
        self._bench.log_is_ours()
        if self._bench.refresh():
            self._forget()

    def _forget(self) -> None:
        self._knowledge = None
        self._left = None
        self.__dict__.pop("_known_entities", None)

    def _settled_with(
        self, name: str, forms: Sequence[EntryForm]
    ) -> tuple[tuple[str, Decision, str | None], ...]:
        """Return the proposals of entities that are accepted together with another."""
        found: list[tuple[str, Decision, str | None]] = []
        for form in forms:
            proposal = form.proposal if isinstance(form, EntityForm) else ""
            if proposal and proposal != name and proposal in self._state.proposals:
                found.append((proposal, "accepted", f"entities/{form.id}"))
        return tuple(found)

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
        return moment(self._clock.now()).isoformat(timespec="seconds").replace("+00:00", "Z")

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
            for name, one in self._state.proposals.items()
            if isinstance(one, EntityProposal)
            and name not in self._state.settled
            and (one.slug in known.entities or fold(one.name) in known.names)
        )

    def _open_items(self) -> list[Item]:
        if self._left is None:
            self._left = self._queue.left(self._state, self._known_entities)
        return self._left

    def _coverage(self, items: list[Item]) -> tuple[Coverage, ...]:
        cited: dict[str, set[int]] = {}
        for evidence in self._all_evidence():
            cited.setdefault(evidence.source, set()).add(evidence.paragraph)
        left: dict[str, int] = {}
        for item in items:
            left[item.source] = left.get(item.source, 0) + 1
        found = []
        for source in self.dossier.sources:
            roles = ParagraphMap(source)
            body = {n for n in range(1, source.paragraphs + 1) if roles.role(n) in _BODY}
            found.append(
                Coverage(
                    source=source.id,
                    label=source.label,
                    paragraphs=len(body),
                    covered=len(body & cited.get(source.id, set())),
                    left=left.get(source.id, 0),
                )
            )
        return tuple(found)

    def _all_evidence(self) -> list[Any]:
        dossier = self.dossier
        found: list[Any] = [one for s in dossier.statements for one in s.evidence]
        found += [one for d in dossier.discrepancies for value in d.values for one in value.evidence]
        return found + [
            one for d in dossier.disputes for position in d.positions for one in position.evidence
        ]

    def _told(self, records: list[Record]) -> str | None:
        return self._words(records[-1]) if records else None

    def _words(self, record: Record) -> str:
        """Return a decision in a few words: ``accepted: The general was killed …``."""
        known = record.id in self._state.proposals
        title = self._queue.item(record.id).title if known else record.entry or record.id
        return f"{record.decision}: {title if len(title) <= 60 else title[:59] + '…'}"
