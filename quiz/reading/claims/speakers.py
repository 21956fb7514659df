"""Whose speech a quotation is, by the verb beside it: which verbs speak, and who their speaker is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quiz.reading.claims.beside import behind, next_to, subject_before
from quiz.reading.claims.grammar import FINITE, nearest_subject
from quiz.reading.claims.holders import agent_of, holder_of, is_passive, noun_phrase

if TYPE_CHECKING:
    from quiz.reading.claims.found import Page, Words
    from quiz.reading.parse import Parse

_TAKEN_FOR_NOUNS = frozenset({"says", "tweets", "writes", "notes", "answers", "replies", "jokes", "explains"})
_NEVER_SPOKEN = frozenset({"seem", "find", "know", "hope", "intend"})


def sense_of(page: Page, verb: int) -> str | None:
    """Return in which sense a verb may speak a quotation; None where it cannot."""
    if page.parse.pos[verb] not in {"VERB", "AUX", "NOUN"} or page.parse.tags[verb][:2] not in {"VB", "NN"}:
        return None
    lemma = page.parse.lemmas[verb]
    if page.parse.tags[verb][:2] == "NN" and page.parse.lower[verb] not in _TAKEN_FOR_NOUNS:
        return None
    if lemma == "put" and page.parse.lower[verb + 1 : verb + 2] == ["it"]:
        return "say"
    sense = page.lexicon.clause.get(lemma) or page.lexicon.quote.get(lemma)
    return None if sense in _NEVER_SPOKEN and lemma not in {"show", "read"} else sense


def is_telling(page: Page, verb: int) -> bool:
    """Tell whether a verb is its sentence's own, or one of saying that describes what holds the speech."""
    parse = page.parse
    if parse.deps[verb] in {"ROOT", "conj", "advcl", "parataxis"} or parse.heads[verb] == verb:
        return parse.tags[verb] in FINITE or parse.tags[verb] == "VBN" or sense_of(page, verb) is not None
    return sense_of(page, verb) is not None and parse.tags[verb] in {*FINITE, "VBG"}


def named_by(parse: Parse, verb: int) -> Words | None:
    """Return who says what a verb tells, by grammar alone: its subject, or a passive one's agent."""
    return agent_of(parse, verb) if is_passive(parse, verb) else holder_of(parse, verb)


def speaker_of(page: Page, verb: int, before: int | None) -> Words | None:
    """Return who speaks: by grammar, else by what stands behind or before a verb, or opens its sentence."""
    parse = page.parse
    holder = _reporter(page, verb) or _onlooker(page, verb) or named_by(parse, verb)
    if holder is not None and page.quote_at(holder[0]) is not None:
        holder = None
    told = parse.tags[verb] in FINITE or parse.lower[verb] in {"read", "said"}
    if before is not None and page.quotes[before][1] + 1 == verb and told:
        if holder is None or holder[0] < verb:
            holder = behind(page, verb, before) or holder
    elif is_passive(parse, verb) or (parse.deps[verb] == "acl" and parse.tags[verb] == "VBN"):
        return holder
    return holder or next_to(page, verb) or subject_before(page, verb)


def _reporter(page: Page, verb: int) -> Words | None:
    """Return whose verb a participle is that the parser hung inside a quotation: said it “sinks,” adding."""
    parse = page.parse
    word = parse.heads[verb]
    inside = page.quote_at(word)
    if parse.tags[verb] != "VBG" or inside is None or page.quote_at(verb) is not None:
        return None
    while page.quote_at(word) == inside and parse.heads[word] != word:
        word = parse.heads[word]
    return named_by(parse, word) if page.quote_at(word) is None and parse.pos[word] == "VERB" else None


def _onlooker(page: Page, verb: int) -> Words | None:
    """Return the name beside a participle that the parser hung elsewhere.

    "It came when Lee broke in, shouting": the nearest subject's. "Footage of Lee asking": that name's.
    """
    parse = page.parse
    if parse.tags[verb] != "VBG" or parse.kid(verb, "nsubj") is not None:
        return None
    if parse.pos[verb - 1] == "PROPN" and parse.deps[verb - 1] == "pobj":
        prep = parse.heads[verb - 1]
        return noun_phrase(parse, verb - 1) if parse.lower[prep] == "of" else None
    holder = holder_of(parse, verb)
    if holder is None or not (parse.lower[holder[1]] == "it" or parse.tags[holder[1]] == "NN"):
        return None
    near = nearest_subject(page, verb, persons=True)
    clause = -1 if near is None else parse.heads[near[1]]
    return near if parse.deps[clause] in {"advcl", "relcl"} and clause < verb else None
