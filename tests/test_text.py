from __future__ import annotations

import pytest

from quiz.text import counted, printable


@pytest.mark.parametrize(
    ("number", "words", "said"),
    [
        (0, ("card",), "0 cards"),
        (1, ("card",), "1 card"),
        (1200, ("card",), "1,200 cards"),
        (1, ("query", "queries"), "1 query"),
        (2, ("query", "queries"), "2 queries"),
    ],
)
def test_a_number_stands_with_its_noun(number: int, words: tuple[str, ...], said: str) -> None:
    assert counted(number, *words) == said


def test_what_no_terminal_and_no_page_may_hold_goes() -> None:
    assert printable("a\ufffeb\uffffc\x1b[31m\u202ed") == "abc[31md"
