"""A learner with a memory of its own who studies day after day in real sessions over a real database.

What such a learner is: each card stays in the head as FSRS-6 says, with the default parameters, reckoned by
the ``fsrs`` package on its own and not by ours. Asked on a day, the learner recalls the card with the
probability that the model gives for that day, drawn from a seed; the rating given then becomes part of the
learner's memory, too. A question that shows the answer among others may be got right without recalling it
(``guess``): then the session books what it saw, and the learner's memory what it was, a failure.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from random import Random
from typing import TYPE_CHECKING, Final

from fsrs import Card as ModelCard
from fsrs import Rating as ModelRating
from fsrs import Scheduler
from fsrs import State as ModelState

from quiz.memory import FixedClock
from quiz.questions.model import AnyInstance, Arrange, Assign, Checklist, Judge, Pick, Reveal, Show, Type
from quiz.questions.response import (
    Arranged,
    Assigned,
    GaveUp,
    Judged,
    Picked,
    Recalled,
    Response,
    Seen,
    Ticked,
    Typed,
)
from quiz.store.memories import QUEUE_LEARNING, QUEUE_REVIEW
from quiz.study.session import Session

if TYPE_CHECKING:
    from collections.abc import Sequence

    from quiz.store.api import Store
    from quiz.study.views import Task

BEGIN: Final = datetime(2026, 1, 5, 18, tzinfo=UTC)
"""The first session: a Monday at six in the evening."""

JUST_READ: Final = 0.9
"""How often a card is known when it is asked for the first time, a minute after it was read."""

PACE: Final = timedelta(seconds=9)
"""How long one card takes."""

AGAIN, GOOD = 1, 3


class Head:
    """What one learner has in mind of each card.

    ``guess`` is how often a question that is only recognised is got right although nothing comes to mind.
    """

    def __init__(self, seed: int, *, guess: float = 0.0) -> None:
        self._random = Random(seed)
        self._guess = guess
        self._model = Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)
        self._cards: dict[str, ModelCard] = {}

    def chance(self, card: str, when: datetime) -> float:
        """Return the probability of recalling a card on a day; it does not change within one."""
        known = self._cards.get(card)
        return JUST_READ if known is None else float(self._model.get_card_retrievability(known, _noon(when)))

    def recalls(self, card: str, when: datetime) -> bool:
        """Draw whether the card comes to mind."""
        return self._random.random() < self.chance(card, when)

    def guesses(self, shown: AnyInstance) -> bool:
        """Draw whether a question whose answer does not come to mind is got right all the same."""
        return isinstance(shown, Pick | Judge) and self._random.random() < self._guess

    def learns(self, card: str, rating: int, when: datetime) -> None:
        """Take up how a showing went."""
        known = self._cards.get(card) or ModelCard(0, ModelState.Learning, 0, due=_noon(when))
        self._cards[card], _ = self._model.review_card(known, ModelRating(rating), _noon(when))


def _noon(when: datetime) -> datetime:
    """Count in days: sessions are in the evening, so that the study day is the date."""
    return when.replace(hour=12, minute=0, second=0, microsecond=0)


def right(shown: AnyInstance) -> Response:
    """Return the response that is right."""
    match shown:
        case Show():
            return Seen()
        case Pick(key=key):
            return Picked(key)
        case Judge(key=true):
            return Judged(true)
        case Type(key=answer):
            return Typed(answer.display)
        case Assign(rows=rows):
            return Assigned(tuple(row.key for row in rows))
        case Arrange(key=order):
            return Arranged(order)
        case Checklist(items=items):
            return Ticked((True,) * len(items))
        case Reveal():
            return Recalled(GOOD)


@dataclass(frozen=True, slots=True)
class Asked:
    """One question of the simulation. ``chance`` is that of recalling it, ``due`` if it was a due review."""

    day: int
    card: str
    due: bool
    chance: float
    recalled: bool


@dataclass(slots=True)
class Day:
    """What one day came to: new cards begun, due cards asked; at its end what was still due, or in a step."""

    introduced: set[str] = field(default_factory=set)
    reviewed: set[str] = field(default_factory=set)
    left: tuple[str, ...] = ()
    in_steps: tuple[str, ...] = ()


@dataclass(slots=True)
class Simulation:
    """What all days came to."""

    asked: list[Asked] = field(default_factory=list)
    days: dict[int, Day] = field(default_factory=lambda: defaultdict(Day))

    def due(self, first: int = 0, last: int = 10_000) -> list[Asked]:
        """Return the due reviews of the days from ``first`` to ``last``."""
        return [one for one in self.asked if one.due and first <= one.day <= last]


def recall(reviews: Sequence[Asked]) -> float:
    """Return the share of reviews that were recalled."""
    return sum(one.recalled for one in reviews) / len(reviews)


def chance(reviews: Sequence[Asked]) -> float:
    """Return the mean probability of recall at the reviews: what ``recall`` would be without luck."""
    return sum(one.chance for one in reviews) / len(reviews)


def study(store: Store, head: Head, days: int) -> Simulation:
    """Study every evening for so many days until nothing is left to do; ``store`` has a ``FixedClock``."""
    clock = store.clock
    assert isinstance(clock, FixedClock)
    told = Simulation()
    for number in range(days):
        evening = BEGIN + timedelta(days=number)
        clock.at_us = FixedClock.at(evening).now()
        session = Session.open(store, store.learner())
        while (task := session.next()) is not None:
            _ask(session, task, head, evening, number, told)
            clock.advance(seconds=PACE.total_seconds())
        told.days[number].left = _waiting(store, QUEUE_REVIEW, evening)
        told.days[number].in_steps = _waiting(store, QUEUE_LEARNING, evening)
    return told


def _waiting(store: Store, queue: int, when: datetime) -> tuple[str, ...]:
    """Return the cards of a queue that were due by this day, straight from the table."""
    day = when.date().toordinal() - date(1970, 1, 1).toordinal()
    rows = store.database.all(
        "SELECT card FROM memory WHERE queue = ? AND due_day <= ? ORDER BY card", (queue, day)
    )
    return tuple(row[0] for row in rows)


def _ask(session: Session, task: Task, head: Head, when: datetime, number: int, told: Simulation) -> None:
    card, shown = task.card, task.instance
    day = told.days[number]
    if isinstance(shown, Show):
        session.answer(task, Seen(), milliseconds=1)
        day.introduced.add(card)
        return
    probability = head.chance(card, when)
    recalled = head.recalls(card, when)
    lucky = not recalled and head.guesses(shown)
    given = right(shown) if recalled or lucky else GaveUp()
    feedback = session.answer(task, given, milliseconds=1)
    assert (feedback.rating > AGAIN) == (recalled or lucky), (card, shown, feedback.verdict)
    head.learns(card, feedback.rating if recalled or not lucky else AGAIN, when)
    due = task.phase == "review"
    told.asked.append(Asked(number, card, due, probability, recalled))
    if due:
        day.reviewed.add(card)
