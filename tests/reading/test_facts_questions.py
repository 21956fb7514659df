"""Questions made by rule from a sentence's own clause: right ones, or none."""

from __future__ import annotations

import pytest

from quiz.reading.draft.model import AnswerProposal
from quiz.reading.facts.asking import question
from quiz.reading.facts.sentences import sentences

from .conftest import article

GOOD = [
    ("Rita Holm closed the quay in Lund.", "Rita Holm", "person", "Who closed the quay in Lund?"),
    ("Rita Holm closed the old quay and left.", "Rita Holm", "person", "Who closed the old quay?"),
    (
        "The council dismissed Karl Berg in May.",
        "Karl Berg",
        "person",
        "Whom did the council dismiss in May?",
    ),
    ("The plan was drawn up by Karl Berg.", "Karl Berg", "person", "By whom was the plan drawn up?"),
    (
        "The mayor has opened the bridge on 4 March 2021.",
        "4 March 2021",
        "date",
        "When has the mayor opened the bridge?",
    ),
    (
        "The library has been open since 15 April.",
        "15 April",
        "date",
        "Since when has the library been open?",
    ),
    ("The survey drew 640 answers.", "640", "number", "How many answers did the survey draw?"),
    (
        "About 40 people were rescued from the river.",
        "40",
        "number",
        "How many people were rescued from the river?",
    ),
    (
        "There were 31 burglaries in the old town.",
        "31",
        "number",
        "How many burglaries in the old town were there?",
    ),
    (
        "The council saves £29,000 in the first year.",
        "£29,000",
        "number",
        "How much does the council save in the first year?",
    ),
    ("The crowds gathered in Lund.", "Lund", "place", "Where did the crowds gather?"),
    (
        "Norway has closed its northern border.",
        "Norway",
        "place",
        "Which country has closed its northern border?",
    ),
    (
        "The Port Authority has closed the old quay.",
        "Port Authority",
        "organisation",
        "Which organisation has closed the old quay?",
    ),
    ("The mayor met with Karl Berg in May.", "Karl Berg", "person", "With whom did the mayor meet in May?"),
    ("Rita Holm’s plan saved the quay in Lund.", "Rita Holm", "person", "Whose plan saved the quay in Lund?"),
    (
        "Rita Holm, the head of the port of Lund, closed the quay.",
        "the head of the port of Lund",
        "role",
        "How is Rita Holm described?",
    ),
    (
        "Many people left the town when Karl Berg closed the old harbour.",
        "Karl Berg",
        "person",
        "Who closed the old harbour?",
    ),
    (
        "Visitors praised the Lund Museum, which the council opened in 1987.",
        "1987",
        "date",
        "When did the council open the Lund Museum?",
    ),
    (
        "Forty percent of the voters rejected the plan.",
        "Forty percent",
        "number",
        "What percentage of the voters rejected the plan?",
    ),
    (
        "The mayor (who is 60) opened the old bridge in May.",
        "May",
        "date",
        "When did the mayor open the old bridge?",
    ),
]
NONE = [
    ("She dismissed Karl Berg in May.", "Karl Berg", "person"),
    ("Rita Holm and Karl Berg closed the quay.", "Rita Holm", "person"),
    ("Rita Holm did not close the quay.", "Rita Holm", "person"),
    ("“The quay is closed,” said Rita Holm.", "Rita Holm", "person"),
    ("All the 14 lamps in the town went out.", "14", "number"),
    ("Lund has closed the quay.", "Lund", "place"),
    ("Holm said that 40 people were rescued from the river.", "40", "number"),
    ("There were 31 burglaries.", "31", "number"),
    ("The town would flood if Rita Holm opened the sluice.", "Rita Holm", "person"),
    ("Holm and her friends sold their house in 1987.", "1987", "date"),
    ("Rita Holm, her deputy, closed the quay.", "her deputy", "role"),
    ("The council saw off the men that Karl Berg may have sent to Lund.", "Karl Berg", "person"),
]


@pytest.fixture(scope="module")
def read():
    """Parse sentences, all of them at once."""
    pytest.importorskip("spacy")
    from quiz.reading.claims.find import blocks_of

    told = [one[0] for one in (*GOOD, *NONE)]
    blocks = blocks_of(article("\n\n".join(told)))
    return {one.text: one for block in blocks for one in sentences(block)}


def ask(read, text: str, printed: str, kind: str, *, credited: bool = False) -> str:
    at = text.index(printed)
    answer = AnswerProposal(type=kind, start=at, end=at + len(printed), printed=printed, entity="one")
    return question(read[text], answer, credited=credited)


@pytest.mark.parametrize(("text", "printed", "kind", "asked"), GOOD)
def test_a_clause_is_turned_into_a_question(read, text: str, printed: str, kind: str, asked: str) -> None:
    assert ask(read, text, printed, kind) == asked


@pytest.mark.parametrize(("text", "printed", "kind"), NONE)
def test_no_question_is_made_where_it_would_not_be_good(read, text: str, printed: str, kind: str) -> None:
    assert ask(read, text, printed, kind) == ""


def test_what_somebody_says_is_asked_where_they_are_named_beside_it(read) -> None:
    text = "Holm said that 40 people were rescued from the river."
    assert ask(read, text, "40", "number", credited=True) == "How many people were rescued from the river?"
