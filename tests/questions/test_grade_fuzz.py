"""Grading whatever is given to whatever is shown: always a verdict, never an error."""

from __future__ import annotations

from contextlib import suppress
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz.dossier.dates import DateError, human, human_duration, lower, parse, parse_duration, upper
from quiz.questions.document import BuiltDeck
from quiz.questions.folding import compact, fold, words
from quiz.questions.grade import grade, grade_typed
from quiz.questions.model import (
    AnswerKey,
    AnyInstance,
    Arrange,
    Assign,
    Checklist,
    Judge,
    Pick,
    Reveal,
    Show,
    Type,
)
from quiz.questions.numbers import parse_figure
from quiz.questions.realise import realise, show_view
from quiz.questions.response import (
    Arranged,
    Assigned,
    GaveUp,
    Judged,
    Picked,
    Recalled,
    Response,
    Seen,
    Ticked,
    Typed,
    Verdict,
)
from quiz.questions.typed_dates import compare_date, compare_duration, read_date, read_duration

INTEGERS = st.integers(-(2**70), 2**70) | st.integers(-3, 12)
ODD = "²³①٣५百Ⅷ½🙂\u202e\u200f\u200d\u0301\ud800\x00\x1b\x7f\u2028\ufeffﬁßſİ ’'“-–—−.,/:;()$€%#{}[]<>&"
TELLING = str.split(
    "3 31 3,500 3.5 1/3/2020 2020-01-03 January friday the about at least more than two dozen hundred "
    "thousand million weeks days P2W 19th of Ali Khamenei General º × e9 1e999 0x1F ∞ nan -0 ²"
)
TEXTS = (
    st.text(max_size=120)
    | st.text(alphabet=ODD + "0123456789 abcdehijklmnorstuvy", max_size=60)
    | st.lists(
        st.sampled_from(TELLING),
        max_size=8,
    ).map(" ".join)
)
RESPONSES: dict[type[Any], st.SearchStrategy[Response]] = {
    Show: st.just(Seen()),
    Pick: st.builds(Picked, INTEGERS),
    Judge: st.builds(Judged, st.booleans()),
    Type: st.builds(Typed, TEXTS),
    Assign: st.builds(Assigned, st.lists(st.none() | INTEGERS, max_size=12).map(tuple)),
    Arrange: st.builds(Arranged, st.lists(INTEGERS, max_size=12).map(tuple)),
    Checklist: st.builds(Ticked, st.lists(st.booleans(), max_size=12).map(tuple), TEXTS),
    Reveal: st.builds(Recalled, INTEGERS),
}
ANY_RESPONSE = st.one_of(*RESPONSES.values(), st.just(GaveUp()))


@pytest.fixture(scope="module")
def shown(builtin: BuiltDeck, built: BuiltDeck) -> dict[type[Any], list[AnyInstance]]:
    """Instances of both decks by shape."""
    found: dict[type[Any], list[AnyInstance]] = {}
    for card in (*built.cards, *builtin.cards[::7]):
        for instance in (
            show_view(card),
            *(realise(question, card, "ann", 1) for question in card.questions),
        ):
            found.setdefault(type(instance), []).append(instance)
    return found


def check(verdict: Verdict) -> None:
    assert verdict.rating in (1, 2, 3, 4)
    assert 0 <= verdict.score <= 1
    assert verdict.message
    assert (verdict.outcome == "right") <= (verdict.rating >= 3)
    assert (verdict.outcome == "wrong") <= (verdict.rating == 1)
    assert not (verdict.near and verdict.outcome != "wrong")
    msgspec.to_builtins(verdict)


@given(st.data())
@settings(max_examples=400)
def test_every_shape_takes_any_response_of_its_sort(
    shown: dict[type[Any], list[AnyInstance]], data: st.DataObject
) -> None:
    shape = data.draw(st.sampled_from(sorted(shown, key=lambda kind: kind.__name__)))
    instance = data.draw(st.sampled_from(shown[shape]))
    response = data.draw(RESPONSES[shape] | st.just(GaveUp()))
    check(grade(instance, response))


@given(st.data())
def test_a_response_of_another_sort_is_a_mistake_of_the_program(
    shown: dict[type[Any], list[AnyInstance]], data: st.DataObject
) -> None:
    shape = data.draw(st.sampled_from(sorted(shown, key=lambda kind: kind.__name__)))
    instance = data.draw(st.sampled_from(shown[shape]))
    response = data.draw(ANY_RESPONSE)
    own = type(response) in {type(data.draw(RESPONSES[shape])), GaveUp, Recalled}
    if own and not (isinstance(response, Recalled) and shape in {Show, Pick, Judge}):
        check(grade(instance, response))
    else:
        with pytest.raises(TypeError, match="cannot answer"):
            grade(instance, response)


KEYS = st.builds(
    AnswerKey,
    type=st.sampled_from(
        [
            "person",
            "place",
            "organisation",
            "role",
            "term",
            "number",
            "date",
            "duration",
            "voice",
            "text",
            "new",
        ]
    ),
    display=TEXTS.filter(lambda text: text.strip() != ""),
    accepted=st.lists(TEXTS, max_size=3).map(tuple),
    refused=st.lists(TEXTS, max_size=3).map(tuple),
    value=st.none()
    | st.sampled_from(["31", "3.5", "-5", "2020-01-03", "2020/2021", "1979~", "P2W", "PT11H"]),
    unit=st.none() | TEXTS,
    bounds=st.sampled_from(["exact", "about", "at-least", "at-most"]),
    titles=st.lists(TEXTS, max_size=3).map(tuple),
)


@given(TEXTS, KEYS, TEXTS)
@settings(max_examples=400)
def test_any_key_grades_any_text(text: str, key: AnswerKey, prompt: str) -> None:
    if (
        key.type == "number"
        and key.value is not None
        and not key.value.lstrip("-").replace(".", "").isdigit()
    ):
        return  # the loader lets no such key pass
    check(grade_typed(text, key, prompt=prompt))


@given(TEXTS)
@settings(max_examples=400)
def test_readers_of_figures_dates_and_names_take_any_text(text: str) -> None:
    assert " ".join(words(text)).endswith(fold(text)) or not words(text)
    assert " " not in compact(text)
    figure = parse_figure(text)
    assert figure is None or all(value.is_finite() for value in figure.values)
    read_date(text)
    read_duration(text)
    for key in ("2020-01-03", "2020-01", "2020", "2019/2021", "1979~", "2020-01-03T00:47"):
        compare_date(text, key, year_given=True)
    compare_duration(text, "P2W")
    for reader in (parse, parse_duration, lower, upper, human, human_duration):
        with suppress(DateError):
            reader(text)  # type: ignore[operator]
