"""Answers of class drills in one's own studying: once each, as in a session."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from quiz.questions.document import BuiltDeck
from quiz.questions.model import Card, Form, Judge, Pick, Type
from quiz.questions.realise import realise
from quiz.questions.response import Judged, Picked, Response, Typed
from quiz.study import drilled
from quiz.study.deal import Dealer
from quiz.study.drilled import DrillAnswer

Desk = Any
MakeCard = Callable[..., Card]
MakeDeck = Callable[..., BuiltDeck]


@pytest.fixture
def cards(desk: Desk, make_card: MakeCard, make_deck: MakeDeck) -> list[Card]:
    made = [make_card(f"c{n}") for n in range(4)]
    desk.store.sync_deck(make_deck(*made))
    return made


def given(card: Card, form: Form, number: int, *, right: bool = True) -> DrillAnswer:
    question = next(one for one in card.questions if one.form is form)
    instance = realise(question, card, "drill", 0)
    response: Response
    match instance:
        case Pick(key=key):
            response = Picked(key if right else (key + 1) % 4)
        case Judge(key=truth):
            response = Judged(truth if right else not truth)
        case Type(key=answer):
            response = Typed(answer.display if right else "something else")
        case other:
            raise AssertionError(other)
    return DrillAnswer(instance, response, 4000, f"drill:x:{number}")


def count(desk: Desk, *answers: DrillAnswer) -> int:
    return drilled.count_in(desk.store, desk.learner, answers)


def test_a_card_not_begun_is_begun_and_no_answer_counts_twice(desk: Desk, cards: list[Card]) -> None:
    one, two = given(cards[0], Form.CHOICE, 1), given(cards[1], Form.SHORT_ANSWER, 2, right=False)
    assert count(desk, one) == 1
    assert count(desk, one, two) == 1
    assert count(desk, one, two) == 0
    assert desk.events() == [("d/c0#a", "introduce"), ("d/c1#a", "introduce")]
    desk.check()


def test_an_answer_rates_a_card_that_is_due_and_recognising_only_practises_it(
    desk: Desk, cards: list[Card]
) -> None:
    desk.finish()
    desk.clock.advance(days=6)
    before = {row[1]: row for row in desk.memories()}
    recalled = given(cards[0], Form.SHORT_ANSWER, 1)
    failed = given(cards[1], Form.CLOZE, 2, right=False)
    recognised = given(cards[2], Form.CHOICE, 3)
    assert count(desk, recalled, failed, recognised) == 3
    assert [kind for _, kind in desk.events()][-3:] == ["review", "review", "practice"]
    rows = desk.store.database.all("SELECT card, phase, lapses, due_day FROM memory ORDER BY card")
    after = {row[0]: row for row in rows}
    assert after["d/c0#a"][1:3] == (2, 0)
    assert after["d/c1#a"][2] == 1  # forgotten
    assert after["d/c2#a"][3] == desk.store.database.value(
        "SELECT due_day FROM memory WHERE card = 'd/c3#a'"
    )  # not moved
    assert before["d/c0#a"] != {row[1]: row for row in desk.memories()}["d/c0#a"]
    desk.check()
    session = desk.open()
    assert session.undo() is not None  # what came from a drill can be taken back
    desk.check()
    assert count(desk, recalled, failed, recognised) == 0  # and stays taken back


def test_what_is_put_away_or_gone_is_passed_over(
    desk: Desk, cards: list[Card], make_card: MakeCard, make_deck: MakeDeck
) -> None:
    session = desk.open()
    task = session.next()
    session.suspend(task)
    desk.store.sync_deck(make_deck(*cards[:3]))
    suspended = given(next(one for one in cards if one.id == task.card), Form.CHOICE, 1)
    assert count(desk, suspended, given(cards[3], Form.CHOICE, 2)) == 0


def test_two_programs_that_count_at_once_count_each_answer_once(
    desk: Desk, cards: list[Card], monkeypatch: pytest.MonkeyPatch
) -> None:
    desk.finish()
    answers = [given(cards[n], Form.SHORT_ANSWER, n) for n in range(3)]
    deal, other = Dealer.deal, [1]

    def dealt_while_another_counts(self: Dealer, card: str, *, any_form: bool) -> object:
        if other.pop() if other else 0:
            assert count(desk, *answers[:2]) == 2  # all of it, before this card is read
        found = deal(self, card, any_form=any_form)
        if card == cards[2].id and not counted:
            counted.append(card)
            assert count(desk, *answers) == 1  # right after it was read
        return found

    counted: list[str] = []
    monkeypatch.setattr(Dealer, "deal", dealt_while_another_counts)
    assert count(desk, *answers, answers[0]) == 0
    sources = desk.store.database.all("SELECT value FROM event WHERE value LIKE 'drill:%' ORDER BY value")
    assert [value for (value,) in sources] == [one.source for one in answers]
    desk.check()


def test_what_was_typed_in_a_drill_is_not_kept_a_second_time(desk: Desk, cards: list[Card]) -> None:
    assert count(desk, given(cards[0], Form.SHORT_ANSWER, 1, right=False)) == 1
    kept = desk.store.database.value("SELECT response FROM event WHERE value = 'drill:x:1'")
    assert "something" not in kept
