"""Options read as figures, dates and spans, and put in order."""

from __future__ import annotations

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.questions.values import in_order, read, sort_of


@pytest.mark.parametrize(
    ("option", "sort"),
    [
        ("2012", "date to the year"),
        ("March 2012", "date to the month"),
        ("November", "date to the month"),
        ("31 December 2019", "date to the day"),
        ("the 1970s", "date to the decade"),
        ("summer 2019", "date to the season"),
        ("two weeks", "span of time"),
        ("decades", "span of time"),
        ("fifth", "place in a series"),
        ("21st", "place in a series"),
        ("40 trees", "figure of tree"),
        ("about 3,500", "figure"),
        ("no casualties", "figure of casualty"),
        ("one death", "figure of death"),
        ("20 to 30 trees", "figure of tree"),
        ("tens of thousands", "figure"),
        ("40 per cent of its oil", "figure of percent"),
        ("82nd Airborne Division", "words"),
        ("no material effect", "words"),
        ("second-in-command", "words"),
        ("Group of Seven", "words"),
        ("9:30", "words"),
        ("", "words"),
    ],
)
def test_the_sort_of_an_option(option: str, sort: str) -> None:
    assert sort_of(option) == sort


@pytest.mark.parametrize(
    ("wide", "narrow", "includes"),
    [
        ("2012", "March 2012", True),
        ("March 2012", "2012", False),
        ("2012", "2012", False),
        ("more than 20 trees", "25 trees", True),
        ("at most 20 trees", "5 trees", True),
        ("20 to 30 trees", "25 trees", True),
        ("20 trees", "25 trees", False),
        ("thousands", "tens of thousands", False),
        ("2012", "2,012 trees", False),
    ],
)
def test_a_value_includes_what_it_leaves_open(wide: str, narrow: str, includes: bool) -> None:
    one, other = read(wide), read(narrow)
    assert one is not None
    assert other is not None
    assert one.includes(other) is includes


@pytest.mark.parametrize(
    "ordered",
    [
        ["second", "third", "fifth"],
        ["February", "June", "November"],
        ["no casualties", "one casualty", "eleven casualties"],
        ["dozens", "hundreds", "thousands", "tens of thousands"],
        ["three days", "two weeks", "a month", "decades"],
        ["2011", "March 2012", "2013"],
    ],
)
def test_values_in_order(ordered: list[str]) -> None:
    shuffled = ordered[:]
    random.Random(7).shuffle(shuffled)
    found = in_order([read(text) for text in shuffled])
    assert found == [read(text) for text in ordered]


def test_words_and_different_sorts_have_no_order() -> None:
    assert in_order([read("two weeks"), read("grass")]) is None
    assert in_order([read("two weeks"), read("2012")]) is None


@given(st.text(max_size=40))
def test_any_text_can_be_read(text: str) -> None:
    value = read(text)
    assert value is None or value.least <= value.most
