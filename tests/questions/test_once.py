"""Below an answered question nothing is said again that it shows, and nothing else is left out."""

from __future__ import annotations

from pathlib import Path

import pytest

from quiz.dossier.load import load
from quiz.questions.build import build_deck
from quiz.questions.folding import words
from quiz.questions.model import AnyInstance, Arrange, Assign, Card, Checklist, Form, Judge, Pick, Type
from quiz.questions.once import left_to_say
from quiz.questions.realise import realise

DECKS = Path(__file__).parents[2] / "decks"


@pytest.fixture(scope="module")
def cards() -> dict[str, Card]:
    return {card.id: card for card in build_deck(load(DECKS / "streetlights")).cards}


def shown(card: Card, form: Form, *, times: int = 0) -> AnyInstance:
    return next(realise(q, card, "x", times) for q in card.questions if q.form is form)


def on_screen(instance: AnyInstance) -> list[str]:
    """What the settled question shows to be right."""
    match instance:
        case Pick(options=options, key=key):
            return [instance.prompt, options[key]]
        case Judge(text=text, key=True):
            return [instance.prompt, text]
        case Assign(rows=rows):
            return [instance.prompt, *(row.options[row.key] for row in rows)]
        case Arrange(items=items):
            return [instance.prompt, *(item.text for item in items)]
        case Checklist(items=items):
            return [instance.prompt, *(item.text for item in items)]
        case _:
            return [instance.prompt]


def test_no_sentence_stands_twice_and_none_is_lost(cards: dict[str, Card]) -> None:
    for card in cards.values():
        for question in card.questions:
            for times in range(2):
                instance = realise(question, card, "x", times)
                said, (left, _, filled, _) = instance.explanation, left_to_say(instance)
                text = " ".join(words(left.text))
                seen = [" ".join(words(one)) for one in on_screen(instance)]
                seen += [" ".join(words(filled.text))] if filled else []
                assert not text or not any(text in one for one in seen), card.id
                assert left.evidence == said.evidence
                assert [one.voice for one in left.others] == [one.voice for one in said.others]
                assert [one.evidence for one in left.others] == [one.evidence for one in said.others]
                assert left.standing or any(" ".join(words(said.standing)) in one for one in [*seen, text])


def test_a_blank_is_filled_in_where_it_stood(cards: dict[str, Card]) -> None:
    card = cards["streetlights/survey-outsiders#n"]
    left = left_to_say(shown(card, Form.CLOZE))
    assert left.filled == (card.explanation.text, "211")
    assert left.explanation.text == ""
    assert left.answer  # the verdict says it, with its unit


def test_what_is_right_is_always_told(cards: dict[str, Card]) -> None:
    card = cards["streetlights/survey-outsiders#n"]
    for times in range(8):
        judge = shown(card, Form.TRUE_FALSE, times=times)
        assert isinstance(judge, Judge)
        left = left_to_say(judge)
        assert left.explanation.text == ("" if judge.key else card.explanation.text)
    typed = left_to_say(shown(card, Form.NUMBER))
    assert typed.answer
    assert typed.explanation == card.explanation
    picked = left_to_say(shown(card, Form.CHOICE))
    assert (picked.answer, picked.marked) == (False, "211 answers")
    assert picked.explanation.text == card.explanation.text


def test_others_whose_words_stand_there_are_pointed_to(cards: dict[str, Card]) -> None:
    card = cards["streetlights/what-is-wrong#oakes"]
    choice = shown(card, Form.CHOICE)
    assert isinstance(choice, Pick)
    left = left_to_say(choice).explanation
    assert left.text == ""
    pointed = [one.says for one in left.others if one.says.startswith("option ")]
    assert len(pointed) == len(choice.options) - 1
    listed = left_to_say(shown(cards["streetlights/timers#positions"], Form.POSITIONS)).explanation
    assert [(one.says, one.stance) for one in listed.others] == [
        ("it eats up much of the first year's saving", None),
        ("it is spread over many years", None),
    ]


def test_the_dispute_is_named_where_the_question_does_not(cards: dict[str, Card]) -> None:
    card = cards["streetlights/what-is-wrong#oakes"]
    left = left_to_say(shown(card, Form.WHO_SAYS))
    assert left.explanation.text == "What, if anything, was wrong with the plan for the lamps?"
    assert isinstance(shown(card, Form.WHO_SAYS), Pick | Type)
