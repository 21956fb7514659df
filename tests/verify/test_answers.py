"""Answers stand in the evidence, in whatever variant they are printed."""

from __future__ import annotations

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.dossier.dates import MONTHS
from quiz.questions.numbers import in_words
from quiz.questions.typed_dates import Fit
from quiz.verify.printed import Paragraph

from .conftest import MILL, Mill

WHO = "who: {type: person, entity: brandt}"
RIVER = "river: {type: term, value: the Aller}"
CROWD = 'value: "3500"'


def test_what_was_looked_for_is_told_with_its_place(mill: Mill) -> None:
    report = mill.report((WHO, "who: {type: person, value: Otto Weber, accept: [Weber]}"))
    (one,) = report.found
    assert one.code == "V401"
    assert one.message == "`Otto Weber` is not in mill#3; looked for `Otto Weber` or `Weber`"
    assert "Otto Weber" in mill.dossier.read_text().splitlines()[one.where.line - 1]


def test_an_inferred_statement_is_not_looked_for(mill: Mill) -> None:
    mill.plant(
        (RIVER, "river: {type: term, value: the Weser}"),
        (
            '    text: "On {day}',
            '    basis: inferred\n    why: so it seems\n    from: ["mill#1"]\n    text: "On {day}',
        ),
    )
    assert mill.report().sound


def test_a_wrong_figure_is_found(mill: Mill) -> None:
    ((code, message),) = mill.found((CROWD, 'value: "350"'))
    assert code == "V401"
    assert "`350`" in message


def test_a_variant_of_an_entity_is_enough_and_a_confusable_name_is_not(mill: Mill) -> None:
    text = mill.dossier.read_text()
    changed = text.replace("name: Ilse Brandt, type", "name: Frau Ilse B. Brandt, type")
    mill.dossier.write_text(changed.replace("variants: [Mayor Brandt]", "variants: [Brandt]"))
    assert mill.report().sound
    mill.dossier.write_text(
        text.replace("name: Ilse Brandt, type", "name: Ilse Brand, type").replace(
            "variants: [Mayor Brandt]", "variants: [Mayor Brand]"
        )
    )
    assert [code for code, _ in mill.found()] == ["V401"]


@pytest.mark.parametrize("value", ["Aller", "the aller", "ALLER"])
def test_words_are_found_whatever_their_case_and_article(mill: Mill, value: str) -> None:
    assert mill.report((RIVER, f"river: {{type: term, value: {value}}}")).sound


def test_words_of_a_term_may_stand_apart_but_must_all_be_there(mill: Mill) -> None:
    assert mill.report((RIVER, "river: {type: term, value: burning of the mill}")).sound
    report = mill.report(("value: burning of the mill", "value: flooding of the mill"))
    (one,) = report.found
    assert one.code == "V401"
    assert "`flooding` is missing" in one.remedy


def test_part_of_a_word_is_no_answer(mill: Mill) -> None:
    assert [code for code, _ in mill.found((RIVER, "river: {type: term, value: All}"))] == ["V401"]


def test_a_date_less_exact_than_the_text_is_found_there_and_another_day_is_not(mill: Mill) -> None:
    assert mill.report(('value: "1987-05-04"', 'value: "1987-05"')).sound
    assert [code for code, _ in mill.found(('value: "1987-05"', 'value: "1987-05-14"'))] == ["V401"]


def test_a_year_that_is_nowhere_in_the_article_is_inferred(mill: Mill) -> None:
    mill.write("mill.txt", MILL.replace(" 1987", ""))
    mill.plant(('printed: "burned down on 4 May 1987"', 'printed: "burned down"'))
    assert [code for code, _ in mill.found()] == ["V104", "V403"]
    mill.plant(
        (
            '    evidence: [{at: "mill#1"',
            '    when: {edtf: "1987-05-04", basis: inferred, why: the year of the paper}\n'
            '    evidence: [{at: "mill#1"',
        )
    )
    assert [code for code, _ in mill.found()] == ["V104"]


