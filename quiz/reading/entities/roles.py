"""What somebody is said to be: the title before a name, the apposition behind or before it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quiz.reading.entities.lexicon import lexicon

if TYPE_CHECKING:
    from quiz.reading.entities.sightings import Sighting

_BEHIND = re.compile(
    r"^(?:,| [–—]|,? who (?:is|was)| is| was| \() ?(?P<said>[^,.;:()–—“”\"\n]{3,90})(?P<stop>[,.;:)–—]|$)"
)
_BEFORE = re.compile(
    r"(?:^|[\s(“])(?P<said>(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Ff]ormer) [^,.;:()–—“”\"\n]{3,80}),? $"
)
_CLOSE = re.compile(r"(?P<said>(?:[\w’'-]+ ){0,5}[\w’'-]+) $")
_STOPS = frozenset(
    [
        "said",
        "says",
        "told",
        "tells",
        "with",
        "by",
        "to",
        "from",
        "in",
        "on",
        "at",
        "as",
        "that",
        "when",
        "while",
        "after",
        "before",
        "and",
        "but",
        "or",
        "for",
        "of",
        "about",
        "is",
        "was",
        "are",
        "were",
        "has",
        "have",
        "had",
        "against",
        "between",
        "than",
        "like",
        "into",
        "over",
        "under",
        "since",
        "where",
        "who",
        "which",
        "both",
        "killed",
    ]
)
_CUT = re.compile(
    r"\s+(?:who|which|that|whose|when|where|while|as|because|since|after|before|and|but|has|had|have|is|was"
    r"|will|would|said|says|told)\s.*$"
)
_ARTICLE = re.compile(r"^(?:(?:the|an?|his|her|its|their|our|now|then|also|once|still)\s+)+", re.IGNORECASE)
_MANNERS = frozenset({"mr", "mrs", "ms", "miss", "mx", "dr", "sir", "dame", "lord", "lady", "st", "saint"})
_MOST = 12


def roles_at(one: Sighting, text: str) -> list[str]:
    """Return what a person is said to be at a mention, as printed; ``text`` is its paragraph."""
    out = []
    title = one.title.strip(" .")
    if title and title.casefold().replace(".", "") not in _MANNERS:
        out.append(title)
    behind = _BEHIND.match(re.sub(r"^[’']s\b", "", text[one.end : one.end + 130]))
    if behind is not None and not text[one.end :].startswith(("’s", "'s")):
        out += _role(behind["said"])
    before = text[max(0, one.outer - 110) : one.outer]
    out += _ahead(before) or ([] if title else _close(before))
    return list(dict.fromkeys(out))


def _ahead(before: str) -> list[str]:
    """Return a role that stands before a name with its article: "the chief engineer of Kirn, Ann Holm"."""
    found = _BEFORE.search(before)
    said = None
    while found is not None:
        said = found["said"]
        found = _BEFORE.search(before, found.start("said") + 1)
    return _role(said) if said is not None and _heads(said) else []


def _role(said: str) -> list[str]:
    """Return a stretch as a role where the words before its first preposition end in a role noun."""
    said = _CUT.sub("", " " + said).strip(" ,")
    if not said or len(said.split()) > _MOST or not _heads(said):
        return []
    return [_ARTICLE.sub("", said)]


def _heads(said: str) -> bool:
    core = re.split(r"\s(?:of|for|in|at|on|to|with|from)\s", " " + said.casefold(), maxsplit=1)[0].split()
    return bool(core) and core[-1].strip("’'") in lexicon().roles and not set(core) & _STOPS


def _close(before: str) -> list[str]:
    """Return the words right before a name that end in a role noun: "populist cleric", "US diplomat"."""
    found = _CLOSE.search(before)
    if found is None:
        return []
    words = found["said"].split(" ")
    if words[-1].casefold() not in lexicon().roles:
        return []
    kept: list[str] = []
    for word in reversed(words):
        if word.casefold() in _STOPS or _ARTICLE.match(word + " "):
            break
        kept.insert(0, word)
    return [" ".join(kept)]
