"""`quiz coverage`: figures for a person and for machines, and how it leaves."""

from __future__ import annotations

import json
from pathlib import Path

from .conftest import DOSSIER, Cli


def test_figures_need_no_articles_and_are_no_findings(quiz: Cli, dossier: Path) -> None:
    dossier.write_text(DOSSIER.replace("paragraphs: 2", "paragraphs: 4"), encoding="utf-8")
    done = quiz("coverage", str(dossier))
    assert (done.code, done.err) == (0, "")
    assert done.out.startswith("rivers: 2 cards, ")
    assert "s0, body: 3-4\n" in done.out
    assert "Questions by form" in done.out


def test_the_same_for_machines(quiz: Cli, dossier: Path, tmp_path: Path) -> None:
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "rivers.txt").write_text("The longest of four.\n\nBasel and a river.\n")
    told = json.loads(quiz("coverage", str(dossier), "--articles", str(tmp_path / "articles"), "--json").out)
    assert told["paragraphs"]["s0"][1] == {
        "number": 2,
        "role": "body",
        "entries": 1,
        "words": 4,
        "opening": "Basel and a river.",
    }
    verified = json.loads(quiz("verify", str(dossier), "--format", "json").out)
    assert told["coverage"] == verified["coverage"]
    assert told["forms"] == dict(sorted(told["forms"].items(), key=lambda pair: (-pair[1], pair[0])))


def test_what_an_article_holds_never_reaches_the_terminal_as_codes(
    quiz: Cli, dossier: Path, tmp_path: Path
) -> None:
    dossier.write_text(DOSSIER.replace("paragraphs: 2", "paragraphs: 3"), encoding="utf-8")
    (tmp_path / "articles").mkdir()
    (tmp_path / "articles" / "rivers.txt").write_text("One.\n\nTwo.\n\n\x1b[31mRed\x1b[0m \u202egnp.exe\n")
    out = quiz("coverage", str(dossier), "--articles", str(tmp_path / "articles")).out
    assert "Red" in out
    assert "\x1b" not in out
    assert "\u202e" not in out


def test_a_broken_dossier_and_a_wrong_call(quiz: Cli, dossier: Path, tmp_path: Path) -> None:
    assert quiz("coverage", str(tmp_path / "nothing")).code == 2
    assert quiz("coverage", str(dossier), "--articles", str(dossier)).code == 2
    dossier.write_text(DOSSIER.replace("kind: report", "kynd: report", 1))
    done = quiz("coverage", str(dossier))
    assert (done.code, done.out) == (1, "")
    assert "did you mean `kind`" in done.err
