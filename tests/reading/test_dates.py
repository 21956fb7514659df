"""Dates in running text: as precise as printed, and worked out only beside a printed date."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.dossier import dates as edtf
from quiz.reading.facts.dates import known_of, read_dates

PRINTED = [
    ("It opened on 2021-03-04.", "2021-03-04"),
    ("It opened on March 4, 2021.", "2021-03-04"),
    ("It opened on Thursday, March 4, 2021.", "2021-03-04"),
    ("It opened on the 4th of March 2021.", "2021-03-04"),
    ("It ran from March 4-6, 2021.", "2021-03-04/2021-03-06"),
    ("It opened in March 2021.", "2021-03"),
    ("It opened in Sept. 2021.", "2021-09"),
    ("It opened in the summer of 2019.", "2019-22"),
    ("It has stood since 1997.", "1997"),
    ("It was built around 1979.", "1979~"),
    ("It was built between 2004 and 2005.", "2004/2005"),
    ("It was built in 2004–05.", "2004/2005"),
    ("It was built in the 1990s.", "199X"),
    ("It was built in the 19th century.", "18XX"),
    ("The 2015 treaty held.", "2015"),
]


@pytest.mark.parametrize(("text", "value"), PRINTED)
def test_a_printed_date_is_as_precise_as_it_is_printed(text, value):
    assert [(one.edtf, one.inferred) for one in read_dates(text)] == [(value, None)]


@pytest.mark.parametrize(
    "text",
    [
        "They sent 2,000 tents.",
        "They paid $2000.",
        "The F-2000 flew.",
        "It may open 3 doors.",
        "About 2000 million fish.",
        "On page 19.95 it ends.",
    ],
)
def test_a_number_that_is_no_year_is_no_date(text):
    assert read_dates(text) == ()


# 2020-01-09 was a Thursday.
BESIDE = [
    ("on Thursday afternoon", "2020-01-09"),
    ("on Wednesday", "2020-01-08"),
    ("last Friday", "2020-01-03"),
    ("last Thursday", "2020-01-02"),
    ("next Friday", "2020-01-10"),
    ("yesterday", "2020-01-08"),
    ("three days ago", "2020-01-06"),
    ("40 years ago", "1980~"),
    ("last month", "2019-12"),
    ("last week", "2019-12-30/2020-01-05"),
    ("in September", "2019-09"),
    ("last September", "2019-09"),
    ("next May", "2020-05"),
    ("since the summer", "2019-22"),
    ("December 31", "2019-12-31"),
    ("January 20", "2020-01-20"),
]


@pytest.mark.parametrize(("text", "value"), BESIDE)
def test_a_relative_time_is_reckoned_from_the_articles_date(text, value):
    (one,) = read_dates(f"It opened {text}.", known_of("2020-01-09"))
    assert one.edtf == value
    assert "2020-01-09" in one.inferred


@pytest.mark.parametrize("published", [None, "2020-01", "no date"])
@pytest.mark.parametrize(("text", "_"), BESIDE)
def test_without_the_articles_day_a_relative_time_stays_words(text, _, published):
    found = read_dates(f"It opened {text}.", known_of(published))
    assert [(one.edtf, one.inferred) for one in found] == [(None, None)]


def test_a_weekday_tells_the_year_of_a_day_beside_the_latest_printed_year():
    known = known_of(None, ["It began in 2014.", "It ended on December 31, 2019."])
    (one,) = read_dates("on Friday, January 3, it rained", known)
    assert (one.edtf, one.printed) == ("2020-01-03", "Friday, January 3")
    assert "2019" in one.inferred


def test_a_day_that_does_not_exist_keeps_its_words():
    assert [(one.printed, one.edtf) for one in read_dates("on 31 November 2019")] == [
        ("31 November 2019", None)
    ]


_PIECES = st.lists(
    st.sampled_from(
        str.split(
            "January May 31 3 , - – 2019 2020 the last next Friday ago years 40 of in summer '90s "
            "1990s th century between and to . yesterday $ 2005 99 early 0001"
        )
    )
    | st.text(max_size=5),
    max_size=14,
)


@given(_PIECES, st.sampled_from([None, "2020-01-09", "0001-01-01", "9999-12-31"]))
def test_any_text_gives_dates_that_stand_in_it_and_are_dates(pieces, published):
    text = " ".join(pieces)
    found = read_dates(text, known_of(published, [text]))
    assert found == read_dates(text, known_of(published, [text]))
    for one, two in pairwise(found):
        assert one.end <= two.start
    for one in found:
        assert text[one.start : one.end] == one.printed != ""
        if one.edtf is not None:
            edtf.parse(one.edtf)
