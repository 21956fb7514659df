"""What settings and parameters refuse, and that the weights written out are the package's."""

from __future__ import annotations

import math
from dataclasses import replace

import fsrs.scheduler
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.errors import UsageError
from quiz.memory import DEFAULT_PARAMETERS, LeechAction, Parameters, Phase, Rating, Settings
from quiz.memory.model import DEFAULT_WEIGHTS, STABILITY_MIN, WEIGHT_MAX, WEIGHT_MIN


def test_weights_and_bounds_are_those_of_the_package() -> None:
    assert fsrs.scheduler.DEFAULT_PARAMETERS == DEFAULT_WEIGHTS
    assert fsrs.scheduler.LOWER_BOUNDS_PARAMETERS == WEIGHT_MIN
    assert fsrs.scheduler.UPPER_BOUNDS_PARAMETERS == WEIGHT_MAX
    assert fsrs.scheduler.STABILITY_MIN == STABILITY_MIN


def test_stored_numbers_stay() -> None:
    assert {phase.name: phase.value for phase in Phase} == {
        "NEW": 0, "LEARNING": 1, "REVIEW": 2, "RELEARNING": 3,
    }  # fmt: skip
    assert {rating.name: rating.value for rating in Rating} == {"AGAIN": 1, "HARD": 2, "GOOD": 3, "EASY": 4}


@pytest.mark.parametrize(
    "change",
    [
        {"desired_retention": 1.5},
        {"desired_retention": 0.69},
        {"desired_retention": math.nan},
        {"desired_retention": "0.9"},
        {"learning_steps": (10.0, 1.0)},
        {"learning_steps": (0.0,)},
        {"learning_steps": (1440.0,)},
        {"learning_steps": tuple(float(n) for n in range(1, 12))},
        {"relearning_steps": (math.inf,)},
        {"rollover_hour": 24},
        {"rollover_hour": -1},
        {"rollover_hour": 4.0},
        {"new_per_day": -1},
        {"reviews_per_day": True},
        {"maximum_interval": 0},
        {"maximum_interval": 36501},
        {"leech_threshold": -1},
        {"leech_action": "delete"},
        {"learn_ahead": -1},
        {"fuzz": 1},
        {"learning_steps": "1 10"},
        {"learning_steps": ("1", "10")},
        {"easy_days": None},
        {"easy_days": (1.0,) * 6},
        {"easy_days": (1.0,) * 6 + (1.1,)},
    ],
)
def test_settings_that_make_no_sense_are_refused(change: dict[str, object]) -> None:
    with pytest.raises(UsageError):
        replace(Settings(), **change)  # type: ignore[arg-type]


def test_settings_at_their_limits_are_taken() -> None:
    Settings(desired_retention=0.70, learning_steps=(), relearning_steps=(), new_per_day=0, reviews_per_day=0)
    Settings(desired_retention=0.99, maximum_interval=1, leech_threshold=0, leech_action=LeechAction.SUSPEND)
    assert Settings(leech_action="suspend").leech_action == LeechAction.SUSPEND  # type: ignore[arg-type]


def test_lists_and_words_become_what_they_stand_for() -> None:
    stored = {"learning_steps": [1, 10], "easy_days": [1.0] * 7, "leech_action": "suspend"}
    settings = Settings(**stored)  # type: ignore[arg-type]
    assert settings == Settings(leech_action=LeechAction.SUSPEND)
    assert hash(settings) == hash(Settings(leech_action=LeechAction.SUSPEND))
    assert Parameters(list(DEFAULT_WEIGHTS)) == DEFAULT_PARAMETERS  # type: ignore[arg-type]


@pytest.mark.parametrize("weights", [(), DEFAULT_WEIGHTS[:20], (*DEFAULT_WEIGHTS, 1.0)])
def test_weights_are_counted(weights: tuple[float, ...]) -> None:
    with pytest.raises(UsageError, match="21 weights"):
        Parameters(weights)


@given(st.integers(0, 20), st.sampled_from([math.nan, math.inf, -math.inf, -1.0, 101.0]))
def test_weights_without_meaning_are_refused(index: int, value: float) -> None:
    weights = (*DEFAULT_WEIGHTS[:index], value, *DEFAULT_WEIGHTS[index + 1 :])
    with pytest.raises(UsageError, match=f"Weight {index} "):
        Parameters(weights)


def test_another_algorithm_is_refused() -> None:
    with pytest.raises(UsageError, match="FSRS-7"):
        Parameters(algorithm="FSRS-7")
    with pytest.raises(UsageError, match="number"):
        Parameters(version=-1)
    assert DEFAULT_PARAMETERS.weights == DEFAULT_WEIGHTS
