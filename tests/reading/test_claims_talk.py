"""What is told in passing, and views that are no position, are hints; positions are proposed."""

from __future__ import annotations

import pytest

from tests.reading.test_claims_own import VIEWS

IN_PASSING = [
    "I said to the mayor, “Only if the boats can stay in the harbour.”",
    "The old shirts that said “Poet says We Know” were sold on the quay.",
    "Our success shows that the old bridge of Lund was worth it.",
    "These things demand that the fishermen pay attention to the sea.",
    "We want to line up some boats for the people of Lund.",
    "We thank Rita Holm for her leadership in the harbour.",
    "I told the fishermen that the bridge was closed in winter.",
    "The mayor said that the, um, the bridge will close in winter.",
    "Is it good? It would be nice to hear from you in the old harbour soon.",
    "He will have to suffer the consequences of the old plan in winter.",
    "A barn owl is the best.",
    "The weather was so bad that some boats never left the harbour.",
    "So, you know, the new bridge will ruin the fishermen of the town.",
    "People all over the town are likely to want this.",
    "Fortunately, there is an excellent restaurant in each of the old hotels.",
    "This is possible because the council of Lund sells all the old boats.",
    "These products should be available at the old shop of the harbour.",
    "You guys know that the old bridge of Lund is a danger to boats.",
    "And Rita Holm will address the requirement that the bridge is closed.",
    "I am informed that the school of Lund is the best of them all.",
    "I am happy to note that the school of Lund is the best of them all.",
    "I asked the people of Lund for their support to go on with the bridge.",
    "Rita Holm seemed to be on a perpetual search for better boats in Lund.",
    "Trump leads by 57 percent to 33 percent in the newest poll of Lund.",
    "It is my great honour to introduce a leader of the old town.",
]
POSITIONS = [
    "I think that the old harbour is a danger to every boat in Lund.",
    "We believe that the council should close the old bridge.",
    "We must do everything possible to save the harbour of Lund.",
    "The founders of the museum recognised that the bridge was in danger.",
    "The research shows that old bridges are a danger to boats.",
    "Voters believe that a new bridge over the harbour is needed.",
    "If the council of Lund sells the quay, it will hit the fishermen of the North Sea hard.",
    "There is no doubt that the old quay of Lund was neglected for years.",
    "The church teaches that no bridge lasts for ever, said Rita Holm.",
    *(text for text, *_ in VIEWS[:4]),
]


@pytest.mark.parametrize("text", IN_PASSING, ids=[text[:34] for text in IN_PASSING])
def test_what_is_told_in_passing_is_not_to_be_proposed(read, text):
    assert [said for claim, *said in read(text) if not claim.hint and claim.status != "asked"] == []


@pytest.mark.parametrize("text", POSITIONS, ids=[text[:34] for text in POSITIONS])
def test_a_position_is(read, text):
    assert any(not claim.hint for claim, *_ in read(text))


def test_what_others_without_a_name_say_inside_a_quotation_is_no_claim_of_theirs(read):
    found = read("“People believe that the bridge is lost, and I think that Lund is,” said Rita Holm.")
    assert {who for claim, who, *_ in found if not claim.hint} == {"Rita Holm"}


def test_in_a_speech_as_in_a_turn_nobody_without_a_name_holds_views(read):
    speech = "We came to Lund. I saw the old bridge. They told me that the bridge was lost to the town."
    news = "Rita Holm came to Lund. She saw the bridge. She told me that the bridge was lost to the town."
    assert [who for claim, who, *_ in read(speech) if not claim.hint] == []
    assert [who for claim, who, *_ in read(news) if not claim.hint] == ["She"]


INTERVIEW = """Talk about a bridge

Lund News: What do you do in the harbour of Lund every day?

Rita Holm: {told}

Lund News: And what do you make of the bridge of Lund?

Rita Holm: That is not easy to say. The new bridge will ruin the fishermen of Lund.
"""
TOLD = {
    "They say that the bridge is lost to the town.": [],
    "Someone came up and said, “Thank you for the bridge, it is a great work.”": [],
    "Tom Berg says that the bridge is lost to the town.": ["Tom Berg"],
    "Some critics argue that the bridge is lost to the town.": ["Some critics"],
}


@pytest.mark.parametrize("told", TOLD, ids=[one[:20] for one in TOLD])
def test_in_an_interview_the_speaker_holds_the_views_and_nobody_without_a_name(read, told):
    found = [who for claim, who, *_ in read(INTERVIEW.format(told=told)) if not claim.hint]
    assert found == [*TOLD[told], "Rita Holm"]
