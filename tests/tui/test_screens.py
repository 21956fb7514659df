"""Home, disputes and trouble: what they show and what they do."""

from __future__ import annotations

import gc
import re
import threading
from dataclasses import replace
from typing import Any

import pytest
import tui_samples as samples
from tui_driving import press, screen_text, settle, type_text

from quiz.errors import NewerSchemaError, QuizError, StoreError
from quiz.study import views as v
from tui.app import QuizApp
from tui.backend import Progress
from tui.screens.choose import ChooseScreen
from tui.screens.disputes import DisputesScreen
from tui.screens.home import HomeScreen
from tui.screens.session import Phase
from tui.screens.settings import SettingsScreen
from tui.screens.study import StudyScreen
from tui.screens.summary import SummaryScreen
from tui.widgets.decks import CallToStudy, DeckView
from tui.widgets.dispute import PositionCard, StanceColumn

SIZE = (90, 40)


def one_line(text: str) -> str:
    """What the screen shows without the lines in which it does."""
    return " ".join(re.sub("[█▌]", "", text).split())


# ---------------------------------------------------------------- home


async def test_the_first_picture_does_not_wait_for_the_database() -> None:
    gate = threading.Event()

    class Slow(samples.SampleLibrary):
        def open(self, progress: Progress) -> None:
            progress("Building the deck", 0.25)
            gate.wait(30)

    app = QuizApp(Slow)
    async with app.run_test(size=SIZE) as pilot:
        while "25%" not in screen_text(app):
            await pilot.pause()
        text = screen_text(app)
        assert "Building the deck … 25%" in text
        assert "Due in the coming days" in text
        await pilot.press("enter")
        assert isinstance(app.screen, HomeScreen), "nothing can be studied yet"
        gate.set()
        await settle(pilot)
        assert samples.DECK in screen_text(app)


async def test_home_shows_decks_streak_and_forecast(sample_app: Any) -> None:
    app, _ = sample_app(home=True)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        text = screen_text(app)
        for part in (
            "5 days in a row",
            "12 studied today",
            samples.DECK,
            "24 due",
            "3 learning",
            "20 new",
            "Capitals",
            "today",
            "Thu",
            "414 cards",
            "Study 47 cards",
        ):
            assert part in text, part


async def test_enter_studies_the_chosen_deck_and_home_is_counted_again(sample_app: Any) -> None:
    app, library = sample_app(samples.PICK, home=True)
    started: list[v.SessionOptions] = []
    begin = library.start
    library.start = lambda options: started.append(options) or begin(options)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "down", "enter")
        assert started == [v.SessionOptions(deck="capitals")]
        library.home_view = replace(samples.HOME, answered_today=13)
        await press(pilot, "q", "escape")
        assert isinstance(app.screen, HomeScreen)
        assert "13 studied today" in screen_text(app)
        await press(pilot, "a")
        assert started[-1] == v.SessionOptions()


async def test_decks_by_mouse(sample_app: Any) -> None:
    app, _ = sample_app(samples.PICK, home=True)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await pilot.click(app.screen.query(DeckView)[1])
        await settle(pilot)
        assert app.screen.chosen == 1
        await pilot.click(app.screen.query(CallToStudy)[1])
        await settle(pilot)
        assert isinstance(app.screen, StudyScreen)


async def test_home_names_the_stages_as_the_field_does_and_each_card_once(sample_app: Any) -> None:
    app, _ = sample_app(home=True)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        assert "█ 40 mature  ▓ 90 young  ▒ 3 learning  ░ 277 new  2 suspended" in screen_text(app)
        await press(pilot, "down")
        assert "█ 12 mature  ▓ 6 young  ▒ 0 learning  ░ 0 new" in screen_text(app)


async def test_home_says_what_is_held_back_and_why_only_where_something_is(sample_app: Any) -> None:
    app, library = sample_app(home=True, home_view=samples.DONE_HOME)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        assert (
            "12 more tomorrow: siblings are asked today · 277 new wait: today’s limit of 20 is used up"
            in one_line(screen_text(app))
        )
        await press(pilot, "down")
        text = screen_text(app)
        assert "tomorrow" not in text
        assert "limit" not in text
        full = v.HeldBack(beyond=31, reviews_limit=200, crowded=True, new_waiting=40)
        library.home_view = replace(samples.HOME, decks=(replace(samples.HOME.decks[0], held=full),))
        await press(pilot, "r")
        text = one_line(screen_text(app))
        assert "31 more due, beyond the limit of 200 a day · 40 new wait: the reviews fill the day" in text


