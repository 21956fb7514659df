"""The one module of the app that talks to the rest of the program.

The store belongs to one thread, which does one thing after the other. Screens await what they ask for and get
frozen values back; nothing of the database ever crosses the line. A value that is on its way when the app
closes is still written: :meth:`Backend.close` waits for the thread.
"""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, TypeVar

from quiz.errors import QuizError

if TYPE_CHECKING:
    from pathlib import Path

    from quiz.memory import Clock
    from quiz.questions.model import EvidenceLine
    from quiz.questions.response import Response
    from quiz.store.api import Learner, Store
    from quiz.study.manage import SetAside
    from quiz.study.preferences import Preferences
    from quiz.study.session import Session
    from quiz.study.views import DisputesView, Feedback, HomeView, SessionOptions, SessionSummary, Task

T = TypeVar("T")

THURSDAY = 3
"""The weekday of study day 0, 1 January 1970; 0 is Monday."""

Progress = Callable[[str, float | None], None]
"""Told what is being done and how much of it is done (0 to 1, None where that is not known)."""


@dataclass(frozen=True, slots=True)
class Home:
    """What Home shows. ``weekday`` is the study day's (0 is Monday); ``alone``: nobody else studies."""

    view: HomeView
    weekday: int
    alone: bool


@dataclass(frozen=True, slots=True)
class Passage:
    """A line of evidence with its paragraph; ``text`` is None where the learner has no copy of it."""

    line: EvidenceLine
    text: str | None


class Library(Protocol):
    """What the app asks of the program. Used by the store's thread alone."""

    def open(self, progress: Progress) -> None:
        """Open the store; on the first start build the built-in decks."""

    def close(self) -> None:
        """Close the store."""

    def trouble(self) -> QuizError | None:
        """What failed when the library was opened and keeps nobody from studying."""

    def preferences(self) -> Preferences:
        """The learner's preferences."""

    def save(self, preferences: Preferences) -> None:
        """Write the learner's preferences down."""

    @property
    def learner(self) -> str:
        """The learner's name."""

    def learners(self) -> tuple[str, ...]:
        """The names of all learners."""

    def switch(self, learner: str) -> Preferences:
        """Go on as another learner, who is made if there is none of that name; their preferences."""

    def home(self) -> Home:
        """What Home shows."""

    def suspended(self, deck: str) -> tuple[SetAside, ...]:
        """The suspended cards of a deck."""

    def unsuspend(self, cards: Sequence[str]) -> None:
        """Ask suspended cards again."""

    def disputes(self, deck: str) -> DisputesView:
        """The disputes of a deck."""

    def passages(self, task: Task) -> tuple[Passage, ...]:
        """The paragraphs behind a card."""

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

    def flag(self, task: Task, number: int) -> Task:
        """Give the card a flag, 0 takes it away; the task as it now is."""

    def reset(self, task: Task) -> None:
        """Learn the card as if new."""

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
        # Shielded: a screen that goes away must not take back what it has already handed over.
        return await asyncio.shield(asyncio.wrap_future(self._thread.submit(work)))

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


