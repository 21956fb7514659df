"""The entities named in a sentence, as answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from quiz.reading.facts.sentences import head_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    from quiz.reading.facts.people import Cast
    from quiz.reading.facts.sentences import Sentence
    from quiz.reading.parse import Parse

Sort = Literal["person", "organisation", "place", "term"]
_SORTS: dict[str, Sort] = {"person": "person", "organisation": "organisation", "place": "place"}
_ACTS = frozenset({"nsubj", "nsubjpass", "agent", "dobj", "dative"})
_POSSESSIVE = frozenset({"’s", "'s", "’", "'"})


@dataclass(frozen=True, slots=True)
class Named:
    """An entity named in a sentence: words, slug, sort, and how good an answer its place makes it."""

    first: int
    last: int
    head: int
    slug: str
    sort: Sort
    worth: float


def sorts_of(cast: Cast) -> dict[str, Sort]:
    """Return what sort of answer each entity makes."""
    return {one.slug: _SORTS.get(one.type, "term") for one in cast.entities}


def named_in(sentence: Sentence, source: str, cast: Cast, sorts: Mapping[str, Sort]) -> list[Named]:
    """Return the entities that the cast finds in a sentence, in order."""
    parse, offset = sentence.block.parse, sentence.start
    out: list[Named] = []
    for start, end, slug in cast.spans.get((source, sentence.block.paragraph), ()):
        if start < sentence.start or end > sentence.end:
            continue
        place = sentence.at(start - offset, end - offset)
        if place is None or (out and place[0] <= out[-1].last):
            continue
        first, last = place
        while last > first and (parse.lower[last] in _POSSESSIVE or parse.pos[last] in {"PUNCT", "PART"}):
            last -= 1
        head = head_of(parse, first, last)
        out.append(Named(first, last, head, slug, sorts.get(slug, "term"), _worth(parse, last, head)))
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
