from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.classroom.live import machine
from quiz.classroom.live.machine import Phase, Standing, WrongPhaseError

ACTS = {
    "open": lambda s, now: machine.open_next(s, now, 20.0),
    "open without limit": lambda s, now: machine.open_next(s, now, None),
    "close": lambda s, now: machine.close(s),
    "skip": lambda s, now: machine.skip(s),
    "pause": machine.pause,
    "resume": machine.resume,
    "extend": lambda s, now: machine.extend(s, 10.0),
    "end": lambda s, now: machine.end(s),
}


@given(
    total=st.integers(1, 5),
    acts=st.lists(st.tuples(st.sampled_from(sorted(ACTS)), st.floats(0, 30)), max_size=40),
)
def test_whatever_is_done_in_whatever_order_a_drill_stands_somewhere_sound(
    total: int, acts: list[tuple[str, float]]
) -> None:
    state, now = Standing(total=total), 100.0
    for act, later in acts:
        before, now = state, now + later
        try:
            state = ACTS[act](state, now)
        except WrongPhaseError:
            state = before
        assert 0 <= state.number <= total
        assert state.number >= before.number
        assert (state.phase is Phase.PAUSED) == (state.paused_at is not None)
        assert (state.number == 0) <= (state.phase in {Phase.LOBBY, Phase.ENDED})
        left = state.left(now)
        assert left is None or left >= 0
        assert state.thought(now) >= 0
        if before.phase is Phase.ENDED:
            assert state == before


def test_a_pause_takes_nothing_from_the_time_and_adds_nothing_to_the_thinking() -> None:
    state = machine.open_next(Standing(total=2), 100.0, 20.0)
    state = machine.pause(state, 105.0)
    assert (state.left(400.0), state.thought(400.0)) == (15.0, 5.0)
    assert not state.expired(400.0)
    state = machine.resume(state, 400.0)
    assert (state.left(410.0), state.thought(410.0)) == (5.0, 15.0)
    assert not state.expired(414.9)
    assert state.expired(415.0)


def test_more_time_also_while_paused() -> None:
    state = machine.pause(machine.open_next(Standing(total=1), 0.0, 20.0), 15.0)
    assert machine.resume(machine.extend(state, 30.0), 50.0).left(50.0) == 35.0


def test_a_drill_broken_off_in_a_question_comes_back_paused_with_its_time_whole() -> None:
    state = machine.restored(5, 3, asking=True, now=7.0, seconds=20.0)
    assert (state.phase, state.number, state.left(99.0)) == (Phase.PAUSED, 3, 20.0)
    assert machine.restored(5, 3, asking=False, now=7.0, seconds=20.0).phase is Phase.CLOSED
    assert machine.restored(5, 0, asking=False, now=7.0, seconds=20.0).phase is Phase.LOBBY


def test_after_the_last_question_there_is_only_the_end() -> None:
    state = machine.close(machine.open_next(Standing(total=1), 0.0, None))
    with pytest.raises(WrongPhaseError, match="last question"):
        machine.open_next(state, 1.0, None)
    assert machine.end(state).phase is Phase.ENDED
