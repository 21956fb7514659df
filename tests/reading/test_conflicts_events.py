"""Accounts of one deed by other doers, with other targets beside it, or in other words."""

from __future__ import annotations

import pytest

from quiz.reading.across.phrases import country

from .made_accounts import differing, values


def test_one_deed_by_others_in_verbs_and_nouns():
    found = differing(
        ("The Lund School was stormed by members of the Dockers' Union on Monday.",),
        ("The storming of the Lund School by the Harbour Guard was filmed.",),
    )
    (who,) = (one for one in found if one.why[0] == "the same deed, by others")
    assert values(who) == {"members of the Dockers' Union", "the Harbour Guard"}
    assert {(one.place.source, one.place.paragraph) for one in who.values} == {("s1", 2), ("s2", 2)}
    assert who.about == "who did it: storming of the Lund School"


@pytest.mark.parametrize(
    "other",
    [
        "The storming of the Oslo School by the Harbour Guard was filmed.",  # another school
        "The Harbour Guard will storm the Lund School.",  # not yet
        "The Harbour Guard did not storm the Lund School.",
        "The Dockers' Union stormed the Lund School.",  # the same doers
        "Did the Harbour Guard storm the Lund School?",
        "The Harbour Guard painted the Lund School.",  # another deed
    ],
)
def test_other_deeds_do_not_differ(other):
    assert not differing(("The Dockers' Union stormed the Lund School on Monday.",), (other,))


def test_what_else_was_struck_where_one_deed_was_the_same():
    found = differing(
        ("A shell killed a Norwegian fisherman and injured a number of tourists.",),
        ("The shelling left three children wounded and led to the death of a young Norwegian fisherman.",),
    )
    (beside,) = found
    assert beside.why[0] == "the same event, others beside it"
    assert values(beside) == {"tourists", "three children"}


def test_the_same_deed_to_others_where_a_third_is_named():
    found = differing(
        ("Norway hit back with attacks on five barracks of the Dockers' Union.",),
        ("The camp in Oslo came under Norwegian strikes, and the Dockers' Union fled.",),
    )
    assert [values(one) for one in found] == [{"five barracks of the Dockers' Union", "The camp in Oslo"}]


def test_words_for_one_deed_that_take_a_side_are_set_side_by_side():
    texts = ("He spoke of the assassination of Rita Holm.",), ("Many mourned after the murder of Rita Holm.",)
    (found,) = differing(*texts)
    assert (found.relation, values(found)) == ("wording", {"assassination", "murder"})
    assert not differing(texts[0], ("Many mourned after the killing of Rita Holm.",))  # a word that says less


def test_a_people_goes_by_the_name_of_its_country():
    assert country("Norwegian") != country("Swedish")
    for one, two in [("Iraqi", "Iraq"), ("American", "U.S."), ("Syrians", "Syria"), ("French", "France")]:
        assert country(one) == country(two)


def test_what_many_may_do_is_not_told_otherwise():
    assert not differing(("Karl Berg praised Rita Holm.",), ("The Dockers' Union praised Rita Holm.",))
    won = "Rita Holm won the vote in Lund.", "Rita Holm won 15 medals at the games in Lund."
    assert not differing((won[0],), (won[1],))
