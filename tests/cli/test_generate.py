"""`quiz generate`: what it prints, how it leaves, and that other commands take what it writes."""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from .conftest import Cli

needs_spacy = pytest.mark.skipif(
    importlib.util.find_spec("spacy") is None, reason="the extra `author` is not installed"
)
VOTE = """Harbour plan divides town

By Ada Moss

The council of Port Lund voted on Tuesday to fill in the old harbour, against the mayor's advice.

“The quay is sinking,” said Bo Holm, the mayor. It will cost 40 million euros.
"""
WITHOUT = """
import sys

class Missing:
    def find_spec(self, name, path=None, target=None):
        if name.partition(".")[0] == "spacy":
            raise ImportError(name)

sys.meta_path.insert(0, Missing())
from quiz.cli import main
main()
"""


@pytest.fixture
def vote(tmp_path: Path) -> Path:
    path = tmp_path / "vote.txt"
    path.write_text(VOTE, encoding="utf-8")
    return path


@needs_spacy
def test_a_draft_is_taken_by_lint_verify_and_build_at_once(quiz: Cli, vote: Path, tmp_path: Path) -> None:
    folder = str(tmp_path / "port-lund")
    done = quiz("generate", str(vote), "-o", folder)
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith(f"{folder}: 1 article (1 new), 4 paragraphs in all.\nProposed: ")
    assert done.out.endswith(f"Next: quiz review {folder}\n")
    assert quiz("lint", folder).code == 0
    assert quiz("verify", folder, "--articles", f"{folder}/articles").code == 0
    assert quiz("build", folder).code == 0


@needs_spacy
def test_the_report_for_machines(quiz: Cli, vote: Path, tmp_path: Path) -> None:
    folder = str(tmp_path / "d")
    quiz("generate", str(vote), "-o", folder)
    told = json.loads(quiz("generate", str(vote), "-o", folder, "--json", "--title", "Other").out)
    assert told["articles"] == [{"source": "vote", "name": "vote.txt", "state": "unchanged"}]
    assert (told["paragraphs"], told["skipped"], told["failed"]) == (4, 1, [])
    assert told["proposals"]["claim"] >= 1
    assert told["warnings"] == ["--title is not heeded: deck.yaml says “D”, and is never overwritten"]
    assert told["seconds"] >= 0


@needs_spacy
def test_standard_input_and_what_the_deck_is_called(quiz: Cli, vote: Path, tmp_path: Path) -> None:
    command = [
        sys.executable,
        "-m",
        "quiz",
        "generate",
        "-",
        "-o",
        "d",
        "--id",
        "harbour",
        "--title",
        'A "b" #c',
    ]
    done = subprocess.run(command, input=VOTE.encode(), cwd=tmp_path, capture_output=True, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    listed = quiz("show", "harbour")
    assert listed.code == 1  # drafted, not built
    assert quiz("build", str(tmp_path / "d")).out.startswith("Built harbour: 0 cards")


@needs_spacy
def test_what_cannot_be_read_is_told_and_the_rest_is_drafted(quiz: Cli, vote: Path, tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_bytes(b"")
    done = quiz("generate", str(tmp_path / "empty.txt"), str(vote), "gone.txt", "-o", str(tmp_path / "d"))
    assert done.code == 1
    assert "1 article (1 new)" in done.out
    assert "Not read: empty.txt holds no text." in done.err
    assert "Not read: gone.txt cannot be read: No such file or directory." in done.err


@needs_spacy
def test_where_nothing_can_be_read_nothing_is_written(quiz: Cli, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"\x00\x01")
    done = quiz("generate", str(tmp_path / "a.txt"), "-o", str(tmp_path / "d"))
    assert (done.code, done.out) == (1, "")
    assert not (tmp_path / "d").exists()


@pytest.mark.parametrize("wrong", [["--id", "Not An Id"], ["--language", "English please"], ["--jobs", "0"]])
def test_a_wrong_call_is_a_usage_error(quiz: Cli, vote: Path, tmp_path: Path, wrong: list[str]) -> None:
    assert quiz("generate", str(vote), "-o", str(tmp_path / "d"), *wrong).code == 2
    assert quiz("generate", "-o", str(tmp_path / "d")).code == 2
    assert not (tmp_path / "d").exists()


@needs_spacy
def test_a_folder_that_holds_something_else_is_refused(quiz: Cli, vote: Path) -> None:
    done = quiz("generate", str(vote), "-o", str(vote.parent))
    assert done.code == 2
    assert "holds something else than a drafted dossier" in done.err


def test_without_the_extra_the_command_to_install_it_is_named(vote: Path, tmp_path: Path) -> None:
    command = [sys.executable, "-c", WITHOUT, "generate", str(vote), "-o", str(tmp_path / "d")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert "pip install 'articlequiz[author]'" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (tmp_path / "d").exists()


@needs_spacy
@pytest.mark.skipif(os.name != "posix", reason="pseudo terminals are a matter of POSIX")
def test_at_a_terminal_the_articles_are_counted_and_a_stop_is_kind(vote: Path, tmp_path: Path) -> None:
    pexpect = pytest.importorskip("pexpect")
    for number in range(40):
        text = VOTE.replace("40", str(number)) + "\n" + "The quay is old and the plan is new. " * 240
        (tmp_path / f"{number:02}.txt").write_text(text, encoding="utf-8")
    texts = sorted(str(one) for one in tmp_path.glob("*.txt"))
    command = ["-m", "quiz", "generate", *texts, "-o", str(tmp_path / "d")]
    child = pexpect.spawn(sys.executable, command, encoding="utf-8", timeout=60, dimensions=(24, 80))
    child.expect(r"Reading [^\n]*? [1-9]\d?/41")
    child.sendintr()
    child.expect("Stopped.")
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 130
    assert not list((tmp_path / "d").rglob("*.part"))
    kept = list((tmp_path / "d" / "articles").glob("*.txt"))
    assert 1 <= len(kept) < 41
    assert (tmp_path / "d" / "sources.yaml").read_text(encoding="utf-8").count("- id:") == len(kept)


@needs_spacy
@pytest.mark.skipif(os.name != "posix", reason="pseudo terminals are a matter of POSIX")
def test_at_a_terminal_it_says_that_it_reads_from_the_keyboard(tmp_path: Path) -> None:
    pexpect = pytest.importorskip("pexpect")
    command = ["-m", "quiz", "generate", "-", "-o", str(tmp_path / "d")]
    child = pexpect.spawn(sys.executable, command, encoding="utf-8", timeout=60, dimensions=(24, 80))
    child.expect_exact("Reading from the keyboard; Ctrl-D ends.")
    child.sendline("The quay of Port Lund is sinking.")
    child.sendeof()
    child.expect(pexpect.EOF)
    child.close()
    assert child.exitstatus == 0
    (kept,) = (tmp_path / "d" / "articles").glob("*.txt")
    assert kept.read_text(encoding="utf-8") == "The quay of Port Lund is sinking.\n"
