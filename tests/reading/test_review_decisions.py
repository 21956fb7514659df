"""Deciding on several proposals at once: one merged into another, split, told apart, made a dispute of."""

from __future__ import annotations

import msgspec
import pytest

from quiz.dossier.load import load
from quiz.errors import QuizError
from quiz.reading.review.checks import FormError
from quiz.reading.review.disputing import PositionDraft
from quiz.reading.review.forms import DisputeForm, StanceForm
from quiz.reading.review.others import few
from quiz.reading.review.printed import as_written
from tests.reading.review_folders import SAID, SAVED, make, opened, yaml_of


@pytest.fixture
def folder(tmp_path):
    return make(tmp_path / "made")


def left(review) -> set[str]:
    return {item.id for item in review.queue()}


# ---------------------------------------------------------------- facts merged and split


def test_a_fact_merged_before_the_other_is_accepted_brings_its_evidence(folder):
    review = opened(folder)
    review.merge("fact-40", "fact-took")
    assert "fact-40" not in left(review)
    review = opened(folder)
    review.accept("fact-took")
    assert [one.at for one in load(folder).statements[0].evidence] == ["herald#3", "gazette#1"]


def test_a_fact_merged_into_an_accepted_one_adds_its_evidence_to_the_entry_and_nothing_else(folder):
    review = opened(folder)
    entry = review.accept("fact-took")
    path = folder / "statements.yaml"
    path.write_text(path.read_text().replace("    kind: report\n", "    kind: report   # seen\n"))
    before = path.read_text()
    review.merge("fact-40", "fact-took")
    assert path.read_text() == before + (
        '      - {at: "gazette#1", says: [gazette-author], printed: "Lind fell in March, and 40"}\n'
    )
    assert review.view("fact-40").settled.entry == entry
    review.undo()
    assert path.read_text() == before


def test_views_of_different_voices_are_not_merged(folder):
    review = opened(folder)
    review.accept("claim-river")
    before = yaml_of(folder)
    with pytest.raises(QuizError, match="different voices") as error:
        review.merge("fact-35", "claim-river")
    assert error.value.title == "These cannot be merged"
    assert "choose the holder first (h)" in error.value.remedy
    assert yaml_of(folder) == before


def test_a_fact_is_split_into_parts_with_the_answers_that_lie_in_them(folder):
    review = opened(folder)
    cut = SAVED.index(", and")
    parts = review.split("fact-40", [(0, cut), (cut + len(", and"), len(SAVED))])
    assert parts == ("fact-40.1", "fact-40.2")
    review = opened(folder)
    assert "fact-40" not in left(review)
    assert [one.printed for one in review.view(parts[1]).answers] == ["40"]
    assert review.draft(parts[1]).entry.text == "{a} fled."
    review.accept(parts[1])
    review.undo()
    review.undo()
    assert "fact-40" in left(review)
    assert not left(review) & set(parts)


@pytest.mark.parametrize("cuts", [[(0, 5)], [(0, 8), (4, 12)], [(0, 5), (6, 9999)], [(0, 5), (5, 5)]])
def test_parts_that_are_none_are_refused(folder, cuts):
    with pytest.raises(QuizError, match="two parts or more"):
        opened(folder).split("fact-40", cuts)


# ---------------------------------------------------------------- entities


def test_a_confirmed_alias_becomes_a_variant_in_the_draft(folder):
    review = opened(folder)
    assert [(one.id, one.label) for one in review.view("entity-holm").maybe] == [("entity-g-holm", "G. Holm")]
    review.confirm_alias("entity-g-holm", "entity-holm")
    assert review.draft("entity-holm").entry.variants == ("Holm", "G. Holm")
    assert review.view("entity-holm").maybe == ()
    review.accept("fact-35")
    assert load(folder).entities[0].variants == ["Holm", "G. Holm"]


def test_a_confirmed_alias_becomes_a_variant_of_the_entity_in_the_dossier(folder):
    review = opened(folder)
    review.accept("entity-holm")
    (folder / "entities.yaml").write_text((folder / "entities.yaml").read_text().rstrip("\n") + "  # mayor\n")
    before = yaml_of(folder)
    review.confirm_alias("entity-holm", "entity-g-holm")  # whichever way round
    assert (folder / "entities.yaml").read_text() == (
        'entities:\n  - {id: greta-holm, name: "Greta Holm", type: person, role: "mayor of Lind", '
        'variants: ["Holm", "G. Holm"]} # mayor\n'
    )
    assert "entity-g-holm" not in left(review)
    review.undo()
    assert yaml_of(folder) == before


