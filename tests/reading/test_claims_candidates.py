"""Whom a pronoun may stand for: the subject of the sentence before it first, named or not."""

from __future__ import annotations

import pytest


@pytest.mark.parametrize(
    ("before", "pronoun", "expected"),
    [
        ("The mayor of Lund opened the bridge on Monday.", "She", "The mayor of Lund"),
        ("The mayor of Lund opened the bridge. She smiled.", "She", "The mayor of Lund"),
        ("The fishermen of Kirn met on Monday.", "They", "The fishermen of Kirn"),
        ("“It sinks,” said Rita Holm. Her adviser Jan Berg nodded.", "He", "Jan Berg"),
        ("Rita Holm met the mayor.\n\nThe mayor opened the bridge.", "She", "The mayor"),
    ],
)
def test_the_subject_of_the_sentence_before_comes_first(read, before, pronoun, expected):
    told = read(f"{before} {pronoun} said that the bridge would stand for years.")
    (found,) = [claim.holder for claim, holder, *_ in told if holder == pronoun]
    assert found.candidates[0] == expected


def test_a_thing_and_a_place_are_no_candidates_of_she(read):
    for before in ("The bridge fell on Monday.", "Germany sold the bridge.", "The fishermen met on Monday."):
        told = read(f"{before} She said that the bridge would stand for years.")
        assert [claim.holder.candidates for claim, holder, *_ in told if holder == "She"] == [()]
