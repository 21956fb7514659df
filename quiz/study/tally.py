"""What was done in a session, answer by answer, so that an undo takes out exactly its answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from quiz.study.views import SessionSummary

if TYPE_CHECKING:
    from quiz.questions.model import Form
    from quiz.questions.response import Verdict
    from quiz.study.views import HeldBack, MissedCard


class Done(NamedTuple):
    """One answer of the session; ``rating`` is None for a study view.

    ``missed`` is the card where it was rated again. ``verdict`` is how the answer was graded, whatever
    rating the learner gave it after that.
    """

    event: str
    form: Form
    rating: int | None
    milliseconds: int
    missed: MissedCard | None
    verdict: Verdict

    @property
    def right(self) -> bool:
        """Whether the answer was right: so graded, or a near miss that the learner counted as right.

        Where learners grade themselves it is what they rated hard, good or easy.
        """
        if self.verdict.near or self.verdict.outcome == "self":
            return self.rating is not None and self.rating > 1
        return self.verdict.outcome == "right"


class Tally:
    """The answers of a session, in order."""

    def __init__(self) -> None:
        self._done: dict[str, Done] = {}
        self.answered = 0
        """How many graded answers there are."""

    def add(self, done: Done) -> None:
        """Count an answer."""
        self._done[done.event] = done
        self.answered += done.rating is not None

    def take_back(self, event: str) -> Done | None:
        """Take out an answer that was undone; None if it was not of this session."""
        done = self._done.pop(event, None)
        if done is not None:
            self.answered -= done.rating is not None
        return done

    @property
    def answers(self) -> list[Done]:
        """The graded answers."""
        return [done for done in self._done.values() if done.rating is not None]

    @property
    def introduced(self) -> int:
        """How many study views were read."""
        return len(self._done) - self.answered

    def summary(self, *, left_today: int, due_tomorrow: int, held: HeldBack, more_new: int) -> SessionSummary:
        """Return what the session came to."""
        return SessionSummary(
            introduced=self.introduced,
            answered=self.answered,
            right=sum(done.right for done in self.answers),
            partly=sum(done.verdict.outcome == "partial" for done in self.answers),
            ratings=self.ratings(),
            seconds=self.seconds,
            missed=self.missed(),
            left_today=left_today,
            due_tomorrow=due_tomorrow,
            by_form=self.by_form(),
            held=held,
            more_new=more_new,
        )

    @property
    def seconds(self) -> float:
        """The time spent on all of it."""
        return sum(done.milliseconds for done in self._done.values()) / 1000

    def ratings(self) -> tuple[int, int, int, int]:
        """Count again, hard, good, easy."""
        counts = [0, 0, 0, 0]
        for done in self.answers:
            counts[(done.rating or 1) - 1] += 1
        return counts[0], counts[1], counts[2], counts[3]

    def missed(self) -> tuple[MissedCard, ...]:
        """Return each card that was rated again, once."""
        missed = (done.missed for done in self.answers)
        return tuple({one.card: one for one in missed if one is not None}.values())

    def by_form(self) -> tuple[tuple[str, int, int], ...]:
        """Return (form, answered, right) for each form, in the order first met."""
        forms: dict[str, tuple[int, int]] = {}
        for done in self.answers:
            answered, right = forms.get(done.form.value, (0, 0))
            forms[done.form.value] = (answered + 1, right + done.right)
        return tuple((form, answered, right) for form, (answered, right) in forms.items())
