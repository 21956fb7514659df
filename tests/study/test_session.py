from __future__ import annotations

import dataclasses
from collections.abc import Callable
from typing import Any

import pytest

from quiz.errors import StaleCardError, UnknownDeckError, UsageError
from quiz.questions.document import BuiltDeck
from quiz.questions.model import Card, Form, GaveUp, Picked, Seen, Show, Typed
from quiz.study.session import Session
from quiz.study.views import SessionOptions

Desk = Any
MakeCard = Callable[..., Card]
MakeDeck = Callable[..., BuiltDeck]


# ---------------------------------------------------------------- first shown, then asked


def test_a_new_card_is_shown_before_it_is_asked(small: Desk) -> None:
    session = small.open()
    task = session.next()
    assert task is not None
    assert isinstance(task.instance, Show)
    assert (task.card, task.phase, task.version, task.repetition) == ("d/s00#a", "new", 0, 0)
    assert (task.deck_title, task.topic) == ("The deck d", "The first topic")
    feedback = session.answer(task, Seen(), milliseconds=2000)
    assert feedback.verdict.outcome == "seen"
    assert not feedback.can_rerate
    assert feedback.next_due == {3: "1 min"}
    assert small.events() == [("d/s00#a", "introduce")]


def test_steps_ask_for_recognition_and_due_reviews_for_recall(small: Desk) -> None:
    first = small.finish()
    asked = [task for task in first if not isinstance(task.instance, Show)]
    assert len(asked) == 20
    assert {task.phase for task in asked} == {"learning"}
    assert not any(task.instance.recall for task in asked)
    small.clock.advance(days=6)
    reviews = [task for task in small.finish() if task.phase == "review"]
    assert len(reviews) == 10
    assert all(task.instance.recall for task in reviews)


def test_the_same_question_is_not_shown_twice_running(small: Desk) -> None:
    shown: dict[str, Any] = {}
    for _ in range(12):
        for task in small.finish():
            if not isinstance(task.instance, Show):
                assert shown.get(task.card) != task.instance
                shown[task.card] = task.instance
        small.clock.advance(days=3)


def test_next_gives_the_same_task_until_it_is_answered(small: Desk) -> None:
    session = small.open()
    task = session.next()
    assert session.next() is task
    session.answer(task, Seen(), milliseconds=1)
    assert session.next() is not task


def test_a_card_in_a_short_step_comes_back_after_some_others_or_by_the_clock(small: Desk) -> None:
    session = small.open()
    order = [small.answer(session, seconds=3).card for _ in range(8)]
    assert order[:6] == [f"d/s{number:02}#a" for number in range(6)]
    assert order[6:] == ["d/s00#a", "d/s01#a"]  # five others lay between, and eighteen seconds
    small.reopen()
    small.clock.advance(minutes=2)
    assert small.open().next().card == "d/s02#a"  # by the clock


def test_when_nothing_else_is_left_steps_are_taken_ahead_up_to_twenty_minutes(
    desk: Desk, make_card: MakeCard, make_deck: MakeDeck
) -> None:
    desk.store.sync_deck(make_deck(make_card("one")))
    session = desk.open()
    assert [desk.answer(session, seconds=1).card for _ in range(3)] == ["d/one#a"] * 3
    assert session.next() is None
    desk.settings(learning_steps=(1.0, 30.0))
    desk.store.sync_deck(make_deck(make_card("two"), make_card("one")))
    session = desk.open()
    desk.answer(session)
    desk.answer(session)
    assert session.next() is None  # due in half an hour
    desk.clock.advance(minutes=11)
    task = session.next()
    assert task is not None
    assert task.card == "d/two#a"


# ---------------------------------------------------------------- what a day holds


def test_limits_hold_for_the_day_whatever_the_session(small: Desk) -> None:
    small.settings(new_per_day=3)
    session = small.open()
    assert session.counts().new == 3
    small.work(session, 2)
    small.reopen()
    tasks = small.finish()
    assert len({task.card for task in tasks}) == 3
    assert small.open().next() is None
    small.clock.advance(days=1)
    assert small.open().counts().new == 3


