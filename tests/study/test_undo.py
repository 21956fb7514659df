from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from quiz.errors import StaleCardError, UsageError
from quiz.questions.document import BuiltDeck
from quiz.questions.model import Card, Show
from quiz.questions.response import GaveUp, Seen

Desk = Any
MakeCard = Callable[..., Card]
MakeDeck = Callable[..., BuiltDeck]


def test_an_undone_answer_brings_its_card_back_as_it_was(small: Desk) -> None:
    session = small.open()
    small.work(session, 7)
    before = small.memories()
    task = session.next()
    session.answer(task, GaveUp(), milliseconds=1)
    back = session.undo()
    assert back.card == task.card
    assert back.instance == task.instance
    assert session.next() is back
    after = small.memories()
    # All is as before but for the two events the card has had since.
    for old, new in zip(before, after, strict=True):
        assert [v for n, v in enumerate(old) if n not in {4, 23}] == [
            v for n, v in enumerate(new) if n not in {4, 23}
        ]
    small.check()


def test_every_answer_can_be_undone_across_restarts(small: Desk) -> None:
    """Back to the very beginning, three days of work, and forward again."""
    for _ in range(3):
        small.finish()
        small.clock.advance(days=1)
    answers = small.events("introduce") + small.events("review")
    undone = []
    for _ in range(len(answers)):
        small.reopen()
        session = small.open()
        undone.append(session.undo().card)
    assert sorted(undone) == sorted(card for card, _ in answers)
    assert small.open().undo() is None
    states = small.store.database.all("SELECT phase, stability, reps, asked, queue FROM memory")
    assert set(states) == {(0, None, 0, 0, 0)}
    small.check()
    assert isinstance(small.open().next().instance, Show)
    assert len(small.finish()) == 30


def test_undo_gives_back_the_days_room(small: Desk) -> None:
    small.settings(new_per_day=1)
    small.finish()
    assert small.open().next() is None
    session = small.open()
    for _ in range(3):
        session.undo()
    assert session.next().phase == "new"
    assert session.counts().new == 1
    small.check()


def test_undo_sets_the_cards_on_screen_aside_and_they_come_back(small: Desk) -> None:
    session = small.open()
    small.work(session, 2)
    waiting = session.next()
    back = session.undo()
    again = session.undo()
    assert [back.card, again.card] == ["d/s01#a", "d/s00#a"]
    order = [small.answer(session).card for _ in range(3)]
    assert order == [again.card, back.card, waiting.card]
    small.check()


def test_the_summary_forgets_what_was_undone(small: Desk) -> None:
    session = small.open()
    small.work(session, 6)
    small.work(session, 1, right=False)
    assert session.summary().missed
    session.undo()
    done = session.summary()
    assert (done.introduced, done.answered, done.missed, done.ratings) == (6, 0, (), (0, 0, 0, 0))
    session.undo()
    assert session.summary().introduced == 5


def test_undo_of_a_leech_brings_the_card_back_from_suspension(small: Desk) -> None:
    small.settings(leech_threshold=1, new_per_day=1)
    small.finish()
    small.clock.advance(days=20)
    session = small.open()
    feedback = session.answer(session.next(), GaveUp(), milliseconds=1)
    assert feedback.leech
    assert session.next() is None or session.next().card != feedback.task.card
    back = session.undo()
    assert (back.card, back.phase) == (feedback.task.card, "review")
    small.check()


@pytest.mark.parametrize("act", ["suspend", "bury", "reset"])
@pytest.mark.parametrize("restart", [False, True])
def test_undo_takes_back_what_was_done_by_hand_before_the_answer(
    small: Desk, act: str, *, restart: bool
) -> None:
    session = small.open()
    small.work(session, 6)
    task = session.next()
    assert task.phase == "learning"
    before = small.store.database.one(MEMORY, (task.card,))
    getattr(session, act)(task)
    assert small.store.database.one(MEMORY, (task.card,)) != before
    if restart:
        small.reopen()
        session = small.open()
    back = session.undo()
    assert (back.card, back.phase, back.instance) == (task.card, "learning", task.instance)
    assert session.next() is back
    assert small.store.database.one(MEMORY, (task.card,)) == before
    if not restart:
        assert session.summary().introduced == 6
    assert session.undo().card == "d/s05#a"
    small.check()


MEMORY = "SELECT phase, step, stability, due_at, suspended, buried_until, queue FROM memory WHERE card = ?"


def test_everything_done_is_undone_one_by_one_across_restarts(small: Desk) -> None:
    session = small.open()
    done = []
    for act in ("suspend", "bury", "reset"):
        done.append(small.answer(session).card)
        task = session.next()
        getattr(session, act)(task)
        done.append(task.card)
    undone = []
    for _ in done:
        small.reopen()
        undone.append(small.open().undo().card)
    assert undone == done[::-1]
    assert small.open().undo() is None
    assert small.open().counts().new == 10
    small.check()


