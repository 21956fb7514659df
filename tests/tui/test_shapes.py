"""Each shape of question: by key and by mouse, with what is sent and what is shown."""

from __future__ import annotations

from typing import Any

import pytest
import tui_samples as samples
from tui_driving import press, screen_text, settle, type_text

from quiz.questions.response import Assigned, GaveUp, Judged, Picked, Recalled, Seen, Ticked, Typed
from quiz.study.preferences import Preferences
from tui import keymaps
from tui.screens.session import Phase
from tui.screens.summary import SummaryScreen
from tui.widgets.checklist import Notes
from tui.widgets.options import OptionRow
from tui.widgets.typed import AnswerField

SIZE = (80, 30)


async def test_study_view_shows_all_and_enter_goes_on(sample_app: Any) -> None:
    app, library = sample_app(samples.SHOW)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        text = screen_text(app)
        for part in (
            "Read and remember",
            "The strike hit a convoy",
            "Reported by three",
            "¶3",
            "Magnier’s column",
            "new",
        ):
            assert part in text
        await press(pilot, "enter")
        assert library.answers == [(samples.SHOW.card, Seen(), 0)]
        assert isinstance(app.screen, SummaryScreen)


@pytest.mark.parametrize(("key", "index"), [("1", 0), ("2", 1), ("4", 3)])
async def test_pick_by_number(key: str, index: int, sample_app: Any) -> None:
    app, library = sample_app(samples.PICK)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, key)
        assert library.answers[0][1] == Picked(index)
        text = screen_text(app)
        assert "✓ 2  Baghdad" in text
        if index == samples.PICK.key:
            assert "✓ Right" in text
        else:
            assert f"✗ {key}" in text
            assert "✗ Not right" in text


async def test_pick_ignores_numbers_without_an_option(sample_app: Any) -> None:
    app, library = sample_app(samples.WHO)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "4", "5", "9")
        assert library.answers == []


async def test_pick_by_arrows_and_by_mouse(sample_app: Any) -> None:
    app, library = sample_app(samples.PICK, samples.WHO)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "down", "down", "enter")
        assert library.answers[0][1] == Picked(1)
        await press(pilot, "enter")
        await pilot.click(app.screen.query(OptionRow)[2])
        await settle(pilot)
        assert library.answers[1][1] == Picked(2)


@pytest.mark.parametrize(("key", "value"), [("t", True), ("f", False)])
async def test_judge(key: str, value: bool, sample_app: Any) -> None:
    app, library = sample_app(samples.JUDGE)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        assert "The strike hit a convoy that had just left Basra airport." in screen_text(app)
        await press(pilot, key)
        assert library.answers[0][1] == Judged(value)
        assert ("✓ Right" if value == samples.JUDGE.key else "✗ Not right") in screen_text(app)


@pytest.mark.parametrize("shape", ["pick", "judge"])
async def test_enter_with_nothing_marked_answers_nothing_and_says_what_does(
    shape: str, sample_app: Any
) -> None:
    app, library = sample_app(samples.ALL[shape])
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "enter", "enter", "space", "enter")
        assert library.answers == []
        assert app.screen.phase is Phase.ASKING
        head = screen_text(app).splitlines()[0]
        assert ("1–4 picks an answer." if shape == "pick" else "t or f picks an answer.") in head
        assert "›" not in screen_text(app).partition("\n")[2]


async def test_the_hint_names_the_learners_own_keys(sample_app: Any) -> None:
    app, library = sample_app(samples.PICK)
    library.saved.append(Preferences(keys=dict(keymaps.PRESETS[2].keys)))
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "enter")
        assert "j or k or l or ; picks an answer." in screen_text(app)


async def test_judge_by_arrows_and_mouse(sample_app: Any) -> None:
    app, library = sample_app(samples.JUDGE, samples.JUDGE)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "right", "right", "enter")
        assert library.answers[0][1] == Judged(False)
        await press(pilot, "enter")
        await pilot.click(app.screen.query(OptionRow)[0])
        await settle(pilot)
        assert library.answers[1][1] == Judged(True)


async def test_type_right(sample_app: Any) -> None:
    app, library = sample_app(samples.TYPE)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await type_text(pilot, "soleimani")
        await press(pilot, "enter")
        assert library.answers[0][1] == Typed("soleimani")
        assert "✓ Right" in screen_text(app)


async def test_letters_that_are_commands_elsewhere_are_typed(sample_app: Any) -> None:
    app, library = sample_app(samples.TYPE)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await type_text(pilot, "q u s b m 1234 e?")
        assert app.screen.query_one(AnswerField).value == "q u s b m 1234 e?"
        assert library.put_away == []
        await press(pilot, "enter")
        assert library.answers[0][1] == Typed("q u s b m 1234 e?")


async def test_near_miss_shows_letters_and_can_be_accepted(sample_app: Any) -> None:
    app, library = sample_app(samples.TYPE)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await type_text(pilot, "Solemanni")
        await press(pilot, "enter")
        text = screen_text(app)
        assert "≈ Nearly" in text
        assert "You wrote  Sole·manni" in text
        assert "It reads   Soleiman·i" in text
        await press(pilot, "o")
        assert library.ratings == [3]
        text = screen_text(app)
        assert "✓ Counted as right" in text
        assert "▸3 Good" in text
        await press(pilot, "o")
        assert library.ratings == [3], "once accepted there is nothing to accept"
        await press(pilot, "1")
        text = screen_text(app)
        assert "≈ Nearly" in text
        assert "Counted as right" not in text


