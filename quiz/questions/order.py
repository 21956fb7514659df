"""The order in which cards are learned."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import msgspec

from quiz.dossier.schema import Discrepancy, Dispute, Evidence
from quiz.questions import discrepancy as discrepancy_form
from quiz.questions import positions
from quiz.questions.material import Material
from quiz.questions.model import Card, CardKind

_Rank = tuple[int, int, int]
"""A topic's place, importance from 3 down, a place in the dossier."""


def in_order(
    cards: Sequence[Card], material: Material, rests_on: Mapping[str, Sequence[str]]
) -> tuple[Card, ...]:
    """Return the cards by topic, importance and place in the dossier, each with its position.

    Cards made of several entries come after what they rest on: a discrepancy after the statements from the
    same paragraphs, a position likewise, a dispute after its positions, be they of a later topic or of less
    importance. ``rests_on`` names for other cards what they follow: ids of entries, or ``dispute#position``.
    """
    own: dict[str, _Rank] = {}
    for place, card in enumerate(cards):
        topic = material.topics.get(card.topic or "", len(material.topics))
        own[card.id] = (topic, -card.importance, place)
    told = _told_at(cards, own, material)
    rank: dict[str, tuple[_Rank, int]] = {}
    for card in cards:
        rank[card.id] = (own[card.id], 0)
    sets = _Sets(own, told, material)
    for dispute in material.dossier.disputes:
        rank.update(sets.of_dispute(dispute))
    for discrepancy in material.dossier.discrepancies:
        rank.update(sets.of_discrepancy(discrepancy))
    last = _last_of({card: place for card, place in rank.items() if card not in rests_on})
    for name, entries in rests_on.items():
        after = [last[entry] for entry in entries if entry in last]
        rank[name] = (max([own[name], *after]), 4)
    ordered = sorted(cards, key=lambda card: (rank[card.id], own[card.id]))
    return tuple(msgspec.structs.replace(card, position=i) for i, card in enumerate(ordered))


def _last_of(rank: Mapping[str, tuple[_Rank, int]]) -> dict[str, _Rank]:
    """Per entry, and per ``dispute#position``, the rank of its last card."""
    last: dict[str, _Rank] = {}
    for card, (place, _) in rank.items():
        name = card.partition("/")[2]
        for key in (name, name.partition("#")[0]):
            last[key] = max(last.get(key, place), place)
    return last


def _told_at(cards: Iterable[Card], own: dict[str, _Rank], material: Material) -> dict[str, _Rank]:
    """Per paragraph the rank of the last statement that rests on it."""
    told: dict[str, _Rank] = {}
    for card in cards:
        if card.kind in {CardKind.STATEMENT, CardKind.EVENT}:
            for evidence in material.statements[card.slug].evidence:
                told[evidence.at] = max(told.get(evidence.at, own[card.id]), own[card.id])
    return told


class _Sets:
    def __init__(self, own: dict[str, _Rank], told: dict[str, _Rank], material: Material) -> None:
        self._own = own
        self._told = told
        self._material = material

    def of_discrepancy(self, discrepancy: Discrepancy) -> dict[str, tuple[_Rank, int]]:
        card = self._material.card_id(discrepancy.id, discrepancy_form.PART)
        return {card: (self._after(card, (e for v in discrepancy.values for e in v.evidence)), 3)}

    def of_dispute(self, dispute: Dispute) -> dict[str, tuple[_Rank, int]]:
        ranks: dict[str, tuple[_Rank, int]] = {}
        whole = self._material.card_id(dispute.id, positions.PART)
        last = self._own[whole]
        for position in dispute.positions:
            card = self._material.card_id(dispute.id, position.id)
            ranks[card] = (self._after(card, position.evidence), 1)
            last = max(last, ranks[card][0])
        ranks[whole] = (last, 2)
        return ranks

    def _after(self, card: str, evidence: Iterable[Evidence]) -> _Rank:
        return max([self._own[card], *(self._told[e.at] for e in evidence if e.at in self._told)])
