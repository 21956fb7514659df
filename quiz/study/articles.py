"""A learner's own copies of the articles: found by fingerprint, read paragraph by paragraph.

A deck holds no article text, only one fingerprint per paragraph. Where the learner has the files, the
program matches them by these and can show the paragraph behind an answer. The articles of topics that were
invented come with the program and need no attaching.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from quiz.dossier.article_files import Unreadable, find_files, read_text
from quiz.dossier.paragraphs import fingerprint, split_paragraphs
from quiz.questions.document import SourceInfo
from quiz.store import attachments
from quiz.study.builtin import builtin_folder

if TYPE_CHECKING:
    from quiz.store.api import Store


@dataclass(frozen=True, slots=True)
class Match:
    """A file that is a source's text: ``found`` of its ``total`` paragraphs are in it."""

    source: str
    path: Path
    found: int
    total: int


def read_paragraphs(path: Path) -> list[str] | None:
    """The paragraphs of a text file; None where it cannot be an article (too large, not UTF-8 text)."""
    text = read_text(path)
    return None if isinstance(text, Unreadable) else split_paragraphs(text)


def match_folder(sources: Iterable[SourceInfo], folder: Path) -> list[Match]:
    """Find for each source the file below ``folder`` that holds most of its paragraphs, at least half.

    Raises :class:`quiz.errors.QuizError` where the folder cannot be read or holds too many files.
    """
    sources = list(sources)
    best: dict[str, tuple[tuple[int, bool], Match]] = {}
    for path in find_files(folder):
        paragraphs = read_paragraphs(path)
        if paragraphs is None:
            continue
        prints = frozenset(map(fingerprint, paragraphs))
        for source in sources:
            match = _match(source, path, prints, len(paragraphs))
            if match is None:
                continue
            rank = (match.found, path.name == source.file)  # a file of its name wins a tie
            if source.id not in best or rank > best[source.id][0]:
                best[source.id] = rank, match
    return [best[source.id][1] for source in sources if source.id in best]


def _match(source: SourceInfo, path: Path, prints: frozenset[str], count: int) -> Match | None:
    """Tell how much of a source a file of so many paragraphs holds; None where it is less than half.

    A source without fingerprints is known by its file's name and its number of paragraphs.
    """
    marks = [paragraph.fingerprint for paragraph in source.paragraphs if paragraph.fingerprint]
    if not marks:
        same = path.name == source.file and len(source.paragraphs) == count
        return Match(source.id, path.resolve(), count, count) if same else None
    found = sum(mark in prints for mark in marks)
    return Match(source.id, path.resolve(), found, len(marks)) if found * 2 >= len(marks) else None


def find_paragraph(path: Path, number: int, mark: str | None) -> str | None:
    """Paragraph ``number`` (from 1) of an article, or the one with fingerprint ``mark`` where it has moved.

    None where the file is gone or the paragraph has been changed.
    """
    paragraphs = read_paragraphs(path)
    return None if paragraphs is None else _pick(paragraphs, number, mark)


def _pick(paragraphs: list[str], number: int, mark: str | None) -> str | None:
    if 1 <= number <= len(paragraphs) and mark in {None, fingerprint(paragraphs[number - 1])}:
        return paragraphs[number - 1]
    return next((paragraph for paragraph in paragraphs if fingerprint(paragraph) == mark), None)


def attach_folder(store: Store, deck: str, folder: Path) -> list[Match]:
    """Find a deck's sources in a folder and remember where they are; return what was found."""
    matches = match_folder(store.deck_document(deck).sources, folder)
    if matches:
        paths = {match.source: str(match.path) for match in matches}
        attachments.attach(store.database, deck, paths, store.clock.now())
    return matches


def attached(store: Store, deck: str) -> dict[str, Path]:
    """Where the learner's copies of a deck's sources are, by source id."""
    return {source: Path(path) for source, path in attachments.attached(store.database, deck).items()}


def paragraph_of(store: Store, deck: str, source: str, number: int) -> str | None:
    """The text of a source's paragraph from the learner's own copy, or the one that comes with the program.

    None where there is neither.
    """
    path = attached(store, deck).get(source)
    info = next((info for info in store.deck_document(deck).sources if info.id == source), None)
    if info is None or not 1 <= number <= len(info.paragraphs):
        return None
    mark = info.paragraphs[number - 1].fingerprint
    if path is not None:
        return find_paragraph(path, number, mark)
    shipped = _shipped(store.deck(deck).origin, info.file)
    return None if shipped is None else _pick(shipped, number, mark)


def _shipped(origin: str | None, name: str) -> list[str] | None:
    """The paragraphs of an article that lies beside a built-in deck; None where none does."""
    folder = builtin_folder(origin)
    article = None if folder is None else folder.joinpath("articles", name)
    if article is None or not article.is_file():
        return None
    return split_paragraphs(article.read_text(encoding="utf-8"))
