"""Commands run in this process, each with a database of its own."""

from __future__ import annotations

import io
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from quiz.cli import main

ENCODING = "utf-8"
"""Of standard output; what is not text comes through as it is."""


@dataclass(frozen=True)
class Done:
    code: int
    out: str
    err: str


class Cli:
    """Runs `quiz` as the console script does, on one database."""

    def __init__(self, database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.database = database
        self._monkeypatch = monkeypatch

    def __call__(self, *arguments: str, stdin: str = "") -> Done:
        out = io.TextIOWrapper(io.BytesIO(), encoding=ENCODING, write_through=True)
        err = io.TextIOWrapper(io.BytesIO(), encoding="utf-8", write_through=True)
        with self._monkeypatch.context() as patch:
            patch.setattr(sys, "stdout", out)
            patch.setattr(sys, "stderr", err)
            patch.setattr(sys, "stdin", io.StringIO(stdin))
            with pytest.raises(SystemExit) as left:
                main(["--db", str(self.database), *arguments])
        code = left.value.code
        assert isinstance(code, int)
        texts = [stream.buffer.getvalue().decode() for stream in (out, err)]
        assert "Traceback" not in texts[1]
        return Done(code, *texts)


@pytest.fixture
def quiz(tmp_path: Path, first_start: Path, monkeypatch: pytest.MonkeyPatch) -> Cli:
    shutil.copy(first_start, tmp_path / "quiz.db")
    return Cli(tmp_path / "quiz.db", monkeypatch)


DOSSIER = """\
deck: {id: rivers, title: Two rivers, format: 1, licence: MIT}
sources:
  - {id: s0, file: rivers.txt, label: the river article, author: author, paragraphs: 2}
voices:
  - {id: author, kind: author, label: the river author}
entities:
  - {id: rhine, name: Rhine, type: place}
  - {id: rhone, name: Rhône, type: place, confusable: [rhine]}
  - {id: danube, name: Danube, type: place}
  - {id: elbe, name: Elbe, type: place}
statements:
  - id: longest
    kind: report
    text: "The longest of the four rivers is the {river}."
    answers: {river: {type: place, entity: danube}}
    ask: {river: "Which of the four rivers is the longest?"}
    evidence: [{at: "s0#1", says: [author], printed: "the longest"}]
  - id: basel
    kind: report
    text: "Basel lies on the {river}."
    answers: {river: {type: place, entity: rhine}}
    ask: {river: "On which river does Basel lie?"}
    evidence: [{at: "s0#2", says: [author], printed: "Basel"}]
"""


@pytest.fixture
def dossier(tmp_path: Path) -> Path:
    path = tmp_path / "rivers.yaml"
    path.write_text(DOSSIER, encoding="utf-8")
    return path
