"""What all tests share: nothing of this machine's settings, and properties that are not timed."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import settings

settings.register_profile("quiz", deadline=None)
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
