"""Quotations signed with a name, as epigraphs and letters are: “It sinks.” — Rita Holm, Lund."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import replace
from typing import TYPE_CHECKING

from quiz.reading.claims.found import Found
from quiz.reading.claims.model import Holder, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from quiz.reading.claims.found import Page
    from quiz.reading.claims.model import Claim

_SIGNED = re.compile(
    r"\s*(?P<dash>--|[-–—―])\s*"
    r"(?P<name>[A-Z][\w.’'-]*\w(?: (?:[A-Z][\w.’'-]*|de|la|del|van|von|bin|al))*)"
    r"[ .]*(?=[,;(\n]|$)(?P<more>[^\n“”\"]*)(?=\n|$)"
)
_MORE = 90
"""So many characters may follow a name in its line: an age, an office, a place."""


def signed(page: Page) -> Iterator[Found]:
    """Yield the quotations with a name behind them after a dash."""
    parse = page.parse
    for quote, words in zip(page.printed, page.quotes, strict=True):
        found = None if page.heading or quote.single else _signature(page, quote.end)
        if found is not None and words[1] > words[0] + 2:
            dash, first, last = (
                max(0, bisect_right(parse.begins, at) - 1)
                for at in (found.start("dash"), found.start("name"), found.end("name") - 1)
            )
            yield Found("signed", "say", dash, (dash, dash), (first, last), (words,))


def unsigned(found: Sequence[Found], signed: Sequence[Found]) -> list[Found]:
    """Return what rules found, without what they made of signed quotations."""
    taken = [one.content[0] for one in signed]
    return [
        one
        for one in found
        if not any(
            first <= last_ and last >= first_ for first_, last_ in one.content for first, last in taken
        )
    ]


def signed_below(page: Page, here: Sequence[Claim], following: Page) -> list[Claim]:
    """Give the open quotation that ends a paragraph to the name that is all of the next one."""
    if page.heading or following.heading:
        return list(here)
    return [
        _signed(one, following)
        if one.rule == "unattributed"
        and not page.parse.text[one.content[-1].end - page.offset :].strip(" .\n")
        else one
        for one in here
    ]


def _signed(claim: Claim, page: Page) -> Claim:
    found = _signature(page, 0)
    if found is None:
        return claim
    dash, name = (
        Span(page.paragraph, page.offset + found.start(part), page.offset + found.end(part))
        for part in ("dash", "name")
    )
    return replace(claim, rule="signed", holder=Holder(found["name"], "named", name), cue=dash)


def _signature(page: Page, at: int) -> re.Match[str] | None:
    found = _SIGNED.match(page.parse.text, at)
    return None if found is None or len(found["more"]) > _MORE else found
