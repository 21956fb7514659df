from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.errors import UsageError
from quiz.memory import FixedClock
from quiz.store import learners, rosters
from quiz.store.api import Store


def test_there_is_a_default_learner(store: Store) -> None:
    first = store.learner()
    assert first.name == learners.DEFAULT_NAME
    assert store.learner() == first
    assert store.learners() == [first]


def test_learners_are_known_by_name_however_written(store: Store, clock: FixedClock) -> None:
    mine = store.learner()
    clock.advance(seconds=1)
    ada = store.learner("Ada  Lovelace")
    assert ada.name == "Ada Lovelace"
    assert store.learner(" ADA lovelace ") == ada
    assert ada != mine
    assert store.learners() == [mine, ada]
    assert store.learner() == mine


def test_the_environment_names_a_learner(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    ada = store.learner("Ada")
    monkeypatch.setenv("QUIZ_LEARNER", "ada")
    assert store.learner() == ada
    assert store.learner("Bea").name == "Bea"
    monkeypatch.setenv("QUIZ_LEARNER", "")
    assert store.learner().name == learners.DEFAULT_NAME
    assert store.learner() not in (ada, store.learner("Bea"))


def test_another_learner_can_be_the_default(store: Store) -> None:
    store.learner()
    bea = store.learner("Bea")
    learners.make_default(store.database, bea)
    assert store.learner() == bea


@pytest.mark.parametrize("name", ["", "   ", "\x00\n", "x" * 81])
def test_a_name_that_is_none_is_refused(store: Store, name: str) -> None:
    with pytest.raises(UsageError, match="1 to 80"):
        store.learner(name)
    assert store.learners() == []


def test_a_forgotten_learner_leaves_a_log_without_a_name(store: Store) -> None:
    ada = store.learner("Ada")
    rosters.forget(store.database, ada, (), name="", typed="")
    assert store.learners() == []
    assert store.database.value("SELECT count(*) FROM learner") == 1
    assert store.learner("Ada") != ada


def test_settings_are_kept_apart_by_learner_and_deck(store: Store) -> None:
    ada = store.learner("Ada").id
    store.set_setting("theme", '"dark"')
    store.set_setting("theme", '"light"', learner=ada)
    store.set_setting("theme", '"blue"', learner=ada, deck="d")
    store.set_setting("theme", '"red"', learner=ada, deck="d")
    assert store.setting("theme") == '"dark"'
    assert store.setting("theme", learner=ada) == '"light"'
    assert store.setting("theme", learner=ada, deck="d") == '"red"'
    assert store.setting("theme", learner="nobody") is None
    store.set_setting("theme", None, learner=ada)
    assert store.setting("theme", learner=ada) is None
    assert store.setting("theme", learner=ada, deck="d") == '"red"'


def test_parameter_sets_are_numbered_and_the_last_counts(store: Store) -> None:
    from quiz.memory import DEFAULT_PARAMETERS

    ada = store.learner("Ada").id
    connection = store.database.connection
    assert learners.current_parameters(connection, ada) == DEFAULT_PARAMETERS
    weights = list(DEFAULT_PARAMETERS.weights)
    weights[0] = 0.5
    store.database.execute(
        "INSERT INTO parameter_set VALUES (?, 1, 'FSRS-6', ?, NULL, 0)", (ada, str(weights))
    )
    found = learners.current_parameters(connection, ada)
    assert (found.version, found.weights) == (1, tuple(weights))
    assert learners.parameter_sets(connection, ada) == {0: DEFAULT_PARAMETERS, 1: found}


@given(st.text(max_size=60))
def test_folding_a_name_twice_is_folding_it_once(name: str) -> None:
    once = learners.folded(name)
    assert learners.folded(once) == once
