"""Names as they are compared: keys, skeletons, blocks and verdicts, without the language model."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.reading.entities.alike import Named, alike, block_keys, compare
from quiz.reading.entities.lexicon import lexicon
from quiz.reading.entities.names import (
    folded,
    initials,
    is_acronym,
    near,
    parts,
    plain,
    skeleton,
    slug_of,
)
from quiz.reading.entities.people import person_key

WORDS = st.text(alphabet="abcdefghijklmnopqrstuvwxyzäéøşİ’'-", min_size=1, max_size=12)
NAMES = st.lists(WORDS, min_size=1, max_size=4).map(" ".join)


def person(name: str, *sources: str, mentions: int = 1) -> Named:
    return Named(name, "person", frozenset(sources or ("s1",)), mentions)


def thing(name: str, *sources: str, mentions: int = 1, kind: str = "organisation") -> Named:
    return Named(name, kind, frozenset(sources or ("s1",)), mentions)


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("Abu Talib al-Karimi", ("abutalib", "karimi")),
        ("Hamid Abdul-Rauf", ("hamid", "abdulrauf")),
        ("Hamid Abdul Rauf", ("hamid", "abdulrauf")),
        ("George W. Holm", ("george", "holm")),
        ("Ludwig van der Berg", ("ludwig", "vanderberg")),
        ("Ash-Shami", ("shami",)),
        ("Martin L. Holm Jr.", ("martin", "holm")),
        ("José Núñez", ("jose", "nunez")),
    ],
)
def test_the_parts_of_a_name_pass_over_particles_and_middle_initials(printed, expected):
    assert parts(printed) == expected


def test_doubled_letters_make_no_other_person():
    assert person_key("Kassem Holmm") == person_key("Kasem Holm")


@pytest.mark.parametrize(
    ("one", "two"),
    [("muhandis", "mohandes"), ("gha'ani", "qaani"), ("karimi", "kareemi"), ("suleiman", "soleyman")],
)
def test_romanisations_of_one_name_are_near(one, two):
    assert skeleton(one) == skeleton(two)
    assert near(folded(one), folded(two))


def test_one_skeleton_alone_is_not_enough():
    assert skeleton("khamenei") == skeleton("khomeini")
    assert not near("khamenei", "khomeini")
    assert skeleton("laura") == skeleton("larry")
    assert not near("laura", "larry")


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("The Harbour Defence Organisation", "Harbor Defense Organization"),
        ("Holm Guards Corps", "Holm Guard Corps"),
        ("al-Watan", "Watan"),
    ],
)
def test_british_and_american_spelling_and_articles_make_no_other_thing(one, two):
    assert plain(one) == plain(two)


def test_acronyms_and_what_they_stand_for():
    assert is_acronym("U.S.")
    assert is_acronym("MI6")
    assert not is_acronym("Us")
    assert not is_acronym("I")
    assert "nhc" in initials("the Northern Harbour Council")
    assert set(initials("Council of the North")) == {"cn", "cotn"}


def test_people_alike_are_asked_about_and_look_alikes_kept_apart():
    assert compare(person("Karim al-Mustafi"), person("Kareem al-Mostafi", "s2")) == "maybe"
    assert compare(person("Hanna Brink"), person("Jonas Brink")) == "unlike"
    assert compare(person("Ali Khamenei"), person("Khomeini")) == "unlike"
    assert compare(person("Brink"), person("Jonas Brink")) == "maybe"
    assert compare(person("Esper"), person("Mark Espen", "s2")) == "maybe"
    assert compare(person("Holm"), thing("Holm")) is None
    assert compare(person("Anna Holm"), person("Anna Berg")) is None


def test_things_alike_are_asked_about_and_look_alikes_kept_apart():
    assert compare(thing("Harbour Guards"), thing("Northern Harbour Guards")) == "maybe"
    assert compare(thing("Lebanese Alliance"), thing("Alliance")) == "maybe"
    assert compare(thing("Kirn Alliance"), thing("Alliance")) == "unlike"
    assert compare(thing("US Harbour Council"), thing("Iranian Harbour Council")) == "unlike"
    assert compare(thing("Libya", kind="place"), thing("Lybia", kind="place")) == "maybe"
    often = [thing(name, mentions=5, kind="place") for name in ("Iran", "Iraq")]
    assert compare(*often) == "unlike"


@given(NAMES, NAMES, st.sampled_from(["person", "organisation", "place"]), st.booleans())
def test_comparing_is_symmetric(one, two, kind, apart):
    first = Named(one, kind, frozenset({"s1"}), 2)
    second = Named(two, kind, frozenset({"s2" if apart else "s1"}), 2)
    assert compare(first, second) == compare(second, first)
    assert near(folded(one), folded(two)) == near(folded(two), folded(one))


@given(NAMES, NAMES, st.sampled_from(["person", "place"]))
def test_whatever_compares_shares_a_block(one, two, kind):
    first, second = Named(one, kind, frozenset({"s1"}), 1), Named(two, kind, frozenset({"s2"}), 1)
    if compare(first, second) == "maybe":
        assert set(block_keys(first)) & set(block_keys(second))


@given(st.lists(NAMES, max_size=12))
def test_verdicts_are_the_same_again_and_concern_each_pair_once(names):
    named = [person(name, f"s{number}") for number, name in enumerate(names)]
    verdicts = alike(named)
    assert verdicts == alike(named)
    assert list(verdicts) == sorted(verdicts)
    assert all(one < two for one, two in verdicts)


@given(NAMES)
def test_a_skeleton_is_what_it_is_whatever_case_and_accents(name):
    assert skeleton(name) == skeleton(name.upper().lower()) == skeleton(folded(name))


@given(NAMES)
def test_slugs_are_slugs(name):
    slug = slug_of(name)
    assert len(slug) <= 64
    assert all(one in "abcdefghijklmnopqrstuvwxyz0123456789-" for one in slug)
    assert not slug.startswith("-")


def test_words_in_another_order_are_another_thing():
    assert compare(thing("Bern Zug Arth"), thing("Zug Bern", "s2")) != "maybe"


def test_thousands_of_names_with_one_surname_take_no_time():
    named = [person(f"{'abcdefghij'[n % 10]}{n}x Holm", f"s{n}") for n in range(4000)]
    begun = time.process_time()
    verdicts = alike(named)
    assert len(verdicts) < 40 * len(named)
    assert time.process_time() - begun < 5


def test_no_word_of_the_lists_is_written_with_a_capital():
    lists = lexicon()
    for some in (lists.offices, lists.honorifics, lists.roles, lists.never, lists.openers, lists.demonyms):
        assert all(word == word.lower() for word in some)
