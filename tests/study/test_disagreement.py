"""What is seen of disagreement, from decks in a real store."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import msgspec
import pytest

from quiz.dossier.load import load
from quiz.questions.build import build_deck
from quiz.questions.document import BuiltDeck, decode_deck, encode_deck
from quiz.study.disagreement import disputes_view
from quiz.study.pairs import Shared, closest, compare, letter, partners, stands
from quiz.study.session import Session, check
from quiz.study.views import DisputesView, SessionOptions

Desk = Any
HARBOUR = Path(__file__).parents[1] / "questions" / "data" / "harbour.yaml"
DECKS = Path(__file__).parents[2] / "decks"


@pytest.fixture(scope="module")
def built() -> BuiltDeck:
    return build_deck(load(HARBOUR))


@pytest.fixture
def harbour(desk: Desk, built: BuiltDeck) -> DisputesView:
    desk.store.sync_deck(built)
    return disputes_view(desk.store, "harbour")


# ---------------------------------------------------------------- discrepancies


def test_each_value_says_who_gives_it_and_where(harbour: DisputesView) -> None:
    (injured,) = harbour.discrepancies
    assert (injured.id, injured.card) == ("how-many-injured", "harbour/how-many-injured#values")
    assert (injured.thing, injured.relation) == ("how many people the fire injured", "conflict")
    assert (injured.difference, injured.topic) == ("the sources conflict", "The fire")
    given = {
        value.value: [(said.who, said.source, said.paragraph) for said in value.given]
        for value in injured.values
    }
    assert given == {
        "at least 25": [("the Tidings article", "paper", 3)],
        "40": [("Ingrid Olsen", "talk", 4), ("the dockers' letter", "letter", 1)],
        "nobody": [("the insurers, as reported by the Tidings article", "paper", 7)],
    }
    assert injured.values[2].given[0].voices == ("paper-author", "insurers")
    assert harbour.labels["insurers"] == "the insurers"
    assert harbour.labels["talk"] == "the round of talks"


# ---------------------------------------------------------------- events


def test_events_say_when_and_who_tells_them(harbour: DisputesView) -> None:
    breaks_out, fought = harbour.events
    assert (breaks_out.when, breaks_out.dated, breaks_out.inferred) == ("3 June 2021", True, False)
    assert breaks_out.text.startswith("On 3 June 2021 a fire broke out at the North Quay")
    assert breaks_out.cards == {f"harbour/fire-breaks-out#{slot}" for slot in "dpn"}
    assert (fought.when, fought.dated, fought.precedes) == (None, False, ())
    assert fought.follows == (breaks_out.text,)
    assert [(said.who, said.source_label, said.paragraph) for said in fought.said] == [
        ("the Tidings article", "the Tidings article", 2),
        ("Ingrid Olsen", "the round of talks", 3),
    ]
    assert fought.standing == "Reported by the Tidings article and Ingrid Olsen in the round of talks."


LINKED = """
deck: {id: d, title: D, format: 1, licence: MIT}
sources:
  - {id: one, file: one.txt, label: the first article, author: ada, paragraphs: 4}
  - {id: two, file: two.txt, label: the second article, author: bea, paragraphs: 4}
voices:
  - {id: ada, kind: author, label: Ada}
  - {id: bea, kind: author, label: Bea}
entities: [{id: hall, name: Town Hall, type: place}]
statements:
  - id: fire
    kind: report
    text: "In {y} a fire broke out at the {p}."
    answers: {y: {type: date, value: "2021"}, p: {type: place, entity: hall}}
    ask: {y: "In which year did the fire break out?", p: "Where did the fire break out?"}
    when: {edtf: "2021", basis: inferred, why: "the article is of that year"}
    evidence: [{at: "one#1", says: [ada], printed: "a fire broke out"}]
  - id: warning
    kind: judgement
    text: "Bea holds that the warning came {how}."
    answers: {how: {type: term, value: far too late, distractors: [just in time, much too early, not at all]}}
    ask: {how: "How did the warning come, in Bea's view?"}
    when: {text: "the same night", after: [fire]}
    evidence: [{at: "two#2", says: [bea], printed: "far too late"}]
discrepancies:
  - id: fire-spot
    thing: at which end of the building the fire broke out
    ask: "At which end did the fire break out?"
    relation: precision
    values:
      - {value: the north end, evidence: [{at: "one#1", says: [ada], printed: "fire broke out north"}]}
      - {value: the cellar, evidence: [{at: "two#1", says: [bea], printed: "the cellar"}]}
  - id: other
    thing: who paid for the roof
    ask: "Who paid for the roof?"
    relation: conflict
    values:
      - {value: the town, evidence: [{at: "one#1", says: [ada], printed: "the town paid"}]}
      - {value: the church, evidence: [{at: "two#3", says: [bea], printed: "the church"}]}
disputes:
  - id: how-warned
    question: "How good was the warning?"
    stances: [{id: good, label: good}, {id: bad, label: bad}]
    positions:
      - {id: b, stance: bad, kind: judgement, claim: "It came far too late.",
         evidence: [{at: "two#2", says: [bea], printed: "far too late"}]}
      - {id: a, stance: good, kind: judgement, claim: "It saved many.",
         evidence: [{at: "one#2", says: [ada], printed: "saved many"}]}
