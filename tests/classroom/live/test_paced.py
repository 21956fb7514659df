"""A drill at one's own pace, in memory."""

from __future__ import annotations

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz.classroom.frozen import ChoseOption, NoAnswer, decode_answer, option_ids
from quiz.classroom.live import pace, paced_states
from quiz.classroom.live.hall import RefusedError, Taken
from quiz.classroom.live.machine import Phase, WrongPhaseError
from quiz.classroom.live.pace import Pace, Step
from quiz.classroom.live.paced_hall import SECOND, PacedHall
from quiz.classroom.live.people import People, Person
from quiz.classroom.live.snapshot import right_answer
from quiz.classroom.options import DrillOptions, Results, decode_options
from quiz.classroom.plan import choose
from quiz.questions.document import BuiltDeck
from quiz.questions.model import Form, Pick
from quiz.store.drills import Shown

END = 1000 * SECOND


@pytest.fixture
def hall(barley: BuiltDeck) -> PacedHall:
    return made(barley)


def made(deck: BuiltDeck, results: Results = "each") -> PacedHall:
    options = DrillOptions(questions=2, forms=(Form.CHOICE,), seconds=None, until=END, results=results)
    return PacedHall("d1", options, choose(deck, options), People("d1"))


def joined(hall: PacedHall, name: str = "Ada") -> Person:
    return hall.join(name, 1)[0]


def right(hall: PacedHall, number: int) -> ChoseOption:
    answer = right_answer(hall.questions[number - 1].instance)
    assert isinstance(answer, ChoseOption)
    return answer


def wrong(hall: PacedHall, number: int) -> ChoseOption:
    instance = hall.questions[number - 1].instance
    assert isinstance(instance, Pick)
    return ChoseOption(next(one for one in option_ids(instance) if ChoseOption(one) != right(hall, number)))


def answer(hall: PacedHall, person: Person, number: int, *, now: float = 1.0, at: int = 5 * SECOND) -> Taken:
    """Answer a question rightly, and have that kept."""
    taken = hall.receive(person, number, right(hall, number), now, at)
    hall.settle(taken.answered)
    return taken


def seen(hall: PacedHall, person: Person, at: int = 5 * SECOND) -> str:
    """Return everything somebody is told, as it goes over the wire."""
    told = (paced_states.state_for(hall, person, "t", at), paced_states.own_state(hall, person))
    return msgspec.json.encode(told).decode()


def test_each_goes_on_by_themselves_and_the_time_counts_from_opening_the_question(hall: PacedHall) -> None:
    ada, bo = joined(hall), joined(hall, "Bo")
    hall.go_on(ada, 0, 10.0, 10 * SECOND)
    hall.go_on(bo, 0, 12.0, 12 * SECOND)
    assert answer(hall, ada, 1, now=14.0).answered.milliseconds == 4000
    hall.go_on(ada, 1, 20.0, 20 * SECOND)
    assert (hall.pace(ada).number, hall.pace(bo).number) == (2, 1)
    assert answer(hall, bo, 1, now=15.0).answered.milliseconds == 3000
    assert answer(hall, ada, 2, now=21.0).answered.milliseconds == 1000
    hall.go_on(ada, 2, 22.0, 22 * SECOND)
    assert hall.pace(ada).step is Step.THROUGH
    assert [hall.done(one) for one in (ada, bo)] == [2, 1]


@pytest.mark.parametrize("results", ["each", "end"])
def test_what_is_right_is_told_once_the_answer_is_kept_and_not_before(
    barley: BuiltDeck, results: Results
) -> None:
    hall = made(barley, results)
    ada = joined(hall)
    why = hall.questions[0].instance.explanation.text
    hall.go_on(ada, 0, 0.0, SECOND)
    assert why not in seen(hall, ada)
    taken = hall.receive(ada, 1, right(hall, 1), 1.0, 2 * SECOND)
    assert why not in seen(hall, ada), "it may be lost yet, and be given again"
    assert '"points":100' not in seen(hall, ada)
    hall.settle(taken.answered)
    assert (why in seen(hall, ada)) == (results == "each")
    assert ('"outcome":"right"' in seen(hall, ada)) == (results == "each")
    hall.go_on(ada, 1, 2.0, 3 * SECOND)
    second = hall.questions[1].instance.explanation.text
    assert second not in seen(hall, ada)
    answer(hall, ada, 2)
    hall.go_on(ada, 2, 4.0, 4 * SECOND)
    assert why in seen(hall, ada)
    assert second in seen(hall, ada)


def test_projector_and_host_are_told_of_no_question(hall: PacedHall) -> None:
    ada = joined(hall)
    hall.go_on(ada, 0, 0.0, SECOND)
    answer(hall, ada, 1)
    state = paced_states.state_for_all(hall, "t", 8 * SECOND)
    assert (state.question, state.told, state.bars, state.places) == (None, None, (), ())
    assert state.progress is not None
    assert (state.progress.answers, state.progress.of, state.progress.begun) == (1, 2, 1)
    seat = paced_states.desk(hall, 65 * SECOND).seats[0]
    assert (seat.done, seat.right, seat.idle) == (1, 1, 60)


