"""Whatever a learner does, in whatever order, memory is what the log comes to, and undo goes all the way."""

from __future__ import annotations

import tempfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quiz.errors import StaleCardError
from quiz.memory import FixedClock
from quiz.questions.model import Form, Show
from quiz.store.rebuild import rebuild

ACTS = st.one_of(
    st.tuples(st.just("answer"), st.booleans()),
    st.tuples(st.just("answer"), st.booleans()),
    st.tuples(st.just("answer"), st.booleans()),
    st.tuples(st.just("rerate"), st.integers(1, 4)),
    st.tuples(st.just("undo"), st.integers(1, 3)),
    st.tuples(st.sampled_from(["suspend", "bury", "reset", "unsuspend"]), st.none()),
    st.tuples(st.just("flag"), st.integers(0, 7)),
    st.tuples(st.just("reopen"), st.sampled_from([None, Form.CHOICE, Form.CLOZE])),
    st.tuples(st.just("wait"), st.sampled_from([-86_400, 5, 700, 86_400, 40 * 86_400])),
    st.tuples(st.just("other"), st.booleans()),
    st.tuples(st.just("rebuild"), st.none()),
    st.tuples(st.just("sync"), st.integers(2, 8)),
)


class Life:
    """A learner's doings, act by act."""

    def __init__(self, desk: Any, make_card: Any, make_deck: Any, respond: Any) -> None:
        self.desk = desk
        self.respond = respond
        cards = [
            make_card(f"s{n // 2}", part="ab"[n % 2], was=("d/s0#a",) if n == 7 else ()) for n in range(8)
        ]
        self.make = lambda count: make_deck(*cards[8 - count :])
        desk.store.sync_deck(self.make(6))
        desk.settings(new_per_day=4, leech_threshold=2)
        self.session = desk.open()
        self.feedback: Any = None

    def act(self, name: str, value: Any) -> None:  # noqa: C901 - one case for each act
        desk, session = self.desk, self.session
        match name:
            case "answer":
                self.answer(session, value)
            case "rerate" if self.feedback is not None and self.feedback.can_rerate:
                self.feedback = session.rerate(self.feedback, value)
            case "undo":
                for _ in range(value):
                    session.undo()
                self.feedback = None
            case "suspend" | "bury" | "reset":
                if (task := session.next()) is not None:
                    getattr(session, name)(task)
            case "unsuspend":
                from quiz.study import manage

                for aside in manage.suspended(desk.store, desk.learner):
                    manage.unsuspend(desk.store, desk.learner, aside.card)
            case "flag" if (task := session.next()) is not None:
                session.flag(task, value)
            case "reopen":
                desk.reopen()
                self.session = desk.open(forms=None if value is None else frozenset({value}))
                self.feedback = None
            case "wait":
                desk.clock.advance(seconds=value)
            case "other":
                self.answer(desk.open(), value)
            case "rebuild":
                assert rebuild(desk.store.database).wrong == 0
            case "sync":
                desk.store.sync_deck(self.make(value))

    def answer(self, session: Any, right: bool) -> None:
        task = session.next()
        if task is None:
            return
        feedback = session.answer(task, self.respond(task, right=right), milliseconds=1)
        if session is self.session:
            self.feedback = None if isinstance(task.instance, Show) else feedback
        self.desk.clock.advance(seconds=10)


@given(st.lists(ACTS, max_size=45))
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_memory_is_always_what_the_log_comes_to(
    make_desk: Any, make_card: Any, make_deck: Any, answer_to: Callable[..., Any], acts: list[tuple[str, Any]]
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        desk = make_desk(Path(folder) / "quiz.db", FixedClock(1_790_000_000_000_000))
        try:
            life = Life(desk, make_card, make_deck, answer_to)
            for name, value in acts:
                with suppress(StaleCardError):
                    life.act(name, value)
            desk.check()
            before = desk.memories()
            desk.store.database.execute("DELETE FROM memory")
            rebuild(desk.store.database)
            assert desk.memories() == before
            ids = [row[0] for row in desk.store.database.all("SELECT id FROM event ORDER BY seq")]
            assert ids == sorted(ids)
        finally:
            desk.store.close()


@given(st.lists(st.tuples(st.booleans(), st.sampled_from([5, 700, 86_400])), max_size=25))
@settings(max_examples=40, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_undoing_everything_leads_back_to_the_beginning(
    make_desk: Any,
    make_card: Any,
    make_deck: Any,
    answer_to: Callable[..., Any],
    answers: list[tuple[bool, int]],
) -> None:
    with tempfile.TemporaryDirectory() as folder:
        desk = make_desk(Path(folder) / "quiz.db", FixedClock(1_790_000_000_000_000))
        try:
            life = Life(desk, make_card, make_deck, answer_to)
            shown = []
            states = []
            for right, seconds in answers:
                life.session = desk.open()
                states.append([row[5:23] for row in desk.memories()])
                task = life.session.next()
                if task is None:
                    states.pop()
                    desk.clock.advance(seconds=seconds)
                    continue
                life.session.answer(task, answer_to(task, right=right), milliseconds=1)
                shown.append(task)
                desk.clock.advance(seconds=seconds)
            for task in reversed(shown):
                back = desk.open().undo()
                assert (back.card, back.instance) == (task.card, task.instance)
                wanted = states.pop()
                there = [row[5:23] for row in desk.memories()]
                # A card that had no memory then has an empty one now.
                assert [row for row in there if row[0] or row[16]] == [
                    row for row in wanted if row[0] or row[16]
                ]
            assert desk.open().undo() is None
            desk.check()
        finally:
            desk.store.close()


def test_the_acts_cover_what_matters(
    path: Path, make_desk: Any, make_card: Any, make_deck: Any, answer_to: Callable[..., Any]
) -> None:
    """The machine of the property above does what its acts say."""
    desk = make_desk(path, FixedClock(1_790_000_000_000_000))
    life = Life(desk, make_card, make_deck, answer_to)
    acts = [("rerate", 1), ("flag", 2), ("suspend", None), ("sync", 8), ("undo", 2), ("reset", None)]
    for act in [("answer", True)] * 8 + acts:
        life.act(*act)
    kinds = {kind for _, kind in desk.events()}
    assert kinds >= {"introduce", "review", "void", "flag", "suspend", "reset"}
    desk.store.close()
