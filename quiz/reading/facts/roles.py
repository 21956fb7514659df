"""Offices and parts: who is called what, by apposition, title or copula."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quiz.reading.facts.standing import judging

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from quiz.reading.facts.naming import Named
    from quiz.reading.facts.sentences import Sentence
    from quiz.reading.parse import Parse

_Role = tuple[int, int, float]
"""First and last word, worth."""
_COPULAS = frozenset({"be", "become", "remain"})
_APPOINTS = frozenset({"appoint", "name", "elect", "nominate", "designate", "crown", "declare"})
_POSTS = frozenset({"post", "position", "office", "rank", "job"})
_NO_ROLE = frozenset(
    str.split(
        "mr mr. mrs mrs. ms ms. dr dr. sir lord lady prof prof. st st. man woman person people guy one "
        "friend thing someone anyone target victim name part reason result example case symbol"
    )
)
_LONGEST = 9
"""Words of a role."""


@dataclass(frozen=True, slots=True)
class RoleFound:
    """A role: its words, whose it is, and how good an answer it makes."""

    first: int
    last: int
    holder: Named | None
    worth: float


def roles_in(sentence: Sentence, named: Sequence[Named]) -> list[RoleFound]:
    """Return the roles that a sentence gives to the persons it names."""
    parse = sentence.block.parse
    taken = {word for one in named for word in range(one.first, one.last + 1)}
    out: list[RoleFound] = []
    for person in named:
        if person.sort != "person":
            continue
        for first, last, worth in _roles(parse, sentence, person, taken):
            fits = first <= last and last - first < _LONGEST
            if fits and not any(one.first <= last and first <= one.last for one in out):
                out.append(RoleFound(first, last, person, worth))
    for first, last, worth in _posts(parse, sentence, taken):
        if last - first < _LONGEST and not any(one.first <= last and first <= one.last for one in out):
            out.append(RoleFound(first, last, None, worth))
    return out


def shorter(role: str) -> tuple[str, ...]:
    """Return a role without what it is a role of, which is as right: "deputy head" of a force."""
    short = re.split(r"\s(?:of|to|for|in|at)\s", role, maxsplit=1)[0].strip()
    owned = re.sub(r"^(?:his|her|their|its|.*[’']s?)\s+", "", short)
    return tuple(one for one in dict.fromkeys((short, owned)) if one and one != role)


def _posts(parse: Parse, sentence: Sentence, taken: set[int]) -> Iterator[_Role]:
    """Yield offices that name themselves, whoever holds them: "rose to the post of harbour master"."""
    for word in sentence.words:
        if parse.lemmas[word] in _APPOINTS:
            for kid in parse.kids[word]:
                if parse.deps[kid] == "oprd" and _is_role(parse, kid, taken):
                    yield _phrase(parse, kid, 0.5)
        elif parse.lower[word] in _POSTS and parse.pos[word] == "NOUN":
            of = parse.kid(word, "prep")
            noun = None if of is None or parse.lower[of] not in {"of", "as"} else parse.kid(of, "pobj")
            if noun is not None and noun not in taken and parse.pos[noun] in {"NOUN", "PROPN"}:
                yield _phrase(parse, noun, 0.5)


def _roles(parse: Parse, sentence: Sentence, person: Named, taken: set[int]) -> Iterator[_Role]:
    yield from _title(parse, sentence, person, taken)
    for kid in parse.kids[person.head]:
        if parse.deps[kid] == "appos" and _is_role(parse, kid, taken):
            yield _phrase(parse, kid, 0.6)
    above = parse.heads[person.head]
    if parse.deps[person.head] == "appos":
        role = _office_of(parse, above)
        if _is_role(parse, role, taken):
            first, last, worth = _phrase(parse, role, 0.6)
            yield first, _before(parse, last, person.first), worth
    if parse.deps[person.head] == "nsubj" and parse.lemmas[above] in _COPULAS:
        for kid in parse.kids[above]:
            if parse.deps[kid] == "attr" and _is_role(parse, kid, taken):
                yield _phrase(parse, kid, 0.55)
    if parse.lemmas[above] in _APPOINTS:
        for kid in parse.kids[above]:
            if parse.deps[kid] in {"oprd", "attr"} and _is_role(parse, kid, taken):
                yield _phrase(parse, kid, 0.6)


def _office_of(parse: Parse, word: int) -> int:
    """Return the noun of an office whose place a name stands beside: "the mayor of Lund, Rita Holm"."""
    above = parse.heads[word]
    if parse.deps[word] == "pobj" and parse.lower[above] == "of" and parse.pos[parse.heads[above]] == "NOUN":
        return parse.heads[above]
    return word


def _before(parse: Parse, last: int, edge: int) -> int:
    last = min(last, edge - 1)
    while last and parse.pos[last] in {"PUNCT", "SPACE"}:
        last -= 1
    return last


def _title(parse: Parse, sentence: Sentence, person: Named, taken: set[int]) -> Iterator[_Role]:
    """Yield the title that stands right before a name: "Defence Secretary Mark Esper"."""
    first = person.first
    while (
        first > sentence.first
        and first - 1 not in taken
        and parse.pos[first - 1] in {"PROPN", "NOUN", "ADJ"}
        and parse.lower[first - 1] not in _NO_ROLE
        and person.first <= _outer(parse, first - 1, person.first) <= person.last
    ):
        first -= 1
    if first < person.first and _is_role(parse, person.first - 1, taken):
        yield first, person.first - 1, 0.5 if person.first - first > 1 else 0.25


def _outer(parse: Parse, word: int, edge: int) -> int:
    while word < edge and parse.heads[word] > word:
        word = parse.heads[word]
    return word


def _is_role(parse: Parse, word: int, taken: set[int]) -> bool:
    """Tell whether a word outside names says what somebody is."""
    if word in taken or parse.pos[word] not in {"NOUN", "PROPN"} or parse.lower[word] in _NO_ROLE:
        return False
    return judging().person(parse.lower[word])


def _phrase(parse: Parse, noun: int, worth: float) -> tuple[int, int, float]:
    """Return a role's words: the noun with what stands before it and the prepositions behind it."""
    first, last = parse.left[noun], noun
    while first < noun and parse.pos[first] in {"DET", "PUNCT"}:
        first += 1
    for kid in parse.kids[noun]:
        if kid < noun:
            continue
        if parse.deps[kid] not in {"prep", "compound", "case"}:
            break
        last = parse.right[kid]
    while last > noun and parse.pos[last] in {"PUNCT", "SPACE"}:
        last -= 1
    return first, last, worth