async def test_nothing_due_says_so(sample_app: Any) -> None:
    app, _ = sample_app(home=True, home_view=samples.DONE_HOME)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        assert "Done for today." in screen_text(app)
        await press(pilot, "down")
        assert "Nothing waits here today." in screen_text(app)
        await press(pilot, "enter")
        assert isinstance(app.screen, SummaryScreen)


async def test_without_decks_nothing_can_be_studied(sample_app: Any) -> None:
    app, _ = sample_app(home=True, home_view=samples.EMPTY_HOME)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        assert "There is no deck yet." in screen_text(app)
        await press(pilot, "enter", "d", "a", "down")
        assert isinstance(app.screen, HomeScreen)


# ---------------------------------------------------------------- trouble


async def test_a_database_that_cannot_be_opened_is_explained_and_can_be_tried_again() -> None:
    trouble: list[QuizError | None] = [
        NewerSchemaError("Made by version 9.", remedy="Update the program."),
        None,
    ]
    app = QuizApp(lambda: samples.SampleLibrary(fail=trouble.pop(0)))
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        text = screen_text(app)
        for part in (
            "The database is from a newer version",
            "Made by version 9.",
            "Update the program.",
            "Press r",
        ):
            assert part in text
        await press(pilot, "r")
        assert samples.DECK in screen_text(app)


async def test_a_session_that_cannot_begin_leads_home(sample_app: Any) -> None:
    app, library = sample_app(samples.PICK)

    def start(options: v.SessionOptions) -> v.Task:
        raise StoreError("The disk is full.", remedy="Make room.")

    library.start = start
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await settle(pilot)
        assert isinstance(app.screen, HomeScreen)
        assert "The disk is full." in screen_text(app)


async def test_an_answer_that_cannot_be_written_can_be_given_again(sample_app: Any) -> None:
    app, library = sample_app(samples.PICK)
    keep = library.answer

    def fail(*_: object) -> v.Feedback:
        raise StoreError("The disk is full.", remedy="Make [b]room[/b].")

    library.answer = fail
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "2")
        assert app.screen.phase is Phase.ASKING
        assert "Make [b]room[/b]." in screen_text(app)
        library.answer = keep
        await press(pilot, "2")
        assert app.screen.phase is Phase.ANSWERED


async def test_leaving_closes_the_store_from_anywhere(sample_app: Any) -> None:
    for keys in ((), ("2",), ("f1",), ("f2",), ("ctrl+p",)):
        app, library = sample_app(samples.PICK)
        async with app.run_test(size=SIZE) as pilot:
            await settle(pilot)
            await press(pilot, *keys)
            await pilot.press("ctrl+q")
        assert library.closed


# ---------------------------------------------------------------- disputes


async def test_stances_stand_side_by_side_and_below_each_other_when_narrow(sample_app: Any) -> None:
    for width, beside in ((120, True), (80, True), (40, False)):
        app, _ = sample_app(home=True)
        async with app.run_test(size=(width, 40)) as pilot:
            await settle(pilot)
            await press(pilot, "d", "enter")
            first, second = list(app.screen.query(StanceColumn))[:2]
            assert (first.region.y == second.region.y) is beside
            assert (first.region.x < second.region.x) is beside
            text = screen_text(app)
            for part in (
                "Should American troops",
                "they should stay",
                "many Iraqis",
                "through Thanassis",
                "because",
            ):
                assert part in text


async def test_positions_are_walked_by_arrows(sample_app: Any) -> None:
    app, _ = sample_app(home=True)
    async with app.run_test(size=(120, 50)) as pilot:
        await settle(pilot)
        await press(pilot, "d", "enter")

        def voice() -> str:
            assert isinstance(app.focused, PositionCard)
            return app.focused.position.voice

        assert voice() == "many Iraqis"
        await press(pilot, "right")
        assert voice() == "the Iranian leadership"
        await press(pilot, "down")
        assert voice() == "Muqtada al-Sadr"
        await press(pilot, "left")
        assert voice() == "Iraqi Kurdistan’s leaders"
        await press(pilot, "n")
        assert voice() == "Mohammad Manzarpour"
        await press(pilot, "escape", "escape")
        assert isinstance(app.screen, HomeScreen)


