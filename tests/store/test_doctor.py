from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from quiz.questions.document import BuiltDeck
from quiz.questions.model import Card
from quiz.store import connection as sqlite
from quiz.store import doctor, queue
from quiz.store.api import Store

MakeCard = Callable[..., Card]
MakeDeck = Callable[..., BuiltDeck]
Learn = Callable[..., list[str]]


@pytest.fixture
def learned(store: Store, make_deck: MakeDeck, make_card: MakeCard, learn: Learn) -> Store:
    store.sync_deck(make_deck(*(make_card(f"s{number}") for number in range(6))))
    learn(store, 9)
    return store


def test_a_sound_database_is_told_so(learned: Store) -> None:
    health = doctor.examine(learned.database)
    assert health.findings == ()
    assert health.sound
    assert (health.decks, health.cards, health.learners, health.events) == (1, 6, 1, 9)


def test_an_empty_database_is_sound(store: Store) -> None:
    assert doctor.examine(store.database, mend=True).findings == ()


FAULTS = {
    "missing index": ("DROP INDEX memory_due", "missing indexes", 1),
    "wrong index": (
        "DROP INDEX event_day; CREATE INDEX event_day ON event (study_day)",
        "missing indexes",
        1,
    ),
    "missing guard": ("DROP TRIGGER event_delete_refused", "missing guards of the log", 1),
    "wrong memory": (
        "UPDATE memory SET stability = 99 WHERE card = 'd/s0#a'",
        "memories that differ from the log",
        1,
    ),
    "missing memory": ("DELETE FROM memory WHERE card < 'd/s2'", "memories that differ from the log", 2),
    "wrong queue": ("UPDATE memory SET queue = -2", "memories that differ from the log", 6),
    "stray memory": (
        "INSERT INTO memory (learner, card, deck, queue, version, phase, step, reps, lapses, leech, "
        "suspended, flag, asked) SELECT id, 'd/none#a', 'd', 0, 1, 0, 0, 0, 0, 0, 0, 0, 0 FROM learner",
        "memories without any log",
        1,
    ),
    "alias to nowhere": (
        "INSERT INTO card_alias VALUES ('d/x#a', 'd/y#a')",
        "former ids that lead nowhere",
        1,
    ),
    "alias of a card in use": (
        "INSERT INTO card_alias VALUES ('d/s0#a', 'd/s1#a')",
        "former ids that lead nowhere",
        1,
    ),
    "miscounted deck": ("UPDATE deck SET cards = 99", "decks that miscount their cards", 1),
    "mark too far": (
        "INSERT INTO new_mark SELECT l.id, d.id, d.revision, 6 FROM learner l, deck d; "
        "DELETE FROM memory WHERE card = 'd/s5#a'",
        "marks that would pass over new cards",
        1,
    ),
    "retired but shown": (
        "UPDATE card SET retired_at = 1 WHERE id = 'd/s5#a'; "
        "UPDATE memory SET queue = -2 WHERE card = 'd/s5#a'; UPDATE deck SET cards = 5",
        "retired cards that would be shown",
        1,
    ),
}


@pytest.mark.parametrize("name", sorted(FAULTS))
def test_a_fault_is_found_counted_and_mended(learned: Store, name: str) -> None:
    sql, what, count = FAULTS[name]
    learned.database.connection.executescript(sql)
    health = doctor.examine(learned.database)
    found = {finding.what: finding for finding in health.findings}
    assert found[what].count == count
    assert not health.sound
    assert health.repairs == 0
    # Looking has changed nothing: the same is found again, and then mended.
    health = doctor.examine(learned.database, mend=True)
    mended = {finding.what: finding for finding in health.findings}
    assert mended[what].mended
    assert mended[what].count == count
    assert health.sound
    assert health.repairs >= count
    assert doctor.examine(learned.database).findings == ()


def test_mended_indexes_are_as_defined(learned: Store) -> None:
    before = sqlite.schema(learned.database.connection, "index")
    for name in before:
        learned.database.execute(f"DROP INDEX {name}")
    doctor.examine(learned.database, mend=True)
    after = sqlite.schema(learned.database.connection, "index")
    assert {name: " ".join(sql.split()) for name, sql in after.items()} == {
        name: " ".join(sql.split()) for name, sql in before.items()
    }


def test_a_lost_text_comes_back_with_the_next_build(
    learned: Store, make_deck: MakeDeck, make_card: MakeCard
) -> None:
    learned.database.execute("DELETE FROM card_body WHERE card = 'd/s3#a'")
    health = doctor.examine(learned.database, mend=True)
    (finding,) = health.findings
    assert (finding.what, finding.count, finding.mended) == ("cards without their text", 1, False)
    assert "quiz build" in finding.detail
    assert not health.sound
    learned.sync_deck(make_deck(*(make_card(f"s{number}") for number in range(6))))
    assert doctor.examine(learned.database).findings == ()
    assert learned.card("d/s3#a") is not None


def test_a_reference_to_nothing_is_told(learned: Store) -> None:
    learned.database.execute("PRAGMA foreign_keys=OFF")
    learned.database.execute("INSERT INTO card_body VALUES ('d/none#a', x'00')")
    learned.database.execute("PRAGMA foreign_keys=ON")
    health = doctor.examine(learned.database, mend=True)
    assert [finding.what for finding in health.findings] == ["rows that refer to something that is gone"]
    assert not health.sound


def test_a_missing_table_is_told_and_nothing_else_is_tried(learned: Store) -> None:
    learned.database.execute("DROP TABLE deck_plan")
    learned.database.execute("ALTER TABLE cram RENAME COLUMN options TO choices")
    health = doctor.examine(learned.database, mend=True)
    (finding,) = health.findings
    assert finding.count == 2
    assert finding.detail == "cram, deck_plan"
    assert not health.sound


def test_a_damaged_file_is_told_with_the_way_out(learned: Store, learn: Any) -> None:
    path = learned.path
    size = learned.database.value("PRAGMA page_size")
    root = learned.database.value("SELECT rootpage FROM sqlite_master WHERE name = 'event_day'")
    learned.close()
    content = bytearray(path.read_bytes())
    content[(root - 1) * size : root * size] = b"\xee" * size
    path.write_bytes(content)
    with Store.open(path, clock=learned.clock, backups=False) as broken:
        health = doctor.examine(broken.database, mend=True)
    assert [finding.what for finding in health.findings] == ["the file is damaged"]
    assert "quiz restore" in health.findings[0].detail
    assert not health.sound


def test_a_card_whose_memory_was_a_stray_one_is_new_again(
    store: Store, make_deck: MakeDeck, make_card: MakeCard
) -> None:
    store.sync_deck(make_deck(make_card("s0")))
    learner = store.learner().id
    store.database.connection.executescript(
        "INSERT INTO memory (learner, card, deck, queue, version, phase, step, reps, lapses, leech, "
        "suspended, flag, asked) SELECT id, 'd/s0#a', 'd', 2, 1, 2, 0, 1, 0, 0, 0, 0, 1 FROM learner; "
        "INSERT INTO new_mark SELECT l.id, d.id, d.revision, 1 FROM learner l, deck d"
    )
    doctor.examine(store.database, mend=True)
    waiting = queue.new_cards(store.database.connection, learner, "d", 20_000)
    assert [one.card for one in waiting] == ["d/s0#a"]
    assert doctor.examine(store.database).findings == ()
