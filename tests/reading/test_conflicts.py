"""Where articles give different values for one thing, and where they do not."""

from __future__ import annotations

import pytest

from quiz.reading.across.conflicts import find_conflicts
from quiz.reading.across.likeness import Index
from quiz.reading.across.stems import stem
from quiz.reading.across.told import maybe_one
from quiz.reading.across.values import dates, numbers
from quiz.reading.draft.model import AnswerProposal, ConflictProposal, EntityProposal

from .made_proposals import answer, cast_of, fact

NAMES = {"holm": "Rita Holm|Holm", "berg": "Karl Berg", "lund": "Lund:place", "oslo": "Oslo:place"}


def number(value: str, bounds: str = "exact", kind: str = "number") -> AnswerProposal:
    return AnswerProposal(type=kind, start=0, end=1, printed=value, value=value, bounds=bounds)


@pytest.mark.parametrize(
    ("one", "two", "relation"),
    [
        (number("25"), number("25"), None),
        (number("25"), number("31"), "conflict"),
        (number("25", "at-least"), number("31"), "precision"),
        (number("25", "at-least"), number("20"), "conflict"),
        (number("3500", "about"), number("3600"), "precision"),
        (number("3500", "about"), number("5000"), "conflict"),
        (number("3500"), number("35000"), "slip"),
        (number("P20Y", "more-than", "duration"), number("P20Y", "less-than", "duration"), "conflict"),
        (number("10 to 15", kind="term"), number("12"), "precision"),
        (number("10 to 15", kind="term"), number("20"), "conflict"),
    ],
)
def test_how_two_figures_differ_shows_in_their_form(one, two, relation):
    assert numbers(one, two) == numbers(two, one) == relation


@pytest.mark.parametrize(
    ("one", "two", "relation"),
    [
        ("2020-01-03", "2020-01-03", None),
        ("2020-01", "2020-01-03", "precision"),
        ("2020", "2020-01-03", "precision"),
        ("2019/2021", "2020", "precision"),
        ("2020-01-02", "2020-01-03", "conflict"),
        ("2015", "2005", "slip"),
        ("1979~", "1980", "precision"),
        ("1979~", "1990", "conflict"),
    ],
)
def test_how_two_dates_differ_shows_in_their_form(one, two, relation):
    assert dates(one, two) == dates(two, one) == relation


def test_stems_join_the_forms_of_a_word_and_words_of_one_meaning():
    assert stem("killed") == stem("killing") == stem("assassination") == stem("kill")
    assert stem("boats") == stem("boat") != stem("boots")
    assert stem("the") == stem("said") == ""


def sinking(count: str, at: str, place: str = "Lund", **more: object):
    text = f"The storm sank {count} fishing boats in the harbour of {place}."
    return fact(
        at, text, answer(text, count, "number", unit="boats", about=("object", "sank", "storm"), **more)
    )


def test_figures_of_one_thing_that_differ_are_a_conflict_with_both_places():
    facts = [sinking("25", "a#1"), sinking("31", "b#2"), sinking("25", "c#1")]
    (found, *_) = find_conflicts(facts, cast_of(NAMES, *facts))
    assert found.relation == "conflict"
    assert {(one.value, one.place.source, one.place.paragraph) for one in found.values} == {
        ("25 boats", "a", 1),
        ("31 boats", "b", 2),
        ("25 boats", "c", 1),
    }
    assert {one.fact for one in found.values} == {one.id for one in facts}
    assert "storm" in found.about
    assert "across articles" in found.why


def test_figures_of_other_things_are_no_conflict():
    text = "The bakery sold 31 loaves to Karl Berg."
    facts = [sinking("25", "a#1"), fact("b#1", text, answer(text, "31", "number", unit="loaves"))]
    assert find_conflicts(facts, cast_of(NAMES, *facts)) == []


def test_the_same_figure_twice_is_no_conflict():
    facts = [sinking("25", "a#1"), sinking("25", "b#1")]
    assert find_conflicts(facts, cast_of(NAMES, *facts)) == []


def closing(day: str, value: str, at: str, verb: str = "closed"):
    text = f"Rita Holm {verb} the old quay in Lund on {day}."
    return fact(at, text, answer(text, day, "date", value, about=("on", verb, "Holm", "quay")))


def test_dates_of_one_event_differ_and_those_of_other_events_do_not():
    facts = [closing("March 4, 2021", "2021-03-04", "a#1"), closing("March 6, 2021", "2021-03-06", "b#1")]
    (found,) = [one for one in find_conflicts(facts, cast_of(NAMES, *facts)) if "dates" in one.why[0]]
    assert [one.value for one in found.values] == ["March 4, 2021", "March 6, 2021"]
    others = [facts[0], closing("March 6, 2021", "2021-03-06", "b#1", "painted")]
    assert not [one for one in find_conflicts(others, cast_of(NAMES, *others)) if "dates" in one.why[0]]


