"""The cue lexicon, ``cues.toml``: which sense has a word in a frame."""

from __future__ import annotations

import tomllib
from dataclasses import dataclass
from functools import lru_cache
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class Lexicon:
    """Senses by frame and lemma. ``preposition`` maps a lemma to its prepositions and sense."""

    clause: dict[str, str]
    quote: dict[str, str]
    to: dict[str, str]
    object: dict[str, str]
    objectto: dict[str, str]
    objectquoted: dict[str, str]
    relative: dict[str, str]
    noun: dict[str, str]
    adjective: dict[str, str]
    preposition: dict[str, tuple[frozenset[str], str]]
    kinds: dict[str, str]

    def known(self) -> frozenset[str]:
        """Return every verb that stands in some frame."""
        return frozenset().union(
            self.clause, self.quote, self.to, self.object, self.objectto, self.preposition
        )


@lru_cache(maxsize=1)
def lexicon() -> Lexicon:
    """Return the lexicon, read once."""
    table = tomllib.loads(files("quiz.reading.claims").joinpath("cues.toml").read_text(encoding="utf-8"))
    frames: dict[str, dict[str, str]] = {
        frame: {}
        for frame in (
            "clause",
            "quote",
            "to",
            "object",
            "objectto",
            "objectquoted",
            "relative",
            "noun",
            "adjective",
        )
    }
    prepositions: dict[str, tuple[frozenset[str], str]] = {}
    for sense, entry in table.items():
        for frame, words in frames.items():
            for word in entry.get(frame, "").split():
                words.setdefault(word, sense)
        for word in entry.get("preposition", "").split():
            lemma, _, after = word.partition(":")
            known = prepositions.get(lemma, (frozenset(), sense))
            prepositions[lemma] = (known[0] | frozenset(after.split(",")), known[1])
    return Lexicon(
        **frames, preposition=prepositions, kinds={sense: entry["kind"] for sense, entry in table.items()}
    )
