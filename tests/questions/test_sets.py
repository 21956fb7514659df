"""Pairs to match, grounds, two voices that part, the best case: what is made of disputes and of sets."""

from __future__ import annotations

from pathlib import Path

import pytest

from quiz.dossier.load import load
from quiz.questions.build import build_deck
from quiz.questions.document import BuiltDeck
from quiz.questions.grade import grade
from quiz.questions.model import (
    Assign,
    AssignQuestion,
    Card,
    CardKind,
    Checklist,
    ChecklistQuestion,
    Form,
    PickQuestion,
)
from quiz.questions.realise import realise
from quiz.questions.response import Assigned, Ticked
from quiz.questions.show import render_text, to_json

RIVER = Path(__file__).parent / "data" / "river.yaml"


def card(built: BuiltDeck, name: str) -> Card:
    return next(one for one in built.cards if one.id == f"river/{name}")


def names(built: BuiltDeck) -> set[str]:
    return {one.id.removeprefix("river/") for one in built.cards}


def edited(tmp_path: Path, *changes: tuple[str, str]) -> BuiltDeck:
    text = RIVER.read_text(encoding="utf-8")
    for old, new in changes:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    path = tmp_path / "edited.yaml"
    path.write_text(text, encoding="utf-8")
    return build_deck(load(path))


def rows(built: BuiltDeck, name: str) -> dict[str, str]:
    (question,) = card(built, name).questions
    assert isinstance(question, AssignQuestion)
    assert question.exclusive
    assert not question.recall
    assert len({row.options for row in question.rows}) == 1
    return {row.label: row.options[row.key] for row in question.rows}


def items(built: BuiltDeck, name: str) -> list[tuple[str | None, str]]:
    (question,) = card(built, name).questions
    assert isinstance(question, ChecklistQuestion)
    assert question.recall
    return [(item.holder, item.text) for item in question.items]


# ---------------------------------------------------------------- match


def test_a_dispute_of_three_stances_is_matched_with_its_own_voices_first(dam: BuiltDeck) -> None:
    assert rows(dam, "good-for-all#match") == {
        "Without the dam the lower town would be a marsh.": "The Daily author",
        "Farmers gained what people downstream lost (says so with doubts).": "Karl Lind",
        "Seven drowned villages are a price that nobody should have paid.": "Nora Berg",
    }
    assert "will-it-hold#match" not in names(dam), "two stances only"


def test_no_claim_that_names_a_voice_is_matched(tmp_path: Path) -> None:
    built = edited(
        tmp_path, ("Without the dam the lower town would be a marsh.", "Even Berg knows of the marsh.")
    )
    voices = rows(built, "good-for-all#match")
    assert "Even Berg knows of the marsh." not in voices or "Nora Berg" not in " ".join(voices.values())
    assert len(voices) == 3


def test_a_voice_on_two_stances_is_not_matched_nor_contrasted(tmp_path: Path) -> None:
    both = (
        "      - {id: fishers, stance: bad",
        "      - {id: lind-too, stance: bad, kind: judgement, claim: It drowned good soil., "
        'evidence: [{at: "talk#13", says: [lind], printed: good soil}]}\n'
        "      - {id: fishers, stance: bad",
    )
    built = edited(tmp_path, both)
    assert "good-for-all#match" not in names(built), "only two stances are left with a voice of their own"
    assert "Karl Lind" not in {holder for holder, _ in items(built, "good-for-all#contrast")}
    assert "berg+lind#contrast" not in names(built)


def test_authored_pairs_are_matched_and_a_view_names_its_holder(dam: BuiltDeck) -> None:
    one = card(dam, "who-did-what#match")
    assert rows(dam, "who-did-what#match") == {
        "surveyed the bed": "the army",
        "laid the first stone": "the king",
        "drew the first power": "the mill",
        "promised that no church would be lost (according to the minister, as reported by the Daily "
        "article)": "a man of the government",
        "would have the villages vote": "Nora Berg",
    }
    assert one.kind is CardKind.SET
    assert {(line.source, line.paragraph) for line in one.explanation.evidence} == {
        ("daily", 3),
        ("daily", 4),
        ("daily", 6),
        ("daily", 13),
        ("talk", 7),
    }


