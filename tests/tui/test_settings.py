"""Settings, keys, themes and learners: changed, kept, and followed at the next start."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
import tui_samples as samples
from textual.widgets import Input
from tui_driving import press, screen_text, settle, type_text

from quiz.errors import StoreError
from quiz.study.preferences import Preferences
from tui import look, themes
from tui.app import QuizApp
from tui.screens.disputes import DisputesScreen
from tui.screens.home import HomeScreen
from tui.screens.keys import KeysScreen
from tui.screens.settings import SettingsScreen

SIZE = (90, 40)


async def test_numbers_are_checked_and_saved(real_app: Any) -> None:
    app = real_app()
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "s", "down", "down", "down")
        assert isinstance(app.focused, Input)
        await type_text(pilot, "3")
        await press(pilot, "down")
        assert app.preferences.study.new_per_day == 3
        await press(pilot, "down")
        await type_text(pilot, "150")
        await press(pilot, "enter")
        assert "Desired retention" in screen_text(app)
        assert app.preferences.study.desired_retention == 0.9, "nonsense is refused"
        app.focused.value = "85"
        await press(pilot, "escape")
        await settle(pilot)
        assert isinstance(app.screen, HomeScreen)
        assert "3 new" in screen_text(app)
    app = real_app()
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        assert app.preferences.study.new_per_day == 3
        assert app.preferences.study.desired_retention == 0.85


async def test_theme_is_chosen_and_kept(real_app: Any) -> None:
    app = real_app()
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "f4")
        assert app.theme == themes.LIGHT
        await press(pilot, "f3")
        await type_text(pilot, "nord")
        await press(pilot, "enter")
        assert app.theme == "nord"
    app = real_app()
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        assert app.theme == "nord"


async def test_the_first_picture_has_the_look_of_the_last_start() -> None:
    told: list[str] = []
    library = samples.SampleLibrary()
    library.saved.append(Preferences(theme="nord"))
    app = QuizApp(lambda: library, theme=themes.LIGHT, remember=told.append)
    assert app.theme == themes.LIGHT
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        assert app.theme == "nord"
        await press(pilot, "f4")
    assert told == ["nord", themes.LIGHT]
    assert QuizApp(samples.SampleLibrary, theme="gone").theme == themes.DARK


def test_the_look_is_left_in_the_cache_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("platformdirs.user_cache_path", lambda *_, **__: tmp_path / "cache")
    assert look.remembered() is None
    look.remember("nord")
    assert look.remembered() == "nord"
    (tmp_path / "cache" / "theme").write_bytes(b"\xff" * 100)
    assert look.remembered() is None
    monkeypatch.setattr("platformdirs.user_cache_path", lambda *_, **__: tmp_path / "file" / "below")
    (tmp_path / "file").write_text("in the way")
    look.remember("nord")
    assert look.remembered() is None


async def test_a_key_is_changed_kept_and_given_back(real_app: Any) -> None:
    app = real_app()
    async with app.run_test(size=SIZE, notifications=True) as pilot:
        await settle(pilot)
        await press(pilot, "s", "down", "enter")
        screen = app.screen
        assert isinstance(screen, KeysScreen)
        lines = screen.query_one("#commands")
        lines.highlighted = lines.get_option_index("home.disputes")
        await press(pilot, "enter", "a")
        assert "home.disputes" not in app.preferences.keys, "a is taken by another command of Home"
        await press(pilot, "enter", "w")
        assert app.preferences.keys == {"home.disputes": "w"}
        lines.highlighted = lines.get_option_index("study.bury")
        await press(pilot, "enter", "t")
        assert "t is the key of “True” (True or false). Change that one first." in screen_text(app)
        assert app.preferences.keys == {"home.disputes": "w"}
        await press(pilot, "escape", "escape", "d")
        assert isinstance(app.screen, HomeScreen)
        await press(pilot, "w")
        assert isinstance(app.screen, DisputesScreen)
    app = real_app()
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        assert "w Disputes" in screen_text(app)
        await press(pilot, "s", "down", "enter")
        lines = app.screen.query_one("#commands")
        lines.highlighted = lines.get_option_index("home.disputes")
        await press(pilot, "backspace")
        assert app.preferences.keys == {}


@pytest.mark.parametrize(("preset", "key", "index"), [(1, "j", 0), (2, "k", 1)], ids=["vim", "home-row"])
async def test_sets_of_keys(preset: int, key: str, index: int, sample_app: Any) -> None:
    app, library = sample_app(samples.PICK, home=True)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "s", "down", "enter", "p", *["down"] * preset, "enter", "escape", "escape")
        assert isinstance(app.screen, HomeScreen)
        await press(pilot, "enter", key)
        if preset == 1:
            assert app.screen.question.marked == index
            await press(pilot, "enter")
        assert library.answers[0][1].index == index
        await press(pilot, "2" if preset == 1 else "k")
        assert library.ratings == [2]


async def test_another_learner_studies_on_their_own(real_app: Any, database: Path) -> None:
    app = real_app()
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "f4", "l")
        await type_text(pilot, "Ada [x]")
        await press(pilot, "enter")
        assert app.learner == "Ada [x]"
        assert "Ada [x]" in screen_text(app)
        await press(pilot, "s")
        assert isinstance(app.screen, SettingsScreen)
        assert app.preferences.theme is None


async def test_keys_that_clash_in_stored_preferences_do_no_harm(sample_app: Any) -> None:
    app, library = sample_app(samples.PICK)
    library.saved.append(
        replace(library.preferences(), keys={"gone": "x", "study.bury": "u", "study.undo": "u"})
    )
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "2")
        assert library.answers


# ---------------------------------------------------------------- numbers being typed


async def test_a_number_being_typed_is_kept_when_one_comes_back(sample_app: Any) -> None:
    app, library = sample_app(home=True)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "s", "down", "down", "down")
        await type_text(pilot, "7")
        await press(pilot, "f1", "escape")
        assert isinstance(app.focused, Input)
        assert app.focused.value == "7"
        await press(pilot, "enter")
        assert library.saved[-1].study.new_per_day == 7


async def test_a_wrong_number_is_pointed_out_before_one_leaves(sample_app: Any) -> None:
    app, library = sample_app(home=True)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "s", *["down"] * 5)
        await type_text(pilot, "150")
        await press(pilot, "escape")
        assert isinstance(app.screen, SettingsScreen), "one would believe that it was saved"
        text = screen_text(app)
        assert "! A whole number from 70 to 99 is needed. Escape again leaves it as it was." in text
        await press(pilot, "escape")
        assert isinstance(app.screen, HomeScreen)
        assert library.saved == []
        await press(pilot, "s")
        assert app.screen.query(Input)[2].value == "90"


async def test_a_number_put_right_after_the_warning_is_saved(sample_app: Any) -> None:
    app, library = sample_app(home=True)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "s", *["down"] * 5)
        await type_text(pilot, "150")
        await press(pilot, "escape", "backspace")
        assert app.focused.value == "15"
        await press(pilot, "escape")
        assert isinstance(app.screen, SettingsScreen), "another wrong number is pointed out, too"
        app.focused.value = "80"
        await press(pilot, "escape")
        assert isinstance(app.screen, HomeScreen)
        assert library.saved[-1].study.desired_retention == 0.8


async def test_a_wrong_number_left_behind_is_pointed_out_too(sample_app: Any) -> None:
    app, _ = sample_app(home=True)
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "s", *["down"] * 5)
        await type_text(pilot, "5")
        await press(pilot, "down", "f1", "escape")
        assert app.screen.query(Input)[2].value == "5"
        await press(pilot, "escape")
        assert isinstance(app.screen, SettingsScreen)
        assert app.focused is app.screen.query(Input)[2]
        await press(pilot, "escape")
        assert isinstance(app.screen, HomeScreen)


async def test_numbers_are_those_of_the_learner_who_was_chosen(real_app: Any) -> None:
    app = real_app()
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "s", *["down"] * 3)
        await type_text(pilot, "3")
        await press(pilot, "up", "enter")
        await type_text(pilot, "Ada")
        await press(pilot, "enter")
        assert isinstance(app.screen, SettingsScreen)
        assert app.screen.query(Input)[0].value == "10"


async def test_settings_that_cannot_be_saved_are_not_left_as_if_they_were(sample_app: Any) -> None:
    app, library = sample_app(home=True)

    def fail(_: object) -> None:
        raise StoreError("The disk is full.", remedy="Make room.")

    library.save = fail
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        await press(pilot, "s", "down", "down", "down")
        await type_text(pilot, "7")
        await press(pilot, "escape")
        assert isinstance(app.screen, SettingsScreen)
        await press(pilot, "escape")
        assert isinstance(app.screen, HomeScreen)


STRANGE_KEYS = [
    "",
    ",",
    "a,,b",
    ",a",
    " , ",
    "ctrl+",
    "+",
    "no_such_key",
    "\x00",
    "\u202e",
    "🙂",
    "[b]",
    "{0}",
    "x" * 400,
]


@pytest.mark.parametrize("first", range(0, len(STRANGE_KEYS), 5))
async def test_keys_that_are_none_break_nothing(real_app: Any, database: Path, first: int) -> None:
    """Preferences may have been written by hand, or by another version."""
    from quiz.store.api import Store
    from quiz.study import preferences
    from tui.commands import all_commands

    ids = [each.id for _, each in all_commands() if not each.id.startswith(("app.", "page."))]
    strange = STRANGE_KEYS[first:] + STRANGE_KEYS[:first]
    keys = {id_: strange[number % len(strange)] for number, id_ in enumerate(ids)}
    keys |= {"no.such": "a", "": "b", "home.study": "s,,"}
    with Store.open(database, backups=False) as store:
        preferences.save(store, store.learner(), Preferences(keys=keys))
    app = real_app()
    async with app.run_test(size=SIZE) as pilot:
        await settle(pilot)
        for key in ("f1", "escape", "s", "escape"):
            await press(pilot, key)
            await settle(pilot)
        app.push_screen(KeysScreen())
        await settle(pilot)
        assert isinstance(app.screen, KeysScreen)
        assert screen_text(app).strip()
