"""The measure of drafts, on a deck and a draft of one made-up article."""

from __future__ import annotations

import pytest

from benchmarks.comparison import Comparison, same_value, told
from quiz.dossier.load import load
from quiz.reading.draft.lines import write_proposals
from quiz.reading.draft.model import (
    AnswerProposal,
    ClaimProposal,
    ConflictProposal,
    ConflictValue,
    EntityProposal,
    FactProposal,
    HolderProposal,
    Place,
)

DECK = """\
deck: {id: d, title: D, format: 1, licence: MIT}
sources:
  - {id: s0, file: a.txt, label: a, author: writer, paragraphs: 3, fingerprints: [%(prints)s]}
voices:
  - {id: writer, kind: author, label: the writer}
  - {id: holm, kind: person, label: Bo Holm, names: [Holm]}
  - {id: nobody-here, kind: person, label: Cy Lee}
  - {id: clerks, kind: group, label: "Lund's hardliners"}
  - {id: early, kind: group, label: unnamed first claims, names: [early claims]}
  - {id: dahl, kind: person, label: Ed Dahl}
statements:
  - id: cost
    kind: report
    text: "The plan costs {a} million euros and was passed in {b}."
    answers: {a: {type: number, value: "40"}, b: {type: date, value: "2020-01"}}
    ask: {a: "How many million euros does the plan cost?", b: "When was it passed?"}
    evidence: [{at: "s0#1", says: [writer], printed: "40 million"}]
  - id: quay
    kind: report
    text: "The {a} sinks."
    answers: {a: {type: term, value: "quay"}}
    ask: {a: "What sinks?"}
    evidence: [{at: "s0#2", says: [writer, nobody-here], printed: "quay"}]
discrepancies:
  - id: price
    thing: the price
    ask: What is the price?
    relation: conflict
    values:
      - {value: "40", evidence: [{at: "s0#1", says: [writer], printed: "40"}]}
      - {value: "50", evidence: [{at: "s0#3", says: [writer], printed: "50"}]}
disputes:
  - id: plan
    question: Is the plan good?
    stances: [{id: yes-good, label: It is}, {id: not-good, label: It is not}]
    positions:
      - id: one
        stance: yes-good
        kind: judgement
        claim: "The plan is good."
        evidence: [{at: "s0#3", says: [writer], printed: "good"}]
      - id: two
        stance: not-good
        kind: judgement
        claim: "The plan is bad."
        evidence: [{at: "s0#2", says: [writer, holm], printed: "bad"}]
      - id: three
        stance: not-good
        kind: judgement
        claim: "The plan is dear."
        evidence: [{at: "s0#3", says: [writer, clerks], printed: "dear"}]
      - id: four
        stance: not-good
        kind: judgement
        claim: "The plan is late."
        evidence: [{at: "s0#3", says: [writer, early], printed: "late"}]
      - id: five
        stance: not-good
        kind: judgement
        claim: "The plan is old."
        evidence: [{at: "s0#3", says: [writer, dahl], printed: "old"}]
"""
PRINTS = ["0" * 15 + str(number) for number in range(3)]


def place(paragraph: int) -> Place:
    return Place(source="a", paragraph=paragraph, start=0, end=4, text="Text")


def fact(paragraph: int, *answers: tuple[str, str]) -> FactProposal:
    given = tuple(
        AnswerProposal(type=kind, start=0, end=1, printed=value, value=value) for kind, value in answers
    )
    return FactProposal(
        id=f"f{paragraph}", place=place(paragraph), standing="reported", says=("a-author",), answers=given
    )


def claim(paragraph: int, **holder) -> ClaimProposal:
    return ClaimProposal(
        id=f"c{paragraph}", place=place(paragraph), holder=HolderProposal(**holder), cue="said", content=(),
        mode="quote", sense="claim",
    )  # fmt: skip


