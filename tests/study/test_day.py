"""What a day holds: limits, siblings, new cards among reviews, a backlog in portions, and where it ends."""

from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any

import pytest

from quiz.errors import UnknownDeckError, UsageError
from quiz.questions.document import BuiltDeck
from quiz.questions.model import Card, Show

Desk = Any
MakeCard = Callable[..., Card]
MakeDeck = Callable[..., BuiltDeck]


def test_limits_hold_for_the_day_whatever_the_session(small: Desk) -> None:
    small.settings(new_per_day=3)
    session = small.open()
    assert session.counts().new == 3
    small.work(session, 2)
    small.reopen()
    tasks = small.finish()
    assert len({task.card for task in tasks}) == 3
    assert small.open().next() is None
    small.clock.advance(days=1)
    assert small.open().counts().new == 3


def test_reviews_are_limited_and_the_longest_due_come_first(small: Desk) -> None:
    small.settings(new_per_day=12, fuzz=False)
    small.finish()
    small.clock.advance(days=40)
    small.settings(reviews_per_day=5)
    session = small.open()
    assert (session.counts().review, session.counts().new) == (5, 0)
    assert len({task.card for task in small.work(session)}) == 5
    assert small.open().next() is None


def test_new_cards_lie_among_the_reviews(small: Desk) -> None:
    small.settings(new_per_day=6)
    small.finish()
    small.clock.advance(days=30)
    session = small.open()
    assert (session.counts().review, session.counts().new) == (6, 6)
    kinds = [task.phase for task in small.work(session, 12)]
    first_new, last_review = kinds.index("new"), len(kinds) - 1 - kinds[::-1].index("review")
    assert first_new < last_review


def test_siblings_wait_for_the_next_day(desk: Desk, make_card: MakeCard, make_deck: MakeDeck) -> None:
    cards = [make_card(f"s{n}", part=part) for n in range(3) for part in ("a", "b")]
    desk.store.sync_deck(make_deck(*cards))
    assert desk.open().counts().new == 3
    assert {task.card for task in desk.finish()} == {f"d/s{n}#a" for n in range(3)}
    desk.reopen()
    assert desk.open().next() is None
    desk.clock.advance(days=1)
    session = desk.open()
    counts = session.counts()
    seen = {task.card for task in desk.work(session)}
    assert len(seen) == counts.new + counts.review == 3
    assert len({card.partition("#")[0] for card in seen}) == 3


def test_siblings_may_follow_if_the_learner_likes(
    desk: Desk, make_card: MakeCard, make_deck: MakeDeck
) -> None:
    desk.settings(bury_siblings=False)
    desk.store.sync_deck(make_deck(make_card("s", part="a"), make_card("s", part="b")))
    assert {task.card for task in desk.finish()} == {"d/s#a", "d/s#b"}


def test_decks_are_mixed_unless_one_is_named(desk: Desk, make_card: MakeCard, make_deck: MakeDeck) -> None:
    for name in ("d", "e"):
        cards = (make_card(f"s{n}", deck=name) for n in range(4))
        desk.store.sync_deck(make_deck(*cards, name=name))
    assert {task.card[0] for task in desk.work(desk.open(deck="e"), 3)} == {"e"}
    desk.reopen()
    desk.settings(new_per_day=7)
    order = [task.card[0] for task in desk.work(desk.open(), 4)]
    assert set(order) == {"d", "e"}
    with pytest.raises(UnknownDeckError):
        desk.open(deck="f")


def test_a_session_ends_after_so_many_answers(small: Desk) -> None:
    tasks = small.finish(limit=4)
    assert len([task for task in tasks if not isinstance(task.instance, Show)]) == 4
    # What was begun was asked: no card was shown only to be left.
    assert {task.card for task in tasks} == {
        task.card for task in tasks if not isinstance(task.instance, Show)
    }


def test_a_session_ends_by_the_clock(small: Desk) -> None:
    session = small.open(minutes=2)
    assert len(small.work(session)) == 12
    assert session.next() is None
    assert small.open(minutes=2).next() is not None


def test_a_clock_set_back_does_not_end_a_session_or_lose_a_card(small: Desk) -> None:
    session = small.open(minutes=5)
    small.work(session, 3)
    small.clock.advance(days=-2)
    assert session.next() is not None
    small.work(session, 5)
    small.check()


@pytest.mark.parametrize(
    "options", [{"limit": 0}, {"minutes": 0}, {"minutes": -1}, {"minutes": 99999}, {"forms": frozenset()}]
)
def test_options_that_make_no_sense_are_refused(small: Desk, options: dict[str, Any]) -> None:
    with pytest.raises(UsageError):
        small.open(**options)


def test_a_large_backlog_is_worked_off_in_portions(
    desk: Desk, make_card: MakeCard, make_deck: MakeDeck, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("quiz.study.plan.REVIEWS_AT_ONCE", 4)
    desk.store.sync_deck(make_deck(*(make_card(f"s{n:02}") for n in range(15))))
    desk.settings(new_per_day=15)
    desk.finish()
    desk.clock.advance(days=60)
    session = desk.open()
    assert session.counts().review == 15
    left = []
    tasks = []
    while (task := desk.answer(session)) is not None:
        tasks.append(task.card)
        left.append(session.counts().left)
    assert sorted(tasks) == [f"d/s{n:02}#a" for n in range(15)]
    assert left == list(range(14, -1, -1))


def test_many_broken_off_cards_are_all_taken_up(
    desk: Desk, make_card: MakeCard, make_deck: MakeDeck, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("quiz.study.plan.MOST_STEPS", 3)
    desk.store.sync_deck(make_deck(*(make_card(f"s{n:02}") for n in range(10))))
    desk.work(desk.open(), 5)
    desk.reopen()
    assert len({task.card for task in desk.finish()}) == 10


def test_cards_that_cannot_be_dealt_do_not_hold_up_a_session_for_ever(
    small: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    small.settings(new_per_day=4)
    small.work(small.open(), 4)
    small.store.database.execute("DELETE FROM card_body")
    monkeypatch.setattr("quiz.study.plan.MOST_STEPS", 2)
    session = small.open()
    made = []
    make = session._make_plan

    def counted(day: int) -> Any:
        made.append(day)
        assert len(made) < 9, "it plans for ever"
        return make(day)

    monkeypatch.setattr(session, "_make_plan", counted)
    assert session.next() is None
    assert len(made) == 1


def test_a_limited_session_takes_no_new_card_after_planning_anew(
    small: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    small.settings(new_per_day=6)
    other = small.open()
    first = small.work(other, 4)
    monkeypatch.setattr("quiz.study.plan.MOST_STEPS", 2)
    session = small.open(limit=2)
    held = {*session._plan.new, *(step.card for step in session._plan._steps)}
    assert len(held) == 4
    for card in sorted(held):  # another session sets aside all that this one took up
        other.suspend(dataclasses.replace(first[0], card=card))
    task = session.next()
    assert task.phase == "learning"
    assert session.counts().new == 2


def test_load_levelling_takes_the_quieter_day(small: Desk) -> None:
    small.settings(load_levelling=True, new_per_day=12)
    small.finish()
    for _ in range(8):
        small.clock.advance(days=4)
        small.finish()
    feedback_days = small.store.database.all("SELECT due_day, count(*) FROM memory GROUP BY due_day")
    assert max(count for _, count in feedback_days) <= 6
    small.check()
