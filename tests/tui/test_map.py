"""The map of voices and disputes."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import example, given
from hypothesis import strategies as st
from rich.cells import cell_len
from textual.geometry import Offset
from tui_driving import press, screen_text, settle, shown, start, type_text

from tui.screens.home import HomeScreen
from tui.widgets.dispute import PositionCard
from tui.widgets.headings import heading
from tui.widgets.stance_map import CELL, StanceMap


async def test_the_map_gives_each_stance_a_letter(sample_app: Any) -> None:
    app, _ = sample_app(home=True)
    async with app.run_test(size=(80, 24)) as pilot:
        await start(pilot, "2")
        text = " ".join(screen_text(app).split())
        assert "1 Should American troops stay in Iraq?" in text
        assert "many Iraqis A they should stay: want the American military to remain" in text
        assert "Iraqi Kurdistan’s leade… 1 A · ·" in text
        assert "Muqtada al-Sadr 1 B · ·" in text
        assert "Gregory Brew 1 · C ·" in text
        await press(pilot, "right")
        assert "many Iraqis takes no part." in screen_text(app)
        assert "A Iran’s hardliners (1)" in screen_text(app)


async def test_enter_opens_the_dispute_at_the_position_and_escape_comes_back(sample_app: Any) -> None:
    app, _ = sample_app(home=True)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await start(pilot, "2", "down", "down", "down", "right")
        map_ = screen.query_one(StanceMap)
        before = map_.cursor
        await press(pilot, "left")
        place = map_.cursor
        await press(pilot, "enter")
        assert shown(screen) == "questions"
        assert isinstance(app.focused, PositionCard)
        assert app.focused.position.voice == map_.data.rows[place[0]]
        await press(pilot, "escape")
        assert (shown(screen), map_.cursor, app.focused) == ("map", place, map_)
        await press(pilot, "right")
        assert map_.cursor == before
        await press(pilot, "escape")
        assert isinstance(app.screen, HomeScreen)


async def test_an_empty_cell_opens_its_dispute(sample_app: Any) -> None:
    app, _ = sample_app(home=True)
    async with app.run_test(size=(80, 30)) as pilot:
        screen = await start(pilot, "2", "right", "enter")
        assert shown(screen) == "questions"
        assert "Whom does the killing strengthen?" in screen_text(app)
        assert isinstance(app.focused, PositionCard)


async def test_a_click_goes_to_a_cell_and_a_second_one_opens_it(sample_app: Any) -> None:
    app, _ = sample_app(home=True)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await start(pilot, "2")
        map_ = screen.query_one(StanceMap)
        at = Offset(1 + map_.head + CELL + 1, map_.heads + 2)
        await pilot.click(map_, offset=at)
        await settle(pilot)
        assert map_.cursor == (2, 1)
        await pilot.click(map_, offset=at, times=2)
        await settle(pilot)
        assert shown(screen) == "questions"


async def test_heads_stay_in_sight_and_the_cursor_too(real_app: Any) -> None:
    app = real_app()
    async with app.run_test(size=(60, 20)) as pilot:
        screen = await start(pilot, "2")
        map_ = screen.query_one(StanceMap)
        last = len(map_.data.numbers)
        for _ in range(last + 1):
            await pilot.press("right")
        await press(pilot, "pagedown", "end")
        assert map_.cursor == (len(map_.data.rows) - 1, last - 1)
        lines = screen_text(app).splitlines()
        numbers = 2 + map_.heads
        assert lines[numbers].split()[:2] == ["voice", "in"]
        assert lines[numbers].split()[-1] == str(last)
        assert map_.data.topics[-1].split()[0][:3] in "".join(lines[3:numbers])
        row = next(line for line in lines if "[" in line)
        assert map_.data.rows[-1][:10] in row
        await press(pilot, "home")
        assert map_.cursor[0] == 0


async def test_the_wheel_scrolls_the_map(real_app: Any) -> None:
    app = real_app()
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await start(pilot, "2")
        map_ = screen.query_one(StanceMap)
        top = screen_text(app).splitlines()[3 + map_.heads]
        map_.scroll_relative(y=3, animate=False)
        await settle(pilot)
        lines = screen_text(app).splitlines()
        assert lines[3 + map_.heads] != top
        assert lines[2 + map_.heads].split()[:2] == ["voice", "in"]


async def test_a_voice_is_first_on_the_map_of_its_disputes(sample_app: Any) -> None:
    app, _ = sample_app(home=True)
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await start(pilot, "2", "v")
        await type_text(pilot, "brew")
        await press(pilot, "enter")
        map_ = screen.query_one(StanceMap)
        assert map_.data.rows[0] == "Gregory Brew"
        assert map_.data.numbers == [2]
        assert map_.data.letters[0, 0] == "C"


async def test_vim_keys_move_in_the_map(sample_app: Any) -> None:
    from quiz.study.preferences import Preferences
    from tui import keymaps

    app, library = sample_app(home=True)
    vim = next(preset for preset in keymaps.PRESETS if preset.id == "vim")
    library.saved.append(Preferences(keys=dict(vim.keys)))
    async with app.run_test(size=(80, 24)) as pilot:
        screen = await start(pilot, "2", "j", "l")
        assert screen.query_one(StanceMap).cursor == (1, 1)
        await press(pilot, "k", "h")
        assert screen.query_one(StanceMap).cursor == (0, 0)


@pytest.mark.parametrize(
    ("topic", "room", "lines"),
    [
        ("The strike itself", 19, ["The strike itself"]),
        ("What followed in Iran", 11, ["What", "followed in", "Iran"]),
        ("What followed in Iran", 7, ["Follow…", "Iran"]),
        ("What followed in Iran", 3, ["Fol", "Ira"]),
        ("Background: people, forces, places", 11, ["Background", "people", "forces"]),
        ("[b]Odd[/b]", 7, ["[b]Odd…"]),
        ("ok", 1, ["O"]),
    ],
)
def test_a_heading_is_wrapped_or_cut_to_what_tells_it_apart(topic: str, room: int, lines: list[str]) -> None:
    assert heading(topic, room, {"What followed in Iraq"}) == lines


@given(st.lists(st.text(max_size=40), max_size=4, unique=True), st.integers(1, 40))
@example(["ß0"], 1)
def test_no_heading_is_wider_or_higher_than_its_place(topics: list[str], room: int) -> None:
    for topic in topics:
        laid = heading(topic, room, set(topics) - {topic})
        assert len(laid) <= 3
        assert all(cell_len(line) <= room for line in laid)
