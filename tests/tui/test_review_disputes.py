"""Making a dispute in the review: the first view waits, one voice has one position."""

from __future__ import annotations

from pathlib import Path

from review_driving import app_over, desk
from tui_driving import press, screen_text, settle, type_text

from quiz.dossier.load import load
from tests.reading.review_folders import make
from tui.review.ask import AskScreen


async def test_the_first_view_waits_and_a_voice_has_one_position(tmp_path: Path) -> None:
    folder = make(tmp_path / "made")
    app = app_over(folder)
    async with app.run_test(size=(110, 34)) as pilot:
        await settle(pilot)
        review = await app.backend.run(lambda review: review)
        for claim in ("claim-blamed", "claim-river"):
            await app.backend.run(lambda _, one=claim: review.choose_holder(one, "greta-holm"))
        desk(app).go_to("claim-blamed")
        await settle(pilot)
        await press(pilot, "d")
        await type_text(pilot, "Who?")
        await press(pilot, "enter")
        await type_text(pilot, "they")
        await press(pilot, "enter", "enter")
        assert "waits: written as soon as a second view is attached" in screen_text(app)
        desk(app).go_to("claim-river")
        await settle(pilot)
        await press(pilot, "d", "enter", "enter")
        assert "Greta Holm has two positions in this dispute" in screen_text(app)
        await press(pilot, "enter")
        assert review.view("claim-river").settled.decision == "attached"
        await press(pilot, "u", "q")
        assert isinstance(app.screen, AskScreen)
        assert "1 dispute not written yet" in screen_text(app)
        await press(pilot, "n", "u", "u")
        desk(app).go_to("dispute-blame")
        await settle(pilot)
        await press(pilot, "a")
        assert "Greta Holm has two positions in this dispute" in screen_text(app)
        await press(pilot, "escape")
        assert app.screen is desk(app)
    assert load(folder).disputes == []
