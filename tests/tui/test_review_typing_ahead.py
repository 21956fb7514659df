"""Keys typed faster than the desk can follow: none is lost, none hits what it was not meant for."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from review_driving import app_over, desk
from textual import events
from textual.widgets import Input
from tui_driving import press, settle

from quiz.reading.review.log import read_log
from tests.reading.review_folders import make
from tui.screens.choose import ChooseScreen


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return make(tmp_path / "made")


async def at_once(pilot: Any, *keys: str) -> None:
    """Press keys without waiting for anything between them."""
    for key in keys:
        pilot.app.post_message(events.Key(key, key if len(key) == 1 else None))
    await settle(pilot)


async def test_each_key_decides_on_what_stands_there_after_the_keys_before_it(folder: Path) -> None:
    app = app_over(folder)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await at_once(pilot, "a", "a", "x", "k", "x", "u", "x")
    log = read_log(folder / "proposed" / "decided.jsonl").records
    assert [(one.decision, one.id) for one in log] == [
        ("accepted", "entity-aln"),
        ("accepted", "fact-took"),
        ("rejected", "entity-holm"),
        ("rejected", "fact-40"),
        ("undone", "fact-40"),
        ("rejected", "fact-40"),
    ]


async def test_what_is_typed_before_a_field_is_there_goes_into_it(folder: Path) -> None:
    app = app_over(folder)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await at_once(pilot, "slash", *"bridge", "enter")
        assert desk(app).agenda.want.search == "bridge"
        await at_once(pilot, "escape", "l", *"greta", "enter")
        assert desk(app).current == "entity-holm"


async def test_keys_after_one_that_is_answered_by_a_question_are_not_used_and_that_is_said(
    folder: Path,
) -> None:
    app = app_over(folder)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        desk(app).go_to("claim-blamed")
        await settle(pilot)
        await at_once(pilot, "a", "x", "x")
        assert isinstance(app.screen, ChooseScreen)
        assert app.screen.query_one(Input).value == ""
        assert "2 keys typed ahead not used." in [one.message for one in app._notifications]
        await press(pilot, "escape", "x")
    log = read_log(folder / "proposed" / "decided.jsonl").records
    assert [(one.decision, one.id) for one in log] == [("rejected", "claim-blamed")]


async def test_what_is_typed_while_the_form_is_checked_is_for_the_desk_if_it_can_be_kept(
    folder: Path,
) -> None:
    app = app_over(folder)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        desk(app).go_to("fact-40")
        await settle(pilot)
        await press(pilot, "e")
        await at_once(pilot, "ctrl+s", "a", "x")
        assert app.screen is desk(app)
    log = read_log(folder / "proposed" / "decided.jsonl").records
    assert [one.decision for one in log] == ["accepted", "rejected"]


async def test_what_is_clicked_while_something_is_being_done_is_done_after_it_or_said_not_to_be(
    folder: Path,
) -> None:
    app = app_over(folder)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        screen = desk(app)
        with screen.working():
            screen.action_accept()
            assert not read_log(folder / "proposed" / "decided.jsonl").records
        await settle(pilot)
        assert [one.id for one in read_log(folder / "proposed" / "decided.jsonl").records] == ["entity-aln"]
        screen.action_accept()
        screen.action_reject()  # of the one that is being accepted
        await settle(pilot)
        assert "A click was not used" in " ".join(one.message for one in app._notifications)
    log = read_log(folder / "proposed" / "decided.jsonl").records
    assert [one.decision for one in log] == ["accepted", "accepted"]
