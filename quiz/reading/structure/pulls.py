"""Pull quotes: a paragraph that repeats words of another one, set large on the page."""

from __future__ import annotations

import re
from dataclasses import dataclass

from quiz.questions.folding import words

_SHORTEST, _LONGEST = 5, 60
"""Words. Fewer may be repeated by chance; more are no pull quote."""
_TOKEN = re.compile(r"\w+(?:['’.,-]\w+)*")


@dataclass(frozen=True, slots=True)
class Pull:
    """The paragraph that is repeated, and the character offsets of the repeated words there."""

    of: int
    start: int
    end: int


def pull_quotes(texts: list[str]) -> dict[int, Pull]:
    """Return pull quotes by paragraph number.

    All words of a pull quote stand together, in order, in a longer paragraph; of several, the nearest one
    counts, and the one behind before the one in front. Case, accents and marks make no difference.
    """
    folded = [" ".join(words(text)) for text in texts]
    found: dict[int, Pull] = {}
    for number, text in enumerate(folded, 1):
        size = text.count(" ") + 1
        if not _SHORTEST <= size <= _LONGEST:
            continue
        needle = f" {text} "
        places = [
            other
            for other, hay in enumerate(folded, 1)
            if other != number and len(hay) > len(text) and needle in f" {hay} "
        ]
        if places:
            of = min(places, key=lambda other: (abs(other - number), other < number))
            found[number] = Pull(of, *_place(texts[of - 1], text))
    return found


def _place(paragraph: str, wanted: str) -> tuple[int, int]:
    """Return where folded words stand in a paragraph as printed."""
    tokens: list[tuple[str, int, int]] = []
    for found in _TOKEN.finditer(paragraph):
        tokens.extend((word, found.start(), found.end()) for word in words(found[0]))
    parts = wanted.split()
    for first in range(len(tokens) - len(parts) + 1):
        if [word for word, _, _ in tokens[first : first + len(parts)]] == parts:
            return tokens[first][1], tokens[first + len(parts) - 1][2]
    return 0, len(paragraph)
