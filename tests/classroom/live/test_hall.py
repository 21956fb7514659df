from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from quiz.classroom.frozen import (
    LONGEST_TYPED,
    Answer,
    ChoseOption,
    NoAnswer,
    TypedText,
    decode_answer,
    encode_instance,
    option_ids,
)
from quiz.classroom.live.hall import GRACE, Hall, RefusedError, Taken
from quiz.classroom.live.histogram import bars
from quiz.classroom.live.machine import Phase
from quiz.classroom.live.people import People, Person
from quiz.classroom.live.snapshot import Bar, question_view, right_answer, told
from quiz.classroom.live.writer import Writer
from quiz.classroom.options import DrillOptions
from quiz.classroom.plan import choose
from quiz.classroom.server.opening import load_hall
from quiz.questions.document import BuiltDeck
from quiz.questions.model import AnyInstance, Form, Pick
from quiz.store import drills
from quiz.store.api import Store
from quiz.store.drills import Asked, Drill
from tests.classroom.drilling import keep_drill


@pytest.fixture
def hall(barley: BuiltDeck) -> Hall:
    options = DrillOptions(questions=3, forms=(Form.CHOICE,), seconds=20)
    return Hall("d1", options, choose(barley, options), People("d1"))


def joined(hall: Hall, *names: str) -> list[Person]:
    return [hall.join(name, 1)[0] for name in names]


def right(hall: Hall) -> ChoseOption:
    assert hall.question is not None
    answer = right_answer(hall.question.instance)
    assert isinstance(answer, ChoseOption)
    return answer


def wrong(hall: Hall) -> ChoseOption:
    assert hall.question is not None
    instance = hall.question.instance
    assert isinstance(instance, Pick)
    return ChoseOption(next(one for one in option_ids(instance) if ChoseOption(one) != right(hall)))


def give(hall: Hall, person: Person, answer: ChoseOption, now: float = 1.0) -> Taken:
    return hall.receive(person, hall.standing.number, answer, now, 7)


def test_the_first_answer_stands_and_a_repeat_gets_the_same_acknowledgement(hall: Hall) -> None:
    (ada,) = joined(hall, "Ada")
    hall.open_next(0.0, 1)
    first = give(hall, ada, wrong(hall))
    again = give(hall, ada, right(hall), 2.0)
    assert first.write is not None
    assert again == Taken(first.answered, None)
    hall.close(9)
    assert give(hall, ada, right(hall), 30.0) == again, "also when it comes after the close"
    assert ada.points == 0


@pytest.mark.parametrize("phase", ["lobby", "closed", "paused", "ended", "late", "other", "zero"])
def test_outside_its_time_no_answer_counts_and_the_reason_is_said(hall: Hall, phase: str) -> None:
    (ada,) = joined(hall, "Ada")
    if phase != "lobby":
        hall.open_next(0.0, 1)
    acts = {"closed": lambda: hall.close(2), "paused": lambda: hall.pause(1.0), "ended": lambda: hall.end(2)}
    answer = ChoseOption("x") if phase == "lobby" else right(hall)
    acts.get(phase, lambda: None)()
    number = {"other": 2, "zero": 0, "lobby": 1}.get(phase, 1)
    now = 20.0 + GRACE + 0.01 if phase == "late" else 1.0
    if phase in {"closed", "ended"}:  # the hall has written down that there was no answer
        taken = hall.receive(ada, number, answer, now, 7)
        assert decode_answer(taken.answered.response) == NoAnswer()
        return
    with pytest.raises(RefusedError) as caught:
        hall.receive(ada, number, answer, now, 7)
    assert caught.value.why
    assert str(caught.value)


def test_an_answer_under_way_at_the_end_of_the_time_still_counts(hall: Hall) -> None:
    (ada,) = joined(hall, "Ada")
    hall.open_next(0.0, 1)
    assert not hall.overdue(20.0 + GRACE - 0.01, 7)
    assert give(hall, ada, right(hall), 20.0 + GRACE - 0.01).answered.score == 1.0
    assert hall.overdue(20.0 + GRACE, 7)


def test_an_answer_that_cannot_be_is_refused_and_another_may_follow(hall: Hall) -> None:
    (ada,) = joined(hall, "Ada")
    hall.open_next(0.0, 1)
    for answer in (ChoseOption("unknown"), TypedText("shape")):
        with pytest.raises(RefusedError):
            hall.receive(ada, 1, answer, 1.0, 7)
    assert give(hall, ada, right(hall)).answered.score == 1.0


