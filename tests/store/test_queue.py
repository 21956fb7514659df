from __future__ import annotations

import re
import sqlite3
from collections.abc import Callable

import pytest

from quiz.memory import NEW_MEMORY, FixedClock, Memory, Phase
from quiz.questions.document import BuiltDeck
from quiz.questions.model import Card
from quiz.store import queue
from quiz.store.api import Store
from quiz.store.memories import REPLACE, State, to_row

MakeCard = Callable[..., Card]
MakeDeck = Callable[..., BuiltDeck]
DAY = 20_000


@pytest.fixture
def put(store: Store) -> Callable[[str, Memory], None]:
    """Writes a memory of a card as if from its log."""
    learner = store.learner().id

    def write(card: str, memory: Memory) -> None:
        with store.database.transaction() as connection:
            connection.execute(REPLACE, to_row(learner, card, "d", State(memory, 1)))

    return write


@pytest.fixture
def cards(store: Store, make_deck: MakeDeck, make_card: MakeCard) -> list[str]:
    built = make_deck(*(make_card(f"s{number:03}") for number in range(200)))
    store.sync_deck(built)
    return [card.id for card in built.cards]


def review(due: int, **more: object) -> Memory:
    return Memory(phase=Phase.REVIEW, due_day=due, last_day=due - 5, stability=5.0, difficulty=5.0)._replace(
        **more  # type: ignore[arg-type]
    )


def due(store: Store, forms: set[str] | None = None) -> list[str]:
    connection, learner = store.database.connection, store.learner().id
    return [one.card for one in queue.due_reviews(connection, learner, "d", DAY, forms)]


def new(store: Store, forms: set[str] | None = None) -> list[str]:
    connection, learner = store.database.connection, store.learner().id
    return [one.card for one in queue.new_cards(connection, learner, "d", DAY, forms)]


def test_the_longest_due_comes_first(
    store: Store, cards: list[str], put: Callable[[str, Memory], None]
) -> None:
    put(cards[0], review(DAY))
    put(cards[1], review(DAY - 9))
    put(cards[2], review(DAY + 1))
    put(cards[3], review(DAY - 1))
    assert due(store) == [cards[1], cards[3], cards[0]]
    connection, learner = store.database.connection, store.learner().id
    assert queue.count_due(connection, learner, "d", DAY, limit=99) == 3
    assert queue.count_due(connection, learner, "d", DAY, limit=2) == 2
    assert queue.due_by_day(connection, learner, "d", DAY, DAY + 7) == {DAY: 3, DAY + 1: 1}
    assert queue.due_on(connection, learner, "d", DAY + 1) == 1


def test_suspended_buried_and_learning_cards_are_not_due(
    store: Store, cards: list[str], put: Callable[[str, Memory], None]
) -> None:
    put(cards[0], review(DAY, suspended=True))
    put(cards[1], review(DAY, buried_until=DAY + 1))
    put(cards[2], review(DAY, buried_until=DAY))
    put(cards[3], review(DAY, phase=Phase.RELEARNING, due_at=5))
    put(cards[4], review(DAY, phase=Phase.LEARNING, due_at=3))
    assert due(store) == [cards[2]]
    connection, learner = store.database.connection, store.learner().id
    steps = queue.learning(connection, learner, "d", DAY, limit=9)
    assert steps == [queue.Waiting(cards[4], 3), queue.Waiting(cards[3], 5)]
    assert queue.learning(connection, learner, "d", DAY, limit=1) != []
    counts = queue.deck_counts(connection, learner, "d")
    assert counts == queue.DeckCounts(learning=2, young=2, mature=0, suspended=1)


def test_new_cards_come_in_the_decks_order(
    store: Store, cards: list[str], put: Callable[[str, Memory], None]
) -> None:
    assert new(store) == cards
    put(cards[0], review(DAY))
    put(cards[3], NEW_MEMORY)
    put(cards[5], NEW_MEMORY._replace(suspended=True))
    put(cards[7], NEW_MEMORY._replace(buried_until=DAY + 1))
    assert new(store) == [card for card in cards if card not in {cards[0], cards[5], cards[7]}]


def test_a_restriction_to_forms_holds_for_every_queue(
    store: Store, cards: list[str], put: Callable[[str, Memory], None]
) -> None:
    put(cards[0], review(DAY))
    assert due(store, {"choice"}) == [cards[0]]
    assert due(store, {"cloze"}) == []
    assert due(store, set()) == []
    assert new(store, {"choice", "date"}) == cards[1:]
    assert new(store, {"number"}) == []
    connection, learner = store.database.connection, store.learner().id
    assert queue.count_due(connection, learner, "d", DAY, {"cloze"}, limit=9) == 0


def test_the_mark_passes_over_what_was_begun_and_nothing_else(
    store: Store,
    cards: list[str],
    put: Callable[[str, Memory], None],
    make_deck: MakeDeck,
    make_card: MakeCard,
) -> None:
    learner = store.learner().id
    assert not queue.advance_mark(store.database, learner, "d")
    for card in cards[:100]:
        put(card, review(DAY + 50))
    put(cards[20], NEW_MEMORY)
    assert queue.advance_mark(store.database, learner, "d")
    assert store.database.all("SELECT position FROM new_mark") == [(100,)]
    assert new(store) == [cards[20], *cards[100:]]
    # A deck built anew with a card before the mark: it is found.
    names = ["early", *(f"s{number:03}" for number in range(200))]
    store.sync_deck(make_deck(*(make_card(name) for name in names)))
    assert new(store)[0] == "d/early#a"
    for card in [*cards[100:], "d/early#a"]:
        put(card, review(DAY + 50))
    assert queue.advance_mark(store.database, learner, "d")
    assert store.database.all("SELECT position FROM new_mark") == [(201,)]
    assert new(store) == [cards[20]]


