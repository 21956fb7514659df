from __future__ import annotations

from pathlib import Path

import pytest

from quiz.dossier.load import load
from quiz.dossier.schema import Dossier
from quiz.questions.build import build_deck
from quiz.questions.document import BuiltDeck
from quiz.questions.model import (
    AssignQuestion,
    Card,
    CardKind,
    ChecklistQuestion,
    Form,
    JudgeQuestion,
    PickQuestion,
    RevealQuestion,
    TypeQuestion,
)

DATA = Path(__file__).parent / "data" / "harbour.yaml"


def card(built: BuiltDeck, name: str) -> Card:
    return next(card for card in built.cards if card.id == f"harbour/{name}")


def one(built: BuiltDeck, name: str, form: Form, shape: type) -> object:
    found = [q for q in card(built, name).questions if q.form is form and isinstance(q, shape)]
    assert len(found) == 1, (name, form, [q.id for q in card(built, name).questions])
    return found[0]


def edited(harbour: Dossier, old: str, new: str, tmp_path: Path) -> BuiltDeck:
    text = DATA.read_text(encoding="utf-8")
    assert old in text
    path = tmp_path / "edited.yaml"
    path.write_text(text.replace(old, new), encoding="utf-8")
    return build_deck(load(path))


def test_the_forms_of_each_kind_of_card(built: BuiltDeck) -> None:
    forms = {
        name: [question.form.value for question in card(built, name).questions]
        for name in (
            "fire-breaks-out#p",
            "fire-breaks-out#n",
            "fire-breaks-out#d",
            "fire-fought#t",
            "carter-negligence#a",
            "carter-negligence#standing",
            "how-many-injured#values",
            "who-is-to-blame#carter",
            "who-is-to-blame#positions",
            "quay#front",
            "quay#back",
        )
    }
    assert forms == {
        "fire-breaks-out#p": ["choice", "true-false", "cloze", "short-answer"],
        "fire-breaks-out#n": ["choice", "true-false", "cloze", "number"],
        "fire-breaks-out#d": ["choice", "true-false", "cloze", "date"],
        "fire-fought#t": ["choice", "true-false", "cloze", "short-answer"],
        "carter-negligence#a": [
            "choice",
            "true-false",
            "cloze",
            "short-answer",
            "who-says",
            "who-says",
        ],
        "carter-negligence#standing": ["fact-or-view"],
        "how-many-injured#values": ["discrepancy", "discrepancy"],
        "who-is-to-blame#carter": ["who-says", "choice", "who-says", "positions", "grounds"],
        "who-is-to-blame#positions": ["positions"],
        "quay#front": ["basic"],
        "quay#back": ["reversed"],
    }


def test_kinds_and_siblings(built: BuiltDeck) -> None:
    assert card(built, "fire-breaks-out#d").kind is CardKind.EVENT
    assert card(built, "injured#n").kind is CardKind.STATEMENT
    assert {c.part for c in built.cards if c.slug == "fire-breaks-out"} == {"d", "p", "n"}
    assert card(built, "who-is-to-blame#many").statement_kind == "claim"


def test_figures_read_well_and_are_typed_without_their_unit(built: BuiltDeck) -> None:
    shown = card(built, "fire-breaks-out#n")
    assert shown.answers == ("about 3,500 barrels",)
    assert "about 3,500 barrels of oil" in shown.text
    cloze = one(built, "fire-breaks-out#n", Form.CLOZE, TypeQuestion)
    assert isinstance(cloze, TypeQuestion)
    assert "where about ____ barrels of oil" in cloze.prompts[0]
    injured = one(built, "injured#n", Form.CLOZE, TypeQuestion)
    assert isinstance(injured, TypeQuestion)
    assert "at least ____ people" in injured.prompts[0]


