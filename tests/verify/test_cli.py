"""`quiz verify` from the command line, in a process of its own."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner

from quiz.cli.root import cli

from .conftest import Mill


def quiz(*arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
    kept = {name: value for name, value in os.environ.items() if name != "QUIZ_ARTICLES"}
    done = subprocess.run(
        [sys.executable, "-m", "quiz", "verify", *map(str, arguments)],
        capture_output=True,
        text=True,
        check=False,
        env=kept | environment,
    )
    assert "Traceback" not in done.stderr
    return done


def test_a_sound_dossier_passes_and_says_what_was_looked_at(mill: Mill) -> None:
    done = quiz(mill.dossier, "--articles", mill.articles)
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("mill: 2 articles, 9 paragraphs, 8 anchors")
    assert done.stdout.endswith(": no findings\n")


def test_findings_come_all_at_once_with_place_and_remedy(mill: Mill) -> None:
    (mill.articles / "mill.txt").unlink()
    mill.plant(('printed: "two weeks"', 'printed: "three weeks"'))
    done = quiz(mill.dossier, QUIZ_ARTICLES=str(mill.articles))
    assert done.returncode == 1
    assert f"{mill.dossier}:4:11: V101 " in done.stdout
    assert ": V201 `three weeks` is not printed in talks#2 — copy one to six words" in done.stdout
    assert done.stdout.endswith("2 findings\n")


@pytest.mark.parametrize("command", ["coverage", "lint", "verify", "watch"])
def test_every_command_takes_the_articles_from_the_environment(command: str, tmp_path: Path) -> None:
    where = {"QUIZ_ARTICLES": str(tmp_path / "gone"), "ARTICLES": str(tmp_path / "another's")}
    done = CliRunner().invoke(cli, [command, str(tmp_path)], env=where)
    assert (done.exit_code, "gone' does not exist" in done.stderr) == (2, True)


def test_without_articles_it_says_loudly_that_nothing_was_checked(mill: Mill) -> None:
    for done in (quiz(mill.dossier), quiz(mill.dossier, QUIZ_ARTICLES="")):
        assert (done.returncode, done.stdout) == (0, "")
        assert done.stderr.startswith("SKIP: ")
        assert "--articles FOLDER, or QUIZ_ARTICLES=FOLDER" in done.stderr


def test_coverage_is_told_on_request_and_changes_no_exit_code(mill: Mill) -> None:
    plain = quiz(mill.dossier, "--articles", mill.articles)
    assert "without a card" not in plain.stdout
    done = quiz(mill.dossier, "--articles", mill.articles, "--coverage")
    assert done.returncode == 0
    assert "talks: paragraphs without a card: 3" in done.stdout
    assert done.stdout.endswith(plain.stdout)


def test_coverage_needs_no_articles(mill: Mill) -> None:
    done = quiz(mill.dossier, "--coverage")
    assert done.returncode == 0
    assert "talks: paragraphs without a card: 3" in done.stdout
    assert done.stderr.startswith("SKIP: ")
    assert "finding" not in done.stdout, "nothing was checked, so nothing is said to be sound"
    told = json.loads(quiz(mill.dossier, "--format", "json").stdout)
    assert told["skipped"] is True
    assert told["sound"] is None
    assert told["coverage"]["sources"]["talks"]["without_card"] == [3]


def test_json_is_one_object(mill: Mill) -> None:
    mill.plant(('printed: "two weeks"', 'printed: "three weeks"'))
    done = quiz(mill.dossier, "--articles", mill.articles, "--format", "json")
    assert done.returncode == 1
    told = json.loads(done.stdout)
    (finding,) = told["findings"]
    assert (finding["code"], finding["file"]) == ("V201", str(mill.dossier))
    assert finding["line"] > 1
    assert told["counts"]["articles"] == 2
    assert (told["sound"], told["skipped"]) == (False, False)
    assert told["coverage"]["disputes"]["blame"]["voices"] == 2


def test_github_gets_annotations_on_one_line_each(mill: Mill) -> None:
    mill.plant(('printed: "two weeks"', 'printed: "100 % of it"'))
    done = quiz(mill.dossier, "--articles", mill.articles, "--format", "github")
    first, _ = done.stdout.splitlines()
    assert first.startswith(f"::error file={mill.dossier},line=")
    assert "title=V201 anchor not in the article::`100 %25 of it`" in first


def test_a_dossier_that_does_not_load_is_told_with_its_problems(mill: Mill) -> None:
    mill.plant(("kind: claim\n    text", "kind: hope\n    text"))
    done = quiz(mill.dossier, "--articles", mill.articles)
    assert done.returncode == 1
    assert "`kind` cannot be `hope`" in done.stderr
    done = quiz(mill.dossier, "--articles", mill.articles, "--format", "json")
    assert done.returncode == 1
    (finding,) = json.loads(done.stdout)["findings"]
    assert (finding["code"], finding["message"]) == ("V001", "`kind` cannot be `hope`")
    done = quiz(mill.dossier, "--format", "github")
    assert done.returncode == 1
    assert done.stdout.startswith(f"::error file={mill.dossier},line=")
    assert "SKIP" not in done.stderr


@pytest.mark.parametrize("name", ["nowhere", "mill.yaml"])
def test_no_folder_is_a_wrong_call(mill: Mill, name: str) -> None:
    for done in (
        quiz(mill.dossier, "--articles", mill.top / name),
        quiz(mill.dossier, QUIZ_ARTICLES=str(mill.top / name)),
    ):
        assert done.returncode == 2
        assert name in done.stderr


def test_no_dossier_is_a_wrong_call(tmp_path: Path) -> None:
    assert quiz(tmp_path / "nothing", "--articles", tmp_path).returncode == 2


def test_a_folder_with_links_in_a_circle_and_pictures(mill: Mill) -> None:
    (mill.articles / "again").symlink_to(mill.articles)
    (mill.articles / "self").symlink_to(mill.articles / "self")
    mill.write("photo.txt", b"\x89PNG\r\n\0\0")
    assert quiz(mill.dossier, "--articles", mill.articles).returncode == 0


def test_names_from_the_folder_are_no_terminal_codes(mill: Mill) -> None:
    (mill.articles / "mill.txt").rename(mill.articles / "m\x07\x1b]0;x.txt")
    done = quiz(mill.dossier, "--articles", mill.articles)
    assert done.returncode == 0
    assert not {"\x07", "\x1b"} & set(done.stdout)
    assert "Note: " in done.stdout
