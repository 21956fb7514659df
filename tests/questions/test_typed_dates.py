from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.dossier.dates import human, human_duration
from quiz.questions.typed_dates import Fit, compare_date, compare_duration


@pytest.mark.parametrize(
    "typed",
    [
        "3 January 2020",
        "3rd January 2020",
        "January 3, 2020",
        "Jan 3 2020",
        "Jan. 3rd, 2020",
        "on Friday, January 3, 2020",
        "the 3rd of January 2020",
        "3.1.2020",
        "03.01.2020",
        "3/1/2020",
        "1/3/2020",
        "2020-01-03",
        "3-1-2020",
        "  3   JANUARY 2020. ",
    ],
)
def test_a_day_is_right_however_it_is_written(typed: str) -> None:
    assert compare_date(typed, "2020-01-03", year_given=False) is Fit.RIGHT


@pytest.mark.parametrize(
    ("typed", "key", "fit"),
    [
        ("3 January", "2020-01-03", Fit.NO_YEAR),
        ("January 2020", "2020-01-03", Fit.LESS),
        ("2020", "2020-01", Fit.LESS),
        ("3 January 2020", "2020-01", Fit.MORE),
        ("January 2020", "2020", Fit.MORE),
        ("4 January 2020", "2020-01-03", Fit.WRONG),
        ("3 January 2019", "2020-01-03", Fit.WRONG),
        ("3 February", "2020-01-03", Fit.WRONG),
        ("about 1979", "1979~", Fit.RIGHT),
        ("the 1990s", "199X", Fit.RIGHT),
        ("1994", "199X", Fit.MORE),
        ("summer 2019", "2019-22", Fit.RIGHT),
        ("fall 2019", "2019-23", Fit.RIGHT),
        ("2004-2005", "2004/2005", Fit.RIGHT),
        ("between 2004 and 2005", "2004/2005", Fit.RIGHT),
        ("2004", "2004/2005", Fit.INSIDE),
        ("2-3 January 2020", "2020-01-02/2020-01-03", Fit.RIGHT),
        ("March", "XXXX-03", Fit.RIGHT),
        ("in spring", "XXXX-21", Fit.RIGHT),
        ("4.3.", "XXXX-03-04", Fit.RIGHT),
        ("March to May", "XXXX-03/XXXX-05", Fit.RIGHT),
        ("March", "XXXX-03-04", Fit.LESS),
        ("March 2020", "XXXX-03", Fit.MORE),
        ("April", "XXXX-03", Fit.WRONG),
        ("5 March", "XXXX-03-04", Fit.WRONG),
        ("2020", "XXXX-03", Fit.WRONG),
        ("soon", "2020", Fit.UNREAD),
        ("31.2.x", "2020", Fit.UNREAD),
        ("32 January 2020", "2020-01-03", Fit.UNREAD),
    ],
)
def test_dates_are_compared_as_precisely_as_they_are_known(typed: str, key: str, fit: Fit) -> None:
    assert compare_date(typed, key, year_given=False) is fit


def test_a_year_the_question_gives_may_be_left_out() -> None:
    assert compare_date("3 January", "2020-01-03", year_given=True) is Fit.RIGHT


@given(st.dates(min_value=date(1000, 1, 1)))
def test_the_date_as_shown_is_right(day: date) -> None:
    written = day.isoformat()
    for key in (written, written[:7], written[:4], f"XXXX{written[4:7]}", f"XXXX{written[4:]}"):
        assert compare_date(human(key), key, year_given=False) is Fit.RIGHT


@given(
    st.text(max_size=200),
    st.sampled_from(["2020-01-03", "2020", "199X", "2019-21", "2004/2005", "1979~", "XXXX-03"]),
)
def test_no_text_raises(text: str, key: str) -> None:
    compare_date(text, key, year_given=True)
    compare_duration(text, "P2W")


@pytest.mark.parametrize(
    "typed", ["two weeks", "2 weeks", "a fortnight", "14 days", "fourteen days", "P2W", "two-week"]
)
def test_a_span_is_right_however_it_is_written(typed: str) -> None:
    assert compare_duration(typed, "P2W") is Fit.RIGHT


@pytest.mark.parametrize(
    ("typed", "fit"),
    [("two months", Fit.WRONG), ("a week", Fit.WRONG), ("two", Fit.UNREAD), ("weeks ago", Fit.UNREAD)],
)
def test_another_span_is_not_right(typed: str, fit: Fit) -> None:
    assert compare_duration(typed, "P2W") is fit


def test_a_year_is_twelve_months_and_two_decades_twenty_years() -> None:
    assert compare_duration("12 months", "P1Y") is Fit.RIGHT
    assert compare_duration("two decades", "P20Y") is Fit.RIGHT
    assert compare_duration("one year and six months", "P1Y6M") is Fit.RIGHT


@given(st.integers(min_value=1, max_value=5000), st.sampled_from(["D", "W", "M", "Y"]))
def test_the_span_as_shown_is_right(count: int, unit: str) -> None:
    key = f"P{count}{unit}"
    assert compare_duration(human_duration(key), key) is Fit.RIGHT
