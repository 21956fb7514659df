"""What was exported, imported again: questions, answers and wrong options are as they were."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz.dossier.index import fold
from quiz.dossier.load import load
from quiz.exchange.bank import GIFT, MOODLE, read_bytes
from quiz.exchange.deck_file import deck_files
from quiz.exchange.formats import FORMATS
from quiz.exchange.incoming import Incoming, NewCard, line_of
from quiz.exchange.said import explained, pairs, spellings, stem
from quiz.questions.build import build_deck
from quiz.questions.model import (
    AnyInstance,
    Arrange,
    Assign,
    Form,
    Judge,
    Pick,
    PickQuestion,
    Type,
    TypeQuestion,
)
from tests.exchange.samples import NASTY, arrange, assign, judge, number, pick, typed

KINDS = (GIFT, MOODLE)


def again(kind: str, *instances: AnyInstance) -> Incoming:
    found, incoming = read_bytes(FORMATS[kind].write("A/B: deck", instances).data, "x", None)
    assert found == kind
    return incoming


def fitting(kind: str, instances: tuple[AnyInstance, ...]) -> Iterator[AnyInstance]:
    return (one for one in instances if FORMATS[kind].unfit(one) is None)


@pytest.mark.parametrize("kind", KINDS)
def test_a_whole_deck_comes_back(kind: str, questions: tuple[AnyInstance, ...], tmp_path: Path) -> None:
    said = tuple(fitting(kind, questions))
    incoming = again(kind, *said)
    assert incoming.questions == len(said)
    assert all(change.kept for change in incoming.changes)
    cards = iter(incoming.cards)
    for one in said:
        check(one, cards)
    assert next(cards, None) is None
    for name, text in deck_files("again", "Again", incoming.cards, source="x").items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    built = build_deck(load(tmp_path))
    picks = [q for card in built.cards for q in card.questions if isinstance(q, PickQuestion)]
    assert len(built.cards) == len(incoming.cards)
    assert len(picks) == sum(bool(card.distractors) for card in incoming.cards)


def check(one: AnyInstance, cards: Iterator[NewCard]) -> None:
    match one:
        case Pick():
            card = next(cards)
            assert (card.front, card.back) == (stem(one), line_of(one.options[one.key]))
            assert card.distractors == tuple(option for option in one.options if option != card.back)
            assert explained(one).startswith(card.note.rstrip("…"))
        case Judge():
            card = next(cards)
            assert (card.front, card.back) == (stem(one), str(one.key))
            assert card.distractors == (str(not one.key),)
        case Type() if one.key.type == "number" and one.key.value:
            card = next(cards)
            assert card.back == one.key.value
        case Type():
            card = next(cards)
            assert (card.front, card.back) == (stem(one), spellings(one.key)[0])
            assert {fold(text) for text in card.accept} == {fold(text) for text in spellings(one.key)}
        case Assign():
            rows, _ = pairs(one)
            for left, right in rows:
                card = next(cards)
                assert (card.front, card.back) == (f"{stem(one)}\n{left}", right)
        case Arrange():
            card = next(cards)
            steps = [one.items[item].text for item in one.key]
            assert card.back == "\n".join(f"{at}. {step}" for at, step in enumerate(steps, 1))


@pytest.mark.parametrize("kind", KINDS)
def test_text_is_only_text_there_and_back(kind: str) -> None:
    nasty = NASTY.replace("-> ", "")
    found = again(
        kind,
        pick(NASTY, (NASTY, "%5%b", "[html]c")),
        judge(NASTY),
        typed(nasty, (nasty,)),
        assign((nasty, "b")),
    )
    assert found.changes[0].what.endswith("one for each pair")
    one, true, short, pair, _ = found.cards
    assert (one.front, one.back, one.distractors) == (NASTY, "%5%b", (NASTY, "[html]c"))
    assert true.front.endswith(NASTY)
    assert (short.front, short.back) == (nasty, nasty)
    assert pair.front.endswith(nasty)
    assert pair.topic == "A/B: deck"


@pytest.mark.parametrize("kind", KINDS)
def test_a_tolerance_is_told_and_an_order_is_kept_to_be_graded_by_the_learner(kind: str) -> None:
    found = again(kind, number(), *fitting(kind, (arrange(),)))
    assert (found.cards[0].back, found.cards[0].accept) == ("3500", ("3500", "3,500"))
    assert found.cards[0].note.startswith("Right from 3400 to 3600.\n")
    assert "not graded, but told: 3400 to 3600" in found.changes[0].what
    if kind == MOODLE:
        assert found.cards[1].back == "1. first\n2. second\n3. third"


WORDS = st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Cf", "Zl", "Zp"]), max_size=40)
_SIGNS = "~ = # { } : \\ \\n // -> :: %50% [html] <b> &amp; ]]> \" ' a b 7 é ا 🙂"
SIGNS = st.lists(st.sampled_from(_SIGNS.split()))
TEXTS = st.one_of(WORDS, SIGNS.map(" ".join), SIGNS.map("".join)).map(line_of).filter(fold)


@settings(max_examples=60, deadline=None)
@given(
    kind=st.sampled_from(KINDS), prompt=TEXTS, options=st.lists(TEXTS, min_size=2, max_size=4, unique_by=fold)
)
def test_any_question_with_any_options_comes_back(kind: str, prompt: str, options: list[str]) -> None:
    found = again(kind, pick(prompt, tuple(options), 0), typed(prompt, (options[0],)), judge(prompt))
    card = found.cards[0]
    assert (card.front, card.back, card.distractors) == (prompt, options[0], tuple(options[1:]))
    assert found.cards[-1].front.endswith(prompt)
    if len(found.cards) == 3:
        assert found.cards[1].back == options[0]
    else:
        assert kind == GIFT
        assert "->" in options[0]


def test_an_imported_card_is_picked_while_it_is_learned_and_typed_when_it_is_due(tmp_path: Path) -> None:
    text = "::r:: Which river? {=Lomna =the Lomna river ~Drina ~Sava}\n\nHow many? {=7 ~30 ~12}\n"
    _, incoming = read_bytes(text.encode(), "x.gift")
    (tmp_path / "deck.yaml").write_text(deck_files("d", "D", incoming.cards, source="x")["deck.yaml"])
    river, many = build_deck(load(tmp_path)).cards
    typed_, picked = river.questions
    assert isinstance(typed_, TypeQuestion)
    assert set(typed_.key.accepted) == {"Lomna", "the Lomna river"}
    assert isinstance(picked, PickQuestion)
    assert (picked.form, picked.recall, picked.key, picked.pool) == (
        Form.CHOICE,
        False,
        "Lomna",
        ("Drina", "Sava"),
    )
    figures = many.questions[1]
    assert isinstance(figures, PickQuestion)
    assert figures.ordered == ("7", "12", "30")
