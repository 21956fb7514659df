"""What the log of decisions says now: which decisions stand, what is settled, what may be undone."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import msgspec
from msgspec import Struct

from quiz.errors import DossierError
from quiz.reading.draft.model import AnyProposal, EntityProposal, FactProposal
from quiz.reading.review.forms import DisputeForm
from quiz.reading.review.log import SETTLES, Decision, Record
from quiz.reading.review.parts import part_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence


class Settled(Struct, frozen=True, kw_only=True):
    """What became of a proposal: the decision, its key in the log, and the entry it led to."""

    decision: Decision
    key: str
    entry: str | None = None
    reason: str | None = None


class History:
    """The decisions that stand, oldest first, and those undone, with the edits that each made last."""

    def __init__(self, records: Sequence[Record], where: str) -> None:
        self.active: list[Record] = []
        self.undone: list[Record] = []
        self._known: set[str] = set()
        self._taken: dict[str, Record] = {}
        self._where = where
        for record in records:
            self.add(record)

    def add(self, record: Record) -> None:
        """Take one more record.

        What two people have both undone is undone once. Raises :class:`DossierError` where it is about a
        decision that there is not.
        """
        if record.decision not in {"undone", "redone"}:
            self._known.add(record.key)
            self.undone.clear()
            self.active.append(record)
            return
        if record.of not in self._known:
            raise DossierError(
                f"{self._where}: the decision {record.of}, which was {record.decision}, is not there",
                remedy="take the file from your version control",
            )
        if record.decision == "undone":
            found = _last(self.active, record.of)
            if found is not None:
                self.undone.append(self.active.pop(found))
                self._taken[record.of] = self.undone[-1]
        elif record.of in self._taken:
            again = self._taken.pop(record.of)
            found = _last(self.undone, record.of)
            if found is not None:
                self.undone.pop(found)
            self.active.append(msgspec.structs.replace(again, edits=record.edits))


def _last(records: Sequence[Record], key: str) -> int | None:
    """Return where the decision of a key stands; the last ones are looked at first."""
    return next((at for at in range(len(records) - 1, -1, -1) if records[at].key == key), None)


class State:
    """What follows from the decisions that stand, read in their order."""

    def __init__(self, proposals: Mapping[str, AnyProposal], active: Sequence[Record]) -> None:
        self.proposals: dict[str, AnyProposal] = dict(proposals)
        """All proposals, with the parts of those that were split and those that a person made."""
        self.settled: dict[str, Settled] = {}
        self.entity_ids: dict[str, str] = {}
        """Per slug of an entity proposal the id of the entity in the dossier."""
        self.same: dict[str, str] = {}
        """Per entity proposal the one it was found to be the same as."""
        self.different: set[frozenset[str]] = set()
        self.holders: dict[str, str] = {}
        """Per claim the voice that a person chose as its holder."""
        self.labels: dict[str, str] = {}
        """Per voice that a person typed how it was typed."""
        self.joined: dict[str, list[str]] = {}
        """Per fact the facts that say the same."""
        self.unworded: dict[str, Any] = {}
        """Per proposal accepted all but its wording the draft as it was edited; None where it was not."""
        self.making: dict[str, DisputeForm] = {}
        """Disputes that cannot stand in the dossier yet, by id."""
        for record in active:
            self.add(record)

    def add(self, record: Record) -> None:
        """Take one more decision."""
        if record.decision in SETTLES:
            self._settle(record.id, record.decision, record, record.entry)
        for name, decision, entry in record.also:
            self._settle(name, decision, record, entry)
        told = record.told
        if record.decision == "same" and str(told["as"]) in self.proposals:
            self.same[record.id] = str(told["as"])
        elif record.decision == "different":
            self.different.add(frozenset((record.id, str(told["from"]))))
        elif record.decision == "holder":
            self.holders[record.id] = str(told["voice"])
            self.labels |= {str(told["voice"]): str(told["label"])} if "label" in told else {}
        elif record.decision == "merged":
            self.joined.setdefault(str(told["into"]), []).append(record.id)
        elif record.decision == "unworded":
            self.unworded[record.id] = told.get("draft")
        elif record.decision == "split":
            self._split(record.id, told)
        elif record.decision == "proposed" and told["proposal"] is not None:
            self.proposals[record.id] = msgspec.convert(told["proposal"], AnyProposal)
        if "dispute" in told:
            made = msgspec.convert(told["dispute"], DisputeForm)
            if told.get("written"):
                self.making.pop(made.id, None)
            else:
                self.making[made.id] = made

    def _settle(self, name: str, decision: Decision, record: Record, entry: str | None) -> None:
        if name not in self.proposals:
            return
        self.settled[name] = Settled(decision=decision, key=record.key, entry=entry, reason=record.reason)
        proposal = self.proposals[name]
        if isinstance(proposal, EntityProposal) and entry is not None:
            self.entity_ids[proposal.slug] = entry.partition("/")[2]

    def _split(self, name: str, told: dict[str, Any]) -> None:
        proposal = self.proposals.get(name)
        if isinstance(proposal, FactProposal):
            for number, (start, end) in enumerate(told["cuts"], 1):
                one = part_of(proposal, number, int(start), int(end))
                self.proposals[one.id] = one

    def root(self, name: str) -> str:
        """Return the entity proposal that this one is the same as, in the end; itself where it is none."""
        seen = {name}
        while (other := self.same.get(name)) is not None and other not in seen:
            seen.add(other)
            name = other
        return name
