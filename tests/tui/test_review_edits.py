"""Changing what is proposed before it is accepted, and joining it with something else."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace
from review_driving import app_over, desk
from textual import events
from textual.widgets import Input, TextArea
from tui_driving import press, screen_text, settle

from quiz.dossier.load import load
from quiz.reading.draft.model import SlotWording, WordingProposal
from quiz.reading.review.views import PlaceView
from tests.reading.review_folders import NEVER, SAVED, make, opened, place, proposals, yaml_of
from tui.review.cut import CutScreen, parts
from tui.review.form import FormScreen
from tui.review.rows import Row, sentence_within


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return make(tmp_path / "made")


async def go(pilot: Any, name: str) -> None:
    """Go to one proposal."""
    desk(pilot.app).go_to(name)
    await settle(pilot)


async def until(pilot: Any, there: Callable[[], object]) -> None:
    """Wait until something is there; on a busy machine it takes a moment."""
    for _ in range(200):
        if there():
            break
        await pilot.pause(0.02)
    await settle(pilot)
    assert there()


async def edit(pilot: Any) -> None:
    """Open the form."""
    await press(pilot, "e")
    await until(pilot, lambda: isinstance(pilot.app.screen, FormScreen) and list(pilot.app.screen.query(Row)))


async def keep(pilot: Any, key: str = "enter") -> None:
    """Keep what is filled in."""
    await press(pilot, key)
    await until(pilot, lambda: pilot.app.screen is desk(pilot.app))


def row(app: Any, path: str) -> Row:
    """One field of the form."""
    return next(one for one in app.screen.query(Row) if one.field.path == path)


def fill(app: Any, path: str, text: str) -> None:
    """Put a text into a field."""
    row(app, path).begin()
    control = row(app, path).control
    if isinstance(control, TextArea):
        control.text = text
    else:
        assert isinstance(control, Input)
        control.value = text


async def test_an_edited_entry_is_written_as_edited_when_it_is_accepted(folder: Path) -> None:
    app = app_over(folder)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await go(pilot, "fact-40")
        await edit(pilot)
        fill(app, "slots.a.questions.0", "How many people were saved [when the bridge fell]?")
        # A field of several lines is found one's way out of, too.
        await press(pilot, "f6", *"importance", "enter")
        assert row(app, "importance").control.has_focus
        await press(pilot, "right")
        fill(app, "note", "A round figure?")
        await keep(pilot)
        assert "edited here" in screen_text(app)
        assert load(folder).statements == []
        await press(pilot, "a")
    (statement,) = load(folder).statements
    assert statement.importance == 3
    assert statement.note == "A round figure?"
    assert statement.ask["a"] == ["How many people were saved [when the bridge fell]?"]


async def test_what_is_typed_right_after_tab_is_for_the_next_field(folder: Path) -> None:
    app = app_over(folder)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await go(pilot, "fact-40")
        await edit(pilot)
        row(app, "id").begin()
        await settle(pilot)
        for key in ("shift+tab", "x", "y", "tab", "z"):
            app.post_message(events.Key(key, key if len(key) == 1 else None))
        await settle(pilot)
        assert row(app, "note").typed == "xy"
        assert "z" in row(app, "id").typed


async def test_a_bad_edit_is_told_at_its_field_and_nothing_is_lost(folder: Path) -> None:
    before = yaml_of(folder)
    app = app_over(folder)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await go(pilot, "fact-40")
        await edit(pilot)
        fill(app, "note", "kept")
        fill(app, "id", "Not An Id")
        await press(pilot, "ctrl+s")
        await until(pilot, lambda: row(app, "id").has_class("-wrong"))
        assert row(app, "id").control.has_focus
        assert row(app, "note").typed == "kept"
        fill(app, "id", "saved")
        await keep(pilot, "ctrl+s")
        assert yaml_of(folder) == before
        await press(pilot, "a")
    (statement,) = load(folder).statements
    assert (statement.id, statement.note) == ("saved", "kept")


def test_the_form_cuts_a_long_paragraph_between_words() -> None:
    before, said, after = "harbour " * 40, "The Aln rose.", " lighthouse" * 40
    start = len(before)
    place = PlaceView(
        source="s", label="S", paragraph=1, text=before + said + after, start=start, end=start + len(said)
    )
    shown = sentence_within(place).plain
    assert shown.startswith("… harbour ")
    assert f" {said} " in shown
    assert shown.endswith(" lighthouse …")
    assert len(shown) < len(said) + 2 * 83
    whole = replace(place, text=f"Then: {said}", start=6, end=6 + len(said))
    assert sentence_within(whole).plain == f"Then: {said}"


async def test_a_field_is_gone_to_by_its_name_from_one_of_several_lines_too(folder: Path) -> None:
    app = app_over(folder)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await go(pilot, "fact-40")
        await edit(pilot)
        assert isinstance(app.focused, TextArea)
        await press(pilot, "f6", *"impor", "enter", "right")
        assert row(app, "importance").typed == "3"


async def test_escape_leaves_the_entry_as_it_was(folder: Path) -> None:
    app = app_over(folder)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await go(pilot, "fact-40")
        await edit(pilot)
        fill(app, "note", "gone")
        await press(pilot, "escape")
        assert desk(app).agenda.drafts == {}
        await press(pilot, "a")
    assert load(folder).statements[0].note is None


async def test_a_blank_typed_into_the_sentence_gets_fields_of_its_own(folder: Path) -> None:
    app = app_over(folder)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await go(pilot, "fact-took")
        await edit(pilot)
        fill(app, "text", "On {a} the {b} rose by a {c}.")
        await press(pilot, "enter")
        await until(pilot, lambda: "new blank" in screen_text(app))
        fill(app, "slots.c.value", "foot")
        fill(app, "slots.c.questions.0", "By what did it rise?")
        await keep(pilot)
        await press(pilot, "a")
    (statement,) = load(folder).statements
    assert statement.answers["c"].value == "foot"


async def test_digits_choose_what_is_asked_for(folder: Path) -> None:
    app = app_over(folder)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await go(pilot, "fact-took")
        await press(pilot, "1")
        draft = desk(app).draft
        assert draft is not None
        assert draft.entry.text == "On 3 March 2019 the {b} rose."
        await press(pilot, "2")
        assert "asks for something" in {note.message.split(":")[0] for note in app._notifications}.pop()
        await press(pilot, "1")
        draft = desk(app).draft
        assert draft is not None
        assert draft.entry.text == "On {a} the {b} rose."
        await press(pilot, "2", "a")
    (statement,) = load(folder).statements
    assert statement.text == "On {a} the Aln rose."
    assert load(folder).entities == []


async def test_the_holder_of_a_pronoun_is_chosen(folder: Path) -> None:
    app = app_over(folder)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await go(pilot, "claim-blamed")
        assert "Choose whom “She” stands for." in screen_text(app)
        await press(pilot, "h", "enter")
        assert desk(app).current == "claim-blamed"
        assert "Choose whom" not in screen_text(app)
    assert opened(folder).draft("claim-blamed").entry.evidence[0].says == ("herald-author", "greta-holm")


async def test_names_are_merged_and_told_apart(folder: Path) -> None:
    app = app_over(folder)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await go(pilot, "entity-holm")
        await press(pilot, "t")
        assert desk(app).view.maybe == ()
        await press(pilot, "u", "m", "enter")
        assert desk(app).current == "fact-35"
        await go(pilot, "entity-g-holm")
        await press(pilot, "a")
    (entity,) = load(folder).entities
    assert "Greta Holm" in entity.variants


async def test_a_fact_is_cut_in_two(folder: Path) -> None:
    app = app_over(folder)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await go(pilot, "fact-40")
        await press(pilot, "s")
        assert isinstance(app.screen, CutScreen)
        app.screen.query_one(TextArea).text = SAVED.replace(", and", ",| and")
        await press(pilot, "enter")
        titles = [one.title for one in desk(app).agenda.items]
        assert "and 40 fled." in titles


async def test_claims_are_made_positions_of_a_new_dispute(folder: Path) -> None:
    app = app_over(folder)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await go(pilot, "claim-blamed")
        await press(pilot, "d", *"Whose", "space", *"fault?", "enter", *"builders", "enter")
        assert "Whom does “She” stand for?" in screen_text(app)
        await press(pilot, "enter", "enter")
        await go(pilot, "claim-river")
        await press(pilot, "d", "enter", *"the", "space", *"river", "enter")
        assert "grounds: on what it rests" in screen_text(app)
        await press(pilot, *"Water", "tab", *"It", "space", *"rose.", "tab", *"half", "enter")
    (dispute,) = load(folder).disputes
    assert [(one.claim, one.grounds, one.hedge) for one in dispute.positions][1:] == [
        ("Water", "It rose.", "half")
    ]
    assert dispute.question == "Whose fault?"
    assert [one.label for one in dispute.stances] == ["builders", "the river"]


async def test_the_wordings_of_a_language_model_are_gone_through_and_written(tmp_path: Path) -> None:
    wording = WordingProposal(
        id="wording-40",
        by="a-model",
        fact="fact-40",
        text="When the bridge at Lind fell, {a} people were brought to safety.",
        slots=(SlotWording(slot="a", answer=0, questions=("How many were brought to safety at Lind?",)),),
        evidence=(place(SAVED, "gazette"),),
    )
    folder = make(tmp_path / "made", [*proposals(), wording])
    app = app_over(folder)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await go(pilot, "fact-40")
        assert "( ) When the bridge at Lind fell, {a} people" in screen_text(app)
        await press(pilot, "w")
        assert "(•) When the bridge at Lind fell, {a} people" in screen_text(app)
        await press(pilot, "w")
        assert "( ) When the bridge" in screen_text(app)
        assert desk(app).agenda.drafts == {}
        await press(pilot, "w", "a")
    assert load(folder).statements[0].text == wording.text


async def test_an_outside_change_is_told_calmly_and_the_folder_can_be_read_again(folder: Path) -> None:
    app, other = app_over(folder), folder.parent / "other"
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        shutil.copytree(folder, other)
        opened(other).reject("fact-never")  # as if it came from version control
        shutil.copy(other / "proposed" / "decided.jsonl", folder / "proposed")
        await press(pilot, "a")
        assert "somebody else" in " ".join(screen_text(app).split())
        await press(pilot, "y")
        assert "1 of 11 decided" in screen_text(app)
        await press(pilot, "a")
    assert [one.id for one in load(folder).entities] == ["aln"]


async def test_a_file_broken_by_hand_is_told_with_its_line_and_goes_on_when_mended(folder: Path) -> None:
    voices = folder / "voices.yaml"
    sound = voices.read_text(encoding="utf-8")
    app = app_over(folder)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        voices.write_text(sound + "  - {id: [\n", encoding="utf-8")
        await press(pilot, "a")
        assert "voices.yaml:4" in "".join(screen_text(app).replace("▌", "").split())
        assert not (folder / "entities.yaml").exists()
        voices.write_text(sound + "# mended\n", encoding="utf-8")
        await press(pilot, "y", "a")
    assert [one.id for one in load(folder).entities] == ["aln"]
    assert voices.read_text(encoding="utf-8") == sound + "# mended\n"


async def test_leaving_asks_where_an_edit_would_be_lost(folder: Path) -> None:
    app = app_over(folder)
    async with app.run_test(size=(80, 24)) as pilot:
        await settle(pilot)
        await go(pilot, "fact-took")
        await press(pilot, "1", "q")
        assert "1 edited proposal not accepted yet" in screen_text(app)
        await press(pilot, "n")
        assert app.screen is desk(app)
        await press(pilot, "ctrl+q")
        assert app.screen is not desk(app)
        await press(pilot, "y")
    assert app.return_code == 0


@given(st.text("ab |\n\x07", min_size=1, max_size=12), st.lists(st.integers(0, 12), max_size=3))
def test_bars_put_into_a_sentence_cut_it_there(sentence: str, places: list[int]) -> None:
    bare = sentence.replace("|", "").replace("\x07", "")
    typed = bare
    for at in sorted((min(one, len(bare)) for one in places), reverse=True):
        typed = f"{typed[:at]}|{typed[at:]}"
    found = parts(bare, typed)
    assert found is not None
    assert "".join(bare[a:b] for a, b in found).split() == "".join(bare).split() or bare.strip() == ""
    assert len(found) <= len(places) + 1


def test_words_changed_are_no_cut() -> None:
    assert parts(NEVER, NEVER.replace("never", "ever")) is None
    assert parts(NEVER, NEVER + "!") is None
    assert parts(NEVER, NEVER[:-1]) is None
