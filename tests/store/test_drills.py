from __future__ import annotations

import sqlite3

import pytest

from quiz.errors import UnknownDrillError
from quiz.store import drills
from quiz.store.api import Store
from quiz.store.drills import Answered, Asked, Drill, Participant


def drill(name: str = "0190-a", title: str = "Class 7b") -> Drill:
    return Drill(name, "d", title, "live", "lobby", "{}", None, 5, None)


def person(name: str, *, drill: str = "0190-a", at: int = 1) -> Participant:
    return Participant(f"p-{name}", drill, name, name.casefold(), None, None, at, None, "red")


@pytest.fixture
def held(store: Store) -> Store:
    questions = [Asked("0190-a", n, f"d/c{n}#a", f"q{n}", "{}", None, None) for n in (2, 1)]
    drills.save(store.database, drill(), questions)
    return store


def test_a_drill_comes_back_with_its_questions_people_and_answers(held: Store) -> None:
    drills.apply(
        held.database,
        [
            drills.joined(person("Bo", at=2)),
            drills.joined(person("Ada", at=1)),
            drills.opened("0190-a", 1, 50),
            drills.opened("0190-a", 1, 60),
            drills.closed("0190-a", 1, 70),
            drills.answered([Answered("0190-a", 1, "p-Bo", "{}", 1.0, 900, 55, 1)]),
            drills.phase("0190-a", "ended", ended_at=99),
            drills.banned("p-Ada", 80),
        ],
    )
    found = drills.drill(held.database)
    assert (found.phase, found.ended_at) == ("ended", 99)
    asked = drills.questions(held.database, found.id)
    assert [(one.number, one.opened_at, one.closed_at) for one in asked] == [(1, 50, 70), (2, None, None)]
    there = drills.participants(held.database, found.id)
    assert [(one.name, one.banned_at, one.team) for one in there] == [("Ada", 80, "red"), ("Bo", None, "red")]
    assert [one.score for one in drills.answers(held.database, found.id)] == [1.0]


def test_the_first_answer_stands_whatever_is_sent_again(held: Store) -> None:
    first = Answered("0190-a", 1, "p-Ada", '"first"', 1.0, 900, 55, 1)
    drills.apply(held.database, [drills.joined(person("Ada")), drills.answered([first])])
    again = drills.answered([first._replace(response='"second"', score=0.0), first])
    drills.apply(held.database, [again])
    assert drills.answers(held.database, "0190-a") == [first]


def test_a_name_is_taken_once_in_a_drill_and_what_was_written_with_it_is_not_kept(held: Store) -> None:
    drills.apply(held.database, [drills.joined(person("Ada"))])
    with pytest.raises(sqlite3.IntegrityError):
        drills.apply(
            held.database,
            [drills.joined(person("Bo")), drills.joined(person("Ada")._replace(id="p-other"))],
        )
    assert [one.name for one in drills.participants(held.database, "0190-a")] == ["Ada"]


def test_answers_to_a_skipped_question_count_for_nothing(held: Store) -> None:
    given = Answered("0190-a", 1, "p-Ada", "{}", 1.0, 900, 55, 100)
    drills.apply(
        held.database,
        [drills.joined(person("Ada")), drills.answered([given]), drills.skipped("0190-a", 1)],
    )
    assert [(one.score, one.points) for one in drills.answers(held.database, "0190-a")] == [(None, None)]


def test_a_drill_is_found_by_the_start_of_its_id_or_its_title_and_never_guessed(held: Store) -> None:
    drills.save(held.database, drill("0190-b", "Class 8a"), [])
    assert drills.drill(held.database, "0190-a").title == "Class 7b"
    assert drills.drill(held.database, "class 8A").id == "0190-b"
    for wanted, says in (("0190", "may mean several"), ("none", "The latest are")):
        with pytest.raises(UnknownDrillError) as caught:
            drills.drill(held.database, wanted)
        assert says in str(caught.value)


def test_before_the_first_drill_it_is_said_how_to_hold_one(store: Store) -> None:
    with pytest.raises(UnknownDrillError, match="quiz drill DECK"):
        drills.drill(store.database)