def test_reviews_are_limited_and_the_longest_due_come_first(small: Desk) -> None:
    small.settings(new_per_day=12, fuzz=False)
    small.finish()
    small.clock.advance(days=40)
    small.settings(reviews_per_day=5)
    session = small.open()
    assert (session.counts().review, session.counts().new) == (5, 0)
    assert len({task.card for task in small.work(session)}) == 5
    assert small.open().next() is None


def test_new_cards_lie_among_the_reviews(small: Desk) -> None:
    small.settings(new_per_day=6)
    small.finish()
    small.clock.advance(days=30)
    session = small.open()
    assert (session.counts().review, session.counts().new) == (6, 6)
    kinds = [task.phase for task in small.work(session, 12)]
    first_new, last_review = kinds.index("new"), len(kinds) - 1 - kinds[::-1].index("review")
    assert first_new < last_review


def test_siblings_wait_for_the_next_day(desk: Desk, make_card: MakeCard, make_deck: MakeDeck) -> None:
    cards = [make_card(f"s{n}", part=part) for n in range(3) for part in ("a", "b")]
    desk.store.sync_deck(make_deck(*cards))
    assert desk.open().counts().new == 3
    assert {task.card for task in desk.finish()} == {f"d/s{n}#a" for n in range(3)}
    desk.reopen()
    assert desk.open().next() is None
    desk.clock.advance(days=1)
    session = desk.open()
    counts = session.counts()
    seen = {task.card for task in desk.work(session)}
    assert len(seen) == counts.new + counts.review == 3
    assert len({card.partition("#")[0] for card in seen}) == 3


def test_siblings_may_follow_if_the_learner_likes(
    desk: Desk, make_card: MakeCard, make_deck: MakeDeck
) -> None:
    desk.settings(bury_siblings=False)
    desk.store.sync_deck(make_deck(make_card("s", part="a"), make_card("s", part="b")))
    assert {task.card for task in desk.finish()} == {"d/s#a", "d/s#b"}


def test_decks_are_mixed_unless_one_is_named(desk: Desk, make_card: MakeCard, make_deck: MakeDeck) -> None:
    for name in ("d", "e"):
        cards = (make_card(f"s{n}", deck=name) for n in range(4))
        desk.store.sync_deck(make_deck(*cards, name=name))
    assert {task.card[0] for task in desk.work(desk.open(deck="e"), 3)} == {"e"}
    desk.reopen()
    desk.settings(new_per_day=7)
    order = [task.card[0] for task in desk.work(desk.open(), 4)]
    assert set(order) == {"d", "e"}
    with pytest.raises(UnknownDeckError):
        desk.open(deck="f")


def test_a_session_ends_after_so_many_answers(small: Desk) -> None:
    tasks = small.finish(limit=4)
    assert len([task for task in tasks if not isinstance(task.instance, Show)]) == 4
    # What was begun was asked: no card was shown only to be left.
    assert {task.card for task in tasks} == {
        task.card for task in tasks if not isinstance(task.instance, Show)
    }


def test_a_session_ends_by_the_clock(small: Desk) -> None:
    session = small.open(minutes=2)
    assert len(small.work(session)) == 12
    assert session.next() is None
    assert small.open(minutes=2).next() is not None


def test_a_clock_set_back_does_not_end_a_session_or_lose_a_card(small: Desk) -> None:
    session = small.open(minutes=5)
    small.work(session, 3)
    small.clock.advance(days=-2)
    assert session.next() is not None
    small.work(session, 5)
    small.check()


@pytest.mark.parametrize(
    "options", [{"limit": 0}, {"minutes": 0}, {"minutes": -1}, {"minutes": 99999}, {"forms": frozenset()}]
)
def test_options_that_make_no_sense_are_refused(small: Desk, options: dict[str, Any]) -> None:
    with pytest.raises(UsageError):
        small.open(**options)


