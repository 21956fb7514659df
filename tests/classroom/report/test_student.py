from __future__ import annotations

import pytest

from quiz.classroom import roster
from quiz.classroom.report import student
from quiz.errors import UnknownLearnerError
from quiz.store.api import Store
from tests.classroom.answering import DRILL, false_one, hold, option, truth, who_says
from tests.sample_decks import NOON

LATER = "0199a000-0000-7000-8000-0000000000bb"


def test_a_student_comes_on_from_drill_to_drill(store: Store) -> None:
    [ana] = roster.enrol(store, [roster.Entry("Ana", "7b")])
    both, says = [who_says(), false_one()], who_says()
    is_ana = {"Ana": ana.learner, "Ana 2": ana.learner}
    hold(store, both, {"Ana": [option(says, 1), truth(True)], "Bo": [option(says, 0), None]}, learners=is_ana)
    hold(
        store, [says], {"Ana 2": [option(says, 0)]}, drill=LATER, title="again", learners=is_ana, at=NOON + 99
    )
    found = student.student(store, "ana")
    assert [(one.drill, one.mean, one.class_mean, one.known, one.asked) for one in found.drills] == [
        (DRILL, 0, 0.5, 0, 2),
        (LATER, 1, 1, 1, 2),
    ]
    assert [(one.card, one.scores, one.mastered) for one in found.cards] == [
        ("d/a#p", (0, 1), True),
        ("d/b#p", (0,), False),
    ]
    text = "\n".join(student.lines(found))
    assert "Mastered: 1 of 2 cards asked so far" in text
    assert "Rye was sown first. (0 %)" in text


def test_a_nickname_is_told_as_one_and_nobody_is_an_error(store: Store) -> None:
    hold(store, [who_says()], {"Bo \x1b[31m": [option(who_says(), 0)]})
    found = student.student(store, "bo \x1b[31m")
    assert (found.listed, len(found.drills)) == (False, 1)
    text = "\n".join(student.lines(found))
    assert "\x1b" not in text
    assert "A nickname" in text
    roster.enrol(store, [roster.Entry("Cem", "7b")])
    assert "No drill yet." in list(student.lines(student.student(store, "Cem")))
    with pytest.raises(UnknownLearnerError, match="Nobody"):
        student.student(store, "Dov")
