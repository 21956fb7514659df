"""The real app, in a real terminal, killed a dozen times: nothing that it has acknowledged is ever lost."""

from __future__ import annotations

import os

import pytest

if os.name != "posix":
    pytest.skip("needs pseudo-terminals and SIGKILL", allow_module_level=True)

from benchmarks.kills import run_kills


def test_no_acknowledged_answer_is_lost_when_the_app_is_killed(tmp_path, monkeypatch):
    for name in ("QUIZ_DB", "QUIZ_LEARNER"):
        monkeypatch.delenv(name, raising=False)
    report = run_kills(12, seed=5, folder=tmp_path)
    assert report.faults == []
    assert report.kills == 12
    assert set(report.kinds) == {"clock", "key", "transaction"}
    assert report.inside_transaction >= 3, "kills that never fall into a transaction prove little"
    assert report.acknowledged > 0
    assert report.logged >= report.acknowledged
