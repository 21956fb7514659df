"""Claims of different voices on one subject: questions on which they may differ, for a person to judge.

Who agrees with whom is not guessed: a side is given only where the text itself tells it, by denying what
another claim asserts, or by a word such as "rejects".
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from itertools import combinations, pairwise, permutations
from typing import TYPE_CHECKING

from quiz.reading.across.likeness import Index, Rarity
from quiz.reading.across.sayers import can_say
from quiz.reading.across.sides import sides_of
from quiz.reading.across.stems import words_of
from quiz.reading.across.told import ENTITY, maybe_one, names_in
from quiz.reading.draft.identity import proposal_id
from quiz.reading.draft.model import DisputeProposal
from quiz.reading.entities.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from quiz.reading.across.stems import Word
    from quiz.reading.draft.model import ClaimProposal, Place
    from quiz.reading.facts.people import Cast

_LIKE = 0.2
"""How alike two claims must be to be on one subject."""
_MOST = 8
"""Claims of one dispute."""
_LEADING = 12
"""So many features of a claim, the weightiest, may be what a dispute is about."""
_TWICE = 2
"""So many disputes a claim may be part of."""
_LEAST, _LEAST_OF_TWO = 0.4, 0.45
"""Disputes worth less are not proposed: a few shared words make no question."""
_MARKS = "“”\"‘’'«»[]().,;:!? "
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
    nouns: frozenset[str]
    phrases: Mapping[tuple[str, str], str]


def group_claims(
    claims: Sequence[ClaimProposal], cast: Cast, nouns: Mapping[str, frozenset[str]] | None = None
) -> list[DisputeProposal]:
    """Return subjects on which claims of two or more known holders bear, the richest first.

    Ranked by the number of voices and of articles, and by how much the claims differ in kind. Claims that
    are only asked about, and those of nobody known, found no dispute but may be part of one. ``nouns`` gives,
    by the ids of claims, the nouns in their words (:func:`~quiz.reading.across.nouns.nouns_of`): names apart,
    nothing else is what a dispute is about. Without it any word may be.
    """
    same = maybe_one(cast)
    names = {one.slug: one.name for one in cast.entities}
    said = [
        _said(claim, cast, same, names, None if nouns is None else nouns.get(claim.id, frozenset()))
        for claim in claims
        if claim.assertion != "asked"
    ]
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
        if _is_worth_it(proposal, (said[number].claim.place for number in members)):
            out.setdefault(proposal.id, proposal)
    return sorted(out.values(), key=lambda one: (-one.worth, one.id))


def _is_worth_it(proposal: DisputeProposal, places: Iterable[Place]) -> bool:
    """Tell whether a dispute has voices enough, and either sides or much that they share."""
    sources = {one.source for one in places}
    least = _LEAST_OF_TWO if proposal.voices == 2 and len(sources) == 1 else _LEAST
    if set(proposal.sides) != {"?"}:
        least = _LEAST
    return proposal.voices > 1 and proposal.worth >= least


def _topic(index: Index[Said], seed: int, others: Sequence[int]) -> frozenset[str] | None:
    """Return the two things that a claim shares with the most other voices, the rarer before the common.

    At most one of the two is an entity: two names tell who is spoken of, not what is said. Two nouns must
    stand side by side in both claims, as one phrase: two words far apart are no subject.
    """
    weights = index.weights[seed]
    leading = sorted(weights, key=lambda name: (-weights[name], name))[:_LEADING]
    holders: dict[frozenset[str], set[str]] = defaultdict(set)
    own, said = index.items[seed].holder, index.items[seed]
    for number in others:
        one = index.items[number]
        if one.holder is None or one.holder == own:
            continue
        shared = sorted(name for name in leading if name in one.features)
        for pair in combinations(shared, 2):
            if _is_subject(said, pair) and _is_subject(one, pair):
                holders[frozenset(pair)].add(one.holder)
    if not holders or (own is None and max(len(one) for one in holders.values()) < 2):
        return None
    return min(
        holders,
        key=lambda pair: (-len(holders[pair]) * sum(weights[name] for name in pair), sorted(pair)),
    )


def _is_subject(said: Said, pair: tuple[str, ...]) -> bool:
    """Tell whether two things make a subject in a claim: a name and a noun, or a phrase ending in a noun."""
    named = [name for name in pair if name.startswith(ENTITY)]
    if named:
        return len(named) == 1 and all(name in said.nouns for name in pair if name not in named)
    if all(said.printed.get(name, "").lower() in lexicon().directions for name in pair):
        return False
    return pair in said.phrases or pair[::-1] in said.phrases


def _phrases(text: str, words: Sequence[Word], nouns: frozenset[str]) -> dict[tuple[str, str], str]:
    """Return the pairs of words that stand side by side, the second a noun, as they are printed."""
    return {
        (one.stem, two.stem): " ".join(text[one.start : two.end].split())
        for one, two in pairwise(words)
        if two.stem in nouns and text[one.end : two.start] in {" ", "-"}
    }


def _said(
    claim: ClaimProposal,
    cast: Cast,
    same: Mapping[str, str],
    entities: Mapping[str, str],
    nouns: frozenset[str] | None,
) -> Said:
    features: dict[str, float] = {}
    printed: dict[str, str] = {}
    stems: set[str] = set()
    phrases: dict[tuple[str, str], str] = {}
    for place in claim.content:
        names = names_in(place, cast)
        for start, end, slug in names:
            name = ENTITY + same.get(slug, slug)
            features[name] = 1.0
            printed.setdefault(name, place.text[start:end])
        words = [
            word
            for word in words_of(place.text)
            if not any(start < word.end and word.start < end for start, end, _ in names)
        ]
        here = frozenset(word.stem for word in words if nouns is None or word.printed.lower() in nouns)
        stems |= here
        phrases = _phrases(place.text, words, here) | phrases
        for word in words:
            features[word.stem] = 1.0
            if word.stem not in printed or (nouns is not None and word.printed.lower() in nouns):
                printed[word.stem] = word.printed
    holder = claim.holder.voice
    if holder is None and claim.holder.kind in {"named", "author", "speaker"}:
        holder = claim.holder.printed
    if not can_say(claim, entities):  # who speaks by it: "our study shows" is the writer's
        holder = claim.through[-1] if claim.through else None
    known = None if holder is None else same.get(holder, holder)
    return Said(claim, known, features, printed, frozenset(stems), phrases)


def _differ(one: Said, two: Said) -> bool:
    """Tell whether two claims are of two holders, or of one who is not known, and not the same words.

    What one passes on in another's words, in one article ("Lee says the report finds that …", "the report
    finds that …"), is one claim, however many it is credited to.
    """
    if one.holder is not None and one.holder == two.holder:
        return False
    if one.claim.place.source != two.claim.place.source:
        return True
    small, large = sorted((_words_of(one), _words_of(two)), key=len)
    return small not in large


def _words_of(said: Said) -> str:
    """Return what is credited, without the marks around it."""
    told = " ".join(" ".join(place.text.split()) for place in said.claim.content)
    return told.strip(_MARKS).lower()


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
    """Return a topic as words: a phrase, or the entity first and the other as its shortest printed form."""
    ordered = sorted(topic, key=lambda name: (not name.startswith(ENTITY), name))
    for pair in permutations(ordered, 2):
        phrases = Counter(one.phrases[pair].lower() for one in said if pair in one.phrases)
        if phrases:
            return min(phrases, key=lambda words: (-phrases[words], len(words), words))
    return " and ".join(_shown(said, name, names) for name in ordered)


def _shown(said: Sequence[Said], name: str, names: Mapping[str, str]) -> str:
    if name.startswith(ENTITY) and name[len(ENTITY) :] in names:
        return names[name[len(ENTITY) :]]
    forms = Counter(one.printed[name].lower() for one in said if name in one.printed)
    return min(forms, key=lambda word: (-forms[word], len(word), word))
