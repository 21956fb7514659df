"""`quiz new`: what it writes is taken by every other command, and nothing is overwritten."""

from __future__ import annotations

from pathlib import Path

import pytest

from .conftest import Cli


@pytest.mark.parametrize("single", [[], ["--single"]])
def test_a_new_dossier_is_linted_verified_and_built_at_once(
    quiz: Cli, tmp_path: Path, single: list[str]
) -> None:
    folder = str(tmp_path / "port-lund")
    done = quiz("new", folder, *single)
    assert (done.code, done.err) == (0, "")
    assert f"quiz watch {folder} --articles {folder}/articles" in done.out
    assert done.out.endswith(f"quiz build {folder}\n  quiz study port-lund\n")
    assert quiz("lint", folder).out == "8 cards, 18 questions: no findings.\n"
    assert quiz("verify", folder, "--articles", f"{folder}/articles").out.endswith(": no findings\n")
    assert quiz("build", folder).out.startswith("Built port-lund: 8 cards")
    assert "Port lund" in quiz("decks").out


def test_the_schema_beside_it_is_the_one_that_quiz_prints(quiz: Cli, tmp_path: Path) -> None:
    quiz("new", str(tmp_path / "d"))
    written = (tmp_path / "d" / "dossier.schema.json").read_text(encoding="utf-8")
    assert written == quiz("schema").out


def test_the_title_given_is_the_title(quiz: Cli, tmp_path: Path) -> None:
    quiz("new", str(tmp_path / "d"), "--title", "Iran's “reply”: a #1 [story]")
    quiz("build", str(tmp_path / "d"))
    assert "Iran's “reply”: a #1 [story]" in quiz("decks").out


@pytest.mark.parametrize("name", ["Über uns", "東京", "_", "2020", "null", "-x y-"])
def test_whatever_the_folder_is_called_it_has_an_id(quiz: Cli, tmp_path: Path, name: str) -> None:
    assert quiz("new", "--", str(tmp_path / name)).code == 0
    assert quiz("lint", str(tmp_path / name)).code == 0


def test_a_folder_that_holds_something_is_refused_and_left_alone(quiz: Cli, tmp_path: Path) -> None:
    (tmp_path / "d").mkdir()
    (tmp_path / "d" / "deck.yaml").write_text("mine")
    done = quiz("new", str(tmp_path / "d"))
    assert done.code == 2
    assert "is not empty: deck.yaml" in done.err
    assert "new or empty" in done.err
    assert [one.name for one in (tmp_path / "d").iterdir()] == ["deck.yaml"]
    assert (tmp_path / "d" / "deck.yaml").read_text() == "mine"


def test_a_file_is_no_folder(quiz: Cli, dossier: Path) -> None:
    done = quiz("new", str(dossier))
    assert (done.code, done.out) == (2, "")
    assert "is a file" in done.err


def test_a_fresh_repository_counts_as_empty(
    quiz: Cli, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "d" / ".git").mkdir(parents=True)
    monkeypatch.chdir(tmp_path / "d")
    assert quiz("new", ".").code == 0
    assert quiz("build", ".").out.startswith("Built d:")


def test_a_folder_that_may_not_be_made_is_told_plainly(quiz: Cli, dossier: Path) -> None:
    done = quiz("new", str(dossier / "inside"))
    assert done.code == 1
    assert "Not a directory" in done.err
