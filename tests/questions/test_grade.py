from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.questions.diff import diff
from quiz.questions.document import BuiltDeck
from quiz.questions.grade import grade, grade_typed
from quiz.questions.model import (
    AnswerKey,
    Assign,
    Checklist,
    Explanation,
    Form,
    Item,
    Judge,
    Pick,
    Reveal,
    Row,
    Type,
    TypeQuestion,
)
from quiz.questions.realise import realise, show_view
from quiz.questions.response import Assigned, GaveUp, Judged, Picked, Recalled, Seen, Ticked, Typed

SAID = Explanation(answer="x", text="x", standing="x")
SHOWN = {"question": "q", "card": "c", "recall": True, "prompt": "?", "explanation": SAID}
KHAMENEI = AnswerKey(
    type="person",
    display="Ali Khamenei",
    accepted=("Ali Khamenei", "Khamenei", "Ayatollah Khamenei"),
    refused=("Ruhollah Khomeini", "Khomeini"),
)
ROCKETS = AnswerKey(type="number", display="31 rockets", accepted=("31",), value="31", unit="rockets")
TROOPS = AnswerKey(
    type="number", display="about 3,500 troops", value="3500", unit="troops", bounds="about", tolerance="100"
)
DAY = AnswerKey(type="date", display="3 January 2020", accepted=("3 January 2020",), value="2020-01-03")
WEEKS = AnswerKey(type="duration", display="two weeks", accepted=("two weeks",), value="P2W")
LEAST = AnswerKey(
    type="number", display="at least 25 fighters", value="25", unit="fighters", bounds="at-least"
)
SHARE = AnswerKey(type="number", display="40%", accepted=("40",), value="40", unit="%")
PRICE = AnswerKey(type="number", display="$5000000", accepted=("5,000,000",), value="5000000", unit="$")
DEPTH = AnswerKey(type="number", display="3.5 metres", accepted=("3.5",), value="3.5", unit="metres")
FROST = AnswerKey(type="number", display="-5 degrees", accepted=("-5",), value="-5", unit="degrees")
SHELLS = AnswerKey(type="term", display="shells of 5.5 inches", accepted=("shells of 5.5 inches",))
HOURS = AnswerKey(type="duration", display="eleven hours", accepted=("eleven hours",), value="PT11H")
MOMENT = AnswerKey(type="date", display="3 January 2020, 00:47", value="2020-01-03T00:47")
KING = AnswerKey(
    type="person", display="King Hussein", accepted=("King Hussein",), refused=("Sheikh Hussein",)
)
OLSEN = AnswerKey(
    type="person", display="Ingrid Olsen", accepted=("Ingrid Olsen", "Olsen"), refused=("Erik Olson",)
)
FORCE = AnswerKey(type="organisation", display="Quds Force", accepted=("Quds Force", "al-Quds Force"))


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("ali khamenei", KHAMENEI),
        ("KHAMENEI", KHAMENEI),
        ("Ayatollah Ali Khamenei", KHAMENEI),
        ("Khamenei, Ali", KHAMENEI),
        ("the Quds force.", FORCE),
        ("al Quds Force", FORCE),
        ("31", ROCKETS),
        ("thirty-one rockets", ROCKETS),
        ("31 rocket", ROCKETS),
        ("3,500", TROOPS),
        ("about 3500", TROOPS),
        ("3.5 thousand troops", TROOPS),
        ("3450", TROOPS),
        ("Jan 3 2020", DAY),
        ("a fortnight", WEEKS),
        ("25", LEAST),
        ("more than 25 fighters", LEAST),
        ("about 25", LEAST),
        ("40 percent", SHARE),
        ("forty per cent", SHARE),
        ("40 %", SHARE),
        ("5 million dollars", PRICE),
        ("$5,000,000", PRICE),
        ("3,5", DEPTH),
        ("3.50 m", DEPTH),
        ("\u22125", FROST),
        ("minus 5 degrees", FROST),
        ("shells of 5,5 inches", SHELLS),
        ("11h", HOURS),
        ("11 hrs", HOURS),
        ("\u200f3/1/2020", DAY),
        ("٣ January ٢٠٢٠", DAY),
        ("2020/01/03", DAY),
        ("3/1/20", DAY),
        ("3.1.20", DAY),
        ("3 January 2020 at 0:47", MOMENT),
        ("2020-01-03T00:47", MOMENT),
        ("King Hussein", KING),
    ],
)
def test_what_is_right_is_right(typed: str, key: AnswerKey) -> None:
    verdict = grade_typed(typed, key)
    assert (verdict.outcome, verdict.rating, verdict.score) == ("right", 3, 1.0)


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("", KHAMENEI),
        ("   ", KHAMENEI),
        ("?!", KHAMENEI),
        ("Khomeini", KHAMENEI),
        ("Ayatollah Khomeini", KHAMENEI),
        ("Khomeni", KHAMENEI),
        ("Khameini", KHAMENEI),  # one letter from Khomeini, two from Khamenei
        ("Rouhani", KHAMENEI),
        ("32", ROCKETS),
        ("13", ROCKETS),
        ("31 km", ROCKETS),
        ("3,700", TROOPS),
        ("35,000", TROOPS),
        ("4 January 2020", DAY),
        ("two months", WEEKS),
        ("x" * 10_000, FORCE),
        ("35", DEPTH),
        ("3.05", DEPTH),
        ("5", FROST),
        ("-31", ROCKETS),
        ("31-32", ROCKETS),
        ("20 to 31", ROCKETS),
        ("shells of 55 inches", SHELLS),
        ("40 km", SHARE),
        ("5 million euros", PRICE),
        ("1.5 hours", HOURS),
        ("11 minutes", HOURS),
        ("3 January 2020, 11:11", MOMENT),
        ("2020-01-03T12:47", MOMENT),
        ("Sheikh Hussein", KING),
        ("Hussein", KING),  # it could be either
        ("Ingrid Olson", OLSEN),  # a mixture of the two
    ],
)
def test_what_is_wrong_is_wrong_and_no_near_miss(typed: str, key: AnswerKey) -> None:
    verdict = grade_typed(typed, key)
    assert (verdict.outcome, verdict.rating, verdict.near) == ("wrong", 1, False)
    assert verdict.message


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("Khamenie", KHAMENEI),
        ("Khamneei", KHAMENEI),
        ("Qids Force", FORCE),
        ("Qudds Forse", FORCE),
        ("3 January", DAY),
        ("3.1.", DAY),
        ("January 2020", DAY),
        ("3 January 2020", MOMENT),
        ("00:47", MOMENT),
        ("3 January 2020, 11:11", DAY),
        ("Ingrid Olsne", OLSEN),
        ("at most 25 fighters", LEAST),
        ("fewer than 25", LEAST),
        ("over 31 rockets", ROCKETS),
        ("31 missiles", ROCKETS),
        ("two weks", WEEKS),
    ],
)
def test_a_near_miss_is_wrong_and_shows_where(typed: str, key: AnswerKey) -> None:
    verdict = grade_typed(typed, key)
    assert (verdict.outcome, verdict.rating, verdict.near) == ("wrong", 1, True)
    assert "".join(part.text for part in verdict.diff if part.op != "missing").casefold() == typed.casefold()
    assert any(part.op != "same" for part in verdict.diff)


