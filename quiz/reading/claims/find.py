"""From paragraphs to claims: the families of rules in turn, then what holds for all of them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import replace
from itertools import zip_longest
from typing import TYPE_CHECKING

from quiz.dossier.fields import Role
from quiz.reading.claims.announced import announcing
from quiz.reading.claims.authored import is_held, own_views
from quiz.reading.claims.bounds import ended, is_orphan, is_said_again
from quiz.reading.claims.candidates import with_candidates
from quiz.reading.claims.carried import carry
from quiz.reading.claims.found import Found, Page, Words
from quiz.reading.claims.headlines import headline
from quiz.reading.claims.inverted import inverted
from quiz.reading.claims.lexicon import lexicon
from quiz.reading.claims.model import Claim, Holder, Mode, Span
from quiz.reading.claims.nouns import nominal
from quiz.reading.claims.phrases import credited
from quiz.reading.claims.quotes import direct_speech
from quiz.reading.claims.signed import signed, signed_below, unsigned
from quiz.reading.claims.slight import with_hints
from quiz.reading.claims.standing import kind_of, status_of
from quiz.reading.claims.verbs import governed, quoted_words
from quiz.reading.language import read_blocks
from quiz.reading.quotation import quotations

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from quiz.reading.parse import Block
    from quiz.reading.structure.article import Article

from quiz.reading.running import running_case, running_words

_CLOSING_TURNED = re.compile(r"(?<=[\w.,!?…])“(?=[\s.,;:!?)]|$)")
_OPENING_TURNED = re.compile(r"(?:(?<=\s)|(?<=^)|(?<=[\u200b\u202a]))”(?=\w)")
_THOUGHTS = frozenset({"clause", "infinitive", "object", "preposition", "adjective"})
_INWARD = frozenset({"think", "know", "predict", "fear", "hope", "want", "intend", "support"})
_GOES_ON = frozenset({"“", '"', "„", "«", "`", "'"})
_HEADINGS = frozenset({Role.TITLE, Role.HEADING})


def claims_of(article: Article) -> list[Claim]:
    """Read an article's claims with the language model.

    Raises :class:`~quiz.reading.language.NoReaderError` where the extra ``author`` is not installed.
    """
    return find_claims(article, blocks_of(article))


def blocks_of(article: Article) -> list[Block]:
    """Parse an article's paragraphs, headlines in the case of running text."""
    return next(blocks_of_all([article]))


def blocks_of_all(articles: Iterable[Article]) -> Iterator[list[Block]]:
    """Parse the paragraphs of articles together: of short ones, that takes less time than one by one."""
    return read_blocks(map(_in_running_case, articles))


def _in_running_case(article: Article) -> list[str]:
    headed = [one.role in _HEADINGS for one in article.paragraphs]
    if not any(headed):
        return [one.text for one in article.paragraphs]
    known = running_words(one.text for one, head in zip(article.paragraphs, headed, strict=True) if not head)
    return [
        running_case(one.text, known) if head else one.text
        for one, head in zip(article.paragraphs, headed, strict=True)
    ]


def find_claims(article: Article, blocks: Sequence[Block]) -> list[Claim]:
    """Return the attributions in an article's parsed blocks, in the order of their cues."""
    announced: Claim | None = None
    pages: list[Page] = []
    groups: list[list[Claim]] = []
    for block, following in zip_longest(blocks, blocks[1:]):
        paragraph = article.paragraph(block.paragraph)
        page = open_page(
            block,
            heading=paragraph.role in _HEADINGS,
            inside=bool(pages and pages[-1].printed and not pages[-1].printed[-1].closed),
            goes_on=following is not None and following.parse.text.lstrip()[:1] in _GOES_ON,
        )
        mine = paragraph.voice or article.author or "the author"
        voice = Holder(mine, "speaker" if paragraph.voice else "author")
        here = [_spoken_by(voice, page, found, _claim(page, found)) for found in read_page(page)]
        if announced is not None:
            here = _announced(announced, page, here)
        before = (pages[-1], groups[-1]) if pages else None
        if before is not None:
            groups[-1] = signed_below(*before, page)
        pages.append(page)
        groups.append(carry(page, here, before))
        announced = _opening(page)
    claims = [claim for group in groups for claim in group]
    claims += own_views(article, pages, claims)
    turns = {one.number for one in article.paragraphs if one.voice is not None and one.role is Role.BODY}
    return with_candidates(with_hints(_nested(sorted(claims, key=_order)), pages, turns), blocks)


def _order(claim: Claim) -> tuple[Span, tuple[Span, ...]]:
    return claim.cue, claim.content


def _opening(page: Page) -> Claim | None:
    """Return a claim, without content yet, where a paragraph's end announces speech: "Lee went on:"."""
    parse = page.parse
    size = len(parse)
    while size and parse.pos[size - 1] == "SPACE":
        size -= 1
    if size < 3 or parse.lower[size - 1] != ":":
        return None
    found = announcing(page, size - 1)
    if found is None:
        return None
    return _claim(page, found)


