"""What of a deed is told otherwise: whether it happened, when, how near to a place, and to how many."""

from __future__ import annotations

from collections import defaultdict
from itertools import combinations, product
from typing import TYPE_CHECKING

from quiz.reading.across import values
from quiz.reading.across.differing import by_who, called, differing, pairs_of
from quiz.reading.across.phrases import one_thing
from quiz.reading.across.stems import lexicon

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from quiz.reading.across.deeds import Deed
    from quiz.reading.across.differing import Differing
    from quiz.reading.across.kin import Kin
    from quiz.reading.across.phrases import Phrase

_OFF = frozenset({"near", "outside"})
_COMMON = 200
"""So many deeds with a person, or figures of one sort, are of too many events to be compared in pairs."""
_HARM = ("kill", "attack", "hit", "wound", "arrest")
"""Deeds that are told of one place though in other words: who was attacked was killed there."""


def doubts(deeds: Sequence[Deed], told: Sequence[tuple[Deed, Deed]], kin: Kin) -> Iterator[Differing]:
    """Yield what accounts of one deed say otherwise. ``told`` are deeds of one kind, done to the same."""
    yield from _denied(told)
    yield from _dates(told)
    yield from _to_come(deeds, kin)
    yield from _places(deeds, kin)
    yield from _tolls(deeds, kin)


def _denied(told: Sequence[tuple[Deed, Deed]]) -> Iterator[Differing]:
    """Yield deeds that one tells and another denies."""
    yield from differing(
        [
            (one, two)
            for one, two in told
            if (one.denied and two.done) or (one.done and two.denied)
            if one.who is None or two.who is None or one.who.pronoun or two.who.pronoun or _same(one, two)
        ],
        lambda deed: deed.text,
        lambda deed: f"whether it happened: {called(deed)}",
        0.5,
        "told by one, denied by another",
        key=lambda deed: "denied" if deed.denied else "told",
        relation="conflict",
    )


def _same(one: Deed, two: Deed) -> bool:
    if one.who is None or two.who is None:
        return False
    return one_thing(one.who, two.who) or bool(one.who.names & two.who.names)


def _dates(told: Sequence[tuple[Deed, Deed]]) -> Iterator[Differing]:
    """Yield dates of a deed that cannot both be right, where no article gives it two."""
    given: dict[tuple[str, str], set[str]] = defaultdict(set)
    for pair in told:
        for one in pair:
            if one.when is not None:
                given[one.source, one.kind].add(one.when[0])
    yield from differing(
        [
            (one, two)
            for one, two in told
            if one.when is not None
            and two.when is not None
            and one.done
            and two.done
            and one.when[1].casefold() != two.when[1].casefold()
            and values.dates(one.when[0], two.when[0]) in {"conflict", "slip"}
            and all(len(given[deed.source, deed.kind]) == 1 for deed in (one, two))
        ],
        lambda deed: deed.when[1] if deed.when is not None else "",
        lambda deed: f"when: {called(deed)}",
        0.5,
        "the same deed, other dates",
        relation="conflict",
    )


def _to_come(deeds: Sequence[Deed], kin: Kin) -> Iterator[Differing]:
    """Yield what is still to come in one article and told as done in another."""
    kinds = lexicon().deeds
    ready = [one for one in deeds if one.kind in kinds and (one.done or one.future)]
    done_in = {(one.source, key) for one in ready if one.done for key in by_who(one)}
    ahead_in = {(one.source, key) for one in ready if one.future for key in by_who(one)}
    pairs = []
    for one, two in pairs_of(ready, by_who, kin):
        ahead, behind = (one, two) if one.future else (two, one)
        if not ahead.future or not behind.done or ahead.who is None or behind.who is None:
            continue
        if not ahead.who.names | behind.who.names:  # "people" will vote, and have voted
            continue
        if any((ahead.source, key) in done_in or (behind.source, key) in ahead_in for key in by_who(ahead)):
            continue
        if (
            _heads(ahead.who)
            and _heads(behind.who)
            and one_thing(ahead.who, behind.who)
            and _like(ahead, behind)
        ):
            pairs.append((one, two))
    yield from differing(
        pairs,
        lambda deed: deed.text,
        lambda deed: f"whether it had happened yet: {called(deed)}",
        0.3,
        "to come in one, done in another",
        key=lambda deed: "done" if deed.done else "to come",
        relation="writing-date",
    )


def _heads(who: Phrase) -> bool:
    return who.text.removeprefix("the ")[:1].isupper() and not who.pronoun