def test_who_was_here_and_said_nothing_scores_nothing_and_who_came_later_is_missing(hall: Hall) -> None:
    ada, bo = joined(hall, "Ada", "Bo")
    hall.open_next(0.0, 1)
    give(hall, ada, right(hall))
    hall.close(9)
    (late,) = joined(hall, "Late")
    silent = hall.given(bo, 1)
    assert silent is not None
    assert (silent.score, silent.milliseconds) == (0.0, None)
    assert hall.given(late, 1) is None
    assert (ada.points, bo.points, late.points) == (100, 0, 0)
    hall.open_next(30.0, 10)
    assert give(hall, late, right(hall), 31.0).answered.score == 1.0


def test_a_skipped_question_takes_its_points_back(hall: Hall) -> None:
    (ada,) = joined(hall, "Ada")
    hall.open_next(0.0, 1)
    give(hall, ada, right(hall))
    hall.skip()
    assert ada.points == 0
    assert hall.standing.skipped
    assert hall.standing.phase is Phase.CLOSED


def test_quickness_counts_only_where_it_was_asked_for(barley: BuiltDeck) -> None:
    scores = {}
    for points in ("accuracy", "speed"):
        options = DrillOptions(questions=1, forms=(Form.CHOICE,), seconds=20, points=points)  # type: ignore[arg-type]
        hall = Hall("d", options, choose(barley, options), People("d"))
        quick, slow = joined(hall, "Quick", "Slow")
        hall.open_next(0.0, 1)
        give(hall, quick, right(hall), 0.0)
        give(hall, slow, right(hall), 20.0)
        scores[points] = (quick.points, slow.points)
    assert scores == {"accuracy": (100, 100), "speed": (100, 50)}


def test_what_could_not_be_kept_may_be_given_again(hall: Hall) -> None:
    (ada,) = joined(hall, "Ada")
    hall.open_next(0.0, 1)
    hall.take_back(give(hall, ada, right(hall)).answered)
    assert ada.points == 0
    assert give(hall, ada, wrong(hall)).write is not None


def test_who_is_sent_away_is_counted_nowhere(hall: Hall) -> None:
    ada, bo = joined(hall, "Ada", "Bo")
    hall.open_next(0.0, 1)
    give(hall, ada, right(hall))
    give(hall, bo, wrong(hall))
    hall.kick(bo.id, 5)
    assert hall.count(1) == 1
    assert [bar.count for bar in hall.histogram(1) if not bar.right] == [0, 0, 0]
    assert [one.name for one in hall.people.places()] == ["Ada"]
    with pytest.raises(RefusedError):
        give(hall, bo, right(hall))


def test_what_is_shown_before_the_close_does_not_tell_what_is_right(barley: BuiltDeck) -> None:
    from msgspec import json
    from msgspec.structs import replace

    for question in choose(barley, DrillOptions(questions=60)):
        shown = json.encode(question_view(question, 60))
        instance = question.instance
        if isinstance(instance, Pick):
            for key in range(len(instance.options)):
                other = replace(question, instance=replace(instance, key=key))
                assert json.encode(question_view(other, 60)) == shown
        assert "explanation" not in shown.decode()
        after = told(question)
        assert after.right is not None
        assert after.evidence or after.others


def test_a_drill_goes_on_from_what_was_kept(store: Store, path: Path, hall: Hall) -> None:
    shown = [(one.number, one.instance) for one in hall.questions]
    asked = [
        Asked("d1", number, one.card, one.question, encode_instance(one), None, None) for number, one in shown
    ]
    drills.save(store.database, Drill("d1", "barley", "t", "live", "lobby", "{}", None, 1, None), asked)
    writer = Writer(path)
    writer.start()
    ada, token, write = hall.join("Ada", 1)
    kept = [writer.put(write)]
    kept += [writer.put(one) for one in hall.open_next(0.0, 1)]
    taken = give(hall, ada, right(hall))
    assert taken.write is not None
    kept += [writer.put(taken.write), writer.put(taken.write)]
    for done in kept:
        done.result(timeout=10)
    writer.close()
    again = Hall(
        "d1",
        hall.options,
        hall.questions,
        People("d1", known=drills.participants(store.database, "d1")),
        given=drills.answers(store.database, "d1"),
    )
    back = again.people.by_token(token)
    assert back is not None
    assert back.points == 100
    assert again.given(back, 1) == taken.answered
    assert again.verdict(back, 1) == hall.verdict(ada, 1)