def test_options_of_figures_and_dates_are_in_order_and_as_round_as_the_key(built: BuiltDeck) -> None:
    figures = one(built, "fire-breaks-out#n", Form.CHOICE, PickQuestion)
    assert isinstance(figures, PickQuestion)
    numbers = [int(option.removesuffix(" barrels").replace(",", "")) for option in figures.ordered]
    assert numbers == sorted(numbers)
    assert all(number % 500 == 0 for number in numbers)
    dates = one(built, "fire-breaks-out#d", Form.CHOICE, PickQuestion)
    assert isinstance(dates, PickQuestion)
    assert dates.ordered.index("31 May 2021") < dates.ordered.index("3 June 2021") < len(dates.ordered) - 1


def test_a_figure_on_which_sources_differ_is_asked_of_its_source(built: BuiltDeck) -> None:
    shown = card(built, "injured#n")
    number = one(built, "injured#n", Form.NUMBER, TypeQuestion)
    assert isinstance(number, TypeQuestion)
    assert number.prompts == (
        "According to the Tidings article, how many people did the fire in the harbour injure?",
    )
    picked = one(built, "injured#n", Form.CHOICE, PickQuestion)
    assert isinstance(picked, PickQuestion)
    assert "40 people" not in picked.pool
    assert {other.says for other in shown.explanation.others} == {"40", "nobody"}
    assert shown.explanation.others_title == "How many people the fire injured: the sources conflict."


def test_a_bounded_figure_is_never_called_false_by_one_that_follows_from_it(built: BuiltDeck) -> None:
    judged = one(built, "injured#n", Form.TRUE_FALSE, JudgeQuestion)
    assert isinstance(judged, JudgeQuestion)
    assert all(int(version.wrong.split()[0]) > 25 for version in judged.false_versions)


def test_a_view_that_does_not_name_its_holder_is_led_by_it(built: BuiltDeck) -> None:
    asked = one(built, "mayor-quay#y", Form.DATE, TypeQuestion)
    assert isinstance(asked, TypeQuestion)
    assert asked.prompts == (
        "According to Mayor Brønsted, as reported by the Tidings article, "
        "by which year will the quay be rebuilt?",
    )
    shown = card(built, "mayor-quay#y")
    assert shown.holder == "Mayor Brønsted"
    assert shown.text.startswith("According to Mayor Brønsted, as reported by the Tidings article: ")
    assert shown.explanation.standing == "A claim of Mayor Brønsted, as reported by the Tidings article."
    assert any(
        note.startswith("Contradicted: The quay was rebuilt in 2026") for note in shown.explanation.notes
    )
    named = one(built, "mayor-quay#who", Form.SHORT_ANSWER, TypeQuestion)
    assert isinstance(named, TypeQuestion)
    assert named.prompts == ("With whose help will the quay be rebuilt, as the mayor claims?",)


def test_who_says_hides_the_holder(built: BuiltDeck) -> None:
    picked = one(built, "carter-negligence#a", Form.WHO_SAYS, PickQuestion)
    assert isinstance(picked, PickQuestion)
    assert picked.prompts == ("Whose judgement is this? “The fire was the result of plain negligence.”",)
    assert picked.key == "Ann Carter"
    assert not picked.recall


def test_fact_or_view_asks_for_both(built: BuiltDeck) -> None:
    asked = one(built, "carter-negligence#standing", Form.FACT_OR_VIEW, AssignQuestion)
    assert isinstance(asked, AssignQuestion)
    assert [row.options[row.key] for row in asked.rows] == ["judgement", "Ann Carter"]
    assert "reported fact" in asked.rows[0].options
    assert not asked.shuffle_options


def test_a_discrepancy_is_assigned_and_recalled(built: BuiltDeck) -> None:
    rows = one(built, "how-many-injured#values", Form.DISCREPANCY, AssignQuestion)
    assert isinstance(rows, AssignQuestion)
    assert {row.label: row.options[row.key] for row in rows.rows} == {
        "The Tidings article": "at least 25",
        "Ingrid Olsen": "40",
        "The dockers' letter": "40",
        "The insurers, as reported by the Tidings article": "nobody",
    }
    recalled = one(built, "how-many-injured#values", Form.DISCREPANCY, ChecklistQuestion)
    assert isinstance(recalled, ChecklistQuestion)
    assert [item.text for item in recalled.items] == ["at least 25", "40", "nobody"]


