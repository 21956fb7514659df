"""Who and what articles name, on small made-up articles read with the language model."""

from __future__ import annotations


def entity(cast, slug):
    found = [one for one in cast.entities if one.slug == slug]
    assert found, f"{slug} is not among {[one.slug for one in cast.entities]}"
    return found[0]


def test_a_surname_after_the_full_name_is_the_same_person(cast_of):
    cast = cast_of(
        "Maria Holmberg met the mayor of Kirn on Monday. Later Holmberg said that she was pleased."
    )
    holmberg = entity(cast, "holmberg")
    assert (holmberg.name, holmberg.type, holmberg.sure) == ("Maria Holmberg", "person", ("Holmberg",))
    assert [one.printed for one in holmberg.mentions] == ["Maria Holmberg", "Holmberg"]
    assert cast.named("holmberg") == cast.named("Maria Holmberg") == "holmberg"


def test_the_stretch_of_a_mention_leads_to_its_entity(cast_of):
    text = "President Anton Veiss spoke in Geneva. Veiss left early."
    cast = cast_of(text)
    at = text.rindex("Veiss")
    assert cast.at("s1", 1, at, at + 5) == "veiss"
    assert cast.at("s1", 1, 0, 9) == "veiss"
    assert cast.at("s1", 1, text.index("Geneva"), text.index("Geneva") + 6) == "geneva"
    assert cast.at("s1", 1, text.index("spoke"), text.index("spoke") + 5) is None
    assert cast.at("s2", 1, 0, 9) is None


def test_titles_and_appositions_are_roles_and_no_part_of_the_name(cast_of):
    cast = cast_of(
        "Prime Minister Ilse Brandt met Omar Haddad, the chief negotiator of the islands, on Friday. "
        "The State Department’s special envoy, Peter Lang, stayed away. Brandt was pleased."
    )
    assert entity(cast, "brandt").roles == ("Prime Minister",)
    assert entity(cast, "omar-haddad").roles == ("chief negotiator of the islands",)
    assert entity(cast, "peter-lang").roles == ("State Department’s special envoy",)
    assert "Prime Minister Ilse Brandt" in entity(cast, "brandt").sure


def test_an_acronym_goes_with_the_words_before_its_brackets(cast_of):
    cast = cast_of("The Northern Harbour Council (NHC) met on Monday. The NHC voted twice.")
    council = entity(cast, "northern-harbour-council")
    assert (council.type, council.sure) == ("organisation", ("NHC",))
    assert cast.named("N.H.C.") == "northern-harbour-council"


def test_spellings_of_one_name_are_proposed_and_not_merged(cast_of):
    cast = cast_of(
        "General Karim al-Mustafi was killed in Damascus. Mustafi was 60.",
        "The death of Kareem al-Mostafi was reported in Beirut.",
    )
    one, two = entity(cast, "mustafi"), entity(cast, "kareem-al-mostafi")
    assert one.maybe == (two.id,)
    assert two.maybe == (one.id,)


def test_two_people_with_one_surname_stay_two_and_the_surname_is_nobodys(cast_of):
    cast = cast_of("Hanna Brink and Jonas Brink live in London. On Monday, Brink told a reporter the story.")
    hanna, jonas = entity(cast, "hanna-brink"), entity(cast, "jonas-brink")
    assert hanna.unlike == (jonas.id,)
    assert len(hanna.mentions) == len(jonas.mentions) == 1
    assert set(entity(cast, "brink").maybe) == {hanna.id, jonas.id}


def test_peoples_and_offices_are_no_entities(cast_of):
    cast = cast_of(
        "The Prime Minister met French and Iranian officials in Paris on Tuesday. The Germans left."
    )
    assert [one.slug for one in cast.entities] == ["paris"]


def test_the_same_articles_give_the_same_cast(cast_of):
    texts = ("Maria Holmberg went to Geneva.", "In Geneva, Holmberg met Anton Veiss of the World Bank.")
    assert cast_of(*texts) == cast_of(*texts)


def test_how_often_a_name_stands_there_makes_it_worth_asking(cast_of):
    cast = cast_of("Maria Holmberg went to Geneva.", "Holmberg likes Geneva. Holmberg met Anton Veiss.")
    assert entity(cast, "holmberg").why == ("in 2 articles", "3 mentions")
    assert entity(cast, "holmberg").worth > entity(cast, "anton-veiss").worth


