"""Figures in running text: digits, units and bounds; what is vague or a name is none."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.dossier.dates import parse_duration
from quiz.reading.facts.figures import read_figures

FIGURES = [
    ("killing at least 25 fighters", "25", "count", "25", None, "at-least"),
    ("some 800 soldiers", "800", "count", "800", None, "about"),
    ("about 3,500 more troops", "3,500", "count", "3500", None, "about"),
    ("more than twenty-five boats", "twenty-five", "count", "25", None, "more-than"),
    (
        "two hundred and fifty thousand fish",
        "two hundred and fifty thousand",
        "count",
        "250000",
        None,
        "exact",
    ),
    ("half a million fish", "half a million", "count", "500000", None, "exact"),
    ("100 or more fish", "100", "count", "100", None, "at-least"),
    ("up to 40 boats", "40", "count", "40", None, "at-most"),
    ("it cost $2.3 billion", "$2.3 billion", "money", "2300000000", "dollars", "exact"),
    ("it cost €5m", "€5m", "money", "5000000", "euros", "exact"),
    ("it cost 40 million pounds", "40 million pounds", "money", "40000000", "pounds", "exact"),
    ("nearly 15 percent voted", "15 percent", "percent", "15", "percent", "less-than"),
    ("it fell 1.5%", "1.5%", "percent", "1.5", "percent", "exact"),
    ("for more than two decades", "two decades", "duration", "P20Y", None, "more-than"),
    ("three-day mourning", "three-day", "duration", "P3D", None, "exact"),
    ("after 1.5 hours", "1.5 hours", "duration", "PT90M", None, "exact"),
    ("for two weeks", "two weeks", "duration", "P2W", None, "exact"),
]


@pytest.mark.parametrize(("text", "printed", "sort", "value", "unit", "bounds"), FIGURES)
def test_a_figure_has_its_digits_unit_and_bounds(text, printed, sort, value, unit, bounds):
    (one,) = read_figures(text)
    assert (one.printed, one.sort, one.value, one.unit, one.bounds) == (printed, sort, value, unit, bounds)


@pytest.mark.parametrize(
    "text", ["between 10 and 15 boats", "10-15 boats", "10 to 15 boats", "from 10 to 15 boats"]
)
def test_a_range_has_two_ends(text):
    (one,) = read_figures(text)
    assert (one.value, one.high) == ("10", "15")


@pytest.mark.parametrize(
    "text",
    [
        "dozens of boats",
        "several boats and a few more",
        "the first boat",
        "an F-16 and a 737-800b2",
        "after 9/11",
        "at 5:30",
        "a 300x300 picture",
        "they won 3-2",
        "it is open 24/7",
        "call 1474387200",
        "The quay sank.[17] Nobody [3, 4] saw it [5].",
        "The quay sank.”17 Nobody saw it.",
        "There are reasons: (1) the mud, (2) the storm",
        "2) the storm",
        "15.4 The harbour",
        "see Section 4, Figure 2.1, Table 3 and pages 12–14 (p. 15)",
        "in Part 2 of it",
        "call Rita on 0155 512 34 or +44 20 7946 0958",
        "The office is at (0155) 512-3456.",
        "555-010-1234",
        "a 2-3 defeat",
        "Lund beat Kirn 1–2 at home",
        "Final score: Lund 2–3 Kirn",
        "Lund 3, Kirn 1",
        "at 11 pm",
        "at 3 o’clock",
        "from 400 BC to 900 CE",
        "(n = 31, p < .05)",
        "at 5 1/8",
        "nearly eight of 10 voters, and one in five in Lund",
    ],
)
def test_what_is_vague_or_a_name_is_no_figure(text):
    assert read_figures(text) == ()


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("[17] In 24 games Holt sold 3 boats [18].", ["24", "3"]),
        ("12 Norwegian boats and 3.5 million fish", ["12", "3500000"]),
        ("Rita Holm (43) and Karl Berg, 44, sold boats", ["43", "44"]),
        ("500-1000 people signed, 2,500 in all", ["500", "2500"]),
        ("on page 4 it counts 40 boats", ["40"]),
        ("He called 25 men and had no 3 boats", ["25", "3"]),
    ],
)
def test_figures_beside_marks_are_read(text, values):
    assert [one.value for one in read_figures(text)] == values


def test_two_figures_joined_by_and_are_two():
    assert [one.value for one in read_figures("25 boats and 3,000 fish, 40 and 7")] == [
        "25",
        "3000",
        "40",
        "7",
    ]


_PIECES = st.lists(
    st.sampled_from(
        str.split(
            "twenty five hundred thousand and to between 10 3,500 1.5 - – % percent $ € m bn million "
            "years decade half a dozen at least or more + , . 9999999999999999"
        )
    )
    | st.text(max_size=5),
    max_size=14,
)


@given(_PIECES, st.sampled_from(["", " "]))
def test_any_text_gives_figures_that_stand_in_it(pieces, gap):
    text = gap.join(pieces)
    found = read_figures(text)
    assert found == read_figures(text)
    for one, two in pairwise(found):
        assert one.end <= two.start
    for one in found:
        assert text[one.start : one.end] == one.printed != ""
        assert 0 <= one.lead <= one.start
        if one.sort == "duration":
            parse_duration(one.value)
        else:
            assert float(one.value) >= 0
