"""`quiz lint`, as a person or a script calls it."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from .conftest import Cli

LONG = f"On which river does {'the old and ' * 10}very lovely town of Basel lie?"


@pytest.fixture
def bad(dossier: Path) -> Path:
    text = dossier.read_text(encoding="utf-8")
    dossier.write_text(text.replace("On which river does Basel lie?", LONG), encoding="utf-8")
    return dossier


def test_a_clean_dossier_leaves_with_nothing_amiss(quiz: Cli, dossier: Path) -> None:
    done = quiz("lint", str(dossier))
    assert (done.code, done.err) == (0, "")
    assert done.out == "2 cards, 8 questions: no findings.\n"


def test_findings_are_printed_and_fail(quiz: Cli, bad: Path) -> None:
    done = quiz("lint", str(bad))
    assert done.code == 1
    first = done.out.splitlines()[0]
    assert first.startswith(f"{bad}:22:18: Q301 stem-too-long [rivers/basel#river; choice, short-answer]: ")
    assert done.out.splitlines()[-1].endswith("1 finding.")


def test_findings_for_machines(quiz: Cli, bad: Path) -> None:
    done = quiz("lint", str(bad), "--format", "json")
    report = json.loads(done.out)
    assert done.code == 1
    assert report["counts"] == {"Q301": 1}
    assert report["findings"][0]["line"] == 22
    assert report["findings"][0]["forms"] == ["choice", "short-answer"]


def test_findings_as_annotations(quiz: Cli, bad: Path) -> None:
    done = quiz("lint", str(bad), "--format", "github")
    assert done.code == 1
    assert all(line.startswith("::warning file=") for line in done.out.splitlines())


def test_a_clean_dossier_has_no_annotations(quiz: Cli, dossier: Path) -> None:
    done = quiz("lint", str(dossier), "--format", "github")
    assert (done.code, done.out) == (0, "")


@pytest.mark.parametrize(("form", "begins"), [("json", "{"), ("github", "::warning file=")])
def test_a_dossier_that_cannot_be_built_is_told_in_the_same_format(
    quiz: Cli, dossier: Path, form: str, begins: str
) -> None:
    text = dossier.read_text(encoding="utf-8").replace("entity: rhine}", "entity: rhin}")
    dossier.write_text(text, encoding="utf-8")
    done = quiz("lint", str(dossier), "--format", form)
    assert done.code == 1
    assert done.out.startswith(begins)
    assert "did you mean `rhine`?" in done.out


def test_a_dossier_that_cannot_be_built_is_an_error_for_a_person(quiz: Cli, dossier: Path) -> None:
    dossier.write_text("statements: [", encoding="utf-8")
    done = quiz("lint", str(dossier))
    assert (done.code, done.out) == (1, "")
    assert done.err.startswith(f"Error: {dossier}:")


@pytest.mark.parametrize(
    "arguments",
    [[], ["nowhere"], ["--format", "xml", "."], ["--rules", "--format", "github"], [".", "--strict"]],
)
def test_a_wrong_call_is_told_as_such(quiz: Cli, arguments: list[str]) -> None:
    done = quiz("lint", *arguments)
    assert done.code == 2
    assert done.out == ""


def test_the_rules_are_listed(quiz: Cli) -> None:
    from quiz.lint.rules import RULES

    text = quiz("lint", "--rules")
    listed = json.loads(quiz("lint", "--rules", "--format", "json").out)
    assert text.code == 0
    assert [one["code"] for one in listed] == [rule.code for rule in RULES]
    for one in listed:
        assert f"{one['code']} {one['name']}: {one['title']}" in text.out.splitlines()
        assert one["reason"] in text.out
        assert one["source"] in text.out


def test_no_database_is_opened(quiz: Cli, dossier: Path) -> None:
    quiz.database.unlink()
    assert quiz("lint", str(dossier)).code == 0
    assert not quiz.database.exists()


@pytest.mark.parametrize("form", ["text", "json", "github"])
def test_a_folder_without_a_dossier_is_told(quiz: Cli, tmp_path: Path, form: str) -> None:
    (tmp_path / "empty").mkdir()
    done = quiz("lint", str(tmp_path / "empty"), "--format", form)
    assert (done.code, done.out) == (1, "")
    assert "holds no YAML files" in done.err


def test_silences_are_printed_with_their_reasons(quiz: Cli, bad: Path) -> None:
    text = bad.read_text(encoding="utf-8")
    silence = "lint: [{rule: Q301, at: basel, reason: Rivers are long}]"
    bad.write_text(text.replace("licence: MIT}", f"licence: MIT, {silence}}}"), encoding="utf-8")
    done = quiz("lint", str(bad))
    assert done.code == 0
    assert "(because Rivers are long)" in done.out
    assert done.out.splitlines()[-1] == "2 cards, 8 questions: no findings, 1 silenced (50.0% of the cards)."
