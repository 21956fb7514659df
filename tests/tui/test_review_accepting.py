"""What accepting asks for first: whose claim it is, words of one's own, of what type a new name is."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from review_driving import app_over, desk
from textual.widgets import TextArea
from tui_driving import press, screen_text, settle, type_text

from quiz.dossier.load import load
from quiz.reading.draft.model import FactProposal, Place
from tests.reading.review_folders import answer, make, opened, proposals, yaml_of
from tui.review.reasons import REASONS, ReasonScreen
from tui.review.wording import WordingScreen
from tui.screens.choose import ChooseScreen

LONG = "In 1987 the ferry Marten ran aground off Lind with nine sheep on board."


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    fact = FactProposal(
        id="fact-long",
        worth=1.0,
        place=Place(source="gazette", paragraph=2, start=0, end=len(LONG), text=LONG),
        standing="reported",
        says=("gazette-author",),
        answers=(answer(LONG, "1987", "date", value="1987"),),
    )
    made = make(tmp_path / "made", [fact, *proposals()])
    path = made / "articles" / "gazette.txt"
    path.write_text(path.read_text(encoding="utf-8").replace("G. Holm wept.", LONG), encoding="utf-8")
    return made


async def test_accepting_a_claim_of_she_asks_whom_she_is_and_then_accepts(folder: Path) -> None:
    app = app_over(folder)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        desk(app).go_to("claim-blamed")
        await settle(pilot)
        assert "h chooses" in screen_text(app)
        await press(pilot, "a")
        assert isinstance(app.screen, ChooseScreen)
        assert "Whom does “She” stand for?" in screen_text(app)
        await press(pilot, "escape")
        assert not (folder / "statements.yaml").exists()
        await press(pilot, "a", "enter")
        assert "✓ statements/" in screen_text(app)
    (statement,) = load(folder).statements
    assert statement.holder == "greta-holm"


async def test_a_printed_sentence_is_told_in_ones_own_words_when_it_is_accepted(folder: Path) -> None:
    app = app_over(folder)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        assert desk(app).current == "fact-long"
        await press(pilot, "a")
        assert isinstance(app.screen, WordingScreen)
        assert "14 words in a row are those of gazette#2" in screen_text(app)
        await press(pilot, "enter")
        assert isinstance(app.screen, WordingScreen)
        await type_text(pilot, "It sank in 1987.")
        await pilot.pause(0.3)
        await settle(pilot)
        assert "✓ in your own words; asks for 1 answer" in screen_text(app)
        await press(pilot, "enter")
        assert desk(app).current != "fact-long"
    assert load(folder).statements[0].text == "It sank in {a}."


async def test_the_wording_is_left_for_a_second_round(folder: Path) -> None:
    before = yaml_of(folder)
    app = app_over(folder)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "A")
        assert "its wording is left to do" in screen_text(app)
        assert desk(app).current == "entity-aln"
        await press(pilot, "f", *"wording", "enter")
        assert desk(app).current == "fact-long"
        assert "1 to word" in screen_text(app) or "left to do" in screen_text(app)
        await press(pilot, "a", "ctrl+l")  # still later
        assert yaml_of(folder) == before
        await press(pilot, "a")
        app.screen.query_one(TextArea).text = "It sank in 1987."
        await press(pilot, "enter", "escape")
        assert opened(folder).progress().unworded == 0
    assert len(load(folder).statements) == 1


async def test_rejecting_may_say_why_with_one_key_more(folder: Path) -> None:
    app = app_over(folder)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "X", "escape")
        assert desk(app).current == "fact-long"
        await press(pilot, "X", "2")
        await press(pilot, "X")
        assert isinstance(app.screen, ReasonScreen)
        await press(pilot, "t", *"odd", "enter", "x")
    review = opened(folder)
    assert [review.view(one).settled.reason for one in ("fact-long", "entity-aln", "fact-took")] == [
        REASONS[1],
        "odd",
        None,
    ]


async def test_the_type_of_a_new_name_is_shown_and_changed_with_a_key(folder: Path) -> None:
    app = app_over(folder)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        desk(app).go_to("fact-took")
        await settle(pilot)
        assert "new   Aln (place)  y changes the type" in screen_text(app)
        await press(pilot, "y")
        assert "Aln: place  as it is now" in screen_text(app)
        await press(pilot, *"organ", "enter")
        assert "new   Aln (organisation)" in screen_text(app)
        assert "new   Aln (place)" not in screen_text(app)
        assert "2[✓] Aln" in screen_text(app)
        await press(pilot, "a")
        assert "+ Aln (" in screen_text(app).splitlines()[0]
    assert load(folder).entities[0].type == "organisation"


async def test_a_fact_is_merged_into_an_entry_written_by_hand(folder: Path) -> None:
    (folder / "statements.yaml").write_text(
        'statements:\n  - {id: sunk, kind: report, text: "Sheep sank in {a}.", ask: {a: When?},\n'
        '     answers: {a: {type: date, value: "1987"}},\n'
        '     evidence: [{at: "herald#4", says: [herald-author], printed: never be}]}\n',
        encoding="utf-8",
    )
    app = app_over(folder)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await press(pilot, "m", *"sheep")
        assert "Sheep sank in 1987.  in the dossier" in screen_text(app)
        await press(pilot, "enter")
        assert "= the same as: Sheep sank in 1987." in screen_text(app)
    assert [one.at for one in load(folder).statements[0].evidence] == ["herald#4", "gazette#2"]


async def test_the_article_is_shown_again_after_nothing_was(folder: Path) -> None:
    app = app_over(folder)
    async with app.run_test(size=(120, 40)) as pilot:
        await settle(pilot)
        await press(pilot, "slash", *"zzz", "enter")
        assert "Nothing is left to decide" in screen_text(app)
        await press(pilot, "slash", *["backspace"] * 3, *"rose", "enter")
        assert "By nobody in particular." in screen_text(app)


def test_what_waits_for_its_wording_is_kept_as_plain_values(folder: Path) -> None:
    review = opened(folder)
    review.accept_later("fact-long", review.draft("fact-long"))
    (line,) = (folder / "proposed" / "decided.jsonl").read_bytes().splitlines()
    record = msgspec.json.decode(line)
    assert (record["decision"], record["told"]["draft"]["section"]) == ("unworded", "statements")
