"""`quiz watch` as a process of its own, with files that are really saved beside it."""

from __future__ import annotations

import os
import queue
import signal
import subprocess
import sys
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from .conftest import DOSSIER, Cli

_PATIENCE = 30
"""Seconds, on a machine that does other things besides; a run takes a fraction of one."""


class Watching:
    """A running `quiz watch`, its lines as they come."""

    def __init__(self, *arguments: str) -> None:
        self.process = subprocess.Popen(
            [sys.executable, "-m", "quiz", *arguments],
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            env={name: value for name, value in os.environ.items() if name != "QUIZ_ARTICLES"},
            creationflags=getattr(subprocess, "CREATE_NEW_PROCESS_GROUP", 0),
        )
        self._lines: queue.Queue[str] = queue.Queue()
        self._reader = threading.Thread(target=self._read)
        self._reader.start()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self._lines.put(line.rstrip("\n"))

    def until(self, wanted: str) -> list[str]:
        """Return the lines up to one that holds ``wanted``."""
        lines: list[str] = []
        while not lines or wanted not in lines[-1]:
            lines.append(self._lines.get(timeout=_PATIENCE))
        return lines

    def stop(self) -> tuple[int, str, list[str]]:
        """Press Ctrl-C; return exit code, standard error and the lines still unread."""
        if self.process.poll() is None:
            self.process.send_signal(getattr(signal, "CTRL_BREAK_EVENT", signal.SIGINT))
        code = self.process.wait(_PATIENCE)
        self._reader.join(_PATIENCE)
        assert self.process.stdout is not None
        assert self.process.stderr is not None
        errors = self.process.stderr.read()
        self.process.stdout.close()
        self.process.stderr.close()
        return code, errors, list(self._lines.queue)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "rivers"
    made.mkdir()
    (made / "all.yaml").write_text(DOSSIER, encoding="utf-8")
    (made / "articles").mkdir()
    (made / "articles" / "rivers.txt").write_text("It is the longest of all.\n\nBasel lies there.\n")
    return made


@pytest.fixture
def started() -> Iterator[list[Watching]]:
    running: list[Watching] = []
    yield running
    for one in running:
        if one.process.poll() is None:
            one.process.kill()
            one.stop()


needs_signals = pytest.mark.skipif(os.name != "posix", reason="Ctrl-C is sent as a signal")


@needs_signals
def test_a_day_of_writing(quiz: Cli, folder: Path, started: list[Watching]) -> None:
    """Broken, mended, saved by rename, saved in a burst, moved away: told each time, once."""
    file = folder / "all.yaml"
    watching = Watching("watch", str(folder))
    started.append(watching)
    watching.until("2 cards,")

    file.write_text(DOSSIER.replace("kind: report", "kynd: report", 1), encoding="utf-8")
    (sum_, *details) = watching.until("unknown key `kynd`")
    assert "all.yaml: does not load: 2 problems (2 new)" in sum_
    assert all(line.startswith("  new   ") for line in details)

    beside = folder / ".all.yaml.part"
    beside.write_text(DOSSIER.replace("lies on the", "lies upon the"), encoding="utf-8")
    beside.replace(file)
    assert "all.yaml: loads again; 2 cards" in watching.until("loads again")[0]

    for number in range(6):
        (folder / "notes.yaml").write_text(f"# {number}\n")
    file.write_text(
        DOSSIER.replace("On which river does Basel", "According to the article, where does Basel")
    )
    told = watching.until("  new   ")
    assert "notes.yaml" in " ".join(told)
    assert "Q305" in told[-1]

    file.write_bytes(b"\xff\xfe\x00")
    watching.until("does not load")
    file.write_text(DOSSIER, encoding="utf-8")
    assert "gone  " in watching.until("Q305")[-1]

    folder.rename(folder.with_name("away"))
    watching.until("there is no file or folder")
    folder.with_name("away").rename(folder)
    watching.until("loads again")
    code, errors, left = watching.stop()
    assert (code, errors) == (0, "")
    assert all(line.startswith("  gone ") for line in left), "each save was one run"


@needs_signals
def test_articles_are_verified_and_the_deck_is_built(
    quiz: Cli, folder: Path, started: list[Watching], tmp_path: Path
) -> None:
    articles = folder / "articles"
    watching = Watching(
        "--db", str(quiz.database), "watch", str(folder), "--articles", str(articles), "--build"
    )
    started.append(watching)
    first = watching.until("built rivers")
    assert first[0] == f"Watching {folder} and {articles}. Ctrl-C ends."
    assert first[-1] == "  built rivers: 2 added"
    (articles / "rivers.txt").write_text("It is the longest of all.\n\nA town lies there.\n")
    told = watching.until("built rivers")
    assert "articles/rivers.txt: 2 cards" in told[0]
    assert any("  new   " in line and "V2" in line for line in told)
    assert told[-1] == "  built rivers: nothing changed"
    assert watching.stop()[:2] == (0, "")
    assert "rivers" in quiz("decks").out


def test_a_wrong_call_is_told_before_anything_is_watched(quiz: Cli, folder: Path) -> None:
    assert quiz("watch").code == 2
    assert quiz("watch", str(folder / "nothing")).code == 2
    done = quiz("watch", str(folder), "--articles", str(folder / "nothing"))
    assert (done.code, done.out) == (2, "")
