"""Nothing that a person typed or chose is lost: edits come back with undo, a holder chosen counts."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from quiz.dossier.load import load
from quiz.errors import QuizError
from quiz.reading.draft.model import HolderProposal
from quiz.reading.review.holders import OpenHolderError
from tests.reading.review_folders import make, opened, proposals


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
