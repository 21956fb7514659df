"""A parse as tuples: where the words begin and end that hang from each."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from quiz.reading.parse import Parse


@st.composite
def trees(draw: st.DrawFn) -> list[int]:
    """Heads of words in some trees, crossing ones too."""
    order = draw(st.permutations(range(draw(st.integers(1, 10)))))
    heads = list(order)
    for at, word in enumerate(order):
        heads[word] = draw(st.sampled_from([word, *order[:at]]))
    return heads


@given(trees())
def test_a_subtree_reaches_from_its_first_word_to_its_last(heads):
    some = [""] * len(heads)
    zeros = [0] * len(heads)
    parse = Parse("", some, some, some, some, some, heads, zeros, zeros, zeros)
    words = range(len(heads))
    below = [[one for one in words if word in (one, *parse.above(one))] for word in words]
    assert list(zip(parse.left, parse.right, strict=True)) == [(min(some), max(some)) for some in below]
