"""Claims of different voices on one subject: questions on which they may differ, for a person to judge.

Who agrees with whom is not guessed: a side is given only where the text itself tells it, by denying what
another claim asserts, or by a word such as "rejects".
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
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
    out: dict[str, DisputeProposal] = {}
    order = sorted(near, key=lambda number: (-sum(likeness for likeness, _ in near[number]), number))
    for seed in order:
        if used[seed] or not near[seed]:
            continue
        best = sorted(near[seed], key=lambda one: (-one[0], one[1]))
        members = [seed, *(number for _, number in best if used[number] < _TWICE)][:_MOST]
        holders = {said[number].holder for number in members} - {None}
        if len(holders) < 2:
            continue
        used.update(members)
        proposal = _dispute(index, sorted(members), best[0][0], names)
        out.setdefault(proposal.id, proposal)
    return sorted(out.values(), key=lambda one: (-one.worth, one.id))


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
    index: Index[Said], members: Sequence[int], likeness: float, names: Mapping[str, str]
) -> DisputeProposal:
    said = [index.items[number] for number in members]
    subject = _subject(index, members, names)
    holders = {one.holder for one in said} - {None}
    sources = {one.claim.place.source for one in said}
    kinds = Counter(one.claim.sense for one in said)
    sense = min(kinds, key=lambda kind: (-kinds[kind], kind))
    sides = sides_of([one.claim for one in said], [set(one.features) for one in said])
    differ = len(set(sides) - {"?"}) > 1
    why = [f"{len(holders)} voices", f"{len(sources)} articles" if len(sources) > 1 else "one article"]
    if differ:
        why.append("one denies what another holds")
    worth = (
        0.1 + 0.1 * min(len(holders), 4) + 0.1 * min(len(sources) - 1, 3) + 0.2 * differ + 0.3 * likeness
    )
    return DisputeProposal(
        id=proposal_id("dispute", *(one.claim.id for one in said)),
        worth=round(min(1.0, worth), 2),
        why=tuple(why),
        question=_ASKS[sense].format(subject),
        subject=subject,
        claims=tuple(one.claim.id for one in said),
        sides=sides,
        voices=len(holders),
    )


def _subject(index: Index[Said], members: Sequence[int], names: Mapping[str, str]) -> str:
    """Return what most of the claims name: an entity and a word, or two, as printed."""
    weight: Counter[str] = Counter()
    shared: Counter[str] = Counter()
    for number in members:
        for name, one in index.weights[number].items():
            weight[name] += one
            shared[name] += 1
    names_first = sorted(
        (name for name in shared if shared[name] > 1), key=lambda name: (-shared[name], -weight[name], name)
    )
    entity = next((name for name in names_first if name.startswith(ENTITY)), None)
    words = [name for name in names_first if not name.startswith(ENTITY)]
    chosen = [name for name in (entity, *words) if name is not None][:2]
    return " and ".join(_shown(index, members, name, names) for name in chosen)


def _shown(index: Index[Said], members: Sequence[int], name: str, names: Mapping[str, str]) -> str:
    if name.startswith(ENTITY) and name[len(ENTITY) :] in names:
        return names[name[len(ENTITY) :]]
    said = (index.items[number].printed for number in members)
    return min((one[name] for one in said if name in one), key=lambda word: (len(word), word))
