"""A session from its first card on: first shown, then asked; and what it does in practice."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from quiz.questions.document import BuiltDeck
from quiz.questions.model import Card, Form, Show
from quiz.questions.response import GaveUp, Seen

Desk = Any
MakeCard = Callable[..., Card]
MakeDeck = Callable[..., BuiltDeck]


def test_a_new_card_is_shown_before_it_is_asked(small: Desk) -> None:
    session = small.open()
    task = session.next()
    assert task is not None
    assert isinstance(task.instance, Show)
    assert (task.card, task.phase, task.version, task.repetition) == ("d/s00#a", "new", 0, 0)
    assert (task.deck_title, task.topic) == ("The deck d", "The first topic")
    feedback = session.answer(task, Seen(), milliseconds=2000)
    assert feedback.verdict.outcome == "seen"
    assert not feedback.can_rerate
    assert feedback.next_due == {3: "1 min"}
    assert small.events() == [("d/s00#a", "introduce")]


def test_steps_ask_for_recognition_and_due_reviews_for_recall(small: Desk) -> None:
    first = small.finish()
    asked = [task for task in first if not isinstance(task.instance, Show)]
    assert len(asked) == 20
    assert {task.phase for task in asked} == {"learning"}
    assert not any(task.instance.recall for task in asked)
    small.clock.advance(days=6)
    reviews = [task for task in small.finish() if task.phase == "review"]
    assert len(reviews) == 10
    assert all(task.instance.recall for task in reviews)


def test_the_same_question_is_not_shown_twice_running(small: Desk) -> None:
    shown: dict[str, Any] = {}
    for _ in range(12):
        for task in small.finish():
            if not isinstance(task.instance, Show):
                assert shown.get(task.card) != task.instance
                shown[task.card] = task.instance
        small.clock.advance(days=3)


def test_next_gives_the_same_task_until_it_is_answered(small: Desk) -> None:
    session = small.open()
    task = session.next()
    assert session.next() is task
    session.answer(task, Seen(), milliseconds=1)
    assert session.next() is not task


def test_a_card_in_a_short_step_comes_back_after_some_others_or_by_the_clock(small: Desk) -> None:
    session = small.open()
    order = [small.answer(session, seconds=3).card for _ in range(8)]
    assert order[:6] == [f"d/s{number:02}#a" for number in range(6)]
    assert order[6:] == ["d/s00#a", "d/s01#a"]  # five others lay between, and eighteen seconds
    small.reopen()
    small.clock.advance(minutes=2)
    assert small.open().next().card == "d/s02#a"  # by the clock


def test_when_nothing_else_is_left_steps_are_taken_ahead_up_to_twenty_minutes(
    desk: Desk, make_card: MakeCard, make_deck: MakeDeck
) -> None:
    desk.store.sync_deck(make_deck(make_card("one")))
    session = desk.open()
    assert [desk.answer(session, seconds=1).card for _ in range(3)] == ["d/one#a"] * 3
    assert session.next() is None
    desk.settings(learning_steps=(1.0, 30.0))
    desk.store.sync_deck(make_deck(make_card("two"), make_card("one")))
    session = desk.open()
    desk.answer(session)
    desk.answer(session)
    assert session.next() is None  # due in half an hour
    desk.clock.advance(minutes=11)
    task = session.next()
    assert task is not None
    assert task.card == "d/two#a"


# ---------------------------------------------------------------- practice


def test_a_session_of_recognition_only_is_practice(small: Desk) -> None:
    small.finish()
    small.clock.advance(days=10)
    before = small.memories()
    session = small.open(forms=frozenset({Form.CHOICE}))
    tasks = small.work(session)
    assert {task.instance.form for task in tasks} == {Form.CHOICE}
    assert all(task.practice for task in tasks)
    assert len({task.card for task in tasks}) == len(tasks) == 12
    assert len(small.events("practice")) == 12
    after = {row[1]: row for row in small.memories()}
    for row in before:
        changed = {4, *range(19, 24)}  # version, flag, asked, hashes, last question and event
        assert [v for n, v in enumerate(row) if n not in changed] == [
            v for n, v in enumerate(after[row[1]]) if n not in changed
        ]
    # Nothing is scheduled: the reviews are due as before.
    assert small.open().counts().review == 10
    small.check()


def test_practice_does_not_count_against_the_day(small: Desk) -> None:
    small.finish(forms=frozenset({Form.TRUE_FALSE}))
    assert small.open().counts().new == 10


def test_feedback_of_practice_promises_no_date(small: Desk) -> None:
    session = small.open(forms=frozenset({Form.CHOICE}))
    feedback = session.answer(session.next(), GaveUp(), milliseconds=1)
    assert feedback.next_due == {}
    assert session.rerate(feedback, 3).rating == 3
    assert small.events() == [("d/s00#a", "practice"), ("d/s00#a", "void"), ("d/s00#a", "practice")]


def test_a_session_of_recall_forms_schedules(small: Desk) -> None:
    small.finish()
    small.clock.advance(days=10)
    tasks = small.finish(forms=frozenset({Form.CLOZE}))
    reviews = [task for task in tasks if task.phase == "review"]
    assert len(reviews) == 10
    assert all(task.instance.form == "cloze" and not task.practice for task in reviews)
    small.check()


def test_a_form_no_card_has_gives_an_empty_session(small: Desk) -> None:
    assert small.open(forms=frozenset({Form.NUMBER})).next() is None
