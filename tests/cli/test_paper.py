"""`quiz paper`: pages in a folder, and results typed in or read from a table."""

from __future__ import annotations

import csv
import io
import json
import re
import sqlite3
import sys
from contextlib import closing
from html import unescape
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from pypdf import PdfReader

from .conftest import Cli


def text_of(file: Path) -> list[str]:
    """The pages of a PDF as plain text on one line each."""
    return [" ".join(page.extract_text().split()) for page in PdfReader(file).pages]


def made(quiz: Cli, folder: Path, *options: str, questions: int = 6) -> str:
    """Make a paper without PDF; return its code."""
    options = ("--questions", str(questions), "--html-only", *options)
    done = quiz("paper", "barley", "-o", str(folder), *options)
    assert (done.code, done.err) == (0, "")
    found = re.search(r"code (\S+)\.", done.out)
    assert found is not None
    return found[1]


def right_answers(folder: Path) -> dict[str, list[str]]:
    """The table on the key's first page: what each version's strip must have."""
    page = ET.fromstring((folder / "key.html").read_text().partition("\n")[2])
    table = next(one for one in page.iter("table") if one.get("class") == "overview letters")
    head, *rows = [["".join(cell.itertext()) for cell in row] for row in table.iter("tr")]
    return {letter: [row[at] for row in rows] for at, letter in enumerate(head) if letter}


def test_every_page_of_the_pdf_tells_its_version_code_and_number(quiz: Cli, tmp_path: Path) -> None:
    folder = tmp_path / "pages"
    done = quiz("paper", "barley", "--versions", "2", "--questions", "12", "-o", str(folder))
    assert (done.code, done.err) == (0, "")
    code = re.search(r"code (\S+)\.", done.out)[1]  # type: ignore[index]
    assert sorted(one.name for one in folder.iterdir()) == sorted(
        [
            "answers.csv",
            *(f"{name}.{kind}" for name in ("version-A", "version-B", "key") for kind in ("html", "pdf")),
        ]
    )
    for letter in "AB":
        pages = text_of(folder / f"version-{letter}.pdf")
        for at, page in enumerate(pages, 1):
            assert f"Version {letter}" in page
            assert code in page
            assert f"Page {at} of {len(pages)}" in page
        assert "Answer strip" in pages[-1]
        assert [f"{at}. " in " ".join(pages) for at in range(1, 13)] == [True] * 12
        html = (folder / f"version-{letter}.html").read_text()
        assert html.count("<article>") == 12
    key = " ".join(text_of(folder / "key.pdf"))
    for letter, answers in right_answers(folder).items():
        assert f"Key to version {letter}" in key
        assert all(" ".join(answer.split()) in key for answer in answers)
    assert "paragraph" in key
    width, height = PdfReader(folder / "key.pdf").pages[0].mediabox[2:]
    assert (round(width), round(height)) == (595, 842)


def test_nothing_right_is_told_to_students(quiz: Cli, tmp_path: Path) -> None:
    made(quiz, tmp_path / "a", questions=30)
    sheet = unescape((tmp_path / "a" / "version-A.html").read_text())
    key = (tmp_path / "a" / "key.html").read_text()
    for place in set(re.findall(r"[^>]*, paragraph \d+ \([^<]*", key)):
        assert unescape(place) not in sheet
    assert "also right" not in sheet


def test_the_same_seed_gives_the_same_questions_and_another_others(quiz: Cli, tmp_path: Path) -> None:
    for name, seed in (("a", "1"), ("b", "1"), ("c", "2")):
        made(quiz, tmp_path / name, "--seed", seed)
    assert right_answers(tmp_path / "a") == right_answers(tmp_path / "b")
    sheets = {name: (tmp_path / name / "version-A.html").read_text().partition("<main>")[2] for name in "abc"}
    prompts = {name: sheet.partition("</main>")[0] for name, sheet in sheets.items()}
    assert prompts["a"] == prompts["b"] != prompts["c"]


def test_a_paper_is_written_again_just_as_it_was(quiz: Cli, tmp_path: Path) -> None:
    code = made(quiz, tmp_path / "a")
    done = quiz("paper", "--again", code, "-o", str(tmp_path / "b"), "--html-only")
    assert done.code == 0
    for file in (tmp_path / "a").iterdir():
        assert (tmp_path / "b" / file.name).read_bytes() == file.read_bytes()


