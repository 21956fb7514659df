"""The entities named in a sentence, as answers."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from quiz.questions.folding import words
from quiz.reading.facts.sentences import head_of

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quiz.reading.facts.people import Cast
    from quiz.reading.facts.sentences import Sentence
    from quiz.reading.parse import Parse

Sort = Literal["person", "organisation", "place", "term"]
_SORTS: dict[str, Sort] = {"person": "person", "organisation": "organisation", "place": "place"}
_ACTS = frozenset({"nsubj", "nsubjpass", "agent", "dobj", "dative"})
_POSSESSIVE = frozenset({"’s", "'s", "’", "'"})


@dataclass(frozen=True, slots=True)
class Named:
    """An entity named in a sentence: words, slug, sort, and how good an answer its place makes it.

    ``start`` and ``end`` are offsets into the sentence; words may hold more than the name.
    """

    start: int
    end: int
    first: int
    last: int
    head: int
    slug: str
    sort: Sort
    worth: float


@dataclass(frozen=True, slots=True)
class Entities:
    """What sort of answer each entity makes, and the words of persons' own names."""

    sorts: dict[str, Sort]
    names: dict[str, frozenset[str]]


def entities_of(cast: Cast) -> Entities:
    """Look up the entities of a cast, once for all sentences."""
    return Entities(
        {one.slug: _SORTS.get(one.perhaps or one.type, "term") for one in cast.entities},
        {
            one.slug: frozenset(words(one.name))
            for one in cast.entities
            if "person" in {one.type, one.perhaps}
        },
    )


def _outer(spans: Sequence[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """Return the spans that lie within no longer one."""
    return [
        one
        for one in spans
        if not any(
            other is not one
            and other[0] <= one[0]
            and one[1] <= other[1]
            and other[1] - other[0] > one[1] - one[0]
            for other in spans
        )
    ]


def _titled(printed: str, name: frozenset[str]) -> int:
    """Return how many characters of titles stand before the name itself."""
    for found in re.finditer(r"\S+", printed):
        if name & set(words(found[0])):
            return found.start()
    return 0


def named_in(sentence: Sentence, source: str, cast: Cast, known: Entities) -> list[Named]:
    """Return the entities that the cast finds in a sentence, in order."""
    parse, offset = sentence.block.parse, sentence.start
    out: list[Named] = []
    for begin, end, slug in _outer(cast.spans.get((source, sentence.block.paragraph), ())):
        if begin < sentence.start or end > sentence.end:
            continue
        start = begin + _titled(
            sentence.text[begin - offset : end - offset], known.names.get(slug, frozenset())
        )
        place = sentence.at(start - offset, end - offset)
        if place is None or (out and place[0] <= out[-1].last):
            continue
        first, last = place
        while last > first and (parse.lower[last] in _POSSESSIVE or parse.pos[last] in {"PUNCT", "PART"}):
            last -= 1
        head = head_of(parse, first, last)
        sort = known.sorts.get(slug, "term")
        out.append(
            Named(start - offset, end - offset, first, last, head, slug, sort, _worth(parse, last, head))
        )
    return out


def _worth(parse: Parse, last: int, head: int) -> float:
    """Tell how good an answer a name is by what it does in the sentence."""
    dep = parse.deps[head]
    if parse.pos[head] == "ADJ" or dep in {"compound", "amod", "nmod"}:
        return 0.2
    if dep in _ACTS:
        return 0.6
    if dep == "poss" or (last + 1 < len(parse) and parse.lower[last + 1] in _POSSESSIVE):
        return 0.35
    if dep == "pobj":
        return 0.6 if parse.deps[parse.heads[head]] == "agent" else 0.5
    return 0.45