def test_one_exchange_of_four_pairs_is_hard_and_of_three_again(dam: BuiltDeck) -> None:
    for name, rating in (("who-did-what#match", 2), ("good-for-all#match", 1)):
        (question,) = card(dam, name).questions
        shown = realise(question, card(dam, name), "ann", 0)
        assert isinstance(shown, Assign)
        assert shown.exclusive
        right = [row.key for row in shown.rows]
        verdict = grade(shown, Assigned((right[1], right[0], *right[2:])))
        assert verdict.rating == rating
        assert verdict.outcome == "partial"
        assert grade(shown, Assigned(tuple(right))).rating == 3
        assert grade(shown, Assigned((None, *right[1:]))).rating == 2
        assert grade(shown, Assigned((right[1], right[2], right[0], *right[3:]))).rating == 1


# ---------------------------------------------------------------- grounds


def test_grounds_are_picked_among_those_of_other_stances_and_recalled(dam: BuiltDeck) -> None:
    asked = [q for q in card(dam, "good-for-all#berg").questions if q.form is Form.GROUNDS]
    picked, recalled = asked
    assert isinstance(picked, PickQuestion)
    assert isinstance(recalled, ChecklistQuestion)
    assert picked.prompts == recalled.prompts
    asked_for, claim = picked.prompts[0].splitlines()
    assert asked_for == "What reason is given for this? A judgement of Nora Berg:"
    assert claim.startswith("Seven drowned villages")
    assert picked.key == "Only two families in three were ever compensated."
    assert set(picked.pool) == {
        "Nine mills out of ten draw upon its turbines.",
        "Harvests doubled above while salt crept into wells below.",
    }, "never what a reader gives, who shares the stance"
    assert [item.text for item in recalled.items] == [picked.key]
    assert (picked.recall, recalled.recall) == (False, True)


def test_a_position_without_grounds_is_not_asked_for_them(dam: BuiltDeck) -> None:
    assert {q.form for q in card(dam, "will-it-hold#berg").questions} == {
        Form.WHO_SAYS,
        Form.CHOICE,
        Form.POSITIONS,
    } - ({Form.CHOICE} if len(card(dam, "will-it-hold#berg").questions) < 4 else set())


@pytest.mark.parametrize(
    "grounds",
    [
        "Two families of every three got compensated at some time.",  # says the same as the key
        "No.",  # of another length altogether
    ],
)
def test_grounds_that_would_serve_or_stand_out_are_no_options(grounds: str, tmp_path: Path) -> None:
    built = edited(tmp_path, ("Nine mills out of ten draw upon its turbines.", grounds))
    forms = [q.id.partition("?")[2] for q in card(built, "good-for-all#berg").questions]
    assert "grounds-recall" in forms
    assert "grounds-pick" not in forms


# ---------------------------------------------------------------- contrast


def test_two_voices_of_a_dispute_are_contrasted_point_by_point(dam: BuiltDeck) -> None:
    one = card(dam, "good-for-all#contrast")
    (question,) = one.questions
    assert question.prompts == (
        "Was the dam good for the valley? Where do the minister and Karl Lind part ways?",
    )
    assert items(dam, "good-for-all#contrast") == [
        ("the minister, as reported by the Daily article", "The whole valley lives on the power of the dam."),
        (
            "the minister, as reported by the Daily article",
            "The reason given: Nine mills out of ten draw upon its turbines.",
        ),
        ("Karl Lind", "Farmers gained what people downstream lost (says so with doubts)."),
        ("Karl Lind", "The reason given: Harvests doubled above while salt crept into wells below."),
    ]
    voices = [other.voice for other in one.explanation.others]
    assert voices[:2] == ["The minister, as reported by the Daily article", "Karl Lind"]
    assert "A reader" in voices, "what others say comes after the two"


