"""Pull quotes: a paragraph that repeats words of another one, set large on the page."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TypeAlias

from quiz.questions.folding import words

_SHORTEST, _LONGEST = 5, 60
"""Words. Fewer may be repeated by chance; more are no pull quote."""
_SHORTENED = 6
"""Words. A shortened quotation has at least so many."""
_RUN, _RUN_QUOTED = 3, 2
_MOST_RUNS, _WIDEST = 4, 3
"""A shortened quotation keeps runs of so many words on the average, fewer where it has the marks of one, no
more runs than that, and stands within a stretch of so many times its own length."""
_QUOTED = re.compile(r"[“”\"«»…]|\.\.\.")
_Token: TypeAlias = tuple[str, int, int]
"""A folded word, and where it stands in its paragraph as printed."""
_TOKEN = re.compile(r"\w+(?:['’.,-]\w+)*")


@dataclass(frozen=True, slots=True)
class Pull:
    """The paragraph that is repeated, and the character offsets of the repeated words there."""

    of: int
    start: int
    end: int


def pull_quotes(texts: list[str]) -> dict[int, Pull]:
    """Return pull quotes by paragraph number.

    All words of a pull quote stand in order in a longer paragraph, together, or with a few stretches left
    out; of several, the nearest one counts, and the one behind before the one in front. Case, accents and
    marks make no difference.
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
    tokens = [_tokens(text) for text in texts]
    for number, text in enumerate(folded, 1):
        wanted = text.split()
        if number not in found and _SHORTENED <= len(wanted) <= _LONGEST:
            run = _RUN_QUOTED if _QUOTED.search(texts[number - 1]) else _RUN
            pull = _shortened(number, wanted, run, tokens)
            if pull is not None:
                found[number] = pull
    return found


def _shortened(number: int, wanted: list[str], run: int, tokens: list[list[_Token]]) -> Pull | None:
    """Return the nearest longer paragraph that holds a paragraph's words in order with some left out."""
    there = set(wanted)
    others = [other for other, hay in enumerate(tokens, 1) if other != number and len(hay) > len(wanted)]
    for other in sorted(others, key=lambda other: (abs(other - number), other < number)):
        hay = [word for word, _, _ in tokens[other - 1]]
        found = _runs(wanted, hay) if there <= set(hay) else None
        if found is None:
            continue
        runs, first, last = found
        if runs <= min(_MOST_RUNS, len(wanted) // run) and last - first < _WIDEST * len(wanted):
            return Pull(other, tokens[other - 1][first][1], tokens[other - 1][last][2])
    return None


def _runs(wanted: list[str], hay: list[str]) -> tuple[int, int, int] | None:
    """Return the fewest runs in which words stand in order among others, and the first and last place.

    A table as for edit distance: a row holds, for each place where a word may stand, the fewest runs up to
    there and, of these, the latest beginning.
    """
    row: list[tuple[int, int] | None] = [(1, -at) if one == wanted[0] else None for at, one in enumerate(hay)]
    for word in wanted[1:]:
        above, row = row, [None] * len(hay)
        best: tuple[int, int] | None = None
        for at in range(1, len(hay)):
            ended, before = above[at - 2] if at > 1 else None, above[at - 1]
            if ended is not None and (best is None or ended < best):
                best = ended
            if hay[at] == word:
                new = None if best is None else (best[0] + 1, best[1])
                row[at] = min((one for one in (before, new) if one is not None), default=None)
    ends = [(runs, at + begun, at) for at, one in enumerate(row) if one is not None for runs, begun in [one]]
    if not ends:
        return None
    runs, length, at = min(ends)
    return runs, at - length, at


def _tokens(paragraph: str) -> list[_Token]:
    return [
        (word, found.start(), found.end()) for found in _TOKEN.finditer(paragraph) for word in words(found[0])
    ]


def _place(paragraph: str, wanted: str) -> tuple[int, int]:
    """Return where folded words stand in a paragraph as printed."""
    tokens = _tokens(paragraph)
    parts = wanted.split()
    for first in range(len(tokens) - len(parts) + 1):
        if [word for word, _, _ in tokens[first : first + len(parts)]] == parts:
            return tokens[first][1], tokens[first + len(parts) - 1][2]
    return 0, len(paragraph)
