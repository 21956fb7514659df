"""Which sentences are proposed as facts, how they stand, whose they are, and what could be asked."""

from __future__ import annotations

import importlib.util

import pytest

from quiz.reading.draft.model import FactProposal

from .conftest import article
from .made_cast import MadeCast

NAMES = {
    "rita-holm": "Rita Holm|Holm",
    "karl-berg": "Karl Berg|Berg",
    "lund": "Lund:place",
    "oslo": "Oslo:place",
    "harbour-office": "Harbour Office:organisation",
    "sweden": "Sweden:place",
}
VOICES = {"": "the-author", "Bo": "bo"}


@pytest.fixture(scope="module")
def facts():
    """Find the facts of a made-up text."""
    if importlib.util.find_spec("spacy") is None:
        pytest.skip("the extra `author` is not installed: pip install 'articlequiz[author]'")
    from quiz.reading.claims.find import blocks_of, find_claims
    from quiz.reading.facts.find import find_facts

    def find(text: str, published: str | None = None, **more: object) -> list[FactProposal]:
        one = article(text, **more)
        blocks = blocks_of(one)
        cast = MadeCast(NAMES, {"made": one})
        return find_facts("made", one, blocks, find_claims(one, blocks), cast, published, VOICES)

    return find


def answers(fact: FactProposal) -> dict[str, str | None]:
    return {one.printed: one.entity or one.value for one in fact.answers}


def test_a_fact_has_its_sentence_and_its_answers_stand_in_it(facts):
    (fact,) = facts("The quay is old. On March 4, 2021, Rita Holm closed the quay in Lund with 25 boats.")
    assert fact.place.text == "On March 4, 2021, Rita Holm closed the quay in Lund with 25 boats."
    assert (fact.place.source, fact.place.paragraph, fact.place.start) == ("made", 1, 17)
    found = answers(fact)
    assert found["March 4, 2021"] == "2021-03-04"
    assert found["Rita Holm"] == "rita-holm"
    assert found["25"] == "25"
    for one in fact.answers:
        assert fact.place.text[one.start : one.end] == one.printed
    assert (fact.standing, fact.says, fact.when.edtf) == ("reported", ("the-author",), "2021-03-04")
    assert {"a dated event", "a figure with its unit", "names two actors"} <= set(fact.why)


@pytest.mark.parametrize(
    "text",
    [
        "Holm did not sell 25 boats in Oslo.",
        "Holm never sold the 25 boats in Oslo.",
        "There is no reason to assume that Holm sold 25 boats in Oslo.",
        "If Holm sold 25 boats in Oslo, Berg would be rich.",
        "Holm would have sold 25 boats in Oslo.",
        "Holm could sell 25 boats in Oslo.",
        "Did Holm sell 25 boats in Oslo in 2019?",
        "Berg did not say that Holm sold 25 boats in Oslo.",
        "Berg asked whether Holm sold 25 boats in Oslo.",
    ],
)
def test_what_is_denied_thought_of_or_asked_is_no_fact(facts, text):
    assert facts(text) == []


def test_a_denied_clause_gives_no_answer_to_a_told_one(facts):
    (fact,) = facts("Holm sold 25 boats in Oslo because Berg had not paid 300 crowns in Lund.")
    assert {"25", "Holm", "Oslo"} <= set(answers(fact))
    assert not {"300", "Berg"} & set(answers(fact))


def test_what_somebody_says_has_the_chain_of_voices(facts):
    (fact,) = facts("Rita Holm said on Monday that Karl Berg had sold 25 boats in Oslo.")
    assert (fact.standing, fact.says) == ("attributed", ("the-author", "rita-holm"))


def test_what_is_claimed_in_passing_is_no_answer_of_the_fact(facts):
    (fact,) = facts(
        "Rita Holm, who said that Karl Berg had sold 25 boats in Oslo, closed the quay in Lund "
        "and left Sweden in 2019."
    )
    assert fact.standing == "reported"
    assert {"Rita Holm", "Lund", "2019"} <= set(answers(fact))
    assert not {"Karl Berg", "25", "Oslo"} & set(answers(fact))


def test_a_pronoun_leaves_the_chain_open(facts):
    fact = facts("Rita Holm left Lund. She said that Karl Berg had sold 25 boats in Oslo.")[-1]
    assert (fact.standing, fact.says) == ("attributed", ("the-author", "?"))
    assert "whose words these are is open" in fact.why


@pytest.mark.parametrize(
    ("text", "standing"),
    [
        ("Rita Holm will sell 25 boats in Oslo.", "predicted"),
        ("Rita Holm is expected to sell 25 boats in Oslo.", "predicted"),
        ("Rita Holm said that Karl Berg will sell 25 boats.", "predicted"),
        ("Rita Holm foolishly sold 25 boats in a disastrous move.", "judged"),
        ("Rita Holm sold the most dangerous boats in Oslo.", "judged"),
        ("Rita Holm wanted the 25 boats in Oslo.", "judged"),
        ("Rita Holm must sell the 25 boats in Oslo.", "judged"),
        ("Rita Holm sold 25 very good boats in Oslo.", "judged"),
        ("Rita Holm sold 25 boats in Oslo.", "reported"),
    ],
)
def test_only_what_the_form_makes_certain_is_more_than_reported(facts, text, standing):
    assert [fact.standing for fact in facts(text)] == [standing]


