"""What an answer leads to: what is promised is what happens."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from quiz.questions.document import BuiltDeck
from quiz.questions.model import Card, Form
from quiz.questions.response import GaveUp, Picked, Typed

Desk = Any
MakeCard = Callable[..., Card]
MakeDeck = Callable[..., BuiltDeck]


def test_feedback_tells_when_a_card_comes_back(small: Desk) -> None:
    session = small.open()
    small.work(session, 6)
    task = session.next()
    assert task is not None
    feedback = session.answer(task, Picked(0) if task.instance.form == "choice" else GaveUp(), milliseconds=9)
    assert set(feedback.next_due) == {1, 2, 3, 4}
    assert feedback.next_due[1] == "1 min"
    assert feedback.next_due[3] == "within 10 min"
    assert feedback.explanation.answer == "answer s00a"


@pytest.mark.parametrize(
    ("cards", "again", "good"), [(1, "within 1 min", "within 10 min"), (80, "1 min", "10 min")]
)
def test_a_step_is_promised_by_the_minute_only_where_enough_else_waits(
    cards: int, again: str, good: str, desk: Desk, make_card: MakeCard, make_deck: MakeDeck
) -> None:
    desk.settings(new_per_day=cards)
    desk.store.sync_deck(make_deck(*(make_card(f"s{number:02}") for number in range(cards))))
    session = desk.open()
    while (task := session.next()) is not None and task.phase == "new":
        desk.answer(session)
    feedback = session.answer(task, GaveUp(), milliseconds=1)
    assert (feedback.next_due[1], feedback.next_due[3]) == (again, good)


def test_a_step_that_is_never_cut_short_is_promised_by_the_minute(
    desk: Desk, make_card: MakeCard, make_deck: MakeDeck
) -> None:
    desk.settings(learn_ahead=5)
    desk.store.sync_deck(make_deck(make_card("s")))
    session = desk.open()
    desk.answer(session)
    feedback = session.answer(session.next(), GaveUp(), milliseconds=1)
    assert (feedback.next_due[1], feedback.next_due[3]) == ("within 1 min", "10 min")


def test_what_a_rating_promises_is_what_happens(small: Desk) -> None:
    small.finish()
    small.clock.advance(days=10)
    small.settings(new_per_day=0)
    session = small.open()
    for _ in range(10):
        task = session.next()
        assert task is not None
        feedback = session.answer(task, Typed(f"answer {task.card[2:5]}a"), milliseconds=1)
        assert feedback.rating == 3
        day, due = small.store.database.one(
            "SELECT study_day, due_day FROM event ORDER BY id DESC LIMIT 1"
        ) or (0, 0)
        days = due - day
        assert feedback.next_due[3] == f"{days} day{'s' if days > 1 else ''}"


def test_a_card_with_recognition_only_is_never_easy(
    desk: Desk, make_card: MakeCard, make_deck: MakeDeck
) -> None:
    desk.store.sync_deck(make_deck(make_card("s", forms={Form.CHOICE})))
    session = desk.open()
    desk.answer(session)
    task = session.next()
    assert task is not None
    feedback = session.answer(task, Picked(task.instance.key), milliseconds=1)
    assert 4 not in feedback.next_due
    assert session.rerate(feedback, 4).rating == 3
    desk.finish()
    desk.clock.advance(days=30)
    task = desk.open().next()
    assert task is not None
    assert (task.phase, task.instance.form, task.practice) == ("review", "choice", False)


def test_a_response_that_cannot_belong_writes_nothing(small: Desk) -> None:
    session = small.open()
    small.work(session, 6)
    task = session.next()
    assert task is not None
    before = small.events()
    with pytest.raises(TypeError):
        session.answer(task, Typed("no"), milliseconds=1)
    assert small.events() == before
    assert session.next() is task


def test_a_leech_is_suspended_and_told(small: Desk) -> None:
    small.settings(leech_threshold=2, new_per_day=1, relearning_steps=())
    small.finish()
    told = []
    for _ in range(4):
        small.clock.advance(days=40)
        session = small.open()
        task = session.next()
        if task is None or task.phase == "new":
            break
        told.append(session.answer(task, GaveUp(), milliseconds=1).leech)
    assert told == [False, True]
    from quiz.study import manage

    (aside,) = manage.suspended(small.store, small.learner)
    assert (aside.card, aside.lapses, aside.leech) == ("d/s00#a", 2, True)
    manage.unsuspend(small.store, small.learner, aside.card)
    assert manage.suspended(small.store, small.learner) == ()
    small.clock.advance(days=40)
    assert "d/s00#a" in {task.card for task in small.finish()}
    small.check()


@pytest.mark.parametrize("action", ["suspend", "tag"])
def test_feedback_tells_whether_this_answer_suspended_the_card(small: Desk, action: str) -> None:
    small.settings(leech_threshold=1, leech_action=action, new_per_day=1)
    small.finish()
    small.clock.advance(days=20)
    session = small.open()
    feedback = session.answer(session.next(), GaveUp(), milliseconds=1)
    assert (feedback.leech, feedback.suspended) == (True, action == "suspend")
    good = session.rerate(feedback, 3)
    assert (good.leech, good.suspended) == (False, False)
    wrong = session.rerate(good, 1)
    assert (wrong.leech, wrong.suspended) == (True, action == "suspend")
    session.suspend(wrong.task)
    by_hand = session.rerate(wrong, 1)
    assert (by_hand.leech, by_hand.suspended) == (True, False)
    small.check()
