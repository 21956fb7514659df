"""Words cut down to what they share: endings off, irregular forms home, near synonyms under one name.

Light on purpose: sentences of different articles are to be compared by the thousand, without a parser.
"""

from __future__ import annotations

import re
import tomllib
import unicodedata
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

_WORD = re.compile(r"[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_ENDINGS = (
    ("ational", "ate"), ("isation", "ise"), ("ization", "ise"), ("iveness", "ive"), ("fulness", "ful"),
    ("ically", "ic"), ("ations", ""), ("ation", ""), ("ators", ""), ("ator", ""), ("ments", ""),
    ("ment", ""), ("ating", ""), ("ities", ""), ("ity", ""), ("ness", ""), ("ions", ""), ("ion", ""),
    ("ings", ""), ("ing", ""), ("edly", ""), ("ers", ""), ("ies", "y"), ("ied", "y"), ("ates", ""),
    ("ated", ""), ("ate", ""), ("ed", ""), ("er", ""), ("es", ""), ("ly", ""), ("s", ""), ("e", ""),
)  # fmt: skip
_SHORTEST = 3


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Words that say nothing, irregular forms, and which stems stand for one another.

    ``deeds`` are the stems of nouns that tell of a deed, ``suffered`` those of which an owner is whom it is
    done to; ``wordings`` gives the words that are chosen by how one looks at a deed, each with the set it is
    of; ``nations`` the names of countries that a people's name does not begin with; ``actors`` are nouns of
    those who act, ``folk`` of those whom figures of ``tolls`` count.
    """

    stop: frozenset[str]
    irregular: dict[str, str]
    alike: dict[str, str]
    deeds: frozenset[str]
    suffered: frozenset[str]
    wordings: dict[str, tuple[int, str]]
    nations: dict[str, str]
    actors: frozenset[str]
    folk: frozenset[str]
    tolls: frozenset[str]


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """Return ``words.toml``, read once."""
    table = tomllib.loads(files("quiz.reading.across").joinpath("words.toml").read_text(encoding="utf-8"))
    irregular = dict(pair.split(":") for pair in table["irregular"].split())
    alike: dict[str, str] = {}
    for line in table["alike"]:
        words = [_cut(irregular.get(word, word)) for word in line.split()]
        name = next((alike[word] for word in words if word in alike), words[0])
        for word in words:
            alike.setdefault(word, name)

    def stems(words: str) -> frozenset[str]:
        short = (_cut(irregular.get(word, word)) for word in words.split())
        return frozenset(alike.get(word, word) for word in short)

    return Lexicon(
        frozenset(table["stop"].split()),
        irregular,
        alike,
        stems(table["deeds"]),
        stems(table["suffered"]),
        {
            _cut(irregular.get(form, form)): (number, word.split()[0])
            for number, line in enumerate(table["wordings"])
            for word in line.split("|")
            for form in word.split()
        },
        {name: words.split()[0] for words in table["nations"] for name in words.split()},
        stems(table["actors"]),
        stems(table["folk"]),
        stems(table["tolls"]),
    )


@lru_cache(maxsize=65_536)
def stem(word: str) -> str:
    """Return a word's stem, an empty text for a word that says nothing."""
    short = plain_stem(word)
    return lexicon().alike.get(short, short)


@lru_cache(maxsize=65_536)
def plain_stem(word: str) -> str:
    """Return a word's own stem, whatever it stands for."""
    plain = unicodedata.normalize("NFKD", word).encode("ascii", "ignore").decode().lower() or word.lower()
    plain = re.sub(r"['’]s?$", "", re.sub(r"['’]s$", "", plain))
    words = lexicon()
    if plain in words.stop or len(plain) < 2:
        return ""
    return _cut(words.irregular.get(plain, plain))


_SHORT = re.compile(r"([^aeiouy\W][aeiou][^aeiouwxy\W])(?:ing|ed)")
"""A short word that lost its last letter: "saving", "voted"."""


def _cut(word: str) -> str:
    if short := _SHORT.fullmatch(word):
        return short[1] + "e"
    for ending, instead in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) + len(instead) > _SHORTEST:
            if ending == "s" and word.endswith("ss"):
                break
            word = word[: len(word) - len(ending)] + instead
            break
    if len(word) > _SHORTEST + 1 and word[-1] == word[-2] and word[-1] not in "lsz":
        word = word[:-1]
    return word.removesuffix("e") if len(word) > _SHORTEST + 1 else word


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a text that says something: its stem, where it stands, and how it is printed."""

    stem: str
    start: int
    end: int
    printed: str


@lru_cache(maxsize=4_096)
def stems_of(words: str) -> frozenset[str]:
    """Return the stems of a few words, an answer's for one, that are asked about again and again."""
    return frozenset(word.stem for word in words_of(words))


def words_of(text: str) -> list[Word]:
    """Return the words of a text that say something, in order; parts of hyphenated words on their own."""
    out = []
    for found in _WORD.finditer(text):
        at = found.start()
        for part in re.split(r"-", found[0]):
            if name := stem(part):
                out.append(Word(name, at, at + len(part), part))
            at += len(part) + 1
    return out
