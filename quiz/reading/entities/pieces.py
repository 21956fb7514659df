"""What of a run of capitals is a name: titles, articles, nationalities and sentence openers fall away."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quiz.reading.entities.edges import NO_NAME, counted, held_by, opened, trimmed
from quiz.reading.entities.lexicon import lexicon
from quiz.reading.entities.words import Known, is_demonym

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quiz.reading.entities.runs import Labelled
    from quiz.reading.entities.words import Word

_ROMAN = re.compile(r"[IVX]{2,}")
_COLOURS = frozenset({"black", "white"})
"""Words for peoples that begin other names as well: White Sea, Black Lives Matter."""
_NOT_A_PERSON = frozenset({"ORG", "GPE", "FAC", "LOC", "EVENT", "LAW", "WORK_OF_ART", "PRODUCT"})


@dataclass(frozen=True, slots=True)
class Piece:
    """One name in a run: its words, the titles before it as printed, and whether those say a person."""

    words: tuple[Word, ...]
    title: tuple[Word, ...] = ()


def pieces_of(
    run: Sequence[Word], spans: Sequence[Labelled], known: Known, *, inner: bool = False
) -> list[Piece]:
    """Return the names in a run, in order."""
    words = list(run)
    if len(words) > 1 and len(words[0].text) == 1 and words[1].gap == "-":
        return []  # a party and a state: (D-Ohio)
    if not inner:
        words = opened(words, spans)
    words = held_by(counted(trimmed(words), spans), spans)
    if not words:
        return []
    split = _titled(words, spans)
    if split is None:
        inside = any(one.low in {"of", "for"} for one in words) or not lexicon().titled(words[-1].low)
        held = (
            inside
            and len(words) > 2
            and any(
                one.label == "ORG" and one.end == words[-1].end and one.start <= words[0].start
                for one in spans
            )
        )
        return _named(words if held else _untitled(words), spans, known)
    first, after = split
    title, name = words[:after], words[after:]
    if words[first].low in lexicon().honorifics:
        while first and (lexicon().titled(words[first - 1].low) or words[first - 1].low in lexicon().before):
            first -= 1
        title = words[first:after]
        before = pieces_of(words[:first], spans, known, inner=True) if first else []
    else:
        before = _inside_title(title, spans, known)
    name = trimmed(name)
    return [*before, Piece(tuple(name), tuple(title))] if name else before


def _titled(words: list[Word], spans: Sequence[Labelled]) -> tuple[int, int] | None:
    """Return the place of the last title that a person's name follows, and where the name begins."""
    lists = lexicon()
    for at in range(len(words) - 2, -1, -1):
        if not lists.titled(words[at].low) or words[at].owner or (at and words[at].gap == "-"):
            continue
        if at and words[at - 1].low in {"for", "on"}:
            continue  # Society for General Systems Research
        if at and words[at].low in lists.honorifics and _first_name(words[at - 1]):
            continue
        after = at + 1
        if words[after].low == "of":
            after += 1
            while after < len(words) and (
                words[after].low in lists.before or words[after].low in {"the", "staff"}
            ):
                after += 1
            if after == at + 2:
                continue
        rest = words[after:]
        if not rest or not 1 <= len(rest) <= 6 or "-" in rest[0].gap:
            continue
        if len(rest) == 1 and rest[0].low in lists.nouns:
            continue  # the Grand Mosque
        if any(one.low in lists.nouns or one.low in {"of", "for", "in", "and", "&"} for one in rest[1:]):
            continue
        if _one_name(words[at], rest[0], spans):
            continue
        return at, after
    return None


def _first_name(word: Word) -> bool:
    """Tell whether a capital before an honorific makes a surname of it, as in Larry King."""
    lists = lexicon()
    low = word.low
    known = lists.titled(low) or low in lists.before or low in lists.nouns or is_demonym(low, Known())
    return not (known or word.owner)


def _one_name(title: Word, name: Word, spans: Sequence[Labelled]) -> bool:
    """Tell whether the parser takes a title as a part of something that is no person: General Motors."""
    return any(
        one.start == title.start and one.end >= name.end and one.label in _NOT_A_PERSON for one in spans
    )


def _inside_title(title: list[Word], spans: Sequence[Labelled], known: Known) -> list[Piece]:
    """Return the names inside a title: the State Department of its secretary."""
    lists = lexicon()
    words = list(title)
    while words and (lists.titled(words[-1].low) or words[-1].low in lists.before or not words[-1].capital):
        words = words[:-1]
    return _named(words, spans, known)


