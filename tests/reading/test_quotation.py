"""Quotations and headlines, without any grammar."""

from __future__ import annotations

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.reading.claims.lexicon import lexicon
from quiz.reading.parse import Parse
from quiz.reading.quotation import quotations
from quiz.reading.running import running_case, running_words


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("He said “no” and “never”.", ["“no”", "“never”"]),
        ('He said "no" and "never".', ['"no"', '"never"']),
        ("He said ''no'' twice.", ["''no''"]),
        ("The end of it.” That was all.", ["The end of it.”"]),
        ("She began, “It was late. And", ["“It was late. And"]),
        ("It’s the dog’s ‘living martyr’ again.", ["‘living martyr’"]),
        ("“She said ‘no’ to me.”", ["“She said ‘no’ to me.”"]),
        ('The speaker, Rita "Rie" Holm (Lund), said "no" to it.', ['"no"']),
        ('"Holm walked on, chanting “No quay!”', ["“No quay!”"]),
        ("Nothing’s quoted in Bo’s or the boys’ text.", []),
    ],
)
def test_quotations_are_found_with_a_mark_missing_and_without_apostrophes(text, found):
    assert [one.text(text) for one in quotations(text)] == found


@pytest.mark.parametrize(
    ("text", "how", "found"),
    [
        ("Holm left the old mill. It was too late.” Nobody wept.", {}, ["It was too late.”"]),
        (
            "Holm left the mill. It was too late.” Wept.",
            {"inside": True},
            ["Holm left the mill. It was too late.”"],
        ),
        ("She said: “It is over. He left the mill.", {"goes_on": False}, ["“It is over."]),
        ("She said: “It is over. He left the mill.", {}, ["“It is over. He left the mill."]),
        ("A “mill by Dr. Holm stood there. It was “big”.", {}, ["“mill by Dr. Holm stood there.", "“big”"]),
        ('The rest is gone."', {}, ['The rest is gone."']),
    ],
)
def test_a_quotation_with_a_forgotten_mark_is_no_longer_than_a_sentence(text, how, found):
    assert [one.text(text) for one in quotations(text, **how)] == found


@given(st.text(alphabet="ab .,“”\"'’‘", max_size=60))
def test_quotations_lie_in_the_text_and_never_overlap(text):
    found = quotations(text)
    assert all(0 <= one.start < one.end <= len(text) for one in found)
    assert all(one.end <= two.start for one, two in pairwise(found))


def test_a_headline_gets_the_case_of_its_text():
    known = running_words(["The council slams the plan. Then Ada Moss of Port Lund spoke of the harbour."])
    headline = "Council Slams Ada Moss Over Harbour Plan"
    assert running_case(headline, known) == "Council slams Ada Moss Over harbour plan"
    assert running_case("Council slams Ada Moss", known) == "Council slams Ada Moss"


def test_a_word_stands_once_in_each_frame_of_the_lexicon():
    import tomllib
    from importlib.resources import files

    text = files("quiz.reading.claims").joinpath("cues.toml").read_text(encoding="utf-8")
    table = tomllib.loads(text)
    for frame in ("clause", "to", "object", "noun", "adjective"):
        words = [word for entry in table.values() for word in set(entry.get(frame, "").split())]
        assert sorted(words) == sorted(set(words)), frame
    assert set(lexicon().clause.values()) <= set(table)


def test_subtrees_are_counted_from_heads():
    parse = Parse(
        text="a b c d", lower=list("abcd"), lemmas=list("abcd"),
        pos=["X"] * 4, tags=["X"] * 4, deps=["x"] * 4,
        heads=[1, 1, 3, 1], begins=[0, 2, 4, 6], ends=[1, 3, 5, 7], sentence=[0] * 4,
    )  # fmt: skip
    assert (parse.left, parse.right) == ([0, 0, 2, 2], [0, 3, 2, 3])
    assert (parse.kids[1], parse.above(2), parse.sentence_end(0)) == ([0, 3], [3, 1], 3)
