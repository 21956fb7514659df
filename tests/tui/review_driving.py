"""The review app over a small drafted folder, opened at a fixed time."""

from __future__ import annotations

from pathlib import Path

from tests.reading.review_folders import opened
from tui.review.app import ReviewApp


def app_over(folder: Path) -> ReviewApp:
    """Make an app over a folder."""
    return ReviewApp("made", lambda: opened(folder))