def test_whoever_goes_before_something_is_written_does_not_stop_the_writer(store: Store, path: Path) -> None:
    drills.save(store.database, Drill("d1", "b", "t", "live", "lobby", "{}", None, 1, None), [])
    people = People("d1")
    writer = Writer(path)
    gone = [writer.put(drills.joined(people.join("Ada", 1)[0].kept)), writer.ask(lambda _: None)]
    assert all(one.cancel() for one in gone)
    writer.start()
    writer.put(drills.joined(people.join("Bo", 1)[0].kept)).result(timeout=10)
    writer.close()
    assert {one.name for one in drills.participants(store.database, "d1")} == {"Ada", "Bo"}


def test_one_change_that_cannot_be_kept_takes_no_other_with_it(store: Store, path: Path) -> None:
    drills.save(store.database, Drill("d1", "b", "t", "live", "lobby", "{}", None, 1, None), [])
    people = People("d1")
    ada, _ = people.join("Ada", 1)
    bo, _ = people.join("Bo", 1)
    twin = ada.kept._replace(id="twin")
    writer = Writer(path)
    futures = [writer.put(drills.joined(one)) for one in (ada.kept, twin, bo.kept)]
    writer.start()
    outcomes = [done.exception(timeout=10) for done in futures]
    writer.close()
    assert [outcome is None for outcome in outcomes] == [True, False, True]
    assert {one.name for one in drills.participants(store.database, "d1")} == {"Ada", "Bo"}
    late = writer.put(drills.joined(bo.kept))
    assert late.exception(timeout=1) is not None


def test_an_answer_that_cannot_be_kept_takes_no_points_that_were_taken_back(hall: Hall) -> None:
    (ada,) = joined(hall, "Ada")
    hall.open_next(0.0, 1)
    taken = give(hall, ada, right(hall))
    hall.skip()
    hall.take_back(taken.answered)
    assert ada.points == 0


def test_of_what_is_typed_as_much_is_kept_as_is_graded(barley: BuiltDeck) -> None:
    options = DrillOptions(questions=1, forms=(Form.SHORT_ANSWER,), seconds=None)
    hall = Hall("d1", options, choose(barley, options), People("d1"))
    (ada,) = joined(hall, "Ada")
    hall.open_next(0.0, 1)
    taken = hall.receive(ada, 1, TypedText("x" * 3000), 1.0, 7)
    assert decode_answer(taken.answered.response) == TypedText("x" * LONGEST_TYPED)


def test_a_class_that_comes_back_is_not_counted_anew_for_each_and_a_change_is_counted(
    hall: Hall, monkeypatch: pytest.MonkeyPatch
) -> None:
    ada, ben = joined(hall, "Ada", "Ben")
    hall.open_next(0.0, 1)
    give(hall, ada, right(hall))
    give(hall, ben, wrong(hall))
    hall.close(9)
    times: list[int] = []

    def counting(instance: AnyInstance, answers: Sequence[Answer]) -> tuple[Bar, ...]:
        times.append(len(answers))
        return bars(instance, answers)

    monkeypatch.setattr("quiz.classroom.live.answers.bars", counting)
    assert [sum(bar.count for bar in hall.histogram(1)) for _ in range(3)] == [2, 2, 2]
    assert times == [2]
    hall.mark()
    hall.kick(ben.id, 10)
    assert sum(bar.count for bar in hall.histogram(1)) == 1
    hall.undo()
    assert sum(bar.count for bar in hall.histogram(1)) == 2
    assert times == [2, 1, 2]


def test_what_was_skipped_and_hidden_is_so_when_the_drill_is_gone_on_with(
    store: Store, barley: BuiltDeck
) -> None:
    drill = keep_drill(store, barley, DrillOptions(questions=2, forms=(Form.CHOICE,)))
    hall = load_hall(store.database, drills.drill(store.database, drill))
    for writes in (hall.open_next(0.0, 1), hall.skip(), hall.show_leaderboard(False)):
        drills.apply(store.database, writes)
    again = load_hall(store.database, drills.drill(store.database, drill))
    assert (again.standing.phase, again.standing.number) == (Phase.CLOSED, 1)
    assert again.standing.skipped
    assert not again.leaderboard
    drills.apply(store.database, [*again.open_next(0.0, 2), *again.close(3)])
    assert not load_hall(store.database, drills.drill(store.database, drill)).standing.skipped
