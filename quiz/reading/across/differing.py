"""What accounts of one deed differ in: pairs of deeds in articles on one subject, and their values."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations
from typing import TYPE_CHECKING

from quiz.reading.across.stems import lexicon
from quiz.reading.across.told import ENTITY

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from quiz.reading.across.deeds import Deed
    from quiz.reading.across.kin import Kin
    from quiz.reading.across.phrases import Phrase
    from quiz.reading.across.values import Relation
    from quiz.reading.draft.model import Place

_COMMON = 60
"""So many deeds that share a key are too many to be one."""
_SHORT = 6
"""So many words of a phrase say what is meant."""
_MOST = 5
"""Values of one discrepancy."""


@dataclass(frozen=True, slots=True)
class Side:
    """One value of a deed: the proposal of its sentence, the sentence, who says it, and the words."""

    fact: str
    place: Place
    says: tuple[str, ...]
    value: str


@dataclass(frozen=True, slots=True)
class Differing:
    """Values that accounts of one deed give: what of, how sure it is, how they differ, and a reason."""

    about: str
    score: float
    relation: Relation
    reason: str
    sides: tuple[Side, ...]


def pairs_of(
    deeds: Sequence[Deed], keys: Callable[[Deed], Iterable[str]], kin: Kin
) -> Iterator[tuple[Deed, Deed]]:
    """Yield deeds of articles on one subject that share a key; a key of very many leads nowhere."""
    by_key: dict[str, list[int]] = defaultdict(list)
    for number, one in enumerate(deeds):
        for key in keys(one):
            by_key[key].append(number)
    sources = [one.source for one in deeds]
    found = {
        (first, second)
        for here in by_key.values()
        if len(here) <= _COMMON
        for first, second in combinations(here, 2)
        if sources[first] != sources[second] and kin(sources[first], sources[second])
    }
    for first, second in sorted(found):
        yield deeds[first], deeds[second]


def by_whom(deed: Deed) -> set[str]:
    """Return what a deed can be found by: what is done, or the words for it, and whom it is done to."""
    if deed.whom is None or deed.whom.pronoun:
        return set()
    of = {deed.whom.person} if deed.whom.person is not None else {deed.whom.head, *deed.whom.proper}
    kinds = {deed.kind} | (
        {f"#{lexicon().wordings[deed.word][0]}"} if deed.word in lexicon().wordings else set()
    )
    return {f"{kind} {one}" for kind in kinds for one in of if one}


def by_who(deed: Deed) -> set[str]:
    """Return what a deed can be found by: what is done, and who does it."""
    if deed.who is None or deed.who.pronoun:
        return set()
    return {f"{deed.kind} {one}" for one in {deed.who.head, *deed.who.names} if one}


def sentence_of(deed: Deed) -> tuple[str, int, int]:
    """Return where the sentence of a deed stands."""
    return deed.source, deed.place.paragraph, deed.place.start


def named_alike(one: Phrase, two: Phrase) -> bool:
    """Tell whether two phrases of one noun say which one is meant: a person, or a name with both."""
    return one.person is not None or bool(one.proper & two.proper)


def called(deed: Deed) -> str:
    """Return a deed in words: "sinking of the ferry". A person stands by the slug, marked as an entity."""
    if deed.whom is None:
        return deed.printed
    whom = short(deed.whom)
    return f"{deed.printed} of {whom}" if deed.noun else f"{whom} {deed.printed}"


def short(phrase: Phrase) -> str:
    """Return a phrase in six words at most, a person by the slug."""
    if phrase.person is not None:
        return f"{ENTITY}{phrase.person}"
    return " ".join(phrase.text.split()[:_SHORT])


def differing(
    pairs: Sequence[tuple[Deed, Deed]],
    value: Callable[[Deed], str],
    about: Callable[[Deed], str],
    score: float,
    reason: str,
    key: Callable[[Deed], str] | None = None,
    relation: Relation = "precision",
) -> Iterator[Differing]:
    """Join pairs that share a deed; of each value only the first is kept."""
    groups: list[dict[tuple[str, int, int], Deed]] = []
    for pair in pairs:
        here = {(one.source, one.place.paragraph, one.start): one for one in pair}
        joined = [one for one in groups if any(at in one for at in here)]
        for other in joined:
            here = {**other, **here}
        groups = [one for one in groups if not any(one is other for other in joined)] + [here]
    for group in groups:
        ordered = sorted((group[at] for at in sorted(group)), key=lambda one: not one.done)
        kept: dict[str, Deed] = {}
        for one in ordered:
            if all(sentence_of(one) != sentence_of(other) for other in kept.values()):
                kept.setdefault((key or value)(one).lower(), one)
        chosen = sorted(list(kept.values())[:_MOST], key=lambda one: (one.source, one.place.paragraph))
        if len(chosen) < 2:
            continue
        whole = max(chosen, key=lambda one: (one.noun, len(one.whom.text) if one.whom else 0))
        yield Differing(
            about=about(whole),
            score=score,
            relation=relation,
            reason=reason,
            sides=tuple(Side(one.fact, one.place, one.says, value(one)) for one in chosen),
        )
