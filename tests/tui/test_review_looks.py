"""How the review looks, and what it does with hostile text, the mouse, and no colour."""

from __future__ import annotations

import inspect
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Any

import msgspec
import pytest
from review_driving import app_over, desk
from textual.actions import parse
from textual.binding import Binding
from textual.dom import DOMNode
from tui_driving import press, screen_text, settle

from quiz.reading.draft.model import FactProposal
from tests.reading.review_folders import make, place, proposals
from tui import keymaps
from tui.review.app import ReviewApp, ReviewCommands
from tui.review.article import ArticleText
from tui.review.commands import COMMANDS, ReviewScope
from tui.review.form import FormScreen
from tui.review.help import HelpScreen
from tui.review.picking import PickScreen
from tui.review.screen import ProposalScreen

Compare = Callable[..., bool]

OWNERS: dict[ReviewScope, type[DOMNode]] = {
    ReviewScope.DESK: ProposalScreen,
    ReviewScope.APP: ReviewApp,
    ReviewScope.FORM: FormScreen,
    ReviewScope.PICK: PickScreen,
    ReviewScope.PAGE: HelpScreen,
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return make(tmp_path / "made")


@pytest.mark.parametrize("scope", ReviewScope)
def test_each_command_is_bound_once_and_carried_out_where_it_lives(scope: ReviewScope) -> None:
    owner = OWNERS[scope]
    bound = {binding.id for binding in owner.BINDINGS if isinstance(binding, Binding)}
    keys = Counter(key for one in COMMANDS[scope] for key in one.keys.split(","))
    assert [key for key, count in keys.items() if count > 1] == []
    for one in COMMANDS[scope]:
        assert one.id in bound
        assert one.tooltip.endswith(".")
        _, name, parameters = parse(one.action)
        inspect.signature(getattr(owner, f"action_{name}")).bind(None, *parameters)


def test_no_key_of_the_desk_is_one_of_everywhere() -> None:
    everywhere = {key for one in COMMANDS[ReviewScope.APP] for key in one.keys.split(",")}
    assert not everywhere & {key for one in COMMANDS[ReviewScope.DESK] for key in one.keys.split(",")}
    assert keymaps.PRESETS  # the study app's own keys are another matter


async def test_help_and_palette_know_every_command(folder: Path) -> None:
    app = app_over(folder)
    async with app.run_test(size=(100, 40)) as pilot:
        await settle(pilot)
        offered = {one.id for _, one in ReviewCommands(app.screen)._available()}
        assert {"desk.accept", "desk.reject", "desk.merge", "review.help"} <= offered
        assert "desk.split" not in offered, "a name cannot be split"
        await press(pilot, "question_mark")
        assert isinstance(app.screen, HelpScreen)
        listed = {label for scope in COMMANDS for _, label, _ in app.screen.lines(scope)}
        assert listed == {one.label for commands in COMMANDS.values() for one in commands}


async def test_the_mouse_accepts_and_chooses_answers(folder: Path) -> None:
    app = app_over(folder)
    async with app.run_test(size=(100, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "n")
        lines = screen_text(app).splitlines()
        y = next(at for at, line in enumerate(lines) if "1[✓]" in line)
        await pilot.click(offset=(lines[y].index("1[✓]") + 1, y))
        await settle(pilot)
        assert "1[ ]" in screen_text(app)
        foot = screen_text(app).splitlines()[-1]
        await pilot.click(offset=(foot.index("Accept"), 39))
        await settle(pilot)
        assert desk(app).seen.progress.decided == 2


async def test_text_of_articles_is_never_markup_and_obeys_nothing(tmp_path: Path) -> None:
    sentence = "The bridge will never be rebuilt."
    found = next(one for one in proposals() if isinstance(one, FactProposal) and one.id == "fact-never")
    folder = make(tmp_path / "made", [found, *[one for one in proposals() if one.id != "fact-never"]])
    where = place(sentence)
    hostile = "[red]The [/bold] \x1b[31m{bridge} \u202e [@click=app.quit()]x[/]"
    path = folder / "articles" / "herald.txt"
    path.write_text(path.read_text(encoding="utf-8").replace(sentence, hostile), encoding="utf-8")
    changed = msgspec.structs.replace(
        found,
        worth=1.0,
        why=("[b]why[/b]\x1b[2J",),
        place=msgspec.structs.replace(where, text=hostile, end=where.start + len(hostile)),
    )
    lines = [msgspec.json.encode(changed), *(msgspec.json.encode(o) for o in proposals() if o.id != found.id)]
    (folder / "proposed" / "herald.jsonl").write_bytes(b"\n".join(lines) + b"\n")
    app = app_over(folder)
    async with app.run_test(size=(100, 40)) as pilot:
        await settle(pilot)
        text = screen_text(app)
        assert "[red]The [/bold]" in text
        assert "[b]why[/b]" in text
        assert "\x1b" not in text
        assert "\u202e" not in text
        await press(pilot, "e", "escape", "l", "escape", "a")
        assert app.is_running


async def test_places_of_a_discrepancy_are_gone_through(folder: Path) -> None:
    app = app_over(folder)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        desk(app).go_to("conflict-rescued")
        await settle(pilot)
        assert "the Herald ¶3 · place 1 of 2" in screen_text(app)
        await press(pilot, "o")
        assert "the Gazette ¶1 · place 2 of 2" in screen_text(app)
        assert "▌" in screen_text(app)


async def test_a_sentence_at_the_end_of_a_long_article_is_in_sight_and_so_is_the_last_line(
    folder: Path,
) -> None:
    path = folder / "articles" / "herald.txt"
    paragraphs = path.read_text(encoding="utf-8").strip().split("\n\n")
    tail = " ".join(["The river said nothing of its own."] * 20 + ["Finis."])
    paragraphs[0] = paragraphs[1] = " ".join(["Nobody had seen so much water at Lind."] * 30)
    path.write_text("\n\n".join((*paragraphs[:-1], f"{paragraphs[-1]} {tail}")) + "\n", encoding="utf-8")
    app = app_over(folder)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "tab")
        desk(app).go_to("fact-never")
        await settle(pilot)
        for size in ((80, 24), (110, 34), (80, 16)):
            await pilot.resize_terminal(*size)
            await settle(pilot)
            assert any(line.startswith("▌") and "never be" in line for line in screen_text(app).splitlines())
            where = app.screen.find_widget(desk(app).query_one(ArticleText))
            assert where.visible_region == where.region, size
        for size in ((80, 24), (110, 34)):
            await pilot.resize_terminal(*size)
            await settle(pilot)
            for keys in (("home",), ("z", "home")):
                await press(pilot, *keys)
                assert "1 Nobody had seen" in screen_text(app)
                await press(pilot, "end")
                assert "Finis." in screen_text(app), (size, keys)
            await press(pilot, "z")


PICTURES: dict[str, tuple[tuple[int, int], tuple[str, ...], bool]] = {
    "fact-80x24": ((80, 24), ("n",), True),
    "fact-120x40": ((120, 40), ("n",), True),
    "fact-80x24-no-colour": ((80, 24), ("n",), False),
    "discrepancy-120x40": ((120, 40), ("f", *"discr", "enter"), True),
    "form-80x24": ((80, 24), ("n", "e"), True),
    "done-80x24": ((80, 24), (*"x" * 11,), True),
}


@pytest.mark.parametrize("name", PICTURES)
def test_picture(name: str, folder: Path, snap_compare: Compare, monkeypatch: pytest.MonkeyPatch) -> None:
    size, keys, colour = PICTURES[name]
    if not colour:
        monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.setattr("tui.review.proposal_screen.PAUSE", 0.01)
    monkeypatch.setattr("tui.widgets.topbar.NOTE", 60.0)

    async def drive(pilot: Any) -> None:
        await settle(pilot)
        await press(pilot, *keys)
        await pilot.pause(0.1)  # until the questions are asked for
        await settle(pilot)

    assert snap_compare(app_over(folder), terminal_size=size, run_before=drive)
