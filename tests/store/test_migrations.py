from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from sqlalchemy import inspect
from sqlalchemy.exc import SQLAlchemyError

from quiz.errors import NewerSchemaError, StoreError
from quiz.memory import FixedClock
from quiz.questions.document import BuiltDeck
from quiz.questions.model import Card
from quiz.store import backup, expected, migrations
from quiz.store import connection as sqlite
from quiz.store.api import Store
from quiz.store.connection import Database
from quiz.store.migrations import STEPS, migrate, state
from quiz.store.tables import metadata

NEXT = """
import sqlalchemy as sa
def upgrade(connection):
    connection.execute(sa.text("ALTER TABLE deck ADD COLUMN colour VARCHAR"))
    connection.execute(sa.text("UPDATE deck SET colour = 'green'"))
"""
FAILING = """
import sqlalchemy as sa
def upgrade(connection):
    connection.execute(sa.text("ALTER TABLE deck ADD COLUMN colour VARCHAR"))
    connection.execute(sa.text("CREATE TABLE half (a INTEGER)"))
    raise RuntimeError("the step fails here")
"""


@pytest.fixture
def step(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Callable[[str], str]:
    """Writes a next step into a package of its own; gives the package's name."""

    def write(code: str) -> str:
        package = tmp_path / f"steps_{len(list(tmp_path.iterdir()))}_{tmp_path.name}".replace("-", "_")
        package.mkdir()
        (package / "__init__.py").write_text("")
        (package / "0999_next.py").write_text(code)
        monkeypatch.syspath_prepend(str(package.parent))
        return package.name

    return write


def shape(database: Database) -> dict[str, dict[str, str]]:
    return {kind: sqlite.schema(database.connection, kind) for kind in ("table", "index", "trigger")}


def test_all_steps_together_make_the_tables_as_defined(path: Path) -> None:
    database = Database.open(path)
    assert migrate(database, 7) == STEPS
    made = {name: " ".join(sql.split()) for name, sql in shape(database)["table"].items()}
    assert made == expected.table_sql()
    made = {name: " ".join(sql.split()) for name, sql in shape(database)["index"].items()}
    assert made == expected.index_sql()
    assert set(shape(database)["trigger"]) == set(sqlite.LOG_TRIGGERS)
    assert database.all("SELECT name, applied_at FROM migration") == [(name, 7) for name in STEPS]
    assert sqlite.application_id(database.connection) == sqlite.APPLICATION_ID
    database.close()


def test_sqlalchemy_reads_the_tables_as_defined(path: Path) -> None:
    """Nullability, types and keys as SQLAlchemy's own inspection sees them."""
    from quiz.store.migrations.run import engine_over

    database = Database.open(path)
    migrate(database, 0)
    with engine_over(database).connect() as connection:
        found = inspect(connection)
        for table in metadata.sorted_tables:
            columns = {column["name"]: column for column in found.get_columns(table.name)}
            assert list(columns) == [column.name for column in table.columns]
            for column in table.columns:
                assert columns[column.name]["nullable"] == column.nullable, (table.name, column.name)
            keys = found.get_pk_constraint(table.name)["constrained_columns"]
            assert keys == [column.name for column in table.primary_key.columns]
    database.close()


def test_an_up_to_date_database_opens_without_sqlalchemy(path: Path) -> None:
    Store.open(path).close()
    code = (
        "import sys; from pathlib import Path; from quiz.store.api import Store\n"
        f"with Store.open(Path({str(path)!r})) as store: store.learner(); store.decks()\n"
        "print(sorted({'sqlalchemy', 'sqlmodel', 'pydantic', 'yaml'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


def test_a_next_step_keeps_everything_and_is_recorded(
    path: Path,
    clock: FixedClock,
    step: Callable[[str], str],
    make_deck: Callable[..., BuiltDeck],
    make_card: Callable[..., Card],
) -> None:
    with Store.open(path, clock=clock) as store:
        store.sync_deck(make_deck(make_card("one")))
        learner = store.learner()
    steps = (*STEPS, "0999_next")
    database = Database.open(path)
    assert state(database, steps).missing == ("0999_next",)
    assert migrate(database, 8, steps=steps, package=step(NEXT)) == ("0999_next",)
    assert database.all("SELECT id, cards, colour FROM deck") == [("d", 1, "green")]
    assert database.value("SELECT learner FROM learner_identity") == learner.id
    assert state(database, steps).missing == ()
    assert migrate(database, 9, steps=steps, package="nowhere") == ()
    database.close()


@pytest.mark.parametrize("older", range(len(STEPS)))
def test_each_older_version_comes_to_the_same_tables(path: Path, tmp_path: Path, older: int) -> None:
    grown = Database.open(path)
    migrate(grown, 0, steps=STEPS[: older + 1])
    migrate(grown, 0)
    fresh = Database.open(tmp_path / "fresh.db")
    migrate(fresh, 0)
    assert shape(grown) == shape(fresh)
    grown.close()
    fresh.close()


def test_a_step_that_fails_undoes_everything(path: Path, step: Callable[[str], str]) -> None:
    database = Database.open(path)
    migrate(database, 0)
    before = shape(database)
    with pytest.raises(RuntimeError, match="the step fails here"):
        migrate(database, 0, steps=(*STEPS, "0999_next"), package=step(FAILING))
    assert shape(database) == before
    assert not database.connection.in_transaction
    assert state(database).missing == ()
    database.close()


def test_a_backup_is_made_before_anything_changes(
    path: Path, clock: FixedClock, step: Callable[[str], str], monkeypatch: pytest.MonkeyPatch
) -> None:
    Store.open(path, clock=clock).close()
    assert backup.listed(path) == []
    package, steps = step(FAILING), (*STEPS, "0999_next")
    plain = migrations.migrate

    def with_next(database: Database, now: int, **more: object) -> tuple[str, ...]:
        return plain(database, now, steps=steps, package=package, **more)  # type: ignore[arg-type]

    monkeypatch.setattr("quiz.store.api.migrate", with_next)
    with pytest.raises(RuntimeError):
        Store.open(path, clock=clock)
    (copy,) = backup.listed(path)
    assert copy.reason == "before-migration"
    backup.check(copy.path)
    # Nothing to do: no backup.
    monkeypatch.undo()
    Store.open(path, clock=clock).close()
    assert len(backup.listed(path)) == 1


def test_a_newer_database_is_refused_and_both_versions_are_named(path: Path) -> None:
    database = Database.open(path)
    migrate(database, 0)
    database.execute("INSERT INTO migration VALUES ('0999_from_the_future', 0, '9.9.9')")
    database.close()
    with pytest.raises(NewerSchemaError) as caught:
        Store.open(path)
    said = str(caught.value)
    assert "0999_from_the_future" in said
    assert "9.9.9" in said
    assert STEPS[-1] in said
    assert migrations.program_version() in said
    assert "pip install --upgrade" in said


def test_a_database_of_another_program_is_left_alone(path: Path) -> None:
    database = Database.open(path)
    database.execute("CREATE TABLE notes (id INTEGER)")
    before = shape(database)
    database.close()
    with pytest.raises(StoreError, match="another program"):
        Store.open(path)
    database = Database.open(path)
    assert shape(database) == before
    database.close()


def test_several_processes_opening_a_new_database_at_once_all_succeed(path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from quiz.store.api import Store\n"
        "sys.stdin.readline()\n"
        f"with Store.open(Path({str(path)!r})) as store: print(store.learner().id)"
    )
    openers = [
        subprocess.Popen(
            [sys.executable, "-c", code], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
        )
        for _ in range(4)
    ]
    for opener in openers:
        assert opener.stdin is not None
        opener.stdin.write("go\n")
        opener.stdin.flush()
    learners = {opener.communicate(timeout=60)[0].strip() for opener in openers}
    assert all(opener.returncode == 0 for opener in openers)
    assert len(learners) == 1
    with Store.open(path) as store:
        assert store.database.value("SELECT count(*) FROM migration") == len(STEPS)


def test_a_broken_migration_table_is_not_taken_for_another_program(path: Path) -> None:
    """An error of SQLAlchemy's is the program's own: it is not swallowed."""
    database = Database.open(path)
    database.execute("CREATE TABLE migration (name VARCHAR, applied_at BIGINT, program VARCHAR)")
    database.execute("CREATE TABLE deck (a)")
    with pytest.raises(SQLAlchemyError, match="already exists"):
        migrate(database, 0)
    database.close()
