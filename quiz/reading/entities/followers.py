"""Words made from a name, for those who follow it or come from it, are no names: the Veissites, the Kirns."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quiz.reading.entities.names import folded, parts, plain

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from quiz.reading.entities.sightings import Sighting
    from quiz.reading.structure.article import Article

_ENDINGS = ("ites", "ite", "ists", "ist", "istas", "ians", "ian", "ans", "ers", "ism", "ese")
_BEFORE_MANY = re.compile(r"(?:\b(?:the|two|both|many|some|most|other|all|young|old)\s+)$", re.IGNORECASE)
_SHORTEST = 4
"""Letters of a name that such a word may be made from."""


def without_followers(
    found: Sequence[Sighting], types: Mapping[str, str], articles: Mapping[str, Article]
) -> list[Sighting]:
    """Return mentions without single words that are made from the name of a person or a place.

    A mere "s" makes such a word only behind "the", "two" or the like: Williams is not made from William.
    """
    names: set[str] = set()
    for one in found:
        if types[plain(one.printed)] in {"person", "place"}:
            split = parts(one.printed)
            names |= {split[-1]} if split else set()
    names = {one for one in names if len(one) >= _SHORTEST}
    return [one for one in found if not _follows(one, names, articles)]


def _follows(one: Sighting, names: set[str], articles: Mapping[str, Article]) -> bool:
    word = folded(one.printed)
    if " " in word or one.title:
        return False
    for ending in _ENDINGS:
        stem = word.removesuffix(ending)
        if stem != word and any(stem + rest in names for rest in ("", "a", "e", "o", "i", "y")):
            return True
    if word.endswith("s") and (word[:-1] in names or (word.endswith("es") and word[:-2] in names)):
        before = articles[one.source].paragraph(one.paragraph).text[max(0, one.start - 12) : one.start]
        return _BEFORE_MANY.search(before) is not None
    return False
