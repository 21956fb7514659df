"""What was done in a session, answer by answer, so that an undo takes out exactly its answer."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from quiz.study.views import SessionSummary

if TYPE_CHECKING:
    from quiz.questions.model import Form
    from quiz.study.views import MissedCard


class Done(NamedTuple):
    """One answer of the session; ``rating`` is None for a study view, ``missed`` where the card was known."""

    event: str
    form: Form
    rating: int | None
    milliseconds: int
    missed: MissedCard | None


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

    def summary(self, *, left_today: int, due_tomorrow: int) -> SessionSummary:
        """Return what the session came to."""
        return SessionSummary(
            introduced=self.introduced,
            answered=self.answered,
            right=self.right(),
            ratings=self.ratings(),
            seconds=self.seconds,
            missed=self.missed(),
            left_today=left_today,
            due_tomorrow=due_tomorrow,
            by_form=self.by_form(),
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
        """Return each card that was answered wrong, once."""
        missed = (done.missed for done in self.answers)
        return tuple({one.card: one for one in missed if one is not None}.values())

    def by_form(self) -> tuple[tuple[str, int, int], ...]:
        """Return (form, answered, right) for each form, in the order first met."""
        forms: dict[str, tuple[int, int]] = {}
        for done in self.answers:
            answered, right = forms.get(done.form.value, (0, 0))
            forms[done.form.value] = (answered + 1, right + passed(done.rating))
        return tuple((form, answered, right) for form, (answered, right) in forms.items())

    def right(self) -> int:
        """Count what was known."""
        return sum(passed(done.rating) for done in self.answers)


def passed(rating: int | None) -> bool:
    """Whether a rating means that the card was known."""
    return rating is not None and rating > 1
