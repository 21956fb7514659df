"""Who is meant by a holder's words: an id of a voice, known or to be made."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quiz.dossier.fields import VoiceKind
from quiz.questions.folding import fold
from quiz.questions.slugs import slug_of

if TYPE_CHECKING:
    from collections.abc import Iterable

    from quiz.dossier.schema import Voice
    from quiz.reading.claims.model import Span
    from quiz.reading.facts.people import Cast

_ENDS = re.compile(r",\s|\s[–—(]|\n|;\s|\s(?:who|which|that|whose|whom)\b")
_OPENS = re.compile(r"^(?:the|a|an|both|even|also|and|but)\s+", re.IGNORECASE)
_POSSESSIVE = re.compile(r"[’']s?$")
_JOINTS = re.compile(r"\s(?:of|in|from|by|for|with|around|near|to|at|on|and|or|among|against)\s")
_MARKS = "“”\"‘’'«»()[]"
FIRST_PERSON = frozenset({"i", "me", "my", "myself", "mine", "we", "us", "our", "ourselves"})


def core(text: str) -> str:
    """Return a holder's words without article, apposition and relative clause."""
    told = " ".join((_ENDS.split(text.strip(), maxsplit=1)[0] or text).split()).strip(_MARKS + " ,.:;")
    told = _POSSESSIVE.sub("", told)
    return _OPENS.sub("", told) or told or text


class Voices:
    """The voices that there are, and those that the names of an article's cast would become.

    A voice that bears the name of an entity is that entity, also where the dossier does not say so yet.
    """

    def __init__(self, voices: Iterable[Voice], cast: Cast) -> None:
        self._cast = cast
        self._by_name: dict[str, str] = {}
        self._by_entity: dict[str, str] = {}
        self.labels: dict[str, str] = {}
        """Ids by label and names, as they are written."""
        for voice in voices:
            for name in (voice.label, *voice.names):
                self._by_name.setdefault(fold(name), voice.id)
                self.labels.setdefault(name, voice.id)
            entity = voice.entity
            if entity is None and voice.kind in {VoiceKind.AUTHOR, VoiceKind.PERSON}:
                entity = cast.named(voice.label)
            if entity is not None:
                self._by_entity.setdefault(entity, voice.id)

    def known(self, slug: str) -> str:
        """Return the voice that an entity is, else the slug as it is."""
        return self._by_entity.get(slug, slug)

    def of(self, text: str, source: str = "", span: Span | None = None) -> str:
        """Return the id of a known voice of that name, else the entity's, else one made from the words.

        ``span`` is where in the source the words stand.
        """
        told = core(text)
        voice = self._by_name.get(fold(text)) or self._by_name.get(fold(told))
        if voice is not None:
            return voice
        entity = self._cast.named(told) or self._cast.named(text)
        if entity is None and span is not None and not _JOINTS.search(told):
            at = span.start + text.find(told) + len(told)  # whom a description ends in: "the writer Ada Moss"
            entity = self._cast.at(source, span.paragraph, at - 1, at) if told in text else None
        return slug_of(told) if entity is None else self.known(entity)
