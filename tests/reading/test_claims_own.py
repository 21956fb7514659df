"""Which sentences are the writer's own views: those whose main clause is one."""

from __future__ import annotations

import pytest

VIEWS = [
    ("The new harbour will ruin the fishermen of Port Lund.", "prediction", "will"),
    ("The council is likely to lose its majority over the quay.", "prediction", "likely"),
    ("The closure could unravel what the fishermen have built.", "prediction", "could"),
    ("The council should have listened to the fishermen.", "recommendation", "should"),
    ("The harbour needs to be dredged before it is too late.", "recommendation", "needs"),
    ("The quay is sinking because the council never looked after it.", "explanation", "because"),
    ("One of the main reasons is the neglect of the old quay.", "explanation", "One"),
    ("The mayor closed the harbour to divert attention from her debts.", "explanation", "divert"),
    ("The plan of the council is wrong and nobody will profit.", "judgement", "wrong"),
    ("Unfortunately, the council of Port Lund sold the old quay.", "judgement", "Unfortunately"),
    ("There is no doubt that the old quay was neglected for years.", "judgement", "doubt"),
    ("The vote marks a dangerous new course for the harbour.", "judgement", "dangerous"),
    ("It’s premature to speak of an end of the old harbour.", "judgement", "premature"),
]


@pytest.mark.parametrize(("text", "kind", "cue"), VIEWS, ids=[text[:30] for text, *_ in VIEWS])
def test_a_main_clause_that_judges_foretells_or_explains_is_the_authors_view(read, text, kind, cue):
    ((claim, who, word, what),) = [one for one in read(text) if one[0].rule == "own"]
    assert (claim.kind.value, word.lower(), claim.hint) == (kind, cue.lower(), False)
    assert (who, what) == ("the author", [text])


NO_VIEWS = [
    "The harbour has a ferry that will take visitors to the island.",
    "The town feeds the food needs of the whole island in winter.",
    "The council published a list of what visitors should bring.",
    "You will find the old harbour behind the church of Lund.",
    "The museum will open its doors on Monday, 4 May.",
    "The ferries were cancelled because of snow on the island.",
    "It is widely accepted that the quay is dangerous.",
    "It is important to note that the harbour office closes at noon.",
    "Her article first appeared in the town’s newspaper.",
    "Lund is the third biggest town on the west coast.",
    "Should the dreadful quay ever have been built?",
    "Terrible quay, which will be closed",
    "Monks will sometimes be helped by the fishermen of Lund.",
    "Neither side could open the harbour before it ended.",
    "I will mainly speak about how the old quay was built.",
    "The plan is allegedly a danger to the fishermen of Lund.",
    'But hopefully this will lead to better days in the harbour."',
]


@pytest.mark.parametrize("text", NO_VIEWS, ids=[text[:30] for text in NO_VIEWS])
def test_an_opinion_word_elsewhere_a_plan_and_a_report_are_no_views(read, text):
    assert [
        claim
        for claim, *_ in read(text)
        if claim.rule == "own" and not claim.hint and claim.status == "asserted"
    ] == []


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("I think that the old quay was sold far too early.", True),
        ("I don’t think that Holm wants it.", True),
        ("I never wanted to make a career of harbours and quays.", False),
        ("I know why the council of Lund closed the harbour.", False),
        ("I thought that the council of Lund would close it.", False),
        ("I think it is fine.", False),
    ],
)
def test_what_i_think_now_is_a_view_and_what_i_knew_or_wanted_is_none(read, text, held):
    assert any(claim.rule == "own" and not claim.hint for claim, *_ in read(text)) is held


def test_a_hint_is_not_proposed(read, tmp_path):
    from quiz.reading.draft.generate import generate
    from quiz.reading.draft.lines import all_proposals
    from quiz.reading.draft.model import ClaimProposal

    source = tmp_path / "lund.txt"
    source.write_text(
        "The harbour has a ferry that will take visitors to the island.\n\n"
        "The plan of the council is a shameful mistake.\n",
        encoding="utf-8",
    )
    generate([source], tmp_path / "draft")
    claims = [one for one in all_proposals(tmp_path / "draft") if isinstance(one, ClaimProposal)]
    assert [one.place.text for one in claims] == ["The plan of the council is a shameful mistake."]
