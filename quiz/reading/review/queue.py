"""What is still to be decided, the most worthwhile first."""

from __future__ import annotations

from bisect import bisect_left, insort
from typing import TYPE_CHECKING, Literal, TypeAlias

from msgspec import Struct
from msgspec.structs import replace

from quiz.dossier.index import fold
from quiz.reading.draft.model import (
    ClaimProposal,
    ConflictProposal,
    DisputeProposal,
    EntityProposal,
    FactProposal,
)
from quiz.reading.review.printed import question, subject
from quiz.reading.review.proposals import plain

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping

    from quiz.reading.draft.model import AnyProposal
    from quiz.reading.review.state import State

ProposalKind: TypeAlias = Literal["entity", "fact", "claim", "conflict", "dispute"]
KINDS: tuple[ProposalKind, ...] = ("entity", "fact", "claim", "conflict", "dispute")
_MANY = 200
"""More than so many new places are found by sorting all."""
_ASKED_FOR = 2
"""So many answers of a fact become slots, and their entities are needed."""


_Rank: TypeAlias = tuple[float, int, str, int, int]
"""The worth, negative, then kind, source, paragraph and place in it: what is less comes first."""


class Item(Struct, frozen=True, kw_only=True):
    """One line of the queue. ``source`` is empty for what is about several.

    ``needed`` is of an entity that something undecided and worth more needs: that one's kind and worth.
    """

    id: str
    kind: ProposalKind
    title: str
    source: str
    paragraph: int
    worth: float
    why: tuple[str, ...]
    by: str
    needed: tuple[ProposalKind, float] | None = None


def kind_of(proposal: AnyProposal) -> ProposalKind:
    """Return what a proposal is of."""
    return _KIND[type(proposal)]


_KIND: dict[type, ProposalKind] = {
    EntityProposal: "entity",
    FactProposal: "fact",
    ClaimProposal: "claim",
    ConflictProposal: "conflict",
    DisputeProposal: "dispute",
}


def item_of(proposal: AnyProposal, proposals: Mapping[str, AnyProposal]) -> Item:
    """Return one of the proposals as a line of the queue."""
    source, paragraph, title = "", 0, ""
    if isinstance(proposal, FactProposal | ClaimProposal):
        source, paragraph = proposal.place.source, proposal.place.paragraph
        title = plain(proposal.place.text)
    elif isinstance(proposal, EntityProposal):
        title = proposal.name
        sources = {one.source for one in proposal.mentions}
        if len(sources) == 1:
            source, paragraph = proposal.mentions[0].source, proposal.mentions[0].paragraph
    elif isinstance(proposal, ConflictProposal):
        values = " / ".join(dict.fromkeys(plain(one.value) for one in proposal.values))
        title = f"{subject(proposal, proposals)}: {values}"
    elif isinstance(proposal, DisputeProposal):
        title = question(proposal, proposals)
    return Item(
        id=proposal.id,
        kind=kind_of(proposal),
        title=title,
        source=source,
        paragraph=paragraph,
        worth=proposal.worth,
        why=proposal.why,
        by=proposal.by,
    )


def members(proposal: AnyProposal) -> tuple[str, ...]:
    """Return the proposals that a conflict or dispute is about."""
    if isinstance(proposal, ConflictProposal):
        return tuple(dict.fromkeys(one.fact for one in proposal.values))
    return proposal.claims if isinstance(proposal, DisputeProposal) else ()


