"""Findings with their places, silences, and the command itself."""

from __future__ import annotations

import json
from dataclasses import replace
from pathlib import Path

import pytest

from quiz.dossier.load import load_with_marks
from quiz.dossier.problems import DossierProblems
from quiz.lint.engine import Report, lint
from quiz.lint.report import as_annotations, as_object, as_text

from .planting import BASE, asked, stated, statement, term

LONG = f"What grows {'very ' * 28}well?"
BAD = asked(LONG, "grass", "clover", "both of these")


def _lint(text: str, folder: Path) -> Report:
    path = folder / "garden.yaml"
    path.write_text(text, encoding="utf-8")
    return lint(load_with_marks(path))


def _silencing(*silences: str) -> str:
    inner = ", ".join(f"{{{one}}}" for one in silences)
    return BAD.text.replace("licence: MIT}", f"licence: MIT, lint: [{inner}]}}")


ALL_OF_BAD = ('rule: Q102, at: "garden/lawn#a", reason: It is so', "rule: Q301, at: lawn, reason: It is")


def test_a_finding_says_where_it_stands(tmp_path: Path) -> None:
    report = _lint(BAD.text, tmp_path)
    lines = BAD.text.splitlines()
    for code, key in (("Q102", "answers: {a: "), ("Q301", "ask: {a: ")):
        found = next(one for one in report.findings if one.rule == code)
        line = next(i for i, text in enumerate(lines) if key in text)
        assert found.file.endswith("garden.yaml")
        assert (found.line, found.column) == (line + 1, lines[line].index(key) + len(key) + 1)
        assert found.card == "garden/lawn#a"
        assert found.message
        assert found.remedy
    assert [one.forms for one in report.findings if one.rule == "Q301"] == [("choice", "short-answer")]


def test_findings_come_in_the_order_of_the_file_and_the_same_each_time(tmp_path: Path) -> None:
    more = statement("The crop is {a}.", LONG, term("moss", "fern", "reed", "all of these"), slug="bog")
    case = stated(BAD.sections["statements"], more)
    first, second = _lint(case.text, tmp_path), _lint(case.text, tmp_path)
    assert first == second
    assert [one.line for one in first.findings] == sorted(one.line for one in first.findings)
    assert len({one.card for one in first.findings}) == 2


def test_a_sound_dossier_has_no_findings(tmp_path: Path) -> None:
    report = _lint(asked("What grows?", "grass", "clover", "moss").text, tmp_path)
    assert report.findings == ()
    assert report.counts == {}


def test_a_silence_takes_findings_out_and_is_counted(tmp_path: Path) -> None:
    report = _lint(_silencing(*ALL_OF_BAD), tmp_path)
    assert report.findings == ()
    assert {(one.finding.rule, one.reason) for one in report.silenced} == {
        ("Q102", "It is so"),
        ("Q301", "It is"),
    }
    assert report.silenced_cards == 1


@pytest.mark.parametrize(
    ("silence", "code", "words"),
    [
        ("rule: Q10, at: lawn, reason: x", "Q901", "no rule `Q10`"),
        ("rule: Q101, at: lawn, reason: x", "Q902", "nothing at `lawn`"),
        ('rule: Q301, at: "lawn#positions", reason: x', "Q902", "nothing at `lawn#positions`"),
    ],
)
def test_a_silence_that_does_nothing_is_a_finding(
    silence: str, code: str, words: str, tmp_path: Path
) -> None:
    report = _lint(_silencing(*ALL_OF_BAD, silence), tmp_path)
    (found,) = report.findings
    assert found.rule == code
    assert words in found.message
    line = next(i for i, text in enumerate(_silencing(silence).splitlines(), 1) if "lint:" in text)
    assert found.line == line


def test_what_is_said_of_silences_cannot_be_silenced(tmp_path: Path) -> None:
    report = _lint(_silencing(*ALL_OF_BAD, "rule: Q902, at: garden, reason: x"), tmp_path)
    assert [one.rule for one in report.findings] == ["Q902"]


def test_too_many_silences_are_a_finding(tmp_path: Path) -> None:
    many = [
        statement("The crop is {a}.", LONG, "{type: term, value: moss}", slug=f"bog-{i}") for i in range(101)
    ]

    def silenced(count: int) -> Report:
        ones = ", ".join(f"{{rule: Q301, at: bog-{i}, reason: x}}" for i in range(count))
        return _lint(stated(*many).text.replace("licence: MIT}", f"licence: MIT, lint: [{ones}]}}"), tmp_path)

    assert not [one for one in silenced(2).findings if one.rule == "Q903"]
    (found,) = (one for one in silenced(3).findings if one.rule == "Q903")
    assert "3 of 101 cards" in found.message


