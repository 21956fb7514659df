"""Quotations that a sentence about their speaker parts: only the speaker's words are accepted."""

from __future__ import annotations

import pytest

from quiz.dossier.load import load
from quiz.reading.draft.lines import all_proposals
from quiz.reading.draft.model import ClaimProposal
from tests.reading.review_folders import opened

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
    (evidence,) = statement.evidence
    assert evidence.printed in TEXT
    assert "told me" not in statement.text + evidence.printed
