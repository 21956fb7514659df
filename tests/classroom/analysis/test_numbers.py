"""Our statistics against those of libraries that statisticians use, and their edges."""

from __future__ import annotations

import random
from statistics import fmean

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz.classroom.analysis.numbers import (
    ENOUGH,
    Matrix,
    discrimination,
    distractors,
    facility,
    pearson,
    reliability,
    rest_scores,
)


def a_class(people: int, questions: int, seed: int) -> list[list[float]]:
    """Answers of a class in which some know more than others."""
    dice = random.Random(seed)
    able = [dice.gauss(0, 1) for _ in range(people)]
    hard = [dice.gauss(0, 1) for _ in range(questions)]
    return [[float(a + dice.gauss(0, 1) > h) for h in hard] for a in able]


@pytest.mark.parametrize("seed", range(4))
def test_alpha_is_that_of_pingouin_and_of_girth(seed: int) -> None:
    pingouin = pytest.importorskip("pingouin", reason="pingouin is not installed")
    import numpy as np
    import pandas as pd

    girth = pytest.importorskip("girth", reason="girth is not installed")

    matrix = a_class(30, 12, seed)
    got = reliability([list(row) for row in matrix])
    assert got.alpha == pytest.approx(pingouin.cronbach_alpha(data=pd.DataFrame(matrix))[0])
    assert got.alpha == pytest.approx(girth.common.cronbach_alpha(np.array(matrix).T))
    totals = [sum(row) for row in matrix]
    assert got.error == pytest.approx(float(np.std(totals, ddof=1)) * (1 - (got.alpha or 0)) ** 0.5)
    assert got.people == 30


@pytest.mark.parametrize("seed", range(4))
def test_discrimination_is_the_item_rest_correlation_of_scipy(seed: int) -> None:
    stats = pytest.importorskip("scipy.stats", reason="scipy is not installed")
    matrix = a_class(25, 8, seed)
    for question in range(8):
        item = [row[question] for row in matrix]
        rest = [sum(row) - row[question] for row in matrix]
        if len(set(item)) > 1:
            expected = stats.pearsonr(item, rest).statistic
            assert discrimination([list(row) for row in matrix], question) == pytest.approx(expected)


SCORES = st.one_of(st.none(), st.floats(0, 1))


@settings(max_examples=80, deadline=None)
@given(st.integers(1, 6).flatmap(lambda k: st.lists(st.lists(SCORES, min_size=k, max_size=k), max_size=25)))
def test_every_number_is_within_its_bounds_or_not_given(matrix: Matrix) -> None:
    for question in range(len(matrix[0]) if matrix else 0):
        easy = facility([row[question] for row in matrix])
        assert easy is None or -1e-9 <= easy <= 1 + 1e-9
        tells = discrimination(matrix, question)
        assert tells is None or -1 <= tells <= 1
    got = reliability(matrix)
    assert got.alpha is None or got.alpha <= 1 + 1e-9
    assert got.error is None or got.error >= 0
    assert got.people <= len(matrix)


def test_what_somebody_was_not_there_for_is_missing_and_what_they_left_out_is_wrong() -> None:
    matrix: Matrix = [[1.0, None, 0.0], [1.0, 1.0, 1.0], [None, None, None]]
    assert facility([row[1] for row in matrix]) == 1.0
    assert rest_scores(matrix, 0) == [0.0, 1.0, None]
    assert facility([None, None]) is None
    assert reliability(matrix).people == 1


def test_of_a_small_class_nothing_is_said_that_would_mean_nothing() -> None:
    few = [list(row) for row in a_class(ENOUGH - 1, 6, 1)]
    assert discrimination(few, 0) is None
    assert reliability(few)[:2] == (None, None)
    same: Matrix = [[1.0, 1.0] for _ in range(20)]
    assert discrimination(same, 0) is None
    assert reliability(same).alpha is None


def test_a_wrong_option_that_the_best_choose_shows() -> None:
    lines = distractors(["a", "b", "b", None, "c"], [0.2, 0.9, 0.7, 0.5, None], ["a", "b", "c", "d"])
    assert [(one.option, one.times, one.share) for one in lines] == [
        ("a", 1, 0.25),
        ("b", 2, 0.5),
        ("c", 1, 0.25),
        ("d", 0, 0.0),
    ]
    assert lines[1].mean_rest == pytest.approx(fmean([0.9, 0.7]))
    assert lines[2].mean_rest is None


def test_pearson_of_what_does_not_vary_is_not_defined() -> None:
    assert pearson([1, 1, 1], [1, 2, 3]) is None
    assert pearson([1, 2, 3], [2, 4, 6]) == pytest.approx(1)
