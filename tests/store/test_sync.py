from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from quiz.errors import StoreError, UnknownDeckError
from quiz.memory import FixedClock
from quiz.questions.document import BuiltDeck
from quiz.questions.model import Card
from quiz.store import queue
from quiz.store.api import Store
from quiz.store.memories import read
from quiz.store.moves import former_ids
from quiz.store.rebuild import rebuild
from quiz.study.session import Session

MakeCard = Callable[..., Card]
MakeDeck = Callable[..., BuiltDeck]
Learn = Callable[..., list[str]]


def state(store: Store, card: str) -> Any:
    return read(store.database.connection, store.learner().id, card)


def waiting(store: Store) -> list[str]:
    """What is new or due, as a session would find it."""
    connection, learner = store.database.connection, store.learner().id
    new = [one.card for one in queue.new_cards(connection, learner, "d", 30_000)]
    due = [one.card for one in queue.due_reviews(connection, learner, "d", 30_000)]
    return new + due + [one.card for one in queue.learning(connection, learner, "d", 30_000, limit=99)]


def test_a_deck_comes_back_as_it_was_built(store: Store, make_deck: MakeDeck, make_card: MakeCard) -> None:
    built = make_deck(make_card("one"), make_card("two"), make_card("two", part="b"))
    report = store.sync_deck(built, origin="here")
    assert report.added == ("d/one#a", "d/two#a", "d/two#b")
    assert store.built_deck("d") == built
    assert store.card("d/two#b") == built.cards[2]
    info = store.deck("d")
    assert (info.title, info.cards, info.origin, info.fingerprint) == (
        "The deck d",
        3,
        "here",
        built.fingerprint,
    )


def test_building_again_changes_nothing(store: Store, make_deck: MakeDeck, make_card: MakeCard) -> None:
    built = make_deck(make_card("one"), make_card("two"))
    store.sync_deck(built)
    before = store.database.all("SELECT * FROM card"), store.database.all("SELECT * FROM card_body")
    report = store.sync_deck(built)
    assert report.unchanged == 2
    assert not any(ids for _, ids in report.lists())
    assert (store.database.all("SELECT * FROM card"), store.database.all("SELECT * FROM card_body")) == before


def test_progress_stays_with_the_id_when_words_change(
    store: Store, make_deck: MakeDeck, make_card: MakeCard, learn: Learn
) -> None:
    store.sync_deck(make_deck(make_card("one"), make_card("two")))
    learn(store, 4)
    before = state(store, "d/one#a")
    assert before.version == 2
    report = store.sync_deck(make_deck(make_card("two"), make_card("one", text="Said anew: answer one.")))
    assert report.changed == ("d/one#a",)
    assert report.answer_changed == ()
    assert report.unchanged == 1
    assert state(store, "d/one#a") == before
    card = store.card("d/one#a")
    assert card is not None
    assert card.text == "Said anew: answer one."


def test_a_changed_answer_is_told_once_and_can_be_reset(
    store: Store, make_deck: MakeDeck, make_card: MakeCard, learn: Learn, clock: FixedClock
) -> None:
    store.sync_deck(make_deck(make_card("one"), make_card("two")))
    learn(store, 4)
    report = store.sync_deck(make_deck(make_card("one", answer="another"), make_card("two")))
    assert report.answer_changed == ("d/one#a",)
    clock.advance(minutes=15)
    session = Session.open(store, store.learner())
    task = session.next()
    assert task is not None
    assert (task.card, task.answer_changed) == ("d/one#a", True)
    session.reset(task)
    again = session.next()
    assert again is not None
    assert (again.card, again.phase, again.instance.form) == ("d/one#a", "new", "study")
    session.answer(again, _seen(), milliseconds=1)
    clock.advance(minutes=2)
    tasks = [session.next()]
    assert not any(task.answer_changed for task in tasks if task)


def _seen() -> Any:
    from quiz.questions.response import Seen

    return Seen()


