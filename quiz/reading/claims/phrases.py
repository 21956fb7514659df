"""Phrases that credit a whole clause: according to her, in his view, by their account, the paper reports."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quiz.reading.claims.found import Found, Words
from quiz.reading.claims.holders import noun_phrase

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quiz.reading.claims.found import Page
    from quiz.reading.parse import Parse

_VIEWS = frozenset(
    str.split("view opinion eyes words account accounts estimate estimates reckoning telling estimation")
)
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
        else:
            found = None
        if found is not None:
            yield found


def _according(page: Page, word: int) -> Found | None:
    parse = page.parse
    last = word
    if parse.lower[word] == "according":
        if parse.lower[word + 1] != "to":
            return None
        last = word + 1
    noun = parse.kid(last, "pobj")
    if noun is None:
        return None
    if parse.lower[word] == "per" and parse.pos[noun] != "PROPN":
        return None
    holder = noun_phrase(parse, noun)
    content = _clause_around(parse, word, (word, max(holder[1], parse.right[noun])))
    return Found("phrase", "say", word, (word, last), holder, content) if content else None


def _view(page: Page, word: int) -> Found | None:
    parse = page.parse
    noun = parse.kid(word, "pobj")
    if noun is None or parse.lower[noun] not in _VIEWS:
        return None
    if parse.lower[noun] in {"account", "accounts"} and parse.lower[word] != "by":
        return None
    owner = parse.kid(noun, "poss")
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
