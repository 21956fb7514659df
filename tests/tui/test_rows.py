"""Rows taller than their window: every line of them can be reached."""

from __future__ import annotations

from functools import partial

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.app import App, ComposeResult
from textual.content import Content
from textual.css.styles import RulesMap
from tui_driving import screen_text

from quiz.study.views import EventView
from tui.drawn import Drawn
from tui.screens.disputes.timeline import _row, row_lines
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


@given(
    st.text(max_size=160) | st.text("ab ", max_size=160),
    st.none() | st.sampled_from(["2020", "between 21 and 27 November 2022", "3 January 2020"]),
    st.booleans(),
    st.integers(12, 130),
)
def test_the_lines_of_an_event_are_known_before_it_is_drawn(
    text: str, when: str | None, inferred: bool, width: int
) -> None:
    event = EventView(
        "e", text, when, bool(when), inferred, None, (), (), None, None, (), (), frozenset(), ()
    )
    told = row_lines(event, width)
    drawn = Drawn(partial(_row, event, last=False)).get_height(RulesMap(), width)
    assert told in {None, drawn}


def test_rows_out_of_sight_are_not_drawn_to_be_laid_out() -> None:
    def draw(width: int) -> Content:
        raise AssertionError(width)

    assert Drawn(draw, lambda _: 2).get_height(RulesMap(), 40) == 2
    with pytest.raises(AssertionError, match="40"):
        Drawn(draw, lambda _: None).get_height(RulesMap(), 40)
