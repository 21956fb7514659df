"""Accounts that differ in whether a deed happened, when, where and to how many; first and later reports."""

from __future__ import annotations

import pytest

from quiz.reading.across.corrected import corrected
from quiz.reading.draft.model import FactProposal, Place

from .made_accounts import differing, values


def test_what_one_tells_and_another_denies_is_a_conflict():
    told = ("The Harbour Guard captured the Lund School on Sunday.",)
    (found,) = differing(told, ("The Harbour Guard denied that it had captured the school.",))
    assert (found.relation, found.why[0]) == ("conflict", "told by one, denied by another")
    assert values(found) == {
        "The Harbour Guard captured the Lund School",
        "The Harbour Guard denied that it had captured the school",
    }
    (found,) = differing(told, ("The Harbour Guard did not capture the Lund School.",))
    assert found.why[0] == "told by one, denied by another"


@pytest.mark.parametrize(
    "other",
    [
        "The Dockers' Union denied that it had captured the school.",  # nobody says that it did
        "The Harbour Guard denied that it had captured the Oslo School.",
        "The Harbour Guard denied that it had painted the school.",
        "Capturing the Lund School is not easy.",
    ],
)
def test_what_nobody_told_is_not_in_doubt(other):
    assert not differing(("The Harbour Guard captured the Lund School on Sunday.",), (other,))


def test_a_toll_differs_where_each_article_counts_once():
    one, two = ("The blast in Lund injured 23 people.",), ("Nineteen people were hurt when it went off.",)
    none = ("Nobody was hurt, the mayor of Lund said.",)
    (found,) = differing(one, two, none)
    assert (found.relation, values(found)) == ("conflict", {"23", "Nineteen", "Nobody"})
    assert found.about in {"how many: people injured", "how many: people hurt"}
    assert not differing(one, (*two, "Another four people were hurt in Oslo."))
    assert not differing(one, ("Nineteen soldiers were hurt when it went off.",))
    assert not differing(one, ("In Oslo 23 people were hurt.",))


def test_the_dead_are_counted_in_any_words_and_nobody_is_a_figure():
    (found,) = differing(
        ("The blast in Lund killed at least 14 people.",),
        ("Sixteen people died, the mayor of Lund said.",),
        ("The mayor of Lund said that nobody had been killed.",),
    )
    assert values(found) == {"at least 14", "Sixteen", "nobody"}
    at_school = ("Police arrested three teachers at the Lund School.",)
    (found,) = differing(at_school, ("Five people were arrested at the Lund School.",))
    assert values(found) == {"three", "Five"}
    assert not differing(at_school, ("Five people were arrested at the harbour.",))


def test_where_somebody_was_harmed_differs_where_it_is_near_the_place():
    at, near = ("Rita Holm was killed at Lund airport.",), ("Rita Holm was killed near the airport of Lund.",)
    (found,) = differing(at, near)
    assert (found.about, values(found)) == (
        "where: Rita Holm killed",
        {"at Lund airport", "near the airport of Lund"},
    )
    assert not differing(at, ("Rita Holm was killed near the harbour.",))


def test_what_is_to_come_in_one_article_is_done_in_another():
    ahead = ("Norway will not rush into retaliating.",)
    (found,) = differing(ahead, ("Norway’s retaliatory missile strikes missed.",))
    assert (found.relation, found.why[0]) == ("writing-date", "to come in one, done in another")
    assert not differing(ahead, ("Sweden’s retaliatory missile strikes missed.",))
    assert not differing(ahead, ("Norwegian retaliation will be harsh.",))
    assert not differing(("People will vote in Lund.",), ("People voted in Oslo.",))


def lines(*texts: str) -> list[FactProposal]:
    out, at = [], 0
    for number, text in enumerate(texts):
        place = Place(source="a", paragraph=1, start=at, end=at + len(text), text=text)
        out.append(FactProposal(id=f"f{number}", place=place, standing="reported", says=("a",), answers=()))
        at += len(text) + 1
    return out


def test_a_first_report_and_what_is_known_since_are_set_side_by_side():
    (found,) = corrected(
        lines(
            "At first it was reported that a barge had hit the ferry.", "Later it emerged that it hit a reef."
        )
    )
    assert [one.value for one in found.sides] == ["a barge had hit the ferry", "it hit a reef"]
    assert not list(
        corrected(lines("At first it rained.", "The ferry sank.", "Later it emerged that it hit a reef."))
    )
    assert not list(corrected(lines("Later it emerged that it hit a reef.", "At first it was thought lost.")))
