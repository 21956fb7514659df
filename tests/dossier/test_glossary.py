"""Loaded words are found as whole words, in every inflected form, and in no other word."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.dossier.cast import Deck
from quiz.dossier.glossary import Glossary


def _glossary(*words: str, language: str = "en") -> Glossary:
    line = {"term": "killing", "instead_of": list(words), "reason": "x"}
    deck = {"id": "d", "title": "D", "format": 1, "licence": "MIT", "language": language, "glossary": [line]}
    return Glossary(Deck.model_validate(deck))


@pytest.mark.parametrize(
    ("word", "text"),
    [
        ("assassination", "He was ASSASSINATED."),
        ("assassination", "two assassinations; to assassinate, assassinating"),
        ("assassinate", "the assassination’s effect"),
        ("murder", "murdered and Murders"),
        ("execution", "It executes them"),
        ("proxy", "its proxies'"),
        ("raid", "raiding-parties"),
        ("gun down", "they gunned down three"),
        ("regime change", "a regime-change"),
        ("occupy", "occupied"),
    ],
)
def test_inflected_forms_count(word: str, text: str) -> None:
    assert [found.word for found in _glossary(word).find(text)][:1] == [word]


@pytest.mark.parametrize(
    ("word", "text"),
    [
        ("martyr", "martyrdom"),
        ("murder", "murderous murderer"),
        ("regime", "a regiment of a region"),
        ("war", "a warning, towards Warsaw"),
        ("liquidation", "a liquid"),
        ("mission", "we miss a missile"),
        ("us", "uses"),
        ("regime change", "a change of regime"),
    ],
)
def test_other_words_do_not(word: str, text: str) -> None:
    assert list(_glossary(word).find(text)) == []


def test_the_longest_of_a_place_is_found() -> None:
    (found,) = _glossary("regime", "regime change").find("Regime changes")
    assert (found.word, found.written) == ("regime change", "Regime changes")


def test_in_another_language_words_count_as_written() -> None:
    german = _glossary("Ermordung", "Mord", language="de")
    assert [one.written for one in german.find("Die ERMORDUNG, des Mordes, ein Mord")] == [
        "ERMORDUNG",
        "Mord",
    ]


@given(st.text(max_size=60))
def test_any_text_is_searched_and_what_is_found_stands_there(text: str) -> None:
    for found in _glossary("a", "so be").find(text):
        assert found.written in text
