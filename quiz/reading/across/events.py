"""Accounts of one deed that differ: who did it, to whom, what else was done, and what it is called."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import combinations, product
from typing import TYPE_CHECKING

from quiz.reading.across.phrases import one_thing, other_thing
from quiz.reading.across.stems import lexicon

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

    from quiz.reading.across.deeds import Deed
    from quiz.reading.across.kin import Kin
    from quiz.reading.across.phrases import Phrase
    from quiz.reading.across.values import Relation
    from quiz.reading.draft.model import Place

_AT = frozenset({"at", "in", "inside", "within", "on"})
_OFF = frozenset({"near", "outside"})
_COMMON = 60
"""So many deeds that share a key are too many to be one."""
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


def events(deeds: Sequence[Deed], kin: Kin) -> Iterator[Differing]:
    """Yield what articles on one subject tell differently of the same deed."""
    alike = [
        (one, two)
        for one, two in _pairs(deeds, _whom, kin)
        if one.whom is not None
        and two.whom is not None
        and one_thing(one.whom, two.whom)
        and _told(one.whom, two.whom)
    ]
    same = [(one, two) for one, two in alike if one.kind == two.kind and one.done and two.done]
    yield from _doers(same)
    yield from _beside(same, deeds)
    yield from _targets(list(_pairs(deeds, _who, kin)))
    yield from _words(alike)


def _pairs(
    deeds: Sequence[Deed], keys: Callable[[Deed], Iterable[str]], kin: Kin
) -> Iterator[tuple[Deed, Deed]]:
    """Yield deeds of articles on one subject that share a key; a key of very many leads nowhere."""
    by_key: dict[str, list[int]] = defaultdict(list)
    for number, one in enumerate(deeds):
        for key in keys(one):
            by_key[key].append(number)
    found = {pair for here in by_key.values() if len(here) <= _COMMON for pair in combinations(here, 2)}
    for first, second in sorted(found):
        one, two = deeds[first], deeds[second]
        if one.source != two.source and kin(one.source, two.source):
            yield one, two


def _whom(deed: Deed) -> set[str]:
    """Return what a deed can be found by: what is done, or the words for it, and whom it is done to."""
    if deed.whom is None or deed.whom.pronoun:
        return set()
    of = {deed.whom.person} if deed.whom.person is not None else {deed.whom.head, *deed.whom.proper}
    kinds = {deed.kind} | (
        {f"#{lexicon().wordings[deed.word][0]}"} if deed.word in lexicon().wordings else set()
    )
    return {f"{kind} {one}" for kind in kinds for one in of if one}


def _who(deed: Deed) -> set[str]:
    return set() if deed.who is None else {f"{deed.kind} {one}" for one in deed.who.names}


def _told(one: Phrase, two: Phrase) -> bool:
    """Tell whether two phrases of one noun say which one is meant: a person, or a name with both."""
    return one.person is not None or bool(one.proper & two.proper)


def _doers(pairs: Sequence[tuple[Deed, Deed]]) -> Iterator[Differing]:
    yield from _grouped(
        [
            (one, two)
            for one, two in pairs
            if one.who is not None
            and two.who is not None
            and _may_act(one.who)
            and _may_act(two.who)
            and other_thing(one.who, two.who)
        ],
        lambda deed: deed.who.text if deed.who is not None else "",
        lambda deed: f"who did it: {_called(deed)}",
        0.45,
        "the same deed, by others",
    )


def _may_act(who: Phrase) -> bool:
    return bool(who.names) and who.head not in lexicon().deeds


def _beside(pairs: Sequence[tuple[Deed, Deed]], every: Sequence[Deed]) -> Iterator[Differing]:
    """Yield what else was done, to others, where one deed was done to the same in two articles."""
    told: dict[tuple[str, int, int], list[Deed]] = defaultdict(list)
    for one in every:
        if one.kind in lexicon().deeds and one.done and one.whom is not None:
            told[_sentence(one)].append(one)
    found: dict[tuple[str, str], list[tuple[Deed, Deed]]] = defaultdict(list)
    for one, two in pairs:
        if one.whom is None or one.whom.person is not None:
            continue
        for first, second in product(told[_sentence(one)], told[_sentence(two)]):
            if first.kind != second.kind or first.kind == one.kind:
                continue
            if first.whom is not None and second.whom is not None and other_thing(first.whom, second.whom):
                found[first.kind, _called(one)].append((first, second))
    for kind, about in sorted(found):
        yield from _grouped(
            found[kind, about],
            lambda deed: deed.whom.text if deed.whom is not None else "",
            lambda deed, of=about: f"{_suffers(deed)} ({of})",  # type: ignore[misc]
            0.4,
            "the same event, others beside it",
        )


def _sentence(deed: Deed) -> tuple[str, int, int]:
    return deed.source, deed.place.paragraph, deed.place.start


def _targets(pairs: Sequence[tuple[Deed, Deed]]) -> Iterator[Differing]:
    """Yield what the same ones did the same thing to, where the sentences name a third in common."""
    yield from _grouped(
        [
            (one, two)
            for one, two in pairs
            if one.done
            and two.done
            and one.kind in lexicon().deeds
            and one.who is not None
            and two.who is not None
            and one.whom is not None
            and two.whom is not None
            and one_thing(one.who, two.who)
            and other_thing(one.whom, two.whom)
            and (one.named & two.named) - one.who.names
        ],
        lambda deed: deed.whom.text if deed.whom is not None else "",
        lambda deed: f"{_suffers(deed)} ({deed.who.text if deed.who is not None else ''})",
        0.3,
        "the same deed, to others",
    )


def _words(pairs: Sequence[tuple[Deed, Deed]]) -> Iterator[Differing]:
    """Yield the words that are chosen for one deed by how one looks at it."""
    wordings = lexicon().wordings
    yield from _grouped(
        [
            (one, two)
            for one, two in pairs
            if one.word in wordings
            and two.word in wordings
            and wordings[one.word][0] == wordings[two.word][0]
            and wordings[one.word][1] != wordings[two.word][1]
        ],
        lambda deed: deed.printed,
        lambda deed: f"which word is used for it: {_called(deed)}",
        0.35,
        "one deed, other words",
        key=lambda deed: wordings[deed.word][1],
        relation="wording",
    )


def _suffers(deed: Deed) -> str:
    return f"target of the {deed.printed}" if deed.noun else f"who or what was {deed.printed}"


def _called(deed: Deed) -> str:
    """Return a deed in words: "sinking of the ferry"."""
    if deed.whom is None:
        return deed.printed
    whom = deed.whom.text
    return f"{deed.printed} of {whom}" if deed.noun else f"{whom} {deed.printed}"


def _grouped(
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
        joined = [one for one in groups if set(one) & set(here)]
        for other in joined:
            here = {**other, **here}
        groups = [one for one in groups if not any(one is other for other in joined)] + [here]
    for group in groups:
        ordered = sorted((group[at] for at in sorted(group)), key=lambda one: not one.done)
        kept: dict[str, Deed] = {}
        for one in ordered:
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
