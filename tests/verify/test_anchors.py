"""Anchors stand where they are said to stand."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.verify.anchors import as_printed

from .conftest import Mill

ANCHOR = 'printed: "About 3,500 people"'


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('"burned down on 4 May 1987"', '"burned  down on\t4 May 1987"'),
        (ANCHOR, "printed: 'wrote: \"A red sky'"),
        (ANCHOR, "printed: 'wrote: “A red sky'"),
    ],
)
def test_white_space_and_typographic_quotes_make_no_difference(mill: Mill, old: str, new: str) -> None:
    assert mill.report((old, new)).sound


def test_an_anchor_over_a_line_break_is_found(mill: Mill) -> None:
    assert mill.report(('printed: "burned down on 4 May 1987"', 'printed: "the roof had been dry"')).sound


def test_words_that_are_nowhere_are_found(mill: Mill) -> None:
    report = mill.report((ANCHOR, 'printed: "about nine people"'))
    (one,) = report.found
    assert one.code == "V201"
    assert one.message == "`about nine people` is not printed in mill#2"
    assert '"about nine people"' in mill.dossier.read_text().splitlines()[one.where.line - 1]


def test_other_case_is_not_as_printed_and_the_remedy_says_what_is(mill: Mill) -> None:
    report = mill.report((ANCHOR, 'printed: "about 3,500 people"'))
    (one,) = report.found
    assert one.code == "V201"
    assert "`About 3,500 people`" in one.remedy


def test_an_anchor_of_another_paragraph_is_found_with_its_number(mill: Mill) -> None:
    report = mill.report((ANCHOR, 'printed: "Brandt told the council"'))
    (one,) = report.found
    assert one.code == "V202"
    assert one.message.endswith("is not printed in mill#2; it is in #3")
    assert "mill#3" in one.remedy


def test_part_of_a_word_is_no_anchor(mill: Mill) -> None:
    ((code, _),) = mill.found((ANCHOR, 'printed: "500 peop"'))
    assert code == "V203"


def test_words_run_together_in_print_may_be_parted(mill: Mill) -> None:
    assert mill.report(('printed: "two weeks"', 'printed: "Ada: The insurers"')).sound


@given(st.text())
def test_comparing_settles(text: str) -> None:
    assert as_printed(as_printed(text)) == as_printed(text)
