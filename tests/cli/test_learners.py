"""Who studies here: nobody is made by mistake, and everybody can be renamed and forgotten."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from quiz.classroom.roster import forget_learner
from quiz.memory import FixedClock
from quiz.store import backup as backups
from quiz.store import doctor, learners
from quiz.store.api import Store
from tests.classroom.answering import hold, option, who_says

from .conftest import Cli


def names(quiz: Cli) -> list[str]:
    return [row["name"] for row in json.loads(quiz("learners", "--json").out)]


@pytest.fixture
def school(quiz: Cli) -> Cli:
    assert quiz("learners", "add", "Ana", "Ben").code == 0
    return quiz


@pytest.mark.parametrize("command", [["decks"], ["due"], ["suspended"], ["unsuspend", "--all"], ["study"]])
@pytest.mark.parametrize("before", [True, False])
def test_a_mistyped_name_makes_nobody(school: Cli, command: list[str], before: bool) -> None:
    named = ["--learner", "Anaa"]
    done = school(*named, *command) if before else school(*command, *named)
    assert done.code == 1
    assert "There is no learner called Anaa." in done.err
    assert "Did you mean Ana?" in done.err
    assert "Ana, Ben" in done.err
    assert done.out == ""
    assert names(school) == ["Ana", "Ben"]


def test_a_name_in_the_environment_makes_nobody_either(school: Cli, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QUIZ_LEARNER", "Benn")
    assert "Did you mean Ben?" in school("due").err
    monkeypatch.setenv("QUIZ_LEARNER", "ben")
    assert json.loads(school("due", "--json").out)["learner"] == "Ben"


@pytest.mark.parametrize("command", ["decks", "due", "suspended"])
def test_looking_writes_nobody_down(quiz: Cli, command: str) -> None:
    assert quiz(command).code == 0
    assert quiz("--learner", "me", command).code == 0
    assert names(quiz) == []
    assert "Nobody has studied here yet." in quiz("learners").out


def test_studying_under_a_new_name_is_asked_for_and_told(school: Cli) -> None:
    refused = school("study", "--plain", "--learner", "Chloe", stdin=":q\n")
    assert refused.code == 1
    assert "--new-learner" in refused.err
    made = school("study", "--plain", "--learner", "Chloe", "--new-learner", stdin=":q\n")
    assert made.code == 0
    assert made.err == "New learner: Chloe.\n"
    again = school("--learner", "chloe", "--new-learner", "study", "--plain", stdin=":q\n")
    assert (again.code, again.err) == (0, "")
    assert names(school) == ["Ana", "Ben", "Chloe"]


def test_a_new_learner_needs_a_name(school: Cli) -> None:
    done = school("study", "--plain", "--new-learner", stdin=":q\n")
    assert done.code == 2
    assert "--learner NAME" in done.err
    assert names(school) == ["Ana", "Ben"]


def test_a_class_may_start_at_once_on_a_database_that_is_not_there_yet(tmp_path: Path) -> None:
    """Each of them would make the database and build the decks; none is in another's way."""
    database = tmp_path / "class" / "quiz.db"
    command = [sys.executable, "-m", "quiz", "--db", str(database), "study", "--plain", "--new-learner"]
    pupils = [
        subprocess.Popen(
            [*command, "--learner", f"Pupil {number}"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
        )
        for number in range(4)
    ]
    for number, pupil in enumerate(pupils):
        out, err = pupil.communicate("\n\n:q\n", timeout=120)
        assert (pupil.returncode, err) == (0, f"New learner: Pupil {number}.\n")
        assert "2 new, 0 answered" in out
    with Store.open(database) as store:
        assert {learner.name for learner in store.learners()} == {f"Pupil {n}" for n in range(4)}
        assert doctor.examine(store.database).findings == ()
        assert store.database.value("SELECT count(*) FROM event") == 8


def test_the_name_after_the_command_wins(school: Cli) -> None:
    done = school("--learner", "Ana", "due", "--json", "--learner", "Ben")
    assert json.loads(done.out)["learner"] == "Ben"


@pytest.mark.skipif(os.name != "posix", reason="pseudo terminals are a matter of POSIX")
@pytest.mark.parametrize(("answer", "made"), [("n", False), ("y", True)])
def test_at_a_terminal_a_new_name_is_asked_about(school: Cli, answer: str, made: bool) -> None:
    import pexpect

    child = pexpect.spawn(
        sys.executable,
        ["-m", "quiz", "--db", str(school.database), "study", "--plain", "--learner", "Dora"],
        encoding="utf-8",
        timeout=30,
    )
    child.expect("There is no learner called Dora.")
    child.expect("Begin as a new learner")
    child.sendline(answer)
    if made:
        child.expect("New learner: Dora.")
        child.expect("Enter when read")
        child.sendline(":q")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == (0 if made else 1)
    assert ("Dora" in names(school)) is made


def test_learners_are_listed_with_what_they_did(school: Cli) -> None:
    school("study", "--plain", "--limit", "2", "--learner", "Ana", stdin="\n\n\n:?\n\n:?\n\n\n:?\n:?\n")
    rows = {row["name"]: row for row in json.loads(school("learners", "list", "--json").out)}
    assert rows["Ana"]["studied"] > 0
    assert rows["Ana"]["last_day"] is not None
    assert (rows["Ben"]["studied"], rows["Ben"]["last_day"], rows["Ben"]["default"]) == (0, None, False)
    text = school("learners").out
    assert "Ben: 0 cards studied" in text
    school("study", "--plain", stdin=":q\n")
    assert "* me: 0 cards studied" in school("learners").out


def test_adding_somebody_twice_changes_nothing(school: Cli) -> None:
    done = school("learners", "add", "ANA", "Cem", "cem")
    assert done.out.splitlines() == [
        "Ana is there already.",
        "Cem can study now.",
        "Cem is there already.",
    ]
    assert school("learners", "add", " ").code == 2


def test_a_learner_is_renamed_and_keeps_all_progress(school: Cli) -> None:
    school("study", "--plain", "--limit", "1", "--learner", "Ana", stdin="\n\n")
    before = json.loads(school("due", "--json", "--learner", "Ana").out)
    assert before["answered_today"] > 0
    assert school("learners", "rename", "ana", "Anna Ek").code == 0
    after = json.loads(school("due", "--json", "--learner", "anna ek").out)
    assert after == before | {"learner": "Anna Ek"}
    assert school("learners", "rename", "Anna Ek", "anna ek").code == 0, "only the letters' case"
    taken = school("learners", "rename", "anna ek", "BEN")
    assert taken.code == 2
    assert "called Ben already" in taken.err
    assert school("learners", "rename", "Nobody", "X").code == 1
    assert school("learners", "rename", "Ben", "x" * 81).code == 2
    assert names(school) == ["anna ek", "Ben"]


def test_the_default_learner_who_is_renamed_is_still_meant(quiz: Cli) -> None:
    quiz("study", "--plain", "--limit", "2", stdin="\n\n\n:?\n\n:?\n\n\n:?\n:?\n")
    (me,) = json.loads(quiz("learners", "--json").out)
    assert me["studied"] > 0
    assert quiz("learners", "rename", "me", "Ana").code == 0
    assert quiz("study", "--plain", stdin=":q\n").code == 0
    assert json.loads(quiz("learners", "--json").out) == [me | {"name": "Ana"}]
    assert me["default"] is True


def test_who_is_not_the_default_learner_is_not_made_it_by_a_new_name(school: Cli) -> None:
    school("study", "--plain", stdin=":q\n")
    assert school("learners", "rename", "Ben", "Benno").code == 0
    rows = json.loads(school("learners", "--json").out)
    assert [row["name"] for row in rows if row["default"]] == ["me"]


def test_of_names_added_together_one_that_is_none_makes_nobody(quiz: Cli) -> None:
    done = quiz("learners", "add", "Ana", "x" * 81, "Ben")
    assert (done.code, done.out) == (2, "")
    assert names(quiz) == []


def test_forgetting_is_confirmed(school: Cli) -> None:
    done = school("learners", "forget", "Ben", stdin="n\n")
    assert done.code == 130
    assert "Forget Ben? What they studied (0 times)" in done.err
    assert names(school) == ["Ana", "Ben"]
    assert school("learners", "forget", "Ben", stdin="y\n").code == 0
    assert names(school) == ["Ana"]
    assert school("learners", "forget", "Ben", "--yes").code == 1
    assert "1 learner whose name was forgotten" in school("learners").out


def test_a_forgotten_name_is_nowhere_in_the_files_and_the_log_is_whole(school: Cli) -> None:
    name = "Wilhelmina Quastenflosser"
    school("study", "--plain", "--learner", name, "--new-learner", stdin="\n\n:q\n")
    assert holds(school.database, name)
    with Store.open(school.database) as store:  # a program that goes on
        events = store.database.all("SELECT * FROM event")
        assert events
        copies = [copy.path for copy in backups.listed(store.path)]
        done = school("learners", "forget", name, "--yes")
        assert not holds(school.database, name)
        assert store.database.all("SELECT * FROM event") == events
    assert not holds(school.database, name)
    assert [copy.path for copy in backups.listed(school.database)] == copies, "no backup keeps the name anew"
    assert f"{len(copies)} backup" in done.out or not copies
    assert school("doctor", "--dry-run").code == 0


def holds(database: Path, name: str) -> bool:
    files = [database, *(database.with_name(database.name + end) for end in ("-wal", "-shm"))]
    text = b"".join(file.read_bytes() for file in files if file.exists()).lower()
    return name.encode().lower() in text


def test_a_forgotten_default_learner_is_not_meant_any_more(store_path: Path) -> None:
    with Store.open(store_path, clock=FixedClock(0)) as store:
        ada = store.learner("Ada")
        learners.make_default(store.database, ada)
        assert store.known_learner() == ada
        forget_learner(store, ada)
        assert store.known_learner().name == learners.DEFAULT_NAME
        assert store.database.value("SELECT count(*) FROM setting") == 0


@pytest.fixture
def store_path(tmp_path: Path) -> Path:
    return tmp_path / "own.db"


def test_of_many_learners_only_some_are_named(quiz: Cli) -> None:
    quiz("learners", "add", *(f"Pupil {number:02}" for number in range(30)))
    told = quiz("due", "--learner", "Zacharias").err
    assert "Pupil 11 and 18 more." in told
    assert "Did you mean" not in told


def test_who_wants_to_remove_a_learner_is_told_of_forgetting(quiz: Cli) -> None:
    done = quiz("learners", "remove", "Ana")
    assert (done.code, done.out) == (2, "")
    assert "quiz learners forget NAME" in done.err


def test_who_is_forgotten_as_a_learner_is_forgotten_in_drills_and_classes_too(quiz: Cli) -> None:
    [told] = quiz("roster", "add", "7b", "Zephyrine").out.splitlines()
    assert told == "1 student added."
    with Store.open(quiz.database, backups=False) as store:
        learner = learners.named(store.database, "Zephyrine")
        hold(store, [who_says()], {"Zephyrine": [option(who_says(), 0)]}, learners={"Zephyrine": learner.id})
    assert quiz("learners", "forget", "zephyrine", "--yes").code == 0
    assert quiz("report", "--csv").out.splitlines()[1] == "(forgotten),,1,1,1"
    assert not holds(quiz.database, "Zephyrine")
    with Store.open(
        quiz.database, backups=False
    ) as store:  # as it was left before names went from drills too
        store.database.execute(
            "UPDATE participant SET name = 'Zephyrine', folded = 'zephyrine', learner = ?", (learner.id,)
        )
    assert quiz("roster", "--forget", "Zephyrine", "--yes").code == 0
    assert "(forgotten)" in quiz("report", "--csv").out
