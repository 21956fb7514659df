"""Whom a pronoun may stand for: the names before it, nearest first. Nothing is guessed."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from quiz.reading.claims.holders import noun_phrase
from quiz.reading.facts.standing import judging

if TYPE_CHECKING:
    from collections.abc import Sequence
    from typing import TypeAlias

    from quiz.reading.claims.model import Claim, Span
    from quiz.reading.parse import Block, Parse

    _Ends: TypeAlias = dict[int, list[tuple[int, Block, int]]]

_FOR = {
    "he": {"PERSON"}, "she": {"PERSON"}, "him": {"PERSON"}, "her": {"PERSON"}, "his": {"PERSON"},
    "they": {"PERSON", "ORG", "GPE", "NORP"}, "their": {"PERSON", "ORG", "GPE", "NORP"},
    "them": {"PERSON", "ORG", "GPE", "NORP"}, "it": {"ORG", "GPE"}, "its": {"ORG", "GPE"},
    "who": {"PERSON", "ORG"}, "which": {"ORG", "GPE"},
}  # fmt: skip
_ONE = frozenset({"he", "she", "him", "her", "his"})
_MANY = frozenset({"they", "them", "their"})
_SENTENCES = 4
"""So many sentences back their subjects may be meant."""
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
    ends = _ends(blocks)
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
        found = tuple(dict.fromkeys([*_subjects(holder.span, holder.text.lower(), ends), *near]))[:_MOST]
        out.append(replace(claim, holder=replace(holder, candidates=found)))
    return out


def _subjects(span: Span, pronoun: str, ends: _Ends) -> list[str]:
    """Return whom the sentence before tells of, where that may be meant: the mayor, who is no name.

    Where its subject is the same pronoun, the sentence before that is asked, a few sentences back.
    """
    before = [
        (block, root)
        for number in (span.paragraph - 1, span.paragraph)
        for end, block, root in ends.get(number, ())
        if (number, end) <= (span.paragraph, span.start)
    ]
    for block, root in reversed(before[-_SENTENCES:]):
        parse = block.parse
        subject = parse.kid(root, "nsubj", "nsubjpass")
        if subject is None or parse.lower[subject] == pronoun:
            continue
        return [_called(block, subject)] if _may_be(parse, subject, pronoun) else []
    return []


def _ends(blocks: Sequence[Block]) -> _Ends:
    """Return, by paragraph, where each sentence ends, with its main verb."""
    out: _Ends = {}
    for block in blocks:
        parse = block.parse
        for word in range(len(parse)):
            if parse.heads[word] == word and parse.pos[word] != "SPACE":
                end = block.offset + parse.ends[parse.sentence_end(word)]
                out.setdefault(block.paragraph, []).append((end, block, word))
    return out


def _may_be(parse: Parse, subject: int, pronoun: str) -> bool:
    """Tell whether a pronoun may stand for a subject: one person for "she", several or a group for "they"."""
    label = next((label for first, last, label in parse.entities if first <= subject < last), None)
    joined = any(parse.deps[kid] == "conj" for kid in parse.kids[subject])
    if pronoun in _ONE:
        if joined or parse.tags[subject] in {"NNS", "NNPS"} or label not in {None, "PERSON", "ORG"}:
            return False
        return parse.pos[subject] == "PROPN" or judging().person(parse.lemmas[subject].lower())
    if pronoun in _MANY:
        plural = parse.tags[subject] == "NNS" and judging().person(parse.lemmas[subject].lower())
        return plural or (parse.tags[subject] == "NNS" and parse.lemmas[subject] == "people")
    return False


def _called(block: Block, subject: int) -> str:
    parse = block.parse
    for first, last, _ in parse.entities:
        if first <= subject < last:
            return _name(block, first, last)
    first, end = noun_phrase(parse, subject)
    return " ".join(parse.text[parse.begins[first] : parse.ends[end]].split())


def _name(block: Block, first: int, last: int) -> str:
    text = block.parse.text[block.parse.begins[first] : block.parse.ends[last - 1]]
    return " ".join(text.removesuffix("’s").removesuffix("'s").split())