def _like(one: Deed, two: Deed) -> bool:
    if one.whom is None or two.whom is None or one.whom.pronoun or two.whom.pronoun:
        return True
    return one_thing(one.whom, two.whom)


def _places(deeds: Sequence[Deed], kin: Kin) -> Iterator[Differing]:
    """Yield where a person was harmed: at a place in one article, near it in another."""
    harmed: dict[str, list[Deed]] = defaultdict(list)
    for one in deeds:
        if one.done and one.kind in _HARM and one.whom is not None and one.places:
            for person in [one.whom.person] if one.whom.person else sorted(one.named):
                harmed[person].append(one)
    for person in sorted(harmed):
        if len(harmed[person]) > _COMMON:
            continue
        found: dict[str, list[tuple[Deed, Deed]]] = defaultdict(list)
        printed: dict[tuple[str, int, int, str], str] = {}
        for one, two in combinations(harmed[person], 2):
            whom = {deed.whom.person for deed in (one, two) if deed.whom is not None}
            if one.source == two.source or person not in whom or not kin(one.source, two.source):
                continue
            for key, left, right in _off(one, two):
                found[key].append((one, two))
                printed |= {(*_spot(one), key): left, (*_spot(two), key): right}
        for key in sorted(found):
            yield from differing(
                found[key],
                lambda deed, of=key: printed[(*_spot(deed), of)],  # type: ignore[misc]  # noqa: B023
                lambda deed: f"where: {called(deed)}",
                0.4,
                "the same deed, at a place or near it",
                relation="conflict",
            )


def _off(one: Deed, two: Deed) -> Iterator[tuple[str, str, str]]:
    """Yield what one deed was near and the other in or at, and how each says so."""
    for (word, first), (other, second) in product(one.places, two.places):
        if (word in _OFF) != (other in _OFF):
            key = _shared(first, second) if word in _OFF else _shared(second, first)
            if key:
                yield key, f"{word} {first.text}", f"{other} {second.text}"


def _spot(deed: Deed) -> tuple[str, int, int]:
    return deed.source, deed.place.paragraph, deed.start


def _shared(off: Phrase, at: Phrase) -> str:
    """Return the noun that a thing was near in one account where it was in or at the same in the other."""
    return off.head if off.head and off.head in at.words | {at.head} else ""


def _tolls(deeds: Sequence[Deed], kin: Kin) -> Iterator[Differing]:
    """Yield how many people were killed, hurt, saved or held, where each article counts one way."""
    kinds = lexicon().tolls
    by_kind: dict[str, list[Deed]] = defaultdict(list)
    for one in deeds:
        counted = one.whom is not None and (one.whom.count is not None or one.whom.nobody)
        if one.kind in kinds and counted and (one.done or one.denied):
            by_kind[one.kind].append(one)
    for kind in sorted(by_kind):
        given: dict[str, set[str]] = defaultdict(set)
        for one in by_kind[kind]:
            given[one.source].add(_toll(one).casefold())
        once = [one for one in by_kind[kind] if len(given[one.source]) == 1]
        if len(once) > _COMMON:
            continue
        yield from differing(
            [
                (one, two)
                for one, two in combinations(once, 2)
                if one.source != two.source
                and kin(one.source, two.source)
                and _toll(one).casefold() != _toll(two).casefold()
                and _one_folk(one, two)
            ],
            _toll,
            _how_many,
            0.5,
            "the same deed, other figures",
            relation="conflict",
        )


def _how_many(deed: Deed) -> str:
    comma = "," if deed.printed.endswith("ing") else ""
    return f"how many: {_of_whom(deed)}{comma} {deed.printed}"


def _toll(deed: Deed) -> str:
    if deed.whom is None or deed.whom.nobody:
        return deed.whom.text if deed.whom is not None else ""
    return deed.whom.count or ""


def _of_whom(deed: Deed) -> str:
    words = deed.whom.text.split() if deed.whom is not None else []
    return words[-1] if len(words) > 1 else "people"


def _one_folk(one: Deed, two: Deed) -> bool:
    """Tell whether two deeds count the same: people of any name, or those of one.

    "Three teachers" may be the "five people" where both sentences say that it was at one place.
    """
    if one.whom is None or two.whom is None:
        return False
    folk = lexicon().folk | {""}
    first, second = (whom.head in folk or whom.head.isdecimal() for whom in (one.whom, two.whom))
    if one.whom.nobody or two.whom.nobody or one.whom.head == two.whom.head:
        return True
    there, where = ({name for _, at in deed.places for name in at.names} for deed in (one, two))
    return (first and second) or ((first or second) and bool(there & where))
