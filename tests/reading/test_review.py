"""Deciding on proposals: the queue, what accepting writes, rejecting, undoing, reopening."""

from __future__ import annotations

import msgspec
import pytest

from quiz.dossier.load import load
from quiz.dossier.skeleton import EDITOR_LINE, SCHEMA_FILE
from quiz.errors import QuizError
from quiz.reading.review.checks import FormError
from quiz.reading.review.forms import StatementForm
from tests.reading.review_folders import make, opened, yaml_of


@pytest.fixture
def folder(tmp_path):
    return make(tmp_path / "made")


def test_the_queue_begins_with_what_is_worth_most_and_entities_come_before_the_facts_that_need_them(folder):
    assert [item.id for item in opened(folder).queue()] == [
        "entity-aln",
        "fact-took",
        "entity-holm",
        "fact-35",
        "fact-40",
        "claim-blamed",
        "claim-river",
        "conflict-rescued",
        "dispute-blame",
        "fact-never",
        "entity-g-holm",
    ]


def test_the_queue_is_filtered_by_kind_source_and_words(folder):
    review = opened(folder)
    assert [item.id for item in review.queue(kinds={"claim"})] == ["claim-blamed", "claim-river"]
    assert {item.id for item in review.queue(source="gazette")} == {
        "fact-40",
        "conflict-rescued",
        "entity-g-holm",
    }
    assert [item.id for item in review.queue(search="ALN rose")] == ["fact-took"]
    assert review.queue(search="nobody wrote this") == ()


def test_a_conflict_comes_first_when_its_facts_are_decided(folder):
    review = opened(folder)
    review.accept("fact-35")
    review.accept("fact-40")
    assert review.queue()[0].id == "conflict-rescued"


def test_a_view_shows_the_sentence_in_its_paragraph(folder):
    view = opened(folder).view("fact-took")
    (place,) = view.places
    assert place.text[place.start : place.end] == "On 3 March 2019 the Aln rose."
    assert (place.label, place.paragraph) == ("the Herald", 3)
    assert [(one.type, one.printed) for one in view.answers] == [("date", "3 March 2019"), ("place", "Aln")]
    assert view.says == ("the Herald author",)


def test_accepting_a_fact_writes_the_sentence_with_slots_and_the_entity_it_needs(folder):
    review = opened(folder)
    assert review.accept("fact-took") == "statements/3-march-2019-aln-rose"
    text = (folder / "statements.yaml").read_text(encoding="utf-8")
    assert text == (
        "statements:\n"
        '  - id: "3-march-2019-aln-rose"\n'
        "    kind: report\n"
        "    importance: 2\n"
        '    text: "On {a} the {b} rose."\n'
        "    answers:\n"
        '      a: {type: date, value: "2019-03-03"}\n'
        "      b: {type: place, entity: aln}\n"
        "    ask:\n"
        '      a: "What is missing? “On ____ the Aln rose.”"\n'
        '      b: "What is missing? “On 3 March 2019 the ____ rose.”"\n'
        '    when: {edtf: "2019-03-03", text: "On 3 March 2019"}\n'
        "    evidence:\n"
        '      - {at: "herald#3", says: [herald-author], printed: "3 March 2019 the Aln rose"}\n'
    )
    assert (folder / "entities.yaml").read_text() == 'entities:\n  - {id: aln, name: "Aln", type: place}\n'
    assert "entity-aln" not in {item.id for item in review.queue()}
    assert load(folder).statements[0].id == "3-march-2019-aln-rose"


def test_accepting_what_somebody_says_brings_the_voice_and_keeps_what_the_files_say(folder):
    review = opened(folder)
    review.accept("fact-35")
    (statement,) = load(folder).statements
    assert statement.kind == "claim"
    assert statement.text == "Greta Holm said that {a} were rescued."
    assert statement.evidence[0].says == ["herald-author", "greta-holm"]
    assert statement.evidence[0].printed in (folder / "articles/herald.txt").read_text()
    text = (folder / "voices.yaml").read_text()
    assert text.startswith(
        'voices:\n  - {id: herald-author, kind: author, label: "the Herald author"}   # nobody signs\n'
    )
    assert text.endswith(
        '  - {id: greta-holm, kind: person, label: "Greta Holm", role: "mayor of Lind", entity: greta-holm}\n'
    )


def test_what_nobody_else_is_credited_with_names_its_author(folder):
    review = opened(folder)
    review.accept("fact-never")
    (statement,) = load(folder).statements
    assert statement.kind == "prediction"
    assert statement.text == "{a} says: The bridge will never be rebuilt."
    assert statement.holder == "herald-author"


def test_a_pronoun_is_left_to_be_chosen(folder):
    draft = opened(folder).draft("claim-blamed")
    assert draft.remarks[0] == "Choose whom “She” stands for."
    assert draft.entry.evidence[0].says == ("herald-author",)


