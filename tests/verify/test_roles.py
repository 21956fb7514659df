"""Headings, captions and pull quotes bear nothing alone."""

from __future__ import annotations

import pytest

from .conftest import Mill

WAIT = 'evidence: [{at: "talks#2", says: [ada], printed: "two weeks"}]'
CAPTION = 'evidence: [{at: "talks#6", says: [editor], printed: "before the fire"}]'
ANSWER = (
    "answers: {span: {type: duration, value: P2W}}",
    "answers: {span: {type: term, value: before the fire}}",
)


def test_a_report_that_rests_on_a_caption_is_found(mill: Mill) -> None:
    report = mill.report((WAIT, CAPTION), ANSWER)
    (one,) = report.found
    assert one.code == "V601"
    assert "talks#6 (caption)" in one.message
    assert "say in `note` that it is the caption" in one.remedy
    assert "talks#6" in mill.dossier.read_text().splitlines()[one.where.line - 1]


def test_unless_a_note_says_so(mill: Mill) -> None:
    assert mill.report((WAIT, f"{CAPTION}\n    note: So says a photograph's caption."), ANSWER).sound


def test_another_note_is_not_enough(mill: Mill) -> None:
    assert not mill.report((WAIT, f"{CAPTION}\n    note: So it is said."), ANSWER).sound


def test_unless_a_paragraph_of_the_text_says_so_too(mill: Mill) -> None:
    both = CAPTION.replace("}]", '}, {at: "talks#2", says: [ada], printed: "two weeks"}]')
    assert mill.report((WAIT, both), ANSWER).sound


def test_a_value_that_rests_on_a_heading_is_found(mill: Mill) -> None:
    ((code, message),) = mill.found(
        (
            'evidence: [{at: "talks#4", says: [ben], printed: "I doubt"}]',
            'evidence: [{at: "talks#1", says: [editor], printed: "the fire left"}]',
        )
    )
    assert code == "V601"
    assert "talks#1 (heading)" in message


@pytest.mark.parametrize(("of", "cited"), [(", of: 4", "cite talks#4"), ("", "cite the paragraph")])
def test_even_a_view_may_not_rest_on_a_pull_quote_alone(mill: Mill, of: str, cited: str) -> None:
    report = mill.report(
        ('{par: "6", role: caption}', f'{{par: "6", role: pull-quote, voice: ben{of}}}'),
        (
            'evidence: [{at: "talks#4", says: [ben], printed: "a spark from the bakery"}]',
            'evidence: [{at: "talks#6", says: [ben], printed: "before the fire"}]',
        ),
    )
    (one,) = report.found
    assert one.code == "V602"
    assert one.remedy.startswith(cited)


def test_a_view_may_rest_on_a_caption(mill: Mill) -> None:
    assert mill.report(
        (
            'evidence: [{at: "talks#4", says: [ben], printed: "a spark from the bakery"}]',
            'evidence: [{at: "talks#6", says: [editor], printed: "before the fire"}]',
        )
    ).sound
