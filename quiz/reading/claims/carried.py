"""Quotations without a verb of their own that go on in the voice of whoever spoke just before.

A quotation that opens a sentence belongs to whom the sentence before credits with something; a paragraph that
is all quotation belongs to whoever spoke at the end of the paragraph before. Every other one stays open.
"""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quiz.reading.claims.found import Page
    from quiz.reading.claims.model import Claim

_SENSES = frozenset({"say", "ask", "think", "predict", "demand", "fear", "deny", "know", "support", "quoted"})


def carry(page: Page, here: Sequence[Claim], before: tuple[Page, Sequence[Claim]] | None) -> list[Claim]:
    """Give the open quotations of a paragraph to the speaker before them, where there is one."""
    out: list[Claim] = []
    for claim in sorted(here, key=lambda one: one.content):
        source = None
        if claim.rule == "unattributed":
            first = claim.content[0].start - page.offset
            if not page.parse.text[:first].strip():
                source = None if before is None else _last_speech(page, claim, *before)
            elif _opens(page, first):
                source = _sentence_before(page, first, out)
        if source is not None and source.rule == "quote" and source in out:
            longer = replace(source, content=(*source.content, *claim.content))
            out[out.index(source)] = longer
            continue
        if source is None:
            out.append(claim)
        else:
            out.append(replace(claim, rule="carried", sense="say", holder=source.holder, cue=source.cue))
    return out


def _opens(page: Page, first: int) -> bool:
    """Tell whether a quotation is a sentence of its own: behind a full stop, with a capital."""
    text = page.parse.text
    ended = text[:first].rstrip().rstrip("”\"'’)")
    word = text[first:].lstrip("“\"'‘`(")[:1]
    return ended[-1:] in {".", "?", "!"} and (word.isupper() or not word.isalpha())


def _sentence_before(page: Page, first: int, claims: Sequence[Claim]) -> Claim | None:
    parse = page.parse
    word = max(one for one in range(len(parse)) if parse.begins[one] < first)
    while word and parse.pos[word] in {"SPACE", "PUNCT"}:
        word -= 1
    start = page.offset + parse.begins[parse.sentence[word]]
    near = [
        one
        for one in claims
        if _speaks(one)
        and start <= max(one.cue, *one.content).end
        and one.cue.start - page.offset < first
        and one.cue.paragraph == page.paragraph
        and max(one.cue, *one.content).start - page.offset < first
    ]
    return min(near, key=lambda one: (one.cue, one.content), default=None)


def _last_speech(page: Page, claim: Claim, earlier: Page, claims: Sequence[Claim]) -> Claim | None:
    near = [one for one in claims if _speaks(one)]
    if not near or earlier.heading or page.heading or page.printed[0].single:
        return None
    last = max(near, key=lambda one: max(one.cue, *one.content))
    whole = claim.content[-1].end - page.offset >= len(page.parse.text.rstrip()) - 2
    if earlier.printed and not earlier.printed[-1].closed:
        return last
    if whole and last.rule in {"quote", "carried"}:
        return last
    return None


def _speaks(claim: Claim) -> bool:
    return (
        claim.rule not in {"unattributed", "own", "headline"}
        and claim.sense in _SENSES
        and claim.holder is not None
        and claim.status in {"asserted", "asked"}
    )
