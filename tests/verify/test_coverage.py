"""What the entries rest on, counted; never a finding."""

from __future__ import annotations

from quiz.verify.coverage import Coverage
from quiz.verify.tell_coverage import coverage_as_json, coverage_as_text, numbers

from .conftest import Mill


def coverage(mill: Mill) -> Coverage:
    found = mill.report().coverage
    assert found is not None
    return found


def test_paragraphs_without_a_card_are_named_and_headings_apart(mill: Mill) -> None:
    first, talks = coverage(mill).sources
    assert (first.covered, first.telling, first.share, first.bare) == (3, 3, 1.0, ())
    assert (talks.covered, talks.telling, talks.bare, talks.apart) == (3, 4, (3,), (1, 6))


def test_a_paragraph_from_which_something_is_inferred_counts(mill: Mill) -> None:
    mill.plant(
        (
            '    text: "Money',
            '    basis: inferred\n    why: so it seems\n    from: ["talks#3"]\n    text: "Money',
        )
    )
    assert coverage(mill).sources[1].bare == ()


def test_entries_are_counted_by_source_and_kind(mill: Mill) -> None:
    first, talks = coverage(mill).sources
    assert first.kinds["report"] == 2
    assert first.kinds["claim"] == 1
    assert (first.statements, first.events, first.discrepancies, first.positions) == (3, 0, 0, 0)
    assert (talks.statements, talks.discrepancies, talks.positions, talks.disputes) == (1, 1, 2, 1)


def test_an_event_is_counted(mill: Mill) -> None:
    mill.plant(('    evidence: [{at: "mill#1"', '    when: {edtf: "1987"}\n    evidence: [{at: "mill#1"'))
    assert coverage(mill).sources[0].events == 1


def test_voices_that_hold_nothing_and_speakers_without_an_entry(mill: Mill) -> None:
    assert coverage(mill).silent == ("editor",)
    assert coverage(mill).speakers == (("talks", "editor"),)
    mill.plant(('at: "talks#2", says: [ada]', 'at: "talks#2", says: [ada, brandt]'))
    assert coverage(mill).silent == ("editor", "ada")
    assert coverage(mill).speakers == (("talks", "editor"), ("talks", "ada"))


def test_disputes_by_stance_and_source(mill: Mill) -> None:
    (dispute,) = coverage(mill).disputes
    assert (dispute.sources, dispute.voices) == (1, 2)
    assert dispute.stances == {"no": {"talks": 1}, "other": {"talks": 1}}


def test_told_in_eighty_columns_and_as_json(mill: Mill) -> None:
    found = coverage(mill)
    lines = list(coverage_as_text(found))
    assert max(map(len, lines)) <= 80
    assert "talks: paragraphs without a card: 3" in lines
    assert "talks: headings and the like without a card: 1, 6" in lines
    assert "blame: 1 source, 2 voices" in lines
    told = coverage_as_json(found)
    assert told["silent_voices"] == ["editor"]
    assert told["sources"]["talks"]["without_card"] == [3]  # type: ignore[index]
    assert told["sources"]["talks"]["share"] == 0.75  # type: ignore[index]


def test_numbers_in_a_row_are_drawn_together() -> None:
    assert numbers([1, 2, 3, 5, 7, 8]) == ["1-3", "5", "7-8"]
    assert numbers([]) == []
