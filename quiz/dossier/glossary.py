"""A deck's glossary: which words its author keeps out of the deck's own voice, in whatever form."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from quiz.dossier.cast import Deck

_WORD = re.compile(r"\w+(?:[’']\w+)*")
_VOWEL = re.compile(r"[aeiouy]")
_DOUBLED = re.compile(r"([bdgmnprt])\1$")
_SHORTEST = 3
_SHORTEST_BEFORE_ION = 6


class Token(NamedTuple):
    """A word of a text: as it is compared, and where it stands."""

    stem: str
    start: int
    end: int


class Loaded(NamedTuple):
    """A loaded word found in a text: as written there, as the glossary has it, and which of its lines."""

    written: str
    word: str
    line: int
    first: int
    """The token it begins with, counted from 0."""
    words: int


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """Return an English word without the ending of its inflection: `killed` and `killings` agree.

    Plurals, past forms, `-ing` and nouns in `-ion` beside their verbs; nothing else, so that `murderer`,
    `martyrdom` and `terrorism` are words of their own.
    """
    word = re.sub(r"[’']s$", "", word)
    word = re.sub(r"(?<=[a-z]{2})ie[sd]$", "y", word)
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > _SHORTEST:
        word = word[:-1]
    for ending in ("ing", "ed"):
        head = word.removesuffix(ending)
        if head != word and len(head) >= _SHORTEST and _VOWEL.search(head):
            word = _DOUBLED.sub(r"\1", head)
            break
    if word.endswith(("sion", "tion")) and len(word) - 3 >= _SHORTEST_BEFORE_ION:
        word = word[:-3]
    return word.removesuffix("e") if len(word) > _SHORTEST else word


def tokens(text: str, *, inflected: bool = True) -> list[Token]:
    """Return a text's words, case-folded and, where ``inflected``, by their stems."""
    found = []
    for match in _WORD.finditer(text):
        word = unicodedata.normalize("NFC", match[0]).casefold()
        found.append(Token(stem(word) if inflected else word, *match.span()))
    return found


class Glossary:
    """Finds a deck's loaded words in a text: whole words, case-folded, inflected forms too.

    What counts as an inflected form is known of English; in a deck in another language words are looked
    for as they are written.
    """

    def __init__(self, deck: Deck) -> None:
        self.lines = deck.glossary
        self.inflected = deck.language.lower().startswith("en")
        self._by_first: dict[str, list[tuple[tuple[str, ...], str, int]]] = {}
        for i, line in enumerate(self.lines):
            for word in line.instead_of:
                stems = self.stems(word)
                if stems:
                    self._by_first.setdefault(stems[0], []).append((stems, word, i))

    def stems(self, text: str) -> tuple[str, ...]:
        """Return a text's words as they are compared."""
        return tuple(token.stem for token in tokens(text, inflected=self.inflected))

    def find(self, text: str) -> Iterator[Loaded]:
        """Yield the loaded words of a text in their order."""
        if self._by_first:
            yield from self.find_in(text, tokens(text, inflected=self.inflected))

    def find_in(self, text: str, words: Sequence[Token]) -> Iterator[Loaded]:
        """Yield the loaded words among a text's tokens in their order; of one place the longest."""
        for first, token in enumerate(words):
            best: Loaded | None = None
            for stems, word, line in self._by_first.get(token.stem, ()):
                here = words[first : first + len(stems)]
                longer = best is None or len(stems) > best.words
                if longer and tuple(one.stem for one in here) == stems:
                    written = text[token.start : here[-1].end]
                    best = Loaded(written, word, line, first, len(stems))
            if best is not None:
                yield best