def test_what_is_gone_is_retired_and_returns_with_its_progress(
    store: Store, make_deck: MakeDeck, make_card: MakeCard, learn: Learn
) -> None:
    both = make_deck(make_card("one"), make_card("two"))
    store.sync_deck(both)
    learn(store, 4)
    before = state(store, "d/one#a")
    report = store.sync_deck(make_deck(make_card("two")))
    assert report.removed == ("d/one#a",)
    assert waiting(store) == ["d/two#a"]
    assert store.card("d/one#a") is None
    assert [card.id for card in store.built_deck("d").cards] == ["d/two#a"]
    assert state(store, "d/one#a") == before
    report = store.sync_deck(both)
    assert report.returned == ("d/one#a",)
    assert report.added == ()
    assert sorted(waiting(store)) == ["d/one#a", "d/two#a"]
    assert state(store, "d/one#a") == before


def test_progress_follows_a_rename(
    store: Store, make_deck: MakeDeck, make_card: MakeCard, learn: Learn
) -> None:
    store.sync_deck(make_deck(make_card("old"), make_card("two")))
    learn(store, 4)
    before = state(store, "d/old#a")
    log = store.database.all("SELECT * FROM event")
    report = store.sync_deck(
        make_deck(make_card("new", answer="answer old", was=("d/old#a",)), make_card("two"))
    )
    assert report.renamed == ("d/new#a",)
    assert report.added == ()
    assert report.removed == ()
    assert state(store, "d/new#a") == before
    assert sorted(waiting(store)) == ["d/new#a", "d/two#a"]
    assert store.database.all("SELECT * FROM event") == log
    # And on: the log that follows stands under the new id, and both count.
    learn(store, 1)
    assert state(store, "d/new#a").version == before.version + 1
    assert rebuild(store.database).wrong == 0


def test_undo_reaches_back_over_a_rename(
    store: Store, make_deck: MakeDeck, make_card: MakeCard, learn: Learn
) -> None:
    store.sync_deck(make_deck(make_card("old")))
    learn(store, 2)
    store.sync_deck(make_deck(make_card("new", was=("d/old#a",))))
    task = Session.open(store, store.learner()).undo()
    assert task is not None
    assert task.card == "d/new#a"
    assert task.instance.form == "choice"
    assert state(store, "d/new#a").memory.reps == 0
    assert rebuild(store.database, write=False).wrong == 0


def test_renames_follow_each_other(
    store: Store, make_deck: MakeDeck, make_card: MakeCard, learn: Learn
) -> None:
    store.sync_deck(make_deck(make_card("a")))
    learn(store, 2)
    before = state(store, "d/a#a")
    store.sync_deck(make_deck(make_card("b", was=("d/a#a",))))
    store.sync_deck(make_deck(make_card("c", was=("d/b#a",))))
    assert former_ids(store.database.connection, "d/c#a") == ["d/c#a", "d/a#a", "d/b#a"]
    assert state(store, "d/c#a") == before
    assert rebuild(store.database, write=False).wrong == 0


def test_a_rename_that_is_taken_back(
    store: Store, make_deck: MakeDeck, make_card: MakeCard, learn: Learn
) -> None:
    store.sync_deck(make_deck(make_card("a")))
    learn(store, 2)
    store.sync_deck(make_deck(make_card("b", was=("d/a#a",))))
    learn(store, 1)
    assert state(store, "d/b#a").version == 3
    store.sync_deck(make_deck(make_card("a", was=("d/b#a",))))
    assert state(store, "d/a#a").version == 3
    assert waiting(store) == ["d/a#a"]
    assert rebuild(store.database, write=False) == rebuild(store.database, write=False)
    assert rebuild(store.database, write=False).wrong == 0


