"""Learners' logs of any length, made up, the same on every machine; written straight into the event table.

The events are what the program itself would have written: ids that rise with time, one study view per card,
then answers whose phase, step and due date stand in the log as decided. Memory is not written here: it is
worked out from the log by the store.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import islice
from random import Random
from typing import TYPE_CHECKING

from quiz.memory import EventKind, Phase, Rating
from quiz.memory.clock import DAY_US, MICROSECONDS, MINUTE_US
from quiz.store.log import INSERT, Event
from quiz.store.rebuild import rebuild
from quiz.study import preferences
from quiz.study.moments import StudyClock

if TYPE_CHECKING:
    from quiz.questions.model import Card
    from quiz.store.api import Store
    from quiz.store.connection import Database

NINE_O_CLOCK = 9 * 60 * MINUTE_US
_BATCH = 20_000
_NEW_A_DAY = 150
_INTERVALS = {Rating.HARD: 1.3, Rating.GOOD: 2.1, Rating.EASY: 3.0}
_LONGEST = 120
_PASSED = (Rating.GOOD, Rating.HARD, Rating.EASY)


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

    def introduce(self, card: str, day: int, *, answer_hash: str) -> Event:
        """Return that a card's study view was read."""
        id_, at = self._id(day)
        return Event(
            id=id_,
            learner=self._learner,
            card=card,
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
            question=f"{card}:study",
            milliseconds=6_000,
            answer_hash=answer_hash,
            shown=json.dumps({"prompt": "Read and remember", "shape": "show"}),
            response='{"response":"seen"}',
        )

    def review(
        self,
        card: str,
        day: int,
        rating: Rating,
        before: Phase,
        after: Phase,
        due_day: int,
        *,
        answer_hash: str,
    ) -> Event:
        """Return an answer that led to ``after``; in a step the card waits ten minutes."""
        id_, at = self._id(day)
        return Event(
            id=id_,
            learner=self._learner,
            card=card,
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
            question=f"{card}:short-answer",
            milliseconds=4_000 + self._count % 5_000,
            answer_hash=answer_hash,
            shown=json.dumps({"prompt": f"What was asked of {card}?", "shape": "type", "key": answer_hash}),
            response=json.dumps(
                {"response": "typed", "text": "an answer" if rating > 1 else "something else"}
            ),
        )


def due_today(learner: str, cards: Sequence[Card], today: int) -> Iterator[Event]:
    """Yield the log of a learner to whom every card is due today, begun and reviewed over the last weeks.

    Ratings and intervals differ from card to card, so that few cards have the same stability.
    """
    log = Log(learner)
    waiting: dict[int, list[tuple[int, Card]]] = {}
    for number, card in enumerate(cards):
        first, second = _weeks(number)
        waiting.setdefault(today - first - second, []).append((number, card))
        waiting.setdefault(today - second, []).append((number, card))
    for day in sorted(waiting):
        for number, card in waiting[day]:
            first, second = _weeks(number)
            known = card.answer_hash
            if day == today - second:
                rating = _PASSED[number // 3 % 3]
                yield log.review(card.id, day, rating, Phase.REVIEW, Phase.REVIEW, today, answer_hash=known)
                continue
            yield log.introduce(card.id, day, answer_hash=known)
            rating = _PASSED[number % 3]
            yield log.review(
                card.id, day, rating, Phase.LEARNING, Phase.REVIEW, day + first, answer_hash=known
            )


def _weeks(number: int) -> tuple[int, int]:
    """Return the days from a card's first answer to the second, and from there to today."""
    return 1 + number % 11, 1 + number % 23


def settle(store: Store) -> None:
    """Move the write-ahead log into the database file, so that the file can be copied."""
    store.database.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchall()


def months(learner: str, cards: Sequence[Card], reviews: int, first_day: int, seed: int) -> Iterator[Event]:
    """Yield the log of a learner who begins 150 cards a day and answers each ``reviews`` times when due.

    Ratings are drawn at random: 10 % again, 10 % hard, 70 % good, 10 % easy.
    """
    log = Log(learner)
    draw = Random(seed)
    waiting: dict[int, list[int]] = {}
    phases = [Phase.NEW] * len(cards)
    intervals = [1.0] * len(cards)
    left = [reviews] * len(cards)
    new = iter(range(len(cards)))
    day, under_way = first_day, True
    while under_way or waiting:
        begun = list(islice(new, _NEW_A_DAY))
        under_way = bool(begun)
        for number in begun:
            yield log.introduce(cards[number].id, day, answer_hash=cards[number].answer_hash)
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
            card = cards[number]
            yield log.review(card.id, day, rating, before, after, due, answer_hash=card.answer_hash)
            phases[number] = after
            left[number] -= 1
            if left[number]:
                (queue if due == day else waiting.setdefault(due, [])).append(number)
        day += 1


def all_due(store: Store, cards: Sequence[Card], *, new_per_day: int = 0) -> tuple[str, int]:
    """Make every card due today for the default learner, without limits; return learner and study day."""
    learner = store.learner()
    known = preferences.load(store, learner)
    study = replace(known.study, new_per_day=new_per_day, reviews_per_day=9999)
    preferences.save(store, learner, replace(known, study=study))
    today = StudyClock(store.clock, study.rollover_hour).read().day
    write(store.database, due_today(learner.id, cards, today))
    rebuild(store.database)
    settle(store)
    return learner.id, today
