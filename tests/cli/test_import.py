from __future__ import annotations

import json
from pathlib import Path

import pytest

from tests.cli.conftest import Cli

BANK = """\
$CATEGORY: Rivers
::longest:: Which river is the longest? {=Danube ~Rhine ~Elbe #Too short. ####The Danube has 2,850 km.}

How long is it? {#2850:10}

The Danube is longer than the Rhine. {T}

Open {=a
"""


@pytest.fixture
def bank(tmp_path: Path) -> str:
    path = tmp_path / "two rivers.gift"
    path.write_text(BANK, encoding="utf-8")
    return str(path)


def test_a_bank_becomes_a_deck_that_lints_and_builds(quiz: Cli, bank: str, tmp_path: Path) -> None:
    folder = tmp_path / "my-rivers"
    done = quiz("import", bank, "-o", str(folder))
    assert done.code == 0
    assert done.out.splitlines()[0] == f"Wrote {folder / 'deck.yaml'}: 3 cards from 4 questions of GIFT."
    assert done.err.splitlines() == [
        "Not kept: 1",
        f"  {bank}:8: the braces do not match: put the answers between {{ and }}; write \\{{ for a brace",
        "Kept in another way, or in part: 1",
        f"  {bank}:4: the tolerance is not graded, but told: 2840 to 2860",
    ]
    found = json.loads(quiz("lint", str(folder), "--format", "json").out)["findings"]
    rules = {one["rule"] for one in found if "danube" in one["card"]}
    assert rules == {"Q101"}, "true and false are but two options; that the question names both is no fault"
    built = json.loads(quiz("build", str(folder), "--json").out)
    assert built["added"] == [
        "my-rivers/longest#front",
        "my-rivers/how-long-is-it#front",
        "my-rivers/the-danube-is-longer-than-the#front",
    ]
    shown = json.loads(quiz("show", "my-rivers", "--json").out)
    assert shown["deck"]["title"] == "Two rivers"


def test_the_report_is_there_for_machines(quiz: Cli, bank: str, tmp_path: Path) -> None:
    done = quiz("import", bank, "-o", str(tmp_path / "x"), "--json", "--title", "T: t", "--id", "tt")
    report = json.loads(done.out)
    assert (report["format"], report["questions"], report["cards"]) == ("GIFT", 4, 3)
    assert [(one["line"], one["kept"]) for one in report["changes"]] == [(4, True), (8, False)]
    assert 'title: "T: t"' in (tmp_path / "x" / "deck.yaml").read_text()


def test_nothing_is_written_over_and_nothing_where_no_card_can_be_made(
    quiz: Cli, bank: str, tmp_path: Path
) -> None:
    (tmp_path / "full").mkdir()
    (tmp_path / "full" / "mine.txt").write_text("mine")
    done = quiz("import", bank, "-o", str(tmp_path / "full"))
    assert (done.code, done.out) == (2, "")
    assert "is not empty" in done.err
    texts = tmp_path / "texts.gift"
    texts.write_text("Only a text.")
    done = quiz("import", str(texts), "-o", str(tmp_path / "none"))
    assert (done.code, done.out) == (1, "")
    assert f"{texts}:1: a text without a question" in done.err
    assert not (tmp_path / "none").exists()


def test_a_file_that_is_refused_is_told_with_line_and_remedy(quiz: Cli, tmp_path: Path) -> None:
    path = tmp_path / "bank.xml"
    path.write_text("<!DOCTYPE quiz>\n<quiz/>")
    done = quiz("import", str(path), "-o", str(tmp_path / "x"))
    assert (done.code, done.out) == (1, "")
    assert done.err.startswith(f"Error: {path}:1: the file has a document type")
    assert "Delete that part" in done.err