def test_a_card_already_brought_back_is_no_longer_there_to_undo(small: Desk) -> None:
    from quiz.study import manage

    session = small.open()
    small.work(session, 1)
    aside = session.next()
    session.suspend(aside)
    manage.unsuspend(small.store, small.learner, aside.card)
    later = session.next()
    session.bury(later)
    manage.unbury(small.store, small.learner, later.card)
    assert session.undo().card == "d/s00#a"
    assert session.undo() is None
    small.check()


def test_undoing_a_suspension_leaves_the_count_of_the_days_answers(small: Desk) -> None:
    from quiz.study.overview import home_view

    session = small.open()
    small.work(session, 3)
    session.suspend(session.next())
    session.undo()
    assert home_view(small.store, small.learner).answered_today == 3


def test_answers_to_cards_that_are_gone_are_passed_over(
    small: Desk, make_card: MakeCard, make_deck: MakeDeck
) -> None:
    small.work(small.open(), 2)
    small.store.sync_deck(make_deck(make_card("s00")))
    session = small.open()
    assert session.undo().card == "d/s00#a"
    assert session.undo() is None
    small.check()


def test_undo_in_a_session_of_other_forms_shows_the_card_all_the_same(small: Desk) -> None:
    from quiz.questions.model import Form

    small.work(small.open(), 7)
    session = small.open(forms=frozenset({Form.NUMBER}))
    assert session.next() is None
    assert session.undo().card == "d/s00#a"


# ---------------------------------------------------------------- another rating


def test_an_answer_can_be_rated_anew(small: Desk) -> None:
    small.finish()
    small.clock.advance(days=10)
    session = small.open()
    feedback = session.answer(session.next(), GaveUp(), milliseconds=1234)
    assert (feedback.rating, feedback.verdict.outcome) == (1, "wrong")
    again = session.rerate(feedback, 3)
    assert again.rating == 3
    assert again.event != feedback.event
    assert again.next_due == feedback.next_due
    assert small.events()[-3:] == [(feedback.task.card, kind) for kind in ("review", "void", "review")]
    first, second = small.store.database.all(
        "SELECT response, shown, milliseconds, form, question FROM event WHERE kind = 'review' "
        "ORDER BY id DESC LIMIT 2"
    )
    assert first == second
    memory = small.store.database.one(
        "SELECT phase, lapses FROM memory WHERE card = ?", (feedback.task.card,)
    )
    assert memory == (2, 0)
    done = session.summary()
    assert (done.answered, done.right, done.missed) == (1, 0, ())
    small.check()


def test_a_card_rated_again_comes_back_in_the_session(small: Desk) -> None:
    small.finish()
    small.clock.advance(days=10)
    small.settings(new_per_day=0)
    session = small.open()
    task = session.next()
    feedback = session.answer(task, GaveUp(), milliseconds=1)
    good = session.rerate(feedback, 3)
    assert session.counts().learning == 0
    wrong = session.rerate(good, 1)
    assert session.counts().learning == 1
    assert [missed.card for missed in session.summary().missed] == [task.card]
    assert wrong.next_due[1] == "within 10 min"
    rest = [one.card for one in small.work(session)]
    assert rest.count(task.card) == 1
    small.check()


def test_only_the_last_answer_to_a_card_can_be_rated_anew(small: Desk) -> None:
    session = small.open()
    small.work(session, 6)
    feedback = session.answer(session.next(), GaveUp(), milliseconds=1)
    while session.next().card != feedback.task.card:
        small.answer(session)
    small.answer(session)
    before = small.events(), small.memories()
    with pytest.raises(StaleCardError):
        session.rerate(feedback, 3)
    assert (small.events(), small.memories()) == before


def test_what_cannot_be_rated_is_refused(small: Desk) -> None:
    session = small.open()
    shown = session.answer(session.next(), Seen(), milliseconds=1)
    with pytest.raises(UsageError):
        session.rerate(shown, 3)
    small.work(session, 5)
    feedback = session.answer(session.next(), GaveUp(), milliseconds=1)
    for rating in (0, 5, -1):
        with pytest.raises(UsageError):
            session.rerate(feedback, rating)
    session.undo()
    with pytest.raises(UsageError):
        session.rerate(feedback, 3)


def test_rating_anew_after_a_flag_or_a_suspension(small: Desk) -> None:
    session = small.open()
    small.work(session, 6)
    feedback = session.answer(session.next(), GaveUp(), milliseconds=1)
    session.flag(feedback.task, 4)
    again = session.rerate(feedback, 3)
    session.suspend(again.task)
    session.rerate(again, 2)
    row = small.store.database.one(
        "SELECT flag, suspended, queue FROM memory WHERE card = ?", (feedback.task.card,)
    )
    assert row == (4, 1, -1)
    assert feedback.task.card not in {task.card for task in small.work(session)}
    small.check()


def test_undo_takes_back_the_rated_answer_as_a_whole(small: Desk) -> None:
    session = small.open()
    small.work(session, 6)
    task = session.next()
    session.rerate(session.answer(task, GaveUp(), milliseconds=1), 3)
    back = session.undo()
    assert back.instance == task.instance
    assert session.summary().answered == 0
    assert session.undo().card == "d/s05#a"
    small.check()
