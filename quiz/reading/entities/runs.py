"""Stretches of words with capitals, as far as one name may reach."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quiz.reading.entities.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quiz.reading.entities.words import Word

_TIGHT = re.compile(r"^[  ]?$")
_HYPHEN = re.compile(r"^ ?[-‐‑] ?$")
_PREFIXES = frozenset(str.split("pro anti non ex post pre mid un inter trans intra all"))
_OWNED = frozenset({" ", "' ", "’ "})
_MANY = frozenset(str.split("women men children people workers teachers players veterans king queen bishop"))
_NAMES = frozenset({"ORG", "LAW", "EVENT", "FAC", "WORK_OF_ART", "PERSON", "LOC", "GPE", "PRODUCT"})
_NO_NAME = frozenset({"DET", "ADP", "PRON", "SCONJ", "CCONJ", "ADV", "AUX"})
_JOINING = frozenset({"of", "for", "and", "&", "on", "in", "to"})


@dataclass(frozen=True, slots=True)
class Labelled:
    """A span of the parser's: offsets into the block, and its label."""

    start: int
    end: int
    label: str


def runs_of(words: Sequence[Word], spans: Sequence[Labelled]) -> list[tuple[Word, ...]]:
    """Return the runs of a block, in order.

    Words with capitals go together over a space or a hyphen; small words inside a name are taken in where
    they are a particle ("al", "bin"), or where the name before them is one that takes an "of", or where the
    parser has one span over both sides.
    """
    out: list[tuple[Word, ...]] = []
    run: list[Word] = []
    size = len(words)
    at = 0
    while at < size:
        word = words[at]
        if not run:
            if _starts(words, at):
                run = [word]
            at += 1
            continue
        joint = _joint(words, at, run, spans)
        if joint == 0:
            out.append(tuple(run))
            run = []
            continue
        run += words[at : at + joint]
        at += joint
    if run:
        out.append(tuple(run))
    return out


def _starts(words: Sequence[Word], at: int) -> bool:
    word = words[at]
    if word.capital:
        return True
    return (
        at + 1 < len(words)
        and words[at + 1].capital
        and (
            (word.text in lexicon().particles and _TIGHT.match(words[at + 1].gap) is not None)
            or (word.text in _articles() and words[at + 1].gap in {"-", " -", " - "})
        )
    )


def _articles() -> frozenset[str]:
    return lexicon().particles | lexicon().hyphened


def _joint(words: Sequence[Word], at: int, run: list[Word], spans: Sequence[Labelled]) -> int:
    """Return how many words from here go on with the run: none, one, or small words and the next capital."""
    word, last = words[at], run[-1]
    if last.owner:
        return 1 if _owned(words, at, run) else 0
    if last.text.endswith(".") and word.low in lexicon().openers and word.pos in _NO_NAME:
        return 0  # a sentence begins behind "D.C."
    if _HYPHEN.match(word.gap):
        return _hyphen(words, at, run, spans)
    quoted = word.gap in {' "', " “", " ‘", '" ', "” ", "’ "}
    if quoted and not word.capital:
        return 0
    if not _TIGHT.match(word.gap) and not quoted:
        return 0
    if len(run) == 1 and at > 1 and run[0].gap in {"-", "‑"} and words[at - 2].text in _PREFIXES:
        return 0  # of the pro-Lund Fishers' Party
    if word.capital:
        return 1 if not quoted or _over(spans, last, word) or _quoted(words, at, run) else 0
    return _small_words(words, at, run, spans)


def _owned(words: Sequence[Word], at: int, run: list[Word]) -> bool:
    """Tell whether a possessive goes on to one name: St Bride's School, the Workers' Party.

    It does behind a saint or a common word, where a name's noun is among the capitals that follow. "Kirn's
    Town Council" is the council of Kirn.
    """
    if not words[at].capital or words[at].gap not in _OWNED:
        return False
    ahead = at
    while ahead + 1 < len(words) and words[ahead + 1].capital and _TIGHT.match(words[ahead + 1].gap):
        ahead += 1
    lists = lexicon()
    nouns = [one for one in words[at : ahead + 1] if one.low in lists.nouns]
    saint = len(run) == 2 and run[0].low in {"st", "saint"}
    common = len(run) == 1 and (run[0].common or lists.titled(run[0].low) or run[0].low in _MANY)
    return bool(nouns) and (saint or common)


