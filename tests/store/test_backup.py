from __future__ import annotations

import shutil
import sqlite3
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.errors import BackupError, NewerSchemaError, StoreError
from quiz.memory import FixedClock, microseconds
from quiz.questions.document import BuiltDeck
from quiz.questions.model import Card
from quiz.store import backup, connection
from quiz.store.api import Store
from quiz.store.backup import Backup
from quiz.store.connection import Database
from quiz.store.place import backups_of

MakeCard = Callable[..., Card]
MakeDeck = Callable[..., BuiltDeck]
Learn = Callable[..., list[str]]
HOUR = 3_600_000_000


@pytest.fixture
def learned(store: Store, make_deck: MakeDeck, make_card: MakeCard, learn: Learn) -> Store:
    store.sync_deck(make_deck(make_card("one"), make_card("two")))
    learn(store, 3)
    return store


def contents(path: Path) -> list[tuple[object, ...]]:
    connection = sqlite3.connect(path)
    try:
        return connection.execute("SELECT id, card, kind FROM event ORDER BY id").fetchall()
    finally:
        connection.close()


def test_a_copy_holds_everything_and_is_one_plain_file(learned: Store, tmp_path: Path) -> None:
    """Also what still lies in the write-ahead log only."""
    told: list[tuple[int, int]] = []
    path = backup.save(
        learned.database,
        learned.clock.now(),
        target=tmp_path / "copy.db",
        on_progress=lambda *share: told.append(share),
    )
    assert [entry.name for entry in tmp_path.glob("copy*")] == ["copy.db"]
    assert contents(path) == contents(learned.path)
    assert told
    assert told[-1][0] == told[-1][1] > 0
    backup.check(path)


def test_a_copy_never_overwrites(learned: Store, tmp_path: Path) -> None:
    (tmp_path / "copy.db").write_text("mine")
    with pytest.raises(StoreError, match="exists already"):
        backup.save(learned.database, 0, target=tmp_path / "copy.db")
    assert (tmp_path / "copy.db").read_text() == "mine"


