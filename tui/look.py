"""The look of the last start, so that the first picture has it already.

The theme is a preference, kept in the database; but the first picture is painted before that is open. So
the name of the theme is also left in the user's cache folder. It is only a hint: if it is missing, stale or
cannot be written, the first moment looks different and nothing else is lost.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

LONGEST = 64
"""No theme's name is longer; more is not read."""


def _place() -> Path:
    from platformdirs import user_cache_path

    return user_cache_path("articlequiz", appauthor=False) / "theme"


def remembered() -> str | None:
    """Return the name of the theme of the last start, or None."""
    try:
        with _place().open(encoding="utf-8") as file:
            return file.read(LONGEST).strip() or None
    except (OSError, UnicodeError):
        return None


def remember(theme: str) -> None:
    """Leave the name of a theme for the next start."""
    place = _place()
    try:
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(theme, encoding="utf-8")
    except OSError:
        return
