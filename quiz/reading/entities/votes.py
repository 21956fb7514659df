"""What type a name is of: every mention in every article votes, and surnames vote for what they end."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import TypeAlias

from quiz.reading.entities.lexicon import lexicon
from quiz.reading.entities.names import is_acronym, parts, plain
from quiz.reading.entities.sightings import Sighting
from quiz.reading.structure.article import Article

Tally: TypeAlias = dict[str, float]
_ORDER = ("person", "organisation", "place", "agreement", "event", "other", "group")
"""Which type wins where two have the same votes."""
_SURNAME = 2.0
"""How much a full name's vote counts for the surname that ends it: full names are read more surely."""
_FAMILY = 2.0
"""What a full name gains where its last word is certainly a surname."""


def type_votes(found: Sequence[Sighting]) -> dict[str, Tally]:
    """Return the votes for each name by its key (:func:`~quiz.reading.entities.names.plain`).

    A surname alone also has the votes of the full names that it ends: where the parser takes a token for a
    person in most places, it is a person everywhere.
    """
    own: dict[str, Tally] = defaultdict(dict)
    token: dict[str, Tally] = defaultdict(dict)
    for one in found:
        key = plain(one.printed)
        tally = own[key]
        split = parts(one.printed)
        for kind, weight in one.votes:
            tally[kind] = tally.get(kind, 0.0) + weight
            if split and (len(split) > 1 or one.title) and kind == "person":
                token[split[-1]]["person"] = token[split[-1]].get("person", 0.0) + weight
    for key, tally in own.items():
        split = parts(key)
        surname = token.get(split[-1], {}).get("person", 0.0) if split else 0.0
        if len(split) == 1:
            tally["person"] = tally.get("person", 0.0) + _SURNAME * surname
        elif tally and _person_shaped(key):
            tally["person"] = tally.get("person", 0.0) + 0.3 + (_FAMILY if surname >= _FAMILY else 0.0)
    return dict(own)


def _person_shaped(key: str) -> bool:
    words = key.split()
    nouns = lexicon().nouns
    if words[0] in lexicon().directions:
        return False
    return 2 <= len(words) <= 4 and not any(one in nouns or one.isdigit() for one in words)


_LISTED = re.compile(r"^(?:, | and | or |/|, and |, or )(?:the )?$")
_LISTED_TYPES = frozenset({"person", "place", "organisation"})
_STRONG, _SHARED, _HALF = 1.5, 2.5, 1.0


def listed_votes(
    found: Sequence[Sighting], articles: Mapping[str, Article], votes: Mapping[str, Tally]
) -> None:
    """Let names that stand in one list vote for each other's type, the well known for the hardly known."""
    for one, two in pairwise(found):
        if (one.source, one.paragraph) != (two.source, two.paragraph) or not 0 < two.outer - one.end < 12:
            continue
        between = articles[one.source].paragraph(one.paragraph).text[one.end : two.outer]
        if not _LISTED.match(between):
            continue
        for a, b in ((plain(one.printed), plain(two.printed)), (plain(two.printed), plain(one.printed))):
            kind = leading(votes[a])
            most = max(votes[b].values(), default=0.0)
            if kind in _LISTED_TYPES and votes[a][kind] >= _STRONG and most < min(3.0, votes[a][kind]):
                # People are listed with people; countries and organisations often stand together.
                weight = _SHARED if "person" in {kind, leading(votes[b])} else _HALF
                votes[b][kind] = votes[b].get(kind, 0.0) + weight


def leading(tally: Mapping[str, float]) -> str | None:
    """Return the type with the most votes, None where there are none to speak of."""
    if not tally:
        return None
    best = max(_ORDER, key=lambda kind: (tally.get(kind, 0.0), -_ORDER.index(kind)))
    return best if tally.get(best, 0.0) > 0.0 else None


def split_glued(found: Sequence[Sighting], votes: Mapping[str, Tally]) -> list[Sighting]:
    """Cut a person's name off what stands before it without a comma: "of the Harbour Board Ann Holm"."""
    known = {key for key, tally in votes.items() if leading(tally) == "person" and len(key.split()) > 1}
    out: list[Sighting] = []
    for one in found:
        words = one.printed.split(" ")
        cut = None
        if len(words) > 2 and not one.title:
            cut = next((at for at in range(1, len(words) - 1) if plain(" ".join(words[at:])) in known), None)
        if cut is None or plain(one.printed) in known:
            out.append(one)
            continue
        first, last = " ".join(words[:cut]), " ".join(words[cut:])
        middle = one.end - len(last)
        left = tuple((kind, weight) for kind, weight in one.votes if kind != "person")
        if not (is_acronym(first) or votes.get(plain(first)) or len(words[:cut]) > 1):
            out.append(one)
            continue
        out.append(
            replace(one, end=one.start + len(first), printed=first, votes=left or (("organisation", 0.5),))
        )
        out.append(
            replace(one, start=middle, outer=middle, printed=last, votes=(("person", 2.0),), doubtful=False)
        )
    return out
