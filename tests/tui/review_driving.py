"""The review app over a small drafted folder, opened at a fixed time."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.reading.review_folders import opened
from tui.review.app import ReviewApp
from tui.review.screen import ProposalScreen


def app_over(folder: Path) -> ReviewApp:
    """Make an app over a folder."""
    return ReviewApp("made", lambda: opened(folder))


def desk(app: Any) -> ProposalScreen:
    """The screen on which is decided."""
    return next(one for one in app.screen_stack if isinstance(one, ProposalScreen))