async def test_filter_by_voice_and_source(sample_app: Any) -> None:
    app, _ = sample_app(home=True)
    async with app.run_test(size=(120, 50)) as pilot:
        await settle(pilot)
        await press(pilot, "d", "v")
        assert isinstance(app.screen, ChooseScreen)
        await type_text(pilot, "magn")
        await press(pilot, "enter")
        screen = app.screen
        assert isinstance(screen, DisputesScreen)
        assert [dispute.id for dispute in screen.shown] == ["legal"]
        assert "1 dispute with Elijah Magnier" in screen_text(app)
        found = [card.position.voice for card in screen.query(PositionCard) if card.has_class("-found")]
        assert found == ["Elijah Magnier"]
        assert [card.position.voice for card in screen.query(PositionCard) if card.has_class("-apart")] == [
            "the Pentagon"
        ]
        await press(pilot, "x")
        assert len(screen.shown) == 3
        await press(pilot, "s", "down", "down", "enter")
        assert [dispute.id for dispute in screen.shown] == ["us-troops-stay", "who-gains"]


async def test_the_built_in_disputes_open(real_app: Any) -> None:
    app = real_app()
    async with app.run_test(size=(120, 50)) as pilot:
        await settle(pilot)
        await press(pilot, "d")
        screen = app.screen
        assert isinstance(screen, DisputesScreen)
        assert len(screen.shown) >= 12
        await press(pilot, "n")
        assert list(screen.query(PositionCard))
        shapes = {tuple(sorted(len(one.positions) for one in each.stances)): each for each in screen.shown}
        assert screen.pane is not None
        for each in shapes.values():  # one of each make: so many voices on so many stances
            screen.pane.go_to(each.id, None)
            await settle(pilot)
            held = sorted(position.id for stance in each.stances for position in stance.positions)
            assert sorted(card.position.id for card in screen.query(PositionCard)) == held


async def test_leaving_while_the_first_deck_is_built_is_quiet(capfd: pytest.CaptureFixture[str]) -> None:
    begun = threading.Event()

    class Slow(samples.SampleLibrary):
        def open(self, progress: Progress) -> None:
            while True:
                begun.set()
                progress("Building", None)
                threading.Event().wait(0.001)

    app = QuizApp(Slow)
    async with app.run_test(size=SIZE) as pilot:
        while not begun.is_set():
            await pilot.pause()
        await pilot.press("ctrl+q")
    del app
    gc.collect()
    assert "exception" not in capfd.readouterr().err.casefold()


async def test_a_deck_without_disputes_says_so(sample_app: Any) -> None:
    app, library = sample_app(home=True)
    library.disputes = lambda deck: replace(samples.DISPUTES, disputes=(), voices=(), sources=())
    async with app.run_test(size=(60, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "d", "n", "v", "x", "enter", "right", "down")
        assert "This deck holds no disputes." in screen_text(app)
        await press(pilot, "escape", "escape")
        assert isinstance(app.screen, HomeScreen)


async def test_the_screen_can_be_resized_at_any_time(sample_app: Any) -> None:
    for shape, keys in (("home", ()), ("home", ("d", "enter")), ("who", ("1",)), ("assign", ("2",))):
        app, _ = sample_app(home=True) if shape == "home" else sample_app(samples.ALL[shape])
        async with app.run_test(size=(80, 24)) as pilot:
            await settle(pilot)
            await press(pilot, *keys)
            for size in ((40, 10), (200, 60), (20, 5), (80, 24)):
                await pilot.resize_terminal(*size)
                await settle(pilot)
            assert "f1 Help" in screen_text(app) or "esc" in screen_text(app)


async def test_links_of_the_summary_can_be_clicked(sample_app: Any) -> None:
    app, _ = sample_app(samples.SHOW)
    async with app.run_test(size=(90, 50)) as pilot:
        await settle(pilot)
        await press(pilot, "enter")
        assert isinstance(app.screen, SummaryScreen)
        await pilot.click(".link.-first")
        await settle(pilot)
        assert isinstance(app.screen, StudyScreen)
        await press(pilot, "enter")
        await pilot.click(app.screen.query(".link").last())
        await settle(pilot)
        assert isinstance(app.screen, HomeScreen)


async def test_the_footer_can_be_clicked(sample_app: Any) -> None:
    app, library = sample_app(samples.PICK, samples.JUDGE)
    async with app.run_test(size=(100, 30)) as pilot:
        await settle(pilot)
        key = next(key for key in app.screen.query("FooterKey") if key.description == "Bury")
        await pilot.click(key)
        await settle(pilot)
        assert library.put_away == [("bury", samples.PICK.card)]


async def test_without_a_database_nothing_crashes() -> None:
    trouble = StoreError("The disk is gone.")
    app = QuizApp(lambda: samples.SampleLibrary(fail=trouble))
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "l", "d", "enter", "a", "f4", "s", "down", "down", "enter")
        assert isinstance(app.screen, SettingsScreen)
        await press(pilot, "escape")
        assert "The disk is gone." in screen_text(app)
        app.choose_learner(lambda: None)
        await settle(pilot)
        assert isinstance(app.screen, HomeScreen)
