from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.questions.masking import masked, proposition
from quiz.questions.people import person_keys, short_forms
from quiz.questions.wording import (
    capitalised,
    digits_shown,
    listed,
    lowered_question,
    sentence,
    takes_an,
    unit_after,
)


@pytest.mark.parametrize(
    "text",
    [
        "apple",
        "IRGC officer",
        "hour",
        "heir",
        "8 men",
        "11 men",
        "18 men",
        "80",
        "umbrella",
        "“open” vote",
        "SDF post",
    ],
)
def test_an(text: str) -> None:
    assert takes_an(text)


@pytest.mark.parametrize(
    "text",
    [
        "pear",
        "US base",
        "unit",
        "European plan",
        "one-off",
        "PMF post",
        "user",
        "10 men",
        "110 men",
        "history",
        "",
    ],
)
def test_a(text: str) -> None:
    assert not takes_an(text)


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        ("3500", "3,500"),
        ("999", "999"),
        ("125000", "125,000"),
        ("2.5", "2.5"),
        ("-1000", "-1,000"),
        ("many", "many"),
        ("2005", "2,005"),
    ],
)
def test_digits_are_grouped(value: str, shown: str) -> None:
    assert digits_shown(value) == shown


def test_units() -> None:
    assert unit_after("31", "rockets") == "31 rockets"
    assert unit_after("1", "rockets") == "1 rocket"
    assert unit_after("1", "countries") == "1 country"
    assert unit_after("40", "%") == "40%"


def test_lists_and_sentences() -> None:
    assert listed(["a"]) == "a"
    assert listed(["a", "b", "a", "c"]) == "a, b and c"
    assert sentence("they go") == "They go."
    assert sentence("‘tis so!") == "‘Tis so!"
    assert capitalised("____ did it") == "____ did it"


def test_a_question_after_a_lead_keeps_names() -> None:
    assert lowered_question("How many?", ()) == "how many?"
    assert lowered_question("Soleimani's death did what?", ()) == "Soleimani's death did what?"
    assert lowered_question("Senior men of which force?", {"senior"}) == "senior men of which force?"


NAMES = ("the ‘major twist’ author", "major twist author", "the ‘major twist’ article")


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("In the ‘major twist’ author's view, war is near today.", "War is near today."),
        ("To the ‘major twist’ author, war is near today.", "War is near today."),
        ("The ‘major twist’ author says that war is near today.", "War is near today."),
        ("War, finds the ‘major twist’ author, is near today.", "War is near today."),
        ("War is near today, as the ‘major twist’ author explains.", "War is near today."),
        ("War is near today, according to the ‘major twist’ author.", "War is near today."),
        ("The ‘major twist’ author doubts that war is near.", "____ doubts that war is near."),
        ("The ‘major twist’ author's fear is war.", "____'s fear is war."),
        ("War is near today.", "War is near today."),
        (
            "Told of war, says the ‘major twist’ author, Washington turned away.",
            "Told of war, Washington turned away.",
        ),
        (
            "Should talks fail, the ‘major twist’ author fears, the war will be long.",
            "Should talks fail, the war will be long.",
        ),
        (
            "In the spring the war, says the ‘major twist’ author, will be long.",
            "In the spring the war will be long.",
        ),
        (
            "Trump, the ‘major twist’ author hints, who wants war, is near.",
            "Trump, ____ hints, who wants war, is near.",
        ),
        ("War, the ‘major twist’ author suspects, is near today.", "War is near today."),
        (
            "The ‘major twist’ author says that war is near and that it will be long.",
            "____ says that war is near and that it will be long.",
        ),
        (
            "By its silence, the ‘major twist’ author holds, Iran signals that it waits, and that it fears.",
            "By its silence, Iran signals that it waits, and that it fears.",
        ),
        ("The ‘major twist’ author fears most that war is near now.", "War is near now."),
    ],
)
def test_a_view_is_told_without_its_holder(text: str, bare: str) -> None:
    assert proposition(text, NAMES) == bare


@pytest.mark.parametrize("holder", ["Michael (TCF)", "Michael", "Michael (of the roundtable)"])
def test_a_bracket_that_belongs_to_a_name_goes_with_it(holder: str) -> None:
    text = f"War, {holder} holds, is near today."
    assert proposition(text, ("Michael (TCF)", "Michael")) == "War is near today."


def test_a_first_name_is_hidden_only_as_a_word() -> None:
    assert masked("Dan fears danger.", ("Dan",)) == "____ fears danger."


@given(st.text(max_size=80), st.lists(st.text(max_size=12), max_size=4))
def test_masking_never_raises(text: str, names: list[str]) -> None:
    proposition(text, names)


def test_names_of_people() -> None:
    assert person_keys("Gen. Qassem Soleimani") == person_keys("qassem soleimani")
    assert person_keys("Moqtada al-Sadr") == person_keys("Moqtada Sadr")
    assert person_keys("Soleimani, Qassem") & person_keys("Qassem Soleimani")
    assert short_forms("Elijah J. Magnier") == ["magnier", "e j magnier", "e magnier", "elijah magnier"]
    assert short_forms("Sadr") == []
    assert short_forms("Dan (TCF)") == []
