from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rapidfuzz.distance import OSA

from quiz.dossier.dates import MONTHS
from quiz.dossier.load import load
from quiz.questions.build import build_deck
from quiz.questions.document import BuiltDeck
from quiz.questions.folding import compact
from quiz.questions.lookalikes import Lookalikes
from quiz.questions.model import Form, JudgeQuestion, PickQuestion, TypeQuestion

HEAD = """
deck: {id: d, title: "Towns", format: 1, licence: MIT}
sources: [{id: a, file: a.txt, label: "the Almanac", author: author, paragraphs: 9}]
voices: [{id: author, kind: author, label: "the almanac's author"}]
"""


def built(tmp_path: Path, body: str) -> BuiltDeck:
    path = tmp_path / "towns.yaml"
    path.write_text(HEAD + body, encoding="utf-8")
    return build_deck(load(path))


def pool(deck: BuiltDeck, card: str) -> tuple[str, ...]:
    questions = next(c.questions for c in deck.cards if c.id == f"d/{card}")
    return next((q.pool for q in questions if isinstance(q, PickQuestion) and q.form is Form.CHOICE), ())


TOWNS = """
entities:
  - {id: ark, name: Arkdale, type: place, group: towns, variants: [Old Ark]}
  - {id: bel, name: Belford, type: place, group: towns}
  - {id: cor, name: Corwick, type: place, group: towns}
  - {id: dun, name: Dunmere, type: place, group: towns}
  - {id: elm, name: Elmhurst, type: place, group: towns}
  - {id: lake, name: Long Lake, type: place, group: lakes, role: lake}
"""


def statement(name: str, text: str, ask: str, answer: str) -> str:
    return (
        f'  - {{id: {name}, kind: report, text: "{text}", answers: {{a: {answer}}}, ask: {{a: "{ask}"}}, '
        'evidence: [{at: "a#1", says: [author], printed: "x"}]}\n'
    )


def test_what_another_statement_makes_true_is_no_distractor(tmp_path: Path) -> None:
    deck = built(
        tmp_path,
        TOWNS
        + "statements:\n"
        + statement(
            "one",
            "The great flood destroyed the bridge of {a}.",
            "Which bridge did the great flood destroy?",
            "{type: place, entity: ark}",
        )
        + statement(
            "two",
            "The great flood destroyed the bridge of {a}, too.",
            "Which other bridge did the flood destroy?",
            "{type: place, entity: bel}",
        ),
    )
    assert set(pool(deck, "one#a")) == {"Corwick", "Dunmere", "Elmhurst"}


def test_what_the_question_or_sentence_names_is_no_distractor(tmp_path: Path) -> None:
    deck = built(
        tmp_path,
        TOWNS
        + "statements:\n"
        + statement(
            "one",
            "Beyond Belford the road ends in {a}.",
            "Where does the road end, unlike Corwick's?",
            "{type: place, entity: ark}",
        ),
    )
    assert set(pool(deck, "one#a")) == {"Dunmere", "Elmhurst"}


def test_other_values_of_a_discrepancy_are_no_distractors(tmp_path: Path) -> None:
    deck = built(
        tmp_path,
        TOWNS
        + "statements:\n"
        + statement(
            "one", "The old mill stood in {a}.", "Where did the old mill stand?", "{type: place, entity: ark}"
        )
        + """
discrepancies:
  - id: mill
    thing: "where the old mill stood"
    ask: "Where did the old mill stand: who says what?"
    relation: conflict
    values:
      - {value: Arkdale, evidence: [{at: "a#1", says: [author], printed: "x"}]}
      - {value: "in Corwick or near it", evidence: [{at: "a#2", says: [author], printed: "y"}]}
""",
    )
    assert set(pool(deck, "one#a")) == {"Belford", "Dunmere", "Elmhurst"}


def test_places_of_another_sort_are_taken_only_where_there_are_too_few(tmp_path: Path) -> None:
    deck = built(
        tmp_path,
        TOWNS
        + "statements:\n"
        + statement(
            "one", "The mill stood in {a}.", "Where did the mill stand?", "{type: place, entity: ark}"
        )
        + statement(
            "two", "Boats sail on {a}.", "On which water do boats sail?", "{type: place, entity: lake}"
        ),
    )
    assert "Long Lake" not in pool(deck, "one#a")
    assert pool(deck, "two#a") == ()


