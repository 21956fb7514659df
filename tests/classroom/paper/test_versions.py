"""Versions of a paper: the same questions, other orders, and a key to each that holds."""

from __future__ import annotations

import pytest
from msgspec.structs import replace

from quiz.classroom.frozen import FrozenQuestion, grade_answer, option_ids
from quiz.classroom.options import DrillOptions, decode_options, encode_options
from quiz.classroom.paper.layout import fixed_order, lay_out, printed
from quiz.classroom.paper.sheet import key
from quiz.classroom.paper.strip import read
from quiz.classroom.plan import choose
from quiz.errors import UsageError
from quiz.questions.model import Assign, Form, Pick, PickQuestion
from tests.classroom.drilling import built_in
from tests.classroom.paper.papers import order, strip


@pytest.mark.parametrize("name", ["barley", "soleimani", "streetlights"])
def test_every_key_gets_full_marks_for_the_drill_as_frozen(name: str) -> None:
    deck = built_in(name)
    questions = choose(deck, DrillOptions(questions=200, seed="k"))
    frozen = {one.number: one.instance for one in questions}
    versions = lay_out(questions, 4, "k", fixed_order(deck))
    solved = key("", "", questions, versions)
    for version, answers in zip(versions, solved.versions, strict=True):
        assert sorted(place.number for place in version.places) == sorted(frozen)
        for one, line in zip(printed(questions, version), answers.solved, strict=True):
            answer = read(one.instance, line.written)
            assert grade_answer(frozen[one.number], answer).score == 1, (version.letter, one.at)
            assert line.where or not one.instance.explanation.evidence


def test_versions_differ_in_questions_and_options_and_are_the_same_for_the_same_seed() -> None:
    questions = [FrozenQuestion(number=at, instance=one) for at, one in strip().items()]
    versions = lay_out(questions, 6, "1")
    assert versions == lay_out(questions, 6, "1") != lay_out(questions, 6, "2")
    assert [one.letter for one in versions] == list("ABCDEF")
    assert [one.number for one in printed(questions, versions[0])] == [1, 2, 3, 4, 5, 6, 7]
    assert len({tuple(place.number for place in one.places) for one in versions}) == 6
    first = {one.number: one.instance for one in printed(questions, versions[0])}
    assert first == strip()
    others = [one for version in versions[1:] for one in printed(questions, version)]
    picks = [one.instance for one in others if one.number == 1]
    assert {one.options for one in picks if isinstance(one, Pick)} > {("Ada", "Ben", "Cleo")}
    assert {frozenset(option_ids(one)) for one in picks if isinstance(one, Pick)} == {
        frozenset(option_ids(first[1]))  # type: ignore[arg-type]
    }


def test_rows_of_a_kind_and_of_a_voice_keep_their_order_and_matches_do_not() -> None:
    questions = [FrozenQuestion(number=at, instance=one) for at, one in strip().items()]
    shown = [one for version in lay_out(questions, 9, "1") for one in printed(questions, version)]
    rows = {7: set(), 6: set()}  # type: dict[int, set[tuple[str, ...]]]
    for one in shown:
        if isinstance(one.instance, Assign):
            rows[one.number].add(tuple(row.label for row in one.instance.rows))
    assert rows[7] == {("Kind of statement", "Whose it is")}
    assert len(rows[6]) > 1


def test_numbers_and_dates_keep_their_order() -> None:
    deck = built_in("soleimani")
    ordered = {
        question.id
        for card in deck.cards
        for question in card.questions
        if isinstance(question, PickQuestion) and question.ordered
    }
    assert ordered & fixed_order(deck)
    questions = [
        one
        for one in choose(deck, DrillOptions(questions=200, forms=(Form.CHOICE,)))
        if one.instance.question in ordered
    ]
    assert questions
    for version in lay_out(
        [FrozenQuestion(number=at, instance=one.instance) for at, one in enumerate(questions, 1)],
        3,
        "1",
        fixed_order(deck),
    ):
        assert all(place.options == tuple(range(len(place.options))) for place in version.places)


def test_two_questions_have_two_orders_and_more_versions_still_come() -> None:
    questions = [FrozenQuestion(number=at, instance=strip()[at]) for at in (1, 3)]
    orders = [tuple(place.number for place in one.places) for one in lay_out(questions, 3, "1")]
    assert set(orders) == {(1, 2), (2, 1)} or set(orders) == {(1, 3), (3, 1)}


def test_versions_are_kept_with_the_options_of_a_drill() -> None:
    questions = [FrozenQuestion(number=at, instance=one) for at, one in strip().items()]
    options = DrillOptions(versions=lay_out(questions, 3, "1"))
    assert decode_options(encode_options(options)) == options


def test_no_question_has_more_options_than_letters() -> None:
    long = replace(order(), items=order().items * 7, key=tuple(range(28)))
    with pytest.raises(UsageError, match="more options than there are letters"):
        lay_out([FrozenQuestion(number=1, instance=long)], 1, "1")


@pytest.mark.parametrize("how_many", [0, 27])
def test_no_more_versions_than_letters(how_many: int) -> None:
    with pytest.raises(UsageError, match="versions"):
        lay_out([], how_many, "1")