def test_headings_credits_and_pull_quotes_are_never_read_and_captions_are_marked(facts):
    text = "\n\n".join(
        [
            "Rita Holm sells 25 boats in Oslo",
            "By Karl Berg",
            "Rita Holm sold 25 boats in Oslo on March 4, 2021.",
            "Photo: Rita Holm sold 25 boats in Oslo in 2021.",
            "Edited by Karl Berg in Lund in 2021.",
        ]
    )
    first, caption = facts(text)
    assert (first.place.paragraph, caption.place.paragraph) == (3, 4)
    assert "caption" in caption.why
    assert "caption" not in first.why


def test_a_comment_is_its_writers_and_worth_less(facts):
    told = "Rita Holm sold 25 boats in Oslo in 2019."
    body, comment = facts(f"{told}\n\n1 comment\n\nBo says:\n{told}")
    assert (body.says, comment.says) == (("the-author",), ("bo",))
    assert comment.worth < body.worth


def test_a_figure_has_unit_bounds_and_what_it_counts(facts):
    (fact,) = facts("Karl Berg sold at least 25 old boats of the Harbour Office.")
    (one,) = [one for one in fact.answers if one.type == "number"]
    assert (one.value, one.unit, one.counts, one.bounds) == (
        "25",
        "boats",
        "old boats of the Harbour Office",
        "at-least",
    )


def test_an_age_is_a_number_of_years(facts):
    (fact,) = facts("Karl Berg, a 43-year-old baker, sold 25 boats in Oslo.")
    assert ("43", "years", "age") in [(one.value, one.unit, one.counts) for one in fact.answers]


def test_what_only_a_side_clause_tells_is_marked(facts):
    (fact,) = facts("Berg did not sell the boats that Rita Holm bought in Oslo in March 2019.")
    assert answers(fact)["March 2019"] == "2019-03"
    assert "only a side clause is told" in fact.why
    assert "Berg" not in answers(fact)


def test_an_answer_says_what_it_hangs_from(facts):
    (fact,) = facts("Rita Holm closed the quay in Lund on March 4, 2021.")
    about = {one.printed: one.about for one in fact.answers}
    assert about["Rita Holm"][:2] == ("subject", "closed")
    assert about["March 4, 2021"][:2] == ("on", "closed")
    assert "quay" in about["March 4, 2021"]


def test_a_range_is_a_term_and_a_year_before_a_noun_a_date(facts):
    (fact,) = facts("After the 2015 treaty Karl Berg sold between 10 and 15 boats in Oslo.")
    kinds = {one.printed: (one.type, one.value) for one in fact.answers}
    assert kinds["10 and 15"] == ("term", "10 and 15")
    assert kinds["2015"] == ("date", "2015")


def test_pronominal_and_pointing_numbers_are_dropped(facts):
    found = facts(
        "One of the two men met Rita Holm and Karl Berg in Oslo. Two stayed in Lund with Rita Holm."
    )
    assert not [one for fact in found for one in fact.answers if one.type == "number"]


@pytest.mark.parametrize(
    ("text", "role"),
    [
        ("Rita Holm, the mayor of Lund, sold 25 boats.", "mayor of Lund"),
        ("The mayor of Lund, Rita Holm, sold 25 boats.", "mayor of Lund"),
        ("Rita Holm is the mayor of Lund and the owner of 25 boats.", "mayor of Lund"),
        ("Harbour Minister Rita Holm sold 25 boats.", "Harbour Minister"),
    ],
)
def test_a_role_has_its_holder(facts, text, role):
    (fact,) = facts(text)
    assert (role, "rita-holm") in [(one.value, one.of) for one in fact.answers if one.type == "role"]


def test_a_weekday_is_a_date_only_beside_the_articles_own(facts):
    text = "Rita Holm sold 25 boats in Oslo on Friday."
    (open_one,), (dated,) = facts(text), facts(text, "2020-01-09")
    assert (open_one.when.printed, open_one.when.edtf) == ("Friday", None)
    assert "date" not in {one.type for one in open_one.answers}
    (yearless,) = facts("Rita Holm sold 25 boats in Oslo on 3 March.")
    assert yearless.when.edtf == "XXXX-03-03"
    assert (dated.when.edtf, "2020-01-09" in dated.when.inferred) == ("2020-01-03", True)


def test_an_order_without_a_date_keeps_its_words(facts):
    (fact,) = facts("Two days after the storm, Rita Holm sold 25 boats in Oslo.")
    assert (fact.when.edtf, "after" in fact.when.printed) == (None, True)


