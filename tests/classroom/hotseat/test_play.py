"""Drills at one keyboard, over a real store: turns, buzzers, the clock, breaks, the report."""

from __future__ import annotations

from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule

from quiz.classroom.frozen import FrozenQuestion, NoAnswer, decode_answer
from quiz.classroom.hotseat.play import HotSeat, Stage
from quiz.classroom.hotseat.seats import MOST_SEATS, buzzer_keys, named
from quiz.classroom.report.load import report
from quiz.classroom.roster import forget, person
from quiz.errors import UsageError
from quiz.memory import FixedClock
from quiz.questions.model import AnswerKey, Form, Type
from quiz.questions.response import GaveUp, Typed
from quiz.store import drills
from quiz.store.api import Store
from tests.classroom.answering import BOOK, DRILL
from tests.classroom.seating import RIGHT, WRONG, begun, play
from tests.sample_decks import NOON


def points(game: HotSeat) -> dict[str, int]:
    return {seat.name: seat.points for seat in game.seats}


def test_in_turn_each_question_is_one_players_and_only_theirs(store: Store) -> None:
    game, _ = begun(store, "Ben", "Ada")
    for name, response in zip(("Ben", "Ada", "Ben"), (RIGHT[0], WRONG[1], RIGHT[2]), strict=True):
        assert game.next_up is not None
        assert game.next_up.name == name
        game.open()
        assert game.turn is not None
        assert game.turn.name == name
        game.answer(response)
        assert game.stage is Stage.CLOSED
    game.end()
    assert points(game) == {"Ben": 200, "Ada": 0}
    told = report(store, DRILL)
    assert {one.name: one.scores for one in told.students} == {
        "Ben": (1.0, None, 1.0),
        "Ada": (None, 0.0, None),
    }
    assert [one.facility for one in told.questions] == [1.0, 0.0, 1.0]
    assert told.ended_at is not None


def test_with_buzzers_who_is_wrong_is_out_and_the_others_may(store: Store) -> None:
    game, timer = begun(store, "Ada", "Ben", "Cleo", buzzers=True)
    game.open()
    assert game.stage is Stage.BUZZING
    timer.seconds += 15
    assert game.buzz("q") is None
    ben = game.buzz("g")
    assert ben is not None
    assert ben.name == "Ben"
    assert game.left() == 20  # who presses has the whole time
    assert game.buzz("a") is None  # too late
    game.answer(WRONG[0])
    assert game.stage is Stage.BUZZING
    assert [seat.name for seat in game.racing] == ["Ada", "Cleo"]
    assert game.buzz("g") is None
    assert game.buzz("l") is not None
    game.answer(RIGHT[0])
    assert game.stage is Stage.CLOSED
    assert points(game) == {"Ada": 0, "Ben": 0, "Cleo": 100}
    kept = {one.participant: one for one in drills.answers(store.database, DRILL)}
    assert {one.score for one in kept.values()} == {0.0, 1.0}
    assert {one.milliseconds for one in kept.values()} == {15_000}


def test_what_nobody_knew_counts_as_wrong_for_all(store: Store) -> None:
    game, timer = begun(store, "Ada", "Ben", buzzers=True)
    game.open()
    timer.seconds += 20
    assert game.overdue()
    game.give_up()
    kept = drills.answers(store.database, DRILL)
    assert [one.score for one in kept] == [0.0, 0.0]
    assert {type(decode_answer(one.response)) for one in kept} == {NoAnswer}
    game.open()  # and everybody may try again
    game.buzz("a")
    game.answer(GaveUp())
    assert [seat.name for seat in game.racing] == ["Ben"]
    game.buzz("l")
    game.answer(WRONG[1])
    assert game.stage is Stage.CLOSED  # nobody is left


def test_the_clock_stands_still_while_paused(store: Store) -> None:
    game, timer = begun(store, "Ada")
    game.open()
    timer.seconds += 5
    game.pause()
    timer.seconds += 1000
    assert game.left() == 15
    assert not game.overdue()
    with pytest.raises(UsageError):
        game.answer(RIGHT[0])
    game.pause()
    timer.seconds += 14
    assert not game.overdue()
    game.answer(RIGHT[0])
    assert drills.answers(store.database, DRILL)[0].milliseconds == 19_000


