"""One voice, one position in a dispute; the first view waits for a second."""

from __future__ import annotations

import pytest

from quiz.dossier.load import load
from quiz.reading.review.forms import DisputeForm, StanceForm
from quiz.reading.review.twice import TwiceError, twice_in
from tests.reading.review_folders import make, opened, yaml_of


def begun(review):
    """A dispute with the view of Greta Holm."""
    stances = (StanceForm(id="builders", label="the builders"), StanceForm(id="river", label="the river"))
    review.outline_dispute(DisputeForm(id="blame", question="Who is to blame?", stances=stances))
    review.choose_holder("claim-blamed", "greta-holm")
    review.choose_holder("claim-river", "greta-holm")
    review.attach("claim-blamed", "blame", "builders")


def test_two_positions_of_one_voice_are_merged_or_one_is_left_out(tmp_path):
    folder = make(tmp_path / "made")
    review = opened(folder)
    for claim in ("claim-blamed", "claim-river"):
        review.choose_holder(claim, "greta-holm")
    draft = review.draft("dispute-blame")
    assert any("Greta Holm has two positions" in one for one in draft.remarks)
    before = yaml_of(folder)
    with pytest.raises(TwiceError, match="Greta Holm has two positions") as found:
        review.accept("dispute-blame", draft)
    assert yaml_of(folder) == before
    merged = review.once(draft, found.value.voice, "merge").entry
    assert [len(one.evidence) for one in merged.positions] == [2]
    assert merged.positions[0].merged == ("claim-river",)
    without = review.once(draft, found.value.voice, "leave-out").entry
    assert [len(one.evidence) for one in without.positions] == [1]
    assert twice_in(merged) is None
    assert review.once(draft, "nobody", "merge") == draft


def test_a_second_claim_of_a_voice_becomes_evidence_of_its_position(tmp_path):
    folder = make(tmp_path / "made")
    review = opened(folder)
    begun(review)
    assert review.progress().waiting == ("Who is to blame?",)
    with pytest.raises(TwiceError):
        review.attach("claim-river", "blame", "river")
    with pytest.raises(TwiceError):
        review.require_first("blame", review.position("claim-river", "blame", "river"))
    assert review.attach_too("claim-river", "blame") == "disputes/blame#greta-holm"
    review = opened(folder)
    assert review.progress().waiting == ("Who is to blame?",)
    assert load(folder).disputes == []
    review.undo()
    review.undo()
    review.choose_holder("claim-river", "ivo-brandt")
    review.attach("claim-blamed", "blame", "builders")
    review.attach("claim-river", "blame", "river")
    assert review.progress().waiting == ()
    (dispute,) = load(folder).disputes
    assert [one.holder for one in dispute.positions] == ["greta-holm", "ivo-brandt"]


def test_that_evidence_goes_into_a_dispute_of_the_dossier(tmp_path):
    folder = make(tmp_path / "made")
    review = opened(folder)
    begun(review)
    review.choose_holder("claim-river", "ivo-brandt")
    review.attach("claim-river", "blame", "river")
    last = review.propose(next(o.place for o in review.sentences("herald") if "35" in o.place.text), "claim")
    review.choose_holder(last, "ivo-brandt")
    before = yaml_of(folder)
    assert review.attach_too(last, "blame") == "disputes/blame#ivo-brandt"
    (dispute,) = load(folder).disputes
    assert [one.paragraph for one in dispute.positions[1].evidence] == [4, 3]
    review.undo()
    assert yaml_of(folder) == before
