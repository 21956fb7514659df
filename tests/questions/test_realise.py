from __future__ import annotations

from collections import Counter

from hypothesis import given
from hypothesis import strategies as st

from quiz.questions.document import BuiltDeck
from quiz.questions.model import (
    Assign,
    AssignQuestion,
    Card,
    CardKind,
    Explanation,
    FalseVersion,
    Form,
    Judge,
    JudgeQuestion,
    Pick,
    PickQuestion,
    Row,
    Type,
    TypeQuestion,
)
from quiz.questions.realise import realise, show_view

CARD = Card(
    id="d/s#a",
    deck="d",
    slug="s",
    part="a",
    kind=CardKind.STATEMENT,
    text="t",
    answers=("right",),
    explanation=Explanation(answer="right", text="t", standing="s"),
    questions=(),
    content_hash="",
    answer_hash="",
)
LEARNERS = st.text(max_size=40)
REPETITIONS = st.integers(min_value=0, max_value=100_000)


def pick(size: int, *, ordered: bool = False, always: int = 0) -> PickQuestion:
    pool = tuple(str(i) for i in range(10, 10 + size))
    return PickQuestion(
        id="q",
        card=CARD.id,
        form=Form.CHOICE,
        recall=False,
        prompts=("?",),
        key="14",
        pool=tuple(p for p in pool if p != "14"),
        ordered=tuple(sorted({*pool, "14"})) if ordered else (),
        always=always,
    )


def show(question: PickQuestion, learner: str, repetition: int) -> Pick:
    shown = realise(question, CARD, learner, repetition)
    assert isinstance(shown, Pick)
    return shown


@given(st.integers(2, 8), st.booleans(), st.integers(0, 2), LEARNERS, REPETITIONS)
def test_the_key_is_shown_once_among_up_to_three_others(
    size: int, ordered: bool, always: int, learner: str, repetition: int
) -> None:
    question = pick(size, ordered=ordered, always=always)
    shown = show(question, learner, repetition)
    assert shown.options[shown.key] == question.key
    assert len(set(shown.options)) == len(shown.options) == 1 + min(3, len(question.pool))
    assert set(shown.options) <= {question.key, *question.pool}
    assert set(question.pool[: min(always, 2)]) <= set(shown.options)
    if ordered:
        assert list(shown.options) == sorted(shown.options)
    assert show(question, learner, repetition) == shown


@given(st.integers(3, 8), LEARNERS, REPETITIONS)
def test_never_the_same_options_in_the_same_order_twice_running(
    size: int, learner: str, repetition: int
) -> None:
    question = pick(size)
    assert show(question, learner, repetition).options != show(question, learner, repetition + 1).options


@given(st.integers(6, 9), LEARNERS, REPETITIONS)
def test_figures_in_order_still_differ_from_one_showing_to_the_next(
    size: int, learner: str, repetition: int
) -> None:
    question = pick(size, ordered=True)
    assert show(question, learner, repetition).options != show(question, learner, repetition + 1).options


def test_every_place_is_as_likely_for_the_key() -> None:
    for ordered in (False, True):
        places = Counter(show(pick(9, ordered=ordered), f"learner {i}", i % 5).key for i in range(2000))
        assert set(places) == {0, 1, 2, 3}
        assert min(places.values()) > 350, (ordered, places)


def test_a_figures_key_takes_every_place_at_a_first_showing() -> None:
    places = Counter(show(pick(9, ordered=True), f"learner {i}", 0).key for i in range(1000))
    assert set(places) == {0, 1, 2, 3}
    assert min(places.values()) > 180, places
    assert {show(pick(9, ordered=True), "ann", n).key for n in range(4)} == {0, 1, 2, 3}


def test_all_of_the_pool_comes_up() -> None:
    question = pick(9)
    seen = {option for repetition in range(12) for option in show(question, "ann", repetition).options}
    assert seen == {question.key, *question.pool}


