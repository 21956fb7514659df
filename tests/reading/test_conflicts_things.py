"""Answers are set side by side only where they are said of the same thing, owner and time."""

from __future__ import annotations

import pytest

from quiz.reading.across.conflicts import find_conflicts
from quiz.reading.across.kin import Kin
from quiz.reading.draft.model import ConflictProposal, FactProposal, WhenProposal

from .made_proposals import answer, cast_of, fact

NAMES = {
    "holm": "Rita Holm|Holm",
    "berg": "Karl Berg|Berg",
    "lund": "Lund:place",
    "oslo": "Oslo:place",
    "kirn": "Kirn:place",
}


def conflicts(*facts: FactProposal) -> list[ConflictProposal]:
    return find_conflicts(facts, cast_of(NAMES, *facts))


def sale(
    at: str, who: str, count: str, where: str = "Lund", what: str = "old boats", when: str | None = None
) -> FactProposal:
    text = f"{who} sold {count} {what} in {where} at the wooden quay."
    one = answer(
        text,
        count,
        "number",
        unit="boats",
        counts=what,
        about=("object", "sold", who.rsplit(maxsplit=1)[-1]),
        beside=(where, "quay"),
    )
    made = fact(at, text, one)
    return made if when is None else _dated(made, when)


def _dated(made: FactProposal, edtf: str) -> FactProposal:
    return FactProposal(
        id=made.id,
        place=made.place,
        standing=made.standing,
        says=made.says,
        answers=made.answers,
        when=WhenProposal(printed=edtf, edtf=edtf),
    )


def test_the_subject_is_told_in_words_as_printed():
    (found,) = conflicts(sale("a#1", "Rita Holm", "25"), sale("b#1", "Holm", "31"))
    asked, _, words = found.about.partition(": ")
    assert (asked, words.split(", ")[0]) == ("how much or how many", "boats")
    for word in words.split(", "):
        assert word in "boats Rita Holm sold 25 old boats in Lund at the wooden quay."


@pytest.mark.parametrize(
    "other",
    [
        {"who": "Karl Berg"},
        {"where": "Oslo"},
        {"what": "red boats"},
        {"when": "1990"},
    ],
    ids=["owner", "place", "counted", "time"],
)
def test_another_owner_place_kind_or_time_is_another_thing(other):
    one = sale("a#1", "Rita Holm", "25", when="2020")
    same = {"at": "b#1", "who": "Rita Holm", "count": "31", "when": "2020"}
    assert conflicts(one, sale(**same))
    assert conflicts(one, sale(**(same | other))) == []


def test_in_one_article_figures_of_one_verb_go_on_unless_nothing_sets_them_apart():
    def kept(at: str, count: str, more: str) -> FactProposal:
        text = f"Holm kept {count} boats {more}."
        return fact(at, text, answer(text, count, "number", unit="boats", about=("object", "kept", "Holm")))

    assert conflicts(kept("a#1", "25", "for the winter"), kept("a#3", "31", "when the ice melted")) == []


def signed(at: str, count: str, text: str) -> FactProposal:
    return fact(at, text, answer(text, count, "number", unit="signatures", about=("with", "handed")))


def test_what_is_rarely_counted_is_one_thing_where_articles_tell_of_the_same():
    one = signed("a#1", "1,900", "Rita Holm handed in 1,900 signatures in Lund.")
    two = signed("b#1", "2,300", "In Lund, Holm has 2,300 signatures.")
    assert [len(found.values) for found in conflicts(one, two)] == [2]
    strange = signed("b#1", "2,300", "In Oslo, Berg has 2,300 signatures.")
    assert conflicts(one, strange) == []
    many = [signed(f"b#{n}", f"2,30{n}", f"In Lund, Holm has 2,30{n} signatures.") for n in range(1, 4)]
    assert conflicts(one, *many) == []


def test_articles_are_kin_that_name_the_same():
    facts = [
        fact("a#1", "Rita Holm and Karl Berg met in Lund."),
        fact("b#1", "Holm saw Berg in Lund."),
        fact("c#1", "Oslo lies far from Kirn."),
    ]
    kin = Kin(cast_of(NAMES, *facts), {})
    assert kin("a", "b")
    assert kin("b", "a")
    assert kin("c", "c")
    assert not kin("a", "c")


def test_one_deed_on_other_days_of_the_week_is_a_conflict():
    def arrest(at: str, text: str, day: str, verb: str, who: str) -> FactProposal:
        whom = answer(text, who, "person", entity="holm", about=("object", verb, who))
        made = fact(at, text, whom)
        return FactProposal(
            id=made.id,
            place=made.place,
            standing=made.standing,
            says=made.says,
            answers=made.answers,
            when=WhenProposal(printed=day),
        )

    one = arrest("a#1", "The police arrested Rita Holm in Lund on Monday.", "Monday", "arrested", "Rita Holm")
    two = arrest("b#1", "On Tuesday Holm was detained by men from Lund.", "Tuesday", "detained", "Holm")
    (found,) = conflicts(one, two)
    assert {value.value for value in found.values} == {"Monday", "Tuesday"}
    three = arrest("b#1", "On Tuesday Holm was seen by men from Lund.", "Tuesday", "seen", "Holm")
    assert conflicts(one, three) == []


def test_what_comes_every_year_has_many_dates_and_one_of_each():
    def held(year: str, at: str) -> FactProposal:
        text = f"The {year} election in Lund was won by Rita Holm."
        return fact(at, text, answer(text, year, "date", about=("of", "election", "won")))

    assert conflicts(held("2015", "a#1"), held("2019", "b#1")) == []


def test_values_that_vary_in_one_article_are_of_several_things():
    one = sale("a#1", "Rita Holm", "25")
    assert len(conflicts(one, sale("b#1", "Holm", "31"))) == 1
    assert conflicts(one, sale("b#1", "Holm", "31"), sale("b#2", "Holm", "90")) == []
    assert len(conflicts(one, sale("b#1", "Holm", "31"), sale("b#2", "Holm", "32"))) == 1


def test_sums_need_more_in_common_than_that_they_are_paid():
    def sum_of(at: str, value: str, text: str, *about: str) -> FactProposal:
        return fact(at, text, answer(text, value, "number", unit="pounds", about=about))

    saves = sum_of(
        "a#1", "29,000", "In Lund Holm saves 29,000 pounds of oil.", "object", "saves", "Holm", "oil"
    )
    saving = sum_of(
        "b#1", "84,000", "Holm puts its saving of oil in Lund at 84,000.", "at", "puts", "saving", "oil"
    )
    cost = sum_of("b#1", "84,000", "Holm says in Lund that it cost 84,000 pounds.", "object", "cost", "it")
    assert len(conflicts(saves, saving)) == 1
    assert conflicts(saves, cost) == []
