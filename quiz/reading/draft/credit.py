"""Who is meant by a holder's words: an id of a voice, known or to be made."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quiz.questions.folding import fold
from quiz.reading.draft.slugs import slug_of

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from quiz.dossier.schema import Voice

_ENDS = re.compile(r",\s|\s[–—(]|\n|;\s|\s(?:who|which|that|whose|whom)\b")
_OPENS = re.compile(r"^(?:the|a|an|both|even|also|and|but)\s+", re.IGNORECASE)
_POSSESSIVE = re.compile(r"[’']s?$")
_MARKS = "“”\"‘’'«»()[]"
FIRST_PERSON = frozenset({"i", "me", "my", "myself", "mine", "we", "us", "our", "ourselves"})


def core(text: str) -> str:
    """Return a holder's words without article, apposition and relative clause."""
    told = " ".join((_ENDS.split(text.strip(), maxsplit=1)[0] or text).split()).strip(_MARKS + " ,.:;")
    told = _POSSESSIVE.sub("", told)
    return _OPENS.sub("", told) or told or text


class Voices:
    """The voices that there are, and what an entity's name leads to.

    ``named`` gives the slug of the entity that words name, or None.
    """

    def __init__(self, voices: Iterable[Voice], named: Callable[[str], str | None]) -> None:
        self._named = named
        self._by_name: dict[str, str] = {}
        self._by_entity: dict[str, str] = {}
        last: dict[str, set[str]] = {}
        for voice in voices:
            for name in (voice.label, *voice.names):
                self._by_name.setdefault(fold(name), voice.id)
            if voice.entity is not None:
                self._by_entity.setdefault(voice.entity, voice.id)
            words = fold(voice.label).split()
            if len(words) > 1 and voice.kind in {"author", "person"} and not voice.label.startswith("the "):
                last.setdefault(words[-1], set()).add(voice.id)
        for word, ids in last.items():
            if len(ids) == 1:
                self._by_name.setdefault(word, next(iter(ids)))

    def of(self, text: str) -> str:
        """Return the id of a known voice of that name, else the entity's, else one made from the words."""
        told = core(text)
        known = self._by_name.get(fold(text)) or self._by_name.get(fold(told))
        if known is not None:
            return known
        entity = self._named(text) or self._named(told)
        if entity is not None:
            return self._by_entity.get(entity, entity)
        return slug_of(told)