JUDGE = JudgeQuestion(
    id="j",
    card=CARD.id,
    form=Form.TRUE_FALSE,
    recall=False,
    prompts=("Is this so?",),
    true_text="It was right.",
    false_versions=(
        FalseVersion(text="It was wrong.", wrong="wrong"),
        FalseVersion(text="It was off.", wrong="off"),
    ),
)


@given(LEARNERS, st.integers(0, 1000))
def test_two_of_every_four_showings_are_true(learner: str, block: int) -> None:
    shown = [realise(JUDGE, CARD, learner, block * 4 + i) for i in range(4)]
    assert all(isinstance(one, Judge) for one in shown)
    keys = [one.key for one in shown if isinstance(one, Judge)]
    assert sum(keys) == 2
    for one in shown:
        assert isinstance(one, Judge)
        assert (one.text == JUDGE.true_text) == one.key
        assert (one.correction is None) == one.key


def test_truth_cannot_be_told_from_the_showings_before() -> None:
    first = Counter(
        tuple(one.key for i in range(4) if isinstance(one := realise(JUDGE, CARD, f"learner {n}", i), Judge))
        for n in range(600)
    )
    assert len(first) == 6
    assert min(first.values()) > 60


def test_the_correction_names_both() -> None:
    false = next(
        one for i in range(4) if isinstance(one := realise(JUDGE, CARD, "ann", i), Judge) and not one.key
    )
    assert false.correction in {"Right: right, not wrong.", "Right: right, not off."}


def test_wordings_take_turns(built: BuiltDeck) -> None:
    question = next(
        q
        for card in built.cards
        for q in card.questions
        if isinstance(q, TypeQuestion) and len(q.prompts) == 2
    )
    prompts = [realise(question, CARD, "ann", i).prompt for i in range(4)]
    assert prompts[0] != prompts[1]
    assert prompts[:2] == prompts[2:]


def test_rows_keep_their_keys_and_share_one_order(built: BuiltDeck) -> None:
    card = next(card for card in built.cards if card.kind is CardKind.DISCREPANCY)
    question = next(q for q in card.questions if isinstance(q, AssignQuestion))
    right = {row.label: row.options[row.key] for row in question.rows}
    orders = set()
    for repetition in range(8):
        shown = realise(question, card, "ann", repetition)
        assert isinstance(shown, Assign)
        assert {row.label: row.options[row.key] for row in shown.rows} == right
        assert len({row.options for row in shown.rows}) == 1
        orders.add(shown.rows)
    assert len(orders) > 1


def test_rows_that_keep_their_order_are_as_built() -> None:
    rows = (Row(label="r", options=("b", "a", "c"), key=2),)
    question = AssignQuestion(
        id="a",
        card=CARD.id,
        form=Form.FACT_OR_VIEW,
        recall=False,
        prompts=("?",),
        rows=rows,
        shuffle_options=False,
    )
    shown = realise(question, CARD, "ann", 3)
    assert isinstance(shown, Assign)
    assert shown.rows == rows


def test_learners_see_different_things_and_each_the_same_everywhere(builtin: BuiltDeck) -> None:
    picks = [(card, q) for card in builtin.cards for q in card.questions if isinstance(q, PickQuestion)][:60]
    ann = [realise(q, card, "ann", 0) for card, q in picks]
    assert ann == [realise(q, card, "ann", 0) for card, q in picks]
    assert ann != [realise(q, card, "bob", 0) for card, q in picks]


def test_one_arrangement_is_known_by_heart() -> None:
    """What is derived must never change from one version or machine to another by accident."""
    assert show(pick(9), "ann", 0).options == ("16", "13", "15", "14")
    assert show(pick(9), "ann", 1).options == ("10", "14", "11", "15")


def test_a_typed_question_and_a_study_view_show_the_card(built: BuiltDeck) -> None:
    card = built.cards[0]
    question = next(q for q in card.questions if isinstance(q, TypeQuestion))
    shown = realise(question, card, "ann", 5)
    assert isinstance(shown, Type)
    assert (shown.card, shown.key, shown.explanation) == (card.id, question.key, card.explanation)
    assert show_view(card).form is Form.STUDY
    assert show_view(card).explanation.evidence
