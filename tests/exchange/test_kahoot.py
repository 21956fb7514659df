"""Kahoot's spreadsheet as written, read again by openpyxl and held against Kahoot's limits."""

from __future__ import annotations

import io
import sys
import zipfile
from typing import Any

import pytest
from openpyxl import load_workbook

from quiz.errors import UsageError
from quiz.exchange.kahoot import (
    FIRST_ROW,
    LONG_ANSWER,
    LONG_QUESTION,
    MANY_ANSWERS,
    SECONDS,
    NoSpreadsheetError,
    _timeless,
    neutral,
    write,
)
from quiz.exchange.written import MATCHED, ONE_OPTION, ORDERED, SELF_GRADED, TYPED
from quiz.questions.model import AnyInstance, Judge, Pick
from tests.exchange.samples import NASTY, all_shapes, assign, judge, pick


def rows(data: bytes) -> list[list[Any]]:
    sheet = load_workbook(io.BytesIO(data)).worksheets[0]
    return [[cell.value for cell in row] for row in sheet.iter_rows(min_row=FIRST_ROW)]


def test_the_whole_deck_keeps_to_kahoots_limits_and_the_rest_is_told(
    questions: tuple[AnyInstance, ...],
) -> None:
    written = write("Barley", questions, seconds=20)
    found = rows(written.data)
    assert len(found) == written.questions > 100
    assert written.questions + len(written.left_out) == len(questions)
    assert {one.reason for one in written.left_out} >= {TYPED, MATCHED, ORDERED, SELF_GRADED, LONG_QUESTION}
    asked = {" ".join(one.prompt.split()): one for one in questions if isinstance(one, Pick)}
    for at, (number, question, *answers, seconds, right) in enumerate(found, 1):
        given = [answer for answer in answers if answer is not None]
        assert number == at
        assert 0 < len(question) <= 120
        assert 2 <= len(given) <= 4
        assert all(0 < len(answer) <= 75 for answer in given)
        assert seconds == 20
        assert seconds in SECONDS
        assert 1 <= right <= len(given)
        if question in asked:
            assert given[right - 1] == asked[question].options[asked[question].key]


def test_what_it_cannot_say_is_told_with_the_reason() -> None:
    asked = (
        *all_shapes()[2:],
        pick("?" * 121),
        pick(options=("a" * 76, "b")),
        pick(options=tuple("abcde")),
        pick(options=("a",), key=0),
        judge("x" * 100),
    )
    written = write("d", asked)
    assert written.data == b""
    assert [one.reason for one in written.left_out] == [
        TYPED, TYPED, MATCHED, ORDERED, SELF_GRADED, SELF_GRADED,
        LONG_QUESTION, LONG_ANSWER, MANY_ANSWERS, ONE_OPTION, LONG_QUESTION,
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("-cmd|' /C calc'!A0", "'-cmd|' /C calc'!A0"),
        ("+x", "'+x"),
        ("-5", "-5"),
        ("+3,500.5 %", "+3,500.5 %"),
        ("a=b", "a=b"),
    ],
)
def test_no_cell_is_a_formula_and_figures_keep_their_sign(text: str, cell: str) -> None:
    assert neutral(text) == cell
    data = write(text, [pick(text, (text, "b"), 0)]).data
    sheet = load_workbook(io.BytesIO(data)).worksheets[0]
    for place in ("B2", f"B{FIRST_ROW}", f"C{FIRST_ROW}"):
        assert (sheet[place].value, sheet[place].data_type) == (cell, "s")
        assert sheet[place].quotePrefix


def test_true_or_false_and_a_single_row_are_picked() -> None:
    found = rows(write("d", (judge(), judge(key=True), assign(("only",), ("x", "y")))).data)
    assert [row[1:] for row in found] == [
        ["True or false? The Courier reports: It stands.", "True", "False", None, None, 30, 2],
        ["True or false? The Courier reports: It stands.", "True", "False", None, None, 30, 1],
        ["Which goes with which? only", "x", "y", None, None, 30, 1],
    ]


def test_two_writings_are_the_same_bytes_without_a_trace_of_the_time() -> None:
    data = write(NASTY, [pick(), judge()]).data
    assert data == write(NASTY, [pick(), judge()]).data
    assert part_of(data, "docProps/core.xml").count(b"1980-01-01T00:00:00Z") == 2
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert {entry.date_time[0] for entry in archive.infolist()} == {1980}


def test_however_openpyxl_writes_its_xml_the_bytes_are_the_same() -> None:
    data = write("d", [pick(), judge()]).data
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as there, zipfile.ZipFile(out, "w") as other:
        for name in there.namelist():
            part = there.read(name)
            other.writestr(name, part.replace(b"></dimension>", b" />").replace(b"></Override>", b"/>"))
    assert part_of(out.getvalue(), "[Content_Types].xml") != part_of(data, "[Content_Types].xml")
    assert _timeless(out.getvalue()) == data


def part_of(data: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name)


def test_other_seconds_and_a_missing_extra_are_told(monkeypatch: pytest.MonkeyPatch) -> None:
    with pytest.raises(UsageError, match="no time limit of 7 seconds"):
        write("d", [pick()], seconds=7)
    monkeypatch.setitem(sys.modules, "openpyxl", None)
    with pytest.raises(NoSpreadsheetError) as told:
        write("d", [pick()])
    assert told.value.remedy == "pip install 'articlequiz[exchange]'"


def test_only_what_is_picked_is_in_it(questions: tuple[AnyInstance, ...]) -> None:
    left = {one.question for one in write("d", questions).left_out}
    assert all(isinstance(one, Pick | Judge) for one in questions if one.question not in left)
