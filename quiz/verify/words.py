"""The words of a text, folded for comparison, each with its place in the text.

Unlike an answer, an article may be of any length; what is folded away is the same
(:mod:`quiz.questions.folding`), and besides the points of abbreviations: ``U.S.`` is ``US``.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from quiz.questions.folding import words

if TYPE_CHECKING:
    from collections.abc import Iterator

_TOKEN = re.compile(
    r"\d+(?:[.,]\d+)+"  # 3,500
    r"|(?:[^\W\d_]\.){2,}"  # U.S.
    r"|[^\W_]+(?:['’ʼ`][^\W_]+)*",  # Iran's, Gha’ani
)
_POSSESSIVE = re.compile(r"['’ʼ]s$", re.IGNORECASE)


class Word(NamedTuple):
    """One folded word and where it stands in its text; ``base`` is without a possessive."""

    folded: str
    base: str
    start: int
    end: int


def word_list(text: str) -> list[Word]:
    """Return the folded words of a text of any length, in order."""
    found: list[Word] = []
    for token in _TOKEN.finditer(text):
        said = token[0].replace(".", "") if token[0].endswith(".") else token[0]
        folded = words(said)
        base = words(_POSSESSIVE.sub("", said))
        if len(base) != len(folded):
            base = folded
        found += [Word(one, bare, *token.span()) for one, bare in zip(folded, base, strict=True)]
    return found


class Joined:
    """The words of a text run together, so that hyphens and spaces inside a name make no difference."""

    def __init__(self, text: list[Word]) -> None:
        self._forms = [_join([word.folded for word in text]), _join([word.base for word in text])]

    def holds(self, wanted: str) -> bool:
        """Tell whether folded words, run together, stand here from the start of one word to an end of one."""
        return bool(wanted) and any(
            any(start in edges and start + len(wanted) in edges for start in _starts(text, wanted))
            for text, edges in self._forms
        )


def _join(found: list[str]) -> tuple[str, set[int]]:
    """Return the words run together and every place where one begins or ends."""
    places, length = {0}, 0
    for word in found:
        length += len(word)
        places.add(length)
    return "".join(found), places


def _starts(text: str, wanted: str) -> Iterator[int]:
    start = text.find(wanted)
    while start >= 0:
        yield start
        start = text.find(wanted, start + 1)
