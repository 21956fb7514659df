"""Seeing disagreement: questions, map, two voices, timeline, discrepancies."""

from tui.screens.disputes.screen import DisputesScreen

__all__ = ["DisputesScreen"]
