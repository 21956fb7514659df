"""Which value of a discrepancy a slot's answer is: as the dossier says, or else guessed from the words."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from quiz.dossier.load import load
from quiz.dossier.schema import Dossier
from quiz.questions.build import build_deck
from quiz.questions.explain import is_contested, linked_values
from quiz.questions.material import Material
from quiz.questions.model import Card, PickQuestion

DOSSIER = """\
deck: {id: d, title: Two fires, format: 1, licence: MIT}
sources:
  - {id: s0, file: a.txt, label: the first article, author: ann, paragraphs: 3}
  - {id: s1, file: b.txt, label: the second article, author: bea, paragraphs: 3}
voices:
  - {id: ann, kind: author, label: the first author}
  - {id: bea, kind: author, label: the second author}
statements:
  - id: mill-burned
    kind: report
    text: "The fire at the mill raged for {t}."
    answers: {t: {type: term, value: two days, distractors: [four days, a week, nine hours, a month]}}
    ask: {t: "For how long did the fire at the mill rage?"}
    evidence: [{at: "s0#1", says: [ann], printed: raged for two days}]
  - id: mourning
    kind: report
    text: "The town mourned the fire at the mill for {t}."
    answers: {t: {type: term, value: two days, distractors: [three days, a week, nine hours, a month]}}
    ask: {t: "For how long did the town mourn the fire at the mill?"}
    evidence: [{at: "s0#1", says: [ann], printed: mourned two days}]
  - id: harvest
    kind: report
    text: "The wheat was lost to {t}."
    answers: {t: {type: term, value: flames, distractors: [hail, mice, rot, drought]}}
    ask: {t: "To what was the wheat lost?"}
    evidence: [{at: "s0#2", says: [ann], printed: the flames}]
discrepancies:
  - id: how-long
    thing: how long the fire at the mill raged
    ask: For how long did the fire at the mill rage?
    relation: conflict
    values:
      - {value: two days, FIRST evidence: [{at: "s0#1", says: [ann], printed: two days}]}
      - {value: three days, SECOND evidence: [{at: "s1#1", says: [bea], printed: three days}]}
"""
Linked = Callable[..., dict[str, list[str]]]


@pytest.fixture
def dossier(tmp_path: Path) -> Callable[[str, str], Dossier]:
    def made(first: str, second: str) -> Dossier:
        path = tmp_path / "fires.yaml"
        path.write_text(DOSSIER.replace("FIRST ", first).replace("SECOND ", second), encoding="utf-8")
        return load(path)

    return made


@pytest.fixture
def linked(dossier: Callable[[str, str], Dossier]) -> Linked:
    """Per slot the values it is linked with."""

    def found(first: str = "", second: str = "") -> dict[str, list[str]]:
        material = Material(dossier(first, second))
        return {
            f"{s.id}#{slot}": [value.value for _, value in linked_values(s, slot, material)]
            for s in material.dossier.statements
            for slot in s.answers
        }

    return found


def test_a_guess_takes_two_things_told_in_like_words_for_one(linked: Linked) -> None:
    """This is how a guess is wrong: the town did not rage, and the flames are no span of time."""
    assert linked() == {"mill-burned#t": ["two days"], "mourning#t": ["two days"], "harvest#t": []}


def test_what_the_dossier_says_wins(linked: Linked) -> None:
    assert linked('of: ["mill-burned#t"], ') == {
        "mill-burned#t": ["two days"],
        "mourning#t": [],
        "harvest#t": [],
    }


def test_it_may_name_any_slot_in_whatever_words_and_place(linked: Linked) -> None:
    found = linked('of: ["mill-burned#t", "harvest#t"], ', 'of: ["mourning#t"], ')
    assert found == {"mill-burned#t": ["two days"], "mourning#t": ["three days"], "harvest#t": ["two days"]}


def test_an_empty_list_says_that_there_is_no_such_slot(linked: Linked) -> None:
    assert not any(linked("of: [], ").values())


def test_a_slot_that_is_said_to_be_a_value_is_asked_for_by_source(
    dossier: Callable[[str, str], Dossier],
) -> None:
    deck = build_deck(dossier('of: ["harvest#t"], ', ""))
    cards = {card.id: card for card in deck.cards}
    assert all("the first article" in p.lower() for q in cards["d/harvest#t"].questions for p in q.prompts)
    assert [other.says for other in cards["d/harvest#t"].explanation.others] == ["three days"]
    assert not cards["d/mourning#t"].explanation.others


def test_another_value_is_no_wrong_option_where_it_is_said_to_be_one(
    dossier: Callable[[str, str], Dossier],
) -> None:
    def pool(card: Card) -> tuple[str, ...]:
        return next(q.pool for q in card.questions if isinstance(q, PickQuestion))

    guessed = {card.id: card for card in build_deck(dossier("", "")).cards}
    said = {card.id: card for card in build_deck(dossier('of: ["mill-burned#t"], ', "")).cards}
    assert "three days" not in pool(guessed["d/mourning#t"])
    assert "three days" in pool(said["d/mourning#t"])


def test_in_the_builtin_deck_a_base_is_not_where_missiles_fell(soleimani: Dossier) -> None:
    material = Material(soleimani)
    fell = material.statements["missile-strikes"]
    for slot in fell.answers:
        assert "base-attacked" not in {d.id for d, _ in linked_values(fell, slot, material)}
    rockets = material.statements["kirkuk-rockets"]
    assert [v.id for _, v in linked_values(rockets, "p", material)] == ["joint"]
    assert is_contested(rockets, "p", material)
