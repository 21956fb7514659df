"""More new cards than the limit of the day, and suspended cards brought back, in the app."""

from __future__ import annotations

import re
import sqlite3
from dataclasses import replace
from pathlib import Path
from typing import Any

import tui_samples as samples
from tui_driving import press, screen_text, settle, type_text

from quiz.errors import StoreError
from quiz.memory import FixedClock
from quiz.questions.model import Show
from quiz.study import views as v
from quiz.study.manage import SetAside
from quiz.study.preferences import load, save
from tests.sample_decks import card, deck
from tui.screens.choose import ChooseScreen
from tui.screens.home import HomeScreen
from tui.screens.study import StudyScreen
from tui.screens.summary import SummaryScreen
from tui.widgets.decks import CallToStudy

SIZE = (90, 40)


def prepare(database: Path, clock: FixedClock, cards: int, new_per_day: int) -> None:
    """Put a deck of one's own beside the built-in one, and set the limit of new cards."""
    from quiz.store.api import Store

    with Store.open(database, clock=clock) as store:
        store.sync_deck(deck(*(card(f"s{number:02}") for number in range(cards))))
        known = load(store, store.learner())
        save(store, store.learner(), replace(known, study=replace(known.study, new_per_day=new_per_day)))


def one_line(text: str) -> str:
    """What the screen shows without the lines in which it does."""
    return " ".join(re.sub("[█▌]", "", text).split())


def kinds(database: Path) -> list[str]:
    with sqlite3.connect(database) as log:
        found = log.execute("SELECT kind FROM event WHERE kind <> 'settings' ORDER BY seq").fetchall()
    return [kind for (kind,) in found]


async def test_a_new_deck_after_the_days_limit_says_why_it_is_not_asked_and_begins_by_a_key(
    real_app: Any, database: Path, clock: FixedClock
) -> None:
    prepare(database, clock, cards=13, new_per_day=1)
    app = real_app(v.SessionOptions(deck="soleimani"))
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "enter", "q")
    app = real_app(v.SessionOptions(deck="d"))
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        assert isinstance(app.screen, SummaryScreen)
        text = one_line(screen_text(app))
        assert "Nothing is due now." in text
        assert "13 new cards wait: today’s limit of 1, for all decks together, is used up." in text
        assert "m begins 10 more new cards today." in text
        assert "f2 opens the settings" in text
        await press(pilot, "m")
        assert isinstance(app.screen, StudyScreen)
        assert isinstance(app.screen.instance, Show)
        assert app.screen.task_shown.counts.new == 10
        await press(pilot, "enter", "enter", "q")
        assert isinstance(app.screen, SummaryScreen)
        assert app.screen.summary.more_new == 8
        await press(pilot, "c")
        assert isinstance(app.screen, StudyScreen)
        assert app.screen.task_shown.counts.new == 8, "to study on is to go on with the ten"


async def test_home_offers_more_of_the_chosen_deck_where_more_waits(
    real_app: Any, database: Path, clock: FixedClock
) -> None:
    prepare(database, clock, cards=3, new_per_day=1)
    app = real_app()
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        assert "More new" not in screen_text(app)
        await press(pilot, "m")
        assert isinstance(app.screen, HomeScreen), "the limit is not reached: the key does nothing"
        own = next(index for index, row in enumerate(app.screen.view.decks) if row.id == "d")
        app.screen.chosen = own
        await press(pilot, "enter", "enter", "q", "escape")
        text = one_line(screen_text(app))
        assert "2 new wait: today’s limit of 1 is used up" in text
        assert "m More new" in text
        await press(pilot, "m")
        assert isinstance(app.screen, StudyScreen)
        await press(pilot, "enter", "enter")
    assert kinds(database) == ["introduce"] * 3


async def test_more_is_begun_by_mouse_where_nothing_else_waits(sample_app: Any) -> None:
    app, library = sample_app(samples.PICK, home=True, home_view=samples.DONE_HOME)
    started: list[v.SessionOptions] = []
    begin = library.start
    library.start = lambda options: started.append(options) or begin(options)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        assert "Done for today.  m More new cards" in screen_text(app)
        await pilot.click(app.screen.query(CallToStudy)[0])
        await settle(pilot)
        assert started == [v.SessionOptions(deck="soleimani", more_new=10)]