def test_a_refused_alias_is_not_asked_about_again_and_is_told_apart(folder):
    review = opened(folder)
    review.refuse_alias("entity-holm", "entity-g-holm")
    assert review.view("entity-holm").maybe == ()
    review.accept("entity-g-holm")
    assert opened(folder).draft("entity-holm").entry.confusable == ("g-holm",)


def test_what_the_dossier_has_already_is_not_asked_about(folder):
    (folder / "entities.yaml").write_text("entities:\n  - {id: river, name: Aln, type: place}\n")
    review = opened(folder)
    assert "entity-aln" not in left(review)
    assert review.progress().known == 1
    review.accept("fact-took")
    assert load(folder).statements[0].answers["b"].entity == "river"


# ---------------------------------------------------------------- holders


def test_the_holder_that_is_chosen_is_in_the_draft(folder):
    review = opened(folder)
    review.choose_holder("claim-blamed", "greta-holm")
    review = opened(folder)
    view = review.view("claim-blamed")
    assert view.holder.voice.label == "Greta Holm"
    assert view.draft.entry.evidence[0].says == ("herald-author", "greta-holm")
    assert "According to Greta Holm: She blamed" in view.draft.entry.text or view.draft.entry.text.startswith(
        "{a} says"
    )
    with pytest.raises(QuizError, match="no voice nobody"):
        review.choose_holder("claim-blamed", "nobody")


def test_one_whose_holder_is_known_is_told_by_that_voice(folder):
    review = opened(folder)
    review.accept("claim-river")
    (statement,) = load(folder).statements
    assert statement.evidence[0].says == ["herald-author", "ivo-brandt"]
    assert load(folder).voices[-1].label == "Ivo Brandt"
    assert statement.kind == "judgement"


# ---------------------------------------------------------------- disputes


BLAME = DisputeForm(
    id="blame",
    question="Who is to blame?",
    stances=(StanceForm(id="builders", label="the builders"),),
)


def test_a_dispute_is_made_step_by_step_and_written_when_it_is_complete(folder):
    before = yaml_of(folder)
    review = opened(folder)
    review.outline_dispute(BLAME, "dispute-blame")
    assert yaml_of(folder) == before
    review.choose_holder("claim-blamed", "greta-holm")
    assert review.attach("claim-blamed", "blame", "builders") == "disputes/blame#greta-holm"
    assert "disputes.yaml" not in yaml_of(folder)
    review = opened(folder)
    (view,) = review.disputes()
    assert (view.id, view.voices, view.in_dossier) == ("blame", ("Greta Holm",), False)
    review.attach("claim-river", "blame", StanceForm(id="river", label="the river"))
    (dispute,) = load(folder).disputes
    assert [(one.id, one.stance, one.claim) for one in dispute.positions] == [
        ("greta-holm", "builders", "“She blamed the builders.”"),
        ("ivo-brandt", "river", "The river did."),
    ]
    assert review.disputes()[0].in_dossier
    assert not {"claim-blamed", "claim-river", "dispute-blame"} & left(review)
    for _ in range(4):
        review.undo()
    assert yaml_of(folder) == before
    for _ in range(4):
        review.redo()
    assert len(load(folder).disputes) == 1


def test_a_claim_is_attached_to_a_dispute_of_the_dossier_on_a_new_stance(folder):
    review = opened(folder)
    review.choose_holder("claim-blamed", "greta-holm")
    entry = review.accept("dispute-blame")
    assert entry == "disputes/blame-bridge"
    assert len(load(folder).disputes[0].positions) == 2
    review.undo()
    text = (
        "disputes:\n"
        "  # the one question\n"
        "  - id: blame\n"
        '    question: "Who is to blame?"\n'
        "    stances: [{id: luck, label: bad luck}, {id: fate, label: fate}]\n"
        "    positions:\n"
        "      - {id: a, stance: luck, kind: claim, claim: Bad luck., "
        'evidence: [{at: "herald#4", says: [herald-author], printed: The bridge}]}\n'
        "      # the Gazette's\n"
        "      - {id: b, stance: fate, kind: claim, claim: Fate., "
        'evidence: [{at: "gazette#1", says: [gazette-author], printed: Aln}]}\n'
        "cards: []\n"
    )
    (folder / "more.yaml").write_text(text)
    review.attach("claim-river", "blame", StanceForm(id="river", label="the river"))
    (dispute,) = load(folder).disputes
    assert [one.id for one in dispute.stances] == ["luck", "fate", "river"]
    assert dispute.positions[-1].holder == "ivo-brandt"
    new = (folder / "more.yaml").read_text()
    assert new.startswith(text[: text.index("    stances")])
    assert "      # the Gazette's\n" in new
    assert new.endswith("cards: []\n")
    review.undo()
    assert (folder / "more.yaml").read_text() == text


