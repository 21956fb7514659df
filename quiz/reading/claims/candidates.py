"""Whom a pronoun may stand for: the names before it, nearest first. Nothing is guessed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quiz.reading.claims.model import Claim
    from quiz.reading.parse import Block

_FOR = {
    "he": {"PERSON"}, "she": {"PERSON"}, "him": {"PERSON"}, "her": {"PERSON"}, "his": {"PERSON"},
    "they": {"PERSON", "ORG", "GPE", "NORP"}, "their": {"PERSON", "ORG", "GPE", "NORP"},
    "them": {"PERSON", "ORG", "GPE", "NORP"}, "it": {"ORG", "GPE"}, "its": {"ORG", "GPE"},
    "who": {"PERSON", "ORG"}, "which": {"ORG", "GPE"},
}  # fmt: skip
_MOST = 5
_BACK = 2
"""So many paragraphs back a person may be named who is only he or she by now."""


def with_candidates(claims: Sequence[Claim], blocks: Sequence[Block]) -> list[Claim]:
    """Give every holder that is a pronoun the names it may stand for."""
    names = [
        (block.paragraph, block.offset + block.parse.begins[first], label, _name(block, first, last))
        for block in blocks
        for first, last, label in block.parse.entities
        if label in {"PERSON", "ORG", "GPE", "NORP"}
    ]
    out = []
    for claim in claims:
        holder = claim.holder
        if holder is None or holder.kind != "pronoun" or holder.span is None:
            out.append(claim)
            continue
        kinds = _FOR.get(holder.text.lower(), set())
        place = (holder.span.paragraph, holder.span.start)
        near = [
            name
            for paragraph, start, label, name in reversed(names)
            if label in kinds and (paragraph, start) < place and place[0] - paragraph <= _BACK
        ]
        found = tuple(dict.fromkeys(near))[:_MOST]
        out.append(replace(claim, holder=replace(holder, candidates=found)))
    return out


def _name(block: Block, first: int, last: int) -> str:
    text = block.parse.text[block.parse.begins[first] : block.parse.ends[last - 1]]
    return " ".join(text.removesuffix("’s").removesuffix("'s").split())
