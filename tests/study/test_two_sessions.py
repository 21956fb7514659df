"""Two sessions of one learner, or of two, at once."""

from __future__ import annotations

from typing import Any

import pytest

from quiz.errors import StaleCardError
from quiz.questions.response import GaveUp, Seen
from quiz.study.session import Session
from quiz.study.views import SessionOptions

Desk = Any


def test_an_answer_to_a_card_answered_elsewhere_is_refused(small: Desk, answer_to: Any) -> None:
    one, other = small.open(), small.open()
    task, same = one.next(), other.next()
    one.answer(task, Seen(), milliseconds=1)
    before = small.events(), small.memories()
    with pytest.raises(StaleCardError) as caught:
        other.answer(same, Seen(), milliseconds=1)
    assert caught.value.remedy
    assert (small.events(), small.memories()) == before
    following = other.next()
    assert following.card == "d/s01#a"
    other.answer(following, answer_to(following), milliseconds=1)
    small.check()


def test_a_flag_does_not_hide_that_the_card_was_answered_elsewhere(small: Desk) -> None:
    one, other = small.open(), small.open()
    task, same = one.next(), other.next()
    one.answer(task, Seen(), milliseconds=1)
    other.flag(same, 1)
    with pytest.raises(StaleCardError):
        other.answer(same, Seen(), milliseconds=1)


def test_the_same_task_cannot_be_answered_twice(small: Desk) -> None:
    session = small.open()
    task = session.next()
    session.answer(task, Seen(), milliseconds=1)
    with pytest.raises(StaleCardError):
        session.answer(task, Seen(), milliseconds=1)
    assert len(small.events()) == 1


def test_what_another_session_finished_is_not_asked_again(small: Desk) -> None:
    session = small.open()
    small.finish()
    assert session.next() is None


def test_an_earlier_task_can_still_be_answered(small: Desk) -> None:
    session = small.open()
    first = session.next()
    small.answer(session)
    second = session.next()
    undone = session.undo()
    assert undone.card == first.card
    session.answer(second, Seen(), milliseconds=1)  # the one that was on the screen before
    assert session.next().card == first.card
    small.work(session)
    assert small.events("introduce").count((second.card, "introduce")) == 1
    small.check()


def test_learners_do_not_disturb_each_other(small: Desk) -> None:
    small.finish()
    bea = small.store.learner("Bea")
    session = Session.open(small.store, bea, SessionOptions())
    task = session.next()
    assert task is not None
    assert (task.card, task.phase) == ("d/s00#a", "new")
    assert session.undo() is None


def test_a_card_that_is_up_again_can_be_answered_after_its_last_answer_was_rated_anew(small: Desk) -> None:
    small.settings(new_per_day=1)
    session = small.open()
    small.answer(session, seconds=120)
    task = session.next()
    feedback = session.answer(task, GaveUp(), milliseconds=1000)
    small.clock.advance(minutes=2)
    again = session.next()
    assert again.card == task.card
    session.rerate(feedback, 3)
    once_more = session.next()
    assert once_more.card == task.card
    assert once_more.version > again.version
    session.answer(once_more, GaveUp(), milliseconds=1000)
    assert session.summary().answered == 2
    small.check()
