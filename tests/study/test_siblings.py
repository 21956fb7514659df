"""Siblings on different days, as long as they are few; none waits for ever behind the others."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

import pytest

from quiz.questions.document import BuiltDeck
from quiz.questions.model import Card, Show
from quiz.study.overview import home_view
from quiz.study.views import HeldBack

Desk = Any
MakeCard = Callable[..., Card]
MakeDeck = Callable[..., BuiltDeck]

GROUPS = (13, 3, 2, 15, 1, 3, 2, 12, 1, 1, 3, 2)
"""Siblings in a group, as in a deck with disputes of many positions among its statements."""


def order_of(groups: tuple[int, ...]) -> Iterator[tuple[str, str]]:
    for number, size in enumerate(groups):
        for part in range(size):
            yield f"s{number:02}", f"p{part:02}"


@pytest.fixture
def grouped(desk: Desk, make_card: MakeCard, make_deck: MakeDeck) -> Desk:
    desk.store.sync_deck(make_deck(*(make_card(slug, part=part) for slug, part in order_of(GROUPS))))
    return desk


def group(card: str) -> str:
    return card.partition("#")[0]


def test_in_sixty_days_every_new_card_is_begun_in_its_turn(grouped: Desk, answer_to: Any) -> None:
    """Reviews of siblings come first, yet no new card waits for weeks behind them."""
    a_day = 4
    grouped.settings(new_per_day=a_day)
    order = [f"d/{slug}#{part}" for slug, part in order_of(GROUPS)]
    begun: dict[str, int] = {}
    answers = 0
    for day in range(60):
        session = grouped.open()
        while (task := session.next()) is not None:
            if isinstance(task.instance, Show):
                begun[task.card] = day
            answers += 1
            session.answer(task, answer_to(task, right=answers % 9 != 0), milliseconds=1)
            grouped.clock.advance(seconds=10)
        grouped.clock.advance(days=1, hours=-1)
    assert set(begun) == set(order)
    late = {card: begun[card] - place // a_day for place, card in enumerate(order)}
    assert max(late.values()) <= 7, sorted(late.items(), key=lambda one: -one[1])[:5]
    # And reviews do not wait for long: siblings that are due are put off by days, not weeks.
    overdue = grouped.store.database.all(
        "SELECT e.study_day - (SELECT b.due_day FROM event b WHERE b.card = e.card AND b.id < e.id "
        "AND b.kind = 'review' ORDER BY b.id DESC LIMIT 1) FROM event e "
        "WHERE e.kind = 'review' AND e.phase_before = 2"
    )
    assert max(days for (days,) in overdue) <= 3
    grouped.check()


def test_slots_of_a_statement_are_asked_on_different_days_and_many_siblings_some_a_day(grouped: Desk) -> None:
    grouped.settings(new_per_day=50)
    seen: dict[str, set[str]] = {}
    for task in grouped.finish():
        seen.setdefault(group(task.card), set()).add(task.card)
    assert [len(seen[f"d/s{number:02}"]) for number in range(len(GROUPS))] == [
        4,
        1,
        1,
        4,
        1,
        1,
        1,
        3,
        1,
        1,
        1,
        1,
    ]
    grouped.reopen()
    assert grouped.open().next() is None, "another session the same day asks no others"


# ---------------------------------------------------------------- what is held back, and why


def held(desk: Desk) -> HeldBack:
    (row,) = home_view(desk.store, desk.learner).decks
    return row.held


def test_nothing_is_held_back_without_a_reason(small: Desk) -> None:
    assert held(small) == HeldBack(), "more new cards than a day begins are no news before it has begun them"
    small.settings(new_per_day=12)
    small.finish()
    assert held(small) == HeldBack(), "all are begun"
    small.clock.advance(days=40)
    assert held(small) == HeldBack(), "what is due is asked"


def test_the_limit_of_new_cards_is_told_once_it_is_reached(small: Desk) -> None:
    small.settings(new_per_day=3)
    small.finish()
    assert held(small) == HeldBack(new_limit=3, new_waiting=9, more=True)
    small.settings(new_per_day=0)
    assert held(small) == HeldBack(new_limit=0, new_waiting=9, more=True)


def test_reviews_beyond_the_limit_are_counted(small: Desk) -> None:
    small.settings(new_per_day=11, fuzz=False)
    small.finish()
    small.clock.advance(days=40)
    small.settings(reviews_per_day=5)
    assert held(small) == HeldBack(beyond=6, reviews_limit=5, crowded=True, new_waiting=1)
    small.finish()
    assert held(small) == HeldBack(beyond=6, reviews_limit=5, crowded=True, new_waiting=1)


def test_siblings_that_wait_are_counted_whether_due_or_new(
    desk: Desk, make_card: MakeCard, make_deck: MakeDeck
) -> None:
    desk.store.sync_deck(make_deck(*(make_card("s", part=part) for part in "abc"), make_card("t")))
    assert held(desk) == HeldBack(siblings=2)
    for _ in range(3):
        desk.finish()
        desk.clock.advance(days=1)
    desk.clock.advance(days=60)
    assert held(desk) == HeldBack(siblings=2)
    desk.finish()
    assert held(desk) == HeldBack(siblings=2)
    desk.clock.advance(days=1)
    assert held(desk) == HeldBack(siblings=1)
    desk.settings(bury_siblings=False)
    assert held(desk) == HeldBack()
