"""From a memory and a rating to the next memory.

Stability and difficulty come from the ``fsrs`` package's public ``Scheduler.review_card``: about 10 µs a
call, which leaves no reason to reach past it to the formulas. Everything else is ours, because learners
expect it as Anki does it: steps, days counted as study days, whole-day intervals in order, fuzz, leeches.

The package is given dates that are whole days apart, by the study days elapsed; its own states, steps
and due dates are not used. It loads with the first answer (see ``warm_up``).
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING, Final

from quiz.memory.clock import MINUTE_US
from quiz.memory.intervals import fuzz_seed, ideal_interval, whole_days
from quiz.memory.model import (
    DEFAULT_WEIGHTS,
    LONGEST_STEP,
    STABILITY_MAX,
    STABILITY_MIN,
    LeechAction,
    Memory,
    Parameters,
    Phase,
    Rating,
    Settings,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    State = tuple[float, float]
    """Stability (days) and difficulty."""

_EPOCH: Final = datetime(1970, 1, 1, tzinfo=UTC)
_ELAPSED_MAX: Final = 365_000
"""A thousand years: more can only come from a clock set wrong, and would overflow dates."""


def warm_up() -> None:
    """Load the ``fsrs`` package, so that the first answer need not: call from an idle moment."""
    _model(DEFAULT_WEIGHTS)


def applied_rating(rating: Rating, *, cap_easy: bool = False) -> Rating:
    """Return the rating that counts, and that the log keeps: cards with only a choice are never easy."""
    return Rating.GOOD if cap_easy and rating == Rating.EASY else Rating(rating)


def elapsed_days(memory: Memory, day: int) -> int:
    """Study days since the last rating; 0 if never rated or if the clock has been set back since."""
    if memory.last_day is None:
        return 0
    return max(0, day - memory.last_day)


def introduce(memory: Memory, at_us: int, day: int, settings: Settings) -> Memory:
    """Return the memory after a new card's study view: it waits for its first question.

    Without learning steps that question may come at once.
    """
    delay = settings.learning_steps[0] if settings.learning_steps else 0.0
    return memory._replace(
        phase=Phase.LEARNING, step=0, due_at=at_us + round(delay * MINUTE_US), due_day=day, buried_until=None
    )


def answer(
    memory: Memory,
    rating: Rating,
    at_us: int,
    day: int,
    settings: Settings,
    parameters: Parameters,
    card_key: str,
    *,
    cap_easy: bool = False,
    load: Callable[[int], int] | None = None,
) -> Memory:
    """Return the memory after an answer.

    ``at_us`` and ``day`` are the instant and study day of the answer. ``card_key`` and the repetition
    seed the fuzz; ``load`` tells how many cards are due on a study day, for load levelling. The same
    arguments always give the same memory.
    """
    case = _Case(memory, at_us, day, settings, parameters, card_key, load)
    return case.answer(applied_rating(rating, cap_easy=cap_easy))


def preview(
    memory: Memory,
    at_us: int,
    day: int,
    settings: Settings,
    parameters: Parameters,
    card_key: str,
    *,
    cap_easy: bool = False,
    load: Callable[[int], int] | None = None,
) -> dict[Rating, Memory]:
    """Return what ``answer`` would give for each rating; with ``cap_easy`` easy is left out."""
    case = _Case(memory, at_us, day, settings, parameters, card_key, load)
    return {rating: case.answer(rating) for rating in Rating if not (cap_easy and rating == Rating.EASY)}


def next_state(memory: Memory, rating: Rating, elapsed: int, parameters: Parameters) -> State:
    """Return stability (days) and difficulty after a rating ``elapsed`` study days after the last one.

    Answers on one study day use the model's short-term formula.
    """
    return _model(parameters.weights)(memory.stability, memory.difficulty, rating, elapsed)


def retrievability(memory: Memory, day: int, parameters: Parameters) -> float:
    """Return the probability (0 to 1) that the card would be recalled on ``day``; 0 if never rated.

    FSRS-6's forgetting curve, written out (a test compares it with the package) so that sorting the
    cards that are due does not wait for the package to load.
    """
    if memory.stability is None:
        return 0.0
    decay = -parameters.weights[20]
    factor = 0.9 ** (1 / decay) - 1
    return float((1 + factor * elapsed_days(memory, day) / memory.stability) ** decay)


def is_due(memory: Memory, at_us: int, day: int, *, learn_ahead: float = 0.0) -> bool:
    """Whether a card that has been begun may be asked now; new, suspended and buried cards are not due.

    ``learn_ahead`` is the number of minutes by which a learning step may be shortened.
    """
    if memory.suspended or (memory.buried_until is not None and memory.buried_until > day):
        return False
    if memory.phase == Phase.REVIEW:
        return memory.due_day is None or memory.due_day <= day
    if memory.phase == Phase.NEW:
        return False
    return memory.due_at is None or memory.due_at <= at_us + round(learn_ahead * MINUTE_US)


def becomes_leech(lapses: int, threshold: int) -> bool:
    """Whether this many lapses call for action: at the threshold, then at every half of it again."""
    if threshold <= 0 or lapses < threshold:
        return False
    return (lapses - threshold) % max(1, (threshold + 1) // 2) == 0


def next_step(memory: Memory, rating: Rating, settings: Settings) -> tuple[int, float] | None:
    """Return the step (index, minutes) that a rating leads to, or None if the card leaves the steps.

    As in Anki: again returns to the first step; hard repeats the step, but at the first waits for the
    mean of the first two, or half as long again where there is one (but under a day, so never longer
    than good); good goes on; easy leaves.
    """
    reviewing = memory.phase == Phase.REVIEW
    relearning = reviewing or memory.phase == Phase.RELEARNING
    steps = settings.relearning_steps if relearning else settings.learning_steps
    if not steps or rating == Rating.EASY or (reviewing and rating != Rating.AGAIN):
        return None
    if rating == Rating.AGAIN:
        return 0, steps[0]
    step = min(memory.step, len(steps) - 1)  # steps may have been taken away since
    if rating == Rating.GOOD:
        return (step + 1, steps[step + 1]) if step + 1 < len(steps) else None
    if step > 0:
        return step, steps[step]
    return 0, (steps[0] + steps[1]) / 2 if len(steps) > 1 else min(steps[0] * 1.5, LONGEST_STEP)


class _Case:
    """One card before one answer: what the outcomes of different ratings share is worked out once."""

    __slots__ = ("at_us", "card_key", "day", "elapsed", "load", "memory", "parameters", "settings", "states")

    def __init__(
        self,
        memory: Memory,
        at_us: int,
        day: int,
        settings: Settings,
        parameters: Parameters,
        card_key: str,
        load: Callable[[int], int] | None,
    ) -> None:
        self.memory = memory
        self.at_us = at_us
        self.day = day
        self.settings = settings
        self.parameters = parameters
        self.card_key = card_key
        self.load = load
        self.elapsed = elapsed_days(memory, day)
        self.states: dict[Rating, State] = {}

    def state(self, rating: Rating) -> State:
        """Stability and difficulty after a rating."""
        state = self.states.get(rating)
        if state is None:
            state = self.states[rating] = next_state(self.memory, rating, self.elapsed, self.parameters)
        return state

    def answer(self, rating: Rating) -> Memory:
        """Return the whole memory after a rating."""
        memory, settings = self.memory, self.settings
        stability, difficulty = self.state(rating)
        lapsed = rating == Rating.AGAIN and memory.phase == Phase.REVIEW
        lapses = memory.lapses + lapsed
        leech = lapsed and becomes_leech(lapses, settings.leech_threshold)
        step = next_step(memory, rating, settings)
        if step is None:
            phase, index, due_at = Phase.REVIEW, 0, None
            due_day = self.day + self.interval(rating)
        else:
            known = memory.phase in (Phase.REVIEW, Phase.RELEARNING)
            phase, index = (Phase.RELEARNING if known else Phase.LEARNING), step[0]
            due_at, due_day = self.at_us + round(step[1] * MINUTE_US), self.day
        return Memory(
            phase=phase,
            step=index,
            stability=stability,
            difficulty=difficulty,
            last_day=self.day,
            last_at=self.at_us,
            due_at=due_at,
            due_day=due_day,
            reps=memory.reps + 1,
            lapses=lapses,
            leech=memory.leech or leech,
            suspended=memory.suspended or (leech and settings.leech_action == LeechAction.SUSPEND),
            buried_until=None,
        )

    def interval(self, rating: Rating) -> int:
        """Whole days until the card is due: at least one, and one more for each better rating."""
        memory, settings = self.memory, self.settings
        seed = fuzz_seed(self.card_key, memory.reps) if settings.fuzz else 0
        last = 0
        if memory.phase == Phase.REVIEW and memory.due_day is not None and memory.last_day is not None:
            last = memory.due_day - memory.last_day
        floor = 1
        days = settings.maximum_interval
        for passed in (Rating.HARD, Rating.GOOD, Rating.EASY):
            if next_step(memory, passed, settings) is not None:
                continue
            ideal = ideal_interval(self.state(passed)[0], settings, self.parameters)
            # An interval that grows must not be fuzzed back to what it was.
            least = max(floor, last + 1) if ideal > last > 0 else floor
            days = whole_days(ideal, least, settings, seed, day=self.day, load=self.load)
            if passed >= rating:
                break
            floor = days + 1
        if rating == Rating.AGAIN:  # there are no steps to fall back on: never later than hard
            ideal = ideal_interval(self.state(rating)[0], settings, self.parameters)
            return min(days, whole_days(ideal, 1, settings, seed, day=self.day, load=self.load))
        return days


@lru_cache(maxsize=64)
def _model(weights: tuple[float, ...]) -> Callable[[float | None, float | None, int, int], State]:
    """Make the function from stability, difficulty, rating and elapsed days to the next state."""
    from fsrs import Card, Scheduler
    from fsrs import Rating as ModelRating
    from fsrs import State as ModelState

    review = Scheduler(weights, enable_fuzzing=False).review_card
    ratings = {int(rating): rating for rating in ModelRating}

    def rate(stability: float | None, difficulty: float | None, rating: int, elapsed: int) -> State:
        # An id must be given: without one the package sleeps a millisecond to make one.
        if stability is None or difficulty is None:
            card = Card(0, ModelState.Learning, 0, due=_EPOCH)
        else:
            card = Card(0, ModelState.Review, None, stability, difficulty, _EPOCH, _EPOCH)
        moment = _EPOCH + timedelta(days=min(elapsed, _ELAPSED_MAX))
        rated, _ = review(card, ratings[rating], moment)
        if rated.stability is None or rated.difficulty is None:
            raise AssertionError("a rated card has a stability and a difficulty")
        return min(max(rated.stability, STABILITY_MIN), STABILITY_MAX), rated.difficulty

    return rate
