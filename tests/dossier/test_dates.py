"""Dates and durations are read, bounded and said as precisely as they are written, never more."""

from __future__ import annotations

from datetime import date
from datetime import date as D  # noqa: N812 - short, for the table below

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.dossier import dates
from quiz.dossier.dates import DateError, Precision


@pytest.mark.parametrize(
    ("edtf", "said", "lower", "upper"),
    [
        ("2020", "2020", D(2020, 1, 1), D(2020, 12, 31)),
        ("0800", "800", D(800, 1, 1), D(800, 12, 31)),
        ("2020-02", "February 2020", D(2020, 2, 1), D(2020, 2, 29)),
        ("2020-01-03", "3 January 2020", D(2020, 1, 3), D(2020, 1, 3)),
        ("2020-01-03T00:47", "3 January 2020, 00:47", D(2020, 1, 3), D(2020, 1, 3)),
        ("2020-01-03T00:47:05Z", "3 January 2020, 00:47:05 UTC", D(2020, 1, 3), D(2020, 1, 3)),
        ("2020-01-03T00:47+03:00", "3 January 2020, 00:47 UTC+03:00", D(2020, 1, 3), D(2020, 1, 3)),
        ("2019-21", "spring 2019", D(2019, 1, 1), D(2019, 12, 31)),
        ("2019-24", "winter 2019", D(2019, 1, 1), D(2020, 3, 31)),
        ("1979~", "about 1979", D(1979, 1, 1), D(1979, 12, 31)),
        ("1979-02?", "possibly February 1979", D(1979, 2, 1), D(1979, 2, 28)),
        ("1979-02-11%", "possibly about 11 February 1979", D(1979, 2, 11), D(1979, 2, 11)),
        ("201X", "the 2010s", D(2010, 1, 1), D(2019, 12, 31)),
        ("19XX", "between 1900 and 1999", D(1900, 1, 1), D(1999, 12, 31)),
        ("000X", "the 0s", D(1, 1, 1), D(9, 12, 31)),
        ("2004-XX", "a month of 2004", D(2004, 1, 1), D(2004, 12, 31)),
        ("2004-06-XX", "a day in June 2004", D(2004, 6, 1), D(2004, 6, 30)),
        ("XXXX-03", "March", D(1, 3, 1), D(9999, 3, 31)),
        ("XXXX-02-29~", "about 29 February", D(4, 2, 29), D(9996, 2, 29)),
        ("XXXX-12-XX", "a day in December", D(1, 12, 1), D(9999, 12, 31)),
        ("XXXX-24", "winter", D(1, 1, 1), D(9999, 12, 31)),
        ("XXXX-03-04T10:00", "4 March, 10:00", D(1, 3, 4), D(9999, 3, 4)),
        ("XXXX-03/XXXX-05", "between March and May", D(1, 3, 1), D(9999, 5, 31)),
        ("XXXX-03/..", "from March on", D(1, 3, 1), None),
        ("2004-XX-XX", "a day in 2004", D(2004, 1, 1), D(2004, 12, 31)),
        ("2020-01-02/2020-01-03", "between 2 and 3 January 2020", D(2020, 1, 2), D(2020, 1, 3)),
        ("2020-01-30/2020-02-03", "between 30 January and 3 February 2020", D(2020, 1, 30), D(2020, 2, 3)),
        ("2019-12-31/2020-01", "between 31 December 2019 and January 2020", D(2019, 12, 31), D(2020, 1, 31)),
        ("2019-10/2019-12", "between October and December 2019", D(2019, 10, 1), D(2019, 12, 31)),
        ("2004/2005-06~", "between 2004 and about June 2005", D(2004, 1, 1), D(2005, 6, 30)),
        ("2004/..", "from 2004 on", D(2004, 1, 1), None),
        ("../2004", "until 2004", None, D(2004, 12, 31)),
        ("2004/", "from 2004 to an unknown date", D(2004, 1, 1), None),
        ("/2004", "from an unknown date to 2004", None, D(2004, 12, 31)),
        ("2020-01-02T10:00/2021", "between 2 January 2020, 10:00 and 2021", D(2020, 1, 2), D(2021, 12, 31)),
    ],
)  # fmt: skip
def test_a_date_is_said_and_bounded(edtf: str, said: str, lower: date | None, upper: date | None) -> None:
    assert dates.human(edtf) == said
    assert dates.lower(edtf) == lower
    assert dates.upper(edtf) == upper
    assert str(dates.parse(edtf)) == edtf


