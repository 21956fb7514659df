"""An app that breaks down leaves with exit code 1."""

from __future__ import annotations

from pathlib import Path

import pytest
from textual.app import App

import tui.app
import tui.review.app
from tests.reading.review_folders import make


def test_an_app_that_breaks_down_leaves_with_exit_code_1(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*_: object) -> None:
        raise IndexError("tuple index out of range")

    real = App.run
    monkeypatch.setattr(App, "run", lambda app: real(app, headless=True))
    for app, start in (
        (tui.review.app.ReviewApp, lambda: tui.review.app.run(make(tmp_path / "made"))),
        (tui.app.QuizApp, lambda: tui.app.run(db=tmp_path / "quiz.db")),
    ):
        monkeypatch.setattr(app, "get_system_commands", broken)
        monkeypatch.setattr(app, "on_ready", broken, raising=False)
        with pytest.raises(SystemExit) as left:
            start()
        assert left.value.code == 1
        assert "tuple index out of range" in capsys.readouterr().err
