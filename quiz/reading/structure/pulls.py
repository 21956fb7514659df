"""Pull quotes: a paragraph that repeats words of another one, set large on the page."""

from __future__ import annotations

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING, TypeAlias

from quiz.questions.folding import words

if TYPE_CHECKING:
    from collections.abc import Iterator

_SHORTEST, _LONGEST = 5, 60
"""Words. Fewer may be repeated by chance; more are no pull quote."""
_SHORTENED = 6
"""Words. A shortened quotation has at least so many."""
_RUN, _RUN_QUOTED = 3, 2
_MOST_RUNS, _WIDEST = 4, 3
"""A shortened quotation keeps runs of so many words on the average, fewer where it has the marks of one, no
more runs than that, and stands within a stretch of so many times its own length."""
_NEAREST = 60
"""Of the paragraphs that hold all words of a pull quote, so many are looked at, the nearest ones."""
_LONGEST_TEXT = 20_000
"""Characters of a paragraph in which repeated words are looked for."""
_MOST_STEPS = 10_000_000
"""Steps of the table below for one article, some seconds; a text that takes more was made for that."""
_QUOTED = re.compile(r"[“”\"«»…]|\.\.\.")
_Token: TypeAlias = tuple[str, int, int]
"""A folded word, and where it stands in its paragraph as printed."""
_TOKEN = re.compile(r"\w+(?:['’.,-]\w+)*")

_folded = lru_cache(maxsize=4_096)(words)
"""Folded words of a printed one; the same ones come again and again."""


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
    tokens = [_tokens(text[:_LONGEST_TEXT]) for text in texts]
    holding = _Holding(
        [{*text.split(), *(one[0] for one in there)} for text, there in zip(folded, tokens, strict=True)]
    )
    found: dict[int, Pull] = {}
    steps = _MOST_STEPS
    for number, text in enumerate(folded, 1):
        wanted = text.split()
        if not _SHORTEST <= len(wanted) <= _LONGEST:
            continue
        near = list(holding.near(number, wanted))
        of = next((one for one in near if _longer_with(folded[one - 1], text)), None)
        if of is not None:
            found[number] = Pull(of, *_place(texts[of - 1], tokens[of - 1], wanted))
            continue
        run = _RUN_QUOTED if _QUOTED.search(texts[number - 1]) else _RUN
        for of in near if len(wanted) >= _SHORTENED else ():
            steps -= len(wanted) * len(tokens[of - 1])
            pull = _shortened(of, wanted, run, tokens[of - 1]) if steps > 0 else None
            if pull is not None:
                found[number] = pull
                break
    return found


class _Holding:
    """Which paragraphs hold which words."""

    def __init__(self, paragraphs: list[set[str]]) -> None:
        self._numbers: defaultdict[str, set[int]] = defaultdict(set)
        for number, there in enumerate(paragraphs, 1):
            for word in there:
                self._numbers[word].add(number)

    def near(self, number: int, wanted: list[str]) -> Iterator[int]:
        """Return the other paragraphs that hold all words: the nearest first, and behind before in front."""
        rare = sorted({*wanted}, key=lambda word: (len(self._numbers[word]), word))
        both = self._numbers[rare[0]].intersection(*(self._numbers[word] for word in rare[1:])) - {number}
        yield from sorted(both, key=lambda other: (abs(other - number), other < number))[:_NEAREST]


def _longer_with(hay: str, needle: str) -> bool:
    return len(hay) > len(needle) and f" {needle} " in f" {hay} "


def _shortened(of: int, wanted: list[str], run: int, tokens: list[_Token]) -> Pull | None:
    """Return where a longer paragraph holds a paragraph's words in order with some left out."""
    if len(tokens) <= len(wanted):
        return None
    found = _runs(wanted, [word for word, _, _ in tokens])
    if found is None:
        return None
    runs, first, last = found
    if runs <= min(_MOST_RUNS, len(wanted) // run) and last - first < _WIDEST * len(wanted):
        return Pull(of, tokens[first][1], tokens[last][2])
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
        (word, found.start(), found.end())
        for found in _TOKEN.finditer(paragraph)
        for word in _folded(found[0])
    ]


def _place(paragraph: str, tokens: list[_Token], wanted: list[str]) -> tuple[int, int]:
    """Return where folded words stand in a paragraph as printed."""
    for first in range(len(tokens) - len(wanted) + 1):
        if (
            tokens[first][0] == wanted[0]
            and [word for word, _, _ in tokens[first : first + len(wanted)]] == wanted
        ):
            return tokens[first][1], tokens[first + len(wanted) - 1][2]
    return 0, len(paragraph)