def test_an_answer_lost_on_its_way_to_the_disk_may_be_given_again(hall: PacedHall) -> None:
    ada = joined(hall)
    hall.go_on(ada, 0, 0.0, SECOND)
    taken = hall.receive(ada, 1, wrong(hall, 1), 1.0, 2 * SECOND)
    hall.take_back(taken.answered)
    assert (hall.pace(ada).step, hall.done(ada)) == (Step.ASKED, 0)
    assert answer(hall, ada, 1).answered.score == 1.0
    assert (hall.done(ada), hall.right(ada)) == (1, 1)


@pytest.mark.parametrize("case", ["not opened", "next", "over", "late", "banned", "zero"])
def test_out_of_turn_no_answer_counts(hall: PacedHall, case: str) -> None:
    ada = joined(hall)
    if case != "not opened":
        hall.go_on(ada, 0, 0.0, SECOND)
    if case == "over":
        hall.end(2 * SECOND)
    if case == "banned":
        hall.kick(ada.id, 2)
    number = {"next": 2, "zero": 0}.get(case, 1)
    at = END + 2 * SECOND if case == "late" else 3 * SECOND
    with pytest.raises(RefusedError) as caught:
        hall.receive(ada, number, right(hall, 1), 1.0, at)
    assert caught.value.why in {"closed", "over", "banned", "unknown"}
    if case in {"over", "late"}:
        assert "over" in str(caught.value)


def test_an_answer_kept_before_the_end_is_acknowledged_again_after_it(hall: PacedHall) -> None:
    ada = joined(hall)
    hall.go_on(ada, 0, 0.0, SECOND)
    first = answer(hall, ada, 1)
    hall.end(9 * SECOND)
    assert hall.receive(ada, 1, wrong(hall, 1), 9.0, 10 * SECOND) == Taken(first.answered, None)


def test_at_the_end_only_what_was_opened_and_not_answered_is_wrong(hall: PacedHall) -> None:
    ada, bo, cy = joined(hall), joined(hall, "Bo"), joined(hall, "Cy")
    for one in (ada, bo):
        hall.go_on(one, 0, 0.0, SECOND)
    answer(hall, ada, 1)
    hall.end(9 * SECOND)
    rows = {(one.id, n): hall.given(one, n) for one in (ada, bo, cy) for n in (1, 2)}
    missed = rows[bo.id, 1]
    assert missed is not None
    assert (decode_answer(missed.response), missed.score) == (NoAnswer(), 0.0)
    assert [key for key, row in rows.items() if row] == [(ada.id, 1), (bo.id, 1)]
    assert hall.standing.phase is Phase.ENDED
    with pytest.raises(RefusedError):
        hall.go_on(ada, 1, 1.0, 10 * SECOND)


def test_the_end_comes_by_the_clock_and_can_be_put_off(hall: PacedHall) -> None:
    assert not hall.overdue(0.0, END)
    assert hall.overdue(0.0, END + SECOND)
    hall.mark()
    hall.extend(900)
    hall.undo()
    assert hall.overdue(0.0, END + SECOND), "it could not be kept"
    (write,) = hall.extend(900)
    assert not hall.overdue(0.0, END + SECOND)
    assert decode_options(str(write.rows[0][0])).until == END + 900 * SECOND
    hall.ends_at(2 * SECOND)
    assert hall.overdue(0.0, 3 * SECOND)
    for act in (hall.skip, lambda: hall.close(1), lambda: hall.open_next(0.0, 1), lambda: hall.pause(0.0)):
        with pytest.raises(WrongPhaseError, match="own pace"):
            act()


def test_a_drill_gone_on_with_has_everybody_where_they_were(hall: PacedHall, barley: BuiltDeck) -> None:
    ada, bo = joined(hall), joined(hall, "Bo")
    for one in (ada, bo):
        hall.go_on(one, 0, 0.0, 3 * SECOND)
    taken = answer(hall, ada, 1).answered
    shown = [Shown("d1", 1, ada.id, 3 * SECOND), Shown("d1", 1, bo.id, 3 * SECOND)]
    people = People("d1", known=[ada.kept, bo.kept])
    back = PacedHall("d1", hall.options, hall.questions, people, shown=shown, given=[taken])
    again = {one.kept.name: back.pace(one) for one in people.present()}
    assert (again["Ada"].step, again["Bo"].step) == (Step.ANSWERED, Step.ASKED)
    bo_back = people.by_id(bo.id)
    assert bo_back is not None
    late = answer(back, bo_back, 1, now=5.0, at=63 * SECOND)
    assert late.answered.milliseconds == 60_000, "the night in between counts too"


@given(st.lists(st.tuples(st.booleans(), st.integers(-1, 4)), max_size=12))
@settings(max_examples=60)
def test_nobody_skips_a_question_or_goes_back(steps: list[tuple[bool, int]]) -> None:
    now = Pace(total=3)
    for going, number in steps:
        before = now
        try:
            now = pace.go_on(now, number, 1.0, 1) if going else pace.answered(now, number)
        except WrongPhaseError:
            assert number > before.number or before.step is Step.ASKED
        if now.number != before.number:
            assert now.number == before.number + 1
            assert before.answered or before.number == 0
            assert not now.answered
        assert now.number >= before.number
        if now.through:
            assert now.number == now.total
            assert now.answered or before.through
