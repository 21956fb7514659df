"""The part of a screen that scrolls."""

from __future__ import annotations

from textual.containers import VerticalScroll


class Page(VerticalScroll, can_focus=False, inherit_bindings=False):
    """Scrolls by mouse, and by commands of its screen; takes no arrow keys from what it holds."""
