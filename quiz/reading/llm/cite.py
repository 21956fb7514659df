"""Looking up what a language model cites: letter for letter in the paragraph it names, or not at all."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from quiz.reading.draft.model import Place
from quiz.reading.llm.report import Reason

if TYPE_CHECKING:
    from collections.abc import Iterable

    from quiz.reading.llm.answers import Cite
    from quiz.reading.structure.article import Article

_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»″＂", '"') | dict.fromkeys("‘’‚‛′‹›`´＇", "'"))
_FEWEST = 4
"""Words of a citation; fewer are no sentence and stand anywhere. A whole paragraph may be shorter."""


def folded(text: str) -> tuple[str, list[int]]:
    """Return a text with plain quotation marks and single spaces, and where each character came from."""
    out: list[str] = []
    places: list[int] = []
    for at, char in enumerate(text.translate(_QUOTES)):
        if char.isspace():
            if out and out[-1] != " ":
                out.append(" ")
                places.append(at)
        else:
            out.append(char)
            places.append(at)
    if out and out[-1] == " ":
        del out[-1], places[-1]
    return "".join(out), places


_folded = lru_cache(maxsize=4096)(folded)


def look_up(source: str, article: Article, cites: Iterable[Cite]) -> tuple[Place, ...] | Reason:
    """Return the places of all sentences cited, in the order given, each once; or why one has none.

    Apart from white space and the shape of quotation marks a sentence must be printed in the paragraph
    named as it is cited, from the start of a word to the end of one.
    """
    found: list[Place] = []
    for cite in cites:
        place = _place(source, article, cite)
        if isinstance(place, Reason):
            return place
        if place not in found:
            found.append(place)
    return tuple(found) or Reason.NO_CITATION


def _place(source: str, article: Article, cite: Cite) -> Place | Reason:
    wanted, _ = folded(cite.sentence)
    if not wanted:
        return Reason.NO_CITATION
    text = article.paragraph(cite.paragraph).text if 1 <= cite.paragraph <= len(article.paragraphs) else ""
    shown, places = _folded(text)
    start = _start(shown, wanted)
    if start is None:
        elsewhere = any(_start(_folded(one.text)[0], wanted) is not None for one in article.paragraphs)
        return Reason.CITED_ELSEWHERE if elsewhere else Reason.NOT_PRINTED
    if len(wanted.split()) < _FEWEST and wanted != shown:
        return Reason.CITED_TOO_LITTLE
    begin, end = places[start], places[start + len(wanted) - 1] + 1
    return Place(source=source, paragraph=cite.paragraph, start=begin, end=end, text=text[begin:end])


def _start(shown: str, wanted: str) -> int | None:
    """Return where words stand in a text, whole words only."""
    at = shown.find(wanted)
    while at >= 0:
        end = at + len(wanted)
        cut = (at > 0 and shown[at - 1].isalnum() and wanted[0].isalnum()) or (
            end < len(shown) and shown[end].isalnum() and wanted[-1].isalnum()
        )
        if not cut:
            return at
        at = shown.find(wanted, at + 1)
    return None
