from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.progress import telling


@given(st.integers(0, 3000))
def test_it_is_told_from_nothing_to_all_and_not_too_often(count: int) -> None:
    told: list[tuple[int, int]] = []
    assert list(telling(range(count), lambda done, total: told.append((done, total)))) == list(range(count))
    assert told[0] == (0, count)
    assert told[-1] == (count, count)
    assert told == sorted(told)
    assert len(told) < 500


def test_an_item_counts_once_it_has_been_dealt_with() -> None:
    told: list[int] = []
    for item in telling("abc", lambda done, _: told.append(done)):
        assert told[-1] == "abc".index(item)


@pytest.mark.parametrize("items", [[], [1, 2]])
def test_nobody_need_be_told(items: list[int]) -> None:
    assert list(telling(items, None)) == items
