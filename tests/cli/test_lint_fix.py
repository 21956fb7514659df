"""`quiz lint --fix`: what is certain is mended, and no other byte changes."""

from __future__ import annotations

import builtins
import json
from pathlib import Path
from typing import Any

import pytest

from .conftest import DOSSIER, Cli

pytest.importorskip("ruamel.yaml")

PAIRS = (  # as it is to be, as it is planted, and the rule that mends it
    ('text: "Basel lies on the {river}."', 'text: "Basel  lies on the {river}. "', "Q601"),
    ("label: the river author}", "label: the river   author}", "Q601"),
    ('text: "The longest of the four rivers is the {river}."', 'text: "The longest is the {river}"', "Q602"),
    ('ask: {river: "On which river does Basel lie?"}', "ask: {river: On which river does Basel lie}", "Q602"),
    ("name: Rhine, type: place}", "name: Rhine, type: place, variants: [Rhin, der Rhein, Rhin]}", "Q603"),
    ("entity: danube}}", "entity: danube, distractors: [Volga, Danube]}}", "Q001"),
)


@pytest.mark.parametrize(("old", "slip", "rule"), PAIRS)
def test_a_slip_is_mended_and_named(old: str, slip: str, rule: str, quiz: Cli, dossier: Path) -> None:
    assert DOSSIER.count(old) == 1
    dossier.write_text(DOSSIER.replace(old, slip), encoding="utf-8")
    line = next(
        i for i, text in enumerate(dossier.read_text(encoding="utf-8").splitlines(), 1) if slip in text
    )
    done = quiz("lint", str(dossier), "--fix")
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith(f"mended: {dossier}:{line}: {rule} ")
    assert done.out.splitlines()[-1].endswith("no findings.")
    after = dossier.read_text(encoding="utf-8").splitlines()
    before = DOSSIER.splitlines()
    assert after[: line - 1] + after[line:] == before[: line - 1] + before[line:]
    assert quiz("lint", str(dossier), "--fix").out == done.out.splitlines()[-1] + "\n"


def test_everything_else_stays_byte_for_byte(quiz: Cli, dossier: Path) -> None:
    odd = DOSSIER.replace('text: "Basel lies', "# a   remark\n    text: 'Basel  lies").replace(
        '{river}."\n    answers: {river: {type: place, entity: rhine',
        "{river}.'   # why\n    answers: { river : {type:   place, entity: rhine",
    )
    data = b"\xef\xbb\xbf" + odd.replace("\n", "\r\n").encode()
    dossier.write_bytes(data)
    assert quiz("lint", str(dossier), "--fix").code == 0
    assert dossier.read_bytes() == data.replace(b"Basel  lies", b"Basel lies")


def test_several_slips_of_one_text_are_mended_together(quiz: Cli, dossier: Path) -> None:
    bad = DOSSIER.replace("Basel lies on the {river}.", " Basel  lies on the {river} ")
    dossier.write_text(bad, encoding="utf-8")
    assert quiz("lint", str(dossier), "--fix").code == 0
    assert dossier.read_text(encoding="utf-8") == DOSSIER


def test_texts_over_several_lines_are_mended(quiz: Cli, dossier: Path) -> None:
    folded = DOSSIER.replace('"Basel lies on the {river}."', ">-\n      Basel  lies\n      on the {river}")
    dossier.write_text(folded, encoding="utf-8")
    assert quiz("lint", str(dossier), "--fix").code == 0
    mended = folded.replace("Basel  lies", "Basel lies").replace("on the {river}\n", "on the {river}.\n")
    assert dossier.read_text(encoding="utf-8") == mended


@pytest.mark.parametrize(
    ("lint", "left"),
    [
        (", lint: [{rule: Q301, at: basel, reason: x}]}", ", lint: []}"),
        ("}", "}"),
    ],
)
def test_a_silence_for_nothing_is_deleted(lint: str, left: str, quiz: Cli, dossier: Path) -> None:
    dossier.write_text(DOSSIER.replace("licence: MIT}", f"licence: MIT{lint}"), encoding="utf-8")
    assert quiz("lint", str(dossier), "--fix").code == 0
    assert dossier.read_text(encoding="utf-8") == DOSSIER.replace("licence: MIT}", f"licence: MIT{left}")


def test_silences_on_lines_of_their_own_are_deleted_with_their_lines(quiz: Cli, dossier: Path) -> None:
    head = "deck:\n  id: rivers\n  title: Two rivers\n  format: 1\n"
    rest = DOSSIER.partition("\n")[2]
    silences = "  lint:\n    - {rule: Q301, at: basel, reason: x}\n"
    silences += "    - rule: Q302\n      at: basel\n      reason: y\n"
    dossier.write_text(f"{head}{silences}  licence: MIT # mine\n{rest}", encoding="utf-8")
    assert quiz("lint", str(dossier), "--fix").code == 0
    assert dossier.read_text(encoding="utf-8") == f"{head}  licence: MIT # mine\n{rest}"


ARTICLE = "The Danube is the longest of the four.\n\nBasel lies on the Rhine.\n"


