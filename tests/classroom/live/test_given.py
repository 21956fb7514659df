from __future__ import annotations

import pytest

from quiz.classroom.frozen import (
    ChoseOption,
    ChoseTruth,
    GavePairs,
    NoAnswer,
    PutInOrder,
    TypedText,
    item_ids,
    option_ids,
    row_ids,
    row_option_ids,
)
from quiz.classroom.live.given import in_words
from quiz.questions.document import BuiltDeck
from quiz.questions.model import Arrange, Assign, Form, Pick
from tests.classroom.drilling import one_of_each


def test_answers_are_told_in_the_words_of_their_question(barley: BuiltDeck) -> None:
    forms = [Form.CHOICE, Form.MATCH, Form.ORDER, Form.TRUE_FALSE]
    pick, assign, arrange, judge = [one.instance for one in one_of_each(barley, forms)]
    assert isinstance(pick, Pick)
    assert isinstance(assign, Assign)
    assert isinstance(arrange, Arrange)
    assert in_words(pick, ChoseOption(option_ids(pick)[1])) == pick.options[1]
    row = row_ids(assign)[1]
    given = GavePairs({row: row_option_ids(assign, 1)[0]})
    assert in_words(assign, given) == f"{assign.rows[1].label} → {assign.rows[1].options[0]}"
    items = item_ids(arrange)[::-1]
    said = in_words(arrange, PutInOrder(items))
    assert said is not None
    assert said.splitlines()[0] == f"1. {arrange.items[-1].text}"
    assert in_words(judge, ChoseTruth(False)) == "False"
    assert in_words(judge, TypedText("<b>")) == "<b>"


@pytest.mark.parametrize("answer", [NoAnswer(), TypedText(""), GavePairs({}), ChoseOption("gone")])
def test_nothing_has_no_words(barley: BuiltDeck, answer: NoAnswer) -> None:
    form = Form.MATCH if isinstance(answer, GavePairs) else Form.CHOICE
    assert in_words(one_of_each(barley, [form])[0].instance, answer) is None
