"""What is amiss, told by the review's own keys and fields."""

from __future__ import annotations

from quiz.lint.rules import RULES
from quiz.reading.review.preview import Amiss
from tui.review import faults


def test_remedies_name_fields_and_keys_of_the_review_and_none_of_the_dossiers() -> None:
    for rule in RULES:
        told = faults.remedy(Amiss(message="", remedy=rule.remedy, must=False, rule=rule.code))
        assert told
        assert "distractors`" not in told
    options = Amiss(message="", remedy="Give at least two `distractors`.", must=False, rule="Q108")
    assert faults.remedy(options) == "e, field “wrong”: give at least two wrong options, with ; between."
    other = Amiss(message="", remedy="Take it out of `distractors`.", must=False, rule="Q999")
    assert faults.remedy(other) == "Take it out of “wrong”. (e, then F6 finds the field)"