"""


def test_an_event_knows_the_discrepancies_on_it_and_the_position_it_comes_to(
    desk: Desk, tmp_path: Path
) -> None:
    path = tmp_path / "d.yaml"
    path.write_text(LINKED, encoding="utf-8")
    desk.store.sync_deck(build_deck(load(path)))
    fire, warning = disputes_view(desk.store, "d").events
    assert fire.discrepancies == ("fire-spot",)
    assert (fire.inferred, fire.why) == (True, "The article is of that year.")
    assert fire.notes == ()
    assert (warning.when, warning.dated) == ("the same night", False)
    assert (warning.dispute, warning.position) == ("how-warned", "b")


def test_what_a_discrepancy_is_about_may_be_said_and_then_nothing_is_guessed(
    desk: Desk, tmp_path: Path
) -> None:
    path = tmp_path / "d.yaml"
    said = LINKED.replace("    relation: precision\n", "    relation: precision\n    about: []\n")
    said = said.replace("    relation: conflict\n", "    relation: conflict\n    about: [warning, fire]\n")
    path.write_text(said, encoding="utf-8")
    desk.store.sync_deck(build_deck(load(path)))
    fire, warning = disputes_view(desk.store, "d").events
    assert (fire.discrepancies, warning.discrepancies) == (("other",), ("other",))


def test_a_view_among_the_events_names_its_holder(desk: Desk, tmp_path: Path) -> None:
    path = tmp_path / "d.yaml"
    path.write_text(LINKED.replace("Bea holds that the warning", "The warning"), encoding="utf-8")
    desk.store.sync_deck(build_deck(load(path)))
    _, warning = disputes_view(desk.store, "d").events
    assert warning.text.startswith("According to Bea: ")


def test_a_deck_built_by_an_older_version_is_still_shown(desk: Desk, built: BuiltDeck) -> None:
    new = {"told", "why", "importance", "standing", "evidence", "notes", "cards", "discrepancies"}
    document = msgspec.json.decode(encode_deck(built))
    document.pop("contrasts")
    for event in document["events"]:
        for name in (*new, "dispute", "position"):
            event.pop(name)
    for dispute in document["disputes"]:
        dispute.pop("cards")
    old = decode_deck(msgspec.json.encode(document))
    desk.store.sync_deck(old)
    view = disputes_view(desk.store, "harbour")
    assert [event.text for event in view.events] == [event.text for event in old.events]
    assert all(event.said == () and event.cards == frozenset() for event in view.events)
    (blame,) = view.disputes
    assert blame.cards == {
        f"harbour/who-is-to-blame#{part}"
        for part in ("positions", "carter", "dockers", "mayor", "many", "insurers")
    }


# ---------------------------------------------------------------- two voices


def test_two_voices_agree_or_part(harbour: DisputesView) -> None:
    (agreed,) = compare(harbour, "carter", "dockers")
    (parted,) = compare(harbour, "carter", "mayor")
    assert (agreed.verdict, parted.verdict) == ("agree", "part")
    assert [stand.letter for stand in (*parted.left, *parted.right)] == ["A", "B"]
    assert parted.cards == {"harbour/who-is-to-blame#carter", "harbour/who-is-to-blame#mayor"}
    assert compare(harbour, "carter", "olsen") == ()
    assert compare(harbour, "carter", "mayor", "talk") == ()
    assert partners(harbour, "carter") == {"dockers": 1, "mayor": 1, "many": 1, "insurers": 1}
    assert partners(harbour, "mayor", "paper") == {"insurers": 1}
    assert partners(harbour, "olsen") == {}
    assert closest(harbour) == ("carter", "mayor")
    assert closest(harbour, "many") == ("many", "carter")
    assert closest(harbour, "many", "paper") is None
    assert closest(harbour, "olsen") is None


def test_a_voice_on_two_stances_agrees_in_part(harbour: DisputesView) -> None:
    (blame,) = harbour.disputes
    left = (*stands(blame, "carter"), *stands(blame, "mayor"))
    assert Shared(blame, left, stands(blame, "dockers")).verdict == "partly"


def test_stances_have_letters() -> None:
    assert [letter(index) for index in (0, 1, 25, 26)] == ["A", "B", "Z", "27"]


# ---------------------------------------------------------------- the built-in deck


@pytest.fixture(scope="module")
def soleimani() -> BuiltDeck:
    return build_deck(load(DECKS / "soleimani"))


def test_everything_seen_of_the_built_in_deck_can_be_studied(desk: Desk, soleimani: BuiltDeck) -> None:
    desk.store.sync_deck(soleimani)
    view = disputes_view(desk.store, "soleimani")
    assert view == disputes_view(desk.store, "soleimani")
    subjects = [dispute.cards for dispute in view.disputes]
    subjects += [event.cards for event in view.events]
    subjects += [frozenset({one.card}) for one in view.discrepancies]
    left, right = closest(view) or ("", "")
    subjects.append(frozenset(card for one in compare(view, left, right) for card in one.cards))
    subjects.append(frozenset(view.contrasts.values()))
    for cards in subjects:
        check(desk.store, SessionOptions(deck="soleimani", cards=cards))
    session = Session.open(desk.store, desk.learner, SessionOptions(cards=subjects[0]))
    assert session.counts().new == len(subjects[0])
    assert {event.id for event in view.events} == {event.id for event in soleimani.events}
    assert all(event.said and event.standing for event in view.events)
    assert sorted({dispute.number for dispute in view.disputes}) == list(range(1, len(view.disputes) + 1))
