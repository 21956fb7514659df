"""Pictures of every screen: 80×24 dark, light and without colour; 120×40 and 40×24 dark.

After a change that is meant, look at the report of a failed run, then accept with ``--snapshot-update``.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
import tui_samples as samples
from tui_driving import press, settle, type_text

from quiz.study.preferences import Preferences
from tui import themes
from tui.app import QuizApp

Compare = Callable[..., bool]

VARIANTS = {
    "80x24-dark": ((80, 24), themes.DARK),
    "80x24-light": ((80, 24), themes.LIGHT),
    "120x40-dark": ((120, 40), themes.DARK),
    "40x24-dark": ((40, 24), themes.DARK),
    "80x24-no-colour": ((80, 24), themes.DARK),
}

SCREENS: dict[str, tuple[str, tuple[str, ...]]] = {
    "home": ("home", ()),
    "study": ("pick", ()),
    "answered": ("who", ("1",)),
    "summary": ("show", ("enter",)),
    "disputes": ("home", ("d", "enter")),
    "map": ("home", ("d", "2", "down")),
    "pair": ("home", ("d", "3")),
    "timeline": ("home", ("d", "4", "down", "down")),
    "discrepancies": ("home", ("d", "5")),
    "help": ("home", ("f1",)),
    "settings": ("home", ("s",)),
}

STATES: dict[str, tuple[str, tuple[str, ...]]] = {
    "show": ("show", ()),
    "judge": ("judge", ()),
    "judged": ("judge", ("t",)),
    "type": ("type", ()),
    "near": ("type", ("text:Solemanni", "enter")),
    "accepted": ("type", ("text:Solemanni", "enter", "o")),
    "cloze": ("cloze", ()),
    "assign": ("assign", ("2",)),
    "assigned": ("assign", ("2", "2", "3", "enter")),
    "arrange": ("arrange", ("space", "down")),
    "arranged": ("arrange", ("down", "down", "1", "enter")),
    "match": ("match", ("2",)),
    "claims": ("claims", ("1",)),
    "case": ("case", ("text:shield", "enter", "space")),
    "checklist": ("checklist", ()),
    "ticks": ("checklist", ("text:stay", "enter", "space")),
    "ticked": ("checklist", ("enter", "space", "enter")),
    "reveal": ("reveal", ("enter",)),
    "unfolded": ("who", ("1", "e")),
    "hostile": ("hostile", ()),
    "article": ("show", ("p",)),
    "keys": ("home", ("s", "down", "enter")),
    "themes": ("home", ("f3",)),
    "palette": ("home", ("ctrl+p",)),
    "event": ("home", ("d", "4", "down", "down", "enter")),
    "map-filtered": ("home", ("d", "2", "s", "enter")),
    "disputes-found": ("home", ("d", "v", "enter", "enter")),
    "home-done": ("home-done", ()),
    "home-empty": ("home-empty", ()),
}

HOMES = {"home": samples.HOME, "home-done": samples.DONE_HOME, "home-empty": samples.EMPTY_HOME}


def picture(
    snap_compare: Compare, make: Any, shape: str, keys: tuple[str, ...], size: tuple[int, int], theme: str
) -> bool:
    """Drive a new app to the state and compare its picture."""
    if shape in HOMES:
        app, library = make(home=True, home_view=HOMES[shape])
    elif shape == "hostile":
        app, library = make(samples.HOSTILE)
    else:
        app, library = make(samples.ALL[shape])
    assert isinstance(app, QuizApp)
    library.saved.append(Preferences(theme=theme))

    async def drive(pilot: Any) -> None:
        await settle(pilot)
        for key in keys:
            if key.startswith("text:"):
                await type_text(pilot, key.removeprefix("text:"))
            else:
                await press(pilot, key)

    return snap_compare(app, terminal_size=size, run_before=drive)


@pytest.mark.parametrize("variant", VARIANTS)
@pytest.mark.parametrize("screen", SCREENS)
def test_screen(
    screen: str, variant: str, snap_compare: Compare, sample_app: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    if variant.endswith("no-colour"):
        monkeypatch.setenv("NO_COLOR", "1")
    shape, keys = SCREENS[screen]
    size, theme = VARIANTS[variant]
    assert picture(snap_compare, sample_app, shape, keys, size, theme)


@pytest.mark.parametrize("state", STATES)
def test_state(state: str, snap_compare: Compare, sample_app: Any) -> None:
    shape, keys = STATES[state]
    assert picture(snap_compare, sample_app, shape, keys, (80, 24), themes.DARK)


@pytest.mark.parametrize(
    "state", ["near", "assign", "ticks", "assigned", "arrange", "arranged", "match", "claims", "keys"]
)
def test_state_in_forty_columns(state: str, snap_compare: Compare, sample_app: Any) -> None:
    shape, keys = STATES[state]
    assert picture(snap_compare, sample_app, shape, keys, (40, 24), themes.LIGHT)
