"""What a command must not load: start-up speed is kept by leaving heavy packages alone."""

from __future__ import annotations

import subprocess
import sys

import pytest

HEAVY = (
    "textual",
    "sqlalchemy",
    "sqlmodel",
    "pydantic",
    "yaml",
    "fsrs",
    "rapidfuzz",
    "hypothesis",
    "openpyxl",
)
STUDY_PATH_MAY_NOT = ("textual", "sqlalchemy", "sqlmodel", "pydantic", "yaml")


def loaded(code: str) -> set[str]:
    """The top-level packages loaded after running ``code`` in a fresh interpreter."""
    script = f"{code}\nimport sys; print(*sorted({{name.partition('.')[0] for name in sys.modules}}))"
    done = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, check=True)
    return set(done.stdout.splitlines()[-1].split())


@pytest.mark.parametrize(
    "arguments",
    [
        ["--help"],
        ["--version"],
        ["study", "--help"],
        ["build", "--help"],
        ["lint", "--help"],
        ["verify", "--help"],
        ["brief", "--help"],
        ["generate", "--help"],
        ["new", "--help"],
        ["watch", "--help"],
        ["coverage", "--help"],
        ["review", "--help"],
        ["export", "--help"],
        ["import", "--help"],
        ["report", "--help"],
        ["paper", "--help"],
        ["roster", "--help"],
    ],
)
def test_help_loads_nothing_heavy(arguments: list[str]) -> None:
    code = f"""
from contextlib import suppress
from quiz.cli.root import cli
with suppress(SystemExit):
    cli.main({arguments!r}, standalone_mode=True)
"""
    assert not loaded(code) & set(HEAVY)


@pytest.mark.parametrize(
    "module", ["quiz", "quiz.study.session", "quiz.study.overview", "quiz.memory", "quiz.store.api"]
)
def test_the_study_path_loads_no_heavy_package(module: str) -> None:
    assert not loaded(f"import {module}") & set(STUDY_PATH_MAY_NOT)


def test_reviewing_loads_no_language_model_and_no_screen() -> None:
    heavy = {"textual", "spacy", "numpy", "sqlalchemy", "ruamel", "llm"}
    assert not loaded("import quiz.reading.review.review") & heavy


def test_the_app_loads_neither_the_table_definitions_nor_the_schema() -> None:
    assert not loaded("import tui.app") & {"sqlalchemy", "sqlmodel", "pydantic", "yaml"}
