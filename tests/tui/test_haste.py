"""Keys pressed faster than the program works: each act happens once, no key falls through to what is next."""

from __future__ import annotations

import threading
from dataclasses import replace
from typing import Any

import pytest
import tui_samples as samples
from tui_driving import press, settle

from quiz.errors import StoreError
from quiz.study import views as v
from tui.screens.home import HomeScreen
from tui.screens.session import Phase
from tui.screens.study import StudyScreen
from tui.screens.summary import SummaryScreen

SIZE = (80, 30)


def slowly(library: Any, name: str, gate: threading.Event) -> list[str]:
    """Let a call of the library wait for the gate; return the list that its calls are noted in."""
    calls: list[str] = []
    keep = getattr(library, name)

    def wait(*given: Any) -> Any:
        calls.append(name)
        gate.wait(10)
        return keep(*given)

    setattr(library, name, wait)
    return calls


async def test_leaving_is_one_act(sample_app: Any) -> None:
    app, library = sample_app(samples.PICK, samples.JUDGE)
    gate = threading.Event()
    asked = slowly(library, "summary", gate)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "2", "enter")
        await pilot.press("q", "q", "escape", "t")
        gate.set()
        await settle(pilot)
        assert asked == ["summary"]
        assert isinstance(app.screen, SummaryScreen)
        assert [type(screen) for screen in app.screen_stack].count(SummaryScreen) == 1
        assert len(library.answers) == 1
        await press(pilot, "escape")
        assert isinstance(app.screen, HomeScreen)


async def test_a_second_key_to_leave_does_not_leave_what_comes_next(
    sample_app: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.app.HASTE", 0.4)
    seconds = 0.0
    app, _ = sample_app(samples.PICK, samples.JUDGE, timer=lambda: seconds)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "2", "enter", "q")
        assert isinstance(app.screen, SummaryScreen)
        seconds += 0.1
        await press(pilot, "q", "enter")
        assert isinstance(app.screen, SummaryScreen)
        seconds += 1
        await press(pilot, "q")
        assert isinstance(app.screen, HomeScreen)


async def test_leaving_a_session_at_once_does_not_leave_the_app(
    sample_app: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where nothing was done there is no summary: q leads to Home, where q would quit."""
    monkeypatch.setattr("tui.app.HASTE", 0.4)
    app, library = sample_app(samples.PICK, home=True)
    nothing = library.summary()
    library.summary = lambda: replace(nothing, answered=0, introduced=0)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "enter")
        assert isinstance(app.screen, StudyScreen)
        await press(pilot, "q", "q", "q")
        assert isinstance(app.screen, HomeScreen)
        assert app.is_running


async def test_leaving_while_an_answer_is_written_waits_for_it(sample_app: Any) -> None:
    app, library = sample_app(samples.PICK, samples.JUDGE)
    gate = threading.Event()
    slowly(library, "answer", gate)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await pilot.press("2", "q", "enter", "t")
        gate.set()
        await settle(pilot)
        assert isinstance(app.screen, SummaryScreen)
        assert [card for card, *_ in library.answers] == [samples.PICK.card]


async def test_an_answer_that_cannot_be_written_keeps_its_card_even_when_one_leaves(sample_app: Any) -> None:
    app, library = sample_app(samples.PICK)
    gate = threading.Event()

    def fail(*_: object) -> v.Feedback:
        gate.wait(10)
        raise StoreError("The disk is full.", remedy="Make room.")

    library.answer = fail
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await pilot.press("2", "q")
        gate.set()
        await settle(pilot)
        assert isinstance(app.screen, StudyScreen)
        assert app.screen.phase is Phase.ASKING
        await press(pilot, "q")
        assert isinstance(app.screen, SummaryScreen)


@pytest.mark.parametrize("home", [True, False])
@pytest.mark.parametrize("keys", [("escape",), ("2", "escape"), ("2", "enter")])
async def test_a_summary_that_cannot_be_made_still_lets_one_leave(
    keys: tuple[str, ...], home: bool, sample_app: Any
) -> None:
    app, library = sample_app(samples.PICK, home=home)

    def fail() -> v.SessionSummary:
        raise StoreError("The database is damaged.", remedy="Take a copy of it.")

    library.summary = fail
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, *(("enter", *keys) if home else keys))
        assert isinstance(app.screen, HomeScreen)
        assert [one.message for one in app._notifications if "damaged" in str(one.message)], "it is explained"
        assert not any(isinstance(screen, StudyScreen) for screen in app.screen_stack[1:])


@pytest.mark.parametrize(("keys", "phase"), [((), Phase.ASKING), (("2",), Phase.ANSWERED)])
async def test_a_flag_is_written_before_the_next_key(
    keys: tuple[str, ...], phase: Phase, sample_app: Any
) -> None:
    app, library = sample_app(samples.PICK, samples.JUDGE)
    gate = threading.Event()
    asked = slowly(library, "flag", gate)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, *keys)
        await pilot.press("m", "m", "2", "b")
        gate.set()
        await settle(pilot)
        assert asked == ["flag"]
        assert library.put_away == [("flag 1", samples.PICK.card)]
        assert app.screen.phase is phase
        await press(pilot, "m")
        assert library.put_away[-1] == ("flag 0", samples.PICK.card)
        assert app.screen.phase is phase


async def test_flags_pressed_fast_over_the_real_store(real_app: Any) -> None:
    app = real_app(v.SessionOptions())
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await pilot.press("m", "m", "m")
        await settle(pilot)
        assert isinstance(app.screen, StudyScreen)
        task = app.screen.task_shown
        assert task is not None
        assert app.screen.phase is Phase.ASKING
        await press(pilot, "enter")
        assert app.screen.task_shown is not None
        assert app.screen.task_shown.card != task.card, "the answer is taken"
