"""What holds for every card, rating, setting and set of weights."""

from __future__ import annotations

import math
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import fsrs
from hypothesis import given
from hypothesis import strategies as st

from quiz.memory import (
    DEFAULT_PARAMETERS,
    NEW_MEMORY,
    LeechAction,
    Memory,
    Parameters,
    Phase,
    Rating,
    Settings,
    answer,
    introduce,
    preview,
)
from quiz.memory.clock import MINUTE_US
from quiz.memory.intervals import ideal_interval
from quiz.memory.model import STABILITY_MAX, WEIGHT_MAX, WEIGHT_MIN

DAY_US = 86_400_000_000
ratings = st.sampled_from(list(Rating))
steps = st.lists(st.floats(0.1, 1439), max_size=4).map(lambda found: tuple(sorted(found)))
settings_any = st.builds(
    Settings,
    desired_retention=st.floats(0.70, 0.99),
    learning_steps=steps,
    relearning_steps=steps,
    maximum_interval=st.integers(1, 36500),
    leech_threshold=st.integers(0, 10),
    leech_action=st.sampled_from(list(LeechAction)),
    fuzz=st.booleans(),
    load_levelling=st.booleans(),
    easy_days=st.just((1.0,) * 7) | st.tuples(*[st.floats(0, 1)] * 7),
)
parameters_any = st.just(DEFAULT_PARAMETERS) | st.builds(
    Parameters, st.tuples(*(st.floats(low, high) for low, high in zip(WEIGHT_MIN, WEIGHT_MAX, strict=True)))
)
history_any = st.lists(st.tuples(ratings, st.integers(-3, 400)), max_size=12)
keys = st.text(max_size=12)


def live(
    history: list[tuple[Rating, int]], settings: Settings, parameters: Parameters, key: str, day: int = 19_000
) -> tuple[Memory, int]:
    """A memory and the day it has come to; days in ``history`` pass before each answer, or run back."""
    memory = NEW_MEMORY
    for rating, passed in history:
        day += passed
        memory = answer(memory, rating, day * DAY_US, day, settings, parameters, key)
    return memory, day


def wait(memory: Memory) -> float:
    """Days until due, from the last answer; a step is a part of a day."""
    assert memory.due_day is not None
    assert memory.last_day is not None
    assert memory.last_at is not None
    if memory.due_at is not None:
        return (memory.due_at - memory.last_at) / DAY_US
    return memory.due_day - memory.last_day


@given(history_any, settings_any, parameters_any, keys)
def test_a_memory_is_always_sound(
    history: list[tuple[Rating, int]], settings: Settings, parameters: Parameters, key: str
) -> None:
    memory, day = live(history, settings, parameters, key)
    assert memory.reps == len(history)
    if not history:
        return
    assert memory.stability is not None
    assert memory.difficulty is not None
    assert 0.001 <= memory.stability <= STABILITY_MAX
    assert 1 <= memory.difficulty <= 10
    assert (memory.due_at is None) == (memory.phase == Phase.REVIEW)
    assert memory.last_day == day
    if memory.phase == Phase.REVIEW:
        assert memory.step == 0
        assert 1 <= wait(memory) <= settings.maximum_interval
        assert memory.due_day == int(wait(memory)) + day
    else:
        assert memory.due_day == day
        assert 0 < wait(memory) < 1.5
        assert memory.step < len(
            settings.learning_steps if memory.phase == Phase.LEARNING else settings.relearning_steps
        )
    assert memory.lapses <= sum(rating == Rating.AGAIN for rating, _ in history)


@given(history_any, settings_any, parameters_any, keys, st.integers(0, 400))
def test_a_better_rating_never_comes_back_sooner(
    history: list[tuple[Rating, int]], settings: Settings, parameters: Parameters, key: str, passed: int
) -> None:
    memory, day = live(history, settings, parameters, key)
    day += passed
    outcomes = preview(memory, day * DAY_US, day, settings, parameters, key, load=lambda at: at % 5)
    waits = [wait(outcomes[rating]) for rating in Rating]
    assert waits == sorted(waits)
    days = [wait(after) for after in outcomes.values() if after.phase == Phase.REVIEW][-3:]
    for sooner, later in pairwise(days):
        assert sooner < later or later == settings.maximum_interval
    stabilities = [after.stability for after in outcomes.values() if after.stability is not None]
    if memory.stability is not None:  # the first stabilities are weights, in whatever order they are
        assert stabilities == sorted(stabilities)