def _small_words(words: Sequence[Word], at: int, run: list[Word], spans: Sequence[Labelled]) -> int:
    """Return how many words from here go on with the run, the last one a capital, or none."""
    lists = lexicon()
    ahead = at
    while ahead < len(words) and ahead - at < 3 and not words[ahead].capital:
        if ahead > at and not (_TIGHT.match(words[ahead].gap) or _HYPHEN.match(words[ahead].gap)):
            return 0
        ahead += 1
    if ahead >= len(words) or not words[ahead].capital:
        return 0
    between = [one.low for one in words[at:ahead]]
    taken = ahead - at + 1
    if not _TIGHT.match(words[ahead].gap):
        hyphened = _HYPHEN.match(words[ahead].gap) is not None
        return taken if hyphened and len(between) == 1 and between[0] in _articles() else 0
    if all(one in lists.small or one in lists.particles for one in between):
        return taken
    if between[0] not in _JOINING or not set(between) <= _JOINING | {"the"}:
        return 0
    embassy = between == ["in"] and run[-1].low in {"embassy", "consulate"}
    if embassy or _takes_of(run, between[0]):
        return taken
    if any(one.label == "PERSON" and one.end == run[-1].end for one in spans):
        return 0  # somebody of, or for, somewhere
    if between[0] in {"and", "&"} and _one_of_two(words, at, ahead, run, spans):
        return taken
    # "Hulu and Ora" are two, "Securities and Exchange Commission" is one.
    listed = between[0] in {"and", "&"} and not any(one.low in {"of", "for"} for one in run)
    return taken if _over(spans, run[-1], words[ahead], noun=words if listed else ()) else 0


def _one_of_two(
    words: Sequence[Word], at: int, ahead: int, run: list[Word], spans: Sequence[Labelled]
) -> bool:
    """Tell whether an "and" stands inside one name: a country's, "the Globe and Mail", "… magazine"."""
    lists = lexicon()
    first = at - len(run)
    article = first > 0 and words[first - 1].low == "the" and len(run) == 1 and run[0].low not in lists.nouns
    behind = ahead + 1
    while behind < len(words) and words[behind].capital and _TIGHT.match(words[behind].gap):
        behind += 1
    called = behind < len(words) and words[behind].gap == " " and words[behind].low in lists.kinds
    return any(
        one.start == run[0].start
        and one.end >= words[ahead].end
        and (one.label == "GPE" or (one.label in {"ORG", "WORK_OF_ART"} and (article or called)))
        for one in spans
    )


def _hyphen(words: Sequence[Word], at: int, run: list[Word], spans: Sequence[Labelled]) -> int:
    word, last = words[at], run[-1]
    spaced = " " in word.gap
    if last.low in _articles():
        return 1 if word.capital else 0
    if spaced:
        return 1 if word.capital and _over(spans, last, word) else 0
    if word.low in _articles() and at + 1 < len(words) and words[at + 1].capital:
        return 1
    if not word.capital:
        named = any(one.label == "PERSON" and one.start < last.start and one.end == word.end for one in spans)
        return 1 if named or _over(spans, last, word, exact=True) else 0  # Kim Jong-un
    if _apart(last, spans) and _apart(word, spans):
        return 0
    return 1


def _apart(word: Word, spans: Sequence[Labelled]) -> bool:
    """Tell whether a half of "Iraq-US" stands for a country or its people by itself."""
    if word.low in lexicon().demonyms or word.low in lexicon().adjectives:
        return True
    return any(
        one.start <= word.start and word.end <= one.end and one.label in {"GPE", "NORP"} for one in spans
    )


def _over(
    spans: Sequence[Labelled], first: Word, last: Word, *, exact: bool = False, noun: Sequence[Word] = ()
) -> bool:
    """Tell whether a span holds both; ``exact``: and ends there; ``noun``: and ends in a name's noun."""
    return any(
        one.start <= first.start
        and last.end <= one.end
        and one.label in _NAMES
        and (not exact or one.end - last.end <= 2)
        and (not noun or any(word.end == one.end and word.low in lexicon().nouns for word in noun))
        for one in spans
    )


def _quoted(words: Sequence[Word], at: int, run: list[Word]) -> bool:
    """Tell whether a quoted name goes on behind its quotation mark: "the “Tiger” Brigade"."""
    return words[at].gap[0] in '"”’' and words[at].low in lexicon().nouns and not run[0].opens


def _takes_of(run: list[Word], joint: str) -> bool:
    """Tell whether a run so far is one that an "of" or a "for" goes on: "Department", "Aman Network"."""
    kind = lexicon().nouns.get(run[-1].low)
    if joint == "for":
        return kind == "organisation"
    if joint != "of":
        return False
    return kind is not None or run[-1].low in {"secretary", "chief", "bank", "axis"}
