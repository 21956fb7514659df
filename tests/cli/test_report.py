"""`quiz report`: what was held, on the command line."""

from __future__ import annotations

import json

import pytest

from quiz.classroom import holding, roster
from quiz.classroom.options import DrillOptions
from quiz.store.api import Store
from tests.classroom.answering import DRILL, hold, option, who_says

from .conftest import Cli


def test_a_drill_is_listed_and_told_of(quiz: Cli) -> None:
    assert quiz("report", "--list").out == "No drill has been held yet.\n"
    nothing = quiz("report")
    assert (nothing.code, nothing.out) == (1, "")
    assert "quiz drill DECK" in nothing.err
    with Store.open(quiz.database, backups=False) as store:
        hold(store, [who_says()], {"Ann": [option(who_says(), 0)]})
    assert DRILL in quiz("report", "--list").out
    [listed] = json.loads(quiz("report", "--list", "--json").out)
    assert listed["title"] == "Class 7b"
    told = quiz("report", "class 7b")
    assert (told.code, told.err) == (0, "")
    assert "facility 100 %" in told.out
    assert json.loads(quiz("report", DRILL[:8], "--json").out)["people"] == 1
    assert quiz("report", "--csv").out.splitlines()[1] == "Ann,,1,1,1"
    with Store.open(quiz.database, backups=False) as store:
        holding.prepare(store, "barley", DrillOptions(questions=1), title="Just printed")
    newest = quiz("report", "--csv")
    assert (newest.out.splitlines()[1], "in Just printed, the newest" in newest.err) == ("Ann,,1,1,1", True)
    unknown = quiz("report", "8c")
    assert unknown.code == 1
    assert DRILL in unknown.err
    assert quiz("report", "--csv", "--json").code == 2
    assert "Mastered: 1 of 1 card" in quiz("report", "--student", "ann").out
    assert json.loads(quiz("report", "--student", "Ann", "--json").out)["listed"] is False
    assert quiz("report", "--student", "Eve").code == 1
    quiz("roster", "add", "7b", "Eve Ng", "Steve O")
    assert "Did you mean Eve Ng or Steve O?" in quiz("report", "--student", "eve").err
    assert quiz("report", "--student", "Ann", "--csv").code == 2
    page = quiz.database.with_name("report.html")
    assert quiz("report", "--html", str(page), "--no-names").code == 0
    assert "Student 1" in page.read_text(encoding="utf-8")
    again = quiz("report", "--html", str(page))
    assert (again.code, "--force" in again.err) == (2, True)


def test_names_come_whole_where_the_system_has_other_letters(
    quiz: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on Windows, where what goes into a file is not UTF-8 by itself."""
    with Store.open(quiz.database, backups=False) as store:
        hold(store, [who_says()], {"Zoë محمد": [option(who_says(), 0)]})
        roster.enrol(store, [roster.Entry("Zoë محمد", "7b")])
    monkeypatch.setattr("tests.cli.conftest.ENCODING", "cp1252")
    for arguments in (
        ("report", "--csv"), ("report", "--json"), ("report", "--student", "Zoë محمد", "--json"),
        ("roster", "export"),
    ):  # fmt: skip
        assert "Zoë محمد" in quiz(*arguments).out, arguments
