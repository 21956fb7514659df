"""Noun phrases as they are compared: what they are called, and which names tell one from another."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from quiz.reading.across.stems import lexicon, stem

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from quiz.reading.parse import Block, Parse

_ENDS = frozenset({"relcl", "acl", "advcl", "agent", "punct", "dep", "parataxis"})
"""What hangs from a noun in these ways is no part of what it is called, nor is anything behind it."""
_LONGEST = 14
_FIGURE = 40
_NOBODY = frozenset({"nobody", "none"})
_PEOPLE = re.compile(r"(?:ians?|ia|is?|ese)$")
_CAPITAL = frozenset({"PROPN", "ADJ"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """A noun with what belongs to it.

    ``head`` is the noun's stem, ``proper`` the names that tell it from others, a people under its country's,
    ``words`` the stems of all its words. ``names`` are the slugs of the entities in it, ``name`` that of the
    one it is, ``person`` the same where it is a person; ``place`` is whether it is a place. ``definite`` is
    whether "the" or "this" comes first, ``nobody`` whether it says that there is none, ``count`` how many it
    says there are, as printed. ``start`` and ``end`` are offsets into the paragraph.
    """

    text: str
    head: str
    proper: frozenset[str]
    names: frozenset[str]
    name: str | None
    person: str | None
    place: bool
    words: frozenset[str]
    pronoun: bool
    definite: bool
    nobody: bool
    count: str | None
    start: int
    end: int


def phrase_at(
    block: Block, word: int, names: Sequence[tuple[int, int, str]], types: Mapping[str, str]
) -> Phrase:
    """Return the phrase of a noun: all that hangs from it, up to a clause or a comma."""
    parse = block.parse
    first, last = _bounds(parse, word)
    start, end = block.offset + parse.begins[first], block.offset + parse.ends[last]
    begin, finish = block.offset + parse.begins[word], block.offset + parse.ends[word]
    here = [one for one in names if one[0] < end and start < one[1]]
    name = next((slug for a, b, slug in here if a < finish and begin < b), None)
    person = name if types.get(name or "") == "person" else None
    if person is None and parse.pos[word] == "PROPN":  # "Commander Rita Holm", by whichever noun it is headed
        person = next((slug for a, b, slug in here if types.get(slug) == "person" and b >= end - 1), None)
    proper = {
        country(parse.lower[one])
        for one in range(first, last + 1)
        if parse.pos[one] in _CAPITAL
        and parse.text[parse.begins[one]].isupper()
        and (one != word or parse.pos[one] == "PROPN")
        and stem(parse.lower[one]) != stem(parse.lower[word])
    }
    return Phrase(
        text=" ".join(parse.text[parse.begins[first] : parse.ends[last]].split()),
        head=_head(block, word, alone=first == last),
        proper=frozenset(proper - {""}),
        names=frozenset(slug for _, _, slug in here),
        name=person or name,
        person=person,
        place=person is None and types.get(name or "") == "place",
        pronoun=parse.pos[word] in {"PRON", "DET"},
        words=frozenset(stem(parse.lower[one]) for one in range(first, last + 1)) - {""},
        definite=any(parse.lower[one] in {"the", "this", "that"} and one < word for one in parse.kids[word]),
        nobody=parse.lower[word] in _NOBODY
        or any(parse.lower[one] == "no" and one < word for one in parse.kids[word]),
        count=_count(block, word),
        start=start,
        end=end,
    )


def _bounds(parse: Parse, word: int) -> tuple[int, int]:
    """Return the first and the last word of the phrase of a noun."""
    first = last = word
    for kid in parse.kids[word]:
        if parse.deps[kid] in _ENDS and kid < word and parse.pos[kid] == "PUNCT":
            first = word
            continue
        if kid < word:
            if parse.deps[kid] not in _ENDS:
                first = min(first, parse.left[kid])
            continue
        apart = parse.deps[kid] in _ENDS and parse.lower[kid] != "-"
        if apart or parse.lower[kid] == "by" or (parse.deps[kid] == "appos"):
            break
        last = parse.right[kid]
    last = min(_cut(parse.deps, parse.lower, word, last), first + _LONGEST, len(parse) - 1)
    return first, max(last, word)


def _head(block: Block, word: int, *, alone: bool) -> str:
    printed = block.parse.lower[word]
    if alone and block.parse.pos[word] in _CAPITAL:
        return country(printed)
    return lexicon().nations.get(printed.replace(".", ""), stem(printed))


def _count(block: Block, word: int) -> str | None:
    """Return how many a noun says there are, with the words that bound the figure: "at least 14"."""
    parse = block.parse
    figure = word if parse.pos[word] == "NUM" else parse.kid(word, "nummod")
    if figure is None or parse.pos[figure] != "NUM" or figure > word:
        return None
    text = parse.text[parse.begins[parse.left[figure]] : parse.ends[figure]]
    return " ".join(text.split()) if len(text) < _FIGURE else None


def _cut(deps: Sequence[str], lower: Sequence[str], word: int, last: int) -> int:
    """Return where a phrase ends before a clause, a dash, or words in brackets inside it."""
    for one in range(word + 1, last + 1):
        if lower[one] in {
            ",",
            ";",
            ":",
            "(",
            "–",
            "—",
            "“",
            '"',
            "by",
            "which",
            "who",
            "whose",
            "that",
        } or deps[one] in {"relcl", "mark"}:
            return one - 1
    return last


def country(word: str) -> str:
    """Return a name under which a country and its people are one: "Iraqi" and "Iraq"."""
    plain = word.lower().replace(".", "").removesuffix("’s").removesuffix("'s")
    plain = lexicon().nations.get(plain, plain)
    return _PEOPLE.sub("", plain) if len(plain) > 4 else plain


def settled(phrase: Phrase | None, known: Mapping[str, frozenset[frozenset[str]]]) -> Phrase | None:
    """Return what "the bridge" means where the articles name one bridge only.

    ``known`` gives by head the names that tell phrases of it apart.
    """
    if phrase is None or phrase.proper or not phrase.definite or phrase.person is not None:
        return phrase
    named = known.get(phrase.head, frozenset())
    longest = max(named, key=lambda one: (len(one), sorted(one)), default=frozenset())
    return replace(phrase, proper=longest) if all(one <= longest for one in named) else phrase


def one_thing(one: Phrase, two: Phrase) -> bool:
    """Tell whether two phrases may well mean one thing: one person, or one noun with no other names."""
    if one.person is not None or two.person is not None:
        return one.person == two.person
    if one.name is not None and one.name == two.name:
        return True
    if one.pronoun or two.pronoun or not one.head or not two.head:
        return False
    if one.head != two.head:
        return _holds(one, two) or _holds(two, one)
    return one.proper <= two.proper or two.proper <= one.proper


def _holds(one: Phrase, two: Phrase) -> bool:
    """Tell whether one phrase names all of another: "the Harbour School in Lund's old town" the school."""
    return two.head in one.proper and bool(two.proper) and two.proper <= one.proper


def other_thing(one: Phrase, two: Phrase) -> bool:
    """Tell whether two phrases mean others, as far as their words go."""
    if one.pronoun or two.pronoun or not one.head or not two.head:
        return False
    if one.person is not None and two.person is not None:
        return one.person != two.person
    if one.place != two.place and one.name is not None and two.name is not None:
        return False  # "Oslo" may well be its mayor or its army
    if one.person is not None or two.person is not None:
        return not one.names & two.names
    return not one_thing(one, two) and not (one.names and one.names == two.names and one.head == two.head)
