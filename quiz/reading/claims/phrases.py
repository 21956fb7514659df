"""Phrases that credit a whole clause: according to her, in his view, by their account, the paper reports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quiz.reading.claims.found import Found, Words
from quiz.reading.claims.grammar import FINITE
from quiz.reading.claims.holders import noun_phrase

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quiz.reading.claims.found import Page
    from quiz.reading.parse import Parse

_VIEWS = frozenset(
    str.split("view opinion eyes words account accounts estimate estimates reckoning telling estimation")
)
_SPEAK = frozenset({"PERSON", "ORG", "NORP"})
_NEAR = 10
"""So many words behind "in the words of" a quotation begins."""


def credited(page: Page) -> Iterator[Found]:
    """Yield clauses credited by a phrase."""
    parse = page.parse
    for word in range(len(parse) - 1):
        if parse.lower[word] in {"according", "per"} and parse.pos[word] != "NOUN":
            found = _according(page, word)
        elif parse.lower[word] in {"in", "by", "to"} and parse.deps[word] == "prep":
            found = _view(page, word)
        elif parse.lower[word] in {"for", "to"} and _opens_clause(parse, word):
            found = _as_somebody_sees(page, word)
        else:
            found = None
        if found is not None:
            yield found


def _opens_clause(parse: Parse, word: int) -> bool:
    """Tell whether a preposition opens a sentence, or a reason: "because to her, “it is …”"."""
    return word == parse.sentence[word] or parse.lower[word - 1] == "because"


def _as_somebody_sees(page: Page, word: int) -> Found | None:
    """Find "For the mayor, Rita Holm, “it is a disaster”": a quotation whose only name opens its sentence."""
    parse = page.parse
    noun = parse.kid(word, "pobj")
    quote = next((one for one in page.quotes if one[0] > word), None)
    if noun is None or quote is None or parse.lower[quote[0] - 1] != "," or quote[0] - word > 2 * _NEAR:
        return None
    between = range(word + 1, quote[0])
    if any(parse.tags[one] in FINITE or parse.tags[one] in {"WP", "WRB"} for one in between):
        return None
    if not any(parse.tags[one] in FINITE for one in range(*quote)) or noun >= quote[0]:
        return None
    named = parse.lower[noun] in {"him", "her", "them"} or any(
        first <= one < last and label in _SPEAK for one in between for first, last, label in parse.entities
    )
    if not named or parse.lower[parse.left[noun]] in {"example", "instance"}:
        return None
    first, last = noun_phrase(parse, noun)
    holder = (first, min(last, quote[0] - 2))
    return Found("phrase", "think", word, (word, word), holder, (quote,))


def _according(page: Page, word: int) -> Found | None:
    parse = page.parse
    last = word
    if parse.lower[word] == "according":
        if parse.lower[word + 1] != "to":
            return None
        last = word + 1
    noun = parse.kid(last, "pobj") or _misread_source(parse, last)
    if noun is None:
        return None
    if parse.lower[word] == "per" and parse.pos[noun] != "PROPN":
        return None
    holder = (last + 1, noun) if parse.deps[noun] == "dobj" else noun_phrase(parse, noun)
    content = _clause_around(parse, word, (word, max(holder[1], parse.right[noun])))
    return Found("phrase", "say", word, (word, last), holder, content) if content else None


def _misread_source(parse: Parse, to: int) -> int | None:
    """Return the noun behind "according to" whose first word the parser took for a verb: "show insiders"."""
    verb = parse.kid(to, "pcomp")
    if verb is None or verb != to + 1 or parse.tags[verb] != "VB":
        return None
    noun = parse.kid(verb, "dobj")
    return noun if noun == verb + 1 else None


def _view(page: Page, word: int) -> Found | None:
    parse = page.parse
    noun = parse.kid(word, "pobj")
    if noun is not None and parse.lower[noun + 1 : noun + 3] in (["’", "words"], ["'", "words"]):
        return _in_words(page, noun)
    if noun is None or parse.lower[noun] not in _VIEWS:
        return None
    if parse.lower[noun] in {"account", "accounts"} and parse.lower[word] != "by":
        return None
    owner = parse.kid(noun, "poss")
    if parse.lower[noun] in {"view", "eyes", "estimation"} and (
        parse.pos[parse.heads[word]] not in {"VERB", "AUX"} or (owner is not None and _has_of(parse, noun))
    ):
        return None  # "tears in their eyes", "his estimation of the market"
    if owner is not None:
        holder = noun_phrase(parse, owner)
    else:
        of = parse.kid(noun, "prep")
        person = None if of is None or parse.lower[of] != "of" else parse.kid(of, "pobj")
        if person is None:
            return None
        holder = noun_phrase(parse, person)
    content = _clause_around(parse, word, (word, parse.right[noun]))
    if parse.lower[noun] == "words":
        content = tuple(one for one in page.quotes if one[0] > word and one[0] < noun + _NEAR)[:1]
    return Found("phrase", "think", noun, (noun, noun), holder, content) if content else None


def _in_words(page: Page, name: int) -> Found | None:
    """Find "in Forbes’ words, “they are …”", whose mark the parser took for the end of a quotation."""
    last = name + 2
    content = tuple(one for one in page.quotes if last < one[0] < last + _NEAR)[:1]
    return (
        Found("phrase", "think", last, (last, last), noun_phrase(page.parse, name), content)
        if content
        else None
    )


def _has_of(parse: Parse, noun: int) -> bool:
    return any(parse.lower[kid] == "of" for kid in parse.kids[noun])


def _clause_around(parse: Parse, word: int, phrase: Words) -> tuple[Words, ...]:
    """Return the clause that a phrase credits: what its head governs, the phrase left out."""
    head = parse.heads[word]
    while head != parse.heads[head] and parse.pos[head] not in {"VERB", "AUX"}:
        head = parse.heads[head]
    first, last = parse.left[head], parse.right[head]
    if phrase[0] == parse.sentence[word]:
        first, last = phrase[0], parse.sentence_end(word)
    elif last <= phrase[1] + 1:
        first = parse.sentence[word] if parse.heads[head] == head else first
    parts = ((first, phrase[0] - 1), (phrase[1] + 1, last))
    return tuple(part for part in parts if part[1] - part[0] >= 1 and part[0] >= parse.sentence[word])
