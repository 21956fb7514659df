"""`quiz roster`, on the command line."""

from __future__ import annotations

import json

from .conftest import Cli


def test_a_class_is_made_listed_exported_and_a_student_forgotten(quiz: Cli) -> None:
    assert "quiz roster add" in quiz("roster").out
    assert quiz("roster", "add", "7b", "Ana Berg", "Ben").out == "2 students added.\n"
    file = quiz.database.with_name("more.csv")
    file.write_text("name\nBen\nCem\n", encoding="utf-8")
    assert quiz("roster", "import", str(file), "--class", "7b").out == (
        "1 student added.\n1 in the class already.\n"
    )
    assert quiz("roster").out == "7b: 3 students\n"
    assert json.loads(quiz("roster", "--json").out)[0]["students"] == 3
    listed = quiz("roster", "export").out.splitlines()
    assert listed[0] == "name,class,code"
    [code] = [line.rpartition(",")[2] for line in listed if line.startswith("Cem")]
    assert f"{code}  Cem" in quiz("roster", "codes", "7B").out
    assert quiz("roster", "--forget", "Cem", stdin="n\n").code == 130
    done = quiz("roster", "--forget", "cem", "--yes")
    assert (done.code, "Forgot Cem" in done.out) == (0, True)
    assert "Cem" not in quiz("roster", "export").out
    again = quiz("roster", "--forget", "Cem", "--yes")
    assert (again.code, "quiz roster" in again.err) == (1, True)


def test_students_are_taken_out_of_a_class_and_the_list_is_deleted(quiz: Cli) -> None:
    quiz("roster", "add", "7b", "Ana Berg", "Ben", "Cem")
    quiz("roster", "add", "7c", "Ben")
    nobody = quiz("roster", "remove", "7b", "Ben", "Dora")
    assert (nobody.code, "'Dora' is not in the class" in nobody.err) == (1, True)
    assert quiz("roster", "remove", "7B", "ben", "Ben", "Cem").out == "2 students removed.\n"
    assert quiz("roster").out == "7b: 1 student\n7c: 1 student\n"
    assert "Cem" in quiz("learners").out, "who they are is kept"
    assert quiz("roster", "remove", "7b", stdin="n\n").code == 130
    assert quiz("roster", "remove", "7b", "--yes").out == "Deleted the list of 7b.\n"
    assert quiz("roster").out == "7c: 1 student\n"


def test_a_wrong_list_or_class_is_said_with_a_remedy(quiz: Cli) -> None:
    file = quiz.database.with_name("bad.csv")
    file.write_text("Ana\n", encoding="utf-8")
    done = quiz("roster", "import", str(file))
    assert (done.code, "bad.csv, line 1" in done.err) == (1, True)
    assert quiz("roster", "codes", "9z").code == 1
    assert quiz("roster", "add", "7b", "\u202e").code == 2
    assert quiz("roster", "--forget", "Ana", "export").code == 2


def test_whose_answers_count_in_their_own_studying_is_noted_and_listed(quiz: Cli) -> None:
    quiz("roster", "add", "7b", "Ana Berg", "Ben")
    assert quiz("roster", "own-study", "7b").out == "no  Ana Berg\nno  Ben\n"
    assert quiz("roster", "own-study", "7b", "ben", "ana berg").code == 0
    assert quiz("roster", "own-study", "7b", "Ben", "--off").code == 0
    assert quiz("roster", "own-study", "7b").out == "yes Ana Berg\nno  Ben\n"
    wrong = quiz("roster", "own-study", "7b", "Cem")
    assert (wrong.code, "is not in the class" in wrong.err) == (1, True)
