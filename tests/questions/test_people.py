"""Names of persons: titles before them decide nothing, and who merely holds the same is told apart."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from quiz.dossier.schema import Dossier, EntityType
from quiz.questions.document import BuiltDeck
from quiz.questions.folding import words
from quiz.questions.grade import grade, grade_typed
from quiz.questions.model import Ally, AnswerKey, Explanation, Form, Pick, PickQuestion, TypeQuestion
from quiz.questions.people import HONORIFICS
from quiz.questions.realise import realise
from quiz.questions.response import Picked

KHAMENEI = AnswerKey(
    type="person",
    display="Ali Khamenei",
    accepted=("Ali Khamenei", "Khamenei", "Ayatollah Khamenei"),
    refused=("Ruhollah Khomeini", "Khomeini"),
    titles=("supreme", "leader", "of", "iran"),
)
PREMIER = AnswerKey(
    type="voice",
    display="Adil Abdul-Mahdi",
    accepted=("Abdul-Mahdi", "Adel Abdul Mahdi"),
    refused=("Abu Mahdi al-Muhandis", "Abu Mahdi"),
    titles=("acting", "or", "caretaker", "prime", "minister", "of", "iraq"),
)
KING = AnswerKey(
    type="person",
    display="King Hussein",
    accepted=("King Hussein",),
    refused=("Sheikh Hussein",),
    titles=("ruler", "of", "jordan"),
)
DINA = AnswerKey(
    type="voice",
    display="Dina (TCF)",
    accepted=("Dina (TCF)", "Dina"),
    refused=("Dan",),
    same_side=(
        Ally(label="Renad (TCF)", names=("Renad (TCF)", "Renad")),
        Ally(label="the chain author", names=("the chain author", "chain author")),
        Ally(label="Dinah", names=("Dinah",)),
    ),
)


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("Supreme Leader Ayatollah Ali Khamenei", KHAMENEI),
        ("the Supreme Leader of Iran, Ayatollah Ali Khamenei", KHAMENEI),
        ("Iran’s Supreme Leader Khamenei", KHAMENEI),
        ("Iran's supreme leader ali khamenei", KHAMENEI),
        ("Iranian supreme leader Khamenei", KHAMENEI),
        ("the late Ayatollah Khamenei", KHAMENEI),
        ("Iraqi Prime Minister Adel Abdul Mahdi", PREMIER),
        ("Prime Minister Abdul-Mahdi", PREMIER),
        ("former prime minister of Iraq Abdul Mahdi", PREMIER),
        ("King Hussein", KING),
        ("the ruler of Jordan, King Hussein", KING),
        ("Mr Dina", DINA),
    ],
)
def test_titles_before_a_name_are_passed_over(typed: str, key: AnswerKey) -> None:
    assert grade_typed(typed, key).outcome == "right"


@pytest.mark.parametrize(
    ("typed", "key"),
    [
        ("Supreme Leader Ayatollah Khomeini", KHAMENEI),
        ("Supreme Leader Ruhollah Khomeini", KHAMENEI),
        ("the Supreme Leader of Iran", KHAMENEI),  # a title is no name
        ("supreme leader", KHAMENEI),
        ("Supreme Leader Rouhani", KHAMENEI),
        ("office of Khamenei", KHAMENEI),
        ("Prime Minister Abu Mahdi", PREMIER),
        ("Prime Minister Mahdi", PREMIER),
        ("Prime Minister Haidar al-Abadi", PREMIER),
        ("ruler of Jordan Sheikh Hussein", KING),
        ("ruler of Jordan Hussein", KING),  # it could be either
        ("Hussein", KING),
    ],
)
def test_a_title_makes_nobody_somebody_else(typed: str, key: AnswerKey) -> None:
    assert grade_typed(typed, key).outcome == "wrong"


_KEYS = [KHAMENEI, PREMIER, KING, DINA]
_NAMES = [name for key in _KEYS for name in (key.display, *key.accepted, *key.refused)]
_NAMES += [name for key in _KEYS for ally in key.same_side for name in ally.names]


def _titles(key: AnswerKey) -> list[str]:
    """Every title that is no part of a name the key knows: with one, another may be meant."""
    names = (key.display, *key.accepted, *key.refused, *(n for a in key.same_side for n in a.names))
    own = {word for name in names for word in words(name)}
    return sorted((HONORIFICS | set(key.titles)) - own)


@given(
    st.sampled_from(_KEYS),
    st.sampled_from(_NAMES)
    | st.text(alphabet="aeKhmni -.'’ًA", max_size=30)
    | st.builds("{} {}".format, st.sampled_from(_NAMES), st.sampled_from(["x", "Ali", "Mahdi", "king"]))
    | st.text(max_size=30),
    st.data(),
)
def test_an_honorific_never_turns_right_into_wrong_nor_wrong_into_right(
    key: AnswerKey, typed: str, data: st.DataObject
) -> None:
    titles = data.draw(st.lists(st.sampled_from(_titles(key)), min_size=1, max_size=3))
    before = data.draw(st.sampled_from([" ".join(titles), " ".join(titles).upper(), ". ".join(titles)]))
    assume(words(typed))
    assert grade_typed(f"{before} {typed}", key).outcome == grade_typed(typed, key).outcome


def _person_questions(deck: BuiltDeck) -> list[TypeQuestion]:
    typed = [q for card in deck.cards for q in card.questions if isinstance(q, TypeQuestion)]
    return [q for q in typed if q.key.type == "person" or q.key.titles]


def test_in_a_whole_deck_a_title_leads_to_its_person_and_to_nobody_else(
    soleimani: Dossier, builtin: BuiltDeck
) -> None:
    """Every accepted name with the person's own titles is right; any other person's with them is not."""
    persons = [e for e in soleimani.entities if e.type is EntityType.PERSON]
    keys = {q.key.display: q.key for q in _person_questions(builtin)}
    assert len(keys) > 20
    for key in keys.values():
        role = " ".join(key.titles)
        accepted = {words(name) for name in (key.display, *key.accepted)}
        for name in (key.display, *key.accepted):
            for before in (role, "Mr", f"the former {role}" if role else "the"):
                assert grade_typed(f"{before} {name}", key).outcome == "right", (key.display, before, name)
        for other in persons:
            if not {words(name) for name in (other.name, *other.variants)} & accepted:
                for name in (other.name, *other.variants):
                    assert grade_typed(f"{role} {name}", key).outcome == "wrong", (key.display, name)


def test_khamenei_may_be_given_all_his_titles(builtin: BuiltDeck) -> None:
    keys = [q.key for q in _person_questions(builtin) if q.key.display == "Ali Khamenei"]
    assert {key.type for key in keys} == {"person", "voice"}
    for key in keys:
        assert grade_typed("Supreme Leader Ayatollah Ali Khamenei", key).outcome == "right"
        assert grade_typed("Supreme Leader Ayatollah Ruhollah Khomeini", key).outcome == "wrong"


def test_a_surname_that_two_have_is_not_accepted_with_an_initial_that_reads_as_an_article(
    builtin: BuiltDeck,
) -> None:
    keys = [q.key for q in _person_questions(builtin) if q.key.display == "Abu Mahdi al-Muhandis"]
    assert keys
    for key in keys:
        assert grade_typed("Mahdi", key).outcome == "wrong"
        assert grade_typed("A. Mahdi", key).outcome == "wrong"


# ---------------------------------------------------------------- who holds the same


@pytest.mark.parametrize(
    ("typed", "label"),
    [("Renad", "Renad (TCF)"), ("Dr Renad", "Renad (TCF)"), ("Chain Author", "The chain author")],
)
def test_a_voice_on_the_same_side_is_wrong_and_told_as_such(typed: str, label: str) -> None:
    verdict = grade_typed(typed, DINA)
    assert (verdict.outcome, verdict.rating, verdict.near) == ("wrong", 1, False)
    assert verdict.message == f"{label} holds the same, but this wording is that of Dina (TCF)."


def test_other_wrong_voices_are_told_as_before() -> None:
    assert grade_typed("Dan", DINA).message == "Not to be confused: the answer is Dina (TCF)."
    assert grade_typed("Sima", DINA).message == "The answer is Dina (TCF)."
    assert grade_typed("Dinah", DINA).outcome == "wrong"
    assert not grade_typed("Dinahh", DINA).near, "nearer to who holds the same"


def test_an_option_on_the_same_side_is_told_as_such() -> None:
    said = Explanation(answer="x", text="x", standing="x")
    pick = Pick(
        question="q",
        card="c",
        form=Form.WHO_SAYS,
        recall=False,
        prompt="?",
        explanation=said,
        options=("Dan", "Dina", "Renad"),
        key=1,
        same_side=("Renad",),
    )
    assert grade(pick, Picked(1)).outcome == "right"
    assert grade(pick, Picked(2)).message == "Renad holds the same, but this wording is that of Dina."
    assert grade(pick, Picked(2)).outcome == "wrong"
    for index in (0, 3, -1):
        assert grade(pick, Picked(index)).message == "Right is: Dina"


def test_in_a_whole_deck_no_ally_is_right_or_offered(any_deck: tuple[Dossier, BuiltDeck]) -> None:
    dossier, deck = any_deck
    labels = {voice.id: voice.label for voice in dossier.voices}
    shared = 0
    for dispute in dossier.disputes:
        for position in dispute.positions:
            allies = {
                labels[other.holder]
                for other in dispute.positions
                if other.stance == position.stance and other.holder != position.holder
            }
            card = next(c for c in deck.cards if c.id == f"{deck.id}/{dispute.id}#{position.id}")
            asked = [q for q in card.questions if q.form is Form.WHO_SAYS]
            (typed,) = (q for q in asked if isinstance(q, TypeQuestion))
            assert {ally.label for ally in typed.key.same_side} == allies
            for ally in typed.key.same_side:
                shared += 1
                for name in ally.names:
                    verdict = grade_typed(name, typed.key)
                    assert verdict.outcome == "wrong", (card.id, name)
                    assert "holds the same" in verdict.message, (card.id, name)
            for question in asked:
                if isinstance(question, PickQuestion):
                    assert not allies & set(question.pool)
                    assert set(question.same_side) == allies
                    shown = realise(question, card, "ann", 0)
                    assert isinstance(shown, Pick)
                    assert set(shown.same_side) == allies
    assert shared or not any(len(d.positions) > len(d.stances) for d in dossier.disputes)