def test_a_year_printed_elsewhere_in_the_article_is_enough(mill: Mill) -> None:
    mill.write("mill.txt", MILL.replace(" 1987", "").replace("Celle.", "Celle in 1987."))
    mill.plant(('printed: "burned down on 4 May 1987"', 'printed: "burned down"'))
    assert {code for code, _ in mill.found()} == {"V104"}


def test_a_date_that_is_inferred_is_not_looked_for(mill: Mill) -> None:
    mill.plant(('value: "1987-05-04"', 'value: "1987-05-05"'))
    assert [code for code, _ in mill.found()] == ["V401"]
    mill.plant(
        (
            '    evidence: [{at: "mill#1"',
            '    when: {edtf: "1987-05-05", basis: inferred, why: the fire was told the day after}\n'
            '    evidence: [{at: "mill#1"',
        )
    )
    assert mill.report().sound


def test_a_place_may_be_printed_as_its_people_and_a_term_may_not(mill: Mill) -> None:
    mill.write("mill.txt", MILL.replace("on the Aller", "by the Bremish shore"))
    place = "river: {type: place, value: Brem}"
    assert [code for code, _ in mill.found((RIVER, place))] == ["V104"]
    assert [code for code, _ in mill.found((place, "river: {type: term, value: Brem}"))] == ["V104", "V401"]


def test_a_wrong_span_of_time_is_found(mill: Mill) -> None:
    assert mill.report(("value: P2W", "value: P14D")).sound
    ((code, message),) = mill.found(("value: P14D", "value: P3W"))
    assert code == "V401"
    assert "`three weeks`" in message


def test_a_quotation_is_printed_exactly(mill: Mill) -> None:
    ((code, message),) = mill.found(('quote: "A red sky over Celle"', 'quote: "A red sky above Celle"'))
    assert code == "V402"
    assert "mill#2" in message


def test_quotation_marks_around_a_quotation_are_none_of_it(mill: Mill) -> None:
    assert mill.report(('quote: "A red sky over Celle"', "quote: '“A red sky over Celle”'")).sound


def test_a_missing_article_brings_no_finding_for_each_answer(mill: Mill) -> None:
    (mill.articles / "mill.txt").unlink()
    assert [code for code, _ in mill.found((RIVER, "river: {type: term, value: the Weser}"))] == ["V101"]


# ---------------------------------------------------------------- reading figures, dates, spans


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("some 3,500 came", "3500"),
        ("some 3 500 came", "3500"),
        ("some 3500 came", "3500"),
        ("twenty-five of them", "25"),
        ("two hundred and six of them", "206"),
        ("seven hundred such forces", "700"),
        ("3.5 million marks", "3500000"),
        ("a dozen drones", "12"),
        ("the 82nd Division", "82"),
        ("its fifth step", "5"),
        ("in chapter 3 500 men", "3"),
        ("both of them", "2"),
        ("in 2008, 38 officers", "38"),
        ("a 125,000-strong force", "125000"),
    ],
)
def test_figures(text: str, value: str) -> None:
    assert Decimal(value) in Paragraph(text).figures


@pytest.mark.parametrize(
    ("text", "value"),
    [("twenty-five", "20"), ("twenty-five", "5"), ("3,500", "3"), ("3,500", "500"), ("1.5", "15"), ("", "0")],
)
def test_no_figures(text: str, value: str) -> None:
    assert Decimal(value) not in Paragraph(text).figures


@given(st.integers(0, 999_999), st.sampled_from(["{}", "{:,}"]), st.text("ab,. ", max_size=9))
def test_every_figure_in_digits_is_read(number: int, form: str, around: str) -> None:
    said = f"{around} of {form.format(number)} in {around}"
    assert Paragraph(said).figures == {Decimal(number)}


@given(st.integers(0, 99))
def test_every_figure_in_words_is_read(number: int) -> None:
    assert Paragraph(f"They saw {in_words(number)} boats.").figures >= {Decimal(number)}


