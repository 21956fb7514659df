from __future__ import annotations

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.classroom.frozen import (
    Answer,
    BadAnswerError,
    ChoseOption,
    ChoseTruth,
    GavePairs,
    NoAnswer,
    PutInOrder,
    TypedText,
    decode_answer,
    decode_instance,
    encode_answer,
    encode_instance,
    from_response,
    grade_answer,
    identities,
    item_ids,
    option_ids,
    row_ids,
    row_option_ids,
    to_response,
)
from quiz.classroom.options import DrillOptions
from quiz.classroom.plan import choose
from quiz.questions.document import BuiltDeck
from quiz.questions.model import AnyInstance, Arrange, Assign, Judge, Pick, Type
from quiz.questions.response import Typed
from tests.classroom.drilling import built_in
from tests.classroom.paper.papers import typed as paper_typed


def right_answer(instance: AnyInstance) -> Answer:
    match instance:
        case Pick():
            return ChoseOption(option_ids(instance)[instance.key])
        case Judge():
            return ChoseTruth(instance.key)
        case Type():
            return TypedText(instance.key.display)
        case Assign():
            rows = row_ids(instance)
            return GavePairs(
                {rows[i]: row_option_ids(instance, i)[row.key] for i, row in enumerate(instance.rows)}
            )
        case Arrange():
            ids = item_ids(instance)
            return PutInOrder(tuple(ids[i] for i in instance.key))
        case _:
            raise AssertionError(instance)


def all_of(deck: BuiltDeck) -> list[AnyInstance]:
    return [question.instance for question in choose(deck, DrillOptions(questions=120))]


def test_the_right_answer_by_identity_is_right_in_every_shape(barley: BuiltDeck) -> None:
    shapes = set()
    for instance in all_of(barley):
        answer = right_answer(instance)
        assert grade_answer(instance, answer).outcome == "right", instance.question
        assert from_response(instance, to_response(instance, answer)) == answer
        assert decode_answer(encode_answer(answer)) == answer
        assert decode_instance(encode_instance(instance)) == instance
        assert grade_answer(instance, NoAnswer()).score == 0
        shapes.add(type(instance))
    assert shapes == {Pick, Judge, Type, Assign, Arrange}


def test_an_option_keeps_its_identity_wherever_it_stands() -> None:
    assert identities(["a", "b"]) == identities(["b", "a"])[::-1]
    same = identities(["a", "a", "a"])
    assert len(set(same)) == 3


ANSWERS = st.one_of(
    st.builds(ChoseOption, st.text(max_size=12)),
    st.builds(ChoseTruth, st.booleans()),
    st.builds(TypedText, st.text(max_size=400)),
    st.builds(GavePairs, st.dictionaries(st.text(max_size=12), st.text(max_size=12), max_size=6)),
    st.builds(PutInOrder, st.lists(st.text(max_size=12), max_size=8).map(tuple)),
    st.builds(NoAnswer),
)


INSTANCES = all_of(built_in("barley"))


@given(answer=ANSWERS, data=st.data())
def test_an_answer_that_cannot_belong_is_refused_and_never_worse(answer: Answer, data: st.DataObject) -> None:
    instance = data.draw(st.integers(0, 10**6).map(lambda n: INSTANCES[n % len(INSTANCES)]))
    try:
        verdict = grade_answer(instance, answer)
    except BadAnswerError:
        return
    assert 0 <= verdict.score <= 1


@given(st.binary(max_size=60))
def test_bytes_that_are_no_answer_raise_one_error(data: bytes) -> None:
    try:
        decode_answer(data)
    except msgspec.DecodeError:
        return
    except UnicodeDecodeError:
        pytest.fail("bytes that are no text must raise DecodeError")


def test_one_option_goes_to_one_row_only_where_it_is_exclusive(barley: BuiltDeck) -> None:
    instance = next(one for one in all_of(barley) if isinstance(one, Assign) and one.exclusive)
    option = row_option_ids(instance, 0)[0]
    with pytest.raises(BadAnswerError, match="one row only"):
        to_response(instance, GavePairs(dict.fromkeys(row_ids(instance), option)))


def test_bytes_of_a_terminal_that_are_no_text_can_be_kept() -> None:
    answer = from_response(paper_typed(), Typed("caf\udce9"))
    assert decode_answer(encode_answer(answer)) == TypedText("caf?")