def test_a_place_that_cannot_be_written_is_named(learned: Store, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(StoreError, match="cannot be written"):
        backup.save(learned.database, 0, target=tmp_path / "file" / "copy.db")


def test_copies_of_one_second_do_not_collide(learned: Store) -> None:
    paths = [backup.save(learned.database, learned.clock.now()) for _ in range(3)]
    assert len(set(paths)) == 3
    assert {copy.path for copy in backup.listed(learned.path)} == set(paths)
    assert {copy.reason for copy in backup.listed(learned.path)} == {"by-hand"}


def test_a_copy_is_made_each_day_there_is_something_to_keep(
    path: Path, clock: FixedClock, make_deck: MakeDeck, make_card: MakeCard, learn: Learn
) -> None:
    def reasons() -> list[str]:
        Store.open(path, clock=clock).close()
        return [copy.reason for copy in backup.listed(path)]

    with Store.open(path, clock=clock) as store:
        store.sync_deck(make_deck(make_card("one")))
    assert reasons() == []
    with Store.open(path, clock=clock) as store:
        learn(store, 1)
    assert reasons() == ["daily"]
    assert reasons() == ["daily"]
    clock.advance(hours=25)
    assert reasons() == ["daily", "daily"]
    Store.open(path, clock=clock, backups=False).close()
    clock.advance(hours=25)
    Store.open(path, clock=clock, backups=False).close()
    assert len(backup.listed(path)) == 2


def copies(ages: list[timedelta], now: datetime) -> list[Backup]:
    found = [
        Backup(Path(f"{number}.db"), microseconds(now - age), "daily", 1) for number, age in enumerate(ages)
    ]
    return sorted(found, key=lambda copy: copy.at, reverse=True)


def test_thinning_keeps_all_of_two_days_then_fewer_and_fewer() -> None:
    now = datetime(2026, 9, 21, 12, tzinfo=UTC)
    kept = backup.to_keep(copies([timedelta(hours=6 * n) for n in range(4 * 800)], now), microseconds(now))
    ages = [(now - datetime.fromtimestamp(copy.at / 1e6, UTC)) for copy in kept]
    assert len([age for age in ages if age < timedelta(days=2)]) == 8
    assert len([age for age in ages if timedelta(days=2) <= age < timedelta(days=9)]) in {7, 8}
    assert len([age for age in ages if timedelta(days=9) <= age < timedelta(days=40)]) in {5, 6}
    assert len([age for age in ages if timedelta(days=40) <= age < timedelta(days=400)]) in {12, 13, 14}
    assert len([age for age in ages if timedelta(days=400) <= age]) == 2


@given(st.lists(st.integers(0, 3 * 365 * 24), max_size=60), st.integers(0, 400))
def test_thinning_again_later_keeps_the_newest_and_never_brings_back(hours: list[int], days: int) -> None:
    now = datetime(2026, 9, 21, 12, tzinfo=UTC)
    first = backup.to_keep(copies([timedelta(hours=n) for n in hours], now), microseconds(now))
    again = backup.to_keep(first, microseconds(now))
    assert again == first
    later = backup.to_keep(first, microseconds(now + timedelta(days=days)))
    assert set(later) <= set(first)
    if first:
        assert later[0] == first[0]


def test_only_what_thinning_gives_up_is_deleted(learned: Store, clock: FixedClock) -> None:
    old = [backup.save(learned.database, clock.now() - hours * HOUR) for hours in (100, 101, 30, 1)]
    folder = backups_of(learned.path)
    (folder / "my-own.db").write_text("not ours")
    assert backup.thin(learned.path, clock.now()) == [old[1]]
    assert sorted(entry.name for entry in folder.iterdir()) == sorted(
        [*(path.name for path in (old[0], old[2], old[3])), "my-own.db"]
    )


def test_restoring_puts_back_and_keeps_what_was_there(
    path: Path, clock: FixedClock, make_deck: MakeDeck, make_card: MakeCard, learn: Learn
) -> None:
    with Store.open(path, clock=clock) as store:
        store.sync_deck(make_deck(make_card("one"), make_card("two")))
        learn(store, 2)
        copy = backup.save(store.database, clock.now())
        early = contents(path)
        learn(store, 2)
        late = contents(path)
    before = backup.restore(copy, path, clock.now())
    assert contents(path) == early
    assert before is not None
    assert contents(before) == late
    with Store.open(path, clock=clock) as store:
        assert store.deck("d").cards == 2
        assert learn(store, 1)


def test_restoring_into_an_empty_place(learned: Store, tmp_path: Path, clock: FixedClock) -> None:
    copy = backup.save(learned.database, clock.now())
    target = tmp_path / "new" / "quiz.db"
    assert backup.restore(copy, target, clock.now()) is None
    assert contents(target) == contents(learned.path)


def test_restoring_is_refused_while_the_database_is_in_use(learned: Store, clock: FixedClock) -> None:
    copy = backup.save(learned.database, clock.now())
    learned.database.all("SELECT 1 FROM event")
    with pytest.raises(StoreError, match="locked by another"):
        backup.restore(copy, learned.path, clock.now())
    assert learned.database.value("SELECT count(*) FROM event") == 3
    assert learned.learner()


@pytest.mark.parametrize("fault", ["no file", "text", "cut", "foreign", "empty", "newer"])
def test_only_a_sound_copy_is_put_back(learned: Store, tmp_path: Path, clock: FixedClock, fault: str) -> None:
    copy = tmp_path / "copy.db"
    if fault in {"cut", "newer"}:
        backup.save(learned.database, 0, target=copy)
    if fault == "cut":
        content = bytearray(copy.read_bytes())
        content[len(content) // 2 :] = b"\0" * (len(content) - len(content) // 2)
        copy.write_bytes(content)
    if fault == "newer":
        with sqlite3.connect(copy) as connection:
            connection.execute("INSERT INTO migration VALUES ('0999_next', 0, '9')")
        connection.close()
    if fault == "text":
        copy.write_text("a text file, and long enough to have a header " * 30)
    if fault == "foreign":
        with sqlite3.connect(copy) as connection:
            connection.execute("CREATE TABLE notes (a)")
        connection.close()
    if fault == "empty":
        sqlite3.connect(copy).execute("VACUUM").connection.close()
        copy.touch()
    before = contents(learned.path)
    path = learned.path
    learned.close()
    with pytest.raises(NewerSchemaError if fault == "newer" else StoreError):
        backup.restore(copy, path, clock.now())
    assert contents(path) == before
    assert not list(path.parent.glob(".*restored*"))


def test_a_damaged_database_is_set_aside_as_it_is(learned: Store, tmp_path: Path, clock: FixedClock) -> None:
    copy = backup.save(learned.database, clock.now(), target=tmp_path / "copy.db")
    path = learned.path
    early = contents(path)
    learned.close()
    path.write_bytes(b"no longer a database " * 500)
    before = backup.restore(copy, path, clock.now())
    assert contents(path) == early
    assert before is not None
    assert before.read_bytes() == b"no longer a database " * 500


def test_the_write_ahead_log_of_the_old_database_never_meets_the_new_one(
    learned: Store, tmp_path: Path, clock: FixedClock, learn: Learn
) -> None:
    """A program that was killed leaves its log behind: replayed over the restored file it would ruin it."""
    copy = backup.save(learned.database, clock.now(), target=tmp_path / "copy.db")
    early = contents(learned.path)
    learn(learned, 1)
    place = tmp_path / "killed"
    place.mkdir()
    for suffix in ("", "-wal"):
        shutil.copy(f"{learned.path}{suffix}", place / f"quiz.db{suffix}")
    assert (place / "quiz.db-wal").stat().st_size > 0
    before = backup.restore(copy, place / "quiz.db", clock.now())
    assert contents(place / "quiz.db") == early
    assert before is not None
    assert len(contents(before)) == len(early) + 1
    Database.open(place / "quiz.db").close()


def test_halves_of_copies_that_a_killed_program_left_are_cleared_away(learned: Store) -> None:
    import os

    folder = backups_of(learned.path)
    folder.mkdir(parents=True, exist_ok=True)
    now = learned.clock.now()
    old, new = folder / ".quiz-x.db.12.part-journal", folder / ".quiz-y.db.13.part"
    for file, age in ((old, 2 * 86_400), (new, 60)):
        file.touch()
        os.utime(file, (now / 1e6 - age, now / 1e6 - age))
    backup.thin(learned.path, now)
    assert not old.exists()
    assert new.exists(), "a copy may be under way"


def test_a_backup_dated_ahead_does_not_stand_for_todays(learned: Store, clock: FixedClock) -> None:
    """The clock was a year ahead when it was made."""
    clock.advance(days=365)
    assert backup.daily(learned.database, clock.now()) is not None
    clock.advance(days=-364)
    assert backup.daily(learned.database, clock.now()) is not None
    assert backup.daily(learned.database, clock.now()) is None


def test_a_half_that_vanishes_keeps_nothing_from_being_thinned(learned: Store, clock: FixedClock) -> None:
    """A link to nowhere is what a file is that goes between listing and looking."""
    old = [backup.save(learned.database, clock.now() - hours * HOUR) for hours in (100, 101)]
    folder = backups_of(learned.path)
    (folder / ".quiz-x.db.12.part").symlink_to(folder / "gone")
    assert backup.thin(learned.path, clock.now()) == [old[1]]


def test_what_cannot_be_thinned_is_no_failed_backup(learned: Store, clock: FixedClock) -> None:
    import os

    half = backups_of(learned.path) / ".quiz-x.db.12.part"
    half.mkdir(parents=True)
    old = clock.now() / 1e6 - 2 * 86_400
    os.utime(half, (old, old))
    path = backup.daily(learned.database, clock.now())
    assert path is not None
    assert contents(path) == contents(learned.path)


def test_what_fails_in_the_database_is_not_told_as_a_lack_of_room(
    learned: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fails(*_: object, **__: object) -> None:
        raise StoreError("The database is locked.", remedy="Close the other program.")

    monkeypatch.setattr("quiz.store.connection.copy_to", fails)
    with pytest.raises(BackupError, match=r"cannot be written. The database is locked.") as raised:
        backup.save(learned.database, 0)
    assert raised.value.remedy == "Close the other program."
    assert list(backups_of(learned.path).iterdir()) == []


def test_a_copy_does_not_wait_for_ever_on_a_locked_database(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(connection, "BUSY_TIMEOUT_MS", 300)
    other = sqlite3.connect(tmp_path / "old.db", isolation_level=None)
    source = sqlite3.connect(tmp_path / "old.db", timeout=0.1, isolation_level=None)
    try:
        other.execute("CREATE TABLE t (x)")
        other.execute("BEGIN EXCLUSIVE")
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            connection.copy_to(source, tmp_path / "copy.db")
        other.execute("ROLLBACK")
        (tmp_path / "copy.db").unlink()
        connection.copy_to(source, tmp_path / "copy.db")
        copied = sqlite3.connect(tmp_path / "copy.db")
        assert copied.execute("SELECT name FROM sqlite_master").fetchall() == [("t",)]
        copied.close()
    finally:
        source.close()
        other.close()
