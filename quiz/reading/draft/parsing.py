"""Parsing articles ahead of their proposals, here or in processes beside this one."""

from __future__ import annotations

from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import get_context
from typing import TYPE_CHECKING

from quiz.reading.draft.parsed import Parses

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from quiz.reading.structure.article import Article


class Parsing:
    """Parses articles here, or in processes beside this one; what is parsed already is left alone."""

    def __init__(self, path: Path, *, jobs: int, again: bool) -> None:
        self._path = path
        self._again = again
        self._jobs = jobs
        self._pool: ProcessPoolExecutor | None = None
        self._open: list[Future[None]] = []

    def __enter__(self) -> Parsing:
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
