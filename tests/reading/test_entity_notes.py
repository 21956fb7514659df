"""Words with capitals that name nobody to ask about: references, addresses, credits, bare directions."""

from __future__ import annotations

import pytest

from quiz.reading.draft.model import EntityProposal, Mention
from quiz.reading.draft.passing import worth_a_look
from quiz.reading.entities.notes import is_bare, is_part, is_run, no_names

from .made_proposals import claim

APART = [
    ("The rate was low (Holm, 2014) that year.", "(Holm, 2014)"),
    (
        "It was low (Holm & Berg, 2014; Lund et al., 2011, p. 4).",
        "(Holm & Berg, 2014; Lund et al., 2011, p. 4)",
    ),
    ("Holm et al. (2014) counted boats.", "Holm et al."),
    ("It uses the terms of Holm’s (1984) study.", "Holm’s (1984)"),
    ("The map in Figure 1 shows it.", "Figure "),
    ("The shop at 317 S Orchard Ave. is closed.", "317 S Orchard Ave."),
    ("Write to Rita.Holm@lund.example for more.", "Rita.Holm@lund.example"),
]


@pytest.mark.parametrize(("text", "expected"), APART)
def test_references_and_addresses_hold_no_names(text, expected):
    assert [text[first:last] for first, last in no_names(text)] == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Rita Holm (born in Lund, 1954) is the mayor.",
        "Rita Holm (May 4, 1954 – June 3, 2001) was the mayor.",
        "Lund and Kirn’s councils met in 2014.",
        "In 2014 Orchard Street was closed.",
    ],
)
def test_names_with_years_beside_them_are_names(text):
    assert no_names(text) == []


def test_a_direction_a_kind_of_place_and_initials_are_no_names():
    assert all(map(is_bare, ["South", "Terminal", "L. D.", "Airport"]))
    assert not any(map(is_bare, ["South Lund", "the Post", "U.S.", "Lund Airport"]))


def test_an_epithet_and_two_names_in_a_row_are_no_names():
    assert is_bare("Great")
    assert is_run("Star in Kirn")
    assert not is_run("Bank of Kirn")


def test_credits_and_licences_name_nobody(cast_of):
    cast = cast_of(
        "Rita Holm of Lund sold the bridge to Kirn on Monday, and the fishermen were angry about it.\n\n"
        "Licensed under a Creative Commons International License by Ada Moss.\n\n"
        "Boats in Lund. Photo by Jan Berg\n\n"
        "Header photo: fishermen hold portraits of Mayor Dan Moor and chant slogans at the old quay of Lund."
    )
    assert not {"Ada Moss", "Jan Berg", "International License"} & {one.name for one in cast.entities}
    assert {"Rita Holm", "Dan Moor"} <= {one.name for one in cast.entities}


def entity(slug: str, mentions: int = 1, perhaps: str | None = "person", unlike: tuple[str, ...] = ()):
    places = tuple(Mention(source="s", paragraph=number + 1, printed=slug) for number in range(mentions))
    return EntityProposal(
        id=slug, slug=slug, name=slug, type="other", perhaps=perhaps, mentions=places, unlike=unlike
    )


def test_a_name_met_once_whose_type_is_open_is_proposed_only_where_it_speaks():
    known = entity("rita-holm", perhaps=None, unlike=("albeit", "kirn"))
    cast = [known, entity("albeit"), entity("berg"), entity("kirn", mentions=2)]
    found = worth_a_look(cast, [claim("a#1", "berg", "the bridge is safe")])
    assert [one.slug for one in found] == ["rita-holm", "berg", "kirn"]
    assert found[0].unlike == ("kirn",)


def test_a_part_of_a_reference_or_of_a_bodys_name_is_no_name():
    assert all(map(is_part, ["Ed.", "Eds.", "“Group”", "Vol."]))
    assert not any(map(is_part, ["Ed Holm", "the Lund Group", "Edda"]))