def test_an_edited_draft_is_what_is_written(folder):
    review = opened(folder)
    draft = review.draft("fact-40")
    assert isinstance(draft.entry, StatementForm)
    entry = msgspec.structs.replace(draft.entry, id="saved", importance=3, note="A round figure?")
    review.accept("fact-40", msgspec.structs.replace(draft, entry=entry))
    (statement,) = load(folder).statements
    assert (statement.id, statement.importance, statement.note) == ("saved", 3, "A round figure?")


@pytest.mark.parametrize(
    ("change", "field"),
    [
        ({"id": "Not An Id"}, "id"),
        ({"text": "No slot at all."}, "slots.a"),
        ({"topic": "nowhere"}, "topic"),
        ({"importance": 9}, "importance"),
    ],
)
def test_a_form_that_does_not_fit_names_its_field_and_writes_nothing(folder, change, field):
    review = opened(folder)
    draft = review.draft("fact-40")
    before = yaml_of(folder)
    with pytest.raises(FormError) as caught:
        review.accept(
            "fact-40", msgspec.structs.replace(draft, entry=msgspec.structs.replace(draft.entry, **change))
        )
    assert caught.value.field == field
    assert caught.value.remedy
    assert yaml_of(folder) == before
    assert "fact-40" in {item.id for item in review.queue()}


def test_a_question_that_shows_its_answer_names_the_question(folder):
    review = opened(folder)
    draft = review.draft("fact-took")
    slots = (msgspec.structs.replace(draft.entry.slots[0], questions=("Did the Aln rise on 3 March 2019?",)),)
    entry = msgspec.structs.replace(draft.entry, slots=slots + draft.entry.slots[1:], text=draft.entry.text)
    with pytest.raises(FormError) as caught:
        review.accept("fact-took", msgspec.structs.replace(draft, entry=entry))
    assert caught.value.field.startswith("slots.a.questions")


def test_rejecting_puts_aside_with_a_reason_also_after_reopening(folder):
    opened(folder).reject("fact-never", "trivial")
    review = opened(folder)
    assert "fact-never" not in {item.id for item in review.queue()}
    settled = review.view("fact-never").settled
    assert (settled.decision, settled.reason) == ("rejected", "trivial")
    with pytest.raises(QuizError, match="rejected already"):
        review.accept("fact-never")


def test_undoing_gives_back_every_byte_and_redoing_writes_it_again_also_after_reopening(folder):
    before = yaml_of(folder)
    review = opened(folder)
    for name in ("fact-took", "fact-35", "fact-40"):
        review.accept(name)
    review.reject("fact-never")
    after = yaml_of(folder)
    for _ in range(4):
        review.undo()
    assert yaml_of(folder) == before
    review = opened(folder)
    assert review.progress().can_undo is None
    for _ in range(4):
        review.redo()
    assert yaml_of(folder) == after
    with pytest.raises(QuizError, match="nothing to do again"):
        review.redo()
    review = opened(folder)
    for _ in range(4):
        review.undo()
    assert yaml_of(folder) == before
    with pytest.raises(QuizError, match="nothing to undo"):
        review.undo()


def test_a_file_that_is_begun_names_the_format_for_editors_where_the_folder_has_it(folder):
    (folder / SCHEMA_FILE).write_text("{}", encoding="utf-8")
    before = yaml_of(folder)
    review = opened(folder)
    review.accept("fact-took")
    text = (folder / "statements.yaml").read_text(encoding="utf-8")
    assert text.startswith(f"{EDITOR_LINE}statements:\n  - id: ")
    review.undo()
    assert yaml_of(folder) == before
    review.redo()
    assert (folder / "statements.yaml").read_text(encoding="utf-8") == text


def test_progress_counts_decisions_and_paragraphs(folder):
    review = opened(folder)
    review.accept("fact-35")
    review.reject("fact-never")
    progress = review.progress()
    assert (progress.total, progress.decided, progress.left) == (11, 3, 8)
    assert progress.accepted == {"fact": 1, "entity": 1}
    assert progress.rejected == {"fact": 1}
    assert [(one.source, one.covered, one.paragraphs) for one in progress.coverage] == [
        ("herald", 1, 4),
        ("gazette", 0, 2),
    ]
    assert progress.can_undo == "rejected: The bridge will never be rebuilt."


def test_a_line_that_is_no_proposal_is_told_with_file_and_line(folder):
    path = folder / "proposed" / "herald.jsonl"
    path.write_bytes(path.read_bytes() + b'{"kind": "nothing"}\n')
    with pytest.raises(QuizError, match=r"herald\.jsonl:12 "):
        opened(folder)


def test_a_folder_without_proposals_is_told(tmp_path):
    with pytest.raises(QuizError, match="holds no proposals"):
        opened(tmp_path)