def test_fingerprints_are_written_and_brought_up_to_date(quiz: Cli, dossier: Path, tmp_path: Path) -> None:
    articles = tmp_path / "articles"
    articles.mkdir()
    (articles / "rivers.txt").write_text(ARTICLE, encoding="utf-8")
    assert quiz("lint", str(dossier)).code == 0
    found = quiz("lint", str(dossier), "--articles", str(articles))
    assert (found.code, found.out.count("Q604")) == (1, 2)
    assert quiz("lint", str(dossier), "--fix", "--articles", str(articles)).code == 0
    assert quiz("verify", str(dossier), "--articles", str(articles)).code == 0
    written = dossier.read_text(encoding="utf-8")
    assert written.count("\n") == DOSSIER.count("\n")

    (articles / "rivers.txt").write_text(ARTICLE.replace("Danube is", "Danube was"), encoding="utf-8")
    assert quiz("lint", str(dossier), "--fix", "--articles", str(articles)).code == 0
    again = dossier.read_text(encoding="utf-8")
    assert sum(one != other for one, other in zip(written.split(), again.split(), strict=True)) == 1

    moved = "New.\n\n" + ARTICLE  # fingerprints are what finds the paragraphs again
    (articles / "rivers.txt").write_text(moved, encoding="utf-8")
    assert quiz("lint", str(dossier), "--fix", "--articles", str(articles)).code == 0
    assert dossier.read_text(encoding="utf-8") == again


def test_a_dry_run_shows_a_diff_and_writes_nothing(quiz: Cli, dossier: Path) -> None:
    bad = DOSSIER.replace("Basel lies on", "Basel  lies on")
    dossier.write_text(bad, encoding="utf-8")
    done = quiz("lint", str(dossier), "--fix", "--dry-run")
    assert done.code == 0
    assert '-    text: "Basel  lies on the {river}."' in done.out.splitlines()
    assert '+    text: "Basel lies on the {river}."' in done.out.splitlines()
    assert "would be mended: " in done.out
    assert dossier.read_text(encoding="utf-8") == bad
    told = json.loads(quiz("lint", str(dossier), "--fix", "--dry-run", "--format", "json").out)
    assert (told["written"], told["fixed"][0]["rule"], told["findings"]) == (False, "Q601", [])
    assert told["diff"]
    annotated = quiz("lint", str(dossier), "--fix", "--format", "github")
    assert (annotated.code, annotated.out) == (0, "")
    assert annotated.err.startswith("mended: ")


def test_what_cannot_be_mended_is_told_as_without(quiz: Cli, dossier: Path) -> None:
    bad = DOSSIER.replace("On which river does Basel lie?", f"On which {'old ' * 40}river does Basel lie?")
    dossier.write_text(bad, encoding="utf-8")
    assert quiz("lint", str(dossier), "--fix").out == quiz("lint", str(dossier)).out
    assert dossier.read_text(encoding="utf-8") == bad
    dossier.write_text(bad.replace("entity: rhine", "entity: rhin"), encoding="utf-8")
    done = quiz("lint", str(dossier), "--fix")
    assert (done.code, done.out) == (1, "")
    assert "did you mean `rhine`?" in done.err
    assert "did you mean `rhine`?" in quiz("lint", str(dossier), "--fix", "--format", "json").out


def test_a_dry_run_of_nothing_is_a_wrong_call(quiz: Cli, dossier: Path) -> None:
    assert quiz("lint", str(dossier), "--dry-run").code == 2


def test_without_the_editor_its_install_command_is_told(
    quiz: Cli, dossier: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    real = builtins.__import__

    def missing(name: str, *arguments: Any, **more: Any) -> Any:
        if name.startswith("ruamel"):
            raise ModuleNotFoundError(name)
        return real(name, *arguments, **more)

    monkeypatch.setattr(builtins, "__import__", missing)
    done = quiz("lint", str(dossier), "--fix")
    assert (done.code, done.out) == (1, "")
    assert "pip install 'articlequiz[author]'" in done.err
    assert quiz("lint", str(dossier)).code == 0


def test_nothing_is_written_where_mending_would_break_the_dossier(quiz: Cli, dossier: Path) -> None:
    longest = "Basel lies on the {river}".ljust(2000, "y")  # with a full stop it is too long to load
    bad = DOSSIER.replace("Basel lies on the {river}.", longest)
    dossier.write_text(bad, encoding="utf-8")
    assert quiz("lint", str(dossier)).code == 1
    done = quiz("lint", str(dossier), "--fix")
    assert (done.code, done.out) == (1, "")
    assert "a dossier that does not load; nothing was written" in done.err
    assert dossier.read_text(encoding="utf-8") == bad


def test_mixed_line_ends_are_left_to_a_person(quiz: Cli, dossier: Path) -> None:
    bad = DOSSIER.replace("Basel lies on the", "Basel lies  on the").replace("\n", "\r\n", 3).encode()
    dossier.write_bytes(bad)
    done = quiz("lint", str(dossier), "--fix")
    assert (done.code, done.out) == (1, "")
    assert "line end" in done.err
    assert dossier.read_bytes() == bad