async def test_a_session_that_is_over_offers_more_and_one_that_is_not_does_not(sample_app: Any) -> None:
    app, library = sample_app(samples.SHOW)
    over = replace(
        library.summary(),
        left_today=0,
        held=v.HeldBack(new_limit=10, new_waiting=400, more=True, suspended=1),
    )
    library.summary = lambda: over
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "enter")
        text = one_line(screen_text(app))
        assert "400 new cards wait: today’s limit of 10" in text
        assert "1 card is suspended." in text
        assert "b on Home brings suspended cards back." in text
        await pilot.click(next(link for link in app.screen.query(".link") if "More new" in str(link.content)))
        await settle(pilot)
        assert isinstance(app.screen, StudyScreen)
        over = replace(over, left_today=5, held=v.HeldBack())
        await press(pilot, "enter", "m")
        assert isinstance(app.screen, SummaryScreen)
        assert "More new" not in screen_text(app)
        assert "suspended" not in screen_text(app)


# ---------------------------------------------------------------- bringing back


async def test_suspended_cards_are_listed_on_home_and_brought_back(
    real_app: Any, database: Path, clock: FixedClock
) -> None:
    prepare(database, clock, cards=3, new_per_day=10)
    app = real_app(v.SessionOptions(deck="d"))
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "s", "s", "s")
        assert "3 cards are suspended." in screen_text(app)
        await press(pilot, "escape")
        assert isinstance(app.screen, HomeScreen)
        app.screen.chosen = next(i for i, row in enumerate(app.screen.view.decks) if row.id == "d")
        await settle(pilot)
        assert "3 suspended (b)" in screen_text(app)
        await press(pilot, "b")
        assert isinstance(app.screen, ChooseScreen)
        text = screen_text(app)
        assert "All 3 cards" in text
        assert "The answer of s01 a" in text
        await type_text(pilot, "s01")
        await press(pilot, "enter")
        assert isinstance(app.screen, HomeScreen)
        assert "Brought back: 1 card." in screen_text(app)
        assert "2 suspended" in screen_text(app)
        await press(pilot, "b", "escape")
        lines = screen_text(app).splitlines()
        row = next(number for number, line in enumerate(lines) if "2 suspended" in line)
        await pilot.click(offset=(lines[row].index("2 suspended") + 3, row))
        await settle(pilot)
        assert isinstance(app.screen, ChooseScreen)
        await press(pilot, "enter")
        text = screen_text(app)
        assert "Brought back: 2 cards." in text
        assert "suspended" not in text
        assert "(b)" not in text
        await press(pilot, "b")
        assert isinstance(app.screen, HomeScreen), "there is nothing to bring back"
        await press(pilot, "enter")
        assert app.screen.task_shown.counts.new == 3
    assert kinds(database) == ["suspend"] * 3 + ["unsuspend"] * 3


async def test_a_single_suspended_card_and_a_leech_are_told(sample_app: Any) -> None:
    app, library = sample_app(home=True)
    library.aside = [SetAside("soleimani/x#a", "soleimani", "It was [b]late[/b].", 8, True)]
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "b")
        text = screen_text(app)
        assert "It was [b]late[/b].  a leech" in text
        assert "All" not in text.partition("Bring back a suspended card")[2].partition("leech")[0]
        await press(pilot, "enter")
        assert library.aside == []


async def test_cards_that_cannot_be_brought_back_are_explained(sample_app: Any) -> None:
    app, library = sample_app(home=True)
    library.aside = [SetAside("soleimani/x#a", "soleimani", "It was late.", 0, False)]

    def fail(*_: object) -> None:
        raise StoreError("The disk is full.", remedy="Make room.")

    library.unsuspend = fail
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "b", "enter")
        assert isinstance(app.screen, HomeScreen)
        assert "The disk is full." in screen_text(app)
        library.suspended = fail
        await press(pilot, "b")
        assert isinstance(app.screen, HomeScreen)
