"""Decks built once for all tests of questions: small ones written for them, and the built-in ones."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

from quiz.dossier.load import load
from quiz.dossier.schema import Dossier
from quiz.questions.build import build_deck
from quiz.questions.document import BuiltDeck

DATA = Path(__file__).parent / "data"
DECKS = Path(__file__).parents[2] / "decks"
BUILTIN = sorted(path.parent.name for path in DECKS.glob("*/deck.yaml"))
"""Every topic that comes with the program."""


@cache
def _dossier(name: str) -> Dossier:
    return load(DECKS / name if name in BUILTIN else DATA / f"{name}.yaml")


@cache
def _both(name: str) -> tuple[Dossier, BuiltDeck]:
    return _dossier(name), build_deck(_dossier(name))


@pytest.fixture(scope="session")
def harbour() -> Dossier:
    return _dossier("harbour")


@pytest.fixture(scope="session")
def built() -> BuiltDeck:
    return _both("harbour")[1]


@pytest.fixture(scope="session")
def soleimani() -> Dossier:
    return _dossier("soleimani")


@pytest.fixture(scope="session")
def builtin() -> BuiltDeck:
    return _both("soleimani")[1]


@pytest.fixture(scope="session")
def river() -> Dossier:
    return _dossier("river")


@pytest.fixture(scope="session")
def dam() -> BuiltDeck:
    return _both("river")[1]


@pytest.fixture(scope="session", params=["harbour", *BUILTIN])
def any_deck(request: pytest.FixtureRequest) -> tuple[Dossier, BuiltDeck]:
    return _both(request.param)


@pytest.fixture(scope="session", params=["harbour", *BUILTIN, "river"])
def deck_with_sets(request: pytest.FixtureRequest) -> tuple[Dossier, BuiltDeck]:
    return _both(request.param)


@pytest.fixture(scope="session", params=BUILTIN)
def any_builtin(request: pytest.FixtureRequest) -> BuiltDeck:
    return _both(request.param)[1]
