"""A dossier's articles: which file is which source, and where its paragraphs stand by now."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING

from quiz.dossier.article_files import Unreadable, find_files, read_text
from quiz.dossier.paragraphs import fingerprint, split_paragraphs

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from quiz.dossier.schema import Source


@dataclass(frozen=True)
class Article:
    """A source's text. Numbers count from 1; ``places`` leads from the dossier's to the file's."""

    path: Path
    paragraphs: list[str]
    prints: list[str]
    renamed: bool = False
    """Whether the file has another name than the dossier says, and was known by its fingerprints."""
    places: dict[int, int] = field(default_factory=dict)
    """Where each of the source's paragraphs stands in the file; those that are gone are left out."""
    changed: frozenset[int] = frozenset()
    """Of the source's paragraphs those whose text is another, whether or not their place is known."""

    def text(self, number: int) -> str | None:
        """Return the text of the paragraph that the dossier gives this number; None where it is gone."""
        place = self.places.get(number)
        return None if place is None else self.paragraphs[place - 1]


@dataclass(frozen=True, slots=True)
class Missing:
    """A source without its text: the file that could not be read, and why, or None where there is none."""

    path: Path | None = None
    why: Unreadable | None = None


@dataclass(frozen=True)
class _File:
    path: Path
    paragraphs: list[str]
    prints: list[str]

    @cached_property
    def known(self) -> frozenset[str]:
        return frozenset(self.prints)


def find_articles(sources: Sequence[Source], folder: Path) -> dict[str, Article | Missing]:
    """Find each source's text below a folder: by its file's exact name, else by its fingerprints.

    Raises :class:`quiz.errors.QuizError` where the folder cannot be read or is no folder of articles.
    """
    paths = find_files(folder)
    best: dict[str, _File] = {}
    unread: dict[str, Missing] = {}
    names = {source.file for source in sources}
    for path in paths:
        if path.name in names:
            file = _read(path)
            for source in sources:
                if source.file != path.name:
                    continue
                if isinstance(file, Unreadable):
                    unread.setdefault(source.id, Missing(path, file))
                elif source.id not in best or _shared(source, file) > _shared(source, best[source.id]):
                    best[source.id] = file
    lost = [one for one in sources if one.fingerprints and not _is_it(one, best.get(one.id))]
    for path in paths if lost else ():  # only now is every file read: another one may hold the text
        file = _read(path)
        if isinstance(file, Unreadable):
            continue
        for source in lost:
            known = best.get(source.id)
            if _is_it(source, file) and (known is None or _shared(source, file) > _shared(source, known)):
                best[source.id] = file
    return {
        source.id: _placed(source, best[source.id]) if source.id in best else unread.get(source.id, Missing())
        for source in sources
    }


def _read(path: Path) -> _File | Unreadable:
    text = read_text(path)
    if isinstance(text, Unreadable):
        return text
    paragraphs = split_paragraphs(text)
    return _File(path, paragraphs, [fingerprint(one) for one in paragraphs])


def _shared(source: Source, file: _File) -> int:
    return sum(mark in file.known for mark in source.fingerprints)


def _is_it(source: Source, file: _File | None) -> bool:
    """Tell whether a file holds at least half of a source's paragraphs."""
    return file is not None and _shared(source, file) * 2 >= len(source.fingerprints)


def _placed(source: Source, file: _File) -> Article:
    renamed = file.path.name != source.file
    if not source.fingerprints:
        places = {number: number for number in range(1, min(source.paragraphs, len(file.paragraphs)) + 1)}
        return Article(file.path, file.paragraphs, file.prints, renamed, places)
    spots: dict[str, list[int]] = defaultdict(list)
    for number, mark in enumerate(file.prints, 1):
        spots[mark].append(number)
    places, shift = {}, 0
    for number, mark in enumerate(source.fingerprints, 1):
        if mark in spots:  # of several the one nearest to where it is expected
            places[number] = min(spots[mark], key=lambda spot: abs(spot - number - shift))
            shift = places[number] - number
    changed = frozenset(range(1, len(source.fingerprints) + 1)) - places.keys()
    taken, shift = set(places.values()), 0
    for number in range(1, len(source.fingerprints) + 1):
        if number in places:
            shift = places[number] - number
        elif number + shift not in taken and 0 < number + shift <= len(file.paragraphs):
            places[number] = number + shift  # changed where it stands: its anchors may still be there
            taken.add(number + shift)
    return Article(file.path, file.paragraphs, file.prints, renamed, places, changed)
