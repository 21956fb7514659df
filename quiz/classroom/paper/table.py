"""Results of a paper in a spreadsheet: the table to be filled in, and reading it back."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING, Final, NamedTuple

from quiz.classroom import roster
from quiz.classroom.live import names
from quiz.classroom.paper.strip import StripError, read
from quiz.classroom.report.tables import cell
from quiz.errors import QuizError, UsageError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping

    from quiz.classroom.frozen import Answer
    from quiz.classroom.paper.layout import Printed

LARGEST: Final = 2_000_000
"""Of a table to be read, in bytes."""
MOST_SHOWN: Final = 20
_SEPARATORS: Final = (",", ";", "\t")


class TableError(QuizError):
    """A table of results that cannot be read; its message names each line."""

    title = "The table of results has problems"


class Row(NamedTuple):
    """A student's line: the answers by the drill's numbers."""

    name: str
    answers: Mapping[int, Answer]


def template(questions: int, students: list[str]) -> bytes:
    """Return the table to be filled in, as spreadsheets read it: a line for each student of the class."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(["name", "version", *range(1, questions + 1)])
    for name in students:
        writer.writerow([cell(name), *[""] * (questions + 1)])
    return out.getvalue().encode("utf-8-sig")


def read_table(data: bytes, version: Callable[[str], tuple[Printed, ...]], *, source: str) -> list[Row]:
    """Read a table filled in; a line with neither version nor answers is passed over.

    ``version`` returns the questions of a version by its letter. Raises :class:`TableError`, naming file,
    line, student and question, where anything in it cannot be read.
    """
    if len(data) > LARGEST:
        raise TableError(
            f"{source} is too large for a table of results.", remedy="Give the table of one class."
        )
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise TableError(
            f"{source}, line {line}: that is not UTF-8.", remedy="Save the table as “CSV UTF-8”."
        ) from error
    first = text.partition("\n")[0]
    rows = csv.reader(io.StringIO(text, newline=""), delimiter=max(_SEPARATORS, key=first.count), strict=True)
    problems: list[str] = []
    try:
        head = [column.strip().casefold() for column in next(rows, [])]
        if "name" not in head or "version" not in head:
            raise TableError(
                f"{source}, line 1: a table of results begins with a line of headings: name, version, 1, 2 …",
                remedy="`quiz paper` writes such a table, answers.csv, beside the pages.",
            )
        found = list(_rows(rows, head, version, problems))
    except csv.Error as error:
        raise TableError(
            f"{source}, line {rows.line_num}: {error}.", remedy="Save the table as CSV again."
        ) from error
    if problems:
        more = len(problems) - MOST_SHOWN
        listed = "\n".join(f"{source}, {one}." for one in problems[:MOST_SHOWN])
        raise TableError(
            listed + (f"\n… and {more} more." if more > 0 else ""),
            remedy="Nothing was kept. Mend the table, then read it again.",
        )
    return found


def _rows(
    rows: Iterator[list[str]],
    head: list[str],
    version: Callable[[str], tuple[Printed, ...]],
    problems: list[str],
) -> Iterator[Row]:
    seen: dict[str, int] = {}
    for cells in rows:
        line = rows.line_num  # type: ignore[attr-defined]
        given = {column: value.strip() for column, value in zip(head, cells, strict=False)}
        marks = {column: value for column, value in given.items() if column.isascii() and column.isdigit()}
        letter = given.get("version", "")
        if not letter and not any(marks.values()):
            continue
        try:
            name = roster.checked(given.get("name", ""))
            questions = version(letter)
        except UsageError as error:
            problems.append(f"line {line}: {error.message.rstrip('.')} ({(error.remedy or '').rstrip('.')})")
            continue
        if (before := seen.setdefault(names.folded(name), line)) != line:
            problems.append(f"line {line}: {name} stands on line {before} already")
            continue
        yield Row(name, _answers(marks, questions, f"line {line}, {name}", problems))


def _answers(
    marks: Mapping[str, str], questions: tuple[Printed, ...], where: str, problems: list[str]
) -> dict[int, Answer]:
    by_place = {str(one.at): one for one in questions}
    out = {}
    for column, value in marks.items():
        if not value:
            continue
        one = by_place.get(column)
        try:
            if one is None:
                raise StripError(f"the paper has only {len(questions)} questions")  # noqa: TRY301 - told as the rest
            out[one.number] = read(one.instance, value)
        except StripError as error:
            problems.append(f"{where}, question {column}: {error}")
    return out
