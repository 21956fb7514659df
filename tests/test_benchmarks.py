"""Each measurement runs, small, and gives the figures that are quoted. Nothing here asserts a speed."""

from __future__ import annotations

import importlib.util
import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

if os.name != "posix":
    pytest.skip("needs pseudo-terminals", allow_module_level=True)

ROOT = Path(__file__).resolve().parents[1]

FIGURES = {
    "answer": {"ratio_vs_anki_p50", "ratio_vs_anki_p99", "ratio_vs_sqlite_p50", "open_first_ms", "sizes"},
    "coldstart": {"help_seconds", "first_paint_ratio", "first_card_ratio"},
    "build": {"builtin_seconds", "builtin_command_seconds", "growth", "statements"},
    "rebuild": {"rebuild_seconds", "fsrs_alone_seconds", "peak_mb", "peak_mb_growth", "sizes"},
    "retention": {"recall_at_0.9", "guessing_0.5_as_asked", "guessing_0.5_recognition_only", "cards"},
    "drill": {"participants", "ours", "prashna", "ratio_all_at_once_p99", "kills", "acknowledged", "kept"},
    "kills": {"kills", "inside_transaction", "acknowledged_events", "logged_events", "lost"},
}


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "benchmarks", *arguments],
        cwd=ROOT,
        env={**os.environ, **environment},
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.mark.parametrize("name", ["answer", "coldstart", "build", "rebuild", "retention", "drill"])
def test_each_measurement_prints_its_figures_as_one_json_object(name):
    if name == "answer" and importlib.util.find_spec("anki") is None:
        pytest.skip("Anki's engine is in the extra `bench`")
    if name == "drill" and importlib.util.find_spec("prashna") is None:
        pytest.skip("prashna is in the extra `bench`")
    done = run(name, "--quick", "--json", "--runs", "1")
    assert done.returncode == 0, done.stderr
    figures = json.loads(done.stdout)
    assert FIGURES[name] <= set(figures)
    assert all(figures[key] for key in FIGURES[name])
    assert figures["quick"] is True
    assert set(figures["machine"]) == {"python", "cores", "system", "load_before"}


def test_kills_are_measured_as_they_are_tested():
    done = run("kills", "--runs", "1", QUIZ_LEARNER="somebody", QUIZ_DB="/nowhere")
    assert done.returncode == 0, done.stderr
    lines = dict(line.split(": ", 1) for line in done.stdout.splitlines())
    assert FIGURES["kills"] <= set(lines)
    assert (lines["kills"], lines["lost"], lines["faults"]) == ("1", "0", "[]")


def test_an_unknown_measurement_is_a_usage_error():
    done = run("speed")
    assert done.returncode == 2
    assert "answer" in done.stderr


def test_answer_says_what_is_missing_where_the_peer_is_not_installed(monkeypatch):
    import click

    from benchmarks import answer

    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    with pytest.raises(click.ClickException, match="bench"):
        answer.measure(quick=True, runs=1, say=print)
