"""Every rule catches what is planted for it and lets pass what is sound."""

from __future__ import annotations

import inspect
from pathlib import Path

import pytest

from quiz.lint import (
    allies,
    answers,
    assertion,
    engine,
    keys,
    loaded,
    options,
    repeats,
    silences,
    standing,
    stems,
    tidy,
)
from quiz.lint.rule import Rule
from quiz.lint.rules import ABOUT_SILENCES, RULES

from . import cases_answers, cases_keys, cases_loaded, cases_options, cases_standing, cases_stems, cases_tidy
from .planting import Case

TABLES = (cases_options, cases_keys, cases_stems, cases_answers, cases_standing, cases_loaded, cases_tidy)
CASES = {code: cases for table in TABLES for code, cases in table.CASES.items()}
MODULES = (allies, answers, assertion, keys, loaded, options, repeats, silences, standing, stems, tidy)

BAD = [(code, case) for code, (bad, _) in CASES.items() for case in bad]
GOOD = [(code, case) for code, (_, good) in CASES.items() for case in good]


def _named(cases: list[tuple[str, Case]]) -> list[str]:
    return [f"{code}-{i}" for i, (code, _) in enumerate(cases)]


@pytest.mark.parametrize(("code", "case"), BAD, ids=_named(BAD))
def test_a_planted_fault_is_caught(code: str, case: Case, tmp_path: Path) -> None:
    assert case.hits(code, tmp_path)


@pytest.mark.parametrize(("code", "case"), GOOD, ids=_named(GOOD))
def test_what_is_sound_passes(code: str, case: Case, tmp_path: Path) -> None:
    assert case.hits(code, tmp_path) == []


def test_every_rule_has_a_planted_fault_and_a_sound_counterpart() -> None:
    about_questions = [rule.code for rule in RULES if rule not in ABOUT_SILENCES]
    assert sorted(CASES) == sorted(about_questions)
    assert all(bad and good for bad, good in CASES.values())


def test_every_rule_that_is_written_is_run() -> None:
    written = [one for module in MODULES for one in vars(module).values() if isinstance(one, Rule)]
    assert set(map(id, written)) == set(map(id, RULES))
    assert {inspect.getmodule(rule.check) for rule in RULES} == set(MODULES)
    assert engine.RULES is RULES


@pytest.mark.parametrize("rule", RULES, ids=[rule.code for rule in RULES])
def test_a_rule_says_what_why_and_who_says_so(rule: Rule) -> None:
    for text in (rule.title, rule.reason, rule.source, rule.remedy):
        assert text.endswith("."), text
        assert text[0].isupper() or text[0] in "‘`"
    assert len(rule.forms) == len(set(rule.forms))


def test_codes_and_names_are_unique_and_in_order() -> None:
    codes = [rule.code for rule in RULES]
    assert codes == sorted(set(codes))
    assert len({rule.name for rule in RULES}) == len(RULES)