def compared(tmp_path, *holders: ClaimProposal):
    prints = ", ".join(f'"{one}"' for one in PRINTS)
    (tmp_path / "deck.yaml").write_text(DECK % {"prints": prints}, encoding="utf-8")
    draft = tmp_path / "draft"
    draft.mkdir()
    (draft / "deck.yaml").write_text(
        "deck: {id: d, title: D, format: 1, licence: MIT}\n"
        "voices: [{id: a-author, kind: author, label: the author}]\n"
        "sources:\n"
        f"  - {{id: a, file: a.txt, label: a, author: a-author, paragraphs: 3, fingerprints: [{prints}]}}\n",
        encoding="utf-8",
    )
    values = tuple(
        ConflictValue(fact=f"f{number}", place=place(number), value=value, says=("a-author",))
        for number, value in ((1, "40"), (3, "50"))
    )
    proposals = [
        fact(1, ("number", "40"), ("date", "2020-01-03")),
        fact(2, ("term", "harbour")),
        fact(3, ("number", "50")),
        claim(2, printed="he", kind="pronoun", candidates=("bo-holm",)),
        claim(3, printed="", kind="author", voice="a-author"),
        *holders,
        EntityProposal(id="e", slug="bo-holm", name="Bo Holm", type="person"),
        ConflictProposal(id="x", about="price", relation="conflict", values=values),
    ]
    write_proposals(draft / "proposed" / "a.jsonl", proposals)
    assert all(told(one) for one in proposals)
    return Comparison(load(tmp_path / "deck.yaml"), draft).figures()


@pytest.fixture
def figures(tmp_path):
    return compared(tmp_path)


def test_facts_count_by_paragraph_and_answer(figures):
    facts = figures["facts"]
    assert (facts["in_deck"], facts["proposal_in_paragraph"], facts["same_answer"]) == (2, 2, 1)
    assert (facts["answers"], facts["answers_found"]) == (3, 2)


def test_a_discrepancy_is_found_where_its_values_and_a_conflict_are(figures):
    told_of = figures["discrepancies"]
    assert [told_of[key] for key in ("two_values_among_facts", "conflict_in_paragraphs")] == [1, 1]
    assert told_of["conflict_with_values"] == 1


def test_voices_are_known_by_name_or_by_their_paragraphs(figures):
    assert figures["voices"]["missing"] == ["clerks", "dahl", "early", "nobody-here"]


def test_groups_are_known_by_head_words_and_the_unnamed_in_their_paragraphs_and_persons_are_not(tmp_path):
    (tmp_path / "here").mkdir()
    (tmp_path / "there").mkdir()
    who = "the two hard-liners around Bo", "the old Dahl"
    here = [claim(3, printed=name, kind="named", voice=f"v{at}") for at, name in enumerate(who)]
    here.append(claim(3, printed="", kind="nobody", voice="early-claims"))
    voices = compared(tmp_path / "here", *here)["voices"]
    assert (voices["group_by_head"], voices["group_unnamed"]) == (1, 1)
    assert voices["missing"] == ["dahl", "nobody-here"]
    elsewhere = claim(1, printed=who[0], kind="named", voice="v0")
    assert compared(tmp_path / "there", elsewhere)["voices"]["group_by_head"] == 0


def test_a_position_needs_its_holder_and_candidates_count_apart(figures):
    positions = figures["positions"]
    assert (positions["proposal_in_paragraph"], positions["same_holder"]) == (5, 1)
    assert positions["holder_among_candidates"] == 1


@pytest.mark.parametrize(
    ("wanted", "given", "same"),
    [
        ("3,500", "3500", True),
        ("2020-01", "2020-01-03", True),
        ("2020-02", "2020-01", False),
        ("", "", False),
    ],
)
def test_values_are_compared_as_answers_are(wanted, given, same):
    kind = "date" if "-" in given else "number"
    answer = AnswerProposal(type=kind, start=0, end=1, printed=given, value=given)
    assert same_value([wanted], answer) is same
