"""Sets on the screen: carried into order, matched, argued; by keys and with the mouse."""

from __future__ import annotations

from typing import Any

import pytest
import tui_samples as samples
from tui_driving import press, screen_text, settle, type_text

from quiz.questions.response import Arranged, Assigned, GaveUp, Ticked
from tui.widgets.arrange import HELD, ArrangeWidget, Place

SIZE = (80, 30)
RIGHT = samples.ARRANGE.key


def places(app: Any) -> tuple[int, ...]:
    """Which item stands in which place, as the screen shows it."""
    texts = [item.text for item in samples.ARRANGE.items]
    lines = screen_text(app)
    return tuple(sorted(range(len(texts)), key=lambda i: lines.index(texts[i][:40])))


async def test_a_line_is_taken_carried_and_put_down(sample_app: Any) -> None:
    app, library = sample_app(samples.ARRANGE)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        assert places(app) == (0, 1, 2, 3)
        await press(pilot, "down", "down", "space")
        assert f"{HELD} 3  Washington left" in screen_text(app)
        await press(pilot, "up", "k")
        assert places(app) == (2, 0, 1, 3)
        await press(pilot, "space", "down", "down", "down")
        assert places(app) == (2, 0, 1, 3), "what is put down stays"
        await press(pilot, "space", "up", "up", "enter")
        assert library.answers == [], "a line that is carried is put down first"
        assert HELD not in screen_text(app)
        await press(pilot, "enter")
        assert library.answers[0][1] == Arranged(RIGHT)
        assert "✓ Right" in screen_text(app)


@pytest.mark.parametrize(
    "keys",
    [
        ("J", "J", "down", "J", "K", "up", "K", "K"),
        ("down", "down", "1", "down", "down", "down", "2"),
        ("j", "j", "shift+up", "shift+up", "up", "shift+up", "shift+up"),
    ],
)
async def test_a_line_is_moved_by_one_or_to_a_number(keys: tuple[str, ...], sample_app: Any) -> None:
    app, library = sample_app(samples.ARRANGE)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        expected, marked = [0, 1, 2, 3], 0
        for key in keys:
            await press(pilot, key)
            start = marked
            if key in {"down", "j", "up", "k"}:
                marked = (marked + (1 if key in {"down", "j"} else -1)) % 4
                continue
            step = {"J": 1, "K": -1, "shift+up": -1}.get(key)
            marked = min(max(marked + step, 0), 3) if step else int(key) - 1
            expected.insert(marked, expected.pop(start))
            assert places(app) == tuple(expected), key
        await press(pilot, "enter")
        assert library.answers[0][1] == Arranged(tuple(expected))


async def test_the_mouse_takes_and_puts_and_drags(sample_app: Any) -> None:
    app, library = sample_app(samples.ARRANGE)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        rows = list(app.screen.query(Place))
        await pilot.click(rows[2])
        await settle(pilot)
        assert HELD in screen_text(app)
        await pilot.click(rows[0])
        await settle(pilot)
        assert places(app) == (2, 0, 1, 3)
        assert HELD not in screen_text(app)
        await pilot.mouse_down(rows[3])
        await pilot.mouse_up(rows[1])
        await settle(pilot)
        assert places(app) == RIGHT
        assert HELD not in screen_text(app)
        await press(pilot, "enter")
        assert library.answers[0][1] == Arranged(RIGHT)
        await pilot.click(rows[0])
        await settle(pilot)
        assert HELD not in screen_text(app), "what is handed in stays as it is"


@pytest.mark.parametrize("elsewhere", [".hint", "Prompt", "KeyFooter", "TopBar"])
async def test_a_line_let_go_outside_the_list_is_no_longer_dragged(elsewhere: str, sample_app: Any) -> None:
    app, _ = sample_app(samples.ARRANGE)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        rows = list(app.screen.query(Place))
        await pilot.mouse_down(rows[3])
        await pilot.mouse_up(elsewhere)
        await pilot.mouse_down(elsewhere)
        await pilot.mouse_up(rows[0])
        await settle(pilot)
        assert places(app) == (0, 1, 2, 3)
        assert HELD not in screen_text(app)
        await pilot.mouse_down(rows[3])
        await pilot.mouse_up(rows[1])
        await settle(pilot)
        assert places(app) == (0, 3, 1, 2), "the next drag is a drag again"


async def test_what_was_never_moved_is_handed_in_only_when_asked_twice(sample_app: Any) -> None:
    app, library = sample_app(samples.ARRANGE)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "enter")
        assert library.answers == []
        assert "Nothing was moved yet." in screen_text(app)
        await press(pilot, "enter")
        assert library.answers[0][1] == Arranged((0, 1, 2, 3))


async def test_the_verdict_tells_each_place_and_date_without_colour(
    sample_app: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app, _ = sample_app(samples.ARRANGE)
    async with app.run_test(size=(80, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "down", "down", "1", "enter")
        text = screen_text(app)
        assert "✓ 1  May 2018: Washington left the nuclear deal." in text
        assert "✗ 2  14 September 2019: Drones" in text
        assert "put in place 4" in text
        assert "order only: Iraq’s premier" in text
        assert "In the right order: 4 of 6 pairs." in text
        assert text.count("May 2018") == 1, "the order is told once"


async def test_to_give_up_shows_the_order(sample_app: Any) -> None:
    app, library = sample_app(samples.ARRANGE)
    async with app.run_test(size=(40, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "question_mark")
        assert library.answers[0][1] == GaveUp()
        rows = list(app.screen.query_one(ArrangeWidget).query(Place))
        assert [row.sign.strip() for row in rows] == ["", "", "", ""]
        assert "put in place" not in screen_text(app)


async def test_an_option_goes_to_one_line_only(sample_app: Any) -> None:
    app, library = sample_app(samples.MATCH)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "2")
        assert "2  deputy head of the PMF · taken" in screen_text(app)
        await press(pilot, "2")
        assert screen_text(app).count("· taken") == 1, "the line above has lost it and is asked again"
        await press(pilot, "1", "3", "enter")
        assert library.answers[0][1] == Assigned((2, 1, 0))


async def test_going_through_options_passes_over_those_taken(sample_app: Any) -> None:
    app, library = sample_app(samples.MATCH)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "1", "right", "down", "right", "enter", "enter")
        assert library.answers[0][1] == Assigned((0, 1, 2))


async def test_a_case_is_argued_then_ticked(sample_app: Any) -> None:
    app, library = sample_app(samples.CASE)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        assert "Argue with 2 points or more" in screen_text(app)
        await type_text(pilot, "they keep ISIS down")
        await press(pilot, "enter")
        text = screen_text(app)
        assert "You wrote  they keep ISIS down" in text
        assert "Tick the points that you made: 1 to" in text
        await press(pilot, "space", "enter")
        assert library.answers[0][1] == Ticked((True, False), "they keep ISIS down")