def test_a_position_that_does_not_fit_names_its_field(folder):
    review = opened(folder)
    review.outline_dispute(BLAME)
    draft = review.position("claim-river", "blame", "builders")
    assert isinstance(draft, PositionDraft)
    wrong = msgspec.structs.replace(draft, position=msgspec.structs.replace(draft.position, claim=""))
    with pytest.raises(FormError) as caught:
        review.attach("claim-river", "blame", "builders", wrong)
    assert caught.value.field == "claim"
    with pytest.raises(QuizError, match="no stance nowhere"):
        review.attach("claim-river", "blame", "nowhere")
    with pytest.raises(QuizError, match="no dispute nothing"):
        review.attach("claim-river", "nothing", "nowhere")


# ---------------------------------------------------------------- conflicts


def test_a_conflict_names_the_slots_of_the_statements_made_from_its_facts(folder):
    review = opened(folder)
    for name in ("fact-35", "fact-40", "conflict-rescued"):
        review.accept(name)
    (discrepancy,) = load(folder).discrepancies
    assert [(one.value, one.of) for one in discrepancy.values] == [
        ("35", ["greta-holm-35-rescued#a"]),
        ("40", ["lind-fell-march-40-fled#a"]),
    ]
    assert discrepancy.thing == "the number of people rescued"
    assert SAID[:5] not in discrepancy.thing


def test_a_value_is_cut_to_what_may_be_quoted():
    assert few("a group of masked youths and members of the crew of the ferry") == (
        "a group of masked youths and members"
    )
    assert few("the barge") == "the barge"
    assert few("one two three four five of the eight") == "one two three four five"


def test_a_sentence_with_hard_spaces_is_still_printed(folder):
    path = folder / "articles" / "gazette.txt"
    path.write_text(path.read_text(encoding="utf-8").replace("and 40", "and\xa040"), encoding="utf-8")
    review = opened(folder)
    assert review.accept("fact-40")
    assert load(folder).statements


# ---------------------------------------------------------------- preview


def test_the_preview_asks_what_the_draft_would_ask_and_writes_nothing(folder):
    review = opened(folder)
    before = yaml_of(folder)
    shown = review.preview(review.draft("fact-took"))
    assert {"cloze", "short-answer", "date"} <= {one.form for one in shown.questions}
    assert any(one.prompt == "On ____ the Aln rose." for one in shown.questions)
    assert not [one for one in shown.findings if one.must]
    assert yaml_of(folder) == before


def test_the_preview_tells_what_must_be_mended_and_what_the_linter_says(folder):
    review = opened(folder)
    draft = review.draft("fact-took")
    slot = msgspec.structs.replace(draft.entry.slots[0], questions=("Was it 3 March 2019?",))
    entry = msgspec.structs.replace(draft.entry, slots=(slot, draft.entry.slots[1]))
    (finding,) = review.preview(msgspec.structs.replace(draft, entry=entry)).findings
    assert (finding.must, finding.field) == (True, "slots.a.questions.0")
    slot = msgspec.structs.replace(slot, questions=("Was it that day?",))
    entry = msgspec.structs.replace(draft.entry, slots=(slot, draft.entry.slots[1]))
    findings = review.preview(msgspec.structs.replace(draft, entry=entry)).findings
    assert findings
    assert all(one.rule.startswith("Q") and not one.must for one in findings)


@pytest.mark.parametrize(
    ("phrase", "written"),
    [
        ("bord, Lind, strikes", "border, Lind, strikes"),
        ("iranian militia", "Iranian militias"),
        ("Iran and foot", "Iran and footsteps"),
        ("the war", "the war"),
    ],
)
def test_a_subject_is_told_in_words_as_they_are_printed(phrase, written):
    texts = ("Strikes hit Iranian militias at the border, borders of Lind.", "footsteps of war strikes")
    assert as_written(phrase, texts) == written
