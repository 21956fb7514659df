"""Fixtures for the app's tests: a quiet environment, apps over sample cards, apps over a real database."""

from __future__ import annotations

import shutil
import sys
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from textual.css.stylesheet import Stylesheet
from textual.widgets import Input, TextArea

sys.path.insert(0, str(Path(__file__).parent))

import tui_idle
import tui_samples as samples

from quiz.memory import FixedClock
from quiz.study.views import SessionOptions
from tui.app import QuizApp
from tui.backend import StoreLibrary

PARSED: dict[Any, Any] = {}
_parse = Stylesheet._parse_rules


def parse_once(self: Stylesheet, css: str, read_from: Any, *more: Any, **named: Any) -> Any:
    """The rules of a style sheet, as an earlier app has read them: reading takes half a start."""
    key = (css, read_from, more, *sorted((self._variables | named).items()))
    if key not in PARSED:
        PARSED[key] = _parse(self, css, read_from, *more, **named)
    return PARSED[key]


@pytest.fixture(autouse=True, scope="session")
def without_waste() -> Iterator[None]:
    """Style sheets are read once, and a pilot waits no longer than there is something to wait for."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(Stylesheet, "_parse_rules", parse_once)
        patch.setattr("textual.app.wait_for_idle", tui_idle.wait_for_idle)
        patch.setattr("textual.pilot.wait_for_idle", tui_idle.wait_for_idle)
        yield


NOW = datetime(2024, 3, 5, 10, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def quiet(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of this machine shows, no cursor blinks, and a test's next key is never pressed in haste."""
    for name in ("NO_COLOR", "TEXTUAL_THEME", "QUIZ_DB", "QUIZ_LEARNER", "TEXTUAL"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setattr("tui.app.HASTE", 0.0)
    monkeypatch.setattr(Input, "_toggle_cursor", lambda _: None)
    monkeypatch.setattr(TextArea, "_toggle_cursor_blink_visible", lambda _: None, raising=False)


@pytest.fixture
def sample_app() -> Callable[..., tuple[QuizApp, samples.SampleLibrary]]:
    """Make an app over sample cards: at Home, or in a session with the given instances."""

    def make(
        *instances: Any, home: bool = False, timer: Callable[[], float] = lambda: 0.0, **more: Any
    ) -> tuple[QuizApp, samples.SampleLibrary]:
        library = samples.SampleLibrary(instances, **more)
        app = QuizApp(lambda: library, study=None if home else SessionOptions(), timer=timer)
        return app, library

    return make


@pytest.fixture(scope="session")
def begun(first_start: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A real database in which somebody has opened the app once."""
    path = Path(shutil.copy(first_start, tmp_path_factory.mktemp("begun") / "quiz.db"))
    library = StoreLibrary(path, None, clock=FixedClock.at(NOW))
    library.open(lambda what, share: None)
    library.close()
    return path


@pytest.fixture
def database(begun: Path, tmp_path: Path) -> Path:
    """A real database of the test's own."""
    return Path(shutil.copy(begun, tmp_path / "quiz.db"))


@pytest.fixture
def clock() -> FixedClock:
    """A clock that stands still until it is moved."""
    return FixedClock.at(NOW)


@pytest.fixture
def real_app(database: Path, clock: FixedClock) -> Callable[..., QuizApp]:
    """Make an app over the real store."""

    def make(study: SessionOptions | None = None) -> QuizApp:
        return QuizApp(lambda: StoreLibrary(database, None, clock=clock), study=study, timer=lambda: 0.0)

    return make
