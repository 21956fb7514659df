"""The command of the README, on a small project of the same make: no network is needed."""

from __future__ import annotations

import runpy
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

START = Path(__file__).resolve().parents[1] / "start.py"
PROJECT = """\
[build-system]
requires = []
build-backend = "backend"
backend-path = ["."]
"""
BACKEND = '''\
"""Installs the folder it stands in, as a path for Python to look in."""
import zipfile
from pathlib import Path

def build_editable(folder, config_settings=None, metadata_directory=None):
    name = "articlequiz-1.0-py3-none-any.whl"
    info = "articlequiz-1.0.dist-info"
    with zipfile.ZipFile(Path(folder) / name, "w") as wheel:
        wheel.writestr("articlequiz.pth", str(Path.cwd()) + "\\n")
        wheel.writestr(f"{info}/METADATA", "Metadata-Version: 2.1\\nName: articlequiz\\nVersion: 1.0\\n")
        wheel.writestr(f"{info}/WHEEL", "Wheel-Version: 1.0\\nRoot-Is-Purelib: true\\nTag: py3-none-any\\n")
        wheel.writestr(f"{info}/RECORD", "")
    return name
'''
SLOW = """\
import sys, time, types
from pathlib import Path
import start

def install_now(needed):  # nothing but the stamp, and not before the other one waits
    with open("log.txt", "a") as log:
        print("installing", file=log, flush=True)
        until = time.monotonic() + 20
        while not Path("waiting").exists() and time.monotonic() < until:
            time.sleep(0.01)
        print("installed", file=log, flush=True)
    extras = ",".join(sorted(needed | start.installed()[1]))
    start.STAMP.write_text(f"{start.base()} {extras}")

def sleep(seconds):
    Path("waiting").touch()
    time.sleep(0.01)

start.PYTHON.parent.mkdir(parents=True, exist_ok=True)
start.PYTHON.touch()
start.install_now = install_now
start.time = types.SimpleNamespace(sleep=sleep)
start.install(start.extras_for(sys.argv[1:]))
"""
QUIZ = """\
import os, sys
print("here", os.getcwd(), *sys.argv[1:])
sys.exit(3 if "--fail" in sys.argv else 0)
"""


def start(
    project: Path, *arguments: str, cwd: Path, python: str = sys.executable
) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [python, str(project / "start.py"), *arguments],
        cwd=cwd,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A project that was started once, in a folder whose name has spaces and an accent."""
    folder = tmp_path_factory.mktemp("clones") / "a clone à part"
    (folder / "quiz").mkdir(parents=True)
    (folder / "pyproject.toml").write_text(PROJECT)
    (folder / "backend.py").write_text(BACKEND)
    (folder / "quiz" / "__init__.py").write_text("")
    (folder / "quiz" / "__main__.py").write_text(QUIZ)
    shutil.copy(START, folder)
    done = start(folder, "decks", cwd=folder)
    assert done.returncode == 0, done.stderr
    assert "Preparing" in done.stderr
    assert done.stdout.split() == ["here", *str(folder).split(), "decks"]
    return folder


def test_a_second_run_installs_nothing_and_passes_arguments_and_exit_code_on(project: Path) -> None:
    done = start(project, "--fail", "two words", cwd=project)
    assert done.returncode == 3
    assert done.stderr == ""
    assert done.stdout.endswith("--fail two words\n")


def test_it_runs_this_program_wherever_it_is_called_from(project: Path, tmp_path: Path) -> None:
    (tmp_path / "quiz.py").write_text("print('somebody else')")
    done = start(project, cwd=tmp_path)
    assert (done.stdout, done.stderr) == (f"here {tmp_path}\n", "")


@pytest.mark.parametrize("stamp", ["unfinished", "0123456789abcdef 0123456789abcdef"])
def test_what_was_left_half_done_or_made_elsewhere_is_made_anew(project: Path, stamp: str) -> None:
    (project / ".venv" / "installed").write_text(stamp)
    left = project / ".venv" / "left-over"
    left.write_text("")
    done = start(project, "decks", cwd=project)
    assert done.returncode == 0, done.stderr
    assert "Preparing" in done.stderr
    assert not left.exists()
    assert start(project, "decks", cwd=project).stderr == ""


def test_two_started_at_once_install_one_after_the_other(tmp_path: Path) -> None:
    shutil.copy(START, tmp_path)
    (tmp_path / "pyproject.toml").write_text(PROJECT)
    (tmp_path / "slow.py").write_text(SLOW)
    command = [sys.executable, str(tmp_path / "slow.py")]
    both = [
        subprocess.Popen([*command, name], cwd=tmp_path, stdout=-1, stderr=-1, text=True)
        for name in ("decks", "drill")
    ]
    said = [one.communicate(timeout=60) for one in both]
    assert [one.returncode for one in both] == [0, 0], said
    assert sum("Another start.py is installing" in errors for _, errors in said) == 1
    told = (tmp_path / "log.txt").read_text().split()
    assert told == ["installing", "installed"] * (len(told) // 2)
    assert (tmp_path / ".venv" / "installed").read_text().endswith(" drill")


def test_an_environment_made_by_hand_is_not_thrown_away(project: Path) -> None:
    (project / ".venv" / "installed").unlink()
    own = project / ".venv" / "my-own"
    own.write_text("")
    assert start(project, cwd=project).returncode == 0
    assert own.exists()


def test_what_pip_could_not_finish_is_told_and_tried_again(project: Path) -> None:
    backend = project / "backend.py"
    backend.write_text("raise OSError('the disk is on fire')")
    (project / "pyproject.toml").write_text(PROJECT + "# changed\n")
    try:
        done = start(project, cwd=project)
    finally:
        backend.write_text(BACKEND)
    assert done.returncode == 1
    assert "pip could not install" in done.stderr
    assert done.stdout == ""
    assert start(project, cwd=project).returncode == 0


def test_a_file_in_the_environments_place_is_told_without_a_traceback(tmp_path: Path) -> None:
    shutil.copy(START, tmp_path)
    (tmp_path / "pyproject.toml").write_text(PROJECT)
    (tmp_path / ".venv").write_text("not a folder")
    done = start(tmp_path, cwd=tmp_path)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr
    assert done.stderr.splitlines()[-1].startswith("start.py: ")


def test_a_command_that_reads_articles_brings_what_it_needs_and_later_ones_keep_it(project: Path) -> None:
    stamp = project / ".venv" / "installed"
    assert start(project, "generate", "a.txt", "--llm=some-model", cwd=project).returncode == 0
    assert stamp.read_text().endswith(" author,llm")
    done = start(project, "decks", cwd=project)
    assert (done.returncode, done.stderr) == (0, "")
    assert start(project, "review", "a", cwd=project).stderr == ""
    assert stamp.read_text().endswith(" author,llm")


@pytest.mark.parametrize(
    ("arguments", "extras"),
    [
        ("export barley --to kahoot -o x.xlsx", {"exchange"}),
        ("export barley --to=kahoot -o x.xlsx", {"exchange"}),
        ("export barley --to gift -o x.gift", set()),
        ("paper barley -o x", {"paper"}),
        ("paper barley -o x --html-only", set()),
        ("paper --enter", set()),
        ("study", set()),
    ],
)
def test_a_command_brings_what_it_writes_with(arguments: str, extras: set[str]) -> None:
    assert runpy.run_path(str(START))["extras_for"](arguments.split()) == extras