def test_headlines_yield_only_names_of_running_text(cast_of):
    cast = cast_of(
        "Stealth Over Health: Maria Holmberg Was Headed Home After Geneva Talks\n\n"
        "The minister Maria Holmberg left the talks over her health. She was headed home from Geneva."
    )
    assert sorted(one.name for one in cast.entities) == ["Geneva", "Maria Holmberg"]
    assert len(entity(cast, "maria-holmberg").mentions) == 2


def test_shouted_lines_and_words_are_no_names(cast_of):
    cast = cast_of("EVERYBODY MUST LEAVE THE HOUSE NOW\n\nThis is a REAL danger, and a real one, in Paris.")
    assert [one.slug for one in cast.entities] == ["paris"]


def test_names_in_one_list_are_of_one_type(cast_of):
    cast = cast_of(
        "President Boris Tarkov spoke in Moscow. Tarkov said that he was glad.\n\n"
        "Nobody believes Tarkov/Shoilev/Lavrenko any more."
    )
    assert {entity(cast, slug).type for slug in ("tarkov", "shoilev", "lavrenko")} == {"person"}


def test_the_arabic_article_and_titles_are_no_difference(cast_of):
    text = "Sheikh Omar al-Rashidi left Baghdad. Later al-Rashidi said that Rashidi’s guards had stayed."
    cast = cast_of(text)
    rashidi = entity(cast, "rashidi")
    assert rashidi.name == "Omar al-Rashidi"
    assert {"al-Rashidi", "Rashidi", "Sheikh Omar al-Rashidi"} <= set(rashidi.sure)
    assert cast.named("Al Rashidi") == "rashidi"


def test_a_nationality_before_a_name_makes_no_other_name_unless_there_are_two(cast_of):
    text = "The Iraqi Border Defence Forces left. The Border Defense Forces had been in Kirkuk."
    forces = cast_of(text).named("Border Defence Forces")
    assert forces == cast_of(text).named("Iraqi Border Defense Forces") is not None
    two = cast_of(text + " The Syrian Border Defence Forces stayed.")
    assert two.named("Syrian Border Defence Forces") != two.named("Iraqi Border Defence Forces")


def test_small_words_make_another_name_of_a_name(cast_of):
    text = "The Swiss embassy in Tehran was closed, and the Obama administration was told of it."
    cast = cast_of(text)
    assert cast.named("Swiss embassy in Tehran") == "swiss-embassy-in-tehran"
    assert entity(cast, "obama-administration").type == "organisation"


def test_a_noun_alone_goes_with_the_one_name_that_ends_in_it(cast_of):
    text = "The Northern Harbour Committee met in Geneva. Later the Committee voted."
    cast = cast_of(text)
    at = text.rindex("Committee")
    assert cast.at("s1", 1, at, at + 9) == "northern-harbour-committee"
    assert cast.named("Committee") is None


def test_speakers_are_in_the_cast_under_their_fuller_names(cast_of):
    cast = cast_of("Dora: I think that it will rain.\n\nEmil Roth: I do not.\n\nDora: We shall see.")
    assert len(entity(cast, "dora").mentions) == 2
    assert entity(cast, "emil-roth").type == "person"


def test_nothing_given_is_an_empty_cast():
    from quiz.reading.entities.cast import find_cast

    cast = find_cast([])
    assert (cast.entities, cast.named("Holm"), cast.at("s1", 1, 0, 4)) == ((), None, None)


def test_initials_make_a_person_and_a_noun_in_a_name_a_place(cast_of):
    cast = cast_of("The grant came from K.C. Brandt, and a race was held at the Kirnholm Arena on Friday.")
    types = {one.name: one.type for one in cast.entities}
    assert types["K.C. Brandt"] == "person"
    assert types["Kirnholm Arena"] == "place"


def test_an_office_alone_and_what_is_said_of_oneself_are_no_names(cast_of):
    cast = cast_of(
        "I’m Mario Lucero, and I met the Attorney General in Boston. Later the Attorney General left.",
        "He said that Western Norway is wet. Norway is wet as well, and so is the west of Norway.",
    )
    names = {one.name for one in cast.entities}
    assert not [name for name in names if "General" in name or name.startswith(("I’m", "I'm"))]
    assert "Western Norway" not in entity(cast, "norway").sure


def test_one_word_met_once_is_no_organisation_on_a_mere_guess(cast_of):
    kinds = {one.name: one.type for one in cast_of("He wrote the opera Rusalka in May.").entities}
    assert kinds.get("Rusalka", "other") == "other"
    kinds = {one.name: one.type for one in cast_of("The company Zorbax sold boats to Kirn.").entities}
    assert kinds["Zorbax"] == "organisation"