def test_letter_paper(quiz: Cli, tmp_path: Path) -> None:
    folder = tmp_path / "a"
    assert quiz("paper", "barley", "--versions", "1", "--paper", "letter", "-o", str(folder)).code == 0
    assert [round(one) for one in PdfReader(folder / "version-A.pdf").pages[0].mediabox[2:]] == [612, 792]
    assert "size: letter" in (folder / "version-A.html").read_text()


def test_results_typed_in_are_reported_as_of_any_drill(quiz: Cli, tmp_path: Path) -> None:
    assert quiz("roster", "add", "7b", "Ana Berg", "Ben Cole").code == 0
    code = made(quiz, tmp_path / "a", "--class", "7b")
    right = right_answers(tmp_path / "a")
    line = "; ".join(f"{at} {answer}" for at, answer in enumerate(right["B"], 1))
    typed = ["ana", "z", "B", line, "", "Zoe", "y", "a", f"1 {right['A'][0]}", "", ":l", ""]
    done = quiz("paper", "--enter", code, stdin="\n".join(typed))
    assert (done.code, done.err) == (0, "")
    assert "There is no version “z”. There are: A, B." in done.out
    assert "Kept: Ana Berg, 6 of 6." in done.out
    assert "Not entered: Ben Cole." in done.out
    report = json.loads(quiz("report", "--json").out)
    assert report["mode"] == "paper"
    assert [(one["name"], one["known"], one["total"]) for one in report["students"]] == [
        ("Ana Berg", True, 6.0),
        ("Zoe", False, 1.0),
    ]
    assert len(report["questions"]) == 6
    assert "100 %" in quiz("report", "--student", "Ana Berg").out
    assert "No drill was broken off" in quiz("drill", "--resume").err


def test_a_student_is_corrected_answer_by_answer(quiz: Cli, tmp_path: Path) -> None:
    code = made(quiz, tmp_path / "a", "--versions", "1")
    right = right_answers(tmp_path / "a")["A"]
    whole = "; ".join(f"{at} {answer}" for at, answer in enumerate(right, 1))
    first = quiz("paper", "--enter", code, stdin=f"Ana\n{whole}\n2 -\n\n")
    assert "Kept: Ana, 5 of 6." in first.out
    second = quiz("paper", "--enter", stdin=f"ana\n2 {right[1]}; 1 ?!\n2 {right[1]}\n\n\n")
    assert "Entered already, 5 of 6." in second.out
    assert "Kept: Ana, 6 of 6." in second.out
    left = quiz("paper", "--enter", stdin="ana\n1-\n:x\n\n")
    assert "Left as it was." in left.out
    assert [one["total"] for one in json.loads(quiz("report", "--json").out)["students"]] == [6.0]


def test_one_by_one_each_question_is_shown_and_a_break_loses_only_the_last(quiz: Cli, tmp_path: Path) -> None:
    code = made(quiz, tmp_path / "a", questions=3)
    right = right_answers(tmp_path / "a")["A"]
    typed = ["Ana", "A", "", "zz?!", *right, "", "Ben", "A", "", right[0]]
    done = quiz("paper", "--enter", code, stdin="\n".join(typed))
    assert done.code == 0
    assert "Kept: Ana" in done.out
    assert "1 student entered." in done.out
    assert [one["name"] for one in json.loads(quiz("report", "--json").out)["students"]] == ["Ana"]


def test_who_was_not_there_is_taken_out_again(quiz: Cli, tmp_path: Path) -> None:
    code = made(quiz, tmp_path / "a", "--versions", "1")
    typed = [
        "Ana",
        "1-",
        "",
        "Ben",
        "1-",
        "",
        ":d Cleo",
        ":d ben",
        "n",
        ":zap",
        ":d ben",
        "y",
        ":l",
        "Ben",
        "1-",
        "",
    ]
    done = quiz("paper", "--enter", code, stdin="\n".join([*typed, ":d ana", "y"]))
    assert "Nothing is entered for Cleo." in done.out
    assert "There is no command :zap." in done.out
    assert done.out.count("Deleted.") == 2
    assert [one["name"] for one in json.loads(quiz("report", "--json").out)["students"]] == ["Ben"]


def test_a_paper_that_was_damaged_is_told(quiz: Cli, tmp_path: Path) -> None:
    code = made(quiz, tmp_path / "a")
    for change in ("json_set(options, '$.versions[0].places[0]', json('[99, [], []]'))", "'{}'", "'x'"):
        with closing(sqlite3.connect(quiz.database)) as database, database:
            database.execute(f"UPDATE drill SET options = {change}")
        done = quiz("paper", "--enter", code)
        assert (done.code, "damaged" in done.err or "cannot be read" in done.err) == (1, True), done.err


