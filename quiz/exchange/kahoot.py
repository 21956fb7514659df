"""Kahoot's spreadsheet: questions to pick from, as its page “Import spreadsheet” reads them.

The layout is that of Kahoot's own template: headings in row 8, questions from row 9 on. It has no place for
explanations, and none for what is typed, matched or put in order.
"""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING, Final
from xml.etree.ElementTree import canonicalize

from quiz.errors import QuizError, UsageError
from quiz.exchange.archive import packed
from quiz.exchange.said import as_pick, line, stem
from quiz.exchange.written import MATCHED, ORDERED, TYPED, Written, sort_out, unfit_anywhere
from quiz.questions.model import AnyInstance, Arrange, Assign, Judge, Pick, Type

if TYPE_CHECKING:
    from collections.abc import Sequence

    from openpyxl.cell.cell import Cell, MergedCell
    from openpyxl.worksheet.worksheet import Worksheet

LONGEST_QUESTION: Final = 120
LONGEST_ANSWER: Final = 75
MOST_ANSWERS: Final = 4
SECONDS: Final = (5, 10, 20, 30, 60, 90, 120, 240)
FIRST_ROW: Final = 9

LONG_QUESTION: Final = f"longer than {LONGEST_QUESTION} characters"
LONG_ANSWER: Final = f"with an answer longer than {LONGEST_ANSWER} characters"
MANY_ANSWERS: Final = f"with more than {MOST_ANSWERS} answers"

_HEADINGS: Final = (
    None,
    f"Question - max {LONGEST_QUESTION} characters",
    *(f"Answer {place} - max {LONGEST_ANSWER} characters" for place in range(1, MOST_ANSWERS + 1)),
    "Time limit (sec) – 5, 10, 20, 30, 60, 90, 120, or 240 secs",
    "Correct answer(s) - choose at least one",
)
_WIDTHS: Final = (5, 70, 30, 30, 30, 30, 18, 20)
_FORMULA: Final = re.compile(r"^(?:[=@\t\r]|[+-](?!\d[\d.,\s%]*$))")
_WRITTEN_AT: Final = re.compile(
    r"(<dcterms:(?:created|modified)[^>]*>)[^<]*(</dcterms:(?:created|modified)>)"
)
_NO_TIME: Final = r"\g<1>1980-01-01T00:00:00Z\2"
_DECLARATION: Final = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


class NoSpreadsheetError(QuizError):
    """The extra ``exchange``, which writes spreadsheets, is not installed."""

    title = "Kahoot's spreadsheet needs an extra"


def neutral(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula; figures with a sign stay as they are."""
    return f"'{text}" if _FORMULA.match(text) else text


def unfit(instance: AnyInstance) -> str | None:
    """Return why Kahoot's spreadsheet cannot say a question; None where it can."""
    match instance:
        case Arrange():
            return ORDERED
        case Type():
            return TYPED
        case Assign() if len(instance.rows) > 1:
            return MATCHED
    if (reason := unfit_anywhere(instance)) is not None:
        return reason
    question, answers, _ = _row(instance)
    if len(question) > LONGEST_QUESTION:
        return LONG_QUESTION
    if len(answers) > MOST_ANSWERS:
        return MANY_ANSWERS
    return LONG_ANSWER if max(map(len, answers)) > LONGEST_ANSWER else None


def write(title_of_deck: str, instances: Sequence[AnyInstance], *, seconds: int = 30) -> Written:
    """Return the questions as an .xlsx file, each to be answered within ``seconds``.

    Raises :class:`UsageError` for seconds that Kahoot does not know, :class:`NoSpreadsheetError` where the
    extra is missing.
    """
    if seconds not in SECONDS:
        known = ", ".join(map(str, SECONDS))
        raise UsageError(f"Kahoot has no time limit of {seconds} seconds.", remedy=f"Give one of {known}.")
    try:
        from openpyxl import Workbook
    except ImportError:
        raise NoSpreadsheetError(
            "Writing Kahoot's spreadsheet needs openpyxl, which is not installed.",
            remedy="pip install 'articlequiz[exchange]'",
        ) from None
    said, left_out = sort_out(instances, unfit)
    if not said:
        return Written(b"", 0, left_out)
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    _fill(sheet, title_of_deck, said, seconds)
    out = io.BytesIO()
    book.save(out)
    return Written(_timeless(out.getvalue()), len(said), left_out)


def _row(instance: AnyInstance) -> tuple[str, tuple[str, ...], int]:
    """Return question, answers and the place of the right one, counted from 1."""
    match instance:
        case Pick():
            answers = tuple(neutral(line(option)) for option in instance.options)
            return neutral(line(stem(instance))), answers, instance.key + 1
        case Judge():
            return neutral(line(stem(instance))), ("True", "False"), 1 if instance.key else 2
        case Assign():
            return _row(as_pick(instance))
        case _:
            raise TypeError(f"no row for {type(instance).__name__}")


def _fill(sheet: Worksheet, title_of_deck: str, said: Sequence[AnyInstance], seconds: int) -> None:
    from openpyxl.styles import Alignment, Font
    from openpyxl.utils import get_column_letter

    sheet.title = "Quiz"
    _put(sheet, 2, 2, neutral(line(title_of_deck))).font = Font(bold=True)
    for column, heading in enumerate(_HEADINGS, 1):
        if heading is not None:
            _put(sheet, FIRST_ROW - 1, column, heading).font = Font(bold=True)
        sheet.column_dimensions[get_column_letter(column)].width = _WIDTHS[column - 1]
    for number, one in enumerate(said, 1):
        question, answers, right = _row(one)
        row = FIRST_ROW - 1 + number
        sheet.cell(row, 1, number)
        for column, text in enumerate((question, *answers), 2):
            _put(sheet, row, column, text).alignment = Alignment(wrap_text=True, vertical="top")
        sheet.cell(row, 3 + MOST_ANSWERS, seconds)
        sheet.cell(row, 4 + MOST_ANSWERS, right)


def _put(sheet: Worksheet, row: int, column: int, text: str) -> Cell | MergedCell:
    """Write a text as text: whatever it looks like, it is no figure, date or formula."""
    cell = sheet.cell(row, column, text)
    cell.data_type = "s"
    cell.quotePrefix = True
    return cell


def _timeless(data: bytes) -> bytes:
    """Return a workbook without the time at which it was written, its XML in canonical form.

    openpyxl writes it otherwise where lxml is installed.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        files = [(name, archive.read(name).decode()) for name in archive.namelist()]
    return packed(
        (name, (_DECLARATION + canonicalize(_WRITTEN_AT.sub(_NO_TIME, text))).encode())
        for name, text in files
    )
