"""Waiting until an app is idle, by what it has still to do and not by how long it has slept.

Textual's pilot waits after each key, twice, for 20 milliseconds in which the process has used next to no
time. Most of a test is then spent asleep, and a machine with much else to do can be taken for an idle app.
Here an app is idle when its event loop has nothing ready, its screen nothing to lay out or draw, and no
thread is at work.
"""

from __future__ import annotations

import asyncio
from time import monotonic, process_time
from typing import Any

from textual._context import active_app
from textual.app import App, ScreenStackError

STEP = 0.004
"""Seconds between two looks at the app."""

THREADS = 0.25
"""The share of a step that may pass at work before some thread is taken to be busy."""

TICKS = 15
"""So many looks at an app that does nothing, and the tick for what it has still to draw does not come."""


def unsettled(app: App[Any] | None) -> bool:
    """Whether the screen shown waits for its next tick to lay out, draw or call back; a left one does not."""
    if app is None or app._exit:
        return False
    try:
        screen = app.screen
    except ScreenStackError:
        return False
    return bool(
        app._resize_timer  # a new size is told a moment later, so that only the last of several counts
        or screen._layout_required
        or screen._scroll_required
        or screen._repaint_required
        or screen._recompose_required
        or screen._dirty_widgets
        or screen._callbacks
    )


async def wait_for_idle(min_sleep: float = 0.02, max_sleep: float = 1.0) -> None:
    """Wait until the app is idle; takes the place of Textual's.

    At least ``min_sleep`` seconds, and at most until the process has worked for ``max_sleep``: how long that
    takes is a matter of what else the machine does.
    """
    app = active_app.get(None)
    ready = asyncio.get_running_loop()._ready  # type: ignore[attr-defined]
    began, worked, idle = monotonic(), process_time(), 0
    while process_time() - worked < max_sleep:
        used = process_time()
        await asyncio.sleep(STEP)
        busy = ready or process_time() - used > STEP * THREADS
        idle = 0 if busy else idle + 1
        if monotonic() - began >= min_sleep and idle and (idle >= TICKS or not unsettled(app)):
            return
