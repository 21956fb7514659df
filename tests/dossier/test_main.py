"""``python -m quiz.dossier PATH`` tells an author what is wrong, or that nothing is."""

from __future__ import annotations

import subprocess
import sys
from typing import TYPE_CHECKING, Any

from quiz.dossier.__main__ import main

if TYPE_CHECKING:
    import pytest


def test_a_sound_dossier_is_counted(folder: Any, capsys: pytest.CaptureFixture[str]) -> None:
    assert main([str(folder.write(sound=folder.sound))]) == 0
    assert capsys.readouterr() == (
        "2 sources, 4 voices, 4 entities, 4 statements, 2 events, 1 discrepancy, 1 dispute, 3 positions,"
        " 1 card, 0 sets: no problems\n",
        "",
    )


def test_problems_go_to_the_error_stream(folder: Any, capsys: pytest.CaptureFixture[str]) -> None:
    path = folder.write(sound=folder.sound.replace("kind: report\n    text", "knid: report\n    text", 1))
    assert main([str(path)]) == 1
    out, err = capsys.readouterr()
    assert out == ""
    assert err.splitlines() == [
        f"{path.as_posix()}/sound.yaml:80:5: `kind` is missing — add it: one of report, claim, prediction,"
        " judgement, explanation or recommendation",
        f"{path.as_posix()}/sound.yaml:81:5: unknown key `knid` — did you mean `kind`?",
        "",
        "2 problems",
    ]


def test_a_wrong_call_is_told_from_a_wrong_dossier(capsys: pytest.CaptureFixture[str]) -> None:
    assert main([]) == 2
    assert main(["a", "b"]) == 2
    assert main(["--help"]) == 2
    assert "usage: python -m quiz.dossier PATH" in capsys.readouterr().err
    assert main(["nowhere/at-all"]) == 1
    assert capsys.readouterr().err.startswith("there is no file or folder nowhere/at-all\n")


def test_it_runs_as_a_module(folder: Any) -> None:
    path = folder.write(sound=folder.sound)
    done = subprocess.run(
        [sys.executable, "-m", "quiz.dossier", str(path)], capture_output=True, text=True, check=False
    )
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.endswith(": no problems\n")


def test_what_the_study_path_uses_imports_nothing_heavy() -> None:
    program = (
        "import sys, quiz.dossier.dates, quiz.dossier.paragraphs\n"
        "print(sorted(sys.modules.keys() & {'pydantic', 'yaml', 'rapidfuzz', 'sqlalchemy', 'textual'}))"
    )
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"
