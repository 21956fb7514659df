"""How sure a type is, whole names and cut ones, and which names must stay apart, on made-up articles."""

from __future__ import annotations

import pytest

from quiz.reading.entities.surety import Sure, how_sure
from tests.reading.test_entities import entity


def names(cast) -> set[str]:
    return {one.name for one in cast.entities}


@pytest.mark.parametrize(
    ("text", "wanted", "never"),
    [
        ("The pupils of St Bride's School met in Lund.", "St Bride's School", "School"),
        ("She joined the Workers’ Party of Lund in May.", "Workers’ Party of Lund", "Party"),
        ("The Guardian's Ada Moss was there, and so was Kirn’s Town Council.", "Town Council", "Guardian's"),
        ("He spoke at the 60th NATO conference in Lund.", "NATO", "60th NATO"),
        ("The legend of the King of Athens, Ada Moss says, is old.", "Athens", "King of Athens"),
        ("The town of Lund (Swedish: Lünd; Greek: Λουντ) is old.", "Lund", "Λουντ"),
        ("Ada Moss wrote for the Globe and Mail newspaper for long.", "Globe and Mail", "Mail"),
        ("Yau Wai-ching met Lau Siu-lai of Lund.", "Yau Wai-ching", "Yau Wai"),
        ("They left for St. Louis, and nobody came back.", "St. Louis", "St"),
        (
            "The pro-Lund New People Party won many more votes than before.",
            "New People Party",
            "Lund New People Party",
        ),
        (
            "The Chair of the Judiciary Committee spoke.",
            "Judiciary Committee",
            "Chair of the Judiciary Committee",
        ),
        ("“Hey John, it is late,” said Ada Moss to him.", "John", "Hey John"),
        ("They waved flags of Black Lives Matter at Ada Moss.", "Black Lives Matter", "Lives Matter"),
        ("Mecca's Grand Mosque is large, and so is the old one.", "Grand Mosque", "Mosque"),
        ("They met in Washington D.C. The mayor came late.", "Washington D.C", "Washington D.C. The"),
        ("Jean d'Alembert solved it with Ada Moss.", "Jean d'Alembert", "Jean"),
        ("He is a self-described Libertarian Socialist, says Ada Moss.", "Ada Moss", "Libertarian Socialist"),
    ],
)
def test_names_are_cut_where_they_end(cast_of, text, wanted, never):
    found = names(cast_of(text))
    assert never not in found
    assert any(one.startswith(wanted) for one in found), found


def test_a_title_that_two_people_have_is_no_variant_of_either(cast_of):
    cast = cast_of(
        "Councillor Ann Holm met Councillor Tom Berg. The Councillor said that Holm was right.",
        "Professor Ruth Ambler met Professor Tom Reed. Later the Professor left.",
    )
    assert {"Ann Holm", "Tom Berg", "Ruth Ambler", "Tom Reed"} <= names(cast)
    assert not {"Councillor", "Professor"} & {form for one in cast.entities for form in (one.name, *one.sure)}


def test_two_letters_are_short_for_nothing_but_what_says_so(cast_of):
    cast = cast_of(
        "The University of Sheffield told the US of it. Visit Lund Harbour Airport (IATA: LHA) in May.",
        "The VM is a machine. Ada Moss of the US said so.",
        "Valley Metro runs the trains of Lund.",
    )
    sure = {one.name: one.sure for one in cast.entities}
    assert not {"US", "VM", "IATA"} & {form for forms in sure.values() for form in forms}


def test_titles_with_a_dot_are_titles(cast_of):
    cast = cast_of("Dr. Holm met Mrs. Berg and Gen. Mark Milley on Monday.")
    assert [(one.name, one.type, one.perhaps) for one in cast.entities] == [
        ("Berg", "person", None), ("Holm", "person", None), ("Mark Milley", "person", None)
    ]  # fmt: skip
    assert cast.named("Dr. Holm") == "holm"


def test_a_type_that_only_the_parser_guesses_is_said_to_be_unsure(cast_of):
    cast = cast_of("Mayor Ada Moss likes Firefox.", "The city of Kirnholm is old. Quantcast measured it.")
    told = {one.name: (one.type, one.perhaps) for one in cast.entities}
    assert told["Ada Moss"] == ("person", None)
    assert told["Kirnholm"] == ("place", None)
    doubtful = [one for one in cast.entities if one.name in {"Firefox", "Quantcast"}]
    assert doubtful
    for one in doubtful:
        assert one.perhaps is not None
        assert any(why.startswith("type unsure: perhaps a") for why in one.why)
        assert one.worth < entity(cast, "ada-moss").worth


@pytest.mark.parametrize(
    ("kind", "votes", "times", "name", "sure"),
    [
        ("organisation", 2.0, 1, "Pierre Laplace", Sure.NO),
        ("organisation", 8.0, 1, "Lund Council", Sure.YES),
        ("place", 1.5, 1, "Turku", Sure.GUESS),
        ("place", 3.0, 1, "Turku", Sure.YES),
        ("place", 3.0, 1, "IE6", Sure.NO),
        ("person", 1.5, 1, "Safari", Sure.NO),
        ("person", 9.0, 6, "Safari", Sure.YES),
    ],
)
def test_how_sure_a_type_is_by_its_votes(kind, votes, times, name, sure):
    from quiz.reading.entities.sightings import Sighting

    one = Sighting("s", 1, 0, len(name), 0, name, "", (), doubtful=False)
    assert how_sure(kind, {kind: votes}, [one] * times) is sure


def test_followers_and_peoples_are_no_names_and_no_variants(cast_of):
    cast = cast_of(
        "President Anton Veiss came to Sweden. The Veissites love Veiss, and so do the Veissists and the "
        "two Swedens. In Sweden, the Swedes sang."
    )
    assert names(cast) == {"Anton Veiss", "Sweden"}
    assert not [form for one in cast.entities for form in one.sure if "Veissi" in form or "Swede" in form]


def test_what_stands_side_by_side_is_two_and_look_alikes_are_told(cast_of):
    cast = cast_of(
        "Iran and Iraq fought. Ali Khamenei spoke of Ruhollah Khomeini. North Korea met South Korea.",
        "Korea is a peninsula. The Republic of Korea is a state.",
    )
    slugs = {one.id: one.slug for one in cast.entities}

    def told(slug: str) -> tuple[set[str], set[str]]:
        one = entity(cast, slug)
        return {slugs[other] for other in one.maybe}, {slugs[other] for other in one.unlike}

    assert told("iran") == (set(), {"iraq"})
    assert told("ali-khamenei") == (set(), {"ruhollah-khomeini"})
    assert told("north-korea") == (set(), {"korea"})
    assert "republic-of-korea" in told("korea")[0]
