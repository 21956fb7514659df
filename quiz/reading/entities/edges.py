"""Where the names in a run of capitals begin and end: openers, articles, counts and small words fall away."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quiz.reading.entities.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quiz.reading.entities.runs import Labelled
    from quiz.reading.entities.words import Word

NO_NAME = frozenset(
    {"ADP", "SCONJ", "DET", "ADV", "VERB", "AUX", "NUM", "PRON", "CCONJ", "INTJ", "PART", "PUNCT"}
)
"""Parts of speech of words that are no names by themselves."""
_ORDINAL = re.compile(r"\d+(?:st|nd|rd|th)|\d{4}s", re.IGNORECASE)
_SIDES = frozenset(str.split("north south east west northeast northwest southeast southwest"))
_LOOSE = frozenset({"JJ", "NN", "NNS", "VBG", "VBN", "RB"})
"""Tags of words that are part of no name, where the parser has no name there."""


def opened(words: list[Word], spans: Sequence[Labelled]) -> list[Word]:
    """Drop what has its capital only because a sentence begins, and the articles of names."""
    lists = lexicon()
    while words:
        word = words[0]
        if word.low in lists.particles and len(words) > 1 and words[1].capital:
            break
        if word.low in {"the", "a", "an"} or (word.opens and word.low in lists.openers):
            words = words[1:]
            continue
        if not word.opens or lists.titled(word.low):
            break
        held = any(one.start <= word.start < one.end and one.label in {"PERSON", "GPE"} for one in spans)
        wide = len(words) > 1 and any(one.start == word.start and one.end >= words[1].end for one in spans)
        if word.pos == "INTJ" and len(words) > 1:
            words = words[1:]
            continue
        if word.low in _SIDES and len(words) > 2 and words[1].low == "of":
            words = words[2:]
            continue
        begun = any(one.start == word.start for one in spans)
        if len(words) > 1 and word.tag in _LOOSE and not begun and words[1].capital and words[1].gap == " ":
            words = words[1:]
            continue
        if (word.pos in NO_NAME and not held) or (word.common and not (wide or (held and len(words) == 1))):
            words = words[1:]
            continue
        break
    return words


def counted(words: list[Word], spans: Sequence[Labelled]) -> list[Word]:
    """Drop a number that counts and names nothing: the 60th NATO talks, the 17th Century painter Holm."""
    if len(words) < 2 or not _ORDINAL.fullmatch(words[0].text) or words[-1].low in lexicon().nouns:
        return words
    if any(one.start == words[0].start and one.end >= words[-1].end for one in spans):
        return words
    words = words[1:]
    return words[1:] if words[0].low in {"century", "annual", "anniversary"} else words


def held_by(words: list[Word], spans: Sequence[Labelled]) -> list[Word]:
    """Return of an office with what it is held in only the latter: the King of Athens."""
    lists = lexicon()
    if len(words) < 3 or words[1].low != "of" or not lists.titled(words[0].low):
        return words
    rest = trimmed(words[2:])
    if all(one.low in lists.before or one.low in lists.nouns or lists.titled(one.low) for one in rest):
        return words
    person = any(one.label == "PERSON" and one.start == words[0].start for one in spans)
    placed = any(one.label in {"GPE", "LOC"} and one.start == rest[0].start for one in spans)
    body = lists.nouns.get(rest[-1].low) == "organisation" and len(rest) > 1
    return rest if placed or body or (person and len(rest) == 1) else words


def trimmed(words: list[Word]) -> list[Word]:
    """Drop from both ends what has no capital and what names nothing."""
    lists = lexicon()
    articles = lists.particles | lists.hyphened
    while words and (
        (words[0].low in lists.never and not (len(words) > 1 and words[0].low in lists.honorifics))
        or not (words[0].capital or words[0].low in articles)
    ):
        words = words[1:]
    while words and (words[-1].low in lists.never or _small(words) or _ends_nothing(words)):
        words = words[:-1]
    return words


def _small(words: list[Word]) -> bool:
    """Tell whether a run ends in a small word, and in none that a hyphen binds: Kim Jong-un."""
    return not words[-1].capital and not (len(words) > 2 and words[-1].gap in {"-", "‑", "‐"})


def _ends_nothing(words: list[Word]) -> bool:
    """Tell whether a run's last word is a small word with a capital: "in Australia On Monday"."""
    last = words[-1]
    return (
        len(words) > 1 and last.low in lexicon().openers and last.pos in NO_NAME and not last.text.isupper()
    )