def test_a_year_in_a_name_dates_no_event():
    def law(year: str, at: str):
        text = f"Holm wrote the Harbour Act of {year} in Lund."
        return fact(at, text, answer(text, year, "date", about=("of", "Act", "Harbour", "wrote")))

    facts = [law("2015", "a#1"), law("2010", "b#1")]
    assert not [one for one in find_conflicts(facts, cast_of(NAMES, *facts)) if "dates" in one.why[0]]


def test_figures_of_one_paragraph_go_on_and_do_not_differ():
    facts = [sinking("25", "a#1"), sinking("31", "a#1")]
    assert not [one for one in find_conflicts(facts, cast_of(NAMES, *facts)) if "figures" in one.why[0]]


def test_a_surname_that_may_mean_two_persons_is_neither_of_them():
    def person(slug: str, maybe: tuple[str, ...] = (), unlike: tuple[str, ...] = ()) -> EntityProposal:
        return EntityProposal(id=slug, slug=slug, name=slug, type="person", maybe=maybe, unlike=unlike)

    rita, olaf = person("rita", ("holm",), ("olaf",)), person("olaf", ("holm",), ("rita",))
    cast = cast_of(NAMES)
    cast.entities = (rita, olaf, person("holm", ("rita", "olaf")))
    assert len({maybe_one(cast)[slug] for slug in ("rita", "olaf")}) == 2
    cast.entities = (person("rita", ("holm",)), person("holm", ("rita",)))
    assert set(maybe_one(cast).values()) == {"holm"}


def held(role: str, at: str, of: str = "holm", name: str = "Rita Holm"):
    text = f"{name}, the {role}, spoke in Oslo."
    return fact(at, text, answer(text, role, "role", of=of))


def test_one_holder_with_other_offices_and_one_office_with_other_holders():
    facts = [held("mayor of Lund", "a#1"), held("harbour master of Lund", "b#1")]
    (found,) = find_conflicts(facts, cast_of(NAMES, *facts))
    assert (found.about, found.relation) == ("office of Rita Holm", "conflict")
    facts = [held("mayor of Lund", "a#1"), held("baker of bread", "b#1")]
    assert not find_conflicts(facts, cast_of(NAMES, *facts))
    facts = [held("mayor of Lund", "a#1"), held("famous brother of Lund", "b#1")]
    assert not find_conflicts(facts, cast_of(NAMES, *facts))
    facts = [held("mayor of Lund", "a#1"), held("mayor of Lund", "b#1", "berg", "Karl Berg")]
    found = [one for one in find_conflicts(facts, cast_of(NAMES, *facts)) if one.about == "mayor of Lund"]
    assert [{value.value for value in one.values} for one in found] == [{"Rita Holm", "Karl Berg"}]


def test_an_office_said_more_fully_is_no_other():
    facts = [held("mayor of Lund", "a#1"), held("old mayor of Lund", "b#1")]
    assert not find_conflicts(facts, cast_of(NAMES, *facts))


def test_a_rank_stands_without_what_is_before_it():
    facts = [held("old Norwegian Major General", "a#1"), held("Swedish Brigadier General", "b#1")]
    (found,) = find_conflicts(facts, cast_of(NAMES, *facts))
    assert [one.value for one in found.values] == ["Major General", "Brigadier General"]
    facts = [held("Norwegian Major General", "a#1"), held("General", "b#1")]
    assert not find_conflicts(facts, cast_of(NAMES, *facts))


def test_his_deputy_is_that_of_the_person_named_before():
    one = "Karl Berg and his old deputy, Rita Holm, spoke in Oslo."
    two = "Karl Berg’s deputy, Olaf Dahl, spoke in Oslo."
    names = NAMES | {"dahl": "Olaf Dahl"}
    facts = [
        fact("a#1", one, answer(one, "his old deputy", "role", of="holm")),
        fact("b#1", two, answer(two, "Karl Berg’s deputy", "role", of="dahl")),
    ]
    (found,) = find_conflicts(facts, cast_of(names, *facts))
    assert {value.value for value in found.values} == {"Rita Holm", "Olaf Dahl"}


def test_who_did_it_differs_where_all_else_is_the_same():
    def burning(name: str, slug: str, at: str):
        text = f"{name} burned the wooden bridge in Lund."
        who = answer(text, name, "person", entity=slug, about=("subject", "burned", name, "bridge"))
        return fact(at, text, who)

    facts = [burning("Rita Holm", "holm", "a#1"), burning("Karl Berg", "berg", "b#1")]
    (found, *_) = find_conflicts(facts, cast_of(NAMES, *facts))
    assert {one.value for one in found.values} == {"Rita Holm", "Karl Berg"}


