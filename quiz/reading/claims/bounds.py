"""Where claims of one paragraph meet: which of them only repeats another, and where one ends for the next."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from quiz.reading.claims.holders import ISSUES

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quiz.reading.claims.found import Found, Page

_DEEDS = frozenset({"object", "preposition", "infinitive"})
_SOON = 4
"""So many words behind a quotation "she said" stands."""


def is_orphan(page: Page, found: Found, others: Sequence[Found]) -> bool:
    """Tell whether a thought is part of a report whose speaker no rule found: whose it is stays open."""
    if page.parse.deps[found.head] != "ccomp" or found.rule not in {"clause", "aside"}:
        return False
    if page.parse.heads[found.head] > found.head:
        return False
    return not any(
        first <= found.cue[0] <= last for one in others if one is not found for first, last in one.content
    )


def is_said_again(page: Page, found: Found, others: Sequence[Found]) -> bool:
    """Tell whether a verb behind a quotation only repeats who says it: Lee told us: “It sinks,” she said."""
    if found.rule != "clause" or not found.content or found.content[0][1] > found.head:
        return False
    return any(
        one.rule == "quote"
        and one.head < quote[0]
        and found.content[0][0] <= one.head
        and quote in one.content
        for one in others
        for quote in page.quotes
        if 0 <= found.head - quote[1] <= _SOON
    )


def ended(page: Page, found: Found, others: Sequence[Found]) -> Found:
    """End what a deed is about where a saying of its own begins: "attacked the plan, calling it a plot"."""
    if found.rule == "clause" and found.sense == "say" and found.content:
        return _parted(page, found, others)
    if found.rule not in _DEEDS:
        return found
    first, last = found.content[-1]
    for other in others:
        told = other.rule in {"clause", "quote"} and page.parse.deps[other.head] != "ccomp"
        if told and first < other.cue[0] <= last:
            starts = [page.parse.left[other.head], other.cue[0]]
            if other.holder is not None and other.holder[0] > first:
                starts.append(other.holder[0])
            if min(starts) > first:
                last = min(last, min(starts) - 1)
    if last < found.content[-1][1] and page.parse.lemmas[found.head] in ISSUES:
        return replace(found, content=())  # "issued a statement saying": the saying is the claim
    return replace(found, content=(*found.content[:-1], (first, last)))


def _parted(page: Page, found: Found, others: Sequence[Found]) -> Found:
    """End what is said where somebody else speaks up: "Lee said it sinks, and Berg replied, “It floats”"."""
    parse = page.parse
    first, last = found.content[-1]
    for one in others:
        if one.rule != "quote" or parse.deps[one.head] != "conj" or one.holder is None:
            continue
        start = parse.left[one.head]
        if not first < start <= one.holder[0] < one.head < one.content[0][0] <= last:
            continue
        if parse.lower[start - 1] in {"and", "but", "while"} and parse.lower[start - 2] == ",":
            return replace(found, content=(*found.content[:-1], (first, start - 3)))
    return found
