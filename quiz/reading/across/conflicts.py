"""The same thing with different values, across articles or inside one: proposals for a person to judge."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quiz.reading.across.accounts import ALIKE, accounts
from quiz.reading.across.corrected import corrected
from quiz.reading.across.deeds import known_apart
from quiz.reading.across.events import events
from quiz.reading.across.figures import figures
from quiz.reading.across.kin import Kin
from quiz.reading.across.likeness import Index, Rarity
from quiz.reading.across.offices import offices
from quiz.reading.across.pairs import Grouped, Value, grouped
from quiz.reading.across.stems import words_of
from quiz.reading.across.times import days, times
from quiz.reading.across.told import ENTITY, maybe_one, told
from quiz.reading.draft.identity import proposal_id
from quiz.reading.draft.model import ConflictProposal, ConflictValue

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from quiz.reading.across.deeds import Deed
    from quiz.reading.across.differing import Differing
    from quiz.reading.across.values import Relation
    from quiz.reading.draft.model import FactProposal
    from quiz.reading.facts.people import Cast

_COUNT = "how much or how many"
_PART = "who, what or where"
_SLUG = re.compile(rf"{ENTITY}([\w-]+)")
_WORDS = 4
"""So many of the weightiest things shared say what a conflict is about."""


def find_conflicts(
    facts: Sequence[FactProposal], cast: Cast, deeds: Sequence[Deed] = ()
) -> list[ConflictProposal]:
    """Return what the facts, and the deeds in their sentences, give different values for, the surest first.

    Figures of one unit and dates count as being of one thing where the word that they hang from, whose they
    are and what is counted agree; offices where holder or office are the same; names where they play the
    same part in one event. Articles that name the same persons and things are compared more freely than
    those that only share a word. Views are compared as well, except for who plays which part.
    """
    same = maybe_one(cast)
    kin = Kin(cast, same)
    ready = [told(fact, cast, same) for fact in facts]
    rarity = Rarity([one.features for one in ready])
    names = {one.slug: one.name for one in cast.entities}
    index = Index([(one, one.features) for one in ready], rarity)
    found = [
        _proposal(one, base, reason, asked, names)
        for base, reason, asked, pairs in (
            (
                0.3,
                "the same unit and subject, other figures",
                "how much or how many",
                figures(ready, rarity, kin),
            ),
            (0.3, "the same event, other dates", "when", times(ready, rarity, kin)),
            (0.1, "the same deed, on other days of the week", "when", days(ready, kin)),
            (
                0.15,
                "the same part in one event, other names",
                "who, what or where",
                accounts(index, index.pairs(ALIKE, 2), kin),
            ),
        )
        for one in grouped(list(pairs))
        if not one.varies
    ]
    found += [
        _make(_named(about, names), score, relation, values, "one holder or office, other values")
        for about, score, relation, values in offices(ready, kin)
    ]
    more = [
        _told_otherwise(one, names) for one in (*corrected(facts), *events(known_apart(deeds, cast), kin))
    ]
    found += [one for one in more if not any(_same_values(one, other) for other in found)]
    unique = {one.id: one for one in found}
    return sorted(unique.values(), key=lambda one: (-one.worth, one.id))


def _proposal(
    found: Grouped, base: float, reason: str, asked: str, names: Mapping[str, str]
) -> ConflictProposal:
    words = _words(found, names)
    said = [word for word in words if not any(word != one and word in one.split() for one in words)]
    if asked == _COUNT and found.thing is None:
        asked = "how long"
    about = f"{asked}: {', '.join(said)}"
    return _make(about, base + 0.7 * found.score, found.relation, found.values, reason)


def _told_otherwise(found: Differing, names: Mapping[str, str]) -> ConflictProposal:
    across = len({one.place.source for one in found.sides}) > 1
    return ConflictProposal(
        id=proposal_id("conflict", *(part for one in found.sides for part in (one.fact, one.value))),
        worth=round(min(1.0, found.score + (0.1 if across else 0)), 2),
        why=(found.reason, "across articles" if across else "inside one article"),
        about=_named(found.about, names),
        relation=found.relation,
        values=tuple(
            ConflictValue(fact=one.fact, place=one.place, value=one.value, says=one.says)
            for one in found.sides
        ),
    )


def _same_values(one: ConflictProposal, other: ConflictProposal) -> bool:
    """Tell whether a conflict gives no value that another does not: the same words of the same sentences."""
    return all(
        any(
            left.fact == right.fact and (left.value in right.value or right.value in left.value)
            for right in other.values
        )
        for left in one.values
    )


def _make(
    about: str, score: float, relation: Relation, values: Sequence[Value], reason: str
) -> ConflictProposal:
    sources = {one.told.fact.place.source for one in values}
    why = (reason, "across articles" if len(sources) > 1 else "inside one article")
    worth = score + (0.1 if len(sources) > 1 else 0) - (0.1 if relation == "precision" else 0)
    facts = [one.told.fact for one in values]
    return ConflictProposal(
        id=proposal_id("conflict", *(part for one in values for part in (one.told.fact.id, one.value))),
        worth=round(min(1.0, max(0.0, worth)), 2),
        why=why,
        about=about,
        relation=relation,
        values=tuple(
            ConflictValue(fact=fact.id, place=fact.place, value=one.value, says=fact.says)
            for fact, one in zip(facts, values, strict=True)
        ),
    )


def _words(found: Grouped, names: Mapping[str, str]) -> list[str]:
    """Return what the values share, as printed: what is counted first, then the weightiest."""
    printed: dict[str, str] = {}
    for value in found.values:
        for word in words_of(value.told.fact.place.text):
            printed.setdefault(word.stem, word.printed)
    out = [] if found.thing is None else [found.thing]
    for one in found.shared:
        if one.startswith(ENTITY):
            out.append(names.get(one[len(ENTITY) :], one[len(ENTITY) :]))
        elif one in printed and printed[one].lower() not in {word.lower() for word in out}:
            out.append(printed[one])
        if len(out) == _WORDS:
            break
    return out


def _named(about: str, names: Mapping[str, str]) -> str:
    return _SLUG.sub(lambda found: names.get(found[1], found[1]), about)