def test_a_position_is_asked_in_both_directions(built: BuiltDeck) -> None:
    picked = one(built, "who-is-to-blame#many", Form.WHO_SAYS, PickQuestion)
    assert isinstance(picked, PickQuestion)
    assert "the insurers" not in picked.pool  # takes the same stance
    assert "Ingrid Olsen" not in picked.pool  # it is told through her
    claims = one(built, "who-is-to-blame#many", Form.CHOICE, PickQuestion)
    assert isinstance(claims, PickQuestion)
    assert claims.prompts[0].endswith("position of many residents, as described by Ingrid Olsen?")
    recalled = one(built, "who-is-to-blame#carter", Form.POSITIONS, ChecklistQuestion)
    assert isinstance(recalled, ChecklistQuestion)
    assert [item.text for item in recalled.items] == ["The port let the tanks rust for ten years."]
    assert recalled.prompts[0].endswith("What is the position of Ann Carter?")
    grounds = one(built, "who-is-to-blame#carter", Form.GROUNDS, ChecklistQuestion)
    assert isinstance(grounds, ChecklistQuestion)
    assert [item.text for item in grounds.items] == ["The inspections of 2019 were never acted upon."]


def test_hand_written_cards(built: BuiltDeck) -> None:
    front = one(built, "quay#front", Form.BASIC, TypeQuestion)
    assert isinstance(front, TypeQuestion)
    assert set(front.key.accepted) == {"a landing place for ships", "a landing place"}
    back = one(built, "quay#back", Form.REVERSED, RevealQuestion)
    assert isinstance(back, RevealQuestion)
    assert back.back == "What is a quay?"


def test_confusable_names_are_refused_and_always_offered(built: BuiltDeck) -> None:
    typed = one(built, "harbour-master#who", Form.SHORT_ANSWER, TypeQuestion)
    assert isinstance(typed, TypeQuestion)
    assert "Erik Olson" in typed.key.refused
    picked = one(built, "harbour-master#who", Form.CHOICE, PickQuestion)
    assert isinstance(picked, PickQuestion)
    assert picked.pool[: picked.always] == ("Erik Olson",)


def test_a_surname_shared_by_two_is_not_enough(built: BuiltDeck) -> None:
    typed = next(
        q
        for q in card(built, "carter-negligence#a").questions
        if isinstance(q, TypeQuestion) and q.form is Form.WHO_SAYS
    )
    assert "Carter" in typed.key.accepted  # a name the dossier gives
    olsen = one(built, "harbour-master#who", Form.SHORT_ANSWER, TypeQuestion)
    assert isinstance(olsen, TypeQuestion)
    assert "olsen" in olsen.key.accepted


def test_the_article_before_a_blank_or_another_answer_gives_nothing_away(built: BuiltDeck) -> None:
    cloze = one(built, "an-inquiry#a", Form.CLOZE, TypeQuestion)
    assert isinstance(cloze, TypeQuestion)
    assert cloze.prompts == ("The council held a(n) ____ after the fire.",)
    judged = one(built, "an-inquiry#a", Form.TRUE_FALSE, JudgeQuestion)
    assert isinstance(judged, JudgeQuestion)
    assert {version.text for version in judged.false_versions} == {
        "The council held an inner audit after the fire.",
        "The council held an open vote after the fire.",
    }


def test_with_one_distractor_there_is_no_choice(harbour: Dossier, tmp_path: Path) -> None:
    deck = edited(
        harbour, 'distractors: ["inner audit", "open vote"]', 'distractors: ["inner audit"]', tmp_path
    )
    forms = [question.form for question in card(deck, "an-inquiry#a").questions]
    assert forms == [Form.CLOZE, Form.SHORT_ANSWER]


