"""What the home screen and the map of disputes show."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from quiz.store import queue
from quiz.store.failures import translated
from quiz.study import preferences
from quiz.study.moments import StudyClock
from quiz.study.plan import Plan
from quiz.study.views import (
    DeckRow,
    DisputesView,
    DisputeView,
    HomeView,
    PositionView,
    StanceView,
    VoiceRow,
)

if TYPE_CHECKING:
    import sqlite3

    from quiz.memory import Clock, Settings
    from quiz.questions.document import BuiltDeck, DisputeInfo, PositionInfo
    from quiz.store.api import Learner, Store
    from quiz.store.decks import DeckInfo

FORECAST_DAYS: Final = 14
ACTIVITY_DAYS: Final = 84


def home_view(store: Store, learner: Learner, clock: Clock | None = None) -> HomeView:
    """Return decks, streak and forecast for a learner.

    A deck's ``new`` and ``due`` are what a session of that deck would ask today, within the limits.
    """
    with translated(store.path):
        return _home_view(store, learner, clock if clock is not None else store.clock)


def _home_view(store: Store, learner: Learner, clock: Clock) -> HomeView:
    settings = preferences.load(store, learner).study
    day = StudyClock(clock, settings.rollover_hour).read().day
    connection = store.database.connection
    infos = store.decks()
    forecast = [0] * FORECAST_DAYS
    for info in infos:
        due = queue.due_by_day(connection, learner.id, info.id, day, day + FORECAST_DAYS - 1)
        for when, count in due.items():
            forecast[when - day] += count
    activity = queue.answers_by_day(connection, learner.id, day - ACTIVITY_DAYS + 1, day)
    everything = Plan(connection, learner.id, [info.id for info in infos], day, settings)
    return HomeView(
        learner=learner.name,
        decks=tuple(_deck_row(connection, learner, info, day, settings) for info in infos),
        streak=_streak(connection, learner.id, day),
        answered_today=activity.get(day, 0),
        forecast=tuple(forecast),
        activity=tuple(activity.get(day - ago, 0) for ago in range(ACTIVITY_DAYS - 1, -1, -1)),
        new=len(everything.new),
        learning=everything.steps,
        due=everything.reviews_left,
    )


def _deck_row(
    connection: sqlite3.Connection, learner: Learner, info: DeckInfo, day: int, settings: Settings
) -> DeckRow:
    plan = Plan(connection, learner.id, [info.id], day, settings)
    counts = queue.deck_counts(connection, learner.id, info.id)
    return DeckRow(
        id=info.id,
        title=info.title,
        summary=info.summary,
        cards=info.cards,
        new=len(plan.new),
        learning=plan.steps,
        due=plan.reviews_left,
        suspended=counts.suspended,
        young=counts.young,
        mature=counts.mature,
    )


def _streak(connection: sqlite3.Connection, learner: str, day: int) -> int:
    """Count the study days in a row with an answer, up to today or, where today has none yet, yesterday."""
    last = queue.last_day_before(connection, learner, day + 1)
    if last is None or last < day - 1:
        return 0
    streak = 1
    while (before := queue.last_day_before(connection, learner, last)) == last - 1:
        streak += 1
        last = before
    return streak


def disputes_view(store: Store, deck: str) -> DisputesView:
    """Return all disputes of a deck, stance by stance. Raises ``UnknownDeckError``."""
    document = store.deck_document(deck)
    voices: dict[str, int] = {}
    sources: dict[str, int] = {}
    for dispute in document.disputes:
        for position in dispute.positions:
            voices[position.voice] = voices.get(position.voice, 0) + 1
            for source in sorted({line.source for line in position.evidence}):
                sources[source] = sources.get(source, 0) + 1
    return DisputesView(
        deck=document.id,
        title=document.title,
        disputes=tuple(_dispute(document, dispute) for dispute in document.disputes),
        voices=tuple(
            VoiceRow(voice.id, voice.label, voices[voice.id])
            for voice in document.voices
            if voice.id in voices
        ),
        sources=tuple(
            VoiceRow(source.id, source.label, sources[source.id])
            for source in document.sources
            if source.id in sources
        ),
    )


def _dispute(document: BuiltDeck, dispute: DisputeInfo) -> DisputeView:
    topics = {topic.id: topic.title for topic in document.topics}
    return DisputeView(
        id=dispute.id,
        deck=document.id,
        question=dispute.question,
        note=dispute.note,
        topic=None if dispute.topic is None else topics.get(dispute.topic, dispute.topic),
        stances=tuple(
            StanceView(
                label=stance.label,
                positions=tuple(
                    _position(position) for position in dispute.positions if position.stance == stance.id
                ),
            )
            for stance in dispute.stances
        ),
    )


def _position(position: PositionInfo) -> PositionView:
    return PositionView(
        voice_id=position.voice,
        voice=position.voice_label,
        voice_role=position.voice_role,
        through=position.through,
        claim=position.claim,
        grounds=position.grounds,
        hedge=position.hedge,
        kind=position.kind,
        evidence=tuple((line.source, line.source_label, line.paragraph) for line in position.evidence),
    )
