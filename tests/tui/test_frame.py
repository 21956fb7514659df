"""What stands around a card: notices, what was just done, the keys at the foot; none hides what is needed."""

from __future__ import annotations

from typing import Any

import pytest
import tui_samples as samples
from tui_driving import press, screen_text, settle, type_text

from quiz.errors import StoreError
from tui.commands import all_commands
from tui.screens.summary import SummaryScreen
from tui.widgets import topbar
from tui.widgets.footer import KeyFooter
from tui.widgets.ratings import RatingBar

NEAR = ("Solemanni", "enter")


@pytest.mark.parametrize("size", [(80, 24), (40, 24), (120, 40)])
async def test_a_notice_covers_nothing_that_is_needed(size: tuple[int, int], sample_app: Any) -> None:
    app, _ = sample_app(samples.WHO)
    async with app.run_test(size=size, notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "1")
        before = screen_text(app).splitlines()
        app.explain(StoreError("The disk is full.", remedy="Make room, then answer once more."))
        await settle(pilot)
        lines = screen_text(app).splitlines()
        assert any("Make room" in line for line in lines[:6])
        assert lines[-3:] == before[-3:], "ratings and keys stay"
        assert before[0] in lines, "the head moves down"
        assert app.screen.query_one(RatingBar).region.bottom <= app.screen.query_one(KeyFooter).region.y


async def test_what_was_done_is_said_in_the_head_line_for_a_moment(
    sample_app: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(topbar, "NOTE", 1.0)
    app, _ = sample_app(samples.WHO)
    async with app.run_test(size=(80, 24), notifications=True) as pilot:
        await settle(pilot)
        before = screen_text(app).splitlines()
        await press(pilot, "m")
        lines = screen_text(app).splitlines()
        assert lines[0].split()[0] == "Flagged."
        assert "15 due" in lines[0]
        assert lines[4:] == before[4:], "the card stays where it is"
        await pilot.pause(1.1)
        assert screen_text(app).splitlines()[0] == before[0]


async def test_where_the_head_line_is_short_the_counts_give_way_for_that_moment(sample_app: Any) -> None:
    app, _ = sample_app(samples.PICK, samples.WHO)
    async with app.run_test(size=(40, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "s")
        assert screen_text(app).splitlines()[0].strip() == "Suspended; Home can bring it back."


async def test_what_was_done_to_the_last_card_is_said_on_the_summary(sample_app: Any) -> None:
    app, _ = sample_app(samples.PICK)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "b")
        assert isinstance(app.screen, SummaryScreen)
        assert "Buried until tomorrow." in screen_text(app)


async def test_keys_at_the_foot_are_drawn_anew_only_where_others_count(sample_app: Any) -> None:
    app, _ = sample_app(samples.PICK)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        foot = app.screen.query_one(KeyFooter)
        before, asking = list(foot.children), screen_text(app).splitlines()[-1]
        await press(pilot, "down", "tab")
        assert list(foot.children) == before
        await press(pilot, "2")
        assert screen_text(app).splitlines()[-1] != asking
        assert not set(foot.children) & set(before)
        await foot.remove()
        await foot.recompose()  # as a screen may ask of a foot that is gone by then


@pytest.mark.parametrize("colour", [True, False], ids=["colour", "NO_COLOR"])
@pytest.mark.parametrize("width", [40, 60, 80, 120])
async def test_help_is_always_in_sight_and_no_command_is_cut_off(
    width: int, colour: bool, sample_app: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    if not colour:
        monkeypatch.setenv("NO_COLOR", "1")
    labels = {each.label for _, each in all_commands()} | {each.group for _, each in all_commands()}
    app, _ = sample_app(samples.TYPE, samples.PICK)
    async with app.run_test(size=(width, 24)) as pilot:
        await settle(pilot)
        for keys in ((), NEAR, ("enter",), ("q",), ("f1",)):
            for key in keys:
                await (press(pilot, key) if len(key) < 9 else type_text(pilot, key))
            foot = screen_text(app).splitlines()[-1]
            commands, _, helping = foot.partition("▏")
            assert helping.split() == ["f1", "Help"]
            shown = [part.strip().split(" ", 1)[1] for part in commands.split("  ") if part.strip()]
            assert shown
            assert set(shown) <= labels