def test_a_skipped_question_counts_for_nobody(store: Store) -> None:
    game, _ = begun(store, "Ada", "Ben", buzzers=True)
    game.open()
    game.buzz("a")
    game.answer(WRONG[0])
    game.skip()
    game.open()
    game.buzz("l")
    game.answer(RIGHT[1])
    assert {seat.name: (seat.points, seat.asked) for seat in game.seats} == {"Ada": (0, 0), "Ben": (100, 1)}
    assert [one.number for one in report(store, DRILL).questions] == [2]


def test_it_goes_on_where_it_was_broken_off(store: Store) -> None:
    game, timer = begun(store, "Ada", "Ben", "Cleo", buzzers=True)
    game.open()
    game.buzz("a")
    game.answer(RIGHT[0])
    game.open()
    game.buzz("g")
    game.answer(WRONG[1])  # and here the lights go out
    again = play(store, timer)
    assert again.stage is Stage.READY
    assert points(again) == {"Ada": 100, "Ben": 0, "Cleo": 0}
    again.open()
    assert again.number == 2
    assert [seat.name for seat in again.racing] == ["Ada", "Cleo"]
    again.skip()
    assert play(store, timer).number == 2  # skipped: the third is next
    again.open()
    again.end()
    assert play(store, timer).stage is Stage.ENDED
    assert [one.number for one in report(store, DRILL).questions] == [1]


def test_what_somebody_types_who_was_forgotten_while_playing_is_not_kept(store: Store) -> None:
    game, _ = begun(store, "Ada")
    asked = Type(
        question="d/a#p?short-answer",
        card="d/a#p",
        form=Form.SHORT_ANSWER,
        recall=True,
        prompt="What was sown first?",
        explanation=BOOK,
        key=AnswerKey(type="text", display="rye", accepted=("rye",)),
    )
    game.questions = [FrozenQuestion(number=number, instance=asked) for number in (1, 2, 3)]
    game.open()
    game.answer(Typed("Ada was here"))
    forget(store, person(store, "Ada"))
    for _ in range(2):
        game.open()
        game.answer(Typed("Ada was here"))
    assert game.seats[0].name == "(forgotten)"
    assert "Ada" not in "".join(one.response for one in drills.answers(store.database, DRILL))


def test_names_and_keys_that_cannot_be_are_refused() -> None:
    assert named(["  Ada ", "Ben"]) == ["Ada", "Ben"]
    assert buzzer_keys(2) == ("a", "l")
    assert len(set(buzzer_keys(9))) == 9
    for names in ([], ["Ada", "ADA"], ["\u202e"], [f"p{n}" for n in range(MOST_SEATS + 1)]):
        with pytest.raises(UsageError):
            named(names)
    for count in (0, 1, 10):
        with pytest.raises(UsageError):
            buzzer_keys(count)


class Played(RuleBasedStateMachine):
    """Whatever is done in whatever order, what is on disk is what is on the screen."""

    @initialize(buzzers=st.booleans())
    def begin(self, buzzers: bool) -> None:
        self.folder = TemporaryDirectory()
        self.store = Store.open(Path(self.folder.name) / "q.db", clock=FixedClock(NOON), backups=False)
        self.game, self.timer = begun(self.store, "Ada", "Ben", "Cleo", buzzers=buzzers)

    @rule()
    @precondition(lambda self: self.game.stage in {Stage.READY, Stage.CLOSED} and self.game.number < 3)
    def open(self) -> None:
        self.game.open()

    @rule(key=st.sampled_from("agl?"))
    def buzz(self, key: str) -> None:
        self.game.buzz(key)

    @rule(right=st.booleans())
    @precondition(lambda self: self.game.stage is Stage.ANSWERING and not self.game.paused)
    def answer(self, right: bool) -> None:
        self.game.answer((RIGHT if right else WRONG)[self.game.number - 1])

    @rule(how=st.sampled_from(["give_up", "skip", "pause", "end"]))
    @precondition(lambda self: self.game.stage in {Stage.BUZZING, Stage.ANSWERING} and not self.game.paused)
    def do(self, how: str) -> None:
        getattr(self.game, how)()

    @rule()
    @precondition(lambda self: self.game.paused)
    def go_on(self) -> None:
        self.game.pause()

    @rule()
    def break_off(self) -> None:
        before = points(self.game), self.game.stage
        self.game = play(self.store, self.timer)
        assert points(self.game) == before[0]
        assert (self.game.stage is Stage.ENDED) == (before[1] is Stage.ENDED)
        report(self.store, DRILL)

    def teardown(self) -> None:
        if hasattr(self, "store"):
            self.store.close()
            self.folder.cleanup()


TestPlayed = Played.TestCase
TestPlayed.settings = settings(max_examples=15, stateful_step_count=20)
