"""Places that cannot be written to: read-only files and folders, and disks that are full."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from quiz.store import doctor
from quiz.store.api import Store

pytestmark = pytest.mark.skipif(os.name != "posix", reason="permissions and mounts are a matter of POSIX")

IS_ROOT = hasattr(os, "geteuid") and os.geteuid() == 0


def quiz(
    database: Path, *arguments: str, stdin: str = "", before: tuple[str, ...] = ()
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [*before, sys.executable, "-m", "quiz", "--db", str(database), *arguments],
        input=stdin,
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"PYTHONUNBUFFERED": "1"},
    )


@pytest.fixture
def database(tmp_path: Path, first_start: Path) -> Path:
    path = tmp_path / "quiz.db"
    shutil.copy(first_start, path)
    return path


# ---------------------------------------------------------------- read-only


@pytest.fixture
def as_anybody() -> tuple[str, ...]:
    """What runs a program without root's right to write everywhere."""
    if not IS_ROOT:
        return ()
    setpriv = shutil.which("setpriv")
    if setpriv is None:
        pytest.skip("root may write everywhere, and there is no setpriv to give that up")
    rights = "-dac_override,-dac_read_search"
    return (setpriv, f"--bounding-set={rights}", f"--inh-caps={rights}")


@pytest.mark.parametrize("command", ["decks", "due", "study --plain", "doctor", "learners add Ada", "backup"])
@pytest.mark.parametrize(("what", "mode"), [("file", 0o400), ("folder", 0o500)])
def test_a_read_only_place_is_told(
    database: Path, as_anybody: tuple[str, ...], command: str, what: str, mode: int
) -> None:
    place = database if what == "file" else database.parent
    before, content = place.stat().st_mode, database.read_bytes()
    place.chmod(mode)
    try:
        done = quiz(database, *command.split(), stdin="\n", before=as_anybody)
    finally:
        place.chmod(before)
    assert done.returncode == 1
    assert re.match(rf"Error: The {'database' if what == 'file' else 'folder'} .* is read-only", done.stderr)
    assert "--db FILE or QUIZ_DB" in done.stderr
    assert database.read_bytes() == content
    assert [file.name for file in database.parent.iterdir()] == ["quiz.db"]


def test_a_folder_that_may_not_be_entered_is_told(database: Path, as_anybody: tuple[str, ...]) -> None:
    inner = database.parent / "closed"
    inner.mkdir()
    inner.chmod(0)
    try:
        done = quiz(inner / "quiz.db", "decks", before=as_anybody)
    finally:
        inner.chmod(0o700)
    assert done.returncode == 1
    assert "cannot be used: Permission denied" in done.stderr
    assert "--db FILE or QUIZ_DB" in done.stderr


# ---------------------------------------------------------------- full


@pytest.fixture
def disk(tmp_path: Path, first_start: Path) -> Iterator[Path]:
    """A small disk with a database on it: 10 MB of room beside a database as the first start leaves it."""
    place = tmp_path / "disk"
    place.mkdir()
    size = first_start.stat().st_size + 10_000_000
    mounted = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(place)], capture_output=True, check=False
    )
    if mounted.returncode:
        pytest.skip("no right to mount a small disk; files limited in size stand for it below")
    try:
        shutil.copy(first_start, place / "quiz.db")
        yield place
    finally:
        subprocess.run(["umount", "--lazy", str(place)], check=True)


def fill(disk: Path, *, leave: int) -> Path:
    """Fill the disk but for so many bytes."""
    filler = disk / "filler"
    with filler.open("wb") as file:
        free = shutil.disk_usage(disk).free
        file.write(b"x" * max(0, free - leave))
    return filler


def answered(path: Path) -> int:
    """How many answers the log holds; the database is sound."""
    with Store.open(path, backups=False) as store:
        assert doctor.examine(store.database).findings == ()
        return int(store.database.value("SELECT count(*) FROM event WHERE kind IN ('introduce', 'review')"))


def acknowledged(told: str) -> int:
    """How many answers a session in lines has acknowledged: after each but the last it asks the next."""
    return len(re.findall(r"^\[\d+\]", told, re.MULTILINE)) - 1


def test_a_disk_that_fills_up_in_a_session_loses_no_answer(disk: Path) -> None:
    database = disk / "quiz.db"
    filler = fill(disk, leave=800_000)
    done = quiz(database, "study", "--plain", stdin="\n" + ":?\n" * 3000)
    assert done.returncode == 1
    assert "The disk is full; the last change was not saved" in done.stderr
    assert "Make room and try again. Everything saved before is safe." in done.stderr
    filler.unlink()
    assert answered(database) == acknowledged(done.stdout) > 5
    assert quiz(database, "study", "--plain", stdin=":?\n" * 5).returncode == 0


@pytest.mark.parametrize("command", ["study --plain", "learners add Ada", "backup", "build"])
def test_a_full_disk_is_told_by_every_command_that_writes(disk: Path, dossier: Path, command: str) -> None:
    database = disk / "quiz.db"
    filler = fill(disk, leave=0)
    arguments = [*command.split(), str(dossier)] if command == "build" else command.split()
    done = quiz(database, *arguments, stdin="\n" * 3)
    assert done.returncode == 1
    assert re.search(
        r"Error: (The disk is full|The backup .* cannot be written|Reading or writing)", done.stderr
    )
    assert "ake room" in done.stderr
    filler.unlink()
    assert answered(database) == 0
    assert quiz(database, *arguments, stdin="\n" * 3).returncode == 0


def test_without_room_for_the_days_backup_one_is_warned_and_studies(disk: Path) -> None:
    database = disk / "quiz.db"
    assert quiz(database, "study", "--plain", stdin="\n\n:q\n").returncode == 0
    for copy in (disk / "backups").rglob("*.db"):
        copy.unlink()
    fill(disk, leave=2_000_000)
    done = quiz(database, "study", "--plain", stdin="\n\n:q\n")
    assert done.returncode == 0
    assert re.match(r"Warning: The backup .* cannot be written", done.stderr)
    left = [file for file in (disk / "backups").rglob("*") if file.is_file()]
    assert not left, "no half of a copy is left"
    assert answered(database) > 2


LIMITED = """
import resource, runpy, sys
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[1]), int(sys.argv[1])))
sys.argv = ["quiz", *sys.argv[2:]]
runpy.run_module("quiz", run_name="__main__")
"""


def test_files_that_may_not_grow_lose_no_answer(database: Path) -> None:
    """As on a full disk, for whom mounting one is not allowed: no file may be longer than so many bytes."""
    limit = 400_000  # the log beside the database, not the database, is what grows
    done = subprocess.run(
        [sys.executable, "-c", LIMITED, str(limit), "--db", str(database), "study", "--plain"],
        input="\n" + ":?\n" * 3000,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 1
    assert re.search(r"Error: (The disk is full|Reading or writing .* failed)", done.stderr)
    assert answered(database) == acknowledged(done.stdout) > 5
    assert quiz(database, "study", "--plain", stdin=":?\n" * 5).returncode == 0
