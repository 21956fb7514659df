"""The lists of ``cues.toml``: titles, role nouns, nouns that make a name one of a place, demonyms."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files

KINDS = ("organisation", "place", "agreement", "event", "other")


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Sets of lower-case words; what each holds is said in ``cues.toml``.

    ``nouns`` and ``kinds`` map a word to the type of what it names.
    """

    offices: frozenset[str]
    honorifics: frozenset[str]
    before: frozenset[str]
    roles: frozenset[str]
    nouns: dict[str, str]
    heads: dict[str, str]
    tails: dict[str, str]
    first: dict[str, str]
    kinds: dict[str, str]
    about: frozenset[str]
    demonyms: frozenset[str]
    endings: tuple[str, ...]
    adjectives: frozenset[str]
    never: frozenset[str]
    openers: frozenset[str]
    particles: frozenset[str]
    hyphened: frozenset[str]
    bound: frozenset[str]
    small: frozenset[str]
    behind: frozenset[str]
    directions: frozenset[str]

    def titled(self, word: str) -> bool:
        """Tell whether a word, lower-cased and without dots, is a title of either sort."""
        return word in self.offices or word in self.honorifics


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """Return the lists, read once."""
    table = tomllib.loads(files("quiz.reading.entities").joinpath("cues.toml").read_text(encoding="utf-8"))

    def words(section: str, key: str) -> frozenset[str]:
        return frozenset(table[section][key].split())

    def typed(key: str) -> dict[str, str]:
        out: dict[str, str] = {}
        for kind in KINDS:
            for word in table[kind].get(key, "").split():
                out.setdefault(word, kind)
        return out

    return Lexicon(
        offices=words("titles", "offices"),
        honorifics=words("titles", "honorifics"),
        before=words("titles", "before"),
        roles=words("roles", "nouns"),
        nouns=typed("nouns"),
        heads=typed("heads"),
        tails=typed("tails"),
        first=typed("first"),
        kinds=typed("kinds"),
        about=words("agreement", "about"),
        demonyms=words("groups", "demonyms"),
        endings=tuple(table["groups"]["endings"].split()),
        adjectives=words("groups", "adjectives"),
        never=words("never", "words"),
        openers=words("never", "openers"),
        particles=words("joints", "particles"),
        hyphened=words("joints", "hyphened"),
        bound=words("joints", "bound"),
        small=words("joints", "small"),
        behind=words("joints", "behind"),
        directions=words("place", "before"),
    )
