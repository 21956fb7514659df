from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.questions.numbers import parse_figure, singular


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("3,500", "3500"),
        ("3500", "3500"),
        ("about 3500", "3500"),
        ("3 500", "3500"),
        ("3’500", "3500"),
        ("3\u202f500", "3500"),
        ("3.5 thousand", "3500"),
        ("3.5k", "3500"),
        ("thirty-one", "31"),
        ("eleven", "11"),
        ("a hundred", "100"),
        ("two hundred and fifty", "250"),
        ("three thousand five hundred", "3500"),
        ("five hundred thousand", "500000"),
        ("some 800", "800"),
        ("at least 25", "25"),
        ("up to forty", "40"),
        ("a dozen", "12"),
        ("1,234,567", "1234567"),
        ("2,5", "2.5"),
        ("-5", "-5"),
        ("٣١", "31"),
    ],
)
def test_a_figure_is_read_however_it_is_written(text: str, value: str) -> None:
    figure = parse_figure(text)
    assert figure is not None
    assert Decimal(value) in figure.values
    assert figure.rest == ()


@pytest.mark.parametrize(
    "text", ["", "many", "20-30", "31 or 32", "twenty thirty", "one one", "and", "🙂", "12 twelve"]
)
def test_what_is_no_single_figure_is_not_read(text: str) -> None:
    assert parse_figure(text) is None


def test_a_point_before_three_digits_may_part_thousands() -> None:
    figure = parse_figure("3.500")
    assert figure is not None
    assert figure.values == {Decimal("3.500"), Decimal(3500)}


def test_the_words_beside_a_figure_are_kept_in_one_form() -> None:
    figure = parse_figure("about 31 rockets")
    assert figure is not None
    assert figure.rest == ("rocket",)


@pytest.mark.parametrize(("one", "other"), [("km", "kilometres"), ("people", "persons"), ("bases", "base")])
def test_units_agree_in_one_form(one: str, other: str) -> None:
    assert singular(one) == singular(other)


@given(st.text(max_size=400))
def test_no_text_raises(text: str) -> None:
    parse_figure(text)


@given(st.integers(min_value=0, max_value=10**12))
def test_every_whole_number_is_read_back(number: int) -> None:
    for text in (str(number), f"{number:,}", f"about {number:,}", f"{number:,}".replace(",", " ")):
        figure = parse_figure(text)
        assert figure is not None
        assert Decimal(number) in figure.values
