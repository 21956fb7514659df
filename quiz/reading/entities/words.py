"""The words of a paragraph as names are read from: capitals, where sentences begin, possessives, gaps."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from quiz.reading.entities.lexicon import lexicon

if TYPE_CHECKING:
    from collections.abc import Mapping

    from quiz.reading.parse import Block

_ABBREVIATED = (
    r"(?:Mr|Mrs|Ms|Dr|Prof|Rev|Hon|Fr|Sr|Gen|Col|Maj|Capt|Lt|Sgt|Cpl|Adm|Brig|Sen|Rep|Gov|St|Ste|Mt|Ft)"
)
_WORD = re.compile(
    rf"{_ABBREVIATED}\.(?=\s[^\W\d_a-z])|"
    r"(?:[^\W\d_]\.){2,}|\d+(?:st|nd|rd|th)\b|[^\W\d_](?=\.\s[^\W\d_a-z])\.|[^\W_]+(?:[’'][^\W\d_]+)*"
)
_FIGURE = re.compile(r"(?<!\d)(?!(?:1[5-9]|20)\d\d\s)[\d.,]*\d\s$")
"""A figure that is no year."""
_ELIDED = re.compile(r"[dl][’'][^\W\d_a-z]")
_OWNER = re.compile(r"[’'][sS]$")
_OPENS = re.compile(r"(?:^\s*|[.!?:;…]\s+|[“\"‘(\[]\s*|\n\s*|[•*]\s*)(?:[“\"‘(\[]\s*)*$")
_SHORT = re.compile(
    r"(?:\b[^\W\d_]\.)+\s$|\b(?:Mr|Mrs|Ms|Dr|Gen|Col|Sen|Rep|Gov|Prof|Lt|Sgt|Capt|St|Jr|Sr)\.\s$"
)


class Word(NamedTuple):
    """A printed word without its possessive ending; ``start`` and ``end`` are offsets into the block.

    ``opens``: it stands where any word has a capital. ``owner``: "'s" follows. ``gap``: what stands before
    it since the word before. ``common``: running text writes it small. ``pos``, ``token`` and ``tag`` are
    the parser's. ``after_figure``: a figure that is no year stands right before it. ``low`` is the word in
    lower case and without dots, as the lists hold it.
    """

    text: str
    start: int
    end: int
    gap: str
    opens: bool
    owner: bool
    capital: bool
    common: bool
    pos: str
    token: int
    tag: str = ""
    after_figure: bool = False
    low: str = ""


def words_of(block: Block, common: Mapping[str, bool]) -> list[Word]:
    """Return a block's words in order; ``common`` tells which words running text writes small."""
    parse = block.parse
    text, begins, pos, tags = parse.text, parse.begins, parse.pos or ["X"], parse.tags or [""]
    out: list[Word] = []
    at = 0
    for found in _WORD.finditer(text):
        start, end = found.span()
        owner = found[0][-1] in "sS" and _OWNER.search(found[0]) is not None
        if owner:
            end -= 2
        elif text[end : end + 2] in {"’ ", "' "} and found[0][-1:] in "sS":
            owner = True
        word = text[start:end]
        token = max(0, bisect_right(begins, start) - 1)
        capital = word[0].isupper() or (word[0].isdigit() and word[-1:].islower())
        capital = _latin(word[0]) and (capital or _ELIDED.match(word) is not None)
        opens = capital and _opens(text, start)
        folded = word.casefold()
        out.append(
            Word(
                text=word,
                start=start,
                end=end,
                gap=text[at:start],
                opens=opens,
                owner=owner,
                capital=capital,
                common=common.get(folded, False),
                pos=pos[token],
                token=token,
                after_figure=_after_figure(text, start),
                tag=tags[token],
                low=folded if folded.isalnum() else folded.replace(".", "").replace("’", "'"),
            )
        )
        at = found.end()
    return out


def _after_figure(text: str, start: int) -> bool:
    near = text[max(0, start - 3) : max(0, start - 1)]  # most words are told apart by this alone
    if not (near[-1:].isdigit() or near[:1].isdigit()):
        return False
    return _FIGURE.search(text, max(0, start - 9), start) is not None


def _latin(char: str) -> bool:
    """Tell whether a word is in the script of the text: a name in another one stands there as a gloss."""
    return char < "\u0250" or "\u1e00" <= char <= "\u1eff"


def _opens(text: str, start: int) -> bool:
    """Tell whether any word would have a capital here: at the start of a sentence, a line or a quotation."""
    if start == 0:
        return True
    if not _OPENS.search(text, max(0, start - 5), start):
        return False
    return not _SHORT.search(text, max(0, start - 12), start)


@dataclass(frozen=True, slots=True)
class Known:
    """What the parser takes, in most places, for a place or for a people; folded."""

    places: frozenset[str] = frozenset()
    peoples: frozenset[str] = frozenset()


def is_demonym(word: str, known: Known) -> bool:
    """Tell whether a word, in lower case, names a people: listed, or a known place's stem with an ending."""
    lists = lexicon()
    if word in lists.demonyms or word in known.peoples:
        return True
    if word.endswith("s") and word[:-1] in known.places:
        return True  # the two Kirns
    if not word.endswith(lists.endings):
        return False
    for ending in lists.endings:
        if word.endswith(ending) and len(word) - len(ending) >= 3:
            stem = word[: -len(ending)]
            if any(stem + rest in known.places for rest in ("", "a", "e", "o", "y", "ia", "on")):
                return True
    return False
