"""``quiz review`` outside a terminal and over what is no draft: clear errors, nothing drawn."""

from __future__ import annotations

from pathlib import Path

from tests.cli.conftest import Cli
from tests.reading.review_folders import make


def test_in_a_pipe_it_says_that_it_needs_a_terminal(quiz: Cli, tmp_path: Path) -> None:
    done = quiz("review", str(make(tmp_path / "made")))
    assert done.code == 2
    assert "terminal" in done.err
    assert done.out == ""


def test_a_folder_without_proposals_is_told_with_what_to_do(quiz: Cli, tmp_path: Path) -> None:
    done = quiz("review", str(tmp_path))
    assert done.code == 1
    assert "holds no proposals" in done.err
    assert "quiz generate" in done.err


def test_a_folder_that_is_not_there_is_told(quiz: Cli, tmp_path: Path) -> None:
    done = quiz("review", str(tmp_path / "nowhere"))
    assert done.code == 2
    assert "nowhere" in done.err
