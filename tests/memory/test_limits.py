"""Limits of a day, new cards among reviews, siblings on different days."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.memory import (
    Phase,
    Room,
    Settings,
    interleave,
    is_buried,
    next_is_new,
    room_today,
    sibling_group,
    siblings_a_day,
    without_siblings,
)

SETTINGS = Settings(new_per_day=10, reviews_per_day=50)


@pytest.mark.parametrize(
    ("introduced", "reviewed", "due", "room"),
    [
        (0, 0, 0, Room(10, 0)),
        (0, 0, 20, Room(10, 20)),
        (4, 0, 20, Room(6, 20)),
        (10, 0, 20, Room(0, 20)),
        (12, 60, 20, Room(0, 0)),  # the limits were lowered during the day
        (0, 0, 45, Room(5, 45)),  # new cards get what the reviews leave
        (0, 0, 80, Room(0, 50)),
        (0, 45, 3, Room(2, 3)),
        (2, 45, 3, Room(0, 3)),
    ],
)
def test_room_today(introduced: int, reviewed: int, due: int, room: Room) -> None:
    assert room_today(SETTINGS, introduced=introduced, reviewed=reviewed, due=due) == room


def test_a_limit_of_nothing_is_kept() -> None:
    assert room_today(Settings(new_per_day=0), introduced=0, reviewed=0, due=3) == Room(0, 3)
    assert room_today(Settings(reviews_per_day=0), introduced=0, reviewed=0, due=3) == Room(0, 0)


@given(*[st.integers(0, 300)] * 4)
def test_working_through_the_room_ends_within_the_limits(
    new_limit: int, review_limit: int, waiting: int, unseen: int
) -> None:
    settings = Settings(new_per_day=new_limit, reviews_per_day=review_limit)
    introduced = reviewed = 0
    for _ in range(700):
        room = room_today(settings, introduced=introduced, reviewed=reviewed, due=waiting)
        if room.reviews:
            reviewed, waiting = reviewed + 1, waiting - 1
        elif min(room.new, unseen):
            introduced, unseen = introduced + 1, unseen - 1
        else:
            break
    assert introduced <= new_limit
    assert reviewed <= review_limit
    assert reviewed + introduced <= review_limit


def test_interleave_spreads_evenly() -> None:
    assert interleave("rrrrrr", "NN") == list("rrNrrNrr")
    assert interleave("rrr", "NNN") == list("rNrNrN")
    assert interleave("r", "NNN") == list("rNNN")
    assert interleave("rr", "NNNNN") == list("rNNNrNN")
    assert interleave("", "NN") == list("NN")
    assert interleave("rr", "") == list("rr")


@given(st.integers(0, 60), st.integers(0, 60))
def test_interleave_keeps_order_and_spread(reviews: int, new: int) -> None:
    mixed = interleave([("r", n) for n in range(reviews)], [("n", n) for n in range(new)])
    assert [item for item in mixed if item[0] == "r"] == [("r", n) for n in range(reviews)]
    assert [item for item in mixed if item[0] == "n"] == [("n", n) for n in range(new)]
    if new and reviews >= new:
        runs = "".join(kind for kind, _ in mixed).split("n")
        assert max(map(len, runs)) <= reviews // new + 1
        assert max(map(len, runs)) - min(map(len, runs[:-1])) <= -(-reviews // new)


@given(st.integers(0, 30), st.integers(0, 30), st.data())
def test_a_session_taken_up_again_goes_on_as_it_would_have(
    reviews: int, new: int, data: st.DataObject
) -> None:
    """The order is a function of counts: there is no queue to lose."""
    mixed = interleave(["r"] * reviews, ["n"] * new)
    stop = data.draw(st.integers(0, len(mixed)))
    done = mixed[:stop]
    n, r = done.count("n"), done.count("r")
    if stop < len(mixed):
        first = next_is_new(new_done=n, new_left=new - n, reviews_done=r, reviews_left=reviews - r)
        assert first == (mixed[stop] == "n")


def test_sibling_group() -> None:
    assert (
        sibling_group("soleimani/strike#date")
        == sibling_group("soleimani/strike#place")
        == "soleimani/strike"
    )
    assert sibling_group("hand") == "hand"


def test_one_of_a_group_is_asked_and_the_rest_wait() -> None:
    queue = [
        ("a#1", "a", Phase.LEARNING),
        ("a#2", "a", Phase.RELEARNING),
        ("a#3", "a", Phase.REVIEW),
        ("b#1", "b", Phase.REVIEW),
        ("b#2", "b", Phase.NEW),
        ("c#1", "c", Phase.NEW),
    ]
    assert without_siblings(queue) == ["a#1", "a#2", "b#1", "c#1"]
    assert without_siblings(queue, {"b": "b#2", "c": "c#9"}) == ["a#1", "a#2", "b#2"]


def test_a_card_is_not_its_own_sibling() -> None:
    assert not is_buried("a#1", Phase.REVIEW, ["a#1"])
    assert is_buried("a#2", Phase.REVIEW, ["a#1"])
    assert not is_buried("a#2", Phase.LEARNING, ["a#1"])
    assert not is_buried("a#2", Phase.NEW, [])


def test_of_many_siblings_more_than_one_is_asked_a_day() -> None:
    assert [siblings_a_day(count) for count in (0, 1, 2, 4, 5, 8, 9, 13, 15)] == [1, 1, 1, 1, 2, 2, 3, 4, 4]
    assert not is_buried("a#3", Phase.REVIEW, ["a#1", "a#2"], room=3)
    assert is_buried("a#3", Phase.NEW, ["a#1", "a#2"], room=2)
    assert not is_buried("a#2", Phase.NEW, ["a#1", "a#2"], room=2)


@given(st.lists(st.tuples(st.integers(0, 5), st.integers(0, 5), st.sampled_from(Phase)), max_size=20))
def test_no_two_of_a_group_on_one_day(cards: list[tuple[int, int, Phase]]) -> None:
    queue = {f"{group}#{slot}": (f"{group}", phase) for group, slot, phase in cards}
    kept = without_siblings((card, group, phase) for card, (group, phase) in queue.items())
    settled = [queue[card][0] for card in kept if queue[card][1] in (Phase.NEW, Phase.REVIEW)]
    assert len(settled) == len(set(settled))
    assert {queue[card][0] for card in kept} == {group for group, _ in queue.values()}
