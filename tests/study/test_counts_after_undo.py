"""What is left after an undo is what a session begun at that moment would find left."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quiz.memory import FixedClock

Acts = list[tuple[str, Any]]

ACTS = st.lists(
    st.one_of(
        st.tuples(st.just("answer"), st.booleans()),
        st.tuples(st.just("answer"), st.booleans()),
        st.tuples(st.just("undo"), st.integers(1, 4)),
        st.tuples(st.sampled_from(["suspend", "bury", "reset"]), st.none()),
        st.tuples(st.just("wait"), st.sampled_from([5, 90, 700])),
        st.tuples(st.just("day"), st.sampled_from([1, 3, 9])),
    ),
    max_size=40,
)


def left(session: Any) -> tuple[int, int, int]:
    """New, learning and review cards that are left, with the one on the screen."""
    session.next()
    counts = session.counts()
    return counts.new, counts.learning, counts.review


def live(desk: Any, answer_to: Any, acts: Acts) -> None:
    """Do these acts in one session a day; after each undo compare with a session begun anew."""
    session = desk.open()
    begun_anew = set()  # by hand, so that no limit of the day holds them back
    for name, value in acts:
        task = session.next()
        if name == "reset" and task is not None:
            begun_anew.add(task.card)
        match name:
            case "answer" if task is not None:
                session.answer(task, answer_to(task, right=value), milliseconds=1)
                desk.clock.advance(seconds=10)
            case "suspend" | "bury" | "reset" if task is not None:
                getattr(session, name)(task)
            case "undo":
                for _ in range(value):
                    if session.undo() is None:
                        break
                    shown = session.next()
                    if shown is not None and shown.card in begun_anew:
                        continue
                    assert left(session) == left(desk.open())
                    assert (shown.counts.new, shown.counts.learning, shown.counts.review) == left(session)
            case "wait":
                desk.clock.advance(seconds=value)
            case "day":
                desk.clock.advance(days=value)
                session = desk.open()


def desk_of(folder: str, make_desk: Any, make_card: Any, make_deck: Any) -> Any:
    desk = make_desk(Path(folder) / "quiz.db", FixedClock(1_790_000_000_000_000))
    cards = [make_card(f"s{n // 2}", part="ab"[n % 2]) if n < 6 else make_card(f"s{n}") for n in range(16)]
    desk.store.sync_deck(make_deck(*cards))
    desk.settings(new_per_day=4, reviews_per_day=5)
    return desk


@given(ACTS)
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
def test_counts_after_an_undo_are_those_of_a_session_begun_anew(
    make_desk: Any, make_card: Any, make_deck: Any, answer_to: Any, acts: Acts
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        desk = desk_of(folder, make_desk, make_card, make_deck)
        try:
            live(desk, answer_to, acts)
        finally:
            desk.store.close()


@pytest.mark.parametrize("undone", [1, 2, 5, 9])
def test_counts_after_undoing_some_of_a_later_days_answers(
    path: Path, make_desk: Any, make_card: Any, make_deck: Any, answer_to: Any, undone: int
) -> None:
    """Reviews, steps and new cards with siblings among them, half of the answers wrong."""
    desk = desk_of(str(path.parent), make_desk, make_card, make_deck)
    for days in (1, 2, 4):
        desk.finish()
        desk.clock.advance(days=days)
    session = desk.open()
    for number in range(9):
        task = session.next()
        session.answer(task, answer_to(task, right=number % 2 == 0), milliseconds=1)
        desk.clock.advance(seconds=10)
    for _ in range(undone):
        assert session.undo() is not None
        assert left(session) == left(desk.open())
    # What was set aside by the undos is asked, and counted, once.
    total = sum(left(session))
    assert total > 0
    assert session.summary().left_today == total
    while (task := desk.answer(session)) is not None:
        assert sum(left(desk.open())) == sum(left(session))
    desk.check()
    desk.store.close()


def test_undoing_answers_of_another_day_sets_no_more_aside_than_the_day_holds(
    path: Path, make_desk: Any, make_card: Any, make_deck: Any, answer_to: Any
) -> None:
    desk = desk_of(str(path.parent), make_desk, make_card, make_deck)
    desk.answer(desk.open())
    desk.clock.advance(days=1)
    session = desk.open()
    desk.work(session, 4)
    for _ in range(5):
        assert session.undo() is not None
        assert left(session) == left(desk.open())
    assert left(session) == (4, 0, 0)
    desk.store.close()


def test_a_card_put_away_after_its_answer_is_not_asked_again_when_that_is_undone(small: Any) -> None:
    small.finish()
    small.clock.advance(days=10)
    small.settings(new_per_day=0)
    session = small.open()
    answered = small.answer(session)
    following = session.next()
    session.suspend(answered)
    assert session.undo() == following, "it is not due: nothing but the suspension is taken back"
    assert small.store.database.value("SELECT suspended FROM memory WHERE card = ?", (answered.card,)) == 0
    assert answered.card not in {task.card for task in small.work(session)}
    assert left(session) == left(small.open())
    small.check()
