"""Headlines that name who speaks: "Merkel: Europe must act", "Europe must act – Merkel"."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from quiz.reading.claims.found import Found

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quiz.reading.claims.found import Page

_LONGEST = 6
"""A name before the colon has so many words at the most."""


def headline(page: Page) -> Iterator[Found]:
    """Yield what a headline credits by a colon."""
    parse = page.parse
    if not page.heading:
        yield from _label(page)
        return
    for word in range(1, min(_LONGEST + 1, len(parse) - 2)):
        if parse.lower[word] == ":":
            names = parse.pos[:word]
            if all(
                pos in {"PROPN", "NOUN", "ADJ", "PART", "ADP", "DET", "PUNCT", "NUM"} for pos in names
            ) and ("PROPN" in names or parse.lower[word - 1] in {"poll", "report", "study", "survey"}):
                yield Found(
                    "headline", "say", word, (word, word), (0, word - 1), ((word + 1, len(parse) - 1),)
                )
            return


def _label(page: Page) -> Iterator[Found]:
    """Yield a paragraph that opens with a speaker's label."""
    parse = page.parse
    if page.label is None:
        return
    last = bisect_left(parse.begins, page.label[1]) - 1
    first = bisect_right(parse.ends, page.label[0])
    spoken = bisect_left(parse.begins, page.label[2])
    if first <= last < spoken < len(parse):
        yield Found("label", "say", last, (last, spoken - 1), (first, last), ((spoken, len(parse) - 1),))
