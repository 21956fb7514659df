"""Answers that are neither names nor figures: short quotations, and what was done to whom with what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quiz.reading.draft.model import AnswerProposal
from quiz.reading.facts.standing import is_asserted
from quiz.reading.quotation import quotations

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quiz.reading.facts.sentences import Sentence
    from quiz.reading.parse import Parse

_EMPTY = frozenset(
    str.split(
        "part thing way fact time end result case lot number member people something anything nothing "
        "everything kind sort side place role point form matter move step decision effort ability chance "
        "need opportunity one ones other others some many most all series range variety question answer "
        "reason view today yesterday tomorrow day week month year moment day night"
    )
)
_WITH = frozenset({"with", "by", "using", "aboard"})
_LONGEST = 4
_QUOTED = 6
"""Words."""
_MOST = 2


def quoted(sentence: Sentence) -> Iterator[AnswerProposal]:
    """Yield quotations of two to six words inside a longer sentence."""
    text = sentence.text
    for one in quotations(text):
        inner = one.text(text).strip("“”\"'‘’«»„`").rstrip(".,;:")
        words = inner.split()
        if not (
            one.opened and one.closed and 2 <= len(words) <= _QUOTED and len(text.split()) >= len(words) + 4
        ):
            continue
        start = one.start + one.text(text).index(inner)
        yield AnswerProposal(
            type="term", start=start, end=start + len(inner), printed=inner, value=" ".join(words), worth=0.35
        )


def things(sentence: Sentence, taken: list[tuple[int, int]]) -> list[AnswerProposal]:
    """Return what a told event was done to or with: common nouns only, two at most."""
    parse = sentence.block.parse
    out: list[AnswerProposal] = []
    for word in sentence.words:
        if parse.pos[word] != "NOUN" or parse.lemmas[word].lower() in _EMPTY or not _told(parse, word):
            continue
        first, last = _phrase(parse, word)
        start, end = sentence.offsets(first, last)
        if last - first >= _LONGEST or any(one < end and start < two for one, two in taken):
            continue
        printed = sentence.text[start:end]
        out.append(
            AnswerProposal(type="term", start=start, end=end, printed=printed, value=printed, worth=0.25)
        )
        if len(out) == _MOST:
            break
    return out


def _told(parse: Parse, noun: int) -> bool:
    """Tell whether a noun is the object of a verb in the past, is acted on, or is what was used."""
    dep, above = parse.deps[noun], parse.heads[noun]
    if dep == "pobj" and (parse.lower[above] in _WITH or parse.deps[above] == "agent"):
        above = parse.heads[above]
        if parse.pos[above] != "VERB":
            return False
    elif dep not in {"dobj", "nsubjpass"}:
        return False
    past = parse.tags[above] in {"VBD", "VBN"} or (
        parse.tags[above] == "VBG" and parse.tags[parse.heads[above]] in {"VBD", "VBN"}
    )
    return past and is_asserted(parse, noun)


def _phrase(parse: Parse, noun: int) -> tuple[int, int]:
    first = noun
    while first > parse.left[noun] and (
        parse.heads[first - 1] >= first - 1
        and parse.deps[first - 1] in {"compound", "amod", "nmod", "punct", "npadvmod"}
        and parse.pos[first - 1] in {"NOUN", "PROPN", "ADJ", "VERB", "PUNCT", "ADV"}
    ):
        first -= 1
    while first < noun and parse.pos[first] == "PUNCT":
        first += 1
    return first, noun
