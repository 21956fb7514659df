"""The measure of reading: made-up articles, and the figures of a small run."""

from __future__ import annotations

import importlib.util
import json
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks.reading import made_up

ROOT = Path(__file__).resolve().parents[2]
ARTICLE = (
    "“The quay is sinking,” said Rita Holm.\n\nThe mayor of Lund denied it.\n\n"
    "Nobody knows.\n\nShips stay away."
)


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "one.txt").write_text(ARTICLE, encoding="utf-8")
    return tmp_path


def run(*arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "benchmarks", *arguments],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )


def test_no_two_made_up_articles_are_alike_and_they_are_the_same_again(folder):
    texts = list(made_up([folder], 40))
    assert len(set(texts)) == 40
    assert texts == list(made_up([folder], 40))


def test_a_small_run_gives_speed_and_memory(folder):
    if importlib.util.find_spec("spacy") is None:
        pytest.skip("the extra `author` is not installed: pip install 'articlequiz[author]'")
    done = run("reading", str(folder), str(folder / "one.txt"), "--quick", "--json")
    assert done.returncode == 0, done.stderr
    figures = json.loads(done.stdout)
    assert figures["articles"] == 2
    assert figures["words_per_second"] > 0
    assert figures["speed_ratio"] > 0
    assert [one["articles"] for one in figures["memory"]] == [5, 20]
    assert figures["peak_mb"] == figures["memory"][-1]["peak_mb"] > 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("reading",), "takes articles"),
        (("attribution",), "takes a folder"),
        (("attribution", __file__), "takes a folder"),
        (("build", "."), "takes no folder"),
    ],
    ids=["none", "no-folder", "a-file", "no-place"],
)
def test_what_a_measurement_reads_is_checked(arguments, said):
    done = run(*arguments)
    assert (done.returncode, said in done.stderr) == (2, True)
