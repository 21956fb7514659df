"""Words compared: roots, and sets of words that nearly agree, found without comparing all with all."""

from __future__ import annotations

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.lint.words import Postings, alike, count_words, quoted_part, root, roots, unquoted

SETS = st.dictionaries(
    st.text("abcdefgh", min_size=1, max_size=3),
    st.frozensets(st.sampled_from("stuvwxyz"), max_size=7),
    max_size=25,
)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("iran", "iranian"),
        ("syria", "syrian"),
        ("america", "american"),
        ("iraq", "iraqi"),
        ("attacked", "attack"),
        ("gardener", "garden"),
        ("russia", "russian"),
    ],
)
def test_words_of_one_root(one: str, other: str) -> None:
    assert root(one) == root(other)


def test_small_words_have_no_root() -> None:
    assert roots("the of and") == frozenset()


def test_a_prompt_and_what_it_quotes() -> None:
    prompt = "Whose claim is this? “The lawn is green.”"
    assert unquoted(prompt) == "Whose claim is this?"
    assert quoted_part(prompt) == "The lawn is green."
    assert quoted_part("What?") == ""
    assert count_words("Make a case for , held — by Ada.") == 7


@given(SETS, st.sampled_from([0.5, 0.7, 0.8, 1.0]))
def test_all_pairs_that_agree_are_found(sets: dict[str, frozenset[str]], share: float) -> None:
    wanted = {
        (one, other)
        for one, other in combinations(sorted(sets), 2)
        if sets[one] and len(sets[one] & sets[other]) >= share * len(sets[one] | sets[other])
    }
    found = list(alike(sets, share))
    assert len(found) == len(set(found))
    assert found == sorted(found)
    # Of sets that are equal the first stands for all beside others.
    firsts = {words: min(key for key in sets if sets[key] == words) for words in sets.values()}
    kept = {(a, b) for a, b in wanted if sets[a] == sets[b] or {a, b} <= set(firsts.values())}
    assert set(found) == kept


@given(
    SETS, st.frozensets(st.sampled_from("stuvwxyz"), min_size=1, max_size=5), st.sampled_from([0.5, 0.8, 1.0])
)
def test_all_sets_that_hold_enough_are_found(
    sets: dict[str, frozenset[str]], wanted: frozenset[str], share: float
) -> None:
    needed = frozenset(sorted(wanted)[:1])
    found = list(Postings(sets).holding(needed, wanted, share))
    assert found == sorted(
        key for key, held in sets.items() if needed <= held and len(held & wanted) >= share * len(wanted)
    )


class Counted(frozenset[str]):
    """A set that counts how often it is compared."""

    compared = 0

    def __and__(self, other: object) -> frozenset[str]:
        Counted.compared += 1
        return frozenset.__and__(self, other)  # type: ignore[operator]


@pytest.mark.parametrize(
    "words", [["yield", "crop", "spring"], ["yield", "crop", "spring", "field", "rain", "seed"]]
)
def test_questions_of_one_pattern_are_not_compared_all_with_all(words: list[str]) -> None:
    sets: dict[str, frozenset[str]] = {f"k{i:04}": Counted([*words, f"w{i}"]) for i in range(2000)}
    sets["twin"] = Counted([*words, "w7", "too"])
    Counted.compared = 0
    assert list(alike(sets, 0.7)) == [("k0007", "twin")]
    postings = Postings(sets)
    for key, mine in sets.items():
        assert key in list(postings.holding(frozenset(), mine, 0.75))
    assert Counted.compared < 20 * len(sets)


def test_many_of_the_same_are_told_in_a_line_each() -> None:
    sets = {f"k{i:04}": frozenset({"yield", "crop", "spring", "rain"}) for i in range(2000)}
    assert list(alike(sets, 0.7)) == [("k0000", f"k{i:04}") for i in range(1, 2000)]