def test_letters_that_no_font_has_are_told(quiz: Cli, tmp_path: Path) -> None:
    done = quiz("paper", "barley", "--versions", "1", "--title", "Q\U0010aaaa", "-o", str(tmp_path / "a"))
    assert done.code == 0
    assert "which no font here has: \U0010aaaa\nInstall a font" in done.err
    assert (tmp_path / "a" / "version-A.pdf").exists()


def table(folder: Path, *rows: list[str]) -> Path:
    """The table beside the pages, filled in."""
    head = next(csv.reader(io.StringIO((folder / "answers.csv").read_text("utf-8-sig"))))
    out = io.StringIO()
    csv.writer(out, delimiter=";").writerows([head, *rows])
    (folder / "filled.csv").write_text(out.getvalue(), encoding="utf-8")
    return folder / "filled.csv"


def test_results_from_a_spreadsheet(quiz: Cli, tmp_path: Path) -> None:
    assert quiz("roster", "add", "7b", "Ana Berg", "Ben Cole").code == 0
    code = made(quiz, tmp_path / "a", "--class", "7b")
    right = right_answers(tmp_path / "a")
    assert "Ana Berg,,,,,,,\r\n" in (tmp_path / "a" / "answers.csv").read_bytes().decode()
    file = table(
        tmp_path / "a", ["ana berg", "b", *right["B"]], ["Ben Cole", "", *[""] * 6], ["Zoe", "A", *["-"] * 6]
    )
    done = quiz("paper", "--enter", code, "--csv", str(file))
    assert done.out.startswith("2 students entered.")
    assert "Not in the class, so kept under the name alone: Zoe." in done.err
    students = json.loads(quiz("report", "--json").out)["students"]
    assert [(one["name"], one["total"]) for one in students] == [("Ana Berg", 6.0), ("Zoe", 0.0)]


def test_a_table_with_faults_names_each_and_keeps_nothing(quiz: Cli, tmp_path: Path) -> None:
    code = made(quiz, tmp_path / "a", "--forms", "choice", questions=2)
    file = table(tmp_path / "a", ["Ana", "A", "a", "?"], ["Ben", "Q", "a", "b"], ["ana", "B", "a", "b"])
    done = quiz("paper", "--enter", code, "--csv", str(file))
    assert done.code == 1
    assert "filled.csv, line 2, Ana, question 2: there is no “?”" in done.err
    assert "filled.csv, line 3: There is no version “Q”" in done.err
    assert "filled.csv, line 4: ana stands on line 2 already" in done.err
    assert "Nothing was kept." in done.err
    assert json.loads(quiz("report", "--json").out)["students"] == []


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        ((), 2, "Which deck?"),
        (("barley",), 2, "Where do the pages go?"),
        (("barley", "--enter", "x"), 2, "three things"),
        (("barley", "--csv", __file__, "-o", "x"), 2, "--csv is for results"),
        (("nodeck", "-o", "x"), 1, "There is no deck"),
        (("--enter",), 1, "No paper has been made yet"),
        (("--enter", "x", "--versions", "3"), 2, "--versions does not go with --enter"),
        (("--again", "x", "-o", "y", "--seed", "3"), 2, "--seed does not go with --again"),
        (("--again", "no", "-o", "x"), 1, "No drill"),
        (("barley", "-o", __file__), 2, "is a file"),
        (("barley", "-o", str(Path(__file__).parent)), 2, "is not empty"),
        (("barley", "--class", "9z", "-o", "x"), 1, "no class '9z'"),
    ],
)
def test_what_cannot_be_done_is_said_with_a_remedy(
    quiz: Cli, arguments: tuple[str, ...], code: int, says: str
) -> None:
    done = quiz("paper", *arguments)
    assert (done.code, says in done.err) == (code, True), done.err
    assert len(done.err.splitlines()) > 1


def test_without_typst_the_command_to_install_is_named_and_html_still_works(
    quiz: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(sys.modules, "typst", None)
    monkeypatch.setattr("importlib.util.find_spec", lambda name: None)
    done = quiz("paper", "barley", "-o", str(tmp_path / "a"))
    assert done.code == 1
    assert "pip install 'articlequiz[paper]'" in done.err
    assert not (tmp_path / "a").exists()
    made(quiz, tmp_path / "a")