def test_the_same_facts_give_the_same_conflicts_ranked():
    facts = [
        sinking("25", "a#1"),
        sinking("31", "b#2"),
        held("mayor of Lund", "a#2"),
        held("baker of Lund", "b#1"),
    ]
    cast = cast_of(NAMES, *facts)
    found = find_conflicts(facts, cast)
    assert found == find_conflicts(facts, cast)
    assert [one.worth for one in found] == sorted((one.worth for one in found), reverse=True)
    assert len({one.id for one in found}) == len(found) > 1


def test_nothing_gives_nothing():
    assert find_conflicts([], cast_of(NAMES)) == []


def test_the_work_does_not_grow_with_the_square(monkeypatch):
    compared = 0
    likeness = Index.likeness

    def counting(self, one, two):
        nonlocal compared
        compared += 1
        return likeness(self, one, two)

    monkeypatch.setattr(Index, "likeness", counting)

    def work(count: int) -> int:
        nonlocal compared
        facts = [
            fact(
                f"s{at}#1", text, answer(text, str(at + 10), "number", unit="boats", about=("object", "sank"))
            )
            for at in range(count)
            for text in [f"The storm sank {at + 10} boats {_word(at // 4)} {_word(5000 + at // 5)} in Lund."]
        ]
        compared = 0
        find_conflicts(facts, cast_of(NAMES, *facts))
        return compared

    few = work(200)
    assert 0 < work(800) < 6 * few


def _word(number: int) -> str:
    return "".join("bdfgklmnpr"[int(digit)] + "a" for digit in f"{number:04}")


def test_dates_in_two_articles_need_somebody_or_something_in_common():
    def born(text: str, year: str, at: str):
        return fact(at, text, answer(text, year, "date", about=("in", "born", "child")))

    one = born("The third child of a joiner was born in 1901.", "1901", "a#1")
    other = born("Her third child was born in 1950 as well.", "1950", "b#1")
    assert find_conflicts([one, other], cast_of(NAMES, one, other)) == []
    named = born("The third child of Rita Holm was born in 1901.", "1901", "a#1")
    again = born("Holm's third child was born in 1902.", "1902", "b#1")
    assert len(find_conflicts([named, again], cast_of(NAMES, named, again))) == 1


def test_what_happened_again_is_no_other_date_of_the_same():
    def came(text: str, year: str, at: str):
        return fact(at, text, answer(text, year, "date", about=("in", "returned", "Holm")))

    one = came("Rita Holm returned to Lund in 1990 by boat.", "1990", "a#1")
    two = came("Rita Holm again returned to Lund in 1995 by boat.", "1995", "b#1")
    found = find_conflicts([one, two], cast_of(NAMES, one, two))
    assert not [other for other in found if "dates" in other.why[0]]


def test_accounts_set_only_answers_of_one_sort_side_by_side():
    def account(at: str, text: str, printed: str, kind: str):
        return fact(at, text, answer(text, printed, kind, worth=0.6, about=("in", "stormed", "crowd")))

    where = account("a#1", "The angry crowd of Rita Holm stormed the harbour gates in Oslo.", "Oslo", "place")
    who = account(
        "b#1", "The angry crowd of Rita Holm and Karl Berg stormed the gates.", "Karl Berg", "person"
    )
    assert find_conflicts([where, who], cast_of(NAMES, where, who)) == []
    there = account("b#1", "The angry crowd of Rita Holm stormed the gates in Lund.", "Lund", "place")
    assert len(find_conflicts([where, there], cast_of(NAMES, where, there))) == 1


def retellings(more: dict[str, str]) -> list[ConflictProposal]:
    def account(at: str, text: str, name: str, slug: str, verb: str):
        who = answer(text, name, "person", entity=slug, worth=0.6, about=("subject", verb))
        return fact(at, text, who)

    facts = [
        account(
            "a#1",
            "Karl Berg blamed the fire that destroyed the wooden bridge in Lund.",
            "Karl Berg",
            "berg",
            "blamed",
        ),
        account(
            "b#1",
            "Rita Holm saw the fire which destroyed the wooden bridge of Lund.",
            "Rita Holm",
            "holm",
            "saw",
        ),
        *(fact(at, text) for at, text in more.items()),
    ]
    others = {name.lower(): f"{name}:place" for text in more.values() for name in text.split(" and ")}
    return find_conflicts(facts, cast_of(NAMES | others, *facts))


def test_accounts_that_only_share_words_are_not_set_side_by_side():
    assert not retellings({})
