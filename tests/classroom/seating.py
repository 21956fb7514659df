"""Drills at one keyboard: three questions, a clock that is moved by hand, and how they are begun."""

from __future__ import annotations

from quiz.classroom.frozen import encode_instance
from quiz.classroom.hotseat.play import HotSeat
from quiz.classroom.hotseat.seats import take_seats
from quiz.classroom.options import DrillOptions, encode_options
from quiz.questions.response import Assigned, Judged, Picked, Response
from quiz.store import drills
from quiz.store.api import Store
from quiz.store.drills import Asked, Drill
from tests.classroom.answering import DRILL, fact_or_view, false_one, who_says
from tests.sample_decks import NOON

QUESTIONS = (who_says(), false_one(), fact_or_view())
RIGHT: tuple[Response, ...] = (Picked(0), Judged(False), Assigned((1, 0)))
WRONG: tuple[Response, ...] = (Picked(1), Judged(True), Assigned((0, 1)))


class Timer:
    """A monotonic clock that is moved by hand."""

    def __init__(self) -> None:
        self.seconds = 100.0

    def __call__(self) -> float:
        return self.seconds


def keep(store: Store, *names: str, options: DrillOptions) -> None:
    drills.save(
        store.database,
        Drill(DRILL, "d", "Class 7b", "hot-seat", "lobby", encode_options(options), None, NOON, None),
        [
            Asked(DRILL, number, one.card, one.question, encode_instance(one), None, None)
            for number, one in enumerate(QUESTIONS, 1)
        ],
    )
    take_seats(store.database, DRILL, names, NOON)


def play(store: Store, timer: Timer) -> HotSeat:
    """The drill as it is kept, as if begun or gone on with."""
    return HotSeat(
        store.database,
        drills.drill(store.database, DRILL),
        timer=timer,
        now=lambda: NOON + int(timer.seconds),
    )


def begun(
    store: Store, *names: str, buzzers: bool = False, seconds: int | None = 20
) -> tuple[HotSeat, Timer]:
    keep(store, *names, options=DrillOptions(buzzers=buzzers, seconds=seconds))
    timer = Timer()
    return play(store, timer), timer
