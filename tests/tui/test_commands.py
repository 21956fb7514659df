"""One declaration per command feeds key, footer, palette, help and settings."""

from __future__ import annotations

import inspect
from collections import Counter
from typing import Any

import pytest
import tui_samples as samples
from textual.actions import parse
from textual.binding import Binding
from textual.dom import DOMNode
from textual.screen import Screen
from textual.widget import Widget
from tui_driving import press, settle

from tui import keymaps
from tui.app import QuizApp
from tui.commands import COMMANDS, Scope, all_commands, command
from tui.palette import QuizCommands
from tui.screens.disputes import DisputesScreen
from tui.screens.help import HelpScreen
from tui.screens.home import HomeScreen
from tui.screens.keys import KeysScreen
from tui.screens.settings import SettingsScreen
from tui.screens.study import StudyScreen
from tui.screens.summary import SummaryScreen
from tui.widgets.arrange import ArrangeWidget
from tui.widgets.assign import AssignWidget
from tui.widgets.checklist import Notes, TickList
from tui.widgets.judge import JudgeWidget
from tui.widgets.pick import PickWidget
from tui.widgets.reveal import RevealWidget
from tui.widgets.typed import AnswerField

OWNERS: dict[Scope, type[DOMNode]] = {
    Scope.APP: QuizApp,
    Scope.HOME: HomeScreen,
    Scope.STUDY: StudyScreen,
    Scope.PICK: PickWidget,
    Scope.JUDGE: JudgeWidget,
    Scope.TYPE: AnswerField,
    Scope.ASSIGN: AssignWidget,
    Scope.ARRANGE: ArrangeWidget,
    Scope.NOTES: Notes,
    Scope.CHECKLIST: TickList,
    Scope.REVEAL: RevealWidget,
    Scope.SUMMARY: SummaryScreen,
    Scope.DISPUTES: DisputesScreen,
    Scope.LIST: HelpScreen,
    Scope.SETTINGS: SettingsScreen,
    Scope.KEYS: KeysScreen,
}


def test_every_scope_has_an_owner() -> None:
    assert set(OWNERS) == set(COMMANDS) == set(Scope)


def test_ids_are_unique() -> None:
    counts = Counter(each.id for _, each in all_commands())
    assert [name for name, count in counts.items() if count > 1] == []


@pytest.mark.parametrize("scope", Scope)
def test_no_key_is_used_twice_in_a_scope(scope: Scope) -> None:
    keys = Counter(key for each in COMMANDS[scope] for key in keymaps.keys_of(each.id, {}))
    assert [key for key, count in keys.items() if count > 1] == []


@pytest.mark.parametrize("scope", Scope)
def test_each_command_is_bound_and_carried_out_where_it_lives(scope: Scope) -> None:
    owner = OWNERS[scope]
    bound = {binding.id for binding in owner.BINDINGS if isinstance(binding, Binding)}
    for each in COMMANDS[scope]:
        assert each.id in bound
        target, name, parameters = parse(each.action)
        carrier = QuizApp if target == "app" else owner
        method = getattr(carrier, f"action_{name}")
        inspect.signature(method).bind(None, *parameters)


def test_each_command_says_what_it_does() -> None:
    for _, each in all_commands():
        assert each.label
        assert each.tooltip.endswith(".")
        assert each.keys


