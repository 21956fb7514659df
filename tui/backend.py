"""The one module of the app that talks to the rest of the program.

The store belongs to one thread, which does one thing after the other. Screens await what they ask for and get
frozen values back; nothing of the database ever crosses the line. A value that is on its way when the app
closes is still written: :meth:`Backend.close` waits for the thread.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from pathlib import Path

    from quiz.questions.model import Response
    from quiz.study.views import (
        Counts,
        DisputesView,
        Feedback,
        HomeView,
        SessionOptions,
        SessionSummary,
        Task,
    )

T = TypeVar("T")

Progress = Callable[[str, float | None], None]
"""Told what is being done and how much of it is done (0 to 1, None where that is not known)."""


class Library(Protocol):
    """What the app asks of the program. Used by the store's thread alone."""

    def open(self, progress: Progress) -> None:
        """Open the store; on the first start build the built-in decks."""

    def close(self) -> None:
        """Close the store."""

    def home(self) -> HomeView:
        """What Home shows."""

    def disputes(self, deck: str) -> DisputesView:
        """The disputes of a deck."""

    def start(self, options: SessionOptions) -> Task | None:
        """Begin a session; its first card, or None where nothing is due."""

    def next(self) -> Task | None:
        """The next card of the session."""

    def answer(self, task: Task, response: Response, milliseconds: int) -> Feedback:
        """Grade an answer and write it down durably."""

    def rerate(self, feedback: Feedback, rating: int) -> Feedback:
        """Change the rating of the answer just given."""

    def undo(self) -> Task | None:
        """Take back the last answer; its card, or None where there is nothing to take back."""

    def suspend(self, task: Task) -> None:
        """Never ask the card again, until it is brought back."""

    def bury(self, task: Task) -> None:
        """Leave the card for tomorrow."""

    def flag(self, task: Task, number: int) -> None:
        """Give the card a flag; 0 takes it away."""

    def reset(self, task: Task) -> None:
        """Learn the card as if new."""

    def counts(self) -> Counts:
        """What is left of the session."""

    def summary(self) -> SessionSummary:
        """What the session came to so far."""


class Backend:
    """Carries calls to the library's thread and their values back to the screens."""

    def __init__(self, library: Callable[[], Library]) -> None:
        self._make = library
        self._library: Library | None = None
        self._thread = ThreadPoolExecutor(max_workers=1, thread_name_prefix="quiz-store")
        self._closing = False

    async def open(self, progress: Progress) -> None:
        """Open the library. Raises QuizError where that cannot be; it may be tried again."""
        await self._submit(lambda: self._open(progress))

    async def run(self, call: Callable[[Library], T]) -> T:
        """Let the library's thread do ``call`` and return what it gives. Raises what ``call`` raises."""
        return await self._submit(lambda: call(self._opened()))

    async def close(self) -> None:
        """Close the library after everything asked for so far is done. Safe to call more than once."""
        if self._closing:
            return
        self._closing = True
        await asyncio.wrap_future(self._thread.submit(self._close))
        self._thread.shutdown()

    # ------------------------------------------------------------ in the thread

    async def _submit(self, work: Callable[[], T]) -> T:
        return await asyncio.wrap_future(self._thread.submit(work))

    def _open(self, progress: Progress) -> None:
        if self._library is not None:
            return
        library = self._make()
        library.open(lambda what, share: self._tell(progress, what, share))
        self._library = library

    def _tell(self, progress: Progress, what: str, share: float | None) -> None:
        if self._closing:
            raise Closing
        progress(what, share)

    def _opened(self) -> Library:
        if self._library is None:
            from quiz.errors import StoreError

            raise StoreError("The database is not open.")
        return self._library

    def _close(self) -> None:
        if self._library is not None:
            self._library.close()
            self._library = None


class Closing(Exception):  # noqa: N818 - not an error: the app is being left while a deck is built
    """The app is closing; what is under way is rolled back and done anew at the next start."""