@given(history_any, settings_any, parameters_any, keys, st.integers(0, 400))
def test_what_is_shown_is_what_happens(
    history: list[tuple[Rating, int]], settings: Settings, parameters: Parameters, key: str, passed: int
) -> None:
    memory, day = live(history, settings, parameters, key)
    day += passed

    def load(at: int) -> int:
        return at * 7 % 11

    shown = preview(memory, day * DAY_US, day, settings, parameters, key, load=load)
    for rating in Rating:
        assert shown[rating] == answer(
            memory, rating, day * DAY_US, day, settings, parameters, key, load=load
        )


@given(history_any, st.floats(0.70, 0.99), st.floats(0.70, 0.99), parameters_any, st.integers(1, 100))
def test_who_wants_to_know_more_is_asked_sooner(
    history: list[tuple[Rating, int]], one: float, other: float, parameters: Parameters, passed: int
) -> None:
    low, high = sorted((one, other))
    plain = Settings(fuzz=False)
    memory, day = live(history, plain, parameters, "k")
    day += passed
    for rating in Rating:
        seldom, often = (
            answer(
                memory, rating, day * DAY_US, day, replace(plain, desired_retention=wanted), parameters, "k"
            )
            for wanted in (low, high)
        )
        assert wait(often) <= wait(seldom)


@given(history_any, keys, st.integers(1, 60))
def test_fuzz_depends_on_card_and_repetition_alone(
    history: list[tuple[Rating, int]], key: str, passed: int
) -> None:
    memory, day = live(history, Settings(), DEFAULT_PARAMETERS, key)
    day += passed
    first = answer(memory, Rating.GOOD, day * DAY_US, day, Settings(), DEFAULT_PARAMETERS, key)
    later = answer(memory, Rating.GOOD, day * DAY_US + MINUTE_US, day, Settings(), DEFAULT_PARAMETERS, key)
    assert first.due_day == later.due_day


@given(keys, st.integers(0, 5), st.floats(0.75, 0.95))
def test_fuzz_never_takes_a_growing_interval_back(key: str, more: int, retention: float) -> None:
    settings = Settings(desired_retention=retention)
    memory, day = live([(Rating.EASY, 0)], settings, DEFAULT_PARAMETERS, key)
    for _ in range(6):
        assert memory.due_day is not None
        interval = memory.due_day - day
        day = memory.due_day + more
        memory = answer(memory, Rating.HARD, day * DAY_US, day, settings, DEFAULT_PARAMETERS, key)
        assert memory.due_day is not None
        assert memory.stability is not None
        if ideal_interval(memory.stability, settings, DEFAULT_PARAMETERS) > interval:
            assert memory.due_day - day > interval


@given(st.lists(st.tuples(ratings, st.integers(0, 400)), min_size=1, max_size=15), parameters_any)
def test_the_model_is_the_packages(history: list[tuple[Rating, int]], parameters: Parameters) -> None:
    """Stability and difficulty are those of the package's own scheduler over the same days."""
    scheduler = fsrs.Scheduler(parameters.weights, enable_fuzzing=False)
    start = datetime(1990, 1, 1, 12, tzinfo=UTC)
    card = fsrs.Card(card_id=1, due=start)
    memory, day = NEW_MEMORY, 0
    for rating, passed in history:
        day += passed
        card, _ = scheduler.review_card(card, fsrs.Rating(rating), start + timedelta(days=day))
        memory = answer(memory, rating, day * DAY_US, day, Settings(), parameters, "k")
        assert memory.stability is not None
        assert memory.difficulty is not None
        assert card.stability is not None
        assert card.difficulty is not None
        if card.stability > STABILITY_MAX:  # where the package has no ceiling, we part
            return
        assert math.isclose(memory.stability, card.stability, rel_tol=1e-9)
        assert math.isclose(memory.difficulty, card.difficulty, rel_tol=1e-9)


@given(settings_any)
def test_a_study_view_leads_to_a_question(settings: Settings) -> None:
    shown = introduce(NEW_MEMORY, DAY_US, 1, settings)
    assert shown.phase == Phase.LEARNING
    assert shown.due_at is not None
    assert 0 <= shown.due_at - DAY_US < DAY_US
    assert shown.reps == 0