class StoreLibrary:
    """The library over the real store."""

    def __init__(self, db: Path | None, learner: str | None, *, clock: Clock | None = None) -> None:
        self._db = db
        self._name = learner
        self._clock = clock
        self._opened: tuple[Store, Learner] | None = None
        self._session: Session | None = None

    # ------------------------------------------------------------ opening and closing

    def open(self, progress: Progress) -> None:
        """Open the store; on the first start build the built-in decks."""
        from quiz.store.api import Store
        from quiz.study.builtin import ensure_builtin

        store = Store.open(self._db, clock=self._clock)
        try:
            ensure_builtin(store, progress)
            self._opened = (store, store.learner(self._name))
        except BaseException:
            store.close()
            raise

    def close(self) -> None:
        """Close the store."""
        if self._opened is not None:
            self._opened[0].close()
            self._opened = None

    @property
    def _store(self) -> Store:
        assert self._opened is not None, "the library is not open"
        return self._opened[0]

    @property
    def learner(self) -> str:
        """The learner's name."""
        return self._learner.name

    @property
    def _learner(self) -> Learner:
        assert self._opened is not None, "the library is not open"
        return self._opened[1]

    # ------------------------------------------------------------ learners and preferences

    def trouble(self) -> QuizError | None:
        """What failed when the library was opened and keeps nobody from studying."""
        return self._store.backup_error

    def preferences(self) -> Preferences:
        """The learner's preferences."""
        from quiz.study import preferences

        return preferences.load(self._store, self._learner)

    def save(self, preferences: Preferences) -> None:
        """Write the learner's preferences down."""
        from quiz.study.preferences import save

        save(self._store, self._learner, preferences)

    def learners(self) -> tuple[str, ...]:
        """The names of all learners."""
        return tuple(learner.name for learner in self._store.learners())

    def switch(self, learner: str) -> Preferences:
        """Go on as another learner, who is made if there is none of that name; their preferences."""
        self._opened = (self._store, self._store.learner(learner))
        self._session = None
        return self.preferences()

    # ------------------------------------------------------------ overviews

    def home(self) -> Home:
        """What Home shows."""
        from quiz.study.moments import StudyClock
        from quiz.study.overview import home_view

        view = home_view(self._store, self._learner)
        day = StudyClock(self._store.clock, self.preferences().study.rollover_hour).read().day
        return Home(view, (day + THURSDAY) % 7, alone=len(self._store.learners()) == 1)

    def suspended(self, deck: str) -> tuple[SetAside, ...]:
        """The suspended cards of a deck."""
        from quiz.study.manage import suspended

        return suspended(self._store, self._learner, deck)

    def unsuspend(self, cards: Sequence[str]) -> None:
        """Ask suspended cards again."""
        from quiz.study.manage import unsuspend

        for card in cards:
            unsuspend(self._store, self._learner, card)

    def disputes(self, deck: str) -> DisputesView:
        """The disputes of a deck."""
        from quiz.study.disagreement import disputes_view

        return disputes_view(self._store, deck)

    def passages(self, task: Task) -> tuple[Passage, ...]:
        """The paragraphs behind a card."""
        from quiz.study.articles import paragraph_of

        deck = task.card.partition("/")[0]
        return tuple(
            Passage(line, paragraph_of(self._store, deck, line.source, line.paragraph))
            for line in task.instance.explanation.evidence
        )

    # ------------------------------------------------------------ the session

    def start(self, options: SessionOptions) -> Task | None:
        """Begin a session; its first card, or None where nothing is due."""
        from quiz.study.session import Session

        self._session = Session.open(self._store, self._learner, options)
        return self._session.next()

    @property
    def _studying(self) -> Session:
        if self._session is None:
            raise QuizError("This session has ended.", remedy="Go back to Home and begin another.")
        return self._session

    def next(self) -> Task | None:
        """The next card of the session."""
        return self._studying.next()

    def answer(self, task: Task, response: Response, milliseconds: int) -> Feedback:
        """Grade an answer and write it down durably."""
        return self._studying.answer(task, response, milliseconds=milliseconds)

    def rerate(self, feedback: Feedback, rating: int) -> Feedback:
        """Change the rating of the answer just given."""
        return self._studying.rerate(feedback, rating)

    def undo(self) -> Task | None:
        """Take back the last answer; its card, or None where there is nothing to take back."""
        return self._studying.undo()

    def suspend(self, task: Task) -> None:
        """Never ask the card again, until it is brought back."""
        self._studying.suspend(task)

    def bury(self, task: Task) -> None:
        """Leave the card for tomorrow."""
        self._studying.bury(task)

    def flag(self, task: Task, number: int) -> Task:
        """Give the card a flag, 0 takes it away; the task as it now is."""
        return self._studying.flag(task, number)

    def reset(self, task: Task) -> None:
        """Learn the card as if new."""
        self._studying.reset(task)

    def summary(self) -> SessionSummary:
        """What the session came to so far."""
        return self._studying.summary()
