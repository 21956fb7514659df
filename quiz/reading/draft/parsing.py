"""Parsing articles ahead of their proposals, here or in processes beside this one."""

from __future__ import annotations

import os
from concurrent.futures import Future, ProcessPoolExecutor
from multiprocessing import get_context, parent_process
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
            self._pool = workers(self._jobs)
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


def workers(number: int) -> ProcessPoolExecutor:
    """Return processes to parse in; they end with this one, however it ends."""
    return ProcessPoolExecutor(number, get_context("spawn"), initializer=_serve)


def _serve() -> None:
    """Let the process that was started by a person deal with Ctrl-C, and end when that one has ended."""
    import signal
    import threading

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    """Wait until the process that started this one is gone: killed, it cannot tell its workers to end."""
    parent = parent_process()
    assert parent is not None
    parent.join()
    os._exit(1)


def _parse(path: Path, article: Article, *, again: bool) -> None:
    parses = Parses(path)
    if again:
        parses.path(article).unlink(missing_ok=True)
    if not parses.has(article):
        parses.read(article)
