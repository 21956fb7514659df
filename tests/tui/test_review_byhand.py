"""Proposing by hand in the review: a sentence of one's own choosing, blanks of one's own choosing."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from msgspec.structs import replace
from review_driving import app_over, desk
from tui_driving import press, screen_text, settle, type_text

from quiz.dossier.load import load
from tests.reading.review_folders import make
from tui.review.form import FormScreen
from tui.review.picking import PickScreen
from tui.review.rows import Row


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return make(tmp_path / "made")


async def go(pilot: Any, name: str) -> None:
    """Go to one proposal."""
    desk(pilot.app).go_to(name)
    await settle(pilot)


async def test_any_sentence_is_made_a_claim_and_decided_on_as_the_others(folder: Path) -> None:
    app = app_over(folder)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await go(pilot, "fact-35")
        await press(pilot, "c")
        assert isinstance(app.screen, PickScreen)
        assert app.screen.sentence is not None
        assert app.screen.sentence.place.text.startswith("Greta Holm said")
        assert "proposed already: Fact" in screen_text(app)
        await press(pilot, "pagedown", "up", "down", "up", "enter")
        await type_text(pilot, "claim")
        await press(pilot, "enter")  # whose it is comes next
        await press(pilot, "enter", "a")
        await press(pilot, "c", "escape")
        assert app.screen is desk(app)
    (statement,) = load(folder).statements
    assert (statement.kind.value, statement.holder) == ("claim", "greta-holm")
    assert "builders" in statement.text


async def test_words_of_ones_own_choosing_become_blanks_also_in_the_form(folder: Path) -> None:
    app = app_over(folder)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await go(pilot, "fact-40")
        await press(pilot, "b", "escape", "b", "end")
        await press(pilot, "enter")  # where nothing was marked Enter takes the word one is at
        assert "{b}" in desk(app).draft.entry.text
        await press(pilot, "e", "f2", "home", "shift+right", "space", "end", "space", "enter")
        await press(pilot, "ctrl+s", "a")
    (statement,) = load(folder).statements
    assert statement.text == "{b} in March, and {a} fled."
    assert statement.answers["b"].value == "Lind fell"
    assert statement.ask["b"] == ["What is missing? “____ in March, and 40 fled.”"]


async def test_merging_two_values_offers_a_discrepancy_and_more_values_are_chosen(folder: Path) -> None:
    app = app_over(folder)
    async with app.run_test(size=(110, 34)) as pilot:
        await settle(pilot)
        await go(pilot, "fact-40")
        await press(pilot, "m")
        await type_text(pilot, "Greta")
        await press(pilot, "enter")
        assert "They give different values: 40 and 35." in screen_text(app)
        await press(pilot, "enter")
        assert isinstance(app.screen, FormScreen)
        await press(pilot, "f2")
        await press(pilot, "home", "down", "enter", "enter")
        rows = {row.field.path: row for row in app.screen.query(Row)}
        assert rows["values.2.value"].typed == "G"
        rows["values.2.value"].control.value = ""  # it goes again
        rows["values.1.evidence.0.says"].control.value = "herald-author"
        await press(pilot, "ctrl+s", "a")
    (found,) = load(folder).discrepancies
    assert [(one.value, one.evidence[0].says) for one in found.values] == [
        ("40", ["gazette-author"]),
        ("35", ["herald-author"]),
    ]


async def test_undo_brings_back_what_was_edited(folder: Path) -> None:
    app = app_over(folder)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await go(pilot, "fact-40")
        await press(pilot, "b", "end", "enter", "x", "u")
        assert "{b}" in desk(app).draft.entry.text
        await press(pilot, "a", "u", "ctrl+r")
        assert desk(app).agenda.drafts == {}
    app = app_over(folder)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "u")
        assert desk(app).current == "fact-40"
        assert "{b}" in desk(app).draft.entry.text
        assert "edited here" in screen_text(app)


async def test_another_name_is_offered_for_what_is_written(folder: Path) -> None:
    app = app_over(folder)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        review = await app.backend.run(lambda review: review)
        draft = await app.backend.run(lambda _: review.draft("fact-40"))
        noted = replace(draft, entry=replace(draft.entry, note="The Aln rose."))
        await app.backend.run(lambda _: review.accept("fact-40", noted))
        await go(pilot, "entity-aln")
        entry = desk(app).draft.entry
        desk(app).change(replace(desk(app).draft, entry=replace(entry, name="River Aln")))
        await press(pilot, "a")
        assert "1 written entry still said “Aln”" in screen_text(app)
        await press(pilot, "y")
    assert load(folder).statements[0].note == "The River Aln rose."
