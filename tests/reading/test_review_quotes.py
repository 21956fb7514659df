"""Quotations: only the speaker's words are accepted, and only they stand in quotation marks."""

from __future__ import annotations

import pytest

from quiz.dossier.load import load
from quiz.reading.draft.lines import all_proposals
from quiz.reading.draft.model import ClaimProposal
from tests.reading.review_folders import make, opened

WHO = "Rita Holm has counted animals at the old mill for years."
TEXT = "“Three bats are not a return,” she told me. “They are a visit to the mill.” She left at noon."


@pytest.fixture
def folder(read, tmp_path):
    from quiz.reading.draft.generate import generate

    source = tmp_path / "bats.txt"
    source.write_text(f"Bats at the mill\n\n{WHO}\n\n{TEXT}\n", encoding="utf-8")
    generate([source], tmp_path / "draft")
    return tmp_path / "draft"


def test_a_parted_quotation_is_accepted_without_what_parts_it(folder):
    claims = [one for one in all_proposals(folder) if isinstance(one, ClaimProposal)]
    (claim,) = [one for one in claims if one.mode == "quote"]
    assert [one.text for one in claim.content] == [
        "“Three bats are not a return,”",
        "“They are a visit to the mill.”",
    ]
    review = opened(folder)
    review.choose_holder(claim.id, "rita-holm")
    review.accept(claim.id)
    (statement,) = load(folder).statements
    assert "Three bats are not a return. They are a visit to the mill." in statement.text
    assert "“Three bats are not a return." in statement.text, "the article prints these marks"
    (evidence,) = statement.evidence
    assert evidence.printed in TEXT
    assert "told me" not in statement.text + evidence.printed


@pytest.mark.parametrize("name", ["claim-blamed", "fact-never"])
def test_what_the_article_prints_without_quotation_marks_is_credited_without_them(tmp_path, name):
    review = opened(make(tmp_path / "made"))
    if name == "claim-blamed":
        review.choose_holder(name, "greta-holm")
    entry = review.draft(name).entry
    asked = [question for slot in entry.slots for question in slot.questions if "Who says" in question]
    assert asked or "According to" in entry.text
    assert "“" not in " ".join([entry.text, *asked])