@pytest.mark.parametrize(
    ("edtf", "reason"),
    [
        ("", "no date is given"),
        ("soon", "dates look like"),
        ("20", "dates look like"),
        ("20200", "dates look like"),
        ("2020-1-3", "dates look like"),
        ("03.01.2020", "dates look like"),
        ("2020-01-03T", "dates look like"),
        ("2020-01-03 00:47", "dates look like"),
        ("２０２０", "dates look like"),
        ("XXXX", "dates look like"),
        ("2020-01-03\n", "dates look like"),
        ("0000", "years run from 0001"),
        ("2020-13", "the month is 01 to 12"),
        ("2020-00", "the month is 01 to 12"),
        ("2020-XX-04", "the month is 01 to 12"),
        ("2020-25", "the month is 01 to 12"),
        ("2019-02-29", "February 2019 has 28 days"),
        ("2020-04-31", "April 2020 has 30 days"),
        ("2020-01-00", "January 2020 has 31 days"),
        ("2019-21-04", "a season has no day"),
        ("201X-04", "a year with an unknown digit takes no month"),
        ("XXXX-XX-04", "a date without a year has a month"),
        ("XXXX-02-30", "February has 29 days"),
        ("XXXX-03/2020-05", "the year at both ends or at neither"),
        ("2020-01-03T24:00", "a time runs from"),
        ("2020-01-03T10:60", "a time runs from"),
        ("2020-01-03T10:00+15:00", "a time zone is"),
        ("2020-01T10:00", "a time needs a day"),
        ("2020-01-XXT10:00", "a time needs a day"),
        ("2020/2021/2022", "an interval has one `/`"),
        ("../..", "an interval needs a date"),
        ("/", "an interval needs a date"),
        ("2021/2020", "the interval ends before it begins"),
        ("2020" * 20, "too long"),
    ],
)
def test_what_is_no_date_is_refused_with_a_reason(edtf: str, reason: str) -> None:
    with pytest.raises(DateError, match=reason.replace("?", r"\?")):
        dates.parse(edtf)


def test_precision_tells_what_is_known() -> None:
    known = [
        "19XX",
        "201X",
        "2020",
        "2019-21",
        "2020-01",
        "2020-01-03",
        "2020-01-03T10:00",
        "2020/2021",
        "2020-XX",
    ]
    assert [dates.parse(text).precision for text in known] == [
        Precision.CENTURY,
        Precision.DECADE,
        Precision.YEAR,
        Precision.SEASON,
        Precision.MONTH,
        Precision.DAY,
        Precision.TIME,
        Precision.INTERVAL,
        Precision.YEAR,
    ]


@pytest.mark.parametrize(
    ("duration", "said"),
    [
        ("P2W", "two weeks"),
        ("P1D", "one day"),
        ("PT11H", "eleven hours"),
        ("PT90M", "90 minutes"),
        ("P1Y6M", "one year and six months"),
        ("P1Y2M3DT4H5M6S", "one year, two months, three days, four hours, five minutes and six seconds"),
        ("P1200D", "1,200 days"),
        ("PT0S", "zero seconds"),
    ],
)
def test_a_duration_is_said_in_words(duration: str, said: str) -> None:
    assert dates.human(duration) == dates.human_duration(duration) == said


@pytest.mark.parametrize(
    "text",
    ["", "P", "PT", "P1DT", "2W", "P2", "P-2W", "p2w", "P1.5D", "P2W ", "P" + "9" * 99 + "D", "P9999999999D"],
)
def test_what_is_no_duration_is_refused(text: str) -> None:  # fmt: skip
    with pytest.raises(DateError):
        dates.parse_duration(text)


def test_lengths_of_durations_can_be_compared() -> None:
    written = ["PT59S", "PT1M", "PT23H", "P1D", "P6D", "P1W", "P4W", "P1M", "P11M", "P1Y"]
    lengths = [dates.parse_duration(text).total_seconds for text in written]
    assert lengths == sorted(set(lengths))
    assert dates.parse_duration("P2W").total_seconds == dates.parse_duration("P14D").total_seconds


_EDTF = st.text("0123456789-/.~?%XTZP:+WDHMSY", max_size=30)
_DAYS = st.dates(date(1, 1, 1), date(9999, 12, 31))


@given(st.one_of(st.text(max_size=70), _EDTF))
def test_any_text_is_a_date_or_is_refused(text: str) -> None:
    try:
        edtf = dates.parse(text)
    except DateError:
        return
    assert str(edtf) == text
    assert dates.parse(str(edtf)) == edtf
    assert dates.human(text).strip()
    lower, upper = edtf.lower, edtf.upper
    assert lower is None or upper is None or lower <= upper


@given(st.one_of(st.text(max_size=70), _EDTF))
def test_any_text_is_a_duration_or_is_refused(text: str) -> None:
    try:
        duration = dates.parse_duration(text)
    except DateError:
        return
    assert duration.total_seconds >= 0
    assert dates.human_duration(text)


@given(_DAYS, _DAYS, st.sampled_from(["", "~", "?", "%"]))
def test_days_and_spans_are_bounded_by_themselves(one: date, other: date, mark: str) -> None:
    first, last = sorted([one, other])
    day = dates.parse(f"{first.isoformat()}{mark}")
    assert day.lower == day.upper == first
    span = dates.parse(f"{first.isoformat()}{mark}/{last.isoformat()}")
    assert (span.lower, span.upper) == (first, last)
    assert (first == last) == (span.lower == span.upper)


@given(_DAYS)
def test_a_day_lies_within_its_month_year_and_decade(day: date) -> None:
    iso = day.isoformat()
    for text in (iso[:7], iso[:4], f"{iso[:3]}X", f"{iso[:2]}XX", f"{iso[:7]}-XX"):
        span = dates.parse(text)
        assert span.lower is not None
        assert span.upper is not None
        assert span.lower <= day <= span.upper
