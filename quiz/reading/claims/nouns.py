"""Nouns and adjectives that credit a thought: the claim that, his plan to, she is sure that."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quiz.reading.claims.found import Found, Words
from quiz.reading.claims.holders import holder_of, noun_phrase

if TYPE_CHECKING:
    from collections.abc import Iterator

    from quiz.reading.claims.found import Page
    from quiz.reading.parse import Parse

_LIGHT = frozenset(
    {
        "make",
        "issue",
        "express",
        "voice",
        "have",
        "give",
        "raise",
        "repeat",
        "release",
        "offer",
        "send",
        "take",
        "announce",
    }
)
_FEWEST_QUOTED = 1
_TO = frozenset({"for", "about", "of"})


def nominal(page: Page, used: set[int]) -> Iterator[Found]:
    """Yield what nouns and adjectives of the lexicon govern."""
    parse = page.parse
    for word in range(len(parse)):
        if word in used:
            continue
        if parse.pos[word] == "NOUN":
            found = _noun(page, word)
        elif parse.pos[word] == "ADJ" or parse.tags[word] in {"VBN", "JJ"}:
            found = _adjective(page, word)
        else:
            found = None
        if found is not None:
            yield found


def _noun(page: Page, noun: int) -> Found | None:
    parse = page.parse
    sense = page.lexicon.noun.get(parse.lemmas[noun])
    if sense is None:
        return None
    clause = next(
        (
            kid
            for kid in parse.kids[noun]
            if kid > noun and parse.deps[kid] in {"acl", "ccomp", "relcl"} and _opens(parse, kid)
        ),
        None,
    )
    holder, verb = _owner(parse, noun)
    if clause is None and verb is not None and parse.lemmas[verb] == "be":
        clause = next(
            (kid for kid in parse.kids[verb] if kid > noun and parse.deps[kid] in {"ccomp", "xcomp"}), None
        )
    if clause is None and parse.kid(noun, "poss") is not None:
        clause = next(
            (
                kid
                for kid in parse.kids[noun]
                if kid > noun and parse.lower[kid] in _TO and _quotes(page, kid)
            ),
            None,
        )
    if clause is None or holder is None:
        return None
    if not (_own_news(parse, noun) or _quotes(page, clause)):
        return None
    return Found("noun", sense, noun, (noun, noun), holder, ((parse.left[clause], parse.right[clause]),))


def _quotes(page: Page, word: int) -> bool:
    """Tell whether what a word governs is quoted, wholly or in part: "his call for a “complete ban”"."""
    left, right = page.parse.left[word], page.parse.right[word]
    return any(
        left <= last and first <= right and last - first > _FEWEST_QUOTED and not quote.single
        for (first, last), quote in zip(page.quotes, page.printed, strict=True)
    )


def _own_news(parse: Parse, noun: int) -> bool:
    """Tell whether a sentence tells of somebody's thought itself, not of what another makes of it."""
    head, dep = parse.heads[noun], parse.deps[noun]
    return dep in {"nsubj", "ROOT", "appos", "attr"} or (dep == "dobj" and parse.lemmas[head] in _LIGHT)


def _opens(parse: Parse, clause: int) -> bool:
    """Tell whether a clause opens with "that" as a conjunction, or "to"."""
    return any(
        (parse.lower[kid] == "that" and parse.deps[kid] == "mark")
        or (parse.tags[kid] == "TO" and parse.deps[kid] == "aux")
        for kid in parse.kids[clause]
    )


def _owner(parse: Parse, noun: int) -> tuple[Words | None, int | None]:
    """Return whose noun it is, and the verb whose subject it is."""
    owner = parse.kid(noun, "poss")
    head, dep = parse.heads[noun], parse.deps[noun]
    verb = head if dep == "nsubj" else None
    if owner is not None:
        return noun_phrase(parse, owner), verb
    for kid in parse.kids[noun]:
        if parse.deps[kid] == "prep" and parse.lower[kid] in {"by", "from", "among", "of"}:
            person = parse.kid(kid, "pobj")
            if person is not None:
                return noun_phrase(parse, person), verb
    if dep == "dobj" and parse.lemmas[head] in _LIGHT:
        return holder_of(parse, head), verb
    return None, verb


def _adjective(page: Page, word: int) -> Found | None:
    parse = page.parse
    sense = page.lexicon.adjective.get(parse.lower[word])
    if sense is None:
        return None
    be = parse.heads[word] if parse.deps[word] in {"acomp", "attr"} else word
    clause = next(
        (
            kid
            for kid in parse.kids[word]
            if kid > word
            and (parse.deps[kid] in {"ccomp", "xcomp"} or parse.lower[kid] in {"of", "about", "that"})
        ),
        None,
    )
    if clause is None:
        return None
    holder = holder_of(parse, be)
    if holder is None:
        return None
    return Found("adjective", sense, word, (word, word), holder, ((parse.left[clause], parse.right[clause]),))