def test_a_day_of_two_readings_is_right_in_either_and_no_third() -> None:
    """3/1 is the third of January to some and the first of March to others."""
    assert grade_typed("1/3/2020", DAY).outcome == "right"
    assert grade_typed("3/2/2020", DAY).outcome == "wrong"
    late = AnswerKey(type="date", display="25 December 2019", value="2019-12-25")
    assert grade_typed("12/25/2019", late).outcome == "right"
    assert grade_typed("25/12/2019", late).outcome == "right"


def test_the_year_may_be_left_out_where_the_question_names_it() -> None:
    assert grade_typed("3 January", DAY, prompt="On what day of January 2020 …?").outcome == "right"


def test_refused_beats_accepted_by_edit_distance_alone() -> None:
    key = AnswerKey(type="person", display="Ingrid Olsen", accepted=("Olsen",), refused=("Olson",))
    assert grade_typed("Olson", key).near is False
    assert grade_typed("Olsn", key).near is False
    assert grade_typed("Olsen", key).outcome == "right"


_KEYS = [KHAMENEI, ROCKETS, TROOPS, DAY, WEEKS, FORCE, SHARE, DEPTH, FROST, HOURS, MOMENT, OLSEN]


@given(
    st.text(max_size=300) | st.text(alphabet="٣\u202e\u200f\x00\x1b🙂\ń 12.-/", max_size=60),
    st.sampled_from(_KEYS),
)
def test_no_text_raises(text: str, key: AnswerKey) -> None:
    verdict = grade_typed(text, key)
    assert verdict.outcome in {"right", "wrong"}
    assert verdict.message


@given(st.sampled_from(["Khomeini", "Ruhollah Khomeini"]), st.data())
def test_a_refused_answer_stays_refused_however_it_is_typed(name: str, data: st.DataObject) -> None:
    noise = data.draw(st.sampled_from(["", " ", "  ", ".", "-", "’", "\u0301", "the ", "Ayatollah "]))
    typed = data.draw(
        st.sampled_from([name, name.upper(), name.lower(), f"{noise}{name}", f"{name}{noise.strip()}"])
    )
    verdict = grade_typed(typed, KHAMENEI)
    assert verdict.outcome == "wrong"
    assert not verdict.near


