"""Decks built once for all tests of questions: a small one written for them, and the built-in one."""

from __future__ import annotations

from pathlib import Path

import pytest

from quiz.dossier.load import load
from quiz.dossier.schema import Dossier
from quiz.questions.build import build_deck
from quiz.questions.document import BuiltDeck

DATA = Path(__file__).parent / "data"
DECKS = Path(__file__).parents[2] / "decks"


@pytest.fixture(scope="session")
def harbour() -> Dossier:
    return load(DATA / "harbour.yaml")


@pytest.fixture(scope="session")
def built(harbour: Dossier) -> BuiltDeck:
    return build_deck(harbour)


@pytest.fixture(scope="session")
def soleimani() -> Dossier:
    return load(DECKS / "soleimani")


@pytest.fixture(scope="session")
def builtin(soleimani: Dossier) -> BuiltDeck:
    return build_deck(soleimani)


@pytest.fixture(scope="session")
def river() -> Dossier:
    return load(DATA / "river.yaml")


@pytest.fixture(scope="session")
def dam(river: Dossier) -> BuiltDeck:
    return build_deck(river)


_BUILT = {"harbour": "built", "soleimani": "builtin", "river": "dam"}


@pytest.fixture(scope="session", params=["harbour", "soleimani"])
def any_deck(request: pytest.FixtureRequest) -> tuple[Dossier, BuiltDeck]:
    return request.getfixturevalue(request.param), request.getfixturevalue(_BUILT[request.param])


@pytest.fixture(scope="session", params=["harbour", "soleimani", "river"])
def deck_with_sets(request: pytest.FixtureRequest) -> tuple[Dossier, BuiltDeck]:
    return request.getfixturevalue(request.param), request.getfixturevalue(_BUILT[request.param])