def test_a_large_backlog_is_worked_off_in_portions(
    desk: Desk, make_card: MakeCard, make_deck: MakeDeck, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("quiz.study.plan.REVIEWS_AT_ONCE", 4)
    desk.store.sync_deck(make_deck(*(make_card(f"s{n:02}") for n in range(15))))
    desk.settings(new_per_day=15)
    desk.finish()
    desk.clock.advance(days=60)
    session = desk.open()
    assert session.counts().review == 15
    left = []
    tasks = []
    while (task := desk.answer(session)) is not None:
        tasks.append(task.card)
        left.append(session.counts().left)
    assert sorted(tasks) == [f"d/s{n:02}#a" for n in range(15)]
    assert left == list(range(14, -1, -1))


def test_many_broken_off_cards_are_all_taken_up(
    desk: Desk, make_card: MakeCard, make_deck: MakeDeck, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("quiz.study.plan.MOST_STEPS", 3)
    desk.store.sync_deck(make_deck(*(make_card(f"s{n:02}") for n in range(10))))
    desk.work(desk.open(), 5)
    desk.reopen()
    assert len({task.card for task in desk.finish()}) == 10


# ---------------------------------------------------------------- answers


def test_feedback_tells_when_a_card_comes_back(small: Desk) -> None:
    session = small.open()
    small.work(session, 6)
    task = session.next()
    assert task is not None
    feedback = session.answer(task, Picked(0) if task.instance.form == "choice" else GaveUp(), milliseconds=9)
    assert set(feedback.next_due) == {1, 2, 3, 4}
    assert feedback.next_due[1] == "1 min"
    assert feedback.next_due[3] == "10 min"
    assert feedback.explanation.answer == "answer s00a"


def test_what_a_rating_promises_is_what_happens(small: Desk) -> None:
    small.finish()
    small.clock.advance(days=10)
    small.settings(new_per_day=0)
    session = small.open()
    for _ in range(10):
        task = session.next()
        assert task is not None
        feedback = session.answer(task, Typed(f"answer {task.card[2:5]}a"), milliseconds=1)
        assert feedback.rating == 3
        day, due = small.store.database.one(
            "SELECT study_day, due_day FROM event ORDER BY id DESC LIMIT 1"
        ) or (0, 0)
        days = due - day
        assert feedback.next_due[3] == f"{days} day{'s' if days > 1 else ''}"


def test_a_card_with_recognition_only_is_never_easy(
    desk: Desk, make_card: MakeCard, make_deck: MakeDeck
) -> None:
    desk.store.sync_deck(make_deck(make_card("s", only="choice")))
    session = desk.open()
    desk.answer(session)
    task = session.next()
    assert task is not None
    feedback = session.answer(task, Picked(task.instance.key), milliseconds=1)
    assert 4 not in feedback.next_due
    assert session.rerate(feedback, 4).rating == 3
    desk.finish()
    desk.clock.advance(days=30)
    task = desk.open().next()
    assert task is not None
    assert (task.phase, task.instance.form, task.practice) == ("review", "choice", False)


def test_a_response_that_cannot_belong_writes_nothing(small: Desk) -> None:
    session = small.open()
    small.work(session, 6)
    task = session.next()
    assert task is not None
    before = small.events()
    with pytest.raises(TypeError):
        session.answer(task, Typed("no"), milliseconds=1)
    assert small.events() == before
    assert session.next() is task


def test_a_leech_is_suspended_and_told(small: Desk) -> None:
    small.settings(leech_threshold=2, new_per_day=1, relearning_steps=())
    small.finish()
    told = []
    for _ in range(4):
        small.clock.advance(days=40)
        session = small.open()
        task = session.next()
        if task is None or task.phase == "new":
            break
        told.append(session.answer(task, GaveUp(), milliseconds=1).leech)
    assert told == [False, True]
    from quiz.study import manage

    (aside,) = manage.suspended(small.store, small.learner)
    assert (aside.card, aside.lapses, aside.leech) == ("d/s00#a", 2, True)
    manage.unsuspend(small.store, small.learner, aside.card)
    assert manage.suspended(small.store, small.learner) == ()
    small.clock.advance(days=40)
    assert "d/s00#a" in {task.card for task in small.finish()}
    small.check()


@pytest.mark.parametrize("action", ["suspend", "tag"])
def test_feedback_tells_whether_this_answer_suspended_the_card(small: Desk, action: str) -> None:
    small.settings(leech_threshold=1, leech_action=action, new_per_day=1)
    small.finish()
    small.clock.advance(days=20)
    session = small.open()
    feedback = session.answer(session.next(), GaveUp(), milliseconds=1)
    assert (feedback.leech, feedback.suspended) == (True, action == "suspend")
    good = session.rerate(feedback, 3)
    assert (good.leech, good.suspended) == (False, False)
    wrong = session.rerate(good, 1)
    assert (wrong.leech, wrong.suspended) == (True, action == "suspend")
    session.suspend(wrong.task)
    by_hand = session.rerate(wrong, 1)
    assert (by_hand.leech, by_hand.suspended) == (True, False)
    small.check()


def test_cards_that_cannot_be_dealt_do_not_hold_up_a_session_for_ever(
    small: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    small.settings(new_per_day=4)
    small.work(small.open(), 4)
    small.store.database.execute("DELETE FROM card_body")
    monkeypatch.setattr("quiz.study.plan.MOST_STEPS", 2)
    session = small.open()
    made = []
    make = session._make_plan

    def counted(day: int) -> Any:
        made.append(day)
        assert len(made) < 9, "it plans for ever"
        return make(day)

    monkeypatch.setattr(session, "_make_plan", counted)
    assert session.next() is None
    assert len(made) == 1


def test_a_limited_session_takes_no_new_card_after_planning_anew(
    small: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    small.settings(new_per_day=6)
    other = small.open()
    first = small.work(other, 4)
    monkeypatch.setattr("quiz.study.plan.MOST_STEPS", 2)
    session = small.open(limit=2)
    held = {*session._plan.new, *(step.card for step in session._plan._steps)}
    assert len(held) == 4
    for card in sorted(held):  # another session sets aside all that this one took up
        other.suspend(dataclasses.replace(first[0], card=card))
    task = session.next()
    assert task.phase == "learning"
    assert session.counts().new == 2


def test_load_levelling_takes_the_quieter_day(small: Desk) -> None:
    small.settings(load_levelling=True, new_per_day=12)
    small.finish()
    for _ in range(8):
        small.clock.advance(days=4)
        small.finish()
    feedback_days = small.store.database.all("SELECT due_day, count(*) FROM memory GROUP BY due_day")
    assert max(count for _, count in feedback_days) <= 6
    small.check()


# ---------------------------------------------------------------- by hand


def test_a_suspended_card_stays_away(small: Desk) -> None:
    session = small.open()
    task = session.next()
    assert task is not None
    session.suspend(task)
    assert session.next().card == "d/s01#a"
    small.clock.advance(days=3)
    assert "d/s00#a" not in {task.card for task in small.finish()}
    small.check()


def test_a_buried_card_comes_back_tomorrow(small: Desk) -> None:
    session = small.open()
    task = session.next()
    assert task is not None
    session.bury(task)
    assert "d/s00#a" not in {task.card for task in small.work(session)}
    small.reopen()
    assert "d/s00#a" not in {task.card for task in small.finish()}
    small.clock.advance(days=1)
    assert small.open().next().card in {f"d/s{n:02}#a" for n in range(12)}
    assert "d/s00#a" in {task.card for task in small.finish()}
    small.check()


def test_a_buried_card_may_come_back_by_hand(small: Desk) -> None:
    from quiz.study import manage

    session = small.open()
    session.bury(session.next())
    manage.unbury(small.store, small.learner, "d/s00#a")
    assert small.open().next().card == "d/s00#a"
    with pytest.raises(StaleCardError):
        manage.unbury(small.store, small.learner, "d/none#a")


def test_a_flag_stays_and_does_not_spoil_the_answer(small: Desk) -> None:
    session = small.open()
    task = session.next()
    flagged = session.flag(task, 2)
    assert flagged.flag == 2
    assert session.next() == flagged
    session.answer(task, Seen(), milliseconds=1)  # the task as it was before is good as well
    small.clock.advance(minutes=2)
    small.reopen()
    again = small.open().next()
    assert (again.card, again.flag) == ("d/s00#a", 2)
    with pytest.raises(UsageError):
        session.flag(again, 8)
    small.check()


def test_a_card_is_flagged_suspended_or_buried_from_its_answer_too(small: Desk) -> None:
    session = small.open()
    tasks = [session.next()]
    session.answer(tasks[0], Seen(), milliseconds=1)
    assert session.flag(tasks[0], 1).flag == 1
    session.suspend(tasks[0])
    assert "d/s00#a" not in {task.card for task in small.work(session)}
    small.check()


def test_a_reset_card_begins_anew(small: Desk) -> None:
    small.finish()
    small.clock.advance(days=5)
    session = small.open()
    task = session.next()
    while task.phase != "review":
        small.answer(session)
        task = session.next()
    session.reset(task)
    again = session.next()
    assert (again.card, again.phase) == (task.card, "new")
    assert isinstance(again.instance, Show)
    small.work(session)
    small.check()


def test_a_report_is_in_the_log_and_changes_nothing(small: Desk) -> None:
    session = small.open()
    task = session.next()
    session.report(task, "A typo: “teh”.")
    session.answer(task, Seen(), milliseconds=1)
    assert small.store.database.one("SELECT value FROM event WHERE kind = 'report'") == ("A typo: “teh”.",)
    small.check()


# ---------------------------------------------------------------- practice


def test_a_session_of_recognition_only_is_practice(small: Desk) -> None:
    small.finish()
    small.clock.advance(days=10)
    before = small.memories()
    session = small.open(forms=frozenset({Form.CHOICE}))
    tasks = small.work(session)
    assert {task.instance.form for task in tasks} == {Form.CHOICE}
    assert all(task.practice for task in tasks)
    assert len({task.card for task in tasks}) == len(tasks) == 12
    assert len(small.events("practice")) == 12
    after = {row[1]: row for row in small.memories()}
    for row in before:
        changed = {4, *range(19, 24)}  # version, flag, asked, hashes, last question and event
        assert [v for n, v in enumerate(row) if n not in changed] == [
            v for n, v in enumerate(after[row[1]]) if n not in changed
        ]
    # Nothing is scheduled: the reviews are due as before.
    assert small.open().counts().review == 10
    small.check()


def test_practice_does_not_count_against_the_day(small: Desk) -> None:
    small.finish(forms=frozenset({Form.TRUE_FALSE}))
    assert small.open().counts().new == 10


def test_feedback_of_practice_promises_no_date(small: Desk) -> None:
    session = small.open(forms=frozenset({Form.CHOICE}))
    feedback = session.answer(session.next(), GaveUp(), milliseconds=1)
    assert feedback.next_due == {}
    assert session.rerate(feedback, 3).rating == 3
    assert small.events() == [("d/s00#a", "practice"), ("d/s00#a", "void"), ("d/s00#a", "practice")]


def test_a_session_of_recall_forms_schedules(small: Desk) -> None:
    small.finish()
    small.clock.advance(days=10)
    tasks = small.finish(forms=frozenset({Form.CLOZE}))
    reviews = [task for task in tasks if task.phase == "review"]
    assert len(reviews) == 10
    assert all(task.instance.form == "cloze" and not task.practice for task in reviews)
    small.check()


def test_a_form_no_card_has_gives_an_empty_session(small: Desk) -> None:
    assert small.open(forms=frozenset({Form.NUMBER})).next() is None


# ---------------------------------------------------------------- numbers


def test_the_summary_counts_what_was_done(small: Desk) -> None:
    small.settings(new_per_day=2, fuzz=False)
    session = small.open()
    small.work(session, 2)
    small.work(session, 1, right=False)
    small.work(session)
    done = session.summary()
    assert done.introduced == 2
    assert done.answered == len(small.events("review"))
    assert done.right == done.answered - 1
    assert sum(done.ratings) == done.answered
    assert done.ratings[0] == 1
    assert done.seconds == 3 * (2 + done.answered)
    assert [missed.card for missed in done.missed] == ["d/s00#a"]
    assert done.missed[0].answer == "answer s00a"
    assert done.left_today == 0
    assert sum(answered for _, answered, _ in done.by_form) == done.answered
    assert sum(right for _, _, right in done.by_form) == done.right
    due = small.store.database.value("SELECT min(due_day) FROM memory") - done.due_tomorrow
    assert isinstance(due, int)


def test_counts_tell_what_is_left(small: Desk) -> None:
    session = small.open()
    assert (session.counts().new, session.counts().learning, session.counts().done) == (10, 0, 0)
    task = session.next()
    assert task.counts.new == 10
    small.answer(session)
    assert (session.counts().new, session.counts().learning) == (9, 1)
    small.work(session)
    assert session.counts().left == 0
    assert session.counts().done == 20


# ---------------------------------------------------------------- two sessions of one learner


def test_an_answer_to_a_card_answered_elsewhere_is_refused(small: Desk, answer_to: Any) -> None:
    one, other = small.open(), small.open()
    task, same = one.next(), other.next()
    one.answer(task, Seen(), milliseconds=1)
    before = small.events(), small.memories()
    with pytest.raises(StaleCardError) as caught:
        other.answer(same, Seen(), milliseconds=1)
    assert caught.value.remedy
    assert (small.events(), small.memories()) == before
    following = other.next()
    assert following.card == "d/s01#a"
    other.answer(following, answer_to(following), milliseconds=1)
    small.check()


def test_a_flag_does_not_hide_that_the_card_was_answered_elsewhere(small: Desk) -> None:
    one, other = small.open(), small.open()
    task, same = one.next(), other.next()
    one.answer(task, Seen(), milliseconds=1)
    other.flag(same, 1)
    with pytest.raises(StaleCardError):
        other.answer(same, Seen(), milliseconds=1)


def test_the_same_task_cannot_be_answered_twice(small: Desk) -> None:
    session = small.open()
    task = session.next()
    session.answer(task, Seen(), milliseconds=1)
    with pytest.raises(StaleCardError):
        session.answer(task, Seen(), milliseconds=1)
    assert len(small.events()) == 1


def test_what_another_session_finished_is_not_asked_again(small: Desk) -> None:
    session = small.open()
    small.finish()
    assert session.next() is None


def test_an_earlier_task_can_still_be_answered(small: Desk) -> None:
    session = small.open()
    first = session.next()
    small.answer(session)
    second = session.next()
    undone = session.undo()
    assert undone.card == first.card
    session.answer(second, Seen(), milliseconds=1)  # the one that was on the screen before
    assert session.next().card == first.card
    small.work(session)
    assert small.events("introduce").count((second.card, "introduce")) == 1
    small.check()


def test_learners_do_not_disturb_each_other(small: Desk) -> None:
    small.finish()
    bea = small.store.learner("Bea")
    session = Session.open(small.store, bea, SessionOptions())
    task = session.next()
    assert task is not None
    assert (task.card, task.phase) == ("d/s00#a", "new")
    assert session.undo() is None


def test_a_card_that_is_up_again_can_be_answered_after_its_last_answer_was_rated_anew(small: Desk) -> None:
    small.settings(new_per_day=1)
    session = small.open()
    small.answer(session, seconds=120)
    task = session.next()
    feedback = session.answer(task, GaveUp(), milliseconds=1000)
    small.clock.advance(minutes=2)
    again = session.next()
    assert again.card == task.card
    session.rerate(feedback, 3)
    once_more = session.next()
    assert once_more.card == task.card
    assert once_more.version > again.version
    session.answer(once_more, GaveUp(), milliseconds=1000)
    assert session.summary().answered == 2
    small.check()
