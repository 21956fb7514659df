"""From articles to a drafted dossier: structure at once, everything else as proposals for a person.

Two passes. The first reads the articles one after the other, parses them and keeps the parse on disk; the
second makes the proposals from what was kept. So a run may be stopped anywhere and goes on where it was,
and a new article beside a hundred old ones costs no more than itself.
"""

from __future__ import annotations

import time
from contextlib import nullcontext
from typing import TYPE_CHECKING

from quiz.errors import UsageError
from quiz.questions.slugs import slug_of
from quiz.reading.draft.entries import line
from quiz.reading.draft.first import FirstPass
from quiz.reading.draft.folder import Folder
from quiz.reading.draft.lines import LLM_DRAFTS, PROPOSED, read_proposals, write_proposals
from quiz.reading.draft.lock import LOCK, FolderLock
from quiz.reading.draft.propose import propose
from quiz.reading.draft.renaming import Renaming
from quiz.reading.draft.report import Failed, Report, Wish
from quiz.reading.language import load_model
from quiz.reading.structure.files import find_articles

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence
    from contextlib import AbstractContextManager
    from pathlib import Path

    from quiz.dossier.schema import Deck
    from quiz.progress import OnProgress
    from quiz.reading.structure.files import Found


def generate(
    places: Iterable[str | Path],
    path: Path,
    wish: Wish | None = None,
    bar: Callable[[str], AbstractContextManager[OnProgress | None]] | None = None,
) -> Report:
    """Draft a dossier from articles, or add articles to one.

    ``bar`` is opened for each pass, with its name, and yields what is told of the progress.

    What cannot be read is told in the report, and the rest is read. Raises
    :class:`~quiz.reading.language.NoReaderError` where the extra ``author`` is not installed, before
    anything is written; :class:`~quiz.errors.UsageError` for a folder that holds something else;
    :class:`~quiz.dossier.problems.DossierProblems` where the dossier that is there has problems; and
    :class:`~quiz.reading.draft.lock.FolderInUseError` where a review or another draft is at work there.
    """
    started = time.monotonic()
    wish = wish or Wish()
    bar = bar or (lambda _label: nullcontext())
    report = Report(path.as_posix())
    found = list(_found(places, report))
    if not (path / PROPOSED / LOCK).exists():
        Folder(path)  # not a thing is put into a folder of somebody else's, not even the lock
    if found:
        load_model()
    with FolderLock(path, "quiz generate"):
        _draft(found, path, wish, bar, report)
    report.seconds = round(time.monotonic() - started, 1)
    return report


def _draft(
    found: Sequence[Found],
    path: Path,
    wish: Wish,
    bar: Callable[[str], AbstractContextManager[OnProgress | None]],
    report: Report,
) -> None:
    """Read the articles, write what they are, and draft from them."""
    folder = Folder(path)
    follow_renamed(folder)
    if folder.dossier is not None:
        report.warnings += _not_heeded(folder.dossier.deck, wish)
    first = FirstPass(folder, report)
    try:
        with bar("Reading") as told:
            first.read(found, told, jobs=wish.jobs, again=wish.again)
    finally:
        first.write(*deck_of(path, wish))
    if folder.dossier is not None or report.articles:
        folder.write_git_files()
        folder = Folder(path)
        report.paragraphs = sum(one.paragraphs for one in folder.sources)
        with bar("Drafting") as told:
            report.proposals = propose(folder, told)


def follow_renamed(folder: Folder) -> None:
    """Give what was kept of sources the ids that a person has given them, a model's drafts included."""
    sources = folder.follow_renamed()
    place = folder.proposals_path(LLM_DRAFTS)
    if sources and place.is_file():
        told = Renaming(sources, {}, {}, frozenset())
        write_proposals(place, [told.of(one) for one in read_proposals(place)])


def _found(places: Iterable[str | Path], report: Report) -> Iterator[Found]:
    for place in places:
        try:
            yield from find_articles(place)
        except (UsageError, OSError) as error:
            message = (
                error.message if isinstance(error, UsageError) else f"{place}: {error.strerror or error}"
            )
            report.failed.append(Failed(str(place), message, getattr(error, "remedy", None)))


def deck_of(path: Path, wish: Wish) -> tuple[str, str, str]:
    """Return id, title and language of the deck: by default from the folder's name."""
    name = path.resolve().name
    words = line(name.replace("-", " ").replace("_", " "))
    title = line(wish.title or "") or words[:1].upper() + words[1:] or "Untitled"
    return wish.id or slug_of(name), title, wish.language


def _not_heeded(deck: Deck, wish: Wish) -> Iterator[str]:
    asked = (("--title", wish.title, deck.title), ("--id", wish.id, deck.id))
    for option, wanted, there in asked:
        if wanted is not None and wanted != there:
            yield f"{option} is not heeded: deck.yaml says “{there}”, and is never overwritten"
