"""The built wheel: what is in it, and that the content can be read from it."""

from __future__ import annotations

import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    out = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "pip", "wheel", "--quiet", "--no-deps", "--wheel-dir", str(out), str(ROOT)],
        check=True,
        capture_output=True,
        text=True,
    )
    (built,) = out.glob("articlequiz-*.whl")
    return built


def test_the_wheel_holds_exactly_three_packages(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        tops = {name.split("/")[0] for name in archive.namelist()}
    assert {top for top in tops if not top.endswith(".dist-info")} == {"quiz", "decks", "tui"}


def test_the_wheel_holds_content_migrations_and_styles(wheel: Path) -> None:
    with zipfile.ZipFile(wheel) as archive:
        names = set(archive.namelist())
    kept = {
        str(path.relative_to(ROOT))
        for package in ("quiz", "decks", "tui")
        for path in (ROOT / package).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    assert kept <= names, f"missing in the wheel: {sorted(kept - names)}"
    assert any(name.startswith("decks/soleimani/") and name.endswith(".yaml") for name in names)
    assert any(name.startswith("quiz/store/migrations/") for name in names)


def test_the_builtin_deck_is_built_and_shown_from_the_wheel_alone(wheel: Path, tmp_path: Path) -> None:
    """Run from the zipped wheel, away from the checkout: nothing may depend on files beside the code."""
    script = (
        "import sys; sys.path.insert(0, sys.argv[1])\n"
        "sys.path[:] = [p for p in sys.path if p != sys.argv[2]]\n"
        "import quiz; assert quiz.__file__.startswith(sys.argv[1]), quiz.__file__\n"
        "from quiz.cli import main; main(['--db', sys.argv[3], 'decks'])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, str(wheel), str(ROOT), str(tmp_path / "quiz.db")],
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert "soleimani" in done.stdout