def _announced(announced: Claim, page: Page, here: list[Claim]) -> list[Claim]:
    """Give the quotation that opens a paragraph to whom the paragraph before announces."""
    if not page.quotes or not page.printed[0].opened or page.parse.text[: page.printed[0].start].strip():
        return here
    one = page.printed[0]
    quote = Span(page.paragraph, page.offset + one.start, page.offset + one.end)
    if any(claim.rule != "unattributed" and quote in claim.content for claim in here):
        return here
    rest = [claim for claim in here if quote not in claim.content]
    return [replace(announced, content=(quote,), mode="quote"), *rest]


def open_page(block: Block, *, heading: bool = False, inside: bool = False, goes_on: bool = True) -> Page:
    """Make a parsed block ready for the rules. See quotations() for the last two."""
    parse = block.parse
    printed, quotes = [], []
    for one in quotations(_marks_turned(parse.text), inside=inside, goes_on=goes_on):
        first = bisect_right(parse.ends, one.start)
        last = bisect_left(parse.begins, one.end) - 1
        if first <= last:
            printed.append(one)
            quotes.append((first, last))
    return Page(parse, tuple(quotes), tuple(printed), lexicon(), heading, block.paragraph, block.offset)


def _marks_turned(text: str) -> str:
    """Turn double marks that are printed the wrong way round: “Not yet,“ he said."""
    return _OPENING_TURNED.sub(r"“", _CLOSING_TURNED.sub(r"”", text))


def read_page(page: Page) -> list[Found]:
    """Return what the rules find in one paragraph, in the order of cues."""
    found = [*headline(page), *direct_speech(page)]
    used = {one.head for one in found}
    found += governed(page, used)
    used |= {one.head for one in found}
    found += inverted(page, used)
    found += [*credited(page), *nominal(page, used)]
    found = [_whole_quotes(page, one) for one in found]
    found += [_whole_quotes(page, one) for one in quoted_words(page, found)]
    found = [ended(page, one, found) for one in found if not is_said_again(page, one, found)]
    found = [one for one in found if not is_orphan(page, one, found)]
    names = list(signed(page))
    found = [*names, *unsigned([one for one in found if one.content], names)]
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
    if found.rule == "quote":
        return found
    inside = page.quote_at(found.head)
    if inside is not None:
        return _clipped(found, page.quotes[inside])
    content: list[Words] = []
    for start, end in found.content:
        first, last = start, end
        for one, two in page.quotes:
            if one <= last and two >= first and not (one <= found.cue[0] <= two):
                first, last = (first if one > first else min(first, one)), max(last, two)
        content.append((first, last))
    return Found(found.rule, found.sense, found.head, found.cue, found.holder, tuple(content))


def _clipped(found: Found, bounds: Words) -> Found:
    """Keep content inside the quotation that its cue stands in, whatever the parser made of the rest."""
    content = tuple(
        (max(first, bounds[0]), min(last, bounds[1]))
        for first, last in found.content
        if first <= bounds[1] and last >= bounds[0]
    )
    return Found(found.rule, found.sense, found.head, found.cue, found.holder, content)


def _claim(page: Page, found: Found) -> Claim:
    parse = page.parse

    def span(words: Words) -> Span:
        start, end = parse.begins[words[0]], parse.ends[words[1]]
        return Span(page.paragraph, page.offset + start, page.offset + end)

    holder = None
    if found.holder is not None:
        where = span(found.holder)
        pronoun = found.holder[0] == found.holder[1] and parse.pos[found.holder[0]] == "PRON"
        text = parse.text[where.start - page.offset : where.end - page.offset]
        holder = Holder(text, "pronoun" if pronoun else "named", where)
    return Claim(
        rule=found.rule,
        sense=found.sense,
        holder=holder,
        cue=span(found.cue),
        content=tuple(span(words) for words in found.content),
        mode=_mode(page, found),
        kind=kind_of(page, found),
        status=status_of(page, found),
    )


def _spoken_by(voice: Holder, page: Page, found: Found, claim: Claim) -> Claim:
    """Credit what "I" think or want, outside quotation marks, to whose text or turn it is."""
    plain = found.rule in _THOUGHTS and found.sense in _INWARD and page.quote_at(found.head) is None
    if not plain or claim.holder is None or claim.holder.text not in {"I", "i"} or page.heading:
        return claim
    return replace(claim, rule="own", sense=claim.kind.value, holder=voice, hint=not is_held(page, found))


def _mode(page: Page, found: Found) -> Mode:
    if found.rule == "quote" and all(part in page.quotes for part in found.content):
        return "quote"
    touched = any(one <= last and two >= first for first, last in found.content for one, two in page.quotes)
    return "mixed" if touched else "paraphrase"


def _nested(claims: list[Claim]) -> list[Claim]:
    """Say of each claim which other one's content holds its cue, the smallest if several do."""
    out: list[Claim] = []
    for claim in claims:
        around = [
            (_size(other), number)
            for number, other in enumerate(claims)
            if other is not claim
            and claim.rule not in {"unattributed", "own"}
            and any(span.holds(claim.cue) for span in other.content)
            and (_size(other) > _size(claim) or not any(span.holds(other.cue) for span in claim.content))
        ]
        within = min(around)[1] if around else None
        out.append(replace(claim, within=within))
    return out


def _size(claim: Claim) -> int:
    return sum(span.end - span.start for span in claim.content)
