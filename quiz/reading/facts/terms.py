"""Answers that are neither names nor figures: short quotations, and what was done to whom with what."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quiz.reading.draft.model import AnswerProposal
from quiz.reading.facts.standing import is_asserted, is_wanted
from quiz.reading.quotation import quotations

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from quiz.reading.facts.sentences import Sentence
    from quiz.reading.parse import Parse

EMPTY = frozenset(
    str.split(
        "part thing way fact time end result case lot number member people something anything nothing "
        "everything kind sort side place role point form matter move step decision effort ability chance "
        "need opportunity one ones other others some many most all series range variety question answer "
        "reason view today yesterday tomorrow day week month year moment day night "
        "basis latter former beginning end use hope die term terms contrary angle rest interest"
    )
)
"""Nouns that say too little to be asked for, or asked about."""
_AMOUNTS = frozenset(
    {"dozens", "hundreds", "thousands", "scores", "number", "group", "series", "couple", "lot"}
)
_WITH = frozenset({"with", "by", "using", "aboard", "on", "against", "at", "over", "from", "through", "via"})
_BASES = "bases"
"""The plural of "base" as well, whatever the parser takes it for."""
_DESCRIBES = 0.25
"""A name worth no more than this only describes the thing that it stands with."""
_LONGEST = 4
_QUOTED = 6
"""Words."""
_MOST = 3


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


def things(sentence: Sentence, taken: Sequence[AnswerProposal]) -> list[AnswerProposal]:
    """Return what a told event was done to or with: common nouns only, the main verb's first, few of them.

    A thing may hold a name that only describes it: "a US drone".
    """
    parse, root = sentence.block.parse, sentence.root()
    found: list[tuple[float, int, AnswerProposal]] = []
    for word in sentence.words:
        noun = _counted(parse, word)
        verb = None if noun is None else _verb_of(parse, word)
        if noun is None or verb is None or not is_asserted(parse, word) or is_wanted(parse, word):
            continue
        first, last = _phrase(parse, noun)
        start, end = sentence.offsets(first, last)
        over = [one for one in taken if one.start < end and start < one.end]
        if last - first >= _LONGEST or not all(_describes(one, start, end) for one in over):
            continue
        printed = sentence.text[start:end]
        main = verb == root and parse.deps[word] in {"dobj", "nsubjpass"} and _past(parse, verb)
        worth = 0.3 if main else 0.25 if _past(parse, verb) else 0.2
        answer = AnswerProposal(
            type="term",
            start=start,
            end=end,
            printed=printed,
            value=" ".join(printed.split()),
            accept=_shorter(parse, first, noun),
            worth=worth,
        )
        found.append((-worth, start, answer))
    return [answer for _, _, answer in sorted(found, key=lambda one: one[:2])[:_MOST]]


def _shorter(parse: Parse, first: int, noun: int) -> tuple[str, ...]:
    """Return what is as right as the whole phrase: the noun with the nouns before it, and the noun alone."""
    start = noun
    while start > first and parse.pos[start - 1] == "NOUN":
        start -= 1
    forms = (parse.text[parse.begins[at] : parse.ends[noun]] for at in (start, noun) if at > first)
    return tuple(dict.fromkeys(forms))


def _describes(name: AnswerProposal, start: int, end: int) -> bool:
    return name.entity is not None and name.worth <= _DESCRIBES and start <= name.start and name.end < end


def _counted(parse: Parse, word: int) -> int | None:
    """Return a common noun that says something, for "dozens of strikes" the strikes."""
    if parse.pos[word] != "NOUN":
        return None
    if parse.lower[word] in _AMOUNTS:
        of = parse.kid(word, "prep")
        noun = None if of is None or parse.lower[of] != "of" else parse.kid(of, "pobj")
        return noun if noun is not None and parse.pos[noun] == "NOUN" else None
    empty = parse.lemmas[word].lower() in EMPTY and parse.lower[word] != _BASES
    return None if empty else word


def _verb_of(parse: Parse, noun: int) -> int | None:
    """Return the verb that a noun is the object of, is acted on by, or that is done with, on or from it."""
    dep, above = parse.deps[noun], parse.heads[noun]
    if dep == "pobj" and above == parse.sentence[noun]:
        return None  # "On the contrary", "At this juncture"
    if dep == "pobj" and (parse.lower[above] in _WITH or parse.deps[above] == "agent"):
        above = parse.heads[above]
        if parse.deps[above] in {"dobj", "nsubjpass"}:  # "strikes on bases" were carried out
            above = parse.heads[above]
    elif (
        dep == "pobj"
        and parse.lower[above] == "of"
        and parse.deps[parse.heads[above]] in {"dobj", "nsubjpass"}
    ):
        above = parse.heads[parse.heads[above]]  # "he oversaw the work of militias"
    elif dep not in {"dobj", "nsubjpass"}:
        return None
    return above if parse.pos[above] == "VERB" else None


def _past(parse: Parse, verb: int) -> bool:
    if parse.tags[verb] in {"VBD", "VBN"}:
        return True
    return parse.tags[verb] == "VBG" and parse.tags[parse.heads[verb]] in {"VBD", "VBN"}


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