@pytest.mark.parametrize(
    ("old", "new", "answer_changed"),
    [
        ('value: "3500", unit: barrels', 'value: "4500", unit: barrels', True),
        ('counts: "barrels of oil at the quay"', 'counts: "barrels of crude at the quay"', False),
        ("How many barrels of oil were stored where", "How many barrels were stored where", False),
    ],
)
def test_hashes_tell_a_changed_answer_from_changed_words(
    harbour: Dossier, built: BuiltDeck, tmp_path: Path, old: str, new: str, answer_changed: bool
) -> None:
    before = card(built, "fire-breaks-out#n")
    deck = edited(harbour, old, new, tmp_path)
    after = card(deck, "fire-breaks-out#n")
    assert after.content_hash != before.content_hash
    assert (after.answer_hash != before.answer_hash) is answer_changed
    assert deck.fingerprint != built.fingerprint
    assert card(deck, "injured#n").answer_hash == card(built, "injured#n").answer_hash


def test_former_names_become_former_cards(harbour: Dossier, tmp_path: Path) -> None:
    deck = edited(harbour, "  - id: injured\n", "  - id: injured\n    was: [hurt, wounded]\n", tmp_path)
    assert card(deck, "injured#n").was == ("harbour/hurt#n", "harbour/wounded#n")


def test_a_position_is_known_by_every_former_name_of_it_and_its_dispute(
    harbour: Dossier, tmp_path: Path
) -> None:
    text = DATA.read_text(encoding="utf-8")
    for old, new in [
        ("  - id: who-is-to-blame\n", "  - id: who-is-to-blame\n    was: [blame, guilt]\n"),
        ("      - {id: carter, stance", "      - {id: carter, was: [ann], stance"),
    ]:
        assert text.count(old) == 1, old
        text = text.replace(old, new)
    path = tmp_path / "renamed.yaml"
    path.write_text(text, encoding="utf-8")
    found = card(build_deck(load(path)), "who-is-to-blame#carter")
    assert set(found.was) == {
        "harbour/who-is-to-blame#ann",
        "harbour/blame#carter",
        "harbour/blame#ann",
        "harbour/guilt#carter",
        "harbour/guilt#ann",
    }


def test_a_card_keeps_its_hash_when_another_is_added_before_it(harbour: Dossier, tmp_path: Path) -> None:
    deck = edited(
        harbour,
        "cards:\n",
        'cards:\n  - {id: hull, topic: fire, importance: 3, front: "A hull?", back: "a ship\'s body"}\n',
        tmp_path,
    )
    before = build_deck(harbour)
    assert card(deck, "quay#front").content_hash == card(before, "quay#front").content_hash
    assert card(deck, "quay#front").position != card(before, "quay#front").position


def test_the_deck_tells_of_its_sources_and_disputes(built: BuiltDeck) -> None:
    talk = next(source for source in built.sources if source.id == "talk")
    assert [p.voice for p in talk.paragraphs] == [
        "talk-host",
        "talk-host",
        "olsen",
        "olsen",
        "carter",
        "talk-host",
    ]
    assert talk.author_label == "the host of the talks"
    (dispute,) = built.disputes
    many = next(p for p in dispute.positions if p.id == "many")
    assert many.through == ("Ingrid Olsen",)
    assert many.card == "harbour/who-is-to-blame#many"
    event = built.events[0]
    assert (event.id, event.shown) == ("fire-breaks-out", "3 June 2021")
    assert built.discrepancies[0].values[1].evidence[1].source == "letter"


def test_an_empty_dossier_builds(tmp_path: Path) -> None:
    path = tmp_path / "empty.yaml"
    path.write_text('deck: {id: empty, title: "Nothing yet", format: 1, licence: MIT}\n', encoding="utf-8")
    assert build_deck(load(path)).cards == ()


@pytest.mark.parametrize("form", ["cloze", "choice", "short-answer"])
def test_a_slot_is_not_asked_in_a_form_it_skips(form: str, harbour: Dossier, tmp_path: Path) -> None:
    before = {q.form.value for q in card(build_deck(harbour), "fire-breaks-out#p").questions}
    old = "p: {type: place,"
    built = edited(harbour, old, f"{old} skip: [{form}],", tmp_path)
    after = {q.form.value for q in card(built, "fire-breaks-out#p").questions}
    assert form in before
    assert after == before - {form}
