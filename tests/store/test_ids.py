from __future__ import annotations

from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from quiz.store.ids import new_id


def uuid7(milliseconds: int, rand_a: int, rand_b: int) -> str:
    return str(UUID(int=(milliseconds << 80) | (7 << 76) | (rand_a << 64) | (2 << 62) | rand_b))


def test_ids_rise() -> None:
    ids = [new_id() for _ in range(2000)]
    assert ids == sorted(set(ids))


@given(
    st.integers(0, 2**48 - 2),
    st.integers(0, 2**12 - 1),
    st.one_of(st.integers(0, 2**62 - 1), st.integers(2**62 - 40, 2**62 - 1)),
)
def test_an_id_follows_any_other(milliseconds: int, rand_a: int, rand_b: int) -> None:
    """Also one from a clock that was far ahead, and one whose counting part is full."""
    last = uuid7(milliseconds, rand_a, rand_b)
    following = new_id(last)
    assert following > last
    parsed = UUID(following)
    assert (parsed.version, parsed.variant) == (7, "specified in RFC 4122")


@given(st.integers(2**47, 2**48 - 2**20))
def test_ids_keep_rising_after_a_clock_was_set_back(milliseconds: int) -> None:
    last = uuid7(milliseconds, 0, 0)
    for _ in range(50):
        following = new_id(last)
        assert following > last
        last = following
