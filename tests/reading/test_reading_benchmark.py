"""The measure of reading: made-up articles, and the figures of a small run."""

from __future__ import annotations

import importlib.util
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks import child, reading, review
from benchmarks.reading import _Clock, made_up

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


@pytest.mark.skipif(importlib.util.find_spec("spacy") is None, reason="the extra `author` is not installed")
def test_a_small_run_tells_what_drafting_costs_beside_the_model_alone(folder, monkeypatch):
    def here(function, **arguments):  # a process of its own for each takes a test too long
        return getattr(reading, function.partition(":")[2])(**arguments) | {"peak_mb": child.peak_mb()}

    monkeypatch.setattr(child, "run", here)
    said: list[str] = []
    figures = reading.measure(quick=True, runs=None, say=said.append, paths=[folder, folder / "one.txt"])
    rows = [figures["given"], *figures["made_up"]]
    assert [(one["articles"], one["words"]) for one in rows] == [(2, 36), (5, 69), (20, 270)]
    for row in rows:
        ratio = row["words_per_second"] / row["model_words_per_second"]
        assert row["speed_ratio"] == pytest.approx(ratio, rel=0.02, abs=0.02)
        assert 0 < row["speed_ratio"] < 1.5
        assert row["peak_mb"] > 50
        assert row["proposals"] > row["articles"]
    growth = figures["made_up"][1]["peak_mb"] / figures["made_up"][0]["peak_mb"]
    assert figures["peak_mb_growth"] == pytest.approx(growth, abs=0.001)
    assert "20 made-up articles: draft, round 1 of 1" in "\n".join(said)


@pytest.mark.skipif(importlib.util.find_spec("spacy") is None, reason="the extra `author` is not installed")
def test_a_small_run_of_the_review_tells_what_each_act_costs(folder, monkeypatch):
    monkeypatch.setattr(child, "run", lambda _, places, folder: review.draft(places, folder))
    figures = review.measure(quick=True, runs=2, say=print, paths=[folder])
    assert set(figures) == {"form", "preview", "accept", "reject"}
    assert figures["form"]["times"] == figures["preview"]["times"] == 2
    assert figures["accept"]["times"] + figures["reject"]["times"] == 2
    assert 0 < figures["form"]["p50_ms"] <= figures["form"]["p95_ms"]


def test_what_a_process_took_counts_its_children_too():
    with _Clock() as clock:
        subprocess.run([sys.executable, "-c", "sum(range(3_000_000))"], check=True)
    told = clock.told()
    assert told["processor_seconds"] > 0.02
    assert told["seconds"] > 0


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (("attribution",), "takes a folder"),
        (("attribution", __file__), "takes a folder"),
        (("build", "."), "takes no folder"),
    ],
    ids=["no-folder", "a-file", "no-place"],
)
def test_what_a_measurement_reads_is_checked(arguments, said):
    done = run(*arguments)
    assert (done.returncode, said in done.stderr) == (2, True)
