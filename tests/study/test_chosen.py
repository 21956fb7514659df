"""Sessions of chosen cards: exactly these, whatever is due."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from quiz.errors import UnknownDeckError, UsageError
from quiz.questions.document import BuiltDeck
from quiz.questions.model import Card, Form, Show
from quiz.questions.response import GaveUp, Seen

Desk = Any
MakeCard = Callable[..., Card]
MakeDeck = Callable[..., BuiltDeck]


def ids(*numbers: int) -> frozenset[str]:
    return frozenset(f"d/s{number:02}#a" for number in numbers)


def state(desk: Desk, card: str) -> tuple[object, ...]:
    """What decides when a card comes back."""
    return desk.store.database.one(
        "SELECT phase, step, stability, difficulty, due_at, due_day, reps, lapses FROM memory WHERE card = ?",
        (card,),
    )


def test_exactly_these_are_asked_and_new_ones_are_shown_first(small: Desk) -> None:
    tasks = small.finish(cards=ids(7, 3))
    assert {task.card for task in tasks} == ids(3, 7)
    shown = [task.card for task in tasks if isinstance(task.instance, Show)]
    assert shown == ["d/s03#a", "d/s07#a"]  # in the deck's order
    assert not any(task.practice for task in tasks)
    assert {card for card, _ in small.events()} == ids(3, 7)
    small.check()


def test_limits_of_the_day_do_not_block_what_is_asked_for_and_it_counts(small: Desk) -> None:
    small.settings(new_per_day=2)
    small.finish()
    tasks = small.finish(cards=ids(8, 9, 10))
    assert [task.card for task in tasks if isinstance(task.instance, Show)] == sorted(ids(8, 9, 10))
    small.settings(new_per_day=5)
    assert small.open().next() is None  # five are begun today
    small.settings(new_per_day=6)
    assert small.open().counts().new == 1


def test_siblings_do_not_bury_each_other(desk: Desk, make_card: MakeCard, make_deck: MakeDeck) -> None:
    desk.store.sync_deck(make_deck(make_card("s", part="a"), make_card("s", part="b")))
    tasks = desk.finish(cards=frozenset({"d/s#a", "d/s#b"}))
    assert {task.card for task in tasks} == {"d/s#a", "d/s#b"}


def test_due_cards_are_asked_and_scheduled(small: Desk) -> None:
    small.settings(fuzz=False)
    small.finish()
    small.clock.advance(days=40)
    small.settings(reviews_per_day=1)
    before = {card: state(small, card) for card in ids(0, 1)}
    tasks = small.finish(cards=ids(0, 1))
    assert [(task.card, task.practice, task.phase) for task in tasks] == [
        ("d/s00#a", False, "review"),
        ("d/s01#a", False, "review"),
    ]
    assert all(task.instance.recall for task in tasks)
    assert all(state(small, card) != before[card] for card in ids(0, 1))
    small.check()


def test_cards_that_are_not_due_are_practised(small: Desk) -> None:
    small.finish()
    small.clock.advance(days=1)
    before = {card: state(small, card) for card in ids(0, 1)}
    session = small.open(cards=ids(0, 1), title="Two of them")
    assert session.counts().review == 2
    tasks = small.work(session, right=False)
    assert [(task.card, task.practice, task.phase) for task in tasks] == [
        ("d/s00#a", True, "review"),
        ("d/s01#a", True, "review"),
    ]
    assert {task.session_title for task in tasks} == {"Two of them"}
    assert {card: state(small, card) for card in ids(0, 1)} == before
    assert small.events("practice") == [("d/s00#a", "practice"), ("d/s01#a", "practice")]
    assert session.summary().answered == 2
    small.check()


def test_new_due_and_practised_cards_in_one_session(small: Desk) -> None:
    small.settings(new_per_day=1, fuzz=False)
    small.finish()  # s00
    small.clock.advance(days=40)
    small.finish(cards=ids(1))
    small.clock.advance(minutes=40)
    kinds = {}
    for task in small.finish(cards=ids(0, 1, 2)):
        kinds.setdefault(task.card, (task.phase, task.practice))
    assert kinds == {
        "d/s00#a": ("review", False),
        "d/s01#a": ("review", True),
        "d/s02#a": ("new", False),
    }


def test_a_step_that_ends_much_later_is_practised(small: Desk) -> None:
    small.settings(learning_steps=(1.0, 300.0))
    small.finish(cards=ids(0))
    before = state(small, "d/s00#a")
    (task,) = small.finish(cards=ids(0))
    assert (task.phase, task.practice) == ("learning", True)
    assert state(small, "d/s00#a") == before
    small.clock.advance(minutes=300)
    assert not small.open(cards=ids(0)).next().practice


def test_what_is_suspended_or_buried_stays_away(small: Desk) -> None:
    session = small.open()
    session.suspend(session.next())
    session.bury(session.next())
    assert small.open(cards=ids(0, 1)).next() is None
    assert {task.card for task in small.finish(cards=ids(0, 2))} == ids(2)


def test_what_was_done_does_not_come_again_when_the_plan_is_made_anew(small: Desk) -> None:
    small.finish()
    small.clock.advance(days=1)
    session, other = small.open(cards=ids(0, 1, 2)), small.open(cards=ids(0, 1, 2))
    small.answer(session)
    task = session.next()
    other.next()
    small.answer(other)
    small.answer(other)  # the card that the first session shows
    with pytest.raises(Exception, match="another session"):
        session.answer(task, GaveUp(), milliseconds=1)
    assert [task.card for task in small.work(session)] == ["d/s01#a", "d/s02#a"]


def test_a_session_goes_on_over_midnight_with_what_it_has_not_done(small: Desk) -> None:
    small.finish()
    small.clock.advance(hours=20)
    session = small.open(cards=ids(0, 1, 2))
    first = small.answer(session)
    small.clock.advance(hours=10)
    cards = [task.card for task in small.work(session)]
    assert first.card not in cards
    assert set(cards) == ids(0, 1, 2) - {first.card}


def test_practice_is_undone_and_rated_anew_like_any_answer(small: Desk) -> None:
    small.finish()
    small.clock.advance(days=1)
    before = state(small, "d/s00#a")
    session = small.open(cards=ids(0))
    feedback = session.answer(session.next(), GaveUp(), milliseconds=1)
    assert (feedback.next_due, feedback.can_rerate) == ({}, True)
    again = session.rerate(feedback, 3)
    assert again.rating == 3
    back = session.undo()
    assert (back.card, back.practice) == ("d/s00#a", True)
    small.answer(session)
    assert session.next() is None
    assert state(small, "d/s00#a") == before
    small.check()


def test_a_card_that_starts_over_is_learned_in_the_same_session(small: Desk) -> None:
    small.finish()
    small.clock.advance(days=1)
    session = small.open(cards=ids(4))
    session.reset(session.next())
    task = session.next()
    assert isinstance(task.instance, Show)
    session.answer(task, Seen(), milliseconds=1)
    assert {one.card for one in small.work(session)} == ids(4)


def test_a_session_of_recognition_practises_them_all(small: Desk) -> None:
    tasks = small.finish(cards=ids(5, 6), forms=frozenset({Form.CHOICE}))
    assert [(task.card, task.practice) for task in tasks] == [("d/s05#a", True), ("d/s06#a", True)]
    assert small.finish(cards=ids(5), forms=frozenset({Form.NUMBER})) == []


def test_more_cards_than_one_query_may_name(desk: Desk, make_card: MakeCard, make_deck: MakeDeck) -> None:
    cards = [make_card(f"n{number:04}") for number in range(1100)]
    desk.store.sync_deck(make_deck(*cards))
    session = desk.open(cards=frozenset(card.id for card in cards))
    assert session.counts().new == 1100
    assert session.next().card == "d/n0000#a"


def test_cards_of_several_decks(desk: Desk, make_card: MakeCard, make_deck: MakeDeck) -> None:
    for name in ("d", "e"):
        desk.store.sync_deck(make_deck(make_card("one", deck=name), make_card("two", deck=name), name=name))
    tasks = desk.finish(cards=frozenset({"d/two#a", "e/one#a"}))
    assert {task.card for task in tasks} == {"d/two#a", "e/one#a"}


def test_only_cards_that_are_there_can_be_chosen(small: Desk) -> None:
    with pytest.raises(UsageError, match="at least one card"):
        small.open(cards=frozenset())
    with pytest.raises(UsageError, match=r"no card 'd/s99#a'"):
        small.open(cards=ids(1, 99))
    with pytest.raises(UnknownDeckError):
        small.open(deck="e", cards=ids(1))
    small.store.remove_deck("d")
    with pytest.raises(UsageError, match=r"no card 'd/s01#a'"):
        small.open(cards=ids(1))


def test_cards_of_another_deck_than_the_one_named(
    small: Desk, make_card: MakeCard, make_deck: MakeDeck
) -> None:
    small.store.sync_deck(make_deck(make_card("one", deck="e"), name="e"))
    with pytest.raises(UsageError, match="not one of the deck e") as caught:
        small.open(deck="e", cards=ids(1))
    assert caught.value.remedy == "It is one of d."
