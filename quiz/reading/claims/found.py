"""What a rule hands back, in words of one paragraph, before it becomes a claim."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeAlias

if TYPE_CHECKING:
    from quiz.reading.claims.lexicon import Lexicon
    from quiz.reading.parse import Parse
    from quiz.reading.quotation import Quotation

Words: TypeAlias = tuple[int, int]
"""The first and the last word of a stretch, both in it."""


@dataclass(frozen=True, slots=True)
class Found:
    """One attribution in a paragraph, its parts as stretches of words.

    ``head`` is the word that the cue turns on: its negation and mood are the claim's.
    """

    rule: str
    sense: str
    head: int
    cue: Words
    holder: Words | None
    content: tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """A paragraph as rules see it: its grammar, its quotations (as stretches of words) and the lexicon."""

    parse: Parse
    quotes: tuple[Words, ...]
    printed: tuple[Quotation, ...]
    lexicon: Lexicon
    heading: bool = False
    paragraph: int = 1
    offset: int = 0

    def capital(self, word: int) -> bool:
        """Tell whether a word is printed with a capital."""
        return self.parse.text[self.parse.begins[word]].isupper()

    def quote_at(self, word: int) -> int | None:
        """Return the index of the quotation a word stands in."""
        for number, (first, last) in enumerate(self.quotes):
            if first <= word <= last:
                return number
        return None
