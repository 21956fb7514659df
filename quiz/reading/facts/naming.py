"""The entities named in a sentence, as answers."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from quiz.reading.facts.sentences import head_of

if TYPE_CHECKING:
    from quiz.reading.facts.people import Cast
    from quiz.reading.facts.sentences import Sentence
    from quiz.reading.parse import Parse

Sort = Literal["person", "organisation", "place", "term"]
_SORTS: dict[str, Sort] = {
    "PERSON": "person", "ORG": "organisation", "GPE": "place", "LOC": "place", "FAC": "place",
    "EVENT": "term", "LAW": "term", "PRODUCT": "term", "NORP": "organisation",
}  # fmt: skip
_ARTICLES = frozenset({"the", "a", "an"})
_ACTS = frozenset({"nsubj", "nsubjpass", "agent", "dobj", "dative"})


@dataclass(frozen=True, slots=True)
class Named:
    """An entity named in a sentence: words, slug, sort, and how good an answer its place makes it."""

    first: int
    last: int
    head: int
    slug: str
    sort: Sort
    worth: float


def named_in(sentence: Sentence, source: str, cast: Cast) -> list[Named]:
    """Return the entities that the cast knows among a sentence's names, in order."""
    parse = sentence.block.parse
    out: list[Named] = []
    for first, last, label in _stretches(sentence):
        start = sentence.block.offset + parse.begins[first]
        end = sentence.block.offset + parse.ends[last]
        slug = cast.at(source, sentence.block.paragraph, start, end)
        if slug is None:
            slug = cast.named(parse.text[parse.begins[first] : parse.ends[last]])
        if slug is None:
            continue
        head = head_of(parse, first, last)
        out.append(Named(first, last, head, slug, _SORTS.get(label, "term"), _worth(parse, head, label)))
    return out


def _stretches(sentence: Sentence) -> list[tuple[int, int, str]]:
    """Return stretches of words that may be names: what the parser calls one, and runs of proper nouns."""
    parse = sentence.block.parse
    found = [
        (first, last - 1, label)
        for first, last, label in parse.entities
        if sentence.first <= first and last - 1 <= sentence.last and label in _SORTS
    ]
    taken = {word for first, last, _ in found for word in range(first, last + 1)}
    run: list[int] = []
    for word in [*sentence.words, -1]:
        if word >= 0 and parse.pos[word] == "PROPN" and word not in taken:
            run.append(word)
        elif run:
            found.append((run[0], run[-1], ""))
            run = []
    return sorted(trimmed for one in found if (trimmed := _trimmed(parse, *one)) is not None)


def _trimmed(parse: Parse, first: int, last: int, label: str) -> tuple[int, int, str] | None:
    while first <= last and (parse.lower[first] in _ARTICLES or parse.pos[first] in {"PUNCT", "SPACE"}):
        first += 1
    while last >= first and (
        parse.pos[last] in {"PUNCT", "PART", "SPACE"} or parse.lower[last] in {"’s", "'s", "’"}
    ):
        last -= 1
    return (first, last, label) if first <= last else None


def _worth(parse: Parse, head: int, label: str) -> float:
    """Tell how good an answer a name is by what it does in the sentence."""
    dep = parse.deps[head]
    if label == "NORP" or dep in {"compound", "amod", "nmod"}:
        return 0.2
    if dep in _ACTS:
        return 0.6
    if dep == "poss":
        return 0.35
    if dep == "pobj":
        return 0.6 if parse.deps[parse.heads[head]] == "agent" else 0.5
    return 0.45
