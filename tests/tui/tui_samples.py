"""A library of hand-made cards that keeps everything in memory.

For tests of single widgets and for pictures; whole sessions are tested with the real store.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from tui_cards import *  # noqa: F403 - one name for all samples
from tui_cards import DECK
from tui_disagreement import DISPUTES
from tui_overviews import DONE_HOME, EMPTY_HOME, HOME

from quiz.errors import QuizError
from quiz.questions import model as m
from quiz.questions import response as r
from quiz.study import views as v
from quiz.study.manage import SetAside
from quiz.study.preferences import Preferences
from tui.backend import Home, Passage

__all__ = ["DISPUTES", "DONE_HOME", "EMPTY_HOME", "HOME"]

DUE = {1: "10 min", 2: "2 days", 3: "6 days", 4: "15 days"}


class SampleLibrary:
    """Gives out the given instances one after the other and grades them simply."""

    def __init__(
        self,
        instances: Iterable[m.AnyInstance] = (),
        *,
        home_view: v.HomeView = HOME,
        fail: QuizError | None = None,
    ) -> None:
        self.instances = list(instances)
        self.home_view = home_view
        self.fail = fail
        self.place = 0
        self.answers: list[tuple[str, r.Response, int]] = []
        self.ratings: list[int] = []
        self.put_away: list[tuple[str, str]] = []
        self.closed = False
        self.saved: list[Preferences] = []
        self.learner = "default"
        self.warn: QuizError | None = None
        self.articles: dict[str, str] = {}
        self.aside: list[SetAside] = []

    def open(self, progress) -> None:
        if self.fail is not None:
            raise self.fail

    def close(self) -> None:
        self.closed = True

    def trouble(self) -> QuizError | None:
        return self.warn

    def preferences(self) -> Preferences:
        return self.saved[-1] if self.saved else Preferences()

    def save(self, preferences: Preferences) -> None:
        self.saved.append(preferences)

    def learners(self) -> tuple[str, ...]:
        return ("default", "Ada")

    def switch(self, learner: str) -> Preferences:
        self.learner = learner
        return Preferences()

    def home(self) -> Home:
        return Home(self.home_view, 2, alone=True)

    def suspended(self, deck: str) -> tuple[SetAside, ...]:
        return tuple(self.aside)

    def unsuspend(self, cards: Sequence[str]) -> None:
        self.aside = [card for card in self.aside if card.card not in cards]

    def disputes(self, deck: str) -> v.DisputesView:
        return DISPUTES

    def passages(self, task: v.Task) -> tuple[Passage, ...]:
        return tuple(
            Passage(line, self.articles.get(line.source_label)) for line in task.instance.explanation.evidence
        )

    def start(self, options: v.SessionOptions) -> v.Task | None:
        self.place = 0
        return self.next()

    def next(self) -> v.Task | None:
        if self.place >= len(self.instances):
            return None
        return self._task(self.instances[self.place])

    def _task(self, instance: m.AnyInstance) -> v.Task:
        return v.Task(
            card=instance.card,
            deck_title=DECK,
            topic="The strike itself",
            instance=instance,
            phase="new" if isinstance(instance, m.Show) else "review",
            version=1,
            repetition=3,
            counts=self.counts(),
        )

    def counts(self) -> v.Counts:
        left = len(self.instances) - self.place
        return v.Counts(new=min(left, 8), learning=2, review=14 + left, done=self.place + 6)

    def answer(self, task: v.Task, response: r.Response, milliseconds: int) -> v.Feedback:
        self.answers.append((task.card, response, milliseconds))
        self.place += 1
        verdict = self.grade(task.instance, response)
        return v.Feedback(
            task=task,
            verdict=verdict,
            rating=verdict.rating,
            explanation=task.instance.explanation,
            event="e",
            next_due=DUE,
        )

    def grade(self, shown: m.AnyInstance, response: r.Response) -> r.Verdict:
        def verdict(right: bool, **more) -> r.Verdict:
            return r.Verdict(
                outcome="right" if right else "wrong",
                rating=3 if right else 1,
                score=float(right),
                message="Right." if right else "Not right.",
                **more,
            )

        match shown, response:
            case m.Pick(), r.Picked(index):
                return verdict(index == shown.key)
            case m.Judge(), r.Judged(value):
                return verdict(value == shown.key)
            case m.Type(), r.Typed(text):
                if text == "Solemanni":
                    return r.Verdict(
                        outcome="wrong",
                        rating=1,
                        score=0,
                        message="Two letters off.",
                        near=True,
                        diff=(
                            r.Diff("same", "Sole"),
                            r.Diff("missing", "i"),
                            r.Diff("same", "man"),
                            r.Diff("extra", "n"),
                            r.Diff("same", "i"),
                        ),
                    )
                return verdict(text.casefold() in {a.casefold() for a in shown.key.accepted})
            case m.Assign(), r.Assigned(indices):
                marks = tuple(i == row.key for i, row in zip(indices, shown.rows, strict=True))
                right = sum(marks)
                outcome = "right" if right == len(marks) else "partial" if right else "wrong"
                return r.Verdict(
                    outcome=outcome,
                    rating=3 if outcome == "right" else 2 if outcome == "partial" else 1,
                    score=right / len(marks),
                    message=f"{right} of {len(marks)} right.",
                    marks=marks,
                )
            case m.Arrange(), r.Arranged(order):
                from quiz.questions.grade import grade

                return grade(shown, r.Arranged(order))
            case m.Checklist(), r.Ticked(ticks):
                right = sum(ticks)
                return r.Verdict(
                    outcome="right" if all(ticks) else "partial" if right else "wrong",
                    rating=3 if all(ticks) else 2,
                    score=right / len(ticks),
                    message=f"{right} of {len(ticks)} recalled.",
                    marks=ticks,
                )
            case _, r.Recalled(rating):
                return r.Verdict(outcome="self", rating=rating, score=1, message="")
            case _, r.Seen():
                return r.Verdict(outcome="seen", rating=3, score=1, message="")
            case _:
                return r.Verdict(outcome="wrong", rating=1, score=0, message="It counts as not known.")

    def rerate(self, feedback: v.Feedback, rating: int) -> v.Feedback:
        self.ratings.append(rating)
        return replace(feedback, rating=rating)

    def undo(self) -> v.Task | None:
        if not self.place:
            return None
        self.place -= 1
        self.answers.pop()
        return self._task(self.instances[self.place])

    def suspend(self, task: v.Task) -> None:
        self._away("suspend", task)

    def bury(self, task: v.Task) -> None:
        self._away("bury", task)

    def reset(self, task: v.Task) -> None:
        self._away("reset", task)

    def flag(self, task: v.Task, number: int) -> v.Task:
        self.put_away.append((f"flag {number}", task.card))
        return replace(task, flag=number, version=task.version + 1)

    def _away(self, how: str, task: v.Task) -> None:
        self.put_away.append((how, task.card))
        self.place += 1

    def summary(self) -> v.SessionSummary:
        return v.SessionSummary(
            introduced=4,
            answered=24,
            right=17,
            partly=3,
            ratings=(3, 2, 15, 4),
            seconds=372.0,
            missed=(
                v.MissedCard("a", "The strike killed ____ and Abu Mahdi al-Muhandis.", "Qassem Soleimani"),
                v.MissedCard(
                    "b",
                    (
                        "How many rockets, at least, were fired at the base near Kirkuk according to the "
                        "‘major twist’ article?"
                    ),
                    "at least 30 rockets",
                ),
                v.MissedCard(
                    "c",
                    "Whose view is this? “Killing Soleimani will strengthen the hardliners in Tehran.”",
                    "Mohammad Manzarpour",
                ),
            ),
            left_today=17,
            due_tomorrow=31,
            by_form=(("choice", 8, 7), ("who-says", 6, 3), ("short-answer", 10, 7)),
        )
