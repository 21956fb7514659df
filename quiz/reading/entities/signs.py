"""What the text around a name says about its type: labels, titles, nouns in it and beside it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quiz.reading.entities.lexicon import lexicon
from quiz.reading.entities.names import is_acronym

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from quiz.reading.entities.pieces import Piece
    from quiz.reading.entities.runs import Labelled

TYPE = {
    "PERSON": "person",
    "ORG": "organisation",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "EVENT": "event",
    "LAW": "other",
    "NORP": "group",
    "PRODUCT": "other",
    "WORK_OF_ART": "other",
}
"""The type that a label of the parser's votes for."""
TITLE, NOUN, SAID, KIND, SHAPE = 5.0, 6.0, 8.0, 3.0, 0.5
"""How much counts a title before a name, a noun in it, an apposition, a noun beside it, a mere hint."""
_INSIDE = 1.5
"""How much counts "in" before a name of one word: as much as what the parser takes it for."""
_INITIALS = re.compile(r"(?:[A-Z]\.){1,3}|[A-Z]")
_SAYING = re.compile(r"^ (?:said|says|told|tells|added|wrote|writes|argued|warned|tweeted|, who\b)")
_AT = re.compile(r"\b(?:in|near|across|throughout|from|outside|inside)(?: the)? $", re.IGNORECASE)
_IN = re.compile(r"\b(?:in|near|outside|throughout|across)(?: the)? $", re.IGNORECASE)
_INTRODUCED = re.compile(
    r"^(?:,| \() ?(?:the|an?|his|her|its|their|former|who (?:is|was)) (?P<said>[^,.;:]{3,80})"
)
_BESIDE = re.compile(r"\b(?P<noun>[a-z-]+)(?P<comma>,(?: known as| called| or)?(?: the)?)? $")
_CITY_OF = re.compile(r"\b(?P<noun>[a-z]+) of $")
_FOLLOWING = re.compile(r" (?P<noun>[a-z-]+)\b")
_ONE_OF = re.compile(r"\b(?:an?|another|every) (?:[a-z]+-[a-z]+ |self-[a-z]+ |devout |lifelong |former )?$")
_ATTRIBUTIVE = re.compile(
    r"[-’'\"”]| ?\(|,? [A-Z]| (?!(?:and|or|who|in|from|at|by|with|for|on|is|was|to)\b)[a-z]"
)
"""Another word follows, which the name belongs to: "a Google engineer"."""
_NICKNAME = re.compile(r"^\w+[”\"] ")


def votes_of(piece: Piece, spans: Sequence[Labelled], text: str) -> tuple[tuple[str, float], ...]:
    """Return the votes for a name's type at one place, with their weights."""
    votes: dict[str, float] = {}
    start, end = piece.words[0].start, piece.words[-1].end
    for kind, weight in (
        *_labels(piece, spans),
        *_inside(piece),
        *_before(piece, text[max(0, start - 40) : start], text[end : end + 30]),
        *_behind(piece, text[end : end + 90]),
    ):
        votes[kind] = votes.get(kind, 0.0) + weight
    if text[start - 1 : start] in {"“", '"'} and _NICKNAME.match(text[start:end]) and len(piece.words) > 1:
        votes["person"] = votes.get("person", 0.0) + KIND
    return tuple(sorted(votes.items()))


def _labels(piece: Piece, spans: Sequence[Labelled]) -> Iterator[tuple[str, float]]:
    start, end = piece.words[0].start, piece.words[-1].end
    many = len(piece.words) > 1
    acronym = not many and is_acronym(piece.words[0].text)
    for one in spans:
        if one.start < end and start < one.end:
            exact = one.start == start and one.end == end
            weight = (2.0 if many else 1.5) if exact else SHAPE
            # A word of capitals is an organisation to the parser for want of anything better.
            yield TYPE[one.label], weight / 2 if acronym and one.label == "ORG" else weight
    if acronym:
        yield "organisation", SHAPE / 2


def _inside(piece: Piece) -> Iterator[tuple[str, float]]:
    if piece.title:
        yield "person", TITLE
    kind = kind_of([one.low for one in piece.words])
    if kind is not None:
        yield kind, NOUN
    elif _has_initials(piece):
        yield "person", KIND


def _has_initials(piece: Piece) -> bool:
    """Tell whether initials stand before a last word, as in a person's name; those of a country do not."""
    words = piece.words
    return (
        len(words) > 1
        and len(words[0].text) > 1
        and _INITIALS.fullmatch(words[-1].text) is None
        and not is_acronym(words[-1].text)
        and words[-1].low not in lexicon().openers
        and any(
            _INITIALS.fullmatch(one.text) is not None and one.low not in lexicon().adjectives
            for one in words[:-1]
        )
        and words[0].low not in lexicon().adjectives
    )


def kind_of(words: Sequence[str]) -> str | None:
    """Return the type that a noun in a name gives it: its last word, or the one before "of"."""
    lists = lexicon()
    nouns = {**lists.nouns, **lists.heads, **lists.tails}
    for joint in ("of", "for", "in", "on"):
        if joint in words[1:]:
            words = words[: words.index(joint, 1)]
            return nouns.get(words[-1]) or nouns.get(words[0])
    if len(words) < 2:
        return None
    last = words[-1]
    return nouns.get(last) or nouns.get(last.removesuffix("s")) or lists.first.get(words[0])


def _before(piece: Piece, before: str, behind: str) -> Iterator[tuple[str, float]]:
    if piece.title:
        return
    lists = lexicon()
    if _AT.search(before):
        name = piece.words[0]
        alone = not (piece.words[-1].owner or is_acronym(name.text))
        within = _IN.search(before) is not None and name.low not in {**lists.nouns, **lists.heads}
        yield "place", _INSIDE if alone and within else SHAPE
    if _ONE_OF.search(before) and not _ATTRIBUTIVE.match(behind):
        yield "group", TITLE  # a Libertarian is one of many
    placed = _CITY_OF.search(before)
    if placed is not None and lists.kinds.get(placed["noun"]) == "place":
        yield "place", KIND
    found = _BESIDE.search(before)
    if found is None:
        return
    if found["comma"]:
        kind = lists.kinds.get(found["noun"])
        if kind in {"agreement", "event"} and found["comma"].endswith("the"):
            yield kind, SAID
    elif found["noun"] in lists.kinds:
        yield lists.kinds[found["noun"]], KIND
    elif found["noun"] in lists.roles:
        yield "person", KIND


def _behind(piece: Piece, behind: str) -> Iterator[tuple[str, float]]:
    lists = lexicon()
    if _SAYING.match(behind):
        yield "person", SHAPE
    introduced = _INTRODUCED.match(behind)
    if introduced is not None:
        noun = _noun_of(introduced["said"])
        if noun in lists.roles:
            yield "person", KIND
        elif noun in lists.kinds:
            yield lists.kinds[noun], SAID
    following = _FOLLOWING.match(behind)
    if following is not None and following["noun"] in lists.kinds and not piece.words[-1].owner:
        yield lists.kinds[following["noun"]], KIND


def _noun_of(said: str) -> str:
    """Return the noun of an apposition, in lower case: the last word before any preposition."""
    core = re.split(r" (?:of|for|in|at|on|to|with|from|who|which|that|and)\b", said, maxsplit=1)[0].split()
    return core[-1].casefold() if core else ""
