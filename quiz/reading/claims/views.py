"""Whether a sentence as a whole is a view: what its main clause says, not what stands somewhere in it.

A main clause foretells ("will", "is likely to"), recommends ("should", "needs to"), explains ("because",
"the reason is") or judges ("is wrong", "unfortunately"). The same words in a subordinate clause, beside a
noun or in quotation marks show nothing of the kind, and neither does a sentence that reports what is
accepted or planned, tells a reader what awaits "you", or lacks a subject, a verb or its full stop.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from quiz.dossier.fields import Kind
from quiz.reading.claims.grammar import FINITE
from quiz.reading.claims.marks import explains, foretells, judges, recommends

if TYPE_CHECKING:
    from quiz.reading.claims.found import Page, Words
    from quiz.reading.parse import Parse

_FEWEST = 5
"""Words of a sentence that can stand alone."""
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
_CLOSERS = frozenset({"”", '"', "’", "'", ")", "]", "''", "\n", " "})
_HEARSAY = frozenset(str.split("reportedly allegedly supposedly purportedly"))
_OUGHT = frozenset({"should", "must", "ought"})
_SHORT = 11
"""A sentence about "this" or "him" with fewer words says too little to stand alone."""
_ANAPHORS = frozenset(str.split("he she it they this that these those"))
_NOT_OF = {
    Kind.RECOMMENDATION: frozenset({"i"}),
    Kind.EXPLANATION: frozenset({"i", "we", "you"}),
    Kind.JUDGEMENT: frozenset({"you"}),
}
"""Of whom a view of each kind says nothing: why "I" did it is told, and so is what "you" may do."""
_MARKS = frozenset({'"', "“", "”", "''", "``", "«", "»"})


def main_view(page: Page, sentence: Words) -> tuple[Kind, int] | None:
    """Return of which kind a sentence's view is and the word that shows it; None where it is none."""
    parse = page.parse
    if not _stands(page, sentence):
        return None
    for verb in _main_verbs(parse, sentence):
        subject = parse.kid(verb, *_SUBJECTS)
        if subject is None and parse.deps[verb] == "conj":
            subject = parse.kid(parse.heads[verb], *_SUBJECTS)
        if subject is None or page.quote_at(verb) is not None or _passed_on(page, verb):
            continue
        if parse.lower[subject] in _ANAPHORS and sentence[1] - sentence[0] < _SHORT:
            continue
        found = _kind_of(parse, verb, subject)
        if found is not None:
            return found
    return None


def _stands(page: Page, sentence: Words) -> bool:
    """Tell whether a sentence is whole: from a capital to a full stop, no quotation begun or ended in it."""
    parse, (first, last) = page.parse, sentence
    while last > first and parse.lower[last] in _CLOSERS:
        last -= 1
    while first < last and parse.pos[first] in {"SPACE", "PUNCT"}:
        first += 1
    if parse.lower[last] not in {".", "!"} or not (page.capital(first) or parse.pos[first] == "NUM"):
        return False
    if sum(parse.pos[word] not in {"PUNCT", "SPACE"} for word in range(first, last)) < _FEWEST:
        return False
    if any(
        parse.lower[word] in _MARKS and page.quote_at(word) is None for word in range(first, sentence[1] + 1)
    ):
        return False
    return all((first <= one and two <= sentence[1]) or two < first or one > last for one, two in page.quotes)


def _main_verbs(parse: Parse, sentence: Words) -> list[int]:
    """Return the finite verbs that a sentence turns on: its root, and those joined to it."""
    first, last = sentence
    root = next((word for word in range(first, last + 1) if parse.heads[word] == word), None)
    if root is None:
        return []
    out = [root] if _is_finite(parse, root) else []
    for verb in out:
        joined = [kid for kid in parse.kids[verb] if parse.deps[kid] == "conj" and kid <= last]
        out += [kid for kid in joined if _is_finite(parse, kid)]
    return out


def _is_finite(parse: Parse, verb: int) -> bool:
    if parse.pos[verb] not in {"VERB", "AUX"}:
        return False
    return parse.tags[verb] in FINITE or any(
        parse.deps[kid] in {"aux", "auxpass"} and parse.tags[kid] in FINITE for kid in parse.kids[verb]
    )


def _passed_on(page: Page, verb: int) -> bool:
    """Tell whether a clause reports what others hold: "it is widely accepted that", "allegedly"."""
    parse = page.parse
    if any(parse.lower[kid] in _HEARSAY for kid in parse.kids[verb]):
        return True
    ought = any(parse.deps[kid] == "aux" and parse.lower[kid] in _OUGHT for kid in parse.kids[verb])
    held = parse.lemmas[verb] in page.lexicon.known() or parse.lemmas[verb] == "accept"
    return held and parse.kid(verb, "auxpass") is not None and not ought


def _kind_of(parse: Parse, verb: int, subject: int) -> tuple[Kind, int] | None:
    ahead = foretells(parse, verb, subject)
    if ahead is not None:
        return Kind.PREDICTION, ahead
    for kind, find in (
        (Kind.RECOMMENDATION, recommends),
        (Kind.EXPLANATION, explains),
        (Kind.JUDGEMENT, judges),
    ):
        word = find(parse, verb)
        if word is not None and parse.lower[subject] not in _NOT_OF[kind]:
            return kind, word
    return None
