"""Answers read from a strip: each way to write them, and what cannot be read is told by its question."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.classroom.frozen import NoAnswer, TypedText, grade_answer
from quiz.classroom.paper.lines import read_line
from quiz.classroom.paper.strip import StripError, read, right, written
from quiz.questions.model import AnyInstance, Arrange, Assign, Judge, Pick, Type
from tests.classroom.paper.papers import as_written, order, strip, typed

QUESTIONS = strip()


def marks(line: str) -> dict[int, str]:
    """The answers of a line as a strip has them; its problems raise."""
    found = read_line(QUESTIONS, line)
    assert not found.problems, [str(one) for one in found.problems]
    return {at: written(QUESTIONS[at], answer) for at, answer in found.answers.items()}


def test_what_is_right_as_a_strip_has_it() -> None:
    assert as_written(QUESTIONS) == {1: "a", 2: "a", 3: "f", 4: "1979", 5: "bdca", 6: "bca", 7: "ba"}


@pytest.mark.parametrize(
    ("line", "read_as"),
    [
        ("1b 2c 3- 4 1979 5 bdca", {1: "b", 2: "c", 3: "-", 4: "1979", 5: "bdca"}),
        ("1. B 2) c 3: T", {1: "b", 2: "c", 3: "t"}),
        ("5 b d c a 6b,c,a 7 b/a", {5: "bdca", 6: "bca", 7: "ba"}),
        ("6 b-a 7—", {6: "b-a", 7: "-"}),
        ("4 3 January 1979 5 bdca", {4: "3 January 1979", 5: "bdca"}),
        ("3 true 4 5 5 abcd", {3: "t", 4: "5", 5: "abcd"}),
        ("7ba; 4 3 or 5 of March; 1a", {7: "ba", 4: "3 or 5 of March", 1: "a"}),
        ("4 the 2nd of May 6 abc", {4: "the 2nd of May", 6: "abc"}),
        ("", {}),
    ],
)
def test_a_line_as_teachers_type_it(line: str, read_as: dict[int, str]) -> None:
    assert marks(line) == read_as


@pytest.mark.parametrize(
    ("line", "taken", "says"),
    [
        ("1b 2z 3-", {1: "b", 3: "-"}, ["2: there is no “z”: the letters are a to c"]),
        ("1bc 2a", {2: "a"}, ["1: “bc” is more than one letter; two ticks are no answer: -"]),
        ("3 maybe", {}, ["3: “maybe” is neither t (true) nor f (false), nor - for no answer"]),
        ("5 bdda", {}, ["5: “c” is missing: each letter stands in the order once, or - for no answer"]),
        ("6 ab", {}, ["6: 2 given, and 3 rows: one letter for each row, - for none"]),
        ("6 aab", {}, ["6: “a” stands twice and goes to one row only: - for both"]),
        ("7 cc", {}, ["7: there is no “c”: the letters are a to b"]),
        ("1a 9b", {}, ["1: there is no “9”: the letters are a to c; numbers of questions rise"]),
        ("9b", {}, ["9: there is no such question: they are 1 to 7"]),
        ("1a; 1b", {1: "a"}, ["1: stands twice"]),
        ("a b", {}, ["“a” is no question's number"]),
        ("1a; b", {1: "a"}, ["“b” has no question's number before it"]),
        ("3", {}, ["“3” has no answer after it: - stands for none"]),
    ],
)
def test_what_cannot_be_read_is_told_and_the_rest_taken(
    line: str, taken: dict[int, str], says: list[str]
) -> None:
    found = read_line(QUESTIONS, line)
    assert {at: written(QUESTIONS[at], answer) for at, answer in found.answers.items()} == taken
    assert [str(one)[: len(said)] for one, said in zip(found.problems, says, strict=True)] == says


def test_a_line_that_can_be_read_in_two_ways_is_refused() -> None:
    more = {**QUESTIONS, 8: typed(), 9: typed()}
    assert [one.why for one in read_line(more, "4 May 8 9 June").problems] == [
        "this can be read in more than one way: put ; after each answer"
    ]
    assert read_line(more, "4 May 8; 9 June").answers == {4: TypedText("May 8"), 9: TypedText("June")}


def test_a_dash_is_no_answer_for_every_shape() -> None:
    assert {type(read(one, " – ")) for one in QUESTIONS.values()} == {NoAnswer}


def test_a_long_answer_is_refused_rather_than_cut() -> None:
    with pytest.raises(StripError, match="at most 300"):
        read(QUESTIONS[4], "x" * 301)


def answers(instance: AnyInstance) -> st.SearchStrategy[str]:
    """What a student may have written, blanks included."""
    match instance:
        case Pick():
            some = st.sampled_from("abc"[: len(instance.options)])
        case Judge():
            some = st.sampled_from("tf")
        case Type():
            some = st.text(
                st.characters(exclude_characters=";", exclude_categories=["Cs"]), min_size=1, max_size=40
            )
        case Arrange():
            some = st.permutations("abcd").map("".join)
        case Assign(exclusive=True):
            some = st.permutations("abc").map("".join)
        case _:
            some = st.sampled_from(["aa", "ab", "b-", "-a"])
    return st.one_of(st.just("-"), some)


@given(st.fixed_dictionaries({at: answers(one) for at, one in QUESTIONS.items()}))
def test_every_strip_that_can_be_written_is_read_back(given_: dict[int, str]) -> None:
    line = "; ".join(f"{at} {text}" for at, text in given_.items())
    expected = {at: read(QUESTIONS[at], text) for at, text in given_.items()}
    found = read_line(QUESTIONS, line)
    assert (found.answers, found.problems) == (expected, ())
    for at, answer in expected.items():
        assert read(QUESTIONS[at], written(QUESTIONS[at], answer)) == answer


WORDS = st.sampled_from(
    ["1", "2c", "3-", "4", "5bdca", "July", "1979", "6", "b", "—", "7.", "x;", "²", "８a"]
)


@given(st.one_of(st.text(max_size=80), st.lists(WORDS, max_size=25).map(" ".join)))
def test_whatever_is_typed_is_read_or_told_and_what_is_read_can_be_graded(line: str) -> None:
    found = read_line(QUESTIONS, line)
    assert found.answers or found.problems or not line.replace(";", "").strip()
    for at, answer in found.answers.items():
        assert 0 <= grade_answer(QUESTIONS[at], answer).score <= 1


def test_a_typed_answer_keeps_its_spaces_and_marks() -> None:
    assert read_line(QUESTIONS, "4 :a. b)").answers == {4: TypedText(":a. b)")}


def test_a_hostile_line_is_read_at_once_or_refused() -> None:
    assert read_line(QUESTIONS, "1 4 " * 400).problems
    assert "at most 8,000" in str(read_line(QUESTIONS, "1a " * 4000).problems[0])


def test_the_right_order_is_written_from_the_earliest_on() -> None:
    assert [order().items["abcd".index(sign)].text for sign in written(order(), right(order()))] == [
        "oats",
        "hops",
        "flax",
        "rye",
    ]
