"""Nothing that a person typed or chose is lost: edits come back with undo, a holder chosen counts."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from quiz.dossier.load import load
from quiz.errors import QuizError
from quiz.reading.draft.model import HolderProposal
from quiz.reading.review.holders import OpenHolderError
from tests.reading.review_folders import make, opened, proposals, yaml_of


def test_undo_gives_back_what_was_edited_also_in_a_later_review(tmp_path):
    folder = make(tmp_path / "made")
    review = opened(folder)
    draft = review.draft("fact-40")
    edited = replace(draft, entry=replace(draft.entry, note="A round figure?"))
    review.accept("fact-40", edited)
    review = opened(folder)
    assert review.undo()[1] == "fact-40"
    assert review.edited().entry.note == "A round figure?"
    review.redo()
    assert load(folder).statements[0].note == "A round figure?"
    review.accept("fact-took")
    review.undo()
    assert review.edited() is None


def test_the_holder_chosen_counts_whatever_was_typed_before(tmp_path):
    folder = make(tmp_path / "made")
    review = opened(folder)
    review.choose_holder("claim-river", "ivo-brandt")
    before = review.draft("claim-river")
    one = replace(before.entry.evidence[0], says=("herald-author",), printed="river did")
    edited = replace(before, entry=replace(before.entry, note="kept", evidence=(one,)))
    for voice in ("greta-holm", "ivo-brandt", "ivo-brandt"):
        review.choose_holder("claim-river", voice)
        edited = review.carry("claim-river", edited, before, "claim-river")
        before = review.draft("claim-river")
        assert edited.entry.evidence[0].says == ("herald-author", voice)
        assert (edited.entry.evidence[0].printed, edited.entry.note) == ("river did", "kept")
    review.accept("claim-river", edited)


def test_a_view_is_not_merged_into_that_of_another_nor_left_out_of_it(tmp_path):
    made = [
        replace(one, holder=HolderProposal(printed="Greta Holm", kind="named", voice="greta-holm"))
        if getattr(one, "id", "") == "claim-blamed"
        else one
        for one in proposals()
    ]
    review = opened(make(tmp_path / "made", made))
    with pytest.raises(QuizError, match="views of different voices"):
        review.merge("claim-blamed", "claim-river")
    review.choose_holder("claim-river", "greta-holm")
    review.merge("claim-blamed", "claim-river")
    assert len(review.draft("claim-river").entry.evidence) == 2
    with pytest.raises(QuizError, match="views of different voices"):
        review.choose_holder("claim-river", "ivo-brandt")
    assert len(review.draft("claim-river").entry.evidence) == 2


def test_what_is_merged_into_asks_for_its_holder_first(tmp_path):
    review = opened(make(tmp_path / "made"))
    with pytest.raises(OpenHolderError) as found:
        review.merge("claim-river", "claim-blamed")
    assert found.value.claim == "claim-blamed"


def speaker(folder):
    """A speaker who is called by her surname alone, in the dossier from the start."""
    with (folder / "voices.yaml").open("a", encoding="utf-8") as file:
        file.write('  - {id: holm, kind: person, label: "Holm"}   # the mayor\n')


def test_an_accepted_name_is_the_label_of_the_voice_that_is_called_by_a_part_of_it(tmp_path):
    folder = make(tmp_path / "made")
    speaker(folder)
    before = yaml_of(folder)
    review = opened(folder)
    review.accept("entity-holm")
    assert '  - {id: holm, kind: person, label: "Greta Holm", names: ["Holm"], entity: greta-holm}' in (
        folder / "voices.yaml"
    ).read_text(encoding="utf-8")
    assert "# the mayor" in (folder / "voices.yaml").read_text(encoding="utf-8")
    assert review.draft("fact-35").entry.evidence[0].says == ("herald-author", "holm")
    review.undo()
    assert yaml_of(folder) == before


def test_a_label_that_may_be_anothers_stays(tmp_path):
    folder = make(tmp_path / "made")
    speaker(folder)
    (folder / "entities.yaml").write_text(
        'entities:\n  - {id: paul-holm, name: "Paul Holm", type: person, variants: ["Holm"]}\n',
        encoding="utf-8",
    )
    review = opened(folder)
    draft = review.draft("entity-holm")
    review.accept("entity-holm", replace(draft, entry=replace(draft.entry, variants=())))
    assert 'label: "Holm"' in (folder / "voices.yaml").read_text(encoding="utf-8")


def test_a_name_accepted_under_another_reaches_what_was_edited_before(tmp_path):
    folder = make(tmp_path / "made")
    review = opened(folder)
    for name in ("fact-35", "claim-blamed"):
        review.choose_holder(name, "greta-holm")
    drafts = {name: review.draft(name) for name in ("fact-35", "claim-blamed")}
    assert [one.id for one in drafts["claim-blamed"].entities] == ["greta-holm"]
    entity = review.draft("entity-holm")
    review.accept("entity-holm", replace(entity, entry=replace(entity.entry, id="g-lind", name="Greta Lind")))
    blamed = review.current(drafts["claim-blamed"])
    assert blamed.entities == ()
    assert [(one.label, one.entity) for one in blamed.voices] == [("Greta Lind", "g-lind")]
    assert "Greta Holm" not in blamed.entry.text
    for name, draft in drafts.items():
        review.accept(name, draft)
    dossier = load(folder)
    assert [one.id for one in dossier.entities] == ["g-lind"]
    assert [one.label for one in dossier.voices][2:] == ["Greta Lind"]


def test_another_name_is_put_in_what_is_written_where_one_wants_it(tmp_path):
    folder = make(tmp_path / "made")
    review = opened(folder)
    draft = review.draft("fact-40")
    first = replace(draft.entry.slots[0], name="a")
    said = {"text": "Aln Bridge at Aln: {a} fled.", "slots": (first,), "note": "Alnwick? No: Aln."}
    review.accept("fact-40", replace(draft, entry=replace(draft.entry, **said)))
    entity = review.draft("entity-aln")
    assert review.renamed("entity-aln") is None
    review.accept("entity-aln", replace(entity, entry=replace(entity.entry, name="Aln Bridge")))
    assert review.renamed("entity-aln").entries == ("statements/lind-fell-march-40-fled",)
    before = yaml_of(folder)
    assert review.rename_written("entity-aln") == 1
    (statement,) = load(folder).statements
    assert statement.text == "Aln Bridge at Aln Bridge: {a} fled."
    assert statement.note == "Alnwick? No: Aln Bridge."
    assert review.renamed("entity-aln") is None
    with pytest.raises(QuizError, match="Nothing that is written"):
        review.rename_written("entity-aln")
    review = opened(folder)
    review.undo()
    assert yaml_of(folder) == before
