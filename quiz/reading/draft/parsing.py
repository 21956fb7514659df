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

_BATCH = 20_000
"""Characters that are parsed together."""


class Parsing:
    """Parses articles here, or in processes beside this one; what is parsed already is left alone."""

    def __init__(self, path: Path, *, jobs: int, again: bool) -> None:
        self._path = path
        self._again = again
        self._jobs = jobs
        self._pool: ProcessPoolExecutor | None = None
        self._open: list[tuple[int, Future[None]]] = []
        self._batch: list[Article] = []
        self._held = 0

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
        return len(self._batch) + sum(size for size, one in self._open if not one.done())

    def parse(self, article: Article) -> None:
        """Parse an article soon, together with others: of many short ones that takes a third less time."""
        self._batch.append(article)
        self._held += sum(len(one.text) for one in article.paragraphs)
        if self._held >= _BATCH:
            self._parse_batch()

    def _parse_batch(self) -> None:
        batch, self._batch, self._held = self._batch, [], 0
        if self._pool is None:
            _parse(self._path, batch, again=self._again)
            return
        while len(self._open) >= 2 * self._jobs:
            self._open.pop(0)[1].result()
        self._open.append((len(batch), self._pool.submit(_parse, self._path, batch, again=self._again)))

    def finish(self, told: Callable[[int], None]) -> None:
        """Wait until everything is parsed; ``told`` is told how many are left."""
        if self._batch:
            self._parse_batch()
        while self._open:
            self._open.pop(0)[1].result()
            told(sum(size for size, _ in self._open))


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


def _parse(path: Path, articles: list[Article], *, again: bool) -> None:
    Parses(path).make(articles, again=again)