def test_a_split_gives_its_progress_to_both(
    store: Store, make_deck: MakeDeck, make_card: MakeCard, learn: Learn
) -> None:
    store.sync_deck(make_deck(make_card("whole")))
    learn(store, 2)
    before = state(store, "d/whole#a")
    halves = [make_card(name, was=("d/whole#a",)) for name in ("left", "right")]
    report = store.sync_deck(make_deck(*halves))
    assert report.renamed == ("d/left#a", "d/right#a")
    assert state(store, "d/left#a") == state(store, "d/right#a") == before
    Session.open(store, store.learner()).undo()
    assert state(store, "d/left#a") == state(store, "d/right#a")
    assert state(store, "d/left#a").memory.reps == 0
    assert rebuild(store.database, write=False).wrong == 0


def test_a_merge_takes_both_logs(
    store: Store, make_deck: MakeDeck, make_card: MakeCard, learn: Learn
) -> None:
    store.sync_deck(make_deck(make_card("left"), make_card("right")))
    learn(store, 4)
    store.sync_deck(make_deck(make_card("whole", was=("d/left#a", "d/right#a"))))
    assert state(store, "d/whole#a").version == 4
    assert waiting(store) == ["d/whole#a"]
    assert rebuild(store.database, write=False).wrong == 0


def test_a_name_that_never_was_is_no_rename(store: Store, make_deck: MakeDeck, make_card: MakeCard) -> None:
    """A dossier built here for the first time may carry renames of long ago."""
    report = store.sync_deck(make_deck(make_card("new", was=("d/long-ago#a",))))
    assert report.added == ("d/new#a",)
    assert report.renamed == ()


def test_a_dry_run_reports_and_changes_nothing(
    store: Store, make_deck: MakeDeck, make_card: MakeCard
) -> None:
    store.sync_deck(make_deck(make_card("one"), make_card("two")))
    tables = ("deck", "card", "card_body", "card_alias", "memory")
    before = [store.database.all(f"SELECT * FROM {table}") for table in tables]
    changed = make_deck(make_card("one", answer="other"), make_card("three"))
    report = store.sync_deck(changed, dry_run=True)
    assert (report.added, report.changed, report.removed) == (("d/three#a",), ("d/one#a",), ("d/two#a",))
    assert [store.database.all(f"SELECT * FROM {table}") for table in tables] == before
    assert store.sync_deck(changed) == report


def test_the_report_is_plain_values() -> None:
    from quiz.store.sync import SyncReport

    report = SyncReport("d", added=("d/x#a",), answer_changed=("d/y#a",), unchanged=3)
    assert report.as_dict() == {
        "deck": "d",
        "unchanged": 3,
        "added": ["d/x#a"],
        "changed": [],
        "answer_changed": ["d/y#a"],
        "renamed": [],
        "removed": [],
        "returned": [],
    }


def test_two_cards_of_one_id_are_refused(store: Store, make_deck: MakeDeck, make_card: MakeCard) -> None:
    with pytest.raises(StoreError, match="d/one#a"):
        store.sync_deck(make_deck(make_card("one"), make_card("one")))
    assert store.decks() == []


def test_a_card_of_another_deck_is_refused(store: Store, make_deck: MakeDeck, make_card: MakeCard) -> None:
    with pytest.raises(StoreError, match="belongs to the deck e"):
        store.sync_deck(make_deck(make_card("one", deck="e")))
    store.sync_deck(make_deck(make_card("one")))
    with pytest.raises(StoreError, match="belongs to the deck d already"):
        store.sync_deck(make_deck(make_card("two", deck="e", id="d/one#a"), name="e"))
    assert [deck.id for deck in store.decks()] == ["d"]


def test_an_unknown_deck_is_named_with_the_nearest(
    store: Store, make_deck: MakeDeck, make_card: MakeCard
) -> None:
    with pytest.raises(UnknownDeckError, match="quiz build"):
        store.deck("soleimani")
    store.sync_deck(make_deck(make_card("one", deck="soleimani"), name="soleimani"))
    with pytest.raises(UnknownDeckError, match="Did you mean soleimani"):
        store.deck("solaimani")


