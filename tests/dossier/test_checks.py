"""Every check between entries finds what is planted for it: there, and nothing else anywhere."""

from __future__ import annotations

from typing import Any

import pytest

from quiz.dossier import check
from quiz.dossier.problems import Problem

from . import cases_answers, cases_events, cases_glossary, cases_references, cases_silences, cases_sources
from .planting import Planted

PLANTED: list[Planted] = [
    case
    for table in (
        cases_answers,
        cases_events,
        cases_glossary,
        cases_references,
        cases_silences,
        cases_sources,
    )
    for case in table.CASES
]


def _name(case: Planted) -> str:
    return f"{case[0].__name__}: {case[2]}"


@pytest.mark.parametrize("case", PLANTED, ids=_name)
def test_a_check_finds_what_is_planted_and_nothing_else(case: Planted, folder: Any) -> None:
    _, old, new, message, remedy = case
    problems, where = folder.planted(old, new)
    assert problems == [Problem(*where, message, remedy)]


@pytest.mark.parametrize("case", PLANTED, ids=_name)
def test_it_is_that_check_which_finds_it(case: Planted, folder: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    """Without the check the planted error would pass: no other one covers for it."""
    checker, old, new, *_ = case
    monkeypatch.setattr(check, "CHECKS", tuple(one for one in check.CHECKS if one is not checker))
    folder.load(sound=folder.sound.replace(old, new).replace("§", ""))


def test_every_check_has_something_planted() -> None:
    elsewhere = {"quiz.dossier.check_sets"}
    checks = {one.__name__ for one in check.CHECKS if one.__module__ not in elsewhere}
    assert checks == {case[0].__name__ for case in PLANTED}


def test_the_sound_dossier_has_no_problems(folder: Any) -> None:
    dossier = folder.load(sound=folder.sound)
    assert [statement.id for statement in dossier.statements] == [
        "bridge-opens",
        "repairs-begin",
        "bolts-to-blame",
        "nowak-clerk",
    ]


@pytest.mark.parametrize(
    ("old", "new"),
    [
        # A former id may be shared: an entry was split. A name may be, by two that are confusable.
        ("was: [safe]", "was: [bolts]"),
        ("name: Lydia Nowak, type: person}", "name: Lydia Nowak, type: person, variants: [Mayor Novak]}"),
        # One line of the map may give the voice and another the role.
        ('{par: "7", role: pull-quote, of: 5}', '{par: "5", role: heading}'),
        # A small figure in a question is not its answer, nor is `us` the US.
        (
            'value: "3500", unit: crowns, bounds: about, tolerance: "100"}',
            'value: "20", unit: crowns}\n      who: {type: term, value: US}',
        ),
        # Dates that only may be in order are no contradiction, and nor are those said to be about right.
        ("when: {text: soon after, after: [bridge-opens]}", "when: {edtf: 2021, after: [bridge-opens]}"),
        ("when: {text: soon after, after: [bridge-opens]}", "when: {edtf: 2021-02~, after: [bridge-opens]}"),
        # Organisations act from places, and places act.
        ("{type: person, entity: novak}", "{type: organisation, entity: ostrov}"),
        ("{type: person, entity: novak}", "{type: term, entity: works}"),
        # Free text stays where no entity has the name.
        ("{type: person, entity: novak}", "{type: person, value: Jan Dvorak}"),
    ],
)
def test_what_looks_alike_and_is_right_passes(old: str, new: str, folder: Any) -> None:
    assert folder.sound.count(old) == 1
    text = folder.sound.replace(old, new)
    if "{type: term, value: US}" in new:
        text = text.replace("and cost {cost} crowns", "and cost {cost} crowns, said {who}")
        text = text.replace(
            "What did the repairs cost?", "What did the 20 days cost?\n      who: Who told us?"
        )
    folder.load(sound=text)


def test_a_long_circle_is_found_without_recursion(folder: Any) -> None:
    entry = (
        "  - id: e{0}\n    kind: report\n    text: 'Event {{a}}.'\n"
        "    answers: {{a: {{type: term, value: x{0}}}}}\n"
        "    ask: {{a: What?}}\n    evidence: [{{at: 'courier#2', says: [courier-author], printed: x}}]\n"
        "    when: {{after: [e{1}]}}\n"
    )
    ring = "".join(entry.format(i, (i + 1) % 3000) for i in range(3000))
    problems = folder.problems(sound=folder.sound, ring="statements:\n" + ring)
    assert len(problems) == 1
    assert problems[0].message.startswith("the order runs in a circle: `e0` after `e1` after `e2`")
    assert problems[0].message.endswith("…")


def test_confusable_holds_both_ways(folder: Any) -> None:
    text = folder.sound.replace("entity: novak}", "entity: novak, confusable: [engineers]}", 1)
    dossier = folder.load(sound=text)
    entities = {entity.id: entity.confusable for entity in dossier.entities}
    voices = {voice.id: voice.confusable for voice in dossier.voices}
    assert entities["novak"] == ["nowak"]
    assert entities["nowak"] == ["novak"]
    assert entities["ostrov"] == []
    assert voices["engineers"] == ["mayor"]
