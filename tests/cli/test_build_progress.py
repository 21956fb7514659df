"""Building something large: how far it has come is shown, and it can be interrupted."""

from __future__ import annotations

import os
import sqlite3
import sys
from pathlib import Path

import pytest

from benchmarks.synthetic import dossier as large

from .conftest import Cli

pytestmark = pytest.mark.skipif(os.name != "posix", reason="pseudo terminals are a matter of POSIX")
pexpect = pytest.importorskip("pexpect")


def contents(database: Path) -> list[str]:
    connection = sqlite3.connect(database)
    try:
        return list(connection.iterdump())
    finally:
        connection.close()


def spawn(quiz: Cli, *arguments: str) -> pexpect.spawn:
    command = ["-m", "quiz", "--db", str(quiz.database), *arguments]
    return pexpect.spawn(sys.executable, command, encoding="utf-8", timeout=60, dimensions=(24, 80))


@pytest.mark.parametrize("phase", ["Reading", "Building"])
def test_an_interrupted_build_leaves_the_library_as_it_was(quiz: Cli, tmp_path: Path, phase: str) -> None:
    folder = large(2000, tmp_path / "large")
    before = contents(quiz.database)
    child = spawn(quiz, "build", str(folder))
    child.expect(phase)
    child.sendintr()
    child.expect("Stopped.")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 130
    assert contents(quiz.database) == before


def test_at_a_terminal_each_part_has_its_bar(quiz: Cli, dossier: Path) -> None:
    child = spawn(quiz, "build", str(dossier))
    for part in ("Reading", "Building", "Writing"):
        child.expect(part)
        child.expect("100%")
    child.expect("Built rivers: 2 cards")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0


def test_elsewhere_nothing_is_drawn(quiz: Cli, dossier: Path) -> None:
    done = quiz("build", str(dossier))
    assert (done.code, done.err) == (0, "")
