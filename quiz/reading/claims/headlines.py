"""Headlines that name who speaks: "Merkel: Europe must act", "Europe must act – Merkel"."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quiz.reading.claims.found import Found

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quiz.reading.claims.found import Page

_LABEL = re.compile(r"(?=[^a-z]*[A-Z]{2})[A-Z][A-Z.,'’ -]{1,40}")
_LONGEST = 5
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
            if all(pos in {"PROPN", "NOUN", "ADJ", "PART", "ADP", "DET", "PUNCT", "NUM"} for pos in names) and (
                "PROPN" in names or parse.lower[word - 1] in {"poll", "report", "study", "survey"}
            ):
                yield Found("headline", "say", word, (word, word), (0, word - 1), ((word + 1, len(parse) - 1),))
            return


def _label(page: Page) -> Iterator[Found]:
    """Yield a paragraph that opens with a speaker's name in capitals, as transcripts print it."""
    parse = page.parse
    for word in range(1, min(_LONGEST + 1, len(parse) - 1)):
        if parse.lower[word] in {":", "]:", "):"}:
            if _LABEL.fullmatch(parse.text[parse.begins[0] : parse.ends[word - 1]]):
                yield Found("label", "say", word, (word, word), (0, word - 1), ((word + 1, len(parse) - 1),))
            return
