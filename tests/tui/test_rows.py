"""Rows taller than their window: every line of them can be reached."""

from __future__ import annotations

from functools import partial

import pytest
from textual.app import App, ComposeResult
from textual.content import Content
from tui_driving import screen_text

from tui.widgets.rows import Rows

HEIGHTS = (1, 2, 1, 1, 30, 25)
"""Of each row, in lines; the last two are taller than the window."""


def row(index: int, width: int) -> Content:
    del width
    return Content("\n".join(f"row {index} line {line};" for line in range(HEIGHTS[index])))


class Host(App[None]):
    def compose(self) -> ComposeResult:
        yield Rows(markup=False)


@pytest.mark.parametrize("divided", [True, False])
async def test_every_line_of_tall_rows_is_reached_going_down(divided: bool) -> None:
    app = Host()
    async with app.run_test(size=(40, 12)) as pilot:
        rows = app.query_one(Rows)
        rows.fill(((str(index), partial(row, index)) for index in range(len(HEIGHTS))), divided=divided)
        seen: dict[int, str] = dict.fromkeys(range(len(HEIGHTS)), "")
        for _ in range(40):
            await pilot.pause()
            assert rows.highlighted is not None
            seen[rows.highlighted] += screen_text(app)
            rows.move(1)
        for index, height in enumerate(HEIGHTS):
            missed = [line for line in range(height) if f"row {index} line {line};" not in seen[index]]
            assert not missed, f"row {index}"
