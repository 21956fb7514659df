"""Names as they are compared: folded, in parts, by their consonants, by their initials."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from quiz.reading.entities.lexicon import lexicon

_MARKS = re.compile(r"[’'‘`ʿʾ´“”\"]")
_WORD = re.compile(r"[^\W_]+(?:[-‐‑][^\W_]+)*")
_SPELLING = (
    (re.compile(r"isation(s?)\b"), r"ization\1"),
    (re.compile(r"yse(s?)\b"), r"yze\1"),
    (re.compile(r"(organ|mobil|national|author)is(e|ed|ing)\b"), r"\1iz\2"),
    (re.compile(r"\bdefence\b"), "defense"),
    (re.compile(r"\b(cent|theat)re(s?)\b"), r"\1er\2"),
    (re.compile(r"\b(lab|harb|col|hon)our(s?)\b"), r"\1or\2"),
)
_SOUNDS = (
    ("sch", "x"), ("tch", "x"), ("sh", "x"), ("ch", "x"), ("kh", "k"), ("gh", "k"), ("ph", "f"), ("th", "t"),
    ("dh", "d"), ("zh", "j"), ("dj", "j"), ("ck", "k"), ("ce", "se"), ("ci", "si"),
)  # fmt: skip
_LETTERS = str.maketrans({"q": "k", "g": "k", "c": "k", "z": "s", "v": "f", "p": "b", "w": None, "h": None})
_VOWELS = re.compile(r"[aeiouy]+")
_DOUBLE = re.compile(r"(.)\1+")


@lru_cache(maxsize=65536)
def folded(text: str) -> str:
    """Return a name without case, accents, apostrophes, dots and a leading article, one space between words.

    Hyphens stay: they bind the parts of a name.
    """
    text = unicodedata.normalize("NFKD", _MARKS.sub("", text))
    text = "".join(one for one in text if not unicodedata.combining(one)).casefold().replace(".", "")
    words = _WORD.findall(text)
    while len(words) > 1 and words[0] == "the":
        words = words[1:]
    return " ".join(words)


@lru_cache(maxsize=65536)
def parts(text: str) -> tuple[str, ...]:
    """Return the parts of a person's name, folded: no particles, middle initials and no Jr.

    "Abu Mahdi al-Muhandis" has two, "Adil Abdul-Mahdi" and "Adel Abdel Mahdi" two, "George W. Bush" two.
    """
    words = lexicon()
    out: list[str] = []
    bound = ""
    for chunk in folded(text).split():
        pieces = chunk.split("-")
        if len(pieces) > 1 and pieces[0] in words.particles | words.hyphened:
            pieces = pieces[1:]
        piece = "".join(pieces)
        if piece in words.particles and not bound:
            continue
        if piece in words.bound:
            bound += piece
            continue
        out.append(bound + piece)
        bound = ""
    if bound:
        out.append(bound)
    while len(out) > 1 and out[-1] in words.behind:
        out.pop()
    if len(out) > 2:
        out = [out[0], *(one for one in out[1:-1] if len(one) > 1), out[-1]]
    return tuple(out)


@lru_cache(maxsize=65536)
def plain(text: str) -> str:
    """Return the key of a name that is no person's: British and American spelling and number agree."""
    text = folded(text).replace("-", " ")
    for pattern, other in _SPELLING:
        text = pattern.sub(other, text)
    words = text.split()
    if len(words) > 1 and words[0] in {"al", "el"}:
        words = words[1:]
    if len(words) > 2:
        words = [one[:-1] if len(one) > 4 and one.endswith("s") and one[-2] != "s" else one for one in words]
    return " ".join(words)


@lru_cache(maxsize=65536)
def undoubled(text: str) -> str:
    """Return a folded name with every doubled letter single: Qassem and Qasem."""
    return _DOUBLE.sub(r"\1", text)


@lru_cache(maxsize=65536)
def skeleton(text: str) -> str:
    """Return the consonants of a folded name by their rough sound; a vowel at its start is an ``a``.

    What different romanisations of one name share: Muhandis and Mohandes, Qaani and Gha'ani.
    """
    text = "".join(one for one in folded(text) if one.isalnum())
    for letters, sound in _SOUNDS:
        text = text.replace(letters, sound)
    text = text.translate(_LETTERS)
    if not text:
        return ""
    first = "a" if text[0] in "aeiouy" else ""
    return _DOUBLE.sub(r"\1", first + _VOWELS.sub("", text))


def distance(one: str, two: str) -> int:
    """Return the optimal string alignment distance of two folded names."""
    from rapidfuzz.distance import OSA

    return int(OSA.distance(one, two, score_cutoff=4))


def near(one: str, two: str) -> bool:
    """Tell whether two folded words may be spellings of one name.

    They have one skeleton, and the same letters or ones that differ by a third at most, and by two at most.
    Symmetric.
    """
    if one == two:
        return True
    if skeleton(one) != skeleton(two):
        return False
    return sorted(one) == sorted(two) or distance(one, two) <= min(2, max(len(one), len(two)) // 3)


def slipped(one: str, two: str) -> bool:
    """Tell whether two folded words of four letters or more differ by one letter, or two changed places."""
    return min(len(one), len(two)) >= 4 and one != two and distance(one, two) == 1


_PASSED = frozenset({"of", "the", "for", "and", "in", "on", "to", "a", "de"})


def initials(text: str) -> tuple[str, ...]:
    """Return what a name of several words may be shortened to: its initials with and without small words."""
    words = folded(text).replace("-", " ").split()
    if len(words) < 2:
        return ()
    short = "".join(one[0] for one in words if one not in _PASSED)
    return tuple(dict.fromkeys((short, "".join(one[0] for one in words))))


def is_acronym(text: str) -> bool:
    """Tell whether a printed word is one of capitals: PMF, U.S., MI6."""
    bare = text.replace(".", "")
    return (
        2 <= len(bare) <= 7
        and bare.isalnum()
        and sum(one.isupper() for one in bare) >= 2
        and bare == bare.upper()
    )


def slug_of(text: str) -> str:
    """Return a name as a slug: lower-case letters, digits and hyphens."""
    ascii_ = folded(text).replace("ß", "ss").replace("ø", "o").replace("ł", "l").replace("đ", "d")
    slug = re.sub(r"[^a-z0-9]+", "-", ascii_).strip("-")
    return slug[:56].rstrip("-")
