"""Reviewing in the terminal: through keys, and what stands on the disk after them."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from msgspec.structs import replace
from review_driving import app_over, desk
from tui_driving import press, screen_text, settle

from quiz.dossier.load import load
from quiz.reading.review.review import Review
from quiz.reading.review.views import ProposalView
from tests.reading.review_folders import make, yaml_of
from tui.review import words


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return make(tmp_path / "made")


async def test_the_best_proposal_is_shown_with_its_sentence_lit_in_the_article(folder: Path) -> None:
    app = app_over(folder)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert "Name · 1 of 11 · needed by a fact worth 90%" in screen_text(app)
        await press(pilot, "n")
        text = screen_text(app)
        assert "= 3 March 2019  date" in text
        assert "2019-03-03" not in text
        assert "0 of 11 decided · 0 accepted" in text
        assert "Fact, reported · 2 of 11 · worth 90%" in text
        assert "On ⟨a 3 March 2019⟩ the ⟨b Aln⟩ rose." in text
        assert "statements/3-march-2019-aln-rose" in text
        lines = [line for line in text.splitlines() if line.startswith("▌")]
        assert "On 3 March 2019 the Aln rose." in " ".join(lines)


async def test_accepting_writes_and_goes_on_at_once(folder: Path) -> None:
    app = app_over(folder)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "a")
        assert "✓ entities/aln" in screen_text(app).splitlines()[0]
        assert desk(app).current == "fact-took"
        await press(pilot, "a")
        assert desk(app).current == "entity-holm"
        await press(pilot, "x")
        assert desk(app).current == "fact-35"
    dossier = load(folder)
    assert [one.id for one in dossier.entities] == ["aln"]
    assert [one.id for one in dossier.statements] == ["3-march-2019-aln-rose"]


async def test_undo_and_redo_bring_the_proposal_back_and_the_files(folder: Path) -> None:
    before = yaml_of(folder)
    app = app_over(folder)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "n", "a")
        after = yaml_of(folder)
        assert after != before
        await press(pilot, "u")
        assert yaml_of(folder) == before
        assert desk(app).current == "fact-took"
        await press(pilot, "ctrl+r")
        assert yaml_of(folder) == after
        await press(pilot, "u", "x", "u")
        assert desk(app).current == "fact-took"
        assert yaml_of(folder) == before


async def test_what_was_decided_in_an_earlier_review_can_be_taken_back(folder: Path) -> None:
    for keys in (("n", "a"), ("u",)):
        app = app_over(folder)
        async with app.run_test(size=(80, 24)) as pilot:
            await settle(pilot)
            await press(pilot, *keys)
            if keys == ("u",):
                assert desk(app).current == "fact-took"
    assert load(folder).statements == []


async def test_skipping_leaves_for_the_end_and_a_decision_goes_on_from_where_one_is(folder: Path) -> None:
    app = app_over(folder)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "k")
        assert desk(app).current == "fact-took"
        assert [one.id for one in desk(app).agenda.items][-1] == "entity-aln"
        await press(pilot, "n", "n")
        assert desk(app).current == "fact-35"
        await press(pilot, "x")
        assert desk(app).current == "fact-40"
        await press(pilot, "p", "p", "p", "p")
        assert desk(app).current == "fact-took"


async def test_search_filter_and_the_same_paragraph(folder: Path) -> None:
    app = app_over(folder)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "slash", *"bridge", "enter")
        assert "only “bridge”" in screen_text(app)
        assert len(desk(app).agenda.items) < 11
        await press(pilot, "escape", "f")
        assert re.search(r"\d proposals, \d of \d paragraphs done", screen_text(app))
        await press(pilot, *"claims", "enter")
        assert "Claim, judgement · 1 of 2 " in screen_text(app)
        seen = desk(app).seen
        assert seen is not None
        assert seen.view is not None
        assert words.title(replace(seen.view, standing="claim")) == "Claim"
        assert [one.id for one in desk(app).agenda.items] == ["claim-blamed", "claim-river"]
        await press(pilot, "escape")
        before = desk(app).agenda.items[desk(app).agenda.place]
        assert before.id == "claim-blamed"
        await press(pilot, "g")
        here = desk(app).agenda.items[desk(app).agenda.place]
        assert here.id != before.id
        assert (here.source, here.paragraph) == (before.source, before.paragraph)


async def test_when_all_is_decided_it_says_what_to_do_next(folder: Path) -> None:
    app = app_over(folder)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, *"x" * 11)
        text = screen_text(app)
        assert "All is decided: 0 accepted, 11 rejected." in text
        assert "quiz lint made" in text
        assert "quiz build made" in text
        await press(pilot, "u")
        assert desk(app).current == "entity-g-holm"


@pytest.mark.parametrize("size", [(20, 6), (40, 12), (200, 60)])
async def test_it_stands_any_size(folder: Path, size: tuple[int, int]) -> None:
    app = app_over(folder)
    async with app.run_test(size=size) as pilot:
        await settle(pilot)
        await press(pilot, "z", "tab", "down", "pagedown", "z", "n", "a")
        await pilot.resize_terminal(80, 24)
        await settle(pilot)
        await press(pilot, "f1", "q", "f4")
        assert len(load(folder).statements) == 1


async def test_one_proposal_that_fails_is_passed_over_and_the_others_are_decided(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def failing(review: Review, name: str) -> ProposalView:
        if name == "fact-took":
            raise IndexError("tuple index out of range")
        return real(review, name)

    real = Review.view
    monkeypatch.setattr(Review, "view", failing)
    app = app_over(folder)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "n")
        told = " ".join(one.message for one in app._notifications)
        assert "Passed over: “On 3 March 2019" in told
        await press(pilot, "x")
        assert "1 of 11 decided" in screen_text(app)
        monkeypatch.setattr(Review, "reject", lambda *_: 1 / 0)
        await press(pilot, "x")
        assert "ZeroDivisionError" in " ".join(one.message for one in app._notifications)
        assert "1 of 11 decided" in screen_text(app)
