"""What is stored as JSON, changed at random: it is read, or told to be damaged; nothing else ever happens."""

from __future__ import annotations

import json
from contextlib import suppress
from functools import cache
from importlib.resources import files
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from quiz.dossier.load import load
from quiz.errors import DamagedError, StoreError
from quiz.questions.build import build_deck
from quiz.questions.document import BuiltDeck
from quiz.questions.grade import grade
from quiz.questions.model import Card
from quiz.questions.realise import realise
from quiz.questions.response import GaveUp
from quiz.store import decks, learners
from quiz.store.decks import decode_card, document, heading
from quiz.study import preferences
from quiz.study.builtin import ensure_builtin
from quiz.study.preferences import Preferences

Desk = Any


@cache
def deck() -> BuiltDeck:
    return build_deck(load(files("decks").joinpath("soleimani")))


@cache
def payloads() -> list[bytes]:
    """One card of each sort as it is stored."""
    found: dict[tuple[str, ...], bytes] = {}
    for card in deck().cards:
        sort = (card.kind, *(f"{q.form}{type(q).__name__}" for q in card.questions))
        found.setdefault(sort, msgspec.json.encode(card))
    return list(found.values())


@st.composite
def changed(draw: st.DrawFn, source: st.SearchStrategy[bytes]) -> bytes:
    data = bytearray(draw(source))
    for _ in range(draw(st.integers(1, 4))):
        place = draw(st.integers(0, len(data) - 1))
        match draw(st.sampled_from(["flip", "cut", "insert", "end"])):
            case "flip":
                data[place] ^= 1 << draw(st.integers(0, 7))
            case "cut":
                del data[place : place + draw(st.integers(1, 30))]
            case "insert":
                data[place:place] = draw(
                    st.binary(max_size=5) | st.sampled_from([b"null", b"{}", b"[", b"-1", b'"'])
                )
            case "end":
                del data[place:]
        if not data:
            break
    return bytes(data)


JSONS = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 10**20) | st.floats() | st.text(max_size=8),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner, max_size=3),
    max_leaves=8,
)


def test_every_card_is_read_as_it_was_written() -> None:
    assert len(payloads()) > 20
    for card in deck().cards:
        assert decode_card(card.id, msgspec.json.encode(card)) == card


@given(changed(st.deferred(lambda: st.sampled_from(payloads()))) | st.binary(max_size=40))
@settings(max_examples=300)
def test_a_changed_body_is_a_card_or_damaged(payload: bytes) -> None:
    found: Card | DamagedError
    try:
        found = decode_card("d/x#a", payload)
    except DamagedError as error:
        found = error
    if isinstance(found, DamagedError):
        assert "d/x#a" in found.message
        assert found.remedy
    else:
        json.dumps(msgspec.to_builtins(found))


@given(st.data())
def test_a_card_of_an_older_version_lacks_what_is_newer(data: st.DataObject) -> None:
    """Whatever has a default may be missing: the card is read, and can be asked."""
    card = msgspec.json.decode(data.draw(st.sampled_from(payloads())))
    for question in card["questions"]:
        question.pop("same_side", None)
        question.pop("always", None)
        if isinstance(question.get("key"), dict):
            for name in data.draw(st.sets(st.sampled_from(["titles", "same_side", "bounds", "refused"]))):
                question["key"].pop(name, None)
    read = decode_card("d/x#a", msgspec.json.encode(card))
    for question in read.questions:
        assert grade(realise(question, read, "ann", 0), GaveUp()).outcome == "wrong"


@given(st.data())
@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_changed_document_of_a_deck_is_read_or_damaged(small: Desk, data: st.DataObject) -> None:
    database = small.store.database
    stored = database.value("SELECT document FROM deck")
    database.execute("UPDATE deck SET document = ?", (data.draw(changed(st.just(stored))),))
    try:
        with suppress(DamagedError):
            document(database, "d")
        with suppress(DamagedError):
            heading(database.connection, "d")
        assert decks.decks(database)
    finally:
        database.execute("UPDATE deck SET document = ?", (stored,))


@given(
    JSONS.map(json.dumps) | changed(st.just(msgspec.json.encode(Preferences(theme="nord", keys={"a": "b"}))))
)
@settings(max_examples=200, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_changed_preferences_are_read_or_told(small: Desk, stored: str | bytes) -> None:
    learner = small.learner
    text = stored if isinstance(stored, str) else stored.decode("utf-8", "replace")
    with small.store.database.transaction() as connection:
        connection.execute(learners.SET_SETTING, (learner.id, "", "preferences", text))
    found: Preferences | StoreError
    try:
        found = preferences.load(small.store, learner)
    except StoreError as error:
        found = error
    if isinstance(found, StoreError):
        assert found.message.startswith("The preferences of me cannot be read")
        assert found.remedy
    else:
        assert all(isinstance(key, str) for key in (*found.keys, *found.keys.values()))


@pytest.mark.parametrize("stored", ["", '{"decks": [1]}'])
def test_a_note_of_what_was_built_that_cannot_be_read_is_written_anew(stocked: Desk, stored: str) -> None:
    good = stocked.store.setting("builtin-decks")
    assert good
    stocked.store.set_setting("builtin-decks", stored)
    ensure_builtin(stocked.store)
    assert stocked.store.setting("builtin-decks") == good


@pytest.mark.parametrize("weights", ["", "[]", "[1]", "{}", "null", '["a"]', "[1e999]", "[NaN]"])
def test_parameters_that_cannot_be_read_are_told(desk: Desk, weights: str) -> None:
    desk.store.database.execute(
        "INSERT INTO parameter_set VALUES (?, 1, 'FSRS-6', ?, NULL, 0)", (desk.learner.id, weights)
    )
    with pytest.raises(DamagedError, match="model parameters"):
        desk.open()
