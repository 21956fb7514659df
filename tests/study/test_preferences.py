from __future__ import annotations

import json
from dataclasses import replace
from typing import Any

import pytest

from quiz.errors import StoreError, UsageError
from quiz.memory import LeechAction, Settings
from quiz.study import preferences
from quiz.study.preferences import Preferences

Desk = Any


def test_preferences_are_kept_for_each_learner(desk: Desk) -> None:
    ada, bea = desk.store.learner("Ada"), desk.store.learner("Bea")
    assert preferences.load(desk.store, ada) == Preferences()
    assert Preferences().study.leech_action is LeechAction.SUSPEND
    changed = Preferences(
        study=Settings(new_per_day=3, desired_retention=0.85, learning_steps=(2.0, 30.0), rollover_hour=3),
        theme="nord",
        keys={"study.again": "j"},
    )
    preferences.save(desk.store, ada, changed)
    desk.reopen()
    assert preferences.load(desk.store, ada) == changed
    assert preferences.load(desk.store, bea) == Preferences()


def test_a_change_is_in_the_log(desk: Desk) -> None:
    learner = desk.learner
    preferences.save(desk.store, learner, Preferences(theme="nord"))
    preferences.save(desk.store, learner, Preferences(theme="light"))
    rows = desk.store.database.all("SELECT card, kind, value FROM event ORDER BY id")
    assert [(card, kind) for card, kind, _ in rows] == [(None, "settings")] * 2
    assert [json.loads(value)["theme"] for *_, value in rows] == ["nord", "light"]
    desk.check()


def test_a_changed_limit_holds_at_once(small: Desk) -> None:
    small.settings(new_per_day=1)
    assert small.open().counts().new == 1


def test_what_cannot_be_is_refused_before_it_is_stored(desk: Desk) -> None:
    with pytest.raises(UsageError):
        replace(Preferences().study, desired_retention=1.5)


@pytest.mark.parametrize("text", ["no json", '{"study": 3}', '{"study": {"desired_retention": 7}}'])
def test_preferences_that_cannot_be_read_say_whose_they_are(desk: Desk, text: str) -> None:
    learner = desk.learner
    desk.store.set_setting("preferences", text, learner=learner.id)
    with pytest.raises((StoreError, UsageError)) as caught:
        preferences.load(desk.store, learner)
    assert caught.value.message


def test_preferences_of_a_later_version_keep_what_is_known(desk: Desk) -> None:
    learner = desk.learner
    text = json.dumps({"theme": "nord", "invented_later": 1, "study": {"new_per_day": 5, "another": []}})
    desk.store.set_setting("preferences", text, learner=learner.id)
    known = preferences.load(desk.store, learner)
    assert (known.theme, known.study.new_per_day) == ("nord", 5)
