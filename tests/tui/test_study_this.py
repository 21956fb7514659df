"""From every view of disagreement to a session of exactly its cards, and back to the same place."""

from __future__ import annotations

import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
from tui_driving import press, screen_text, settle

from quiz.questions.model import Show
from quiz.study import views as v
from tui.screens.disputes import DisputesScreen
from tui.screens.home import HomeScreen
from tui.screens.session import Phase
from tui.screens.study import StudyScreen
from tui.screens.summary import SummaryScreen

VIEWS = {
    "questions": ("1", "down", "enter"),
    "map": ("2", "right", "right", "down"),
    "pair": ("3", "down"),
    "timeline": ("4", "down", "down"),
    "discrepancies": ("5", "down"),
}


def logged(database: Path) -> list[str]:
    with closing(sqlite3.connect(database)) as connection:
        return [card for (card,) in connection.execute("SELECT card FROM event ORDER BY id")]


@pytest.mark.parametrize("view", VIEWS)
async def test_what_is_under_the_cursor_is_studied(view: str, real_app: Any, database: Path) -> None:
    app = real_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "d", *VIEWS[view])
        screen = app.screen
        assert isinstance(screen, DisputesScreen)
        pane, before = screen.pane, screen_text(app)
        assert pane is not None
        assert view == pane.NAME
        subject = pane.subject
        assert subject is not None
        assert subject.cards
        await press(pilot, "t")
        study = app.screen
        assert isinstance(study, StudyScreen)
        assert study.task_shown is not None
        assert study.task_shown.counts.new == len(subject.cards)
        assert subject.title[:20] in screen_text(app).splitlines()[0]
        while isinstance(study.task_shown.instance, Show):
            await press(pilot, "enter")
        study.action_give_up()
        await settle(pilot)
        assert study.phase is Phase.ANSWERED
        study.action_leave()
        await settle(pilot)
        assert isinstance(app.screen, SummaryScreen)
        assert app.screen.summary.answered == 1
        done = logged(database)
        assert done
        assert set(done) <= subject.cards
        await press(pilot, "escape")
        assert app.screen is screen
        assert screen_text(app) == before
        await press(pilot, "t")
        app.screen.action_leave()  # without an answer
        await settle(pilot)
        assert app.screen is screen


async def test_all_cards_of_a_pair_are_the_positions_of_both_in_what_they_share(real_app: Any) -> None:
    app = real_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "d", "3")
        pane = app.screen.pane
        held = {
            position.card: position.voice_id
            for dispute in app.screen.view.disputes
            for stance in dispute.stances
            for position in stance.positions
        }
        contrast = {card for card in pane.subject.cards if card.endswith("#contrast")}
        assert contrast <= set(app.screen.view.contrasts.values())
        assert len(contrast) == 1
        assert {held[card] for card in pane.subject.cards - contrast} == {pane.left, pane.right}
        assert len(pane.subject.cards - contrast) >= 2 * len(pane.shared)


async def test_the_footer_offers_it_to_the_mouse(real_app: Any) -> None:
    app = real_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "d", "5")
        line = screen_text(app).splitlines()[-1]
        await pilot.click(offset=(line.index("Study this") + 2, 23))
        await settle(pilot)
        assert isinstance(app.screen, StudyScreen)


async def test_what_cannot_be_asked_says_so_and_comes_back(real_app: Any) -> None:
    app = real_app()
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "d", "5", "t", "s")
        screen = app.screen
        assert isinstance(screen, SummaryScreen)
        await press(pilot, "escape", "t")
        assert "These cards are suspended" in screen_text(app)
        await press(pilot, "escape")
        assert isinstance(app.screen, DisputesScreen)
        await press(pilot, "escape")
        assert isinstance(app.screen, HomeScreen)


async def test_a_session_from_the_command_line_ends_at_home(real_app: Any) -> None:
    options = v.SessionOptions(cards=frozenset({"soleimani/strike#w"}))
    app = real_app(options)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert isinstance(app.screen, StudyScreen)
        await press(pilot, "q")
        assert isinstance(app.screen, HomeScreen)
