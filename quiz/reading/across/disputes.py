"""Claims of different voices on one subject: questions on which they may differ, for a person to judge.

Who agrees with whom is not guessed: a side is given only where the text itself tells it, by denying what
another claim asserts, or by a word such as "rejects".
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from quiz.reading.across.likeness import Index, Rarity
from quiz.reading.across.sides import sides_of
from quiz.reading.across.stems import words_of
from quiz.reading.across.told import ENTITY, maybe_one, names_in
from quiz.reading.draft.identity import proposal_id
from quiz.reading.draft.model import DisputeProposal

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from quiz.reading.draft.model import ClaimProposal
    from quiz.reading.facts.people import Cast

_LIKE = 0.2
"""How alike two claims must be to be on one subject."""
_MOST = 8
"""Claims of one dispute."""
_LEADING = 12
"""So many features of a claim, the weightiest, may be what a dispute is about."""
_TWICE = 2
"""So many disputes a claim may be part of."""
_ASKS = {
    "claim": "What do the sources hold about {}?",
    "judgement": "What do the sources think of {}?",
    "prediction": "What do the sources expect of {}?",
    "recommendation": "What do the sources want done about {}?",
    "explanation": "How do the sources explain {}?",
}


@dataclass(frozen=True, slots=True)
class Said:
    """A claim as it is compared: who holds it, its words and entities, and how they are printed."""

    claim: ClaimProposal
    holder: str | None
    features: dict[str, float]
    printed: dict[str, str]


def group_claims(claims: Sequence[ClaimProposal], cast: Cast) -> list[DisputeProposal]:
    """Return subjects on which claims of two or more known holders bear, the richest first.

    Ranked by the number of voices and of articles, and by how much the claims differ in kind. Claims that
    are only asked about, and those of nobody known, found no dispute but may be part of one.
    """
    same = maybe_one(cast)
    names = {one.slug: one.name for one in cast.entities}
    said = [_said(claim, cast, same) for claim in claims if claim.assertion != "asked"]
    index = Index([(one, one.features) for one in said], Rarity([one.features for one in said]))
    near: dict[int, list[tuple[float, int]]] = {number: [] for number in range(len(said))}
    for likeness, one, two in index.pairs(_LIKE, 2):
        if _differ(said[one], said[two]):
            near[one].append((likeness, two))
            near[two].append((likeness, one))
    used: Counter[int] = Counter()
    topics: set[frozenset[str]] = set()
    out: dict[str, DisputeProposal] = {}
    order = sorted(near, key=lambda number: (-sum(likeness for likeness, _ in near[number]), number))
    for seed in order:
        best = sorted(near[seed], key=lambda one: (-one[0], one[1]))
        free = [(likeness, number) for likeness, number in best if used[number] < _TWICE]
        topic = None if used[seed] else _topic(index, seed, [number for _, number in free])
        if topic is None or topic in topics:
            continue
        topics.add(topic)
        kept = [
            (likeness, number) for likeness, number in free if topic <= index.items[number].features.keys()
        ]
        members = sorted([seed, *(number for _, number in kept)][:_MOST])
        used.update(members)
        likeness = sum(likeness for likeness, _ in kept) / len(kept)
        proposal = _dispute([said[number] for number in members], topic, likeness, names)
        out.setdefault(proposal.id, proposal)
    return sorted(out.values(), key=lambda one: (-one.worth, one.id))


def _topic(index: Index[Said], seed: int, others: Sequence[int]) -> frozenset[str] | None:
    """Return the two things that a claim shares with the most other voices, the rarer before the common.

    At most one of the two is an entity: two names tell who is spoken of, not what is said.
    """
    weights = index.weights[seed]
    leading = sorted(weights, key=lambda name: (-weights[name], name))[:_LEADING]
    holders: dict[frozenset[str], set[str]] = defaultdict(set)
    own = index.items[seed].holder
    for number in others:
        one = index.items[number]
        if one.holder is None or one.holder == own:
            continue
        shared = sorted(name for name in leading if name in one.features)
        for pair in combinations(shared, 2):
            if not all(name.startswith(ENTITY) for name in pair):
                holders[frozenset(pair)].add(one.holder)
    if not holders or (own is None and max(len(one) for one in holders.values()) < 2):
        return None
    return min(
        holders,
        key=lambda pair: (-len(holders[pair]) * sum(weights[name] for name in pair), sorted(pair)),
    )


def _said(claim: ClaimProposal, cast: Cast, same: Mapping[str, str]) -> Said:
    features: dict[str, float] = {}
    printed: dict[str, str] = {}
    for place in claim.content:
        names = names_in(place, cast)
        for start, end, slug in names:
            name = ENTITY + same.get(slug, slug)
            features[name] = 1.0
            printed.setdefault(name, place.text[start:end])
        for word in words_of(place.text):
            if not any(start < word.end and word.start < end for start, end, _ in names):
                features[word.stem] = 1.0
                printed.setdefault(word.stem, word.printed)
    holder = claim.holder.voice
    if holder is None and claim.holder.kind in {"named", "author", "speaker"}:
        holder = claim.holder.printed
    return Said(claim, None if holder is None else same.get(holder, holder), features, printed)


def _differ(one: Said, two: Said) -> bool:
    """Tell whether two claims are of two holders, or of one who is not known."""
    return one.holder is None or two.holder is None or one.holder != two.holder


def _dispute(
    said: Sequence[Said], topic: frozenset[str], likeness: float, names: Mapping[str, str]
) -> DisputeProposal:
    subject = _subject(said, topic, names)
    holders = {one.holder for one in said} - {None}
    sources = {one.claim.place.source for one in said}
    kinds = Counter(one.claim.sense for one in said)
    sense = min(kinds, key=lambda kind: (-kinds[kind], kind))
    sides = sides_of([one.claim for one in said], [set(one.features) for one in said])
    differ = len(set(sides) - {"?"}) > 1
    why = [f"{len(holders)} voices", f"{len(sources)} articles" if len(sources) > 1 else "one article"]
    if differ:
        why.append("one denies what another holds")
    plain = not any(name.startswith(ENTITY) for name in topic)
    worth = (
        0.06 * min(len(holders), 5)
        + 0.1 * min(len(sources) - 1, 3)
        + 0.15 * differ
        + 0.5 * likeness
        - 0.1 * plain
    )
    return DisputeProposal(
        id=proposal_id("dispute", *(one.claim.id for one in said)),
        worth=round(min(1.0, max(0.0, worth)), 2),
        why=tuple(why),
        question=_ASKS[sense].format(subject),
        subject=subject,
        claims=tuple(one.claim.id for one in said),
        sides=sides,
        voices=len(holders),
    )


def _subject(said: Sequence[Said], topic: frozenset[str], names: Mapping[str, str]) -> str:
    """Return a topic as words: the entity first, the other as its shortest printed form."""
    ordered = sorted(topic, key=lambda name: (not name.startswith(ENTITY), name))
    return " and ".join(_shown(said, name, names) for name in ordered)


def _shown(said: Sequence[Said], name: str, names: Mapping[str, str]) -> str:
    if name.startswith(ENTITY) and name[len(ENTITY) :] in names:
        return names[name[len(ENTITY) :]]
    forms = Counter(one.printed[name].lower() for one in said if name in one.printed)
    return min(forms, key=lambda word: (-forms[word], len(word), word))
