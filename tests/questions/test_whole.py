"""What a figure is a part of, and that no option goes beyond it."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

from quiz.dossier.load import load
from quiz.questions.build import build_deck
from quiz.questions.model import JudgeQuestion, PickQuestion
from quiz.questions.whole import whole_of

DOSSIER = """
deck: {id: d, title: "Votes", format: 1, licence: MIT}
sources: [{id: a, file: a.txt, label: "the Almanac", author: author, paragraphs: 9}]
voices: [{id: author, kind: author, label: "the almanac's author"}]
statements:
  - id: vote
    kind: report
    text: "{n} of the five councillors raised a hand."
    answers: {n: {type: number, value: "4", distractors: ["6", "3"]}}
    ask: {n: "How many raised a hand?"}
    evidence: [{at: "a#1", says: [author], printed: "x"}]
"""


@pytest.mark.parametrize(
    ("text", "whole"),
    [
        ("How many of the five councillors voted?", 5),
        ("Of the twenty-one councillors, how many voted?", 21),
        ("How many of all their two hundred and ten lamps failed?", 210),
        ("____ of its 2,400 lamps failed.", 2400),
        ("____ of 40 lamps failed.", 40),
        ("How many of the thirty tall lamps, and of the last 7, failed?", 7),
        ("____ per cent of the voters came.", 100),
        ("A row of 40 lamps lost ____.", None),
        ("____ lamps failed, says the report of the 2019 inspection.", None),
        ("____ of the more than 40 lamps failed.", None),
        ("____ lamps failed in each of the five-lamp rows.", None),
        ("____ lamps failed by the end of the 5 May meeting.", None),
        ("____ lamps failed on the last of the two nights.", None),  # less than the part: not its whole
    ],
)
def test_the_words_beside_a_figure_tell_of_what_it_is_a_part(text: str, whole: int | None) -> None:
    assert whole_of(Decimal(3), [text]) == whole


def test_nothing_beyond_the_whole_is_offered(tmp_path: Path) -> None:
    path = tmp_path / "votes.yaml"
    path.write_text(DOSSIER, encoding="utf-8")
    (card,) = build_deck(load(path)).cards
    (choice,) = (question for question in card.questions if isinstance(question, PickQuestion))
    (judge,) = (question for question in card.questions if isinstance(question, JudgeQuestion))
    assert set(choice.pool) == {"1", "2", "3", "5"}
    # “Five of the five” would show that it is made up.
    assert {version.wrong for version in judge.false_versions} == {"2", "3"}
