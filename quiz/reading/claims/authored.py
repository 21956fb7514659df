"""What nobody is credited with and yet is a view: it is the author's, or the speaker's whose turn it is.

A sentence is a view where its main clause is one. Where only a word of opinion stands somewhere in it, it is
given as a hint: no view to propose, but no plain report either. Of the sentences without any such word no
more than two in five were plain facts on articles tried by hand: what is not given here is open.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from quiz.dossier.fields import Kind, Role
from quiz.reading.claims.grammar import FINITE
from quiz.reading.claims.model import Claim, Holder, Span
from quiz.reading.claims.standing import opinions, status_of
from quiz.reading.claims.views import main_view

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from quiz.reading.claims.found import Found, Page, Words
    from quiz.reading.parse import Parse
    from quiz.reading.structure.article import Article, Paragraph

_VIEWS = frozenset({"think", "predict", "fear", "hope", "support"})
_SIDES = frozenset(str.split("support oppose endorse reject condemn criticize criticise denounce blame"))
_HELD = frozenset({"asserted", "negated"})
"""Who does not think that something is so holds a view as well."""
_FEWEST = 6
"""Words of a view that says what it is about."""
_FEWEST_NAMED = 4
_ASKING = frozenset({"WP", "WRB", "WDT", "WP$"})
_TELLS = frozenset({Role.BODY, Role.COMMENT})


def own_views(article: Article, pages: Sequence[Page], claims: Sequence[Claim]) -> Iterator[Claim]:
    """Yield the sentences outside all claims that are views, and those with a word of opinion as hints."""
    taken: dict[int, list[Span]] = {}
    for claim in claims:
        for span in (claim.cue, *claim.content):
            taken.setdefault(span.paragraph, []).append(span)
    for page in pages:
        paragraph = article.paragraph(page.paragraph)
        if paragraph.role not in _TELLS:
            continue
        spoken = paragraph.label[2] if paragraph.label else 0
        for first, last in _sentences(page.parse, spoken - page.offset):
            found = _view(article, paragraph, page, (first, last), taken.get(page.paragraph, []))
            if found is not None:
                yield found


def is_held(page: Page, found: Found) -> bool:
    """Tell whether what "I" think is a view held now: no "I never wanted to", "I wondered", "I know why"."""
    parse, head = page.parse, found.head
    first, last = found.content[0]
    words = range(first, last + 1)
    if parse.tags[head] not in {"VBP", "VB"} and parse.pos[head] != "ADJ":
        return False
    if found.sense not in _VIEWS or status_of(page, found) not in _HELD:
        return False
    if found.sense == "support" and parse.lemmas[head] not in _SIDES:
        return False  # "I thank you", "I am proud to be here"
    if parse.tags[first] in _ASKING or parse.lower[first] == "if" or "i" in parse.lower[first : first + 2]:
        return False
    clause = found.rule == "object" or any(parse.tags[word] in FINITE for word in words)
    named = any(parse.pos[word] == "PROPN" for word in words)
    about = any(parse.pos[word] == "NOUN" for word in words)
    return clause and (named or about) and len(words) >= (_FEWEST_NAMED if named else _FEWEST)


def _sentences(parse: Parse, start: int) -> Iterator[Words]:
    """Yield the bounds of sentences, without what stands before ``start``: a speaker’s label."""
    first = next((word for word in range(len(parse)) if parse.begins[word] >= start), len(parse))
    for word in range(first + 1, len(parse) + 1):
        if word == len(parse) or parse.sentence[word] != parse.sentence[first]:
            yield first, word - 1
            first = word


def _view(
    article: Article, paragraph: Paragraph, page: Page, sentence: Words, taken: list[Span]
) -> Claim | None:
    parse = page.parse
    start, end = (page.offset + parse.begins[sentence[0]], page.offset + parse.ends[sentence[1]])
    if any(span.start < end and span.end > start for span in taken):
        return None
    view = main_view(page, sentence)
    marked = view or _mark(parse, sentence)
    if marked is None:
        return None
    kind, word = marked
    asked = parse.text[parse.begins[sentence[0]] : parse.ends[sentence[1]]].rstrip('”"’)').endswith("?")
    return Claim(
        rule="own",
        sense=kind.value,
        holder=Holder(
            paragraph.voice or article.author or "the author", "speaker" if paragraph.voice else "author"
        ),
        cue=Span(paragraph.number, page.offset + parse.begins[word], page.offset + parse.ends[word]),
        content=(Span(paragraph.number, start, end),),
        mode="paraphrase",
        kind=kind,
        status="asked" if asked else "asserted",
        hint=view is None,
    )


def _mark(parse: Parse, sentence: Words) -> tuple[Kind, int] | None:
    words = opinions()
    kinds = (
        (Kind.RECOMMENDATION, words.recommendation),
        (Kind.PREDICTION, words.prediction),
        (Kind.EXPLANATION, words.explanation),
        (Kind.JUDGEMENT, words.judgement),
    )
    for kind, marks in kinds:
        for word in range(sentence[0], sentence[1] + 1):
            if parse.lower[word] in marks:
                return kind, word
    return None