def test_practice_begins_with_what_was_not_seen_for_longest(
    store: Store, cards: list[str], put: Callable[[str, Memory], None]
) -> None:
    put(cards[5], review(DAY, last_at=50))
    put(cards[9], review(DAY, last_at=40))
    put(cards[0], review(DAY, last_at=1, suspended=True))
    connection, learner = store.database.connection, store.learner().id
    found = queue.practice_cards(connection, learner, ["d"], {"choice"}, 4)
    assert found == [cards[9], cards[5], cards[1], cards[2]]


def test_a_day_without_answers_ends_a_streak(
    store: Store, cards: list[str], learn: Callable[..., list[str]], clock: FixedClock
) -> None:
    learn(store, 3)
    clock.advance(days=2)
    learn(store, 2)
    connection, learner = store.database.connection, store.learner().id
    days = queue.answers_by_day(connection, learner, 0, 99_999)
    assert list(days.values()) == [3, 2]
    first, last = days
    assert last == first + 2
    assert queue.last_day_before(connection, learner, last + 1) == last
    assert queue.last_day_before(connection, learner, last) == first
    assert queue.last_day_before(connection, learner, first) is None
    from quiz.study.session import Session

    Session.open(store, store.learner()).undo()
    assert queue.answers_by_day(connection, learner, last, last) == {last: 1}


def test_an_answer_undone_on_two_machines_is_one_answer_less(
    store: Store, cards: list[str], learn: Callable[..., list[str]]
) -> None:
    from quiz.store.log import COLUMNS, INSERT, Event
    from quiz.study.session import Session

    learn(store, 3)
    Session.open(store, store.learner()).undo()
    void = store.database.one(f"SELECT {COLUMNS} FROM event WHERE kind = 'void'")
    assert void is not None
    twice = Event(*void)._replace(id="ffffffff-0000-7000-8000-000000000000")
    store.database.execute(INSERT, twice)
    days = queue.answers_by_day(store.database.connection, store.learner().id, 0, 99_999)
    assert list(days.values()) == [2]


def test_a_buried_review_is_forecast_for_the_day_it_comes_back(
    store: Store, cards: list[str], put: Callable[..., None]
) -> None:
    put(cards[0], review(DAY))
    put(cards[1], review(DAY - 3)._replace(buried_until=DAY + 1))
    put(cards[2], review(DAY + 4)._replace(buried_until=DAY + 1))
    put(cards[3], review(DAY)._replace(buried_until=DAY + 30))
    put(cards[4], review(DAY - 2)._replace(buried_until=DAY - 1))
    connection, learner = store.database.connection, store.learner().id
    assert queue.due_by_day(connection, learner, "d", DAY, DAY + 7) == {DAY: 2, DAY + 1: 1, DAY + 4: 1}


HOT: dict[str, Callable[[sqlite3.Connection, str], object]] = {
    "show": (lambda c, who: queue.show(c, who, "d/s000#a")),
    "due": (lambda c, who: list(queue.due_reviews(c, who, "d", DAY))),
    "due with forms": (lambda c, who: list(queue.due_reviews(c, who, "d", DAY, {"choice"}))),
    "count": (lambda c, who: queue.count_due(c, who, "d", DAY, limit=9)),
    "learning": (lambda c, who: queue.learning(c, who, "d", DAY, limit=9)),
    "new": (lambda c, who: list(queue.new_cards(c, who, "d", DAY))),
    "due on": (lambda c, who: queue.due_on(c, who, "d", DAY)),
    "due by day": (lambda c, who: queue.due_by_day(c, who, "d", DAY, DAY + 9)),
    "last day": (lambda c, who: queue.last_day_before(c, who, DAY)),
}


@pytest.mark.parametrize("name", sorted(HOT))
def test_no_query_of_a_session_reads_a_whole_table(store: Store, cards: list[str], name: str) -> None:
    """Every step of every plan is a search in an index, but for small tables made on the way."""
    connection = store.database.connection
    statements: list[str] = []
    connection.set_trace_callback(statements.append)
    HOT[name](connection, store.learner().id)
    connection.set_trace_callback(None)
    asked = [sql for sql in statements if "memory" in sql or "event" in sql or "card" in sql]
    assert asked
    for sql in asked:
        steps = [row[3] for row in connection.execute(f"EXPLAIN QUERY PLAN {sql}")]
        scans = [step for step in steps if re.match(r"SCAN (?!\(?subquery|due\b)", step)]
        assert not scans, (sql, steps)
        assert any("SEARCH" in step for step in steps), (sql, steps)


def test_suspended_cards_are_listed_in_the_decks_order(
    store: Store, cards: list[str], put: Callable[[str, Memory], None]
) -> None:
    put(cards[7], review(DAY, suspended=True, lapses=8, leech=True))
    put(cards[2], NEW_MEMORY._replace(suspended=True))
    put(cards[3], review(DAY))
    connection, learner = store.database.connection, store.learner().id
    assert [tuple(one) for one in queue.suspended(connection, learner, "d")] == [
        (cards[2], "d", "The answer of s002 a is answer s002a.", 0, 0),
        (cards[7], "d", "The answer of s007 a is answer s007a.", 8, 1),
    ]
    assert queue.suspended(connection, learner, "other") == []
