"""The first pass: articles read in order, their texts kept, their entries added to the dossier's files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quiz.errors import QuizError
from quiz.reading.draft.enter import Entered
from quiz.reading.draft.folder import Record, digest_of
from quiz.reading.draft.kept_articles import KeptArticles
from quiz.reading.draft.lines import write_whole
from quiz.reading.draft.parsing import Parsing
from quiz.reading.draft.report import Drafted, Failed
from quiz.reading.draft.settle import settle, shortened

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quiz.progress import OnProgress
    from quiz.reading.draft.folder import Folder
    from quiz.reading.draft.report import Report
    from quiz.reading.draft.settle import Settled
    from quiz.reading.structure.files import Found


_SHARED = 4
"""A file of the same name is the same article where one of so many old paragraphs is still there."""


class FirstPass:
    """Reads articles; of the dossier's own files nothing is written before :meth:`write`."""

    def __init__(self, folder: Folder, report: Report) -> None:
        self._folder = folder
        self._report = report
        self._entered = Entered()
        if folder.dossier is not None:
            self._entered.know(folder.dossier)
        self._records = {one.source: one for one in folder.records}
        self._by_digest = {one.digest: one.source for one in folder.records}
        self._by_name = {one.name: one.source for one in folder.records}
        self._by_prints = {tuple(one.fingerprints): one.id for one in folder.sources if one.fingerprints}
        self._met: set[str] = set()
        self._changed: dict[str, str] = {}

    def read(
        self, found: Sequence[Found], on_progress: OnProgress | None, *, jobs: int = 1, again: bool = False
    ) -> None:
        """Read and parse; what fails is told in the report."""
        told = on_progress or _nothing
        total = len(found)
        told(0, total)
        with Parsing(self._folder.path, jobs=min(jobs, total), again=again) as parsing:
            for done, one in enumerate(found, 1):
                try:
                    self._read(one, parsing, again=again)
                except (QuizError, OSError) as error:
                    message = error.message if isinstance(error, QuizError) else str(error)
                    self._report.failed.append(Failed(one.name, message, getattr(error, "remedy", None)))
                told(max(0, done - parsing.waiting), total)
            parsing.finish(lambda left: told(total - left, total))

    def _read(self, found: Found, parsing: Parsing, *, again: bool) -> None:
        data = found.data()
        digest = digest_of(found.kind.encode() + b"\0" + data)
        known = self._by_digest.get(digest)
        if known is not None and not again and self._folder.article_path(known).is_file():
            self._note(known, found, "unchanged")
            return
        settled = settle(found.read(data))
        self._report.warnings += [f"{found.name}: {one}" for one in settled.warnings]
        prints = tuple(one.fingerprint for one in settled.article.paragraphs)
        source = self._by_prints.get(prints)
        state = "new" if source is None else "unchanged"
        if source is None:
            source = known or self._before(found, prints)
            if source is not None:
                state = "changed" if self._is_as_drafted(source) else "kept"
        if source is not None and state == "kept":
            self._report.warnings.append(
                f"{found.name} has changed since it was read, and the entry of `{source}` in sources.yaml "
                "was edited by hand: both are left as they were; to read it anew, delete that entry"
            )
            self._note(source, found, state)
            return
        parsing.parse(shortened(settled.article))  # what a stop leaves unparsed is parsed when it is needed
        if source is None:
            source = self._entered.enter(settled.article)
            self._by_prints[prints] = source
        elif state == "changed":
            self._change(source, settled, found)
        write_whole(self._folder.article_path(source), settled.text.encode())
        self._by_digest[digest] = source
        before = self._records.get(source)
        entry = self._entered.prints.get(source) or (before.entry if before else "")
        first = before.first if before else ""
        self._records[source] = Record(
            source=source, name=found.name, digest=digest, entry=entry, first=first
        )
        self._note(source, found, state)

    def _before(self, found: Found, prints: Sequence[str]) -> str | None:
        """Return the source that an article of the same name became, if it is still the same article."""
        source = None if found.path is None else self._by_name.get(found.name)
        there = next((one for one in self._folder.sources if one.id == source), None)
        if there is None or there.id in self._met:
            return None
        shared = len(set(prints) & set(there.fingerprints))
        return there.id if shared * _SHARED >= len(there.fingerprints) > 0 else None

    def _is_as_drafted(self, source: str) -> bool:
        """Tell whether nobody edited a source's entry."""
        record, entry = self._records.get(source), self._folder.entry_text(source)
        return record is not None and entry is not None and digest_of(entry.encode()) == record.entry

    def _note(self, source: str, found: Found, state: str) -> None:
        state = "repeated" if source in self._met else state
        self._met.add(source)
        self._report.articles.append(Drafted(source, found.name, state))

    def _change(self, source: str, settled: Settled, found: Found) -> None:
        """Make a source's entry anew, with the voices and names that it has."""
        there = next(one for one in self._folder.sources if one.id == source)
        known = KeptArticles(self._folder).voices(source)
        self._changed[source] = self._entered.enter_again(there, settled.article, known)
        if self._folder.is_cited(source):
            self._report.warnings.append(
                f"{found.name} has changed, and entries cite `{source}`: `quiz verify {self._report.folder} "
                f"--articles {self._report.folder}/articles` tells what is not there any more"
            )

    def write(self, slug: str, title: str, language: str) -> None:
        """Write what was read to the dossier's own files: voices before the sources that name them.

        Raises :class:`QuizError` where sources or voices were changed since the pass began, or where the
        dossier would not be sound; then none of these files is written, and what was parsed is kept.
        """
        if not self._report.articles:
            return
        folder = self._folder
        if not folder.is_as_read():
            raise QuizError(
                f"Sources or voices of {self._report.folder} were changed while articles were read.",
                remedy="Run the same command again: what was parsed is kept.",
                title="The folder was changed meanwhile",
            )
        folder.write_deck(slug, title, language)
        folder.add_voices(self._entered.voices)
        for source, text in self._changed.items():
            folder.replace_entry(source, text)
        folder.add_sources(self._entered.sources)
        folder.commit()
        folder.write_records(self._records.values())


def _nothing(_done: int, _total: int) -> None:
    """Be told of the progress, and do nothing."""
