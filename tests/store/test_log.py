from __future__ import annotations

import sqlite3
from collections.abc import Callable
from uuid import UUID

import pytest

from quiz.memory import EventKind, FixedClock, Phase
from quiz.questions.document import BuiltDeck
from quiz.questions.model import Card
from quiz.store import log
from quiz.store.api import Store
from quiz.store.log import INSERT, INSERT_NEW, Event
from quiz.study.session import Session

MakeCard = Callable[..., Card]
MakeDeck = Callable[..., BuiltDeck]
Learn = Callable[..., list[str]]
LAST = "ffffffff-0000-7000-8000-000000000000"
"""An id after all that are made in our time."""


@pytest.fixture
def learned(store: Store, make_deck: MakeDeck, make_card: MakeCard, learn: Learn) -> Store:
    store.sync_deck(make_deck(make_card("one"), make_card("two")))
    learn(store, 4, every_wrong=4)
    return store


def test_the_log_only_grows(learned: Store) -> None:
    for sql in ("UPDATE event SET rating = 4", "DELETE FROM event", "UPDATE event SET at = 0 WHERE seq = 1"):
        with pytest.raises(sqlite3.IntegrityError, match="the log only grows"):
            learned.database.execute(sql)
    assert learned.database.value("SELECT count(*) FROM event") == 4


def test_an_event_says_all_there_is_to_know(learned: Store, clock: FixedClock) -> None:
    """What invariant 4 asks for: card, form, prompt, options, response, rating, times, due, parameters."""
    import json

    rows = learned.database.all(f"SELECT {log.COLUMNS} FROM event ORDER BY id")
    first, second, third, fourth = (Event._make(row) for row in rows)
    learner = learned.learner().id
    assert {event.learner for event in (first, second, third, fourth)} == {learner}
    assert all(UUID(event.id).version == 7 for event in (first, second, third, fourth))
    assert [first.kind, third.kind] == [EventKind.INTRODUCE, EventKind.REVIEW]
    assert third.card == "d/one#a"
    assert (third.form, third.question) == ("choice", "d/one#a:choice")
    shown = json.loads(third.shown or "")
    assert shown["prompt"] == "Which is the answer of one?"
    assert shown["options"][shown["key"]] == "answer onea"
    assert json.loads(third.response or "") == {"response": "picked", "index": shown["key"]}
    assert (third.rating, fourth.rating) == (3, 1)
    assert third.milliseconds == 1000
    assert third.at == clock.now() - 40_000_000
    assert third.utc_offset == 0
    assert third.study_day == (third.at - 4 * 3600 * 1_000_000) // 86_400_000_000
    assert (third.phase_before, third.phase, third.step) == (Phase.LEARNING, Phase.LEARNING, 1)
    assert third.due_at == third.at + 600 * 1_000_000
    assert third.parameters == 0
    assert third.answer_hash


def test_logs_merge_by_union(learned: Store) -> None:
    rows = learned.database.all(f"SELECT {log.COLUMNS} FROM event ORDER BY id")
    with learned.database.transaction() as connection:
        connection.executemany(INSERT_NEW, rows)
        connection.execute(
            INSERT_NEW, Event._make(rows[0])._replace(id="ffffffff-0000-7000-8000-000000000000")
        )
    assert learned.database.value("SELECT count(*) FROM event") == 5
    with pytest.raises(sqlite3.IntegrityError), learned.database.transaction() as connection:
        connection.execute(INSERT, rows[0])


def test_the_last_answers_pass_over_what_was_undone(learned: Store) -> None:
    connection, learner = learned.database.connection, learned.learner().id
    before = list(log.last_answers(connection, learner))
    assert [card for _, card, _ in before] == ["d/two#a", "d/one#a", "d/two#a", "d/one#a"]
    session = Session.open(learned, learned.learner())
    session.undo()
    session.undo()
    assert list(log.last_answers(connection, learner)) == before[2:]


def test_a_voided_void_does_not_count(learned: Store) -> None:
    connection, learner = learned.database.connection, learned.learner().id
    before = list(log.last_answers(connection, learner))
    Session.open(learned, learned.learner()).undo()
    (void,) = learned.database.one("SELECT id FROM event WHERE kind = 'void'") or ("",)
    with learned.database.transaction():
        connection.execute(
            INSERT,
            Event("ffffffff-0000-7000-8000-000000000000", learner, "d/two#a", "void", 0, 0, 0, ref=void),
        )
    assert list(log.last_answers(connection, learner)) == before


def test_a_days_events_leave_out_what_was_undone(learned: Store) -> None:
    connection, learner = learned.database.connection, learned.learner().id
    day = learned.database.value("SELECT study_day FROM event LIMIT 1")
    events = log.day_events(connection, learner, day)
    assert [(event.card, event.kind) for event in events] == [
        ("d/one#a", "introduce"),
        ("d/two#a", "introduce"),
        ("d/one#a", "review"),
        ("d/two#a", "review"),
    ]
    Session.open(learned, learned.learner()).undo()
    assert log.day_events(connection, learner, day) == events[:-1]
    assert log.day_events(connection, learner, day + 1) == []


def test_typed_text_is_kept_as_typed(
    store: Store, make_deck: MakeDeck, make_card: MakeCard, learn: Learn, clock: FixedClock
) -> None:
    """Also what is no text at all: a terminal may deliver lone surrogates, and NUL."""
    import json

    from quiz.questions.model import Type
    from quiz.questions.response import Typed

    store.sync_deck(make_deck(make_card("one")))
    learn(store, 3)
    typed = ["  Wörter  \n\t", "\udc80 raw", "\x00", "'; DROP TABLE event; --", "[b]markup[/b]"]
    for text in typed:
        clock.advance(days=30)
        session = Session.open(store, store.learner())
        task = session.next()
        while task is not None and not isinstance(task.instance, Type):
            from quiz.questions.response import GaveUp

            session.answer(task, GaveUp(), milliseconds=1)
            clock.advance(minutes=11)
            task = session.next()
        assert task is not None
        session.answer(task, Typed(text), milliseconds=1)
    answers = [
        json.loads(row[0])["text"]
        for row in store.database.all("SELECT response FROM event WHERE response LIKE '%typed%' ORDER BY id")
    ]
    assert answers[-len(typed) :] == typed