@pytest.mark.parametrize(
    ("named", "holders"),
    [("[lind, berg]", {"Karl Lind", "Nora Berg"}), ("[]", set()), (None, {"the minister", "Karl Lind"})],
)
def test_the_author_may_name_the_two_positions_to_contrast(
    named: str | None, holders: set[str], tmp_path: Path
) -> None:
    text = (Path(__file__).parent / "data" / "river.yaml").read_text(encoding="utf-8")
    head = "  - id: good-for-all\n"
    assert head in text
    path = tmp_path / "river.yaml"
    path.write_text(
        text.replace(head, head + (f"    contrast: {named}\n" if named else "")), encoding="utf-8"
    )
    found = [one for one in build_deck(load(path)).cards if one.id == "river/good-for-all#contrast"]
    asked = {
        (item.holder or "").partition(",")[0]
        for one in found
        for question in one.questions
        if isinstance(question, ChecklistQuestion)
        for item in question.items
    }
    assert asked == holders


def test_a_readers_comment_is_contrasted_only_where_there_is_no_other(dam: BuiltDeck) -> None:
    holders = {holder for holder, _ in items(dam, "who-decides#contrast")}
    assert holders == {"Karl Lind", "Nora Berg"}


def test_voices_that_part_in_three_disputes_have_a_card_of_their_own(dam: BuiltDeck) -> None:
    one = card(dam, "berg+lind#contrast")
    (question,) = one.questions
    assert question.prompts[0].splitlines() == [
        "What does Nora Berg, and what does Karl Lind, answer to these questions?",
        "1. Was the dam good for the valley?",
        "2. Will the dam hold for another century?",
        "3. Who should decide about the water?",
    ]
    assert items(dam, "berg+lind#contrast") == [
        (
            None,
            "Was the dam good for the valley? It was bad — Nora Berg; "
            "it was good for some (says so with doubts) — Karl Lind.",
        ),
        (None, "Will the dam hold for another century? It may break — Nora Berg; it will hold — Karl Lind."),
        (None, "Who should decide about the water? The villages — Nora Berg; the state — Karl Lind."),
    ]
    assert one.topic is None
    assert [one.id for one in dam.cards if "+" in one.id] == ["river/berg+lind#contrast"]


_PARTING = """\
  - id: d{0}
    importance: {1}
    question: "Is number {0} so?"
    stances: [{{id: so, label: "so {0}"}}, {{id: other, label: "not {0}"}}]
    positions:
      - id: a
        stance: so
        kind: judgement
        claim: It is.
        evidence: [{{at: "s#1", says: [a], printed: x}}]
      - id: b
        stance: other
        kind: judgement
        claim: It is not.
        evidence: [{{at: "s#2", says: [a, b], printed: x}}]
"""


@pytest.mark.parametrize(("count", "asked"), [(2, 0), (3, 3), (4, 4), (9, 4)])
def test_voices_that_part_often_are_asked_for_four_questions_at_most(
    count: int, asked: int, tmp_path: Path
) -> None:
    path = tmp_path / "parting.yaml"
    path.write_text(
        "deck: {id: d, title: D, format: 1, licence: MIT}\n"
        "sources: [{id: s, file: s.txt, label: the S article, author: a, paragraphs: 2}]\n"
        "voices: [{id: a, kind: author, label: the S author}, {id: b, kind: person, label: Bo Berg}]\n"
        "disputes:\n" + "".join(_PARTING.format(i, 1 if i < 2 else 3) for i in range(count)),
        encoding="utf-8",
    )
    found = [one for one in build_deck(load(path)).cards if one.id == "d/a+b#contrast"]
    if not asked:
        assert not found
        return
    (question,) = found[0].questions
    assert isinstance(question, ChecklistQuestion)
    assert len(question.prompts[0].splitlines()) == asked + 1
    assert len(question.items) == asked
    assert ("and more" in found[0].text) == (count > asked)
    if count > asked:
        assert "Is number 0 so?" not in question.items[0].text, "what matters least is left out"
        assert question.items[0].text.startswith("Is number 2 so?")


