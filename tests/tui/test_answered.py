"""What can be done with a card besides answering it: ratings, undo, flags, the evidence behind it."""

from __future__ import annotations

import threading
from dataclasses import replace
from typing import Any

import pytest
import tui_samples as samples
from tui_driving import press, screen_text, settle

from quiz.questions.response import Picked
from quiz.study.views import SessionOptions
from tui.app import QuizApp
from tui.screens.session import Phase
from tui.screens.study import StudyScreen
from tui.screens.summary import SummaryScreen
from tui.widgets.ratings import RatingCell

SIZE = (80, 30)


async def test_the_rating_can_be_changed_and_shows_intervals(sample_app: Any) -> None:
    app, library = sample_app(samples.PICK)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "2")
        text = screen_text(app)
        assert "▸3 Good" in text
        for due in samples.DUE.values():
            assert due in text
        await press(pilot, "4")
        assert library.ratings == [4]
        assert "▸4 Easy" in screen_text(app)
        await pilot.click(app.screen.query(RatingCell)[1])
        await settle(pilot)
        assert library.ratings == [4, 2]
        await press(pilot, "2")
        assert library.ratings == [4, 2], "the rating it has already changes nothing"


async def test_more_unfolds_evidence_and_other_voices(sample_app: Any) -> None:
    app, _ = sample_app(samples.WHO)
    async with app.run_test(size=(80, 60)) as pilot:
        await settle(pilot)
        await press(pilot, "1")
        text = screen_text(app)
        assert "Mohammad Manzarpour, as reported by" in text
        assert "… 1 more" in text
        assert "Michael Wahid Hanna" not in text
        assert "hand to the hardliners" not in text
        await press(pilot, "e")
        text = screen_text(app)
        assert "Michael Wahid Hanna: It is premature to say." in text
        assert "printed there: “hand to the hardliners”" in text
        await press(pilot, "e")
        assert "Michael Wahid Hanna" not in screen_text(app)


async def test_undo_brings_the_card_back(sample_app: Any) -> None:
    app, library = sample_app(samples.PICK, samples.JUDGE)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "2", "u")
        assert library.answers == []
        assert app.screen.task_shown.card == samples.PICK.card
        assert app.screen.phase is Phase.ASKING
        await press(pilot, "2", "enter", "u")
        assert app.screen.task_shown.card == samples.PICK.card
        await press(pilot, "u")
        assert app.screen.phase is Phase.ASKING, "nothing to take back leaves all as it is"


@pytest.mark.parametrize(("key", "how"), [("s", "suspend"), ("b", "bury")])
async def test_putting_a_card_away_goes_on_to_the_next(key: str, how: str, sample_app: Any) -> None:
    app, library = sample_app(samples.PICK, samples.JUDGE)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, key)
        assert library.put_away == [(how, samples.PICK.card)]
        assert app.screen.task_shown.card == samples.JUDGE.card


async def test_flag_and_unflag(sample_app: Any) -> None:
    app, library = sample_app(samples.PICK)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "m")
        assert "⚑ flagged" in screen_text(app)
        assert app.screen.task_shown.version == 2, "the flagged task replaces the one shown"
        await press(pilot, "m")
        assert "⚑" not in screen_text(app)
        assert [how for how, _ in library.put_away] == ["flag 1", "flag 0"]


async def test_stopping_early_shows_the_summary(sample_app: Any) -> None:
    app, _ = sample_app(samples.PICK, samples.JUDGE)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        assert isinstance(app.screen, StudyScreen)
        await press(pilot, "2", "enter", "q")
        assert isinstance(app.screen, SummaryScreen)
        text = screen_text(app)
        for part in (
            "24 answered",
            "17 right (71%)",
            "3 partly",
            "Qassem Soleimani",
            "17 cards left today",
            "31 due tomorrow",
        ):
            assert part in text


async def test_a_changed_answer_can_be_started_over(sample_app: Any) -> None:
    app, library = sample_app(samples.PICK, samples.JUDGE)
    make = library._task
    library._task = lambda instance: replace(make(instance), answer_changed=instance is samples.PICK)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        assert "has changed since you learned it" in screen_text(app)
        await press(pilot, "r")
        assert library.put_away == [("reset", samples.PICK.card)]
        await press(pilot, "r")
        assert len(library.put_away) == 1, "only a changed card starts over"


async def test_a_leech_is_named(sample_app: Any) -> None:
    app, library = sample_app(samples.PICK)
    give = library.answer
    library.answer = lambda *given: replace(give(*given), leech=True, suspended=True)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "1")
        assert "This card keeps slipping." in screen_text(app)


async def test_time_is_measured_from_the_card_to_the_answer() -> None:
    seconds = iter([100.0, 103.5])
    library = samples.SampleLibrary([samples.PICK])
    app = QuizApp(lambda: library, study=SessionOptions(), timer=lambda: next(seconds))
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "2")
        assert library.answers[0][2] == 3500


async def test_keys_do_nothing_while_an_answer_is_written(sample_app: Any) -> None:
    app, library = sample_app(samples.PICK, samples.PICK)
    gate = threading.Event()
    give = library.answer

    def slow(*given: Any) -> Any:
        gate.wait(10)
        return give(*given)

    library.answer = slow
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await pilot.press("2", "1", "enter", "u", "b", "s")
        gate.set()
        await settle(pilot)
        assert [response for _, response, _ in library.answers] == [Picked(1)]
        assert library.put_away == []
        assert app.screen.phase is Phase.ANSWERED


async def test_the_paragraph_itself_is_one_key_away(sample_app: Any) -> None:
    app, library = sample_app(samples.SHOW, samples.PICK)
    library.articles = {samples.ARABIA: "A convoy was hit near Baghdad airport [sic] at night."}
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "p")
        text = screen_text(app)
        assert "A convoy was hit near Baghdad airport [sic] at night." in text
        assert "the Inside Arabia article ¶3" in text
        assert "2 more paragraphs in articles you have not attached." in text
        await press(pilot, "escape", "enter", "p")
        assert isinstance(app.screen, StudyScreen), "before the answer there is nothing to read"
        await press(pilot, "2", "p")
        assert "A convoy was hit" in screen_text(app)


async def test_without_articles_it_says_how_to_attach_them(sample_app: Any) -> None:
    app, _ = sample_app(samples.SHOW)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "p")
        assert "quiz sources attach FOLDER" in screen_text(app)


@pytest.mark.parametrize(("width", "words"), [(80, "within 10 min"), (40, "≤10 min")])
async def test_a_step_that_may_be_cut_short_is_told_as_that_at_any_width(
    width: int, words: str, sample_app: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(samples, "DUE", {1: "1 min", 2: "6 min", 3: "within 10 min", 4: "15 days"})
    app, _ = sample_app(samples.PICK)
    async with app.run_test(size=(width, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "2")
        assert words in screen_text(app)
