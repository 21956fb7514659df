from __future__ import annotations

import os
import sqlite3
from pathlib import Path

import pytest

from quiz.errors import StoreError
from quiz.store import connection as sqlite
from quiz.store import place
from quiz.store.connection import Database


def test_every_connection_keeps_its_promises(path: Path) -> None:
    for _ in range(2):
        database = Database.open(path)
        pragmas = {
            name: database.value(f"PRAGMA {name}")
            for name in ("journal_mode", "synchronous", "foreign_keys", "busy_timeout")
        }
        assert pragmas == {"journal_mode": "wal", "synchronous": 2, "foreign_keys": 1, "busy_timeout": 5000}
        database.close()


@pytest.mark.parametrize(
    "broken", ["PRAGMA synchronous=NORMAL", "PRAGMA foreign_keys=OFF", "PRAGMA journal_mode=DELETE"]
)
def test_a_connection_that_breaks_a_promise_is_refused(path: Path, broken: str) -> None:
    database = Database.open(path)
    database.execute(broken)
    with pytest.raises(StoreError, match="answers might be lost"):
        sqlite.check_promises(database.connection)
    database.close()


def test_opening_refuses_what_cannot_promise_durability(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sqlite, "_switch_to_wal", lambda *_: None)
    with pytest.raises(StoreError, match="journal_mode=wal"):
        Database.open(path)


def test_folders_on_the_way_are_made_for_the_owner_alone(tmp_path: Path) -> None:
    path = tmp_path / "some" / "where" / "quiz.db"
    Database.open(path).close()
    assert path.is_file()
    if os.name == "posix":
        assert path.parent.stat().st_mode & 0o077 == 0


def test_a_file_that_is_no_database_is_named(path: Path) -> None:
    path.write_text("Once upon a time there was a text file, longer than any header. " * 40)
    with pytest.raises(StoreError, match="is not a database") as caught:
        Database.open(path)
    assert str(path) in caught.value.message
    assert caught.value.remedy


def test_a_folder_is_no_database(tmp_path: Path) -> None:
    with pytest.raises(StoreError, match="is a folder"):
        Database.open(tmp_path)


def test_a_path_below_a_file_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(StoreError, match=r"cannot be|read-only"):
        Database.open(tmp_path / "file" / "quiz.db")


def test_a_missing_database_is_not_made_when_it_should_be_there(path: Path) -> None:
    with pytest.raises(StoreError, match="There is no database"):
        Database.open(path, create=False)
    assert not path.exists()


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
@pytest.mark.parametrize("what", ["file", "folder"])
def test_a_read_only_place_is_refused(path: Path, what: str) -> None:
    Database.open(path).close()
    place, mode = (path, 0o400) if what == "file" else (path.parent, 0o500)
    before = place.stat().st_mode
    place.chmod(mode)
    try:
        with pytest.raises(StoreError, match="read-only"):
            Database.open(path)
    finally:
        place.chmod(before)


def test_a_locked_database_is_waited_for_and_then_named(path: Path) -> None:
    first = Database.open(path)
    second = Database.open(path, busy_timeout_ms=50)
    with first.transaction(), pytest.raises(StoreError, match="locked by another"), second.transaction():
        pass
    with second.transaction() as connection:
        connection.execute("CREATE TABLE t (a)")
    first.close()
    second.close()


def test_a_full_disk_loses_nothing_that_was_saved(path: Path) -> None:
    database = Database.open(path)
    with database.transaction() as connection:
        connection.execute("CREATE TABLE t (a)")
        connection.execute("INSERT INTO t VALUES ('saved')")
    database.execute(f"PRAGMA max_page_count={database.value('PRAGMA page_count')}")
    with pytest.raises(StoreError, match="disk is full"), database.transaction() as connection:
        connection.executemany("INSERT INTO t VALUES (?)", (("x" * 1000,) for _ in range(100)))
    assert database.all("SELECT a FROM t") == [("saved",)]
    database.close()


def test_a_damaged_file_is_named(path: Path) -> None:
    database = Database.open(path)
    with database.transaction() as connection:
        connection.execute("CREATE TABLE t (a PRIMARY KEY)")
        connection.executemany("INSERT INTO t VALUES (?)", ((f"{n:0500}",) for n in range(200)))
    database.close()
    content = bytearray(path.read_bytes())
    content[4096:-4096] = b"\xff" * (len(content) - 8192)
    path.write_bytes(content)
    database = Database.open(path)
    with pytest.raises(StoreError, match="is damaged"):
        database.all("SELECT * FROM t ORDER BY a")
    database.close()


def test_a_transaction_is_all_or_nothing(path: Path) -> None:
    database = Database.open(path)
    database.execute("CREATE TABLE t (a)")
    with pytest.raises(KeyError), database.transaction() as connection:  # noqa: PT012 - the block is the test
        connection.execute("INSERT INTO t VALUES (1)")
        raise KeyError
    assert database.all("SELECT * FROM t") == []
    assert not database.connection.in_transaction
    database.close()


def test_faults_of_the_program_are_not_dressed_up(path: Path) -> None:
    database = Database.open(path)
    with pytest.raises(sqlite3.OperationalError, match="no such table"):
        database.all("SELECT * FROM nowhere")
    with pytest.raises(sqlite3.IntegrityError), database.transaction() as connection:  # noqa: PT012
        connection.execute("CREATE TABLE t (a PRIMARY KEY)")
        connection.executemany("INSERT INTO t VALUES (?)", [(1,), (1,)])
    database.close()


def test_the_place_follows_the_environment(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("QUIZ_DB", str(tmp_path / "mine.db"))
    assert place.default_path() == tmp_path / "mine.db"
    monkeypatch.delenv("QUIZ_DB")
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert place.default_path().name == "quiz.db"


def test_rows_are_streamed_in_batches(path: Path) -> None:
    database = Database.open(path)
    database.execute("CREATE TABLE t (a)")
    with database.transaction() as connection:
        connection.executemany("INSERT INTO t VALUES (?)", ((n,) for n in range(1000)))
    assert [a for (a,) in database.stream("SELECT a FROM t ORDER BY a", batch=7)] == list(range(1000))
    database.close()