async def test_help_has_a_line_for_each_command(sample_app: Any) -> None:
    app, _ = sample_app(home=True)
    async with app.run_test(size=(100, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "f1")
        assert isinstance(app.screen, HelpScreen)
        assert app.screen.scopes()[0] is Scope.HOME
        listed = {label for scope in app.screen.scopes() for _, label, _ in app.screen.lines(scope)}
        assert listed == {each.label for _, each in all_commands()}


STAGES: list[tuple[Scope, str, tuple[str, ...]]] = [
    (Scope.HOME, "home", ()),
    (Scope.DISPUTES, "home", ("d",)),
    (Scope.SETTINGS, "home", ("s",)),
    (Scope.KEYS, "home", ("s", "down", "enter")),
    (Scope.LIST, "home", ("f1",)),
    (Scope.PICK, "pick", ()),
    (Scope.STUDY, "type", ("x", "enter")),
    (Scope.JUDGE, "judge", ()),
    (Scope.TYPE, "type", ()),
    (Scope.ASSIGN, "assign", ()),
    (Scope.ARRANGE, "arrange", ()),
    (Scope.NOTES, "checklist", ()),
    (Scope.CHECKLIST, "checklist", ("enter",)),
    (Scope.REVEAL, "reveal", ()),
    (Scope.SUMMARY, "show", ("enter",)),
    (Scope.APP, "home", ()),
]


def test_each_scope_is_staged() -> None:
    assert {scope for scope, _, _ in STAGES} == set(Scope)


@pytest.mark.parametrize(("scope", "shape", "keys"), STAGES)
async def test_the_palette_offers_what_can_be_done(
    scope: Scope, shape: str, keys: tuple[str, ...], sample_app: Any
) -> None:
    """Each command of a scope is offered exactly when its action is enabled."""
    app, _ = sample_app(home=True) if shape == "home" else sample_app(samples.ALL[shape])
    async with app.run_test(size=(100, 40)) as pilot:
        await settle(pilot)
        await press(pilot, *keys)
        provider = QuizCommands(app.screen)
        offered = {each.id for _, each in provider._available()}
        node = next(n for n in [*app.screen.walk_children(), app.screen, app] if isinstance(n, OWNERS[scope]))
        seen = set()
        for each in COMMANDS[scope]:
            target, name, parameters = parse(each.action)
            enabled = bool((app if target == "app" else node).check_action(name, parameters))
            if each.id == "app.palette":
                continue
            if enabled and (each.label, each.tooltip) not in seen:
                words = {(command(found).label, command(found).tooltip) for found in offered}
                assert (each.label, each.tooltip) in words
            elif not enabled:
                assert each.id not in offered
            seen.add((each.label, each.tooltip))
        assert all(
            f"[{app.key_of(each.id)}]" in provider._help(each).replace("\\", "") for each in COMMANDS[scope]
        )


async def test_a_palette_entry_does_it(sample_app: Any) -> None:
    app, _ = sample_app(home=True)
    async with app.run_test(size=(100, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "ctrl+p", *"disputes", "enter", "enter")
        await settle(pilot)
        assert isinstance(app.screen, DisputesScreen)


# ---------------------------------------------------------------- sets of keys


@pytest.mark.parametrize("preset", keymaps.PRESETS, ids=lambda preset: preset.id)
def test_presets_name_commands_and_share_no_key_in_a_scope(preset: keymaps.Preset) -> None:
    assert keymaps.known(preset.keys) == dict(preset.keys)
    for scope, commands in COMMANDS.items():
        keys = Counter(key for each in commands for key in keymaps.keys_of(each.id, preset.keys))
        assert [(scope, key) for key, count in keys.items() if count > 1] == []


def test_unknown_commands_in_stored_keys_are_left_out() -> None:
    assert keymaps.known({"study.undo": "z", "gone.command": "x", "study.bury": " "}) == {"study.undo": "z"}


def test_a_key_of_the_same_scope_is_taken() -> None:
    assert keymaps.clash("study.undo", "b", {}) == "study.bury"
    assert keymaps.clash("study.undo", "ctrl+q", {}) == "app.quit"
    assert keymaps.clash("study.undo", "w", {}) is None
    assert keymaps.clash("study.undo", "b", {"study.bury": "B"}) is None


@pytest.mark.parametrize(
    ("changed", "key", "taken"),
    [
        # A question stands on the study screen: its keys would hide those of the screen.
        ("study.bury", "t", "judge.true"),
        ("study.flag", "2", "study.hard"),
        ("judge.true", "s", "study.suspend"),
        ("pick.1", "u", "study.undo"),
        ("checklist.tick", "m", "study.flag"),
        # What works everywhere is nobody else's, on whatever screen.
        ("study.flag", "f2", "app.settings"),
        ("home.disputes", "f1", "app.help"),
        ("app.theme", "d", "home.disputes"),
        # The summary scrolls like a page.
        ("summary.home", "pagedown", "page.page-down"),
        # Once a question is answered its keys are free for the ratings; screens know nothing of each other.
        ("study.good", "t", None),
        ("study.overrule", "t", None),
        ("home.disputes", "t", None),
        ("disputes.voice", "b", None),
        ("judge.true", "2", None),
        ("summary.home", "b", None),
        # Moving in a list and scrolling the page share the arrows as they come, and may share other keys.
        ("pick.up", "z", None),
    ],
)
def test_a_key_is_taken_by_what_can_be_used_at_the_same_time(
    changed: str, key: str, taken: str | None
) -> None:
    own = {"study.up": "z"}
    assert keymaps.clash(changed, key, own) == taken


def test_no_command_clashes_with_another_as_they_come() -> None:
    """Nor within any of the sets of keys: each key that two share is one that they are meant to share."""
    for preset in keymaps.PRESETS:
        for _, each in all_commands():
            for key in keymaps.keys_of(each.id, preset.keys):
                assert keymaps.clash(each.id, key, preset.keys) is None


def test_each_scope_of_a_question_counts_as_one() -> None:
    """A command of a widget on the study screen clashes with the screen's own."""
    for scope, owner in OWNERS.items():
        if issubclass(owner, Widget) and not issubclass(owner, Screen):
            first = COMMANDS[scope][0].id
            assert keymaps.clash(first, "f9", {"study.bury": "f9"}) == "study.bury", scope
