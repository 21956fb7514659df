"""A damaged database is told in words with a remedy; nothing is overwritten and nobody sees a traceback."""

from __future__ import annotations

import json
import random
import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from quiz.store.api import Store

from .conftest import Cli, Done

READING = ["decks", "due", "suspended", "learners"]


@pytest.fixture(scope="module")
def studied(tmp_path_factory: pytest.TempPathFactory, first_start: Path) -> Path:
    """A database with a learner's log, all in one file."""
    folder = tmp_path_factory.mktemp("studied")
    path = folder / "quiz.db"
    shutil.copy(first_start, path)
    with pytest.MonkeyPatch.context() as patch:
        done = Cli(path, patch)("study", "--plain", "--limit", "8", stdin="\n" * 6 + ":?\n\n" * 20)
    assert done.code == 0
    with closing(sqlite3.connect(path)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    return path


@pytest.fixture
def damaged(quiz: Cli, studied: Path) -> Cli:
    """A copy of it, to be damaged."""
    shutil.copy(studied, quiz.database)
    return quiz


def flip(path: Path, offsets: list[int], mask: int = 0xFF) -> None:
    with path.open("r+b") as file:
        for offset in offsets:
            file.seek(offset)
            byte = file.read(1)[0]
            file.seek(offset)
            file.write(bytes([byte ^ mask]))


def check_told(done: Done, *, doctor: bool = False) -> None:
    """Either all went well, or it is told what is wrong and what to do."""
    assert done.code in {0, 1}
    if done.code == 0:
        return
    told = done.out if doctor and not done.err else done.err
    assert told.startswith("Error: ") or doctor
    assert any(word in told for word in ("quiz doctor", "quiz restore", "quiz build", "Choose another"))


@pytest.mark.parametrize("start", range(0, 100, 10))
def test_a_flipped_byte_in_the_header_is_told(damaged: Cli, studied: Path, start: int) -> None:
    for offset in range(start, start + 10):
        shutil.copy(studied, damaged.database)
        flip(damaged.database, [offset])
        before = damaged.database.read_bytes()
        done = damaged("due")
        check_told(done)
        if done.code:
            assert damaged.database.read_bytes() == before
        for end in ("-wal", "-shm"):
            damaged.database.with_name(damaged.database.name + end).unlink(missing_ok=True)


@pytest.mark.parametrize("seed", range(12))
def test_flipped_bytes_anywhere_are_told(damaged: Cli, seed: int) -> None:
    draw = random.Random(seed)
    size = damaged.database.stat().st_size
    flip(damaged.database, [draw.randrange(100, size) for _ in range(20)], 1 << draw.randrange(8))
    for command in (*READING, "doctor --dry-run", "show soleimani", "study --plain"):
        check_told(damaged(*command.split(), stdin="\n" * 9), doctor=command.startswith("doctor"))


@pytest.mark.parametrize("seed", range(12))
def test_flipped_bytes_in_the_log_and_the_memory_are_told(damaged: Cli, seed: int) -> None:
    draw = random.Random(seed)
    with closing(sqlite3.connect(damaged.database)) as connection:
        ids = [row[0].encode() for row in connection.execute("SELECT id FROM event")]
        size = connection.execute("PRAGMA page_size").fetchone()[0]
    content = damaged.database.read_bytes()
    pages = [
        start
        for start in range(0, len(content), size)
        if any(i in content[start : start + size] for i in ids)
    ]
    assert pages
    flip(
        damaged.database,
        [draw.choice(pages) + draw.randrange(size) for _ in range(4)],
        1 << draw.randrange(8),
    )
    for command in (*READING, "doctor --dry-run", "study --plain", "doctor --rebuild", "study --plain"):
        check_told(damaged(*command.split(), stdin="\n" * 9), doctor=command.startswith("doctor"))


@pytest.mark.parametrize("share", [0.001, 0.1, 0.5, 0.97])
def test_a_truncated_file_is_told_and_left_alone(damaged: Cli, share: float) -> None:
    content = damaged.database.read_bytes()
    damaged.database.write_bytes(content[: int(len(content) * share)])
    before = damaged.database.read_bytes()
    for command in (*READING, "doctor", "study --plain"):
        done = damaged(*command.split(), stdin="\n" * 9)
        check_told(done, doctor=command == "doctor")
        assert done.code == 1
        assert damaged.database.read_bytes() == before


@pytest.mark.parametrize(
    "content", [b"my shopping list\n", b"x", b"\0" * 5000, b"SQLite format 3\0", b"\xff" * 9000]
)
def test_a_file_that_is_no_database_is_told_and_left_alone(quiz: Cli, content: bytes) -> None:
    quiz.database.write_bytes(content)
    for command in (*READING, "doctor", "study --plain", "learners add Ada", "backup"):
        done = quiz(*command.split())
        check_told(done)
        assert done.code == 1
        assert quiz.database.read_bytes() == content


def test_an_empty_file_is_a_new_database_only_where_nothing_was_saved(damaged: Cli) -> None:
    damaged.database.write_bytes(b"")
    assert damaged("decks").code == 0, "as good as none"
    damaged("study", "--plain", stdin="\n\n:q\n")
    assert damaged("backup").code == 0
    damaged.database.write_bytes(b"")
    for command in (*READING, "doctor", "study --plain"):
        done = damaged(*command.split())
        assert done.code == 1
        assert "empty file, though something was saved" in done.err
        assert "quiz restore FILE" in done.err
        assert damaged.database.read_bytes() == b""
    copy = damaged("backup", "--list").out.split("  ")[0]
    assert damaged("restore", copy, "--yes").code == 0
    assert json.loads(damaged("learners", "--json").out)


def test_a_log_left_behind_by_its_database_is_not_deleted(damaged: Cli) -> None:
    log = damaged.database.with_name("quiz.db-wal")
    moved = damaged.database.with_name("moved.db")
    for empty in (False, True):
        damaged.database.rename(moved)
        if empty:
            damaged.database.touch()
        log.write_bytes(b"answers that are in no database yet")
        done = damaged("decks")
        assert done.code == 1
        assert "log quiz.db-wal is still there" in done.err or "empty file, though" in done.err
        assert log.read_bytes() == b"answers that are in no database yet"
        log.unlink()
        moved.rename(damaged.database)
    assert damaged("decks").code == 0


def test_a_log_that_a_killed_program_left_is_taken_up(damaged: Cli, tmp_path: Path) -> None:
    copy = tmp_path / "killed"
    copy.mkdir()
    with closing(sqlite3.connect(damaged.database, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("INSERT INTO setting VALUES ('', '', 'written-last', '1')")
        for file in (damaged.database, damaged.database.with_name("quiz.db-wal")):
            shutil.copy(file, copy / file.name)  # as they are when the power goes
    left = Cli(copy / "quiz.db", pytest.MonkeyPatch())
    assert left("doctor", "--dry-run").code == 0
    with closing(sqlite3.connect(copy / "quiz.db")) as connection:
        assert connection.execute("SELECT value FROM setting WHERE name = 'written-last'").fetchone() == (
            "1",
        )


def test_what_the_doctor_cannot_mend_it_leaves_and_says_what_to_do(damaged: Cli) -> None:
    assert damaged("backup").code == 0
    content = damaged.database.read_bytes()
    damaged.database.write_bytes(content[: len(content) // 2])
    done = damaged("doctor", "--rebuild")
    assert done.code == 1
    assert "quiz restore FILE" in done.err
    assert "quiz doctor" not in done.err, "one is there already"
    copy = damaged("backup", "--list").out.split("  ")[0]
    assert damaged("restore", copy, "--yes").code == 0
    assert damaged("doctor").code == 0
    kept = list((damaged.database.parent / "backups" / "quiz.db").glob("damaged-*.db"))
    assert [file.stat().st_size for file in kept] == [len(content) // 2], "the damaged file is kept"


def test_the_doctor_builds_a_damaged_builtin_deck_anew(damaged: Cli) -> None:
    with closing(sqlite3.connect(damaged.database)) as connection, connection:
        connection.execute("UPDATE card_body SET payload = x'7b00' WHERE rowid % 9 = 0")
        connection.execute("UPDATE deck SET document = '{'")
    assert "quiz doctor" in damaged("show", "soleimani").err
    assert "quiz doctor" in damaged("study", "--plain").err
    done = damaged("doctor")
    assert done.code == 0
    assert "cards whose text is damaged" in done.out
    assert "not mended" not in done.out
    assert damaged("show", "soleimani").code == 0
    assert damaged("doctor", "--dry-run").code == 0


def test_a_damaged_deck_of_ones_own_is_built_again_by_hand(quiz: Cli, dossier: Path) -> None:
    quiz("build", str(dossier))
    with closing(sqlite3.connect(quiz.database)) as connection, connection:
        connection.execute("UPDATE card_body SET payload = '[]' WHERE card LIKE 'rivers/%'")
    done = quiz("doctor")
    assert done.code == 1
    assert "cards whose text is damaged: 2, not mended." in done.out
    assert "quiz build PATH" in done.out
    assert quiz("build", str(dossier)).code == 0
    assert quiz("doctor").code == 0


def test_settings_that_make_no_sense_are_told(quiz: Cli) -> None:
    quiz("study", "--plain", stdin=":q\n")
    with closing(sqlite3.connect(quiz.database)) as connection, connection:
        learner = connection.execute("SELECT id FROM learner").fetchone()[0]
        connection.execute(
            "INSERT INTO setting VALUES (?, '', 'preferences', ?)",
            (learner, '{"study": {"desired_retention": 1.5}}'),
        )
    done = quiz("due")
    assert done.code == 1
    assert "preferences of me cannot be read" in done.err


def test_cards_answered_by_a_clock_ahead_are_called_back_when_asked(quiz: Cli, dossier: Path) -> None:
    from benchmarks.simulation import right
    from quiz.memory import FixedClock, SystemClock
    from quiz.study.session import Session
    from quiz.study.views import SessionOptions

    quiz("build", str(dossier))
    clock = FixedClock(SystemClock().now())
    clock.advance(days=400)
    with Store.open(quiz.database, clock=clock) as store:
        session = Session.open(store, store.learner(), SessionOptions(deck="rivers"))
        while (task := session.next()) is not None:
            session.answer(task, right(task.instance), milliseconds=1)
            clock.advance(minutes=5)
    done = quiz("doctor")
    assert done.code == 1
    assert "cards answered on a day that has not come: 2, not mended." in done.out
    assert "quiz doctor --clock-was-ahead" in done.out
    done = quiz("doctor", "--clock-was-ahead")
    assert (done.code, "has not come: 2, mended." in done.out) == (0, True)
    assert quiz("doctor").code == 0
    forecast = json.loads(quiz("due", "--json").out)["forecast"]
    assert sum(forecast) == 2
