"""What a session came to: verdicts counted as verdicts, ratings as ratings."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from quiz.questions.document import BuiltDeck
from quiz.questions.model import Card, Form
from quiz.questions.response import GaveUp, Typed

Desk = Any
MakeCard = Callable[..., Card]
MakeDeck = Callable[..., BuiltDeck]


def due(desk: Desk, make_card: MakeCard, make_deck: MakeDeck, count: int = 3) -> Any:
    """A session of short answers that are due."""
    cards = (make_card(f"s{n}", forms={Form.SHORT_ANSWER}) for n in range(count))
    desk.store.sync_deck(make_deck(*cards))
    desk.finish()
    desk.clock.advance(days=30)
    desk.settings(new_per_day=0)
    return desk.open()


def figures(session: Any) -> tuple[int, int, int, tuple[int, ...]]:
    done = session.summary()
    return done.answered, done.right, done.partly, done.ratings


def test_a_wrong_answer_stays_one_whatever_it_is_rated(
    desk: Desk, make_card: MakeCard, make_deck: MakeDeck
) -> None:
    session = due(desk, make_card, make_deck)
    feedback = session.answer(session.next(), GaveUp(), milliseconds=1)
    assert figures(session) == (1, 0, 0, (1, 0, 0, 0))
    again = session.rerate(feedback, 3)
    assert figures(session) == (1, 0, 0, (0, 0, 1, 0))
    assert session.summary().missed == (), "what the learner rated good is not held against them"
    session.rerate(again, 1)
    assert figures(session) == (1, 0, 0, (1, 0, 0, 0))
    assert session.summary().missed


def test_a_right_answer_stays_one_whatever_it_is_rated(
    desk: Desk, make_card: MakeCard, make_deck: MakeDeck
) -> None:
    session = due(desk, make_card, make_deck)
    task = session.next()
    feedback = session.answer(task, Typed(task.instance.key.display), milliseconds=1)
    session.rerate(feedback, 1)
    assert figures(session) == (1, 1, 0, (1, 0, 0, 0))
    assert [missed.card for missed in session.summary().missed] == [task.card]
    assert session.summary().by_form == (("short-answer", 1, 1),)


def test_a_near_miss_is_right_once_the_learner_counts_it_so(
    desk: Desk, make_card: MakeCard, make_deck: MakeDeck
) -> None:
    session = due(desk, make_card, make_deck)
    task = session.next()
    feedback = session.answer(
        task, Typed(task.instance.key.display.replace("answer", "answxr")), milliseconds=1
    )
    assert feedback.verdict.near
    assert figures(session) == (1, 0, 0, (1, 0, 0, 0))
    session.rerate(feedback, 3)
    assert figures(session) == (1, 1, 0, (0, 0, 1, 0))
    assert session.summary().by_form == (("short-answer", 1, 1),)


def test_the_summary_counts_what_was_done(small: Desk) -> None:
    small.settings(new_per_day=2, fuzz=False)
    session = small.open()
    small.work(session, 2)
    small.work(session, 1, right=False)
    small.work(session)
    done = session.summary()
    assert done.introduced == 2
    assert done.answered == len(small.events("review"))
    assert done.right == done.answered - 1
    assert sum(done.ratings) == done.answered
    assert done.ratings[0] == 1
    assert done.seconds == 3 * (2 + done.answered)
    assert [missed.card for missed in done.missed] == ["d/s00#a"]
    assert done.missed[0].answer == "answer s00a"
    assert done.left_today == 0
    assert sum(answered for _, answered, _ in done.by_form) == done.answered
    assert sum(right for _, _, right in done.by_form) == done.right
    due = small.store.database.value("SELECT min(due_day) FROM memory") - done.due_tomorrow
    assert isinstance(due, int)


def test_counts_tell_what_is_left(small: Desk) -> None:
    session = small.open()
    assert (session.counts().new, session.counts().learning, session.counts().done) == (10, 0, 0)
    task = session.next()
    assert task.counts.new == 10
    small.answer(session)
    assert (session.counts().new, session.counts().learning) == (9, 1)
    small.work(session)
    assert session.counts().left == 0
    assert session.counts().done == 20
