"""The nouns in claims, by the grammar of their sentences: only they say what a dispute is about."""

from __future__ import annotations

from bisect import bisect_left
from typing import TYPE_CHECKING

from quiz.reading.facts.terms import EMPTY

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from quiz.reading.draft.model import ClaimProposal
    from quiz.reading.parse import Block

_VAGUE = frozenset(
    str.split(
        "people person man woman men women country world state amount bit area sense kind head middle past "
        "future present rate century decade hour minute event development potential interest matter idea "
        "loss possibility problem example work life today name level choice ten dozen hundred thousand"
    )
)
"""Nouns so wide that two claims may share them and speak of nothing in common."""


def nouns_of(claims: Sequence[ClaimProposal], blocks: Sequence[Block]) -> dict[str, frozenset[str]]:
    """Return, by the ids of an article's claims, their common nouns that say something, in lower case."""
    found: dict[int, list[tuple[int, str]]] = {}
    for block in blocks:
        found.setdefault(block.paragraph, []).extend(_nouns(block))
    out = {}
    for claim in claims:
        nouns = set()
        for place in claim.content:
            here = found.get(place.paragraph, [])
            first = bisect_left(here, (place.start, ""))
            last = bisect_left(here, (place.end, ""))
            nouns |= {noun for _, noun in here[first:last]}
        out[claim.id] = frozenset(nouns)
    return out


def _nouns(block: Block) -> Iterator[tuple[int, str]]:
    parse = block.parse
    for word, pos in enumerate(parse.pos):
        lemma = parse.lemmas[word].lower()
        if pos == "NOUN" and parse.tags[word] != "VBG" and lemma not in EMPTY and lemma not in _VAGUE:
            for part in parse.lower[word].split("-"):
                yield block.offset + parse.begins[word], part
