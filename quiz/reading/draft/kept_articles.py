"""The articles that a dossier's folder keeps, with their parses, loaded when they are asked for."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING, overload

from quiz.dossier.fields import Role
from quiz.dossier.maps import ParagraphMap
from quiz.reading.draft.settle import rebuild, shortened
from quiz.reading.structure.article import Article

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from quiz.reading.draft.folder import Folder
    from quiz.reading.parse import Block

_HELD = 16
"""So many parsed articles are held in memory; the others are read again from disk when they are wanted."""


class Kept(Sequence["Block"]):
    """The blocks of an article that is held in memory, read when they are looked at."""

    def __init__(self, read: Callable[[], list[Block]]) -> None:
        self._read = read

    def __len__(self) -> int:
        return len(self._read())

    @overload
    def __getitem__(self, index: int) -> Block: ...
    @overload
    def __getitem__(self, index: slice) -> list[Block]: ...

    def __getitem__(self, index: int | slice) -> Block | list[Block]:
        return self._read()[index]

    def __iter__(self) -> Iterator[Block]:
        return iter(self._read())


class KeptArticles(Sequence[tuple[str, Article, Sequence["Block"]]]):
    """The articles of a dossier with their parses, in the order of the sources' ids, loaded when asked for.

    So what is drafted from them does not depend on the order in which they were read. Roles are those of the
    sources' maps, which a person may have corrected.
    """

    def __init__(self, folder: Folder) -> None:
        self._folder = folder
        there = (one for one in folder.sources if folder.article_path(one.id).is_file())
        self.sources = sorted(there, key=lambda one: one.id)
        self._numbers = {one.id: number for number, one in enumerate(self.sources)}
        self.maps = [ParagraphMap(one) for one in self.sources]
        self._labels = {} if folder.dossier is None else {one.id: one.label for one in folder.dossier.voices}
        self._voices: dict[str, dict[str, str]] = {}
        self.parses: set[Path] = set()
        """The files of the parses of the articles that were asked for."""
        self._articles: dict[int, Article] = {}
        self._held: OrderedDict[int, list[Block]] = OrderedDict()

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
        return self.sources[number].id, self.article(number), Kept(partial(self.blocks, number))

    def blocks(self, number: int) -> list[Block]:
        """Return an article's parse."""
        if number not in self._held:
            self._held[number] = self._folder.parses.read(self.article(number))
            if len(self._held) > _HELD:
                self._held.popitem(last=False)
        self._held.move_to_end(number)
        return self._held[number]

    def article(self, number: int) -> Article:
        """Return an article as the dossier has it, cut to what is read."""
        if number not in self._articles:
            self._articles[number] = self._article(number)
        return self._articles[number]

    def _article(self, number: int) -> Article:
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
        if source not in self._voices and source in self._numbers:
            self.article(self._numbers[source])
        return self._voices.get(source, {})
