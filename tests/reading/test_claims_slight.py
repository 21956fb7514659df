"""Claims that state too little to be proposed are hints; what states something is none."""

from __future__ import annotations

import pytest

SLIGHT = [
    "Rita Holm explained how the old bridge had been built.",
    "The council refused to say whether the bridge would close.",
    "The mayor did not say that the bridge would close in May.",
    "On Monday Rita Holm discussed the old bridge with reporters.",
    "The locals call the bridge “Old Lady”.",
    "The boats are expected to leave the harbour in May.",
    "Warm weather encouraged the fishermen to leave the harbour.",
    "The boats were painted according to the old system of the harbour.",
    "Was it right? It was. This is a terrible mistake that nobody will ever forgive them for making here.",
    "The mayor congratulated him.",
    "She supported herself as a teacher in the harbour of Lund.",
    "Rita Holm was going to say “good afternoon” to the fishermen.",
    "For example, a bridge of wood will be a danger to the boats.",
    "Your picture of the fishermen is probably wrong in most ways.",
    "The old bridge is important, because as we will show it was built by monks.",
    "Rita Holm pointed out the cranes to the visitors of the harbour.",
    "People look up at the view of faces from other towns and harbours.",
    "This is the old work of Rita Holm and it is wrong.",
]
TOLD = [
    "Rita Holm said that the passport of the pilot had been taken away.",
    "Rita Holm said that what the council built was a danger to boats.",
    "The council has expressed the view that the bridge should stay.",
    "The mayor criticised the plan.",
    "Rita Holm spoke out against the new bridge in Lund.",
    "Rita Holm described the bridge as a danger to all boats.",
    "I don’t think that Rita Holm wants the bridge.",
    "According to the fishermen, the bridge is a danger to boats.",
    "The mayor asked the council to close the bridge.",
    "It was dark. “The bridge will sink before long.” It was dark again.",
    "This is a terrible mistake that the people of Lund will pay for.",
]


@pytest.mark.parametrize("text", SLIGHT, ids=[text[:34] for text in SLIGHT])
def test_what_states_too_little_is_not_to_be_proposed(read, text):
    assert [said for claim, *said in read(text) if not claim.hint] == []


@pytest.mark.parametrize("text", TOLD, ids=[text[:34] for text in TOLD])
def test_what_states_something_is(read, text):
    assert any(not claim.hint for claim, *_ in read(text))


def test_what_instructions_promise_is_no_view_and_the_same_words_elsewhere_are(read):
    view = "The new paint will protect the boat from the salt of the sea."
    steps = "Clean the boat with hot water. Scrape off the old paint. Paint the boat twice in one day."
    assert any(claim.rule == "own" and not claim.hint for claim, *_ in read(view))
    assert [claim for claim, *_ in read(f"{steps} {view}") if not claim.hint] == []
