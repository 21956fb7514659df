"""What a form gives of an entry that only a person can say: what it is inferred from, what came of it."""

from __future__ import annotations

import json
from pathlib import Path

from review_driving import app_over, desk
from tui_driving import press, screen_text, settle

from quiz.reading.review.forms import Draft, EntityForm, EvidenceForm, SlotForm, StatementForm, WhenForm
from tests.reading.review_folders import make
from tui.review import fields
from tui.review.form import FormScreen
from tui.review.inputs import LongText
from tui.review.rows import Row
from tui.review.wording import WordingScreen
from tui.screens.choose import ChooseScreen


def test_what_only_a_person_can_say_of_a_statement_is_in_its_form() -> None:
    statement = StatementForm(
        id="root",
        kind="prediction",
        text="A root will show on {day}.",
        slots=(SlotForm(name="day", type="date", value="2022-03-03", questions=("When?",)),),
        evidence=(EvidenceForm(at="post#6", says=("fenn",), printed="On 3 March"),),
        when=WhenForm(edtf="2022-03-03"),
    )
    typed = {
        (0, "standing"): "yes",
        (0, "why"): "the year is that of the sentence before",
        (0, "later"): "seen borne-out; lost contradicted",
        (0, "when.text"): "On 3 March",
        (0, "when.why"): "likewise",
        (0, "slots.day.skip"): "cloze; choice",
    }
    draft = Draft(entry=statement)
    assert set(typed) <= {one.key for group in fields.groups(draft) for one in group.fields}
    node = fields.filled(draft, typed).entry.node()
    assert node["standing"] is True
    assert (node["basis"], node["from"]) == ("inferred", ["post#6"])
    assert node["later"] == [
        {"ref": "seen", "relation": "borne-out"},
        {"ref": "lost", "relation": "contradicted"},
    ]
    assert node["when"]["basis"] == "inferred"
    assert node["answers"]["day"]["skip"] == ["cloze", "choice"]


def test_a_name_says_of_which_group_it_is() -> None:
    draft = Draft(entry=EntityForm(id="holm", name="Greta Holm", type="person"))
    assert fields.filled(draft, {(0, "group"): "mayors"}).entry.node()["group"] == "mayors"


async def test_an_id_typed_into_a_list_is_nobody_new_and_a_position_is_of_the_kind_of_its_claim(
    tmp_path: Path,
) -> None:
    folder = make(tmp_path / "made")
    app = app_over(folder)
    async with app.run_test(size=(110, 34)) as pilot:
        await settle(pilot)
        desk(app).go_to("claim-blamed")
        await settle(pilot)
        await press(pilot, "h", *"herald-author")
        assert isinstance(app.screen, ChooseScreen)
        assert "New voice" not in screen_text(app)
        await press(pilot, "enter", "e")
        assert isinstance(app.screen, FormScreen)
        kind = next(one for one in app.screen.query(Row) if one.field.path == "kind")
        kind.control.value = "recommendation"  # type: ignore[union-attr]
        await press(pilot, "ctrl+s", "d", *"Who", "enter", *"the", "enter")
        assert isinstance(app.screen, WordingScreen), screen_text(app)
        app.screen.query_one(LongText).text = "They did it."
        await press(pilot, "enter")
        assert "a second view" in screen_text(app)
    kept = json.loads((folder / "proposed" / "decided.jsonl").read_text("utf-8").splitlines()[-1])
    (position,) = kept["told"]["dispute"]["positions"]
    assert (position["claim"], position["kind"]) == ("They did it.", "recommendation")
