"""Own views that are no position: what a reader would not call the author's stand on something arguable.

Such a view is of the author or the reader ("I", "you"), of somebody who stands elsewhere ("they will have
to"), of what once was, or of next to nothing ("A barn owl is the best"); or it is speech with its stumbles.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from quiz.dossier.fields import Kind
from quiz.reading.claims.pointing import words_in
from quiz.reading.claims.talk import FILLERS

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quiz.reading.claims.found import Page
    from quiz.reading.claims.model import Claim
    from quiz.reading.parse import Parse

_PERSONAL = frozenset(str.split("i me mine myself you your yours yourself yourselves"))
_THINKS = frozenset(str.split("think believe suspect guess fear hope submit contend maintain"))
_ELSEWHERE = frozenset(str.split("i you he she they"))
_SEEMED = frozenset({"seemed", "appeared", "looked"})
_POINTING = frozenset(str.split("this these that those such"))
_DANGLING = frozenset(str.split("it this that these those them him her one"))
_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass", "expl")
_TELLING = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM"})
_LIGHT = frozenset(str.split("be have do get go make take thing way lot bit kind sort good great"))
_FEWEST = 3
"""Words that tell something besides the one that shows the view; a name counts twice."""
_HONOURS = frozenset(str.split("honor honour pleasure privilege"))


def is_no_position(page: Page, claim: Claim, *, turn: bool) -> bool:
    """Tell whether an own view is none that somebody could take another side on, or cannot stand alone."""
    parse = page.parse
    content = words_in(page, claim.content[0])
    if not content:
        return False
    if _is_personal(parse, content) or _tells_little(page, claim, content) or _is_broken(page, claim):
        return True
    judges = claim.kind is Kind.JUDGEMENT
    if judges and parse.text[: parse.ends[content[-1]]].rstrip("”\"’')").endswith("!"):
        return True
    named = any(parse.pos[word] == "PROPN" for word in content)
    verb = _verb(page, claim, content)
    if judges and any(parse.lower[word] in _SEEMED for word in words_in(page, claim.cue)):
        return True
    thought = words_in(page, claim.cue)[-1:] and words_in(page, claim.cue)[-1] not in content
    if judges and not named and not thought and _is_past(parse, verb):
        return True
    if not named and _dangles(parse, verb, content):
        return True
    subject = _subject(parse, verb)
    if subject is None:
        return False
    low = parse.lower[subject]
    before = any(parse.pos[word] == "PROPN" for word in content if word < subject)
    if (low in _ELSEWHERE and not before) or (
        low == "we" and turn and claim.kind in {Kind.JUDGEMENT, Kind.EXPLANATION}
    ):
        return True
    if low == "there" and judges:
        return not _is_of_something(parse, verb)
    return not named and any(
        parse.deps[kid] in {"det", "predet"} and parse.lower[kid] in _POINTING for kid in parse.kids[subject]
    )


def _dangles(parse: Parse, verb: int, content: range) -> bool:
    """Tell whether a view ends in what stands elsewhere: "people are going to want this"."""
    last = next(
        word for word in reversed(content) if parse.pos[word] not in {"PUNCT", "SPACE"} or word == content[0]
    )
    objects = [kid for kid in parse.kids[verb] if parse.deps[kid] == "dobj"]
    return any(parse.lower[word] in _DANGLING for word in objects) or (
        parse.lower[last] in _POINTING and parse.deps[last] in {"dobj", "pobj"}
    )


def _is_personal(parse: Parse, content: range) -> bool:
    """Tell whether a view speaks of the teller or the reader: "it was good to hear from you"."""
    return any(
        (parse.lower[word] in _PERSONAL or _is_my_honour(parse, word))
        and not (parse.lower[word] == "i" and parse.lemmas[parse.heads[word]] in _THINKS)
        for word in content
    )


def _is_my_honour(parse: Parse, word: int) -> bool:
    return parse.lower[word] in _HONOURS and any(parse.lower[kid] == "my" for kid in parse.kids[word])


def _tells_little(page: Page, claim: Claim, content: range) -> bool:
    parse, cue = page.parse, words_in(page, claim.cue)
    told = sum(
        (2 if parse.pos[word] == "PROPN" else 1)
        for word in content
        if parse.pos[word] in _TELLING and parse.lemmas[word].lower() not in _LIGHT and word not in cue
    )
    return told < _FEWEST


def _is_broken(page: Page, claim: Claim) -> bool:
    span = claim.content[0]
    return FILLERS.search(page.parse.text, span.start - page.offset, span.end - page.offset) is not None


def _verb(page: Page, claim: Claim, content: range) -> int:
    """Return the verb of the clause that shows the view, or of what "I think"."""
    parse, cue = page.parse, words_in(page, claim.cue)
    word = cue[-1] if cue and cue[-1] in content else _top(parse, content)
    while parse.heads[word] != word and parse.heads[word] in content:
        if parse.pos[word] in {"VERB", "AUX"} and parse.deps[word] not in {
            "aux",
            "auxpass",
            "advcl",
            "csubj",
        }:
            break
        word = parse.heads[word]
    return word


def _top(parse: Parse, content: Sequence[int]) -> int:
    inside = set(content)
    return next(
        (word for word in content if parse.heads[word] == word or parse.heads[word] not in inside), content[0]
    )


def _is_past(parse: Parse, verb: int) -> bool:
    return parse.tags[verb] == "VBD" or any(
        parse.deps[kid] in {"aux", "auxpass"} and parse.tags[kid] == "VBD" for kid in parse.kids[verb]
    )


def _subject(parse: Parse, verb: int) -> int | None:
    expletive = parse.kid(verb, "expl")
    if expletive is not None:
        return expletive
    subject = parse.kid(verb, *_SUBJECTS)
    if subject is None and parse.deps[verb] == "conj":
        return parse.kid(parse.heads[verb], *_SUBJECTS)
    return subject


def _is_of_something(parse: Parse, verb: int) -> bool:
    """Tell whether "there is" opens a view of what follows: "there is no doubt that"."""
    below = [verb, *(kid for kid in parse.kids[verb] if parse.deps[kid] in {"attr", "nsubj", "dobj"})]
    return any(parse.deps[kid] in {"acl", "ccomp"} for word in below for kid in parse.kids[word])