@pytest.mark.parametrize(
    ("silence", "words"),
    [
        ("rule: Q101, at: lwan, reason: x", "did you mean `lawn`?"),
        ('rule: Q101, at: "lawn#b", reason: x', "no card `b`"),
        ('rule: Q101, at: "hedge/lawn", reason: x', "no entry `hedge/lawn`"),
        ('rule: Q101, at: "ada+bob#contrast", reason: x', "no entry `ada+bob`"),
        ('rule: Q101, at: "ada+ben#lawn", reason: x', "no entry `ada+ben`"),
        ("rule: Q101, at: lawn", "`reason`"),
        ("rule: Q101, reason: x", "`at`"),
    ],
)
def test_a_silence_for_nothing_that_is_there_is_refused(silence: str, words: str, tmp_path: Path) -> None:
    with pytest.raises(DossierProblems) as caught:
        _lint(_silencing(silence), tmp_path)
    (problem,) = caught.value.problems
    assert words in str(problem)


@pytest.mark.parametrize("at", ["garden", "garden/lawn", "lawn#standing", "ada+ben#contrast"])
def test_the_deck_an_entry_and_cards_that_the_program_makes_can_be_silenced(at: str, tmp_path: Path) -> None:
    report = _lint(_silencing(f'rule: Q101, at: "{at}", reason: x'), tmp_path)
    assert [one.rule for one in report.findings if one.rule.startswith("Q9")] == ["Q902"]


def test_every_wrong_option_of_a_full_pool_is_looked_at(tmp_path: Path) -> None:
    wrong = ["clover", "moss", "fern", "reed", "sage", "mint", "thyme", "always sedge"]
    many = [
        statement("The crop is {a}.", f"What grows on plot {i}?", term("grass", *wrong), slug=f"plot-{i}")
        for i in range(30)
    ]
    findings = _lint(stated(*many).text, tmp_path).findings
    assert [one.rule for one in findings] == ["Q103"] * len(many)


# ---------------------------------------------------------------- formats


def test_the_text_names_findings_silences_and_sums_up(tmp_path: Path) -> None:
    lines = list(as_text(_lint(_silencing(ALL_OF_BAD[0]), tmp_path)))
    assert any(line.startswith("silenced: ") and line.endswith("(because It is so)") for line in lines)
    assert "Q301 stem-too-long: 1" in lines
    assert lines[-1] == "1 card, 4 questions: 1 finding, 1 silenced (100.0% of the cards)."


def test_the_object_counts_by_rule(tmp_path: Path) -> None:
    report = as_object(_lint(_silencing(ALL_OF_BAD[0]), tmp_path))
    assert report["counts"] == {"Q301": 1}
    assert report["silenced_share"] == 1.0
    assert report["silenced"][0]["reason"] == "It is so"
    assert {"file", "line", "column", "rule", "card", "forms", "message", "remedy"} <= set(
        report["findings"][0]
    )
    json.dumps(report)


def test_annotations_hold_no_more_than_one_command_each(tmp_path: Path) -> None:
    bad = asked(LONG + "%0A::error::x?", "50% of the above, or: none", "clover", "none of the above")
    report = _lint(bad.text, tmp_path)
    lines = list(as_annotations(report))
    assert len(lines) == len(report.findings) > 1
    for line in lines:
        assert line.startswith("::warning file=")
        assert "\n" not in line
    assert any("%250A" in line for line in lines)


def test_no_control_code_reaches_a_terminal(tmp_path: Path) -> None:
    bad = asked(LONG, "grass\\u202e", "clover", "none of these\\u202e")
    report = _lint(bad.text, tmp_path)
    assert any("\u202e" in one.message for one in report.findings)
    named = replace(report, findings=tuple(replace(one, file="\x1b[2J,a:b") for one in report.findings))
    for line in [*as_text(named), *as_annotations(named)]:
        assert line.isprintable()
    assert "file=[2J%2Ca%3Ab,line=" in next(as_annotations(named))


def test_the_base_of_the_planted_dossiers_is_sound(tmp_path: Path) -> None:
    assert _lint(BASE, tmp_path).findings == ()