# ---------------------------------------------------------------- steelman


def test_a_stance_is_argued_with_the_points_of_its_holders(dam: BuiltDeck) -> None:
    one = card(dam, "good-for-all#case-bad")
    (question,) = one.questions
    assert question.prompts == (
        "Was the dam good for the valley? Make the best case for answering “it was bad”, with Nora Berg, "
        "a reader and others.",
    )
    assert [holder for holder, _ in items(dam, "good-for-all#case-bad")] == [
        "Nora Berg",
        "Nora Berg",
        "a reader",
        "a reader",
        "the fishers, as described by Nora Berg",
    ]
    assert one.importance == 2, "one lower than the dispute"
    assert card(dam, "will-it-hold#case-holds").importance == 1


def test_what_only_a_reader_says_or_one_point_makes_no_case(dam: BuiltDeck) -> None:
    made = names(dam)
    assert "who-decides#case-nobody" not in made
    assert "who-decides#case-state" not in made


def test_claims_without_a_reason_make_no_case(tmp_path: Path) -> None:
    grounds = ' grounds: "The oldest dams of the south are harder now than when they were built.",'
    assert "will-it-hold#case-holds" not in names(edited(tmp_path, (grounds, "")))


def test_a_claim_that_says_no_more_than_the_stance_is_no_point(tmp_path: Path) -> None:
    built = edited(tmp_path, ("Every inspection found the wall in order.", "It will hold."))
    assert "It will hold." not in [text for _, text in items(built, "will-it-hold#case-holds")]


def test_ticks_of_a_case_are_points_made(dam: BuiltDeck) -> None:
    one = card(dam, "good-for-all#case-mixed")
    shown = realise(one.questions[0], one, "ann", 0)
    assert isinstance(shown, Checklist)
    verdict = grade(shown, Ticked((True, False), "what I argued"))
    assert verdict.message == "1 of 2 points made."
    assert verdict.rating == 2


# ---------------------------------------------------------------- shown and renamed


def test_sets_are_told_in_text_and_to_machines(dam: BuiltDeck) -> None:
    text = list(render_text(dam))
    assert "    * 2. The river took the bridge away. (order only)" in text
    assert not any("\n" in line for line in text)
    forms = {}
    for one in to_json(dam)["cards"]:
        for question in one["questions"]:
            forms.setdefault(question["form"], []).append(question)
    for question in forms["order"]:
        assert len(question["options"]) == 4
        assert question["answer"] in question["options"]
        assert "A) " in question["prompt"]
        assert "B) " in question["prompt"]
    for question in forms["match"]:
        assert len(set(question["options"])) == 4
        assert question["answer"] in question["options"]
        right = dict(line.split(": " if ": " in line else " → ") for line in question["answer"].split("; "))
        assert len(set(right.values())) == len(right), "each option once"
        for option in question["options"]:
            for label in right:
                assert label in option
    for form in ("contrast", "steelman"):
        assert all(not question["options"] for question in forms[form])


def test_sets_of_a_renamed_dispute_keep_their_progress(tmp_path: Path) -> None:
    built = edited(tmp_path, ("  - id: good-for-all\n", "  - id: good\n    was: [good-for-all]\n"))
    for part in ("match", "contrast", "case-good"):
        assert card(built, f"good#{part}").was == (f"river/good-for-all#{part}",)


def test_other_words_leave_the_answer_as_it_is_and_other_voices_do_not(
    dam: BuiltDeck, tmp_path: Path
) -> None:
    reworded = edited(tmp_path, ("Seven drowned villages are a price", "Seven villages lost are a price"))
    for part in ("match", "contrast", "case-bad"):
        before, after = card(dam, f"good-for-all#{part}"), card(reworded, f"good-for-all#{part}")
        assert before.answer_hash == after.answer_hash
    assert card(dam, "good-for-all#match").content_hash != card(reworded, "good-for-all#match").content_hash
    another = edited(tmp_path, ("says: [lind], printed: gained", "says: [lind, berg], printed: gained"))
    assert "good-for-all#match" not in names(another)
