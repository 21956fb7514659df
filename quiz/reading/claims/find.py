"""From paragraphs to claims: the families of rules in turn, then what holds for all of them."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING

from quiz.dossier.fields import Kind
from quiz.reading.claims.found import Found, Page, Words
from quiz.reading.claims.headlines import headline
from quiz.reading.claims.lexicon import lexicon
from quiz.reading.claims.model import Claim, Holder, Mode, Span
from quiz.reading.claims.nouns import nominal
from quiz.reading.claims.phrases import credited
from quiz.reading.claims.quotes import direct_speech
from quiz.reading.claims.verbs import governed
from quiz.reading.quotation import Quotation, quotations

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quiz.reading.parse import Parse


def find_claims(paragraphs: Sequence[Parse], headings: frozenset[int] = frozenset()) -> list[Claim]:
    """Return the attributions of an article's paragraphs, in the order of their cues.

    ``headings`` holds the numbers, from 1, of paragraphs that are titles or headings.
    """
    claims: list[Claim] = []
    for number, parse in enumerate(paragraphs, 1):
        page = open_page(parse, heading=number in headings)
        claims.extend(_claim(page, number, found) for found in read_page(page))
    return _nested(claims)


def open_page(parse: Parse, *, heading: bool = False) -> Page:
    """Make a parsed paragraph ready for the rules."""
    printed, quotes = [], []
    for one in quotations(parse.text):
        first = bisect_right(parse.ends, one.start)
        last = bisect_left(parse.begins, one.end) - 1
        if first <= last:
            printed.append(one)
            quotes.append((first, last))
    return Page(parse, tuple(quotes), tuple(printed), lexicon(), heading)


def read_page(page: Page) -> list[Found]:
    """Return what the rules find in one paragraph, in the order of cues."""
    found = [*headline(page), *direct_speech(page)]
    used = {one.head for one in found}
    found += governed(page, used)
    used |= {one.head for one in found}
    found += [*credited(page), *nominal(page, used)]
    found = [_whole_quotes(page, one) for one in found]
    found += _left_over(page, found)
    return sorted(found, key=lambda one: (one.cue, one.content))


def _left_over(page: Page, found: list[Found]) -> list[Found]:
    """Return quotations that no rule gave to a speaker, where they hold a clause: whose they are is open."""
    parse = page.parse
    out = []
    for first, last in page.quotes:
        if any(one <= first and last <= two for claim in found for one, two in claim.content):
            continue
        if any(parse.tags[word] in {"VBD", "VBZ", "VBP", "MD"} for word in range(first, last + 1)):
            out.append(Found("unattributed", "say", first, (first, first), None, ((first, last),)))
    return out


def _whole_quotes(page: Page, found: Found) -> Found:
    """Let content that runs into a quotation take all of it, unless the cue stands inside."""
    if page.quote_at(found.head) is not None or found.rule == "quote":
        return found
    content: list[Words] = []
    for start, end in found.content:
        first, last = start, end
        for one, two in page.quotes:
            if one <= last and two >= first and not (one <= found.cue[0] <= two):
                first, last = (first if one > first else min(first, one)), max(last, two)
        content.append((first, last))
    return Found(found.rule, found.sense, found.head, found.cue, found.holder, tuple(content))


def _claim(page: Page, number: int, found: Found) -> Claim:
    parse = page.parse

    def span(words: Words) -> Span:
        return Span(number, parse.begins[words[0]], parse.ends[words[1]])

    holder = None
    if found.holder is not None:
        where = span(found.holder)
        pronoun = found.holder[0] == found.holder[1] and parse.pos[found.holder[0]] == "PRON"
        holder = Holder(parse.text[where.start : where.end], "pronoun" if pronoun else "named", where)
    return Claim(
        rule=found.rule,
        sense=found.sense,
        holder=holder,
        cue=span(found.cue),
        content=tuple(span(words) for words in found.content),
        mode=_mode(page, found),
        kind=Kind(page.lexicon.kinds[found.sense]),
        status="asserted",
    )


def _mode(page: Page, found: Found) -> Mode:
    if found.rule == "quote":
        return "quote"
    touched = any(one <= last and two >= first for first, last in found.content for one, two in page.quotes)
    return "mixed" if touched else "paraphrase"


def _nested(claims: list[Claim]) -> list[Claim]:
    """Say of each claim which other one's content holds its cue, the smallest if several do."""
    out: list[Claim] = []
    for claim in claims:
        around = [
            (sum(span.end - span.start for span in other.content), number)
            for number, other in enumerate(claims)
            if other is not claim
            and claim.rule != "unattributed"
            and any(span.holds(claim.cue) for span in other.content)
        ]
        within = min(around)[1] if around else None
        out.append(
            Claim(
                claim.rule, claim.sense, claim.holder, claim.cue, claim.content, claim.mode, claim.kind,
                claim.status, within,
            )
        )  # fmt: skip
    return out


__all__ = ["Quotation", "find_claims", "open_page", "read_page"]
