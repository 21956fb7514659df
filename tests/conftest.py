"""What all tests share: nothing of this machine's settings, and properties that are not timed."""

from __future__ import annotations

import gc
import os
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import settings

from quiz.memory import FixedClock

# The same examples every time: whoever runs the tests sees what the last one saw. To look for new ones:
# pytest --hypothesis-profile=search
settings.register_profile("search", deadline=None)
settings.register_profile("quiz", deadline=None, derandomize=True, database=None)
settings.load_profile("quiz")

for name in (
    "QUIZ_ARTICLES",
    "QUIZ_DB",
    "QUIZ_LEARNER",
    "NO_COLOR",
    "TEXTUAL_THEME",
    "TEXTUAL_ANIMATIONS",
    "COLORTERM",
):
    os.environ.pop(name, None)


@pytest.fixture(scope="session")
def root() -> Path:
    """The checkout."""
    return Path(__file__).resolve().parents[1]


@pytest.fixture(scope="session")
def first_start(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A database as the first start leaves it, the built-in decks in it; made once, to be copied."""
    from quiz.store.api import Store
    from quiz.study.builtin import ensure_builtin

    path = tmp_path_factory.mktemp("first") / "quiz.db"
    with Store.open(path, clock=FixedClock.at(datetime(2024, 3, 5, 10, tzinfo=UTC)), backups=False) as store:
        ensure_builtin(store)
    return path


def pytest_collection_finish() -> None:
    """Look less often for garbage: going through all that is imported would be a fifth of the time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(20_000, 20, 50)
