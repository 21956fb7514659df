"""Accounts of one deed that differ: who did it, to whom, what else was done, and what it is called."""

from __future__ import annotations

from collections import defaultdict
from itertools import product
from typing import TYPE_CHECKING

from quiz.reading.across import values
from quiz.reading.across.differing import (
    by_who,
    by_whom,
    called,
    differing,
    named_alike,
    pairs_of,
    sentence_of,
    short,
)
from quiz.reading.across.doubts import doubts
from quiz.reading.across.phrases import one_thing, other_thing
from quiz.reading.across.stems import lexicon, stem

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from quiz.reading.across.deeds import Deed
    from quiz.reading.across.differing import Differing
    from quiz.reading.across.kin import Kin
    from quiz.reading.across.phrases import Phrase


def events(deeds: Sequence[Deed], kin: Kin) -> Iterator[Differing]:
    """Yield what articles on one subject tell differently of the same deed."""
    alike = [
        (one, two)
        for one, two in pairs_of(deeds, by_whom, kin)
        if one.whom is not None
        and two.whom is not None
        and one_thing(one.whom, two.whom)
        and named_alike(one.whom, two.whom)
    ]
    told = [(one, two) for one, two in alike if one.kind == two.kind]
    same = [(one, two) for one, two in told if one.done and two.done and not _years_apart(one, two)]
    yield from _doers(same)
    yield from _beside(same, deeds)
    yield from _targets(list(pairs_of(deeds, by_who, kin)))
    yield from _words(alike)
    yield from doubts(deeds, told, kin)


def _years_apart(one: Deed, two: Deed) -> bool:
    """Tell whether two deeds have dates of different years: there is more than one such deed."""
    if one.when is None or two.when is None:
        return False
    other = values.dates(one.when[0], two.when[0]) in {"conflict", "slip"}
    return other and one.when[0][:4] != two.when[0][:4]


def _doers(pairs: Sequence[tuple[Deed, Deed]]) -> Iterator[Differing]:
    yield from differing(
        [
            (one, two)
            for one, two in pairs
            if one.kind in lexicon().deeds  # many may praise one and the same
            and one.who is not None
            and two.who is not None
            and _may_act(one.who)
            and _may_act(two.who)
            and other_thing(one.who, two.who)
        ],
        lambda deed: deed.who.text if deed.who is not None else "",
        lambda deed: f"who did it: {called(deed)}",
        0.45,
        "the same deed, by others",
    )


def _may_act(who: Phrase) -> bool:
    return bool(who.names or who.head in lexicon().actors) and who.head not in lexicon().deeds


def _beside(pairs: Sequence[tuple[Deed, Deed]], every: Sequence[Deed]) -> Iterator[Differing]:
    """Yield what else was done, to others, where one deed was done to the same in two articles."""
    told: dict[tuple[str, int, int], list[Deed]] = defaultdict(list)
    for one in every:
        if one.kind in lexicon().deeds and one.done and one.whom is not None:
            told[sentence_of(one)].append(one)
    found: dict[tuple[str, str], list[tuple[Deed, Deed]]] = defaultdict(list)
    for one, two in pairs:
        if one.whom is None or one.whom.person is not None:
            continue
        for first, second in product(told[sentence_of(one)], told[sentence_of(two)]):
            if first.kind != second.kind or first.kind == one.kind:
                continue
            if first.whom is not None and second.whom is not None and other_thing(first.whom, second.whom):
                found[first.kind, called(one)].append((first, second))
    for kind, about in sorted(found):
        yield from differing(
            found[kind, about],
            lambda deed: deed.whom.text if deed.whom is not None else "",
            lambda deed, of=about: f"{_suffers(deed)} ({of})",  # type: ignore[misc]
            0.4,
            "the same event, others beside it",
        )


def _targets(pairs: Sequence[tuple[Deed, Deed]]) -> Iterator[Differing]:
    """Yield what the same ones did the same thing to, where the sentences name a third in common."""
    yield from differing(
        [
            (one, two)
            for one, two in pairs
            if one.done
            and two.done
            and one.kind == stem("attack")  # what is won or sold is seldom one thing
            and one.who is not None
            and two.who is not None
            and one.whom is not None
            and two.whom is not None
            and one.whom.person is None
            and two.whom.person is None
            and one_thing(one.who, two.who)
            and other_thing(one.whom, two.whom)
            and (one.named & two.named) - one.who.names
        ],
        lambda deed: deed.whom.text if deed.whom is not None else "",
        lambda deed: f"{_suffers(deed)} ({short(deed.who) if deed.who is not None else ''})",
        0.3,
        "the same deed, to others",
    )


def _words(pairs: Sequence[tuple[Deed, Deed]]) -> Iterator[Differing]:
    """Yield the words that are chosen for one deed by how one looks at it."""
    wordings = lexicon().wordings
    yield from differing(
        [
            (one, two)
            for one, two in pairs
            if one.word in wordings
            and two.word in wordings
            and wordings[one.word][0] == wordings[two.word][0]
            and wordings[one.word][1] != wordings[two.word][1]
        ],
        lambda deed: deed.printed,
        lambda deed: f"which word is used for it: {called(deed)}",
        0.35,
        "one deed, other words",
        key=lambda deed: wordings[deed.word][1],
        relation="wording",
    )


def _suffers(deed: Deed) -> str:
    if deed.noun or deed.printed.endswith("ing"):
        return f"target of the {deed.printed}"
    return f"who or what was {deed.printed}"
