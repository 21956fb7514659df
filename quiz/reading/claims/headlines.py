"""Headlines that name who speaks: "Merkel: Europe must act", "Europe must act – Merkel"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quiz.reading.claims.found import Found

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quiz.reading.claims.found import Page

_SOURCES = frozenset({"poll", "report", "study", "survey"})
_SPEAK = frozenset({"PERSON", "ORG", "GPE", "NORP"})
_LONGEST = 6
"""A name before the colon has so many words at the most."""


def headline(page: Page) -> Iterator[Found]:
    """Yield what a headline credits by a colon."""
    parse = page.parse
    if not page.heading:
        return
    for word in range(1, min(_LONGEST + 1, len(parse) - 2)):
        if parse.lower[word] == ":":
            named = _is_name(page, word - 1) or parse.lower[word - 1] in _SOURCES
            if named and page.capital(0) and not {"AUX", "VERB", "NUM"} & set(parse.pos[:word]):
                content = (word + 1, len(parse) - 1)
                yield Found("headline", "say", word, (word, word), (0, word - 1), (content,))
            return


def _is_name(page: Page, word: int) -> bool:
    """Tell whether a word ends the name of somebody who can speak; "Bombshell:" and "BUSTED:" are none."""
    return any(last - 1 == word and label in _SPEAK for _, last, label in page.parse.entities)
