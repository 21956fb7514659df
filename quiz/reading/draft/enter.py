"""From an article to its entries: the source, and the voices that speak in it."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from quiz.dossier.index import fold
from quiz.questions.slugs import slug_of, unused
from quiz.reading.draft import lines
from quiz.reading.draft.entries import VoiceEntry, line, source_text
from quiz.reading.draft.folder import digest_of
from quiz.reading.draft.labels import author_label, called

if TYPE_CHECKING:
    from collections.abc import Mapping

    from quiz.dossier.schema import Dossier, Source
    from quiz.reading.structure.article import Article

_NEVER_SOURCES = lines.NO_SOURCES
_ROLES = {"interviewer": "the interviewer of {}", "interviewee": "the person asked in {}"}


@dataclass
class Entered:
    """Entries to be added, and the names that are taken by now."""

    sources: list[str] = field(default_factory=list)
    voices: list[VoiceEntry] = field(default_factory=list)
    source_ids: set[str] = field(default_factory=lambda: set(_NEVER_SOURCES))
    source_labels: set[str] = field(default_factory=set)
    voice_ids: set[str] = field(default_factory=set)
    voice_names: dict[str, str] = field(default_factory=dict)
    """Voices by their folded labels; those of full names are the same person in every article."""

    def know(self, dossier: Dossier) -> None:
        """Take note of what a dossier has already."""
        self.source_ids |= {one.id for one in dossier.sources}
        self.source_labels |= {fold(one.label) for one in dossier.sources}
        self.voice_ids |= {one.id for one in dossier.voices}
        self.voice_names |= {fold(one.label): one.id for one in dossier.voices}

    prints: dict[str, str] = field(default_factory=dict)
    """By source, what tells whether its entry is still as it was drafted."""

    def enter(self, article: Article) -> str:
        """Make the entries of an article; return the id of its source."""
        name = called(article)
        source = unused(name.slug, self.source_ids)
        label = self._label(line(name.label))
        self.source_ids.add(source)
        self.source_labels.add(fold(label))
        author = self._author(article, source, label)
        self.sources.append(self._text(source, label, author, article, {}))
        return source

    def enter_again(self, there: Source, article: Article, known: Mapping[str, str]) -> str:
        """Return the entry of a source whose article changed; ``known`` gives voices by printed labels."""
        return self._text(there.id, there.label, there.author, article, known)

    def _text(self, source: str, label: str, author: str, article: Article, known: Mapping[str, str]) -> str:
        speakers = {one: known.get(one) or self._speaker(one, source, label) for one in article.speakers}
        readers = {one: known.get(one) or self._commenter(one, source, label) for one in article.commenters}
        text = source_text(source, label, author, article, speakers | readers, None)
        self.prints[source] = digest_of(text.encode())
        return text

    def _label(self, label: str) -> str:
        number, free = 2, label
        while fold(free) in self.source_labels:
            free = f"{label} ({number})"
            number += 1
        return free

    def _author(self, article: Article, source: str, label: str) -> str:
        if article.author and fold(article.author):
            return self._voice(slug_of(article.author), "author", article.author)
        return self._voice(f"{source}-author", "author", author_label(article, label))

    def _speaker(self, name: str, source: str, label: str) -> str:
        if name in _ROLES:
            return self._voice(f"{source}-{name}", "person", _ROLES[name].format(label))
        if len(fold(name).split()) > 1:
            return self._voice(slug_of(name), "person", name)
        whole = self._with_surname(fold(name))
        if whole is not None:
            return whole
        number = 2 if fold(name) in self.voice_names else 1  # a first name may be anybody's
        told = name if number == 1 and fold(name) else f"{name} in {label}"
        return self._voice(slug_of(name), "person", told, () if told == name else (name,))

    def _with_surname(self, name: str) -> str | None:
        """Return the one voice whose name ends with a surname: AMBLER is Ruth Ambler, who spoke before."""
        ends = [(full, voice) for full, voice in self.voice_names.items() if full.split()[1:2] == [name]]
        told = {voice for full, voice in ends if len(full.split()) == 2}
        return next(iter(told)) if len(told) == 1 and name not in self.voice_names else None

    def _commenter(self, name: str, source: str, label: str) -> str:
        if name.startswith("comment ") and name[8:].isdecimal():
            return self._voice(f"{source}-{slug_of(name)}", "commenter", f"{name} under {label}")
        return self._voice(
            slug_of(name),
            "commenter",
            name if fold(name) not in self.voice_names else f"{name} under {label}",
        )

    def _voice(self, slug: str, kind: str, label: str, names: tuple[str, ...] = ()) -> str:
        told = line(label) if fold(line(label)) else slug
        known = self.voice_names.get(fold(told))
        if known is not None:
            return known
        made = unused(slug, self.voice_ids)
        self.voice_ids.add(made)
        self.voice_names[fold(told)] = made
        self.voices.append(VoiceEntry(made, kind, told, names))
        return made
