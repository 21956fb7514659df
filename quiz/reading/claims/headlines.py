"""Headlines that name who speaks: "Merkel: Europe must act", "Europe must act – Merkel"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quiz.reading.claims.found import Found

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quiz.reading.claims.found import Page

_SOURCES = frozenset({"poll", "report", "study", "survey"})
_LONGEST = 6
"""A name before the colon has so many words at the most."""


def headline(page: Page) -> Iterator[Found]:
    """Yield what a headline credits by a colon."""
    parse = page.parse
    if not page.heading:
        return
    for word in range(1, min(_LONGEST + 1, len(parse) - 2)):
        if parse.lower[word] == ":":
            named = "PROPN" in parse.pos[:word] or parse.lower[word - 1] in _SOURCES
            if named and page.capital(0) and not {"AUX", "VERB", "NUM"} & set(parse.pos[:word]):
                content = (word + 1, len(parse) - 1)
                yield Found("headline", "say", word, (word, word), (0, word - 1), (content,))
            return