def test_a_text_is_read_alike_twice_and_ids_tell_facts_apart(facts):
    text = "Rita Holm sold 25 boats in Oslo. Karl Berg sold 31 in Lund.\n\nRita Holm bought 25 boats in Oslo."
    found = facts(text)
    assert found == facts(text)
    assert len({fact.id for fact in found}) == len(found) == 3


def test_a_sentence_of_common_nouns_alone_is_not_asked_about(facts):
    assert not facts("Photos released of the scene showed numerous scattered stones.")
    (found,) = facts("A US drone was shot down over the harbour.")
    assert "US drone" in [one.printed for one in found.answers]


def test_bases_are_no_mere_basis(facts):
    (found,) = facts("In 2019 the guards carried out strikes on Norwegian bases, wounding several men.")
    assert "Norwegian bases" in [one.printed for one in found.answers]


def test_advice_to_the_reader_is_no_fact(facts):
    assert not facts("You can obtain the tourist card in Geneva for 20 euros.")
    assert facts("Visitors obtain the tourist card in Geneva for 20 euros.")


@pytest.mark.parametrize(
    "text",
    [
        "We have seen great changes in Oslo since Rita Holm left.",
        "My friend Karl Berg & I love the boats of Oslo.",
        "I distinguish between two histories of Oslo.",
        "This section presents the boats of the Harbour Office in Oslo (the old ones:",
        "In the present study Karl Berg describes three boats of Oslo.",
        "And thank you, my dear friend and our mayor, Rita Holm.",
        "In Oslo, Rita Holm said the following of the boats:",
        "Various boats are known by several names in Oslo.",
        "For example, three colours serve the boats.",
        "It is good for Oslo.",
    ],
)
def test_what_is_about_its_teller_its_text_or_broken_is_no_fact(facts, text):
    assert not facts("The quay is old.\n\n" + text)


def test_what_a_speaker_tells_is_a_fact_where_it_holds_a_dated_deed_or_a_figure(facts):
    assert facts("The quay is old.\n\nI sold the boats to Rita Holm in March 2019.")
    assert facts("The quay is old.\n\nWe are at 2,300 signatures in Oslo.")


def test_a_year_that_cites_or_names_is_no_date_of_the_fact(facts):
    def dates(text: str) -> set[str | None]:
        return {one.value for fact in facts(text) for one in fact.answers if one.type in {"date", "number"}}

    assert dates("Rita Holm closed the old quay in Lund (Dahl & Berg, 2004; Moss, 2011).") == set()
    assert dates("Karl Berg (2010) closed the old quay in Lund with Rita Holm.") == set()
    assert dates("Rita Holm closed the old quay (Paris, 1910) and left for Oslo.") == {"1910"}
    assert dates("Rita Holm read the 2011 and 2017 censuses of Lund in Oslo.") == {"2011", "2017"}


def test_it_that_stands_for_a_clause_points_at_nothing(facts):
    (fact,) = facts("The quay is old.\n\nLater it emerged that Rita Holm had sold the boats in Oslo.")
    assert "what its subject points at stands elsewhere" not in fact.why


def test_a_clause_without_that_is_no_object_of_what_emerged(facts):
    (fact,) = facts("The quay is old.\n\nLater it emerged the boats were launched from Oslo.")
    assert "what its subject points at stands elsewhere" not in fact.why


def test_what_is_hardly_worth_asking_comes_late_and_what_cannot_be_asked_never(facts):
    (late,) = facts("The quay is old.\n\nRita Holm will bring much trouble to Oslo.")
    assert "names two actors" in late.why
    assert 0 < late.worth < 0.15
    assert not facts("The quay is old.\n\nOur section will bring much trouble to Rita Holm in Oslo.")


def test_what_something_is_taken_for_is_a_view(facts):
    found = facts("In 2019 the quay was considered by Karl Berg to be the pride of Lund.")
    assert {fact.standing for fact in found} <= {"judged", "attributed"}


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("Rita Holm said that the old quay was in a bad way.", False),
        ("“The old quay is in a very bad way,” Rita Holm said.", False),
        ("Rita Holm said that Karl Berg had sold the quay.", True),
        ("Rita Holm said that the quay was built in 1920.", True),
        ("Rita Holm, mayor of Lund, said that the old quay was in a bad way.", True),
    ],
)
def test_what_somebody_says_is_a_fact_only_where_more_than_who_says_it_can_be_asked(facts, text, asked):
    assert bool(facts(text)) is asked


def test_a_page_cited_and_hours_counted_are_no_dates_and_what_one_is_told_to_do_is_no_fact(facts):
    (fact,) = facts("Rita Holm closed the quay of Lund in 2004 (Dahl, 2000: 103).")
    assert "103" not in answers(fact)
    (fact,) = facts("Rita Holm closed the quay of Lund after roughly 1600 hours of work.")
    assert not any(one.type == "date" for one in fact.answers)
    assert not facts("Heat the tar of the boats to 350 degrees in Lund.")