@given(
    st.dates(), st.sampled_from(["{m} {d}, {y}", "{d} {m} {y}", "on {m} {d}th, {y}", "the {d}th of {m} {y}"])
)
def test_every_day_is_read_as_it_is_printed(day, form) -> None:  # type: ignore[no-untyped-def]
    said = form.format(m=MONTHS[day.month - 1], d=day.day, y=f"{day.year:04}")
    paragraph = Paragraph(f"It happened {said} in the rain.")
    assert paragraph.date_fit(day.isoformat()) is Fit.RIGHT
    assert paragraph.date_fit(f"{day.year:04}") is Fit.RIGHT
    other = day.replace(day=day.day % 28 + 1).isoformat()
    assert other == day.isoformat() or paragraph.date_fit(other) is Fit.WRONG


@pytest.mark.parametrize(
    ("text", "key", "fit"),
    [
        ("on Friday, January 3, in", "2020-01-03", Fit.NO_YEAR),
        ("in 2004-2005 they", "2004/2005", Fit.RIGHT),
        ("enacted in the 1990s, it", "199X", Fit.RIGHT),
        ("they may come", "2020-05", Fit.WRONG),
        ("they came in May", "2020-05", Fit.NO_YEAR),
        ("on September 14th a", "2019-09-14", Fit.NO_YEAR),
        ("in April 2019 and", "2019-04", Fit.RIGHT),
        ("on May 4, 1987, in", "1987-05", Fit.RIGHT),
        ("in April 2019 and", "2019-04-01", Fit.WRONG),
        ("the summer of 2019", "2019-22", Fit.RIGHT),
    ],
)
def test_dates(text: str, key: str, fit: Fit) -> None:
    assert Paragraph(text).date_fit(key) is fit


@pytest.mark.parametrize(
    ("text", "key", "there"),
    [
        ("for the next two weeks", "P2W", True),
        ("a fortnight later", "P14D", True),
        ("two decades of it", "P20Y", True),
        ("a couple of days", "P2D", True),
        ("within 48 hours", "P2D", True),
        ("two weeks", "P3W", False),
        ("two bases", "P2D", False),
    ],
)
def test_spans(text: str, key: str, there: bool) -> None:
    assert Paragraph(text).has_span(key) is there


@pytest.mark.parametrize(
    ("text", "phrase", "there"),
    [
        ("the first check-point", "first checkpoint", True),
        ("Gha’ani’s men", "Gha'ani", True),
        ("the U.S. troops", "US", True),
        ("Al-Bina’ coalition", "al Bina", True),
        ("Iranian men", "Iran", False),
        ("Baselland", "Basel", False),
        ("", "Basel", False),
        ("Zürich", "Zurich", True),
        ("one", "", False),
    ],
)
def test_phrases(text: str, phrase: str, there: bool) -> None:
    assert Paragraph(text).has_phrase(phrase) is there


@pytest.mark.parametrize(
    ("text", "phrase", "missing"),
    [
        ("It did not result in casualties.", "no casualties", []),
        ("It resulted in casualties.", "no casualties", ["no"]),
        ("They were deterring attacks.", "deter the attack", []),
        ("They were there, and not here.", "it", None),
        ("They were there, and not here.", "not", None),
    ],
)
def test_missing_words(text: str, phrase: str, missing: list[str] | None) -> None:
    assert Paragraph(text).missing_words(phrase) == missing


def test_the_people_of_a_place_stand_for_it() -> None:
    assert Paragraph("the U.S.-Iraqi relationship").has_people_of("Iraq")
    assert not Paragraph("Omaha").has_people_of("Oman")
    assert not Paragraph("Iraqgate").has_people_of("Iraq")


@given(st.text(max_size=300))
def test_any_text_can_be_read(text: str) -> None:
    paragraph = Paragraph(text)
    assert isinstance(paragraph.figures, frozenset)
    paragraph.date_fit("2020-01-03")
    paragraph.has_span("P2W")
    paragraph.has_phrase(text)
    paragraph.missing_words(text)