def test_figures_of_the_same_statement_are_no_distractors(tmp_path: Path) -> None:
    deck = built(
        tmp_path,
        """
statements:
  - id: one
    kind: report
    text: "The flood killed {n} cows and {m} sheep in three towns."
    answers:
      n: {type: number, value: "4", unit: animals}
      m: {type: number, value: "6", unit: animals}
    ask: {n: "How many cows did the flood kill?", m: "How many sheep did the flood kill?"}
    evidence: [{at: "a#1", says: [author], printed: "x"}]
""",
    )
    numbers = {option.split()[0] for option in pool(deck, "one#n")}
    assert not numbers & {"4", "6", "3"}
    assert len(numbers) >= 3


def test_a_figure_written_out_stays_written_out_when_it_is_false(tmp_path: Path) -> None:
    deck = built(
        tmp_path,
        """
statements:
  - id: one
    kind: report
    text: "The storm felled {n} oaks."
    answers: {n: {type: number, value: "5", show: five, unit: oaks}}
    ask: {n: "How many oaks did the storm fell?"}
    evidence: [{at: "a#1", says: [author], printed: "x"}]
""",
    )
    judged = next(q for q in deck.cards[0].questions if isinstance(q, JudgeQuestion))
    assert judged.true_text == "The storm felled five oaks."
    assert judged.false_versions
    assert not any(c.isdigit() for version in judged.false_versions for c in version.text)
    assert "The storm felled one oaks." not in {version.text for version in judged.false_versions}


def test_articles_follow_the_name(tmp_path: Path) -> None:
    deck = built(
        tmp_path,
        """
entities:
  - {id: guard, name: Coast Guard, type: organisation, group: g}
  - {id: navy, name: Royal Navy, type: organisation, group: g, variants: [the Royal Navy]}
  - {id: acme, name: Acme, type: organisation, group: g}
  - {id: bolt, name: Bolt, type: organisation, group: g}
statements:
"""
        + statement(
            "one",
            "The ship was found by the {a} at dawn.",
            "Who found the ship?",
            "{type: organisation, entity: guard}",
        )
        + statement(
            "two",
            "The wreck was sold to {a} in spring.",
            "To whom was the wreck sold?",
            "{type: organisation, entity: acme}",
        ),
    )
    judged = {
        card.slug: {v.text for v in q.false_versions}
        for card in deck.cards
        for q in card.questions
        if isinstance(q, JudgeQuestion)
    }
    assert "The ship was found by the Royal Navy at dawn." in judged["one"]
    assert "The ship was found by Bolt at dawn." in judged["one"]
    assert "The wreck was sold to the Royal Navy in spring." in judged["two"]
    assert "The wreck was sold to Bolt in spring." in judged["two"]


def test_a_neighbour_in_spelling_is_refused(tmp_path: Path) -> None:
    deck = built(
        tmp_path,
        """
entities:
  - {id: marlow, name: Marlow, type: place, group: towns}
  - {id: harlow, name: Harlow, type: place, group: towns}
statements:
"""
        + statement(
            "one", "The mill stood in {a}.", "Where did the mill stand?", "{type: place, entity: marlow}"
        ),
    )
    key = next(q.key for q in deck.cards[0].questions if isinstance(q, TypeQuestion))
    assert key.refused == ("Harlow",)


# ---------------------------------------------------------------- neighbours


NAMES = st.lists(st.text(alphabet="abcde1", min_size=1, max_size=9), min_size=1, max_size=3)


def alike(names: dict[str, list[str]]) -> dict[str, list[str]]:
    found = Lookalikes(names, "towns")
    return {owner: found.get(owner) for owner in names}


@given(st.dictionaries(st.text(alphabet="xyz", min_size=1, max_size=3), NAMES, max_size=6))
def test_every_name_within_two_letters_of_another_owner_is_found(names: dict[str, list[str]]) -> None:
    found = alike(names)
    for owner, owned in names.items():
        for other, others in names.items():
            for mine in owned:
                for theirs in others:
                    one, two = compact(mine), compact(theirs)
                    digits = [c for c in one if c.isdigit()] == [c for c in two if c.isdigit()]
                    close = OSA.distance(one, two) <= 2 and one != two
                    if owner != other and min(len(one), len(two)) >= 4 and digits and close:
                        assert theirs in found[owner]


