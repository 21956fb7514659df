"""Learners' logs of any length, made up, the same on every machine; written straight into the event table.

The events are what the program itself would have written: ids that rise with time, one study view per card,
then answers whose phase, step and due date stand in the log as decided. Memory is not written here: it is
worked out from the log by the store.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import islice
from random import Random
from typing import TYPE_CHECKING

from benchmarks.synthetic import DECK
from quiz.memory import EventKind, Phase, Rating
from quiz.memory.clock import DAY_US, MICROSECONDS, MINUTE_US
from quiz.store.log import INSERT, Event

if TYPE_CHECKING:
    from quiz.store.connection import Database

NINE_O_CLOCK = 9 * 60 * MINUTE_US
_BATCH = 20_000
_NEW_A_DAY = 150
_INTERVALS = {Rating.HARD: 1.3, Rating.GOOD: 2.1, Rating.EASY: 3.0}
_LONGEST = 120


def card_id(number: int) -> str:
    """Return the id of the card of this number in a synthetic deck."""
    return f"{DECK}/statement-{number}#a"


def write(database: Database, events: Iterable[Event]) -> int:
    """Write events into the log, some thousand a transaction; return how many."""
    written = 0
    events = iter(events)
    while batch := list(islice(events, _BATCH)):
        with database.transaction() as connection:
            connection.executemany(INSERT, batch)
        written += len(batch)
    return written


class Log:
    """Makes one learner's events. Each comes later than the one before."""

    def __init__(self, learner: str) -> None:
        self._learner = learner
        self._at = 0
        self._count = 0

    def _id(self, day: int) -> tuple[str, int]:
        """Return the next id and instant on a study day: from nine o'clock on, or straight after the last."""
        self._at = max(self._at + 4 * MICROSECONDS, day * DAY_US + NINE_O_CLOCK)
        self._count += 1
        time, count = f"{self._at // 1000:012x}", f"{self._count:015x}"
        return f"{time[:8]}-{time[8:]}-7{count[:3]}-8{count[3:6]}-{count[3:]}", self._at

    def introduce(self, number: int, day: int) -> Event:
        """Return that a card's study view was read."""
        id_, at = self._id(day)
        return Event(
            id=id_,
            learner=self._learner,
            card=card_id(number),
            kind=EventKind.INTRODUCE.value,
            at=at,
            utc_offset=0,
            study_day=day,
            phase_before=Phase.NEW,
            phase=Phase.LEARNING,
            step=0,
            due_at=at + MINUTE_US,
            due_day=day,
            form="study",
            question=f"{card_id(number)}:study",
            milliseconds=6_000,
            answer_hash=_hash(number),
            shown=json.dumps({"prompt": "Read and remember", "shape": "show"}),
            response='{"response":"seen"}',
        )

    def review(
        self,
        number: int,
        day: int,
        rating: Rating,
        before: Phase,
        after: Phase,
        due_day: int,
    ) -> Event:
        """Return an answer that led to ``after``; in a step the card waits ten minutes."""
        id_, at = self._id(day)
        right = f"answer {number}"
        shown = {
            "prompt": f"What was asked for in the made-up account number {number}?",
            "shape": "type",
            "key": right,
        }
        given = right if rating > Rating.AGAIN else "something else"
        return Event(
            id=id_,
            learner=self._learner,
            card=card_id(number),
            kind=EventKind.REVIEW.value,
            at=at,
            utc_offset=0,
            study_day=day,
            phase_before=before,
            rating=rating,
            parameters=0,
            phase=after,
            step=0,
            due_at=None if after == Phase.REVIEW else at + 10 * MINUTE_US,
            due_day=due_day,
            leech=0,
            suspended=0,
            form="short-answer",
            question=f"{card_id(number)}:short-answer",
            milliseconds=4_000 + number % 5_000,
            answer_hash=_hash(number),
            shown=json.dumps(shown),
            response=json.dumps({"response": "typed", "text": given}),
        )


def _hash(number: int) -> str:
    return f"{number:016x}"


def due_today(learner: str, cards: int, today: int) -> Iterator[Event]:
    """Yield the log of a learner to whom every card is due today, begun and reviewed over the last weeks."""
    log = Log(learner)
    intervals = [1 + number % 20 for number in range(cards)]
    for ago in range(22, 0, -1):
        day = today - ago
        for number, interval in enumerate(intervals):
            if ago == interval + 1:
                yield log.introduce(number, day)
                yield log.review(number, day, Rating.GOOD, Phase.LEARNING, Phase.REVIEW, day + 1)
            elif ago == interval:
                yield log.review(number, day, Rating.GOOD, Phase.REVIEW, Phase.REVIEW, today)


def months(learner: str, cards: int, reviews: int, first_day: int, seed: int) -> Iterator[Event]:
    """Yield the log of a learner who begins 150 cards a day and answers each ``reviews`` times as it falls due.

    Ratings are drawn at random: 10 % again, 10 % hard, 70 % good, 10 % easy.
    """
    log = Log(learner)
    draw = Random(seed)
    waiting: dict[int, list[int]] = {}
    phases = [Phase.NEW] * cards
    intervals = [1.0] * cards
    left = [reviews] * cards
    new = iter(range(cards))
    day, under_way = first_day, True
    while under_way or waiting:
        begun = list(islice(new, _NEW_A_DAY))
        under_way = bool(begun)
        for number in begun:
            yield log.introduce(number, day)
            phases[number] = Phase.LEARNING
        queue = [*waiting.pop(day, ()), *begun]
        for number in queue:  # what lapses is appended and comes back the same day
            rating = draw.choices(tuple(Rating), (10, 10, 70, 10))[0]
            before = phases[number]
            if rating == Rating.AGAIN:
                after = Phase.LEARNING if before == Phase.LEARNING else Phase.RELEARNING
                intervals[number] = max(1.0, intervals[number] / 4)
                due = day
            else:
                after = Phase.REVIEW
                if before == Phase.REVIEW:
                    intervals[number] = min(_LONGEST, intervals[number] * _INTERVALS[rating] + 1)
                due = day + round(intervals[number])
            yield log.review(number, day, rating, before, after, due)
            phases[number] = after
            left[number] -= 1
            if left[number]:
                (queue if due == day else waiting.setdefault(due, [])).append(number)
        day += 1
