"""Dates in running text: as precise as printed, and worked out only beside a printed date."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.dossier import dates as edtf
from quiz.reading.facts.dates import read_dates
from quiz.reading.facts.known import known_of

PRINTED = [
    ("It opened on 2021-03-04.", "2021-03-04"),
    ("It opened on March 4, 2021.", "2021-03-04"),
    ("It opened on Thursday, March 4, 2021.", "2021-03-04"),
    ("It opened on the 4th of March 2021.", "2021-03-04"),
    ("It opened 11th December 2018.", "2018-12-11"),
    ("It opened on the eleventh of December 2018.", "2018-12-11"),
    ("It opened on December the eleventh, 2018.", "2018-12-11"),
    ("It opened on the twenty-first day of May, 2018.", "2018-05-21"),
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
    ("It sank on 3 March.", "XXXX-03-03"),
    ("It sank in March.", "XXXX-03"),
    ("It is held each year on the eleventh of December.", "XXXX-12-11"),
    ("It sank in AD 79.", "0079"),
    ("It sank in 900 CE.", "0900"),
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
    assert [one.inferred for one in found] == [None]
    assert found[0].edtf in {None, "XXXX-09", "XXXX-12-31", "XXXX-01-20"}


def test_a_weekday_tells_the_year_of_a_day_beside_the_latest_printed_year():
    known = known_of(None, ["It began in 2014.", "It ended on December 31, 2019."])
    (one,) = read_dates("on Friday, January 3, it rained", known)
    assert (one.edtf, one.printed) == ("2020-01-03", "Friday, January 3")
    assert "2019" in one.inferred


def near(*paragraphs: str, published: str | None = None) -> list[str | None]:
    """The dates of the last paragraph, read beside the others."""
    found = read_dates(paragraphs[-1], known_of(published, paragraphs), (len(paragraphs), 0))
    return [one.edtf for one in found]


@pytest.mark.parametrize(
    ("text", "dates"),
    [
        ("It shut on 3 March 2018. It opened on 5 May.", ["2018-03-03", "2018-05-05"]),
        ("It shut on 28 December 2018. It opened on 3 January.", ["2018-12-28", "2019-01-03"]),
        ("It shut on 3 March 2018. It opened in May.", ["2018-03-03", "2018-05"]),
        ("In 2018 it shut. It opened on the eleventh of December.", ["2018", "2018-12-11"]),
        ("It was shut from 3 March to 5 May 2018.", ["2018-03-03", "2018-05-05"]),
        ("It shut on 3 March 2018. It opened on Friday, 11 January.", ["2018-03-03", "2019-01-11"]),
        # open: of either year, or of none
        ("It shut on 10 November 2018. It opened on 3 May.", ["2018-11-10", "XXXX-05-03"]),
        ("It shut on 10 January 2018. It opened on 30 December.", ["2018-01-10", "XXXX-12-30"]),
        ("It is the bridge of 2018. It opened on 3 May.", ["2018", "XXXX-05-03"]),
        ("It shut on 3 March 2018. It opens on 5 May each year.", ["2018-03-03", "XXXX-05-05"]),
    ],
)
def test_a_day_without_its_year_takes_that_of_the_date_before_it_or_stays_open(text, dates):
    assert near(text)[-len(dates) :] == dates


def test_a_year_is_taken_from_a_paragraph_near_and_its_reason_is_told():
    assert near("It shut on 3 March 2018.", "It opened on 5 May.") == ["2018-05-05"]
    assert near("It shut on 3 March 2018.", "One.", "Two.", "Three.", "It opened on 5 May.") == ["XXXX-05-05"]
    text = "It shut on 3 March 2018. It opened on 5 May."
    assert read_dates(text, known_of(None, [text]), (1, 0))[1].inferred == (
        "the year from 3 March 2018, the date before it"
    )


def test_a_story_of_other_years_beats_the_articles_own_date():
    assert near("It sank on 3 March 1944. It rose on 5 May.", published="2020-01-09")[-1] == "1944-05-05"
    assert near("It sank on 3 March 2019. It rose on 5 January.", published="2020-01-09")[-1] == "2020-01-05"


def test_a_paragraph_that_is_a_day_is_the_articles_date():
    assert near("Quay sinks", "Friday, May 8, 2009", "It sank on Tuesday.") == ["2009-05-05"]


def test_a_year_before_our_era_keeps_its_words():
    assert [(one.printed, one.edtf) for one in read_dates("It sank about 400 BCE.")] == [("400 BCE", None)]


def test_two_years_joined_by_and_are_two():
    assert [one.edtf for one in read_dates("She ran in 2008 and 2012.")] == ["2008", "2012"]


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
    found = read_dates(text, known_of(published, [text]), (1, 0))
    assert found == read_dates(text, known_of(published, [text]), (1, 0))
    for one, two in pairwise(found):
        assert one.end <= two.start
    for one in found:
        assert text[one.start : one.end] == one.printed != ""
        if one.edtf is not None:
            edtf.parse(one.edtf)


def test_the_last_night_of_a_month_is_not_last_night():
    known = known_of("2021-05-04", [])
    (found,) = read_dates("It burned on the last night of April.", known)
    assert (found.printed, found.edtf) == ("of April", "2021-04")
    (found,) = read_dates("It burned down last night.", known)
    assert found.edtf == "2021-05-03"