def _typed_questions(deck: BuiltDeck) -> list[TypeQuestion]:
    return [q for card in deck.cards for q in card.questions if isinstance(q, TypeQuestion)]


def test_every_own_answer_of_a_deck_is_right_and_every_refused_one_is_not(any_builtin: BuiltDeck) -> None:
    for question in _typed_questions(any_builtin):
        prompt = question.prompts[0]
        for text in (question.key.display, *question.key.accepted):
            assert grade_typed(text, question.key, prompt=prompt).outcome == "right", (question.id, text)
        for text in question.key.refused:
            verdict = grade_typed(text, question.key, prompt=prompt)
            assert verdict.outcome == "wrong", (question.id, text)
            assert not verdict.near, (question.id, text)


def test_no_confusable_of_a_deck_is_ever_right(builtin: BuiltDeck) -> None:
    names = {entity.id: (entity.name, *entity.variants) for entity in builtin.entities}
    khamenei = [q for q in _typed_questions(builtin) if q.key.display == "Ali Khamenei"]
    assert khamenei
    for question in khamenei:
        for name in names["khomeini"]:
            assert grade_typed(name, question.key).outcome == "wrong"


@pytest.mark.parametrize(
    ("marks", "outcome", "rating"),
    [
        ((True, True, True), "right", 3),
        ((True, True, False), "partial", 2),
        ((True, False, False), "partial", 1),
        ((False, False, False), "wrong", 1),
        ((True, False), "partial", 2),
        ((False,), "wrong", 1),
    ],
)
def test_all_right_is_good_one_slip_is_hard_more_is_again(
    marks: tuple[bool, ...], outcome: str, rating: int
) -> None:
    items = tuple(Item(text=str(i)) for i in range(len(marks)))
    ticked = grade(Checklist(form=Form.POSITIONS, items=items, **SHOWN), Ticked(marks))
    rows = tuple(Row(label=str(i), options=("a", "b"), key=1) for i in range(len(marks)))
    given = tuple(1 if mark else (0 if i % 2 else None) for i, mark in enumerate(marks))
    assigned = grade(Assign(form=Form.DISCREPANCY, rows=rows, **SHOWN), Assigned(given))
    for verdict in (ticked, assigned):
        assert (verdict.outcome, verdict.rating, verdict.marks) == (outcome, rating, marks)


def test_ticks_too_few_or_too_many_never_raise() -> None:
    shown = Checklist(form=Form.POSITIONS, items=(Item(text="a"), Item(text="b")), **SHOWN)
    assert grade(shown, Ticked((True,))).marks == (True, False)
    assert grade(shown, Ticked((True, True, True))).outcome == "right"


def test_the_other_shapes() -> None:
    pick = Pick(form=Form.CHOICE, options=("a", "b"), key=1, **SHOWN)
    assert grade(pick, Picked(1)).outcome == "right"
    assert grade(pick, Picked(0)).rating == 1
    assert "b" in grade(pick, GaveUp()).message
    false = Judge(form=Form.TRUE_FALSE, text="t", key=False, correction="Not a, but b.", **SHOWN)
    assert grade(false, Judged(False)).outcome == "right"
    assert grade(false, Judged(True)).message == "Not a, but b."
    assert grade(false, GaveUp()).rating == 1
    reveal = Reveal(form=Form.BASIC, back="b", **SHOWN)
    assert [grade(reveal, Recalled(r)).rating for r in (1, 4, 9)] == [1, 4, 4]
    typed = Type(form=Form.CLOZE, key=ROCKETS, **SHOWN)
    assert grade(typed, Typed("31")).outcome == "right"
    with pytest.raises(TypeError):
        grade(pick, Typed("a"))


def test_a_study_view_is_seen(built: BuiltDeck) -> None:
    assert grade(show_view(built.cards[0]), Seen()).outcome == "seen"


def test_giving_up_is_wrong_in_every_shape(built: BuiltDeck) -> None:
    for card in built.cards:
        for question in card.questions:
            verdict = grade(realise(question, card, "ann", 0), GaveUp())
            assert (verdict.outcome, verdict.rating) == ("wrong", 1)
            assert verdict.message


@given(st.text(max_size=60), st.text(max_size=60))
def test_a_diff_holds_both_texts(typed: str, right: str) -> None:
    parts = diff(typed, right)
    assert "".join(p.text for p in parts if p.op != "extra") == right
    assert len("".join(p.text for p in parts if p.op != "missing")) == len(typed.strip())
