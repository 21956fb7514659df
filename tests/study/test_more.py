"""More new cards than the day's limit, and why nothing more is asked once a session is over."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from quiz.errors import UsageError
from quiz.questions.document import BuiltDeck
from quiz.questions.model import Card, Form, Show
from quiz.study.held import is_limited, reasons
from quiz.study.views import HeldBack

Desk = Any
MakeCard = Callable[..., Card]
MakeDeck = Callable[..., BuiltDeck]


def begun(tasks: list[Any]) -> int:
    return sum(isinstance(task.instance, Show) for task in tasks)


def test_more_counts_from_the_limit_and_then_from_what_was_begun(small: Desk) -> None:
    small.settings(new_per_day=3)
    assert begun(small.finish(more_new=2)) == 5, "the day's three, and two more"
    assert small.open().next() is None
    assert begun(small.finish(more_new=2)) == 2
    assert begun(small.finish(more_new=50)) == 5, "no more than there are"
    small.check()


def test_more_is_of_the_session_alone_and_of_its_day(small: Desk) -> None:
    small.settings(new_per_day=2)
    session = small.open(more_new=4)
    assert session.counts().new == 6
    small.work(session, 1)
    assert small.open().counts().new == 1, "another session keeps to the limit"
    session.undo()
    assert session.counts().new == 6, "an undo does not make it more"
    small.work(session, 1)
    small.clock.advance(days=1)
    tasks = small.work(session)
    assert begun(tasks) == 2, "the next day has its own limit"
    assert session.summary().more_new == 0


def test_what_is_left_of_more_is_told_so_that_one_can_go_on(small: Desk) -> None:
    small.settings(new_per_day=2)
    session = small.open(more_new=4)
    assert session.summary().more_new == 4
    small.work(session, 3)
    assert session.summary().more_new == 3
    again = small.open(more_new=session.summary().more_new)
    assert again.counts().new == 3


def test_reviews_that_fill_the_day_leave_no_room_for_more(small: Desk) -> None:
    small.settings(new_per_day=11, fuzz=False)
    small.finish()
    small.clock.advance(days=40)
    small.settings(reviews_per_day=5)
    session = small.open(more_new=1)
    assert session.counts().new == 0
    small.work(session)
    held = session.summary().held
    assert held == HeldBack(beyond=6, reviews_limit=5, crowded=True, new_waiting=1)
    assert "fill today’s limit of 5" in reasons(held)[0]
    assert "6 more due cards wait: today’s limit of 5 reviews" in reasons(held)[1]
    assert is_limited(held)


def test_where_only_siblings_of_what_was_asked_are_left_they_are_the_reason(
    desk: Desk, make_card: MakeCard, make_deck: MakeDeck
) -> None:
    desk.settings(new_per_day=1)
    desk.store.sync_deck(make_deck(*(make_card("s", part=part) for part in "abc")))
    session = desk.open()
    desk.work(session)
    held = session.summary().held
    assert held == HeldBack(siblings=2), "no limit would have them asked today"
    assert reasons(held) == ("2 cards wait for tomorrow: siblings of theirs are asked today.",)
    assert not is_limited(held)


def test_cards_put_off_or_suspended_are_told_as_that(small: Desk) -> None:
    small.settings(new_per_day=12)
    session = small.open()
    session.suspend(session.next())
    session.bury(session.next())
    small.work(session)
    held = session.summary().held
    assert held == HeldBack(buried=1, suspended=1)
    assert reasons(held) == ("1 card is buried until tomorrow.", "1 card is suspended.")


def test_only_cards_of_the_forms_asked_for_are_said_to_wait(
    desk: Desk, make_card: MakeCard, make_deck: MakeDeck
) -> None:
    forms = frozenset({Form.CLOZE})
    desk.settings(new_per_day=1)
    desk.store.sync_deck(
        make_deck(make_card("s"), make_card("t", forms=forms), make_card("u", forms=forms), make_card("v"))
    )
    desk.finish()
    held = desk.open(forms=frozenset({Form.SHORT_ANSWER})).summary().held
    assert (held.new_limit, held.new_waiting) == (1, 1)
    assert desk.open(forms=frozenset({Form.CLOZE})).summary().held.new_waiting == 3
    assert desk.open(forms=frozenset({Form.CHOICE})).summary().held == HeldBack(), "practice has no limits"
    assert desk.open(cards=frozenset({"d/v#a"})).summary().held == HeldBack()


def test_fewer_than_the_limit_cannot_be_asked_for(small: Desk) -> None:
    with pytest.raises(UsageError):
        small.open(more_new=-1)
    with pytest.raises(UsageError):
        small.open(more_new=1, cards=frozenset({"d/s01#a"}))
