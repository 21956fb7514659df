"""Driving the app in tests: press, type, wait for what comes of it, read the screen."""

from __future__ import annotations

from typing import Any

from textual.app import App
from textual.pilot import Pilot

from tui.screens.disputes import DisputesScreen


async def settle(pilot: Pilot[Any]) -> None:
    """Wait until everything asked of the backend has come back and is drawn."""
    await pilot.pause()
    ahead = getattr(pilot.app, "ahead", None)  # the review keeps keys until they can be used
    while list(pilot.app.workers) or (ahead is not None and ahead.waiting):
        await pilot.app.workers.wait_for_complete()
        await pilot.pause()
    await pilot.pause()


async def press(pilot: Pilot[Any], *keys: str) -> None:
    """Press keys one after the other, each time waiting for what comes of it."""
    for key in keys:
        await pilot.press(key)
        await settle(pilot)


async def type_text(pilot: Pilot[Any], text: str) -> None:
    """Type a text."""
    await pilot.press(*("space" if char == " " else char for char in text))
    await settle(pilot)


def screen_text(app: App[Any]) -> str:
    """What the screen shows, as lines of text."""
    lines = app.screen._compositor.render_strips()
    return "\n".join("".join(segment.text for segment in strip).rstrip() for strip in lines)


async def start(pilot: Pilot[Any], *keys: str) -> DisputesScreen:
    """Go from Home to what is seen of disagreement, and press keys there."""
    await settle(pilot)
    await press(pilot, "d", *keys)
    return next(one for one in pilot.app.screen_stack if isinstance(one, DisputesScreen))


def shown(screen: DisputesScreen) -> str:
    """Which view of it is shown."""
    assert screen.pane is not None
    return screen.pane.NAME
