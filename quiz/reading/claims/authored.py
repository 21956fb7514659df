"""What nobody is credited with and yet is a view: it is the author's, or the speaker's whose turn it is.

Only sentences with a word of opinion are given. On articles tried by hand such sentences were views nearly
always, while of the others no more than two in five were plain facts: what is not given here is open.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from quiz.dossier.fields import Kind, Role
from quiz.reading.claims.model import Claim, Holder, Span
from quiz.reading.claims.standing import opinions

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from quiz.reading.parse import Block, Parse
    from quiz.reading.structure.article import Article, Paragraph

_TELLS = frozenset({Role.BODY, Role.COMMENT})


def own_views(article: Article, blocks: Sequence[Block], claims: Sequence[Claim]) -> Iterator[Claim]:
    """Yield the sentences outside all claims that hold a word of opinion."""
    taken: dict[int, list[Span]] = {}
    for claim in claims:
        for span in (claim.cue, *claim.content):
            taken.setdefault(span.paragraph, []).append(span)
    for block in blocks:
        paragraph = article.paragraph(block.paragraph)
        if paragraph.role not in _TELLS:
            continue
        for first, last in _sentences(block.parse):
            found = _view(article, paragraph, block, (first, last), taken.get(block.paragraph, []))
            if found is not None:
                yield found


def _sentences(parse: Parse) -> Iterator[tuple[int, int]]:
    first = 0
    for word in range(1, len(parse) + 1):
        if word == len(parse) or parse.sentence[word] != parse.sentence[first]:
            yield first, word - 1
            first = word


def _view(
    article: Article, paragraph: Paragraph, block: Block, sentence: tuple[int, int], taken: list[Span]
) -> Claim | None:
    parse = block.parse
    start, end = (block.offset + parse.begins[sentence[0]], block.offset + parse.ends[sentence[1]])
    if any(span.start < end and span.end > start for span in taken):
        return None
    marked = _mark(parse, sentence)
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
        cue=Span(paragraph.number, block.offset + parse.begins[word], block.offset + parse.ends[word]),
        content=(Span(paragraph.number, start, end),),
        mode="paraphrase",
        kind=kind,
        status="asked" if asked else "asserted",
    )


def _mark(parse: Parse, sentence: tuple[int, int]) -> tuple[Kind, int] | None:
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
