"""Checks: a deck's glossary does not contradict itself."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quiz.dossier.glossary import Glossary
from quiz.dossier.index import Finding
from quiz.dossier.problems import shown

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quiz.dossier.index import Index
    from quiz.dossier.marks import Path


def preferred_words_are_not_avoided(index: Index) -> Iterator[Finding]:
    """No word of the glossary is both to be written and not to be written, in whatever form."""
    glossary = Glossary(index.dossier.deck)
    for i, line in enumerate(glossary.lines):
        for j, term in enumerate(line.term):
            found = next(glossary.find(term), None)
            if found is not None:
                message = (
                    f"`{shown(found.written)}` is to be written here, and avoided as `{shown(found.word)}`"
                )
                place: Path = ("deck", "glossary", i, "term", j)
                other: Path = ("deck", "glossary", found.line)
                yield Finding(place, message, "delete it in one of the two places", other)


def avoided_words_stand_once(index: Index) -> Iterator[Finding]:
    """No word is avoided twice, in whatever form: it is to be clear what to write for it."""
    glossary = Glossary(index.dossier.deck)
    seen: dict[tuple[str, ...], Path] = {}
    for i, line in enumerate(glossary.lines):
        for j, word in enumerate(line.instead_of):
            path: Path = ("deck", "glossary", i, "instead_of", j)
            stems = glossary.stems(word)
            if not stems:
                yield Finding(path, f"`{shown(word)}` is no word", "give a word, or several")
            elif stems in seen:
                remedy = "keep one; other forms of a word are found by themselves"
                yield Finding(path, f"`{shown(word)}` is avoided twice", remedy, seen[stems])
            else:
                seen[stems] = path
