"""The one thread that writes a drill: what is acknowledged has been committed.

Everything handed in while a commit is under way is written by the next one, all together: the cost of a
commit to disk is shared by all who answer at once (group commit, as in databases).
"""

from __future__ import annotations

import contextlib
import queue
import threading
from collections.abc import Callable
from concurrent.futures import Future, InvalidStateError
from typing import TYPE_CHECKING, Final, TypeVar

from quiz.store import drills
from quiz.store.connection import Database

if TYPE_CHECKING:
    from pathlib import Path

    from quiz.store.drills import Write
    from quiz.store.holder import Holder

MOST_AT_ONCE: Final = 2000
"""So many changes go into one transaction at most."""

Done = Future[None]
_T = TypeVar("_T")
_Job = tuple[tuple["Write", ...], Done]
_Question = Callable[[Database], None]


class Writer:
    """Writes changes to a drill on a thread of its own.

    ``put`` returns a future, done when the changes are durably on disk, or failed with what kept them from
    there. What fails in company is tried again alone, so that it takes nobody else's with it.
    """

    def __init__(self, path: Path, holder: Holder | None = None) -> None:
        """Write to the database at ``path``; ``holder``, the right to do so, is released at the end."""
        self._path = path
        self._holder = holder
        self._jobs: queue.SimpleQueue[_Job | _Question | None] = queue.SimpleQueue()
        self._ready: Future[None] = Future()
        self._thread = threading.Thread(target=self._run, name="drill writer", daemon=True)
        self._closed = False

    def start(self) -> None:
        """Open the database and begin. Raises ``StoreError`` where it cannot be opened."""
        self._thread.start()
        self._ready.result()

    def put(self, *writes: Write) -> Done:
        """Hand in changes that go together, all or none; the future is done once they are committed."""
        done: Done = Future()
        if self._closed:
            done.set_exception(RuntimeError("the writer is closed"))
        else:
            self._jobs.put((writes, done))
        return done

    def ask(self, question: Callable[[Database], _T]) -> Future[_T]:
        """Have something asked of the database, after everything handed in before; return the answer."""
        answer: Future[_T] = Future()

        def asked(database: Database) -> None:
            try:
                _settle(answer, question(database))
            except Exception as error:
                _settle(answer, error)

        if self._closed:
            answer.set_exception(RuntimeError("the writer is closed"))
        else:
            self._jobs.put(asked)
        return answer

    def close(self, *, over: bool = False) -> None:
        """Write everything handed in, and stop; ``over`` says that nobody can go on with the drill."""
        if not self._closed:
            self._closed = True
            self._jobs.put(None)
            self._thread.join()
            if self._holder is not None:
                self._holder.release(for_good=over)

    def _run(self) -> None:
        try:
            database = Database.open(self._path)
        except BaseException as error:  # whoever starts the writer is told, on their own thread
            self._ready.set_exception(error)
            return
        self._ready.set_result(None)
        try:
            going = True
            while going:
                jobs, question, going = self._gathered()
                if jobs:
                    _commit(database, jobs)
                if question is not None:
                    question(database)
        finally:
            database.close()

    def _gathered(self) -> tuple[list[_Job], _Question | None, bool]:
        """Wait for a change and take all that wait with it, up to a question; False once there is no more."""
        jobs: list[_Job] = []
        job = self._jobs.get()
        while job is not None:
            if callable(job):
                return jobs, job, True
            jobs.append(job)
            if len(jobs) >= MOST_AT_ONCE:
                return jobs, None, True
            try:
                job = self._jobs.get_nowait()
            except queue.Empty:
                return jobs, None, True
        return jobs, None, False


def _commit(database: Database, jobs: list[_Job]) -> None:
    try:
        drills.apply(database, [write for writes, _ in jobs for write in writes])
    except Exception as error:
        if len(jobs) == 1:
            _settle(jobs[0][1], error)
        else:
            for job in jobs:
                _commit(database, [job])
    else:
        for _, done in jobs:
            _settle(done, None)


def _settle(future: Future[_T], result: _T | Exception) -> None:
    """Tell how it went; whoever asked may have gone in the meantime, which must not stop the writer."""
    with contextlib.suppress(InvalidStateError):
        if isinstance(result, Exception):
            future.set_exception(result)
        else:
            future.set_result(result)
