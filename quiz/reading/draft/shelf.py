"""The articles that a dossier's folder keeps, with their parses, loaded when they are asked for."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, overload

from quiz.dossier.fields import Role
from quiz.dossier.maps import ParagraphMap
from quiz.reading.draft.settle import rebuild, shortened
from quiz.reading.structure.article import Article

if TYPE_CHECKING:
    from pathlib import Path

    from quiz.reading.draft.folder import Folder
    from quiz.reading.parse import Block

_HELD = 64
"""So many parsed articles are held in memory; the others are read again from disk when they are wanted."""


class Shelf(Sequence[tuple[str, Article, Sequence["Block"]]]):
    """The articles of a dossier with their parses, in the order of the sources' ids, loaded when asked for.

    So what is drafted from them does not depend on the order in which they were read. Roles are those of the
    sources' maps, which a person may have corrected.
    """

    def __init__(self, folder: Folder) -> None:
        self._folder = folder
        there = (one for one in folder.sources if folder.article_path(one.id).is_file())
        self.sources = sorted(there, key=lambda one: one.id)
        self.maps = [ParagraphMap(one) for one in self.sources]
        self._labels = {} if folder.dossier is None else {one.id: one.label for one in folder.dossier.voices}
        self._voices: dict[str, dict[str, str]] = {}
        self.parses: set[Path] = set()
        """The files of the parses of the articles that were asked for."""
        self._held: OrderedDict[int, tuple[str, Article, Sequence[Block]]] = OrderedDict()

    def __len__(self) -> int:
        return len(self.sources)

    @overload
    def __getitem__(self, index: int) -> tuple[str, Article, Sequence[Block]]: ...
    @overload
    def __getitem__(self, index: slice) -> list[tuple[str, Article, Sequence[Block]]]: ...

    def __getitem__(
        self, index: int | slice
    ) -> tuple[str, Article, Sequence[Block]] | list[tuple[str, Article, Sequence[Block]]]:
        if isinstance(index, slice):
            return [self[one] for one in range(*index.indices(len(self)))]
        number = range(len(self))[index]
        if number not in self._held:
            article = self.article(number)
            self._held[number] = (self.sources[number].id, article, self._folder.parses.read(article))
            if len(self._held) > _HELD:
                self._held.popitem(last=False)
        self._held.move_to_end(number)
        return self._held[number]

    def article(self, number: int) -> Article:
        """Return an article as the dossier has it, cut to what is read, without its parse."""
        source, places = self.sources[number], self.maps[number]
        text = self._folder.article_path(source.id).read_bytes().decode("utf-8", "replace")
        roles = {par: Role(places.role(par)) for par in range(1, source.paragraphs + 1)}
        about = Article(
            name=source.file,
            format="text",
            paragraphs=(),
            title=source.title,
            author=self._labels.get(source.author),
            publisher=source.publisher,
            published=source.published,
        )
        article = shortened(self._voiced(number, rebuild(about, text, roles)))
        self._voices[source.id] = {
            one.voice: places.voice(one.number) for one in article.paragraphs if one.voice is not None
        }
        self.parses.add(self._folder.parses.path(article))
        return article

    def _voiced(self, number: int, article: Article) -> Article:
        """Give every paragraph the voice that the map names, called as the text calls it where it does."""
        places = self.maps[number]
        printed: dict[str, str] = {}
        for one in article.paragraphs:
            if one.voice is not None:
                printed.setdefault(places.voice(one.number), one.voice)
        paragraphs = []
        for one in article.paragraphs:
            voice = places.voice(one.number)
            label = None if voice == places.author else printed.get(voice, self._labels.get(voice, voice))
            paragraphs.append(one if label == one.voice else replace(one, voice=label))
        return replace(article, paragraphs=tuple(paragraphs))

    def voices(self, source: str) -> dict[str, str]:
        """Return the ids of the voices of an article's paragraphs by the labels that the paragraphs have."""
        if source not in self._voices:
            numbers = [at for at, one in enumerate(self.sources) if one.id == source]
            for number in numbers:
                self.article(number)
        return self._voices.get(source, {})
