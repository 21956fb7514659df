"""From articles to a drafted dossier: structure at once, everything else as proposals for a person.

Two passes. The first reads the articles one after the other, parses them and keeps the parse on disk; the
second makes the proposals from what was kept. So a run may be stopped anywhere and goes on where it was,
and a new article beside a hundred old ones costs no more than itself.
"""

from __future__ import annotations

import time
from concurrent.futures import Future, ProcessPoolExecutor
from dataclasses import dataclass, field
from multiprocessing import get_context
from typing import TYPE_CHECKING

from quiz.dossier.load import load
from quiz.errors import QuizError, UsageError
from quiz.reading.draft.enter import Entered
from quiz.reading.draft.folder import Folder, Record, digest_of
from quiz.reading.draft.lines import write_whole
from quiz.reading.draft.parsed import Parses
from quiz.reading.draft.propose import propose
from quiz.reading.draft.settle import settle, shortened
from quiz.reading.language import load_model
from quiz.reading.structure.files import find_articles

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence
    from pathlib import Path

    from quiz.progress import OnProgress
    from quiz.reading.structure.article import Article
    from quiz.reading.structure.files import Found


@dataclass(frozen=True, slots=True)
class Failed:
    """What could not be read, why, and what to do about it."""

    name: str
    message: str
    remedy: str | None = None


@dataclass(frozen=True, slots=True)
class Drafted:
    """An article that is in the dossier: ``state`` is ``new``, ``changed`` or ``unchanged``."""

    source: str
    name: str
    state: str


@dataclass
class Report:
    """What a run did. ``proposals`` counts by kind what the dossier's folder proposes now, of all sources."""

    folder: str
    articles: list[Drafted] = field(default_factory=list)
    failed: list[Failed] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    paragraphs: int = 0
    proposals: dict[str, int] = field(default_factory=dict)
    seconds: float = 0.0


@dataclass(frozen=True, slots=True)
class Wish:
    """How a dossier is to be: what is None is made from the folder's name."""

    title: str | None = None
    id: str | None = None
    language: str = "en"
    jobs: int = 1
    again: bool = False


def generate(
    places: Iterable[str | Path],
    path: Path,
    wish: Wish,
    *,
    reading: OnProgress | None = None,
    drafting: OnProgress | None = None,
) -> Report:
    """Draft a dossier from articles, or add articles to one.

    What cannot be read is told in the report, and the rest is read. Raises
    :class:`~quiz.reading.language.NoReaderError` where the extra ``author`` is not installed, before
    anything is written, and :class:`~quiz.errors.UsageError` for a folder that holds something else.
    """
    started = time.monotonic()
    report = Report(path.as_posix())
    found = list(_found(places, report))
    folder = Folder(path)
    if found:
        load_model()
    first = _FirstPass(folder, wish, report)
    try:
        first.read(found, reading)
    finally:
        first.write()
    if first.folder.dossier is None and not report.articles:
        return report
    dossier = load(path)
    report.paragraphs = sum(one.paragraphs for one in dossier.sources)
    report.proposals = propose(Folder(path), drafting)
    report.seconds = round(time.monotonic() - started, 1)
    return report


def nothing(_done: int, _total: int) -> None:
    """Be told of the progress, and do nothing."""


def _found(places: Iterable[str | Path], report: Report) -> Iterable[Found]:
    for place in places:
        try:
            yield from find_articles(place)
        except UsageError as error:
            report.failed.append(Failed(str(place), error.message, error.remedy))


