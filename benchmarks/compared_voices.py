"""The voices of a deck against those of a draft: who is whom, by name, paragraphs or head word."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from quiz.dossier.fields import VoiceKind
from quiz.dossier.maps import ParagraphMap
from quiz.questions.folding import fold
from quiz.reading.draft.credit import core
from quiz.reading.draft.model import EntityProposal

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping

    from quiz.dossier.schema import Dossier, Evidence, Voice
    from quiz.reading.draft.model import AnyProposal, ClaimProposal

Spot = tuple[str, int]
"""A source of the draft and a paragraph."""
_JOINT = re.compile(r"\s(?:of|in|from|by|for|with|around|near|to|at|on|among|against)\s")


class Names:
    """Folded names of the entities and voices of a dossier, and of those that a draft proposes."""

    def __init__(self, deck: Dossier, draft: Dossier, proposals: Iterable[AnyProposal]) -> None:
        self.entity = {one.id: {fold(name) for name in (one.name, *one.variants)} for one in deck.entities}
        self.voice = {
            one.id: {fold(core(name)) for name in (one.label, *one.names)}
            | self.entity.get(one.entity or "", set())
            for one in deck.voices
        }
        self.drafted: dict[str, set[str]] = defaultdict(set)
        for voice in draft.voices:
            self.drafted[voice.id] |= {fold(core(name)) for name in (voice.label, *voice.names)}
        for one in proposals:
            if isinstance(one, EntityProposal):
                self.drafted[one.slug] |= {fold(name) for name in (one.name, *one.sure)}


@dataclass(frozen=True, slots=True)
class Voices:
    """The voices of a deck, and what a draft of the same articles has of them.

    ``alike`` is the deck's voices by the draft's that have the same paragraphs, ``claims`` the draft's by
    paragraph, and ``spot`` tells where in the draft a paragraph of the deck is.
    """

    deck: Dossier
    names: Names
    alike: Mapping[str, str]
    claims: Mapping[Spot, list[ClaimProposal]]
    spot: Callable[[Evidence], Spot | None]

    def figures(self) -> dict[str, Any]:
        """Return how many of the voices of the deck\'s evidence the draft has, and how they are found."""
        used = sorted({voice for one in evidence(self.deck) for voice in one.says})
        told = set().union(*self.names.drafted.values(), set())
        for claims in self.claims.values():
            told |= {fold(core(one.holder.printed)) for one in claims if one.holder.kind == "named"}
        named = {one for one in used if one in self.alike.values() or self.names.voice.get(one, set()) & told}
        groups = [one for one in self.deck.voices if one.kind is VoiceKind.GROUP and one.id not in named]
        spots = {
            one.id: {self.spot(line) for line in evidence(self.deck) if one.id in line.says} for one in groups
        }
        unnamed = {one.id for one in groups if self._is_unnamed(one.id, spots[one.id])}
        by_head = {one.id for one in groups if self._has_head(one, spots[one.id])} - unnamed
        found = (named | unnamed | by_head) & set(used)
        return {
            "in_deck": len(used),
            "found": len(found),
            "share": share(len(found), len(used)),
            "group_by_head": len(by_head),
            "group_unnamed": len(unnamed),
            "missing": [one for one in used if one not in found],
        }

    def _is_unnamed(self, voice: str, spots: set[Spot | None]) -> bool:
        """Tell whether a claim there without a holder is proposed for a voice that bears this one's name."""
        return any(
            one.holder.kind == "nobody"
            and one.holder.voice is not None
            and fold(one.holder.voice) in self.names.voice[voice]
            for spot in spots
            for one in self.claims.get(spot or ("", 0), ())
        )

    def _has_head(self, voice: Voice, spots: set[Spot | None]) -> bool:
        """Tell whether a claim there has a holder with the head word of one of a group's names."""
        heads = {head_word(name) for name in (voice.label, *voice.names)}
        return any(
            one.holder.kind == "named" and head_word(one.holder.printed) in heads
            for spot in spots
            for one in self.claims.get(spot or ("", 0), ())
        )


def head_word(name: str) -> str:
    """Return the word that says what sort of group a name means, without hyphen and number."""
    before = _JOINT.split(core(name).replace("-", ""), maxsplit=1)[0]
    last = fold(before).rpartition(" ")[2]
    return last.removesuffix("s")


def evidence(deck: Dossier) -> Iterable[Evidence]:
    """Yield all evidence of a deck."""
    for statement in deck.statements:
        yield from statement.evidence
    for discrepancy in deck.discrepancies:
        for value in discrepancy.values:
            yield from value.evidence
    for dispute in deck.disputes:
        for position in dispute.positions:
            yield from position.evidence


def voices_alike(deck: Dossier, draft: Dossier, places: dict[Spot, Spot]) -> dict[str, str]:
    """Return the deck's voices by the draft's, where the two maps give them the same paragraphs."""
    theirs = {one.id: ParagraphMap(one) for one in deck.sources}
    ours = {one.id: ParagraphMap(one) for one in draft.sources}
    shared: dict[tuple[str, str], int] = defaultdict(int)
    for (source, number), (other, there) in places.items():
        shared[ours[other].voice(there), theirs[source].voice(number)] += 1
    out: dict[str, str] = {}
    for (mine, yours), _ in sorted(shared.items(), key=lambda one: (-one[1], one[0])):
        if mine not in out and yours not in out.values():
            out[mine] = yours
    return out


def share(part: int, whole: int) -> float:
    """Return a share of a whole, 0 of nothing."""
    return round(part / whole, 3) if whole else 0.0