async def test_empty_answer_is_not_handed_in(sample_app: Any) -> None:
    app, library = sample_app(samples.TYPE)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "enter")
        assert library.answers == []
        assert "Type an answer, or ? to be shown it." in screen_text(app)


@pytest.mark.parametrize("shape", ["pick", "judge", "type", "cloze", "number", "assign", "checklist"])
async def test_question_mark_gives_up_everywhere(shape: str, sample_app: Any) -> None:
    app, library = sample_app(samples.ALL[shape])
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "question_mark")
        assert library.answers[0][1] == GaveUp()
        assert app.screen.phase is Phase.ANSWERED
        assert "→ Shown" in screen_text(app)


async def test_escape_leaves_the_field_and_single_keys_work(sample_app: Any) -> None:
    app, library = sample_app(samples.TYPE, samples.PICK)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "escape", "b")
        assert library.put_away == [("bury", samples.TYPE.card)]


async def test_enter_returns_to_the_field(sample_app: Any) -> None:
    app, library = sample_app(samples.TYPE)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "escape", "enter")
        assert isinstance(app.focused, AnswerField)
        assert library.answers == []


async def test_assign_by_numbers(sample_app: Any) -> None:
    app, library = sample_app(samples.ASSIGN)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "2", "2", "3", "enter")
        assert library.answers[0][1] == Assigned((1, 1, 2))
        text = screen_text(app)
        assert "◐ Partly right" in text
        assert "2 of 3 right." in text


async def test_assign_by_arrows_and_mouse(sample_app: Any) -> None:
    app, library = sample_app(samples.ASSIGN)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "right", "down", "left")
        await pilot.click(".row:last-of-type .row--label")
        await settle(pilot)
        await pilot.click(app.screen.query(".row.-current OptionRow")[1])
        await settle(pilot)
        await press(pilot, "backspace", "1", "enter")
        assert library.answers[0][1] == Assigned((0, 2, 0))


async def test_assign_points_out_open_lines_before_it_is_handed_in(sample_app: Any) -> None:
    app, library = sample_app(samples.ASSIGN)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "enter")
        assert "Give each line its answer" in screen_text(app)
        await press(pilot, "1", "enter")
        assert "2 lines still open." in screen_text(app)
        assert library.answers == []
        await press(pilot, "enter")
        assert library.answers[0][1] == Assigned((0, None, None))


async def test_checklist_notes_then_ticks(sample_app: Any) -> None:
    app, library = sample_app(samples.CHECKLIST)
    async with app.run_test(size=(80, 40)) as pilot:
        await settle(pilot)
        await type_text(pilot, "they stay")
        await press(pilot, "ctrl+j")
        await type_text(pilot, "or go")
        await press(pilot, "enter")
        assert "they stay" in screen_text(app)
        assert "many Iraqis: they should stay" in screen_text(app)
        await press(pilot, "space", "down", "3", "enter")
        assert library.answers[0][1] == Ticked((True, False, True), "they stay\nor go")
        assert "2 of 3 recalled." in screen_text(app)


async def test_digits_are_text_in_the_notes_and_tick_lines_in_the_list(sample_app: Any) -> None:
    app, library = sample_app(samples.CHECKLIST)
    async with app.run_test(size=(80, 40)) as pilot:
        await settle(pilot)
        await type_text(pilot, "1 stay 23")
        assert app.screen.query_one(Notes).text == "1 stay 23"
        await press(pilot, "enter")
        text = screen_text(app)
        assert "1 to 3" in text
        assert "123 Tick" in text
        assert "3 ☐ Thanassis Cambanis" in text
        await press(pilot, "3", "1", "3", "3", "4", "9")
        assert "3 ☑ Thanassis Cambanis" in screen_text(app)
        await press(pilot, "enter")
        assert library.answers[0][1] == Ticked((True, False, True), "1 stay 23")


async def test_digit_keys_of_the_list_can_be_others(sample_app: Any) -> None:
    app, library = sample_app(samples.CHECKLIST)
    library.saved.append(Preferences(keys={"checklist.2": "k"}))
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "enter", "2", "k", "enter")
        assert library.answers[0][1] == Ticked((False, True, False), "")


async def test_checklist_without_notes_and_by_mouse(sample_app: Any) -> None:
    app, library = sample_app(samples.CHECKLIST)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "escape", "enter")
        rows = app.screen.query(OptionRow)
        await pilot.click(rows[0])
        await pilot.click(rows[1])
        await pilot.click(rows[1])
        await settle(pilot)
        await press(pilot, "enter")
        assert library.answers[0][1] == Ticked((True, False, False), "")


async def test_reveal_then_grade(sample_app: Any) -> None:
    app, library = sample_app(samples.REVEAL, samples.PICK)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        assert "Popular" not in screen_text(app)
        await press(pilot, "3")
        assert library.answers == [], "nothing is graded before it is seen"
        await press(pilot, "enter")
        assert "Popular Mobilisation Forces" in screen_text(app)
        await press(pilot, "2")
        assert library.answers[0][1] == Recalled(2)
        assert app.screen.task_shown.card == samples.PICK.card


# ---------------------------------------------------------------- text is only text


async def test_markup_and_codes_of_a_deck_are_shown_as_text(sample_app: Any) -> None:
    app, _ = sample_app(samples.HOSTILE)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        text = screen_text(app)
        assert "What is [bold]this[/bold] [31mred[0m [link=x]? gnp.exe [/]" in text
        assert "[red]a[/red]" in text
        assert "\x1b" not in text
        assert "\u202e" not in text
        await press(pilot, "1")
        assert "[red]a[/red]" in screen_text(app)