class _FirstPass:
    """Reads articles, in order; nothing of the dossier's own files is written before :meth:`write`."""

    def __init__(self, folder: Folder, wish: Wish, report: Report) -> None:
        self.folder = folder
        self._wish = wish
        self._report = report
        self._entered = Entered()
        if folder.dossier is not None:
            self._entered.know(folder.dossier)
        self._records = {one.source: one for one in folder.records}
        self._by_digest = {one.digest: one.source for one in folder.records}
        self._by_prints = {tuple(one.fingerprints): one.id for one in folder.sources if one.fingerprints}

    def read(self, found: Sequence[Found], on_progress: OnProgress | None) -> None:
        """Read and parse; what fails is told in the report."""
        told = on_progress or nothing
        told(0, len(found))
        with _Parsing(self.folder.path, self._wish) as parsing:
            for done, one in enumerate(found, 1):
                try:
                    self._read(one, parsing)
                except (QuizError, OSError) as error:
                    message = error.message if isinstance(error, QuizError) else str(error)
                    self._report.failed.append(Failed(one.name, message, getattr(error, "remedy", None)))
                told(max(0, done - parsing.waiting), len(found))
            parsing.finish(lambda left: told(len(found) - left, len(found)))

    def _read(self, found: Found, parsing: _Parsing) -> None:
        data = found.data()
        digest = digest_of(data)
        known = self._by_digest.get(digest)
        if known is not None and self.folder.article_path(known).is_file():
            self._report.articles.append(Drafted(known, found.name, "unchanged"))
            return
        settled = settle(found.read(data))
        self._report.warnings += [f"{found.name}: {one}" for one in settled.warnings]
        source = self._by_prints.get(tuple(one.fingerprint for one in settled.article.paragraphs))
        state = "unchanged"
        if source is None:
            source, state = self._entered.enter(settled.article), "new"
        write_whole(self.folder.article_path(source), settled.text.encode())
        self._by_digest[digest] = source
        self._records[source] = Record(source=source, name=found.name, digest=digest)
        self._report.articles.append(Drafted(source, found.name, state))
        parsing.parse(shortened(settled.article))

    def write(self) -> None:
        """Write what was read to the dossier's own files: voices before the sources that name them."""
        if not self._report.articles:
            return
        self.folder.write_deck(*deck_of(self.folder.path, self._wish))
        self.folder.add_voices(self._entered.voices)
        self.folder.add_sources(self._entered.sources)
        self.folder.write_records(self._records.values())


def deck_of(path: Path, wish: Wish) -> tuple[str, str, str]:
    """Return id, title and language of the deck: by default from the folder's name."""
    from quiz.reading.draft.entries import line
    from quiz.reading.draft.slugs import slug_of

    name = path.resolve().name
    words = line(name.replace("-", " ").replace("_", " "))
    title = line(wish.title or "") or words[:1].upper() + words[1:] or "Untitled"
    return wish.id or slug_of(name), title, wish.language


class _Parsing:
    """Parses articles here, or in processes beside this one; what is parsed already is left alone."""

    def __init__(self, path: Path, wish: Wish) -> None:
        self._path = path
        self._again = wish.again
        self._jobs = wish.jobs
        self._pool: ProcessPoolExecutor | None = None
        self._open: list[Future[None]] = []

    def __enter__(self) -> _Parsing:
        if self._jobs > 1:
            self._pool = ProcessPoolExecutor(self._jobs, get_context("spawn"), initializer=_leave_stopping)
        return self

    def __exit__(self, *_: object) -> None:
        if self._pool is not None:
            self._pool.shutdown(wait=True, cancel_futures=True)

    @property
    def waiting(self) -> int:
        """How many articles are still being parsed."""
        return sum(not one.done() for one in self._open)

    def parse(self, article: Article) -> None:
        """Parse an article, now or soon."""
        if self._pool is None:
            _parse(self._path, article, again=self._again)
            return
        while len(self._open) >= 4 * self._jobs:
            self._open.pop(0).result()
        self._open.append(self._pool.submit(_parse, self._path, article, again=self._again))

    def finish(self, told: Callable[[int], None]) -> None:
        """Wait until everything is parsed; ``told`` is told how many are left."""
        while self._open:
            self._open.pop(0).result()
            told(len(self._open))


def _leave_stopping() -> None:
    """Let the process that was started by a person deal with Ctrl-C."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _parse(path: Path, article: Article, *, again: bool) -> None:
    parses = Parses(path)
    if again:
        parses.path(article).unlink(missing_ok=True)
    if not parses.has(article):
        parses.read(article)
