"""`quiz brief`: from a deck to a file."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from .conftest import Cli


def test_markdown_is_printed(quiz: Cli) -> None:
    done = quiz("brief", "soleimani")
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("# ")
    assert "\n## Where the data differ\n" in done.out


def test_a_dossier_is_built_in_memory_only(quiz: Cli, dossier: Path) -> None:
    done = quiz("brief", str(dossier))
    assert "# Two rivers" in done.out
    assert "Basel lies on the Rhine" in done.out
    assert quiz("brief", "rivers").code == 1


@pytest.mark.parametrize(
    ("name", "extra", "begins"),
    [
        ("sheet.html", (), "<!DOCTYPE html>"),
        ("sheet.md", (), "# Two rivers"),
        ("sheet.txt", ("--format", "html"), "<!DOCTYPE html>"),
        ("sheet.html", ("--format", "md"), "# Two rivers"),
    ],
)
def test_it_is_written_to_a_file(
    quiz: Cli, dossier: Path, tmp_path: Path, name: str, extra: tuple[str, ...], begins: str
) -> None:
    file = tmp_path / name
    done = quiz("brief", str(dossier), "-o", str(file), *extra)
    assert (done.code, done.out) == (0, "")
    assert "Wrote" in done.err
    assert file.read_text(encoding="utf-8").startswith(begins)


def test_a_file_that_is_there_is_written_over_only_when_asked(
    quiz: Cli, dossier: Path, tmp_path: Path
) -> None:
    file = tmp_path / "sheet.md"
    file.write_text("mine", encoding="utf-8")
    done = quiz("brief", str(dossier), "-o", str(file))
    assert done.code == 2
    assert "--force" in done.err
    assert file.read_text(encoding="utf-8") == "mine"
    assert quiz("brief", str(dossier), "-o", str(file), "--force").code == 0
    assert file.read_text(encoding="utf-8").startswith("# Two rivers")


def test_trouble_is_told_without_a_traceback(quiz: Cli, dossier: Path, tmp_path: Path) -> None:
    assert "There is no deck 'soleimanni'" in quiz("brief", "soleimanni").err
    done = quiz("brief", str(dossier), "-o", str(tmp_path / "none" / "sheet.md"))
    assert done.code == 1
    assert "No such file or directory" in done.err


def test_the_same_deck_gives_the_same_bytes(quiz: Cli) -> None:
    first = quiz("brief", "soleimani", "--format", "html").out
    assert first == quiz("brief", "soleimani", "--format", "html").out


def test_a_file_of_another_kind_is_refused(quiz: Cli, dossier: Path, tmp_path: Path) -> None:
    done = quiz("brief", str(dossier), "-o", str(tmp_path / "sheet.pdf"))
    assert (done.code, list(tmp_path.glob("sheet*"))) == (2, [])
    assert ".md or .html" in done.err


def test_a_folder_named_without_a_slash_is_told_how_to_write_it(
    quiz: Cli, dossier: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "mine").mkdir()
    monkeypatch.chdir(tmp_path)
    done = quiz("brief", "mine")
    assert done.code == 1
    assert f"write mine{os.sep}" in done.err


def test_one_topic_is_printed_and_an_unknown_one_is_told_which_there_are(quiz: Cli) -> None:
    done = quiz("brief", "soleimani", "--topic", "nuclear", "--topic", "region")
    assert (done.code, done.err) == (0, "")
    assert "on “Syria, Lebanon, Israel and the Gulf” and “The nuclear deal”" in done.out
    wrong = quiz("brief", "soleimani", "--topic", "nucular")
    assert (wrong.code, wrong.out) == (2, "")
    assert "nuclear" in wrong.err