def test_of_very_many_names_alike_the_close_ones_are_found() -> None:
    """Thousands of names that begin alike: not every one is compared with every other."""
    names = {
        f"e{i}": [f"Brigade {chr(97 + i % 26)}{i * 7919 % 10**6:06x}".translate(LETTERS)] for i in range(6000)
    }
    names |= {
        "planted": ["Brigade Weatherby"],
        "near": ["Brigade Waetherby"],
        "nearer": ["Brigade Weatherbee"],
    }
    found = alike(names)
    assert set(found["planted"]) >= {"Brigade Waetherby", "Brigade Weatherbee"}


@given(
    st.dictionaries(st.text(alphabet="xyz", min_size=1, max_size=3), NAMES, max_size=6),
    st.dictionaries(st.text(alphabet="xyz", min_size=1, max_size=3), NAMES, max_size=3),
)
def test_what_looks_alike_does_not_depend_on_what_was_asked_before(
    changed: dict[str, list[str]], gone: dict[str, list[str]]
) -> None:
    crowd = {f"c{i}": [f"abcabc{chr(97 + i % 26)}{chr(97 + i // 26)}"] for i in range(100)}
    alike(crowd | changed | gone)
    later = alike(crowd | changed)
    alike({})
    assert alike(crowd | changed) == later


def test_an_owner_whose_names_have_become_too_short_has_nothing_alike() -> None:
    crowd = {f"c{i}": [f"abcabc{chr(97 + i % 26)}{chr(97 + i // 26)}"] for i in range(100)}
    alike({})
    alike(crowd | {"z": ["marlow"], "y": ["barlow"]})
    assert alike(crowd | {"z": ["mar"], "y": ["barlow"]})["z"] == []


LETTERS = str.maketrans("0123456789", "ghijklmnop")


def test_lookalikes_are_symmetric_and_never_ones_own() -> None:
    found = alike({"a": ["Khamenei"], "b": ["Khomeini"], "c": ["Khamenei II", "Zarif"]})
    assert found["a"] == ["Khomeini", "Khamenei II"] or found["a"] == ["Khamenei II", "Khomeini"]
    assert "Khamenei" in found["b"]


def test_entities_without_a_group_serve_each_other(tmp_path: Path) -> None:
    """A first dossier names no groups; its choices must not wait for them."""
    body = TOWNS.replace(", group: towns", "") + "statements:\n"
    deck = built(
        tmp_path,
        body + statement("oldest", "The oldest is {a}.", "Which is oldest?", "{type: place, entity: ark}"),
    )
    assert set(pool(deck, "oldest#a")) >= {"Belford", "Corwick", "Dunmere"}


def test_two_anchors_in_one_place_are_one_line_of_evidence(tmp_path: Path) -> None:
    body = (
        TOWNS
        + "statements:\n"
        + statement("old", "Old is {a}.", "Which is old?", "{type: place, entity: ark}")
    )
    twice = 'evidence: [{at: "a#1", says: [author], printed: "x"}, {at: "a#1", says: [author], printed: "y"}]'
    deck = built(tmp_path, body.replace('evidence: [{at: "a#1", says: [author], printed: "x"}]', twice))
    assert len(deck.cards[0].explanation.evidence) == 1


def test_a_date_is_not_told_by_the_year_of_the_question(tmp_path: Path) -> None:
    """Where the question names the year, dates of other years would be plainly wrong."""
    answer = '{type: date, value: "1931-12-30"}'
    body = "statements:\n" + statement(
        "flood", "The flood came on {a}.", "On which day of 1931 came the flood?", answer
    )
    days = pool(built(tmp_path, body), "flood#a")
    assert len(days) >= 2
    assert all(day.endswith(" 1931") for day in days)
    free = pool(built(tmp_path, body.replace(" of 1931", "")), "flood#a")
    assert any(day.endswith(" 1932") for day in free)


