"""Figures, dates and spans near a given one."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.dossier.dates import Point, parse
from quiz.questions.neighbours import near_dates, near_durations, near_figures, roundness


@given(st.integers(2, 10**9), st.text(max_size=10))
def test_neighbouring_figures_are_others_and_as_round(number: int, seed: str) -> None:
    key = Decimal(number)
    found = list(near_figures(key, seed))
    assert len(found) >= 3
    assert len(set(found)) == len(found)
    for value in found:
        assert value != key
        assert value > 0
        assert value % roundness(key) == 0


@pytest.mark.parametrize(
    ("value", "step"),
    [("3500", "500"), ("25", "5"), ("31", "1"), ("40", "10"), ("125000", "5000"), ("0.5", "0.1")],
)
def test_roundness(value: str, step: str) -> None:
    assert roundness(Decimal(value)) == Decimal(step)


def test_figures_out_of_reach_have_no_neighbours() -> None:
    assert list(near_figures(Decimal(0), "")) == []
    assert list(near_figures(Decimal("1e40"), "")) == []


@given(
    st.sampled_from(
        [
            "2020-01-03",
            "2020-01",
            "2020",
            "199X",
            "2019-21",
            "9999-12-31",
            "9999",
            "0001",
            "0001-01-01",
            "XXXX-12",
        ]
    ),
    st.text(max_size=6),
)
def test_neighbouring_dates_are_as_precise(key: str, seed: str) -> None:
    point = parse(key)
    assert isinstance(point, Point)
    found = list(near_dates(point, seed))
    assert found
    for text in found:
        other = parse(text)
        assert text != key
        assert other.precision is point.precision
        assert text.startswith("XXXX") == key.startswith("XXXX")


def test_a_moment_of_the_day_has_no_neighbours() -> None:
    point = parse("2020-01-03T00:47")
    assert isinstance(point, Point)
    assert list(near_dates(point, "")) == []


@given(st.integers(1, 200), st.sampled_from("DWMY"))
def test_neighbouring_spans_have_the_same_unit(count: int, unit: str) -> None:
    found = list(near_durations(f"P{count}{unit}"))
    assert all(span.endswith(unit) and span != f"P{count}{unit}" for span in found)


# ---------------------------------------------------------------- lookalikes
