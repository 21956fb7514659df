"""Views of groups, questions that are no claims, and the nouns of claims, read with the language model."""

from __future__ import annotations

import importlib.util

import pytest

from quiz.reading.across.nouns import nouns_of
from quiz.reading.draft.groups import RULE, views_of_groups
from quiz.reading.draft.lines import all_proposals
from quiz.reading.draft.model import ClaimProposal, FactProposal

from .conftest import article
from .made_proposals import claim


@pytest.fixture(scope="module")
def views():
    if importlib.util.find_spec("spacy") is None:
        pytest.skip("the extra `author` is not installed: pip install 'articlequiz[author]'")
    from quiz.reading.claims.find import blocks_of, find_claims

    def read(text):
        one = article(text)
        blocks = blocks_of(one)
        return [
            (found.holder.text, text[found.cue.start : found.cue.end], found.content[0])
            for found in views_of_groups(blocks, find_claims(one, blocks))
        ], blocks

    return read


@pytest.mark.parametrize(
    ("text", "holder", "cue", "view"),
    [
        (
            "And the many Norwegians who would like the old bridge to stay were never asked.",
            "the many Norwegians", "like", "the old bridge to stay",
        ),
        (
            "From the perspective of many residents of Kirn, the new bridge is an ugly thing.",
            "many residents of Kirn", "perspective", "the new bridge is an ugly thing",
        ),
        (
            "The town got pledges from Norwegian lawmakers to vote for the bridge.",
            "Norwegian lawmakers", "pledges", "to vote for the bridge",
        ),
        (
            "It is odd to hear local officials speculating that the river rose on purpose.",
            "local officials", "speculating", "that the river rose on purpose",
        ),
        (
            "He spoke of the great repairs promised by literally all local officials in May.",
            "local officials", "promised", "the great repairs",
        ),
    ],
)  # fmt: skip
def test_a_view_that_a_group_is_said_to_hold_is_its_own(views, text, holder, cue, view):
    found, _ = views(text)
    assert [one[:2] for one in found] == [(holder, cue)]
    span = found[0][2]
    assert text[span.start : span.end] == view


@pytest.mark.parametrize(
    "text",
    [
        "The lorries want a new coat of paint before the winter.",
        "Few residents would not say that they like it.",
        "Officials said on Monday that the bridge was closed to lorries.",
        "If residents want the old bridge back, they may vote.",
        "The residents of the town crossed the old bridge.",
    ],
)
def test_things_denials_deeds_and_known_claims_are_no_views_of_groups(views, text):
    assert views(text)[0] == []


def test_the_nouns_of_a_claim_are_the_common_ones_that_say_something(views):
    text = "Carrying people over the wooden bridge in Lund is a matter of heavy lorries."
    _, blocks = views(text)
    one = claim("a#1", "holm", text)
    assert nouns_of([one], blocks) == {one.id: frozenset({"bridge", "lorries"})}


def test_a_draft_holds_groups_as_holders_and_no_questions_of_the_teller(views, tmp_path):
    from quiz.reading.draft.generate import generate

    source = tmp_path / "kirn.txt"
    source.write_text(
        "The many Norwegians who would like the old bridge to stay were never asked in Kirn.\n\n"
        "Should the dreadful mayor of Kirn ever have built this terrible bridge?\n",
        encoding="utf-8",
    )
    generate([source], tmp_path / "draft")
    claims = [one for one in all_proposals(tmp_path / "draft") if isinstance(one, ClaimProposal)]
    assert [(one.rule, one.holder.voice, one.assertion) for one in claims if one.rule == RULE] == [
        (RULE, "many-norwegians", "asserted")
    ]
    assert not [one for one in claims if one.assertion == "asked"]


def test_what_a_group_is_said_to_think_is_no_reported_fact(views, tmp_path):
    from quiz.reading.draft.generate import generate

    source = tmp_path / "kirn.txt"
    source.write_text(
        "Rita Holm left. From the perspective of many Norwegians, the 25 boats of Oslo belong to Bo.\n",
        encoding="utf-8",
    )
    generate([source], tmp_path / "draft")
    (fact,) = [one for one in all_proposals(tmp_path / "draft") if isinstance(one, FactProposal)]
    assert (fact.standing, fact.says[-1]) == ("attributed", "many-norwegians")


def test_a_few_words_that_are_only_asked_about_are_not_proposed(views, tmp_path):
    from quiz.reading.draft.generate import generate

    source = tmp_path / "kirn.txt"
    source.write_text("Police arrested and questioned the student.\n", encoding="utf-8")
    generate([source], tmp_path / "draft")
    assert not [one for one in all_proposals(tmp_path / "draft") if isinstance(one, ClaimProposal)]


def test_the_unnamed_who_claimed_something_first_are_a_voice(views, tmp_path):
    from quiz.reading.draft.generate import generate

    source = tmp_path / "kirn.txt"
    source.write_text(
        "At first it was claimed that the fishermen of Lund had set fire to the quay in the night.\n\n"
        "It was initially reported that the mayor of Lund had left the town before the fire.\n\n"
        "It is said that the fishermen of Lund are poor and that the quay is old.\n",
        encoding="utf-8",
    )
    generate([source], tmp_path / "draft")
    found = [one for one in all_proposals(tmp_path / "draft") if isinstance(one, ClaimProposal)]
    assert [(one.holder.kind, one.holder.voice) for one in found] == [
        ("nobody", "early-claims"), ("nobody", "early-reports"), ("nobody", None)
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "The fishermen complained to him about the bridge and its tolls.",
        "Many residents demand this of any bridge in which the town invests.",
        "The book opposes the views of scholars who hold that the bridge is Roman.",
    ],
)
def test_a_piece_of_a_sentence_is_no_view(views, text):
    assert views(text)[0] == []