def test_months_without_a_year_are_offered_in_their_order(tmp_path: Path) -> None:
    entry = statement(
        "mow", "It was mown in {a}.", "In which month was it mown?", "{type: date, value: XXXX-03}"
    )
    deck = built(tmp_path, f"statements:\n{entry}")
    assert {"February", "April"} <= set(pool(deck, "mow#a")) <= set(MONTHS)
    (choice,) = (q for q in deck.cards[0].questions if isinstance(q, PickQuestion))
    assert list(choice.ordered) == [month for month in MONTHS if month in choice.ordered]


def test_terms_that_are_values_in_words_are_shown_in_order(tmp_path: Path) -> None:
    answer = "{type: term, value: fifth, distractors: [sixth, second, third]}"
    body = "statements:\n" + statement("step", "It was the {a} step.", "Which step was it?", answer)
    deck = built(tmp_path, body)
    question = next(q for q in deck.cards[0].questions if isinstance(q, PickQuestion))
    assert question.ordered == ("second", "third", "fifth", "sixth")


def test_an_author_who_gives_enough_wrong_answers_has_chosen(tmp_path: Path) -> None:
    """Only what is confusable is added, and not that where it is never to be offered."""
    towns = TOWNS.replace("{id: ark,", "{id: ark, confusable: [lake, bel],").replace(
        "type: place, group: lakes", "type: place, group: towns"
    )
    answer = "{type: place, entity: ark, distractors: [Gorham, Hexby, Ilford]%s}"
    text, ask = "The old mill stood in {a}.", "Where did the old mill stand?"
    every = built(tmp_path, towns + "statements:\n" + statement("one", text, ask, answer % ""))
    assert set(pool(every, "one#a")) == {"Long Lake", "Belford", "Gorham", "Hexby", "Ilford"}
    fewer = built(
        tmp_path, towns + "statements:\n" + statement("one", text, ask, answer % ", not_offered: [lake]")
    )
    assert set(pool(fewer, "one#a")) == {"Belford", "Gorham", "Hexby", "Ilford"}


def test_figures_given_by_the_author_stand_alone(tmp_path: Path) -> None:
    answer = '{type: number, value: "11", unit: rockets, distractors: ["31", "40", "64"]}'
    deck = built(
        tmp_path, "statements:\n" + statement("one", "In all {a} fell.", "How many rockets fell?", answer)
    )
    assert {option.split()[0] for option in pool(deck, "one#a")} == {"31", "40", "64"}


def test_wrong_answers_that_are_right_after_all_are_made_up_for(tmp_path: Path) -> None:
    """Of a date whose year is told only that year's days are offered, whatever the author wrote."""
    answer = '{type: date, value: "1912-05-04", distractors: ["1911-05-04", "1913-05-04", "1914-05-04"]}'
    asked = statement(
        "flood", "The flood of 1912 came on {a}.", "On which day did the flood of 1912 come?", answer
    )
    days = pool(built(tmp_path, "statements:\n" + asked), "flood#a")
    assert len(days) >= 3
    assert all("1912" in day for day in days)


@pytest.mark.parametrize(
    ("answer", "offered"),
    [
        ('{type: term, value: "nearly 40", distractors: ["30", "about 50"]}', {"nearly 30", "nearly 50"}),
        ('{type: term, value: "40", distractors: ["about 30", "nearly 50"]}', {"30", "50"}),
        ('{type: number, value: "40", distractors: ["about 30", "nearly 50"]}', {"30", "50"}),
        ('{type: term, value: "about time", distractors: ["some luck", "hope"]}', {"some luck", "hope"}),
    ],
    ids=["term", "term-exact", "number", "no-figure"],
)
def test_options_are_said_to_be_as_sure_as_the_right_one(
    tmp_path: Path, answer: str, offered: set[str]
) -> None:
    body = "statements:\n" + statement("one", "There were {a} of them.", "How much was there?", answer)
    assert offered <= set(pool(built(tmp_path, body), "one#a"))


def test_dates_are_offered_as_sure_as_the_right_one(tmp_path: Path) -> None:
    answer = '{type: date, value: "1818~"}'
    body = "statements:\n" + statement("one", "He came in {a}.", "When did he come?", answer)
    assert all(one.startswith("about 18") for one in pool(built(tmp_path, body), "one#a"))
    shown = built(tmp_path, body.replace("in {a}", "in about {a}").replace('8~"', '8~", show: "1818"'))
    told = " ".join(str(question) for question in shown.cards[0].questions)
    assert "about about" not in told
