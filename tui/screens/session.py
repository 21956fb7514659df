"""A screen with a study session behind it: what it asks of the backend, and the messages that come back."""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from typing import TYPE_CHECKING, Literal, TypeVar

from textual import work
from textual.message import Message

from quiz.errors import QuizError
from tui.screens.base import QuizScreen

if TYPE_CHECKING:
    from quiz.questions.response import Response
    from quiz.study.views import Feedback, SessionOptions, SessionSummary, Task
    from tui.backend import Library, Passage

T = TypeVar("T")

Away = Literal["suspend", "bury", "reset"]
"""Ways to take a card off the screen without answering it."""


class Phase(Enum):
    """Where the screen stands."""

    LOADING = "loading"
    ASKING = "asking"
    SAVING = "saving"
    ANSWERED = "answered"
    LEAVING = "leaving"


class SessionScreen(QuizScreen):
    """Asks the backend in workers. Each answer comes back as a message; only its handler touches widgets."""

    class TaskReady(Message):
        """The next card, or None where the session is over."""

        def __init__(self, task: Task | None) -> None:
            super().__init__()
            self.task = task

    class Graded(Message):
        """An answer is written down."""

        def __init__(self, feedback: Feedback, response: Response) -> None:
            super().__init__()
            self.feedback = feedback
            self.response = response

    class Rerated(Message):
        """The rating of the answer was changed."""

        def __init__(self, feedback: Feedback) -> None:
            super().__init__()
            self.feedback = feedback

    class Undone(Message):
        """The last answer was taken back; its card, or None where there was nothing to take back."""

        def __init__(self, task: Task | None) -> None:
            super().__init__()
            self.task = task

    class PutAway(Message):
        """The card was put away."""

        def __init__(self, how: Away) -> None:
            super().__init__()
            self.how = how

    class Flagged(Message):
        """The card has another flag."""

        def __init__(self, task: Task) -> None:
            super().__init__()
            self.task = task

    class Passages(Message):
        """The paragraphs behind the card."""

        def __init__(self, passages: tuple[Passage, ...]) -> None:
            super().__init__()
            self.passages = passages

    class Done(Message):
        """What the session came to; ``left`` where the learner ended it."""

        def __init__(self, summary: SessionSummary, *, left: bool) -> None:
            super().__init__()
            self.summary = summary
            self.left = left

    class Failed(Message):
        """The backend could not do what was asked; ``summing`` where that was the summary."""

        def __init__(self, error: QuizError, *, summing: bool = False) -> None:
            super().__init__()
            self.error = error
            self.summing = summing

    # ------------------------------------------------------------ asking

    @work(group="session")
    async def _ask(
        self, call: Callable[[Library], T], then: Callable[[T], Message], *, summing: bool = False
    ) -> None:
        try:
            await self.quiz.opened()
            value = await self.quiz.backend.run(call)
        except QuizError as error:
            self.post_message(self.Failed(error, summing=summing))
        else:
            self.post_message(then(value))

    def ask_first(self, options: SessionOptions) -> None:
        """Begin a session."""
        self._ask(lambda library: library.start(options), self.TaskReady)

    def ask_next(self) -> None:
        """Ask for the next card."""
        self._ask(lambda library: library.next(), self.TaskReady)

    def ask_summary(self, *, left: bool) -> None:
        """Ask what the session came to."""
        self._ask(
            lambda library: library.summary(), lambda summary: self.Done(summary, left=left), summing=True
        )

    def tell_answer(self, task: Task, response: Response, milliseconds: int) -> None:
        """Hand in an answer."""
        self._ask(
            lambda library: library.answer(task, response, milliseconds),
            lambda feedback: self.Graded(feedback, response),
        )

    def tell_rating(self, feedback: Feedback, rating: int) -> None:
        """Change the rating of an answer."""
        self._ask(lambda library: library.rerate(feedback, rating), self.Rerated)

    def tell_undo(self) -> None:
        """Take the last answer back."""
        self._ask(lambda library: library.undo(), self.Undone)

    def ask_passages(self, task: Task) -> None:
        """Ask for the paragraphs behind the card."""
        self._ask(lambda library: library.passages(task), self.Passages)

    def tell_flag(self, task: Task, number: int) -> None:
        """Flag the card."""
        self._ask(lambda library: library.flag(task, number), self.Flagged)

    def tell_away(self, task: Task, how: Away) -> None:
        """Put the card away."""

        def put(library: Library) -> None:
            if how == "suspend":
                library.suspend(task)
            elif how == "bury":
                library.bury(task)
            else:
                library.reset(task)

        self._ask(put, lambda _: self.PutAway(how))