def test_a_removed_deck_keeps_its_progress(
    store: Store, make_deck: MakeDeck, make_card: MakeCard, learn: Learn
) -> None:
    built = make_deck(make_card("one"), make_card("two"))
    store.sync_deck(built)
    learn(store, 4)
    before = state(store, "d/one#a")
    removal = store.remove_deck("d")
    assert (removal.cards, removal.memories, removal.events) == (2, 2, 0)
    assert store.decks() == []
    with pytest.raises(UnknownDeckError):
        store.deck("d")
    assert Session.open(store, store.learner()).next() is None
    report = store.sync_deck(built)
    assert report.returned == ("d/one#a", "d/two#a")
    assert state(store, "d/one#a") == before
    assert rebuild(store.database, write=False).wrong == 0


def test_purging_forgets_this_deck_and_nothing_else(
    store: Store, make_deck: MakeDeck, make_card: MakeCard, learn: Learn
) -> None:
    store.sync_deck(make_deck(make_card("one", was=("d/old#a",)), make_card("two")))
    store.sync_deck(make_deck(make_card("other", deck="e"), name="e"))
    learn(store, 6)
    kept = store.database.all("SELECT * FROM event WHERE card LIKE 'e/%'")
    assert kept
    removal = store.remove_deck("d", purge=True)
    assert removal.events == 4
    for table, column in (("event", "card"), ("memory", "card"), ("card", "id"), ("card_body", "card")):
        assert not store.database.all(f"SELECT * FROM {table} WHERE {column} LIKE 'd/%'")
    assert store.database.all("SELECT * FROM event") == kept
    assert not store.database.all("SELECT * FROM card_alias")
    with pytest.raises(Exception, match="the log only grows"):
        store.database.execute("DELETE FROM event")
    from quiz.store import backup

    assert [copy.reason for copy in backup.listed(store.path)] == ["before-remove"]


def test_cards_meet_a_log_that_came_from_elsewhere(
    store: Store, make_deck: MakeDeck, make_card: MakeCard, learn: Learn, tmp_path: Any, clock: FixedClock
) -> None:
    """The logs of two machines merge by union; a deck built afterwards finds its progress there."""
    from quiz.store.log import COLUMNS, INSERT_NEW

    built = make_deck(make_card("one"), make_card("two"))
    store.sync_deck(built)
    learn(store, 4)
    rows = store.database.all(f"SELECT {COLUMNS} FROM event")
    with Store.open(tmp_path / "other.db", clock=clock) as other:
        learner = other.learner()
        with other.database.transaction() as connection:
            moved = [(row[0], learner.id, *row[2:]) for row in rows]
            connection.executemany(INSERT_NEW, moved)
            connection.executemany(INSERT_NEW, moved)
        other.sync_deck(built)
        assert other.database.value("SELECT count(*) FROM event") == 4
        mine = read(store.database.connection, store.learner().id, "d/one#a")
        assert read(other.database.connection, learner.id, "d/one#a") == mine
        assert rebuild(other.database, write=False).wrong == 0


@pytest.mark.parametrize("after", [0, 1, 40])
def test_a_build_broken_off_changes_nothing(
    store: Store, make_deck: MakeDeck, make_card: MakeCard, learn: Learn, after: int
) -> None:
    store.sync_deck(make_deck(*(make_card(f"s{n}") for n in range(60))))
    learn(store, 9)
    before = list(store.database.connection.iterdump())
    told: list[int] = []

    def interrupt(done: int, total: int) -> None:
        assert total == 70
        told.append(done)
        if done >= after:
            raise KeyboardInterrupt

    cards = [make_card(f"s{n}", answer="another") for n in range(5, 70)]
    cards += [make_card(f"t{n}", was=(f"d/s{n}#a",)) for n in range(5)]
    with pytest.raises(KeyboardInterrupt):
        store.sync_deck(make_deck(*cards), on_progress=interrupt)
    assert told == list(range(after + 1))
    assert list(store.database.connection.iterdump()) == before
    assert not store.database.connection.in_transaction
    assert store.sync_deck(make_deck(*cards)).renamed == tuple(f"d/t{n}#a" for n in range(5))
