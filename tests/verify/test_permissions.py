"""Files and folders that may not be read. Tests often run as root, who may: they become somebody else."""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from quiz.cli import main
from quiz.dossier.article_files import Unreadable, find_files, read_text
from quiz.errors import QuizError

from .conftest import DOSSIER, MILL, TALKS, Mill

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="permissions are those of POSIX")

NOBODY = 65534


@contextmanager
def as_nobody() -> Iterator[None]:
    """Give up root for a while."""
    if os.geteuid() != 0:
        yield
        return
    os.seteuid(NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


@pytest.fixture
def theirs() -> Iterator[Mill]:
    """Return the sound dossier in a folder that belongs to whom the test becomes."""
    top = Path(tempfile.mkdtemp())  # pytest's own folders let nobody in
    try:
        mill = Mill(top)
        mill.write("mill.txt", MILL)
        mill.write("talks.txt", TALKS)
        mill.dossier.write_text(DOSSIER, encoding="utf-8")
        # Modules and codecs that are loaded late are loaded here: nobody may read them either.
        assert leave(mill.dossier, "--articles", mill.articles) == 0
        if os.geteuid() == 0:
            for path in (top, *top.rglob("*")):
                os.chown(path, NOBODY, NOBODY)
        yield mill
    finally:
        for path in (top, mill.articles):
            path.chmod(0o700)
        shutil.rmtree(top)


def leave(*arguments: object) -> int:
    with pytest.raises(SystemExit) as left:
        main(["verify", *map(str, arguments)])
    assert isinstance(left.value.code, int)
    return left.value.code


def test_a_folder_inside_is_passed_over_and_the_top_one_is_an_error(theirs: Mill) -> None:
    theirs.articles.chmod(0)
    with as_nobody():
        assert find_files(theirs.top) == [theirs.dossier]
        with pytest.raises(QuizError, match="cannot be read: Permission denied"):
            find_files(theirs.articles)


def test_a_file_is_unreadable_and_the_reason_is_told(theirs: Mill) -> None:
    (theirs.articles / "talks.txt").chmod(0)
    with as_nobody():
        read = read_text(theirs.articles / "talks.txt")
        assert isinstance(read, Unreadable)
        assert read.reason == "cannot be read: Permission denied"
        assert read.remedy
        ((code, message),) = theirs.found()
    assert code == "V102"
    assert "talks.txt cannot be read: Permission denied" in message


def test_the_command_says_what_it_may_not_read(theirs: Mill, capsys: pytest.CaptureFixture[str]) -> None:
    (theirs.articles / "talks.txt").chmod(0)
    with as_nobody():
        assert leave(theirs.dossier, "--articles", theirs.articles) == 1
    assert "V102" in capsys.readouterr().out
    theirs.articles.chmod(0)
    with as_nobody():
        # Click asks for the real user, who is root here: elsewhere it is a wrong call.
        assert leave(theirs.dossier, "--articles", theirs.articles) in {1, 2}
    assert str(theirs.articles) in capsys.readouterr().err
