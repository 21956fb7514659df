"""What a learner may set: limits and scheduling, theme, keys. Kept as JSON, every change in the log."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

import msgspec

from quiz.errors import StoreError, UsageError
from quiz.memory import LeechAction, Settings

if TYPE_CHECKING:
    from quiz.store.api import Learner, Store

_NAME: Final = "preferences"


def _settings() -> Settings:
    return Settings(leech_action=LeechAction.SUSPEND)


@dataclass(frozen=True, slots=True)
class Preferences:
    """One learner's preferences.

    ``study`` is what scheduling needs: limits, desired retention, steps, the hour a day begins. ``theme``
    is a name the app knows (None: the app's own choice); ``keys`` maps ids of key bindings to keys.
    """

    study: Settings = field(default_factory=_settings)
    theme: str | None = None
    keys: dict[str, str] = field(default_factory=dict)


def load(store: Store, learner: Learner) -> Preferences:
    """Return a learner's preferences. Raises ``StoreError`` if what is stored cannot be understood."""
    text = store.setting(_NAME, learner=learner.id)
    if text is None:
        return Preferences()
    try:
        return msgspec.json.decode(text, type=Preferences)
    except (msgspec.DecodeError, UsageError, ValueError) as error:
        raise StoreError(
            f"The preferences of {learner.name} cannot be read: {error}",
            remedy="Save them anew in the app's settings, or restore a backup.",
        ) from error


def save(store: Store, learner: Learner, preferences: Preferences) -> None:
    """Store a learner's preferences, and note the change in the log. Raises as the store does."""
    from quiz.store.ids import new_id
    from quiz.store.learners import SET_SETTING
    from quiz.store.log import INSERT, SETTINGS_KIND, Event, last_id
    from quiz.study.moments import StudyClock

    text = msgspec.json.encode(preferences).decode()
    moment = StudyClock(store.clock, preferences.study.rollover_hour).read()
    with store.database.transaction() as connection:
        connection.execute(SET_SETTING, (learner.id, "", _NAME, text))
        event = Event(
            id=new_id(last_id(connection, learner.id)),
            learner=learner.id,
            card=None,
            kind=SETTINGS_KIND,
            at=moment.at,
            utc_offset=moment.utc_offset,
            study_day=moment.day,
            value=text,
        )
        connection.execute(INSERT, event)