class Queue:
    """Every proposal as an item, and the order of those that are left."""

    def __init__(self, proposals: Mapping[str, AnyProposal]) -> None:
        self._items: dict[str, Item] = {}
        self._needed: dict[str, list[str]] = {}
        """Per slug of an entity the facts and claims that name it."""
        self._told: dict[str, str] = {}
        self._proposals: dict[str, AnyProposal] = {}
        self._slugs: dict[str, list[str]] = {}
        """Entity proposals by slug."""
        self._groups: dict[str, list[str]] = {}
        """Per proposal the conflicts and disputes that it is a member of."""
        self._ranks: dict[str, _Rank] = {}
        self._order: list[tuple[_Rank, str]] = []
        self._unsure: set[str] = set()
        """Proposals whose rank is to be worked out anew."""
        self._decided: set[tuple[str, str]] = set()
        """What was decided when the ranks were worked out."""
        self.add(proposals)

    def add(self, proposals: Mapping[str, AnyProposal]) -> None:
        """Take proposals that are not in it yet: the parts of one that was split."""
        for name, one in proposals.items():
            if name not in self._items:
                self._items[name] = item_of(one, proposals)
                self._proposals[name] = one
                self._unsure.add(name)
                for slug in _needs(one):
                    self._needed.setdefault(slug, []).append(name)
                    self._unsure.update(self._slugs.get(slug, ()))
                if isinstance(one, EntityProposal):
                    self._slugs.setdefault(one.slug, []).append(name)
                for member in members(one):
                    self._groups.setdefault(member, []).append(name)

    def has(self, name: str) -> bool:
        """Tell whether there is, or was, a proposal of this id."""
        return name in self._items

    def item(self, name: str) -> Item:
        """Return one item."""
        return self._items[name]

    def left(self, state: State, known: Collection[str]) -> list[Item]:
        """Return what is undecided, in the order in which to decide, without ``known`` entities."""
        self._follow(state)
        settled, proposals = state.settled, state.proposals
        items = [
            self._items[name]
            for _, name in self._order
            if name not in settled and name not in known and name in proposals
        ]
        if not state.unworded:
            return items
        last = state.unworded.keys()
        return [one for one in items if one.id not in last] + [one for one in items if one.id in last]

    def _follow(self, state: State) -> None:
        """Put in its new place whatever a decision since the last time gave another worth."""
        decided: set[tuple[str, str]] = {(name, one.decision) for name, one in state.settled.items()}
        for name in {name for name, _ in decided ^ self._decided}:
            self._unsure.update(self._groups.get(name, ()))
            for slug in _needs(self._proposals[name]):
                self._unsure.update(self._slugs.get(slug, ()))
        self._decided = decided
        many = len(self._unsure) > _MANY
        for name in self._unsure:
            before, now = self._ranks.get(name), self._rank(name, state)
            self._ranks[name] = now
            if before != now and not many:
                if before is not None:
                    del self._order[bisect_left(self._order, (before, name))]
                insort(self._order, (now, name))
        if many:
            self._order = sorted((rank, name) for name, rank in self._ranks.items())
        self._unsure.clear()

    def _rank(self, name: str, state: State) -> _Rank:
        """Return what a proposal is ordered by; of names and groups that depends on what was decided."""
        item, proposal = self._items[name], self._proposals[name]
        worth = item.worth
        if isinstance(proposal, EntityProposal):
            needed = (
                self._items[one]
                for one in self._needed.get(proposal.slug, ())
                if one not in state.settled and one in state.proposals
            )
            best = max(needed, key=lambda one: one.worth, default=item)
            told = (best.kind, best.worth) if best.worth > worth else None
            if told != item.needed:
                self._items[name] = replace(item, needed=told)
            worth = max(worth, best.worth)
        elif found := members(proposal):
            taken = [state.settled[one] for one in found if one in state.settled]
            if len(taken) == len(found) and any(one.decision != "rejected" for one in taken):
                worth += 1.0  # its members are fresh in mind
        start = proposal.place.start if isinstance(proposal, FactProposal | ClaimProposal) else 0
        return -worth, KINDS.index(item.kind), item.source, item.paragraph, start

    def found(
        self, items: list[Item], kinds: Collection[str] | None, source: str | None, search: str
    ) -> Iterator[Item]:
        """Yield the items of these kinds and this source that hold all words searched for."""
        wanted = fold(search).split()
        for item in items:
            if kinds is not None and item.kind not in kinds:
                continue
            if source is not None and source not in self._sources(item.id):
                continue
            if wanted and not all(word in self._text(item.id) for word in wanted):
                continue
            yield item

    def _sources(self, name: str) -> set[str]:
        proposal = self._proposals[name]
        if isinstance(proposal, EntityProposal):
            return {one.source for one in proposal.mentions}
        if isinstance(proposal, ConflictProposal):
            return {one.place.source for one in proposal.values}
        if isinstance(proposal, DisputeProposal):
            found = [self._items[one].source for one in proposal.claims if one in self._items]
            return set(found)
        return {self._items[name].source}

    def _text(self, name: str) -> str:
        if name not in self._told:
            proposal = self._proposals[name]
            more: tuple[str, ...] = ()
            if isinstance(proposal, EntityProposal):
                more = (*proposal.sure, *proposal.roles)
            elif isinstance(proposal, ClaimProposal):
                more = (proposal.holder.printed,)
            elif isinstance(proposal, ConflictProposal):
                more = tuple(one.place.text for one in proposal.values)
            self._told[name] = fold(" ".join((self._items[name].title, *more)))
        return self._told[name]


def _needs(proposal: AnyProposal) -> set[str]:
    """Return the slugs of entities that a draft of this proposal would name."""
    if isinstance(proposal, FactProposal):
        answers = {one.entity for one in proposal.answers[:_ASKED_FOR] if one.entity is not None}
        return answers | set(proposal.says)
    if isinstance(proposal, ClaimProposal) and proposal.holder.voice is not None:
        return {proposal.holder.voice, *proposal.through}
    return set()