def _untitled(words: list[Word]) -> list[Word]:
    """Drop a title that ends a run and names nobody: the Iraqi Prime Minister."""
    lists = lexicon()
    while words and words[-1].low in lists.offices and words[-1].low not in lists.nouns:
        words = words[:-1]
        while words and words[-1].low in lists.before:
            words = words[:-1]
    if words and all(one.low in lists.before or lists.titled(one.low) or one.low == "of" for one in words):
        return []
    return words


def _named(words: list[Word], spans: Sequence[Labelled], known: Known) -> list[Piece]:
    """Return a run without titles as a name, or without the nationality that stands before it."""
    lists = lexicon()
    if not words:
        return []
    lead = 0
    while lead < len(words) and (
        is_demonym(words[lead].low, known)
        or (
            words[lead].low in lists.directions
            and lead + 1 < len(words)
            and is_demonym(words[lead + 1].low, known)
        )
        or (lead > 0 and words[lead].gap in {"-", "–"} and words[lead].low in lists.adjectives)
    ):
        lead += 1
    rest = words[lead:]
    if lead and not rest:
        return _whole(words, spans)
    tail = _tail(words, spans)
    if tail:
        return _parted(trimmed(words[:tail]), words[tail:], spans, known)
    if lead:
        if _one_with_nation(words[:lead], rest):
            return [Piece(tuple(words))] if words[0].gap != "-" else []
        return _whole(words, spans) or _named(trimmed(rest), spans, known)
    if words[0].low in lists.adjectives and len(words) > 1:
        if any(one.low in lists.nouns for one in words[1:]):
            return [Piece(tuple(words))]
        return [Piece((words[0],)), *_named(trimmed(_untitled(words[1:])), spans, known)]
    while words and is_demonym(words[-1].low, known) and len(words) > 1 and words[-1].low[-1] == "s":
        words = words[:-1]
    if len(words) == 1 and (
        words[0].low in lists.openers or not words[0].text[0].isupper() or _no_word(words[0], spans)
    ):
        return []
    return [Piece(tuple(words))]


def _one_with_nation(lead: list[Word], rest: list[Word]) -> bool:
    """Tell whether a nationality is a part of the name behind it: Iraqi Parliament, Islamic State."""
    lists = lexicon()
    common = len(rest) == 1 and (rest[0].low in lists.kinds or rest[0].common)
    coloured = all(one.low in _COLOURS for one in lead)
    return common or coloured or any(one.low in lists.nouns for one in rest)


def _parted(head: list[Word], name: list[Word], spans: Sequence[Labelled], known: Known) -> list[Piece]:
    """Return a person's name and what stands before it: a name as well, or what the person is."""
    lists = lexicon()
    if len(head) == 1 and head[0].common and head[0].low not in {**lists.nouns, **lists.kinds}:
        return [Piece(tuple(name), tuple(head))]
    return [*_named(_untitled(head), spans, known), Piece(tuple(name))]


def _tail(words: list[Word], spans: Sequence[Labelled]) -> int:
    """Return where a person's name begins that ends a run, if the parser has just it: the Party Ann Holm."""
    for one in spans:
        if one.label != "PERSON" or one.end != words[-1].end:
            continue
        at = next((number for number, word in enumerate(words) if word.start == one.start), 0)
        before = words[at - 1] if at else None
        if before is None or len(words) - at < 2 or before.low in {"of", "for", "and", "&", "de", "al"}:
            continue
        over = any(two.start <= before.start and two.end > one.start for two in spans)
        organised = at > 1 and (before.low in lexicon().nouns or before.low.endswith("s"))
        if not over and (organised or (at == 1 and before.common and not before.opens)):
            return at
    return 0


def _no_word(word: Word, spans: Sequence[Labelled]) -> bool:
    """Tell whether one word names nothing: a letter, a Roman number, a unit behind a figure, a shout."""
    if len(word.low) == 1 or _ROMAN.fullmatch(word.text):
        return True
    if not word.text.isupper() or any(one.start <= word.start and one.end >= word.end for one in spans):
        return False
    unit = word.after_figure and len(word.text) < 5
    return unit or (len(word.text) > 3 and word.pos in NO_NAME)


def _whole(words: list[Word], spans: Sequence[Labelled]) -> list[Piece]:
    """Return words that open with a nationality as one name where the parser has just these for one."""
    if len(words) < 2:
        return []
    if words[0].gap == "-":
        # Of "anti-Islamic State" the State is no name by itself; of "pro-Syrian Guards" the Guards are.
        return [Piece(tuple(words))] if len(words) == 2 and words[1].low in lexicon().kinds else []
    wide = any(
        one.label in {"ORG", "GPE", "LOC", "FAC", "EVENT"}
        and one.start == words[0].start
        and one.end == words[-1].end
        for one in spans
    )
    return [Piece(tuple(words))] if wide else []
