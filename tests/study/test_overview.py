from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec
import pytest

from quiz.errors import UnknownDeckError
from quiz.questions.document import (
    BuiltDeck,
    DisputeInfo,
    PositionInfo,
    SourceInfo,
    StanceInfo,
    VoiceInfo,
)
from quiz.questions.model import Card, EvidenceLine
from quiz.study.disagreement import disputes_view
from quiz.study.overview import ACTIVITY_DAYS, FORECAST_DAYS, home_view

Desk = Any


def home(desk: Desk) -> Any:
    return home_view(desk.store, desk.learner)


def test_home_of_somebody_who_has_done_nothing_yet(small: Desk) -> None:
    view = home(small)
    (row,) = view.decks
    assert (row.id, row.title, row.cards) == ("d", "The deck d", 12)
    assert (row.new, row.learning, row.due, row.suspended, row.young, row.mature) == (10, 0, 0, 0, 0, 0)
    assert (view.learner, view.streak, view.answered_today) == ("me", 0, 0)
    assert view.forecast == (0,) * FORECAST_DAYS
    assert view.activity == (0,) * ACTIVITY_DAYS


def test_home_without_decks(desk: Desk) -> None:
    assert home(desk).decks == ()


def test_home_tells_what_a_session_would_ask(small: Desk) -> None:
    for days in (0, 1, 3, 10):
        small.clock.advance(days=days)
        (row,) = home(small).decks
        counts = small.open().counts()
        assert (row.new, row.due) == (counts.new, counts.review)
        session = small.open()
        small.work(session, 5)
        if (task := session.next()) is not None:
            session.suspend(task)
        small.finish()
        (row,) = home(small).decks
        assert (row.new, row.due, row.learning) == (0, 0, 0)
        assert row.suspended == len(small.events("suspend"))
    assert row.young + row.mature + row.in_steps + row.suspended + row.not_begun == 12


def test_each_card_of_a_deck_is_in_one_stage(small: Desk) -> None:
    small.settings(new_per_day=6)
    session = small.open()
    small.work(session, 4)
    session.suspend(session.next())
    (row,) = home(small).decks
    stages = (row.not_begun, row.in_steps, row.young, row.mature, row.suspended)
    assert stages == (7, 4, 0, 0, 1)
    small.work(session)
    (row,) = home(small).decks
    assert row.in_steps == 0
    assert (row.young, row.suspended, row.not_begun) == (5, 1, 6)


def test_the_forecast_counts_each_coming_day(small: Desk) -> None:
    small.settings(fuzz=False)
    small.finish()
    forecast = home(small).forecast
    assert sum(forecast) == 10
    assert forecast[0] == 0
    small.clock.advance(days=5)
    overdue = home(small).forecast
    assert overdue[0] == sum(forecast[:6])


def test_a_streak_is_days_in_a_row(small: Desk) -> None:
    assert home(small).streak == 0
    for day in range(3):
        small.work(small.open(), 2)
        view = home(small)
        assert (view.streak, view.answered_today) == (day + 1, 2)
        assert view.activity[-1 - day :] == (2,) * (day + 1)
        small.clock.advance(days=1)
    assert home(small).streak == 3  # today may still come
    assert home(small).answered_today == 0
    small.clock.advance(days=1)
    assert home(small).streak == 0


def test_only_answers_keep_a_streak_going(small: Desk) -> None:
    small.work(small.open(), 2)
    small.clock.advance(days=1)
    session = small.open()
    task = session.next()
    session.flag(task, 1)
    session.bury(task)
    small.settings(new_per_day=5)
    assert home(small).streak == 1
    small.clock.advance(days=1)
    small.settings(new_per_day=6)
    assert home(small).streak == 0


def test_undone_answers_are_no_activity(small: Desk) -> None:
    session = small.open()
    small.work(session, 3)
    session.undo()
    assert home(small).answered_today == 2


def dispute(make_card: Callable[..., Card], make_deck: Callable[..., BuiltDeck]) -> BuiltDeck:
    line = EvidenceLine(source="s0", source_label="the first", paragraph=4, voices=("Ada",), printed="it is")

    def position(number: int, stance: str, voice: str) -> PositionInfo:
        return PositionInfo(
            id=f"p{number}",
            card=f"d/p{number}#a",
            stance=stance,
            voice=voice,
            voice_label=voice.title(),
            voice_role="a voice",
            through=("the author",) if number == 2 else (),
            kind="claim",
            claim=f"Claim {number}.",
            grounds="Because.",
            evidence=(line, line),
        )

    return msgspec.structs.replace(
        make_deck(make_card("s")),
        sources=(
            SourceInfo(id="s0", file="f", label="the first", author="ada", author_label="Ada"),
            SourceInfo(id="s1", file="g", label="the second", author="bea", author_label="Bea"),
        ),
        voices=tuple(VoiceInfo(id=name, kind="person", label=name.title()) for name in ("ada", "bea", "cy")),
        disputes=(
            DisputeInfo(
                id="why",
                card="d/why#positions",
                question="Why?",
                topic="first",
                note="A note.",
                stances=(StanceInfo(id="yes", label="Yes"), StanceInfo(id="no", label="No")),
                positions=(position(1, "no", "ada"), position(2, "yes", "bea"), position(3, "no", "bea")),
            ),
        ),
    )


def test_disputes_are_shown_stance_by_stance(
    desk: Desk, make_card: Callable[..., Card], make_deck: Callable[..., BuiltDeck]
) -> None:
    desk.store.sync_deck(dispute(make_card, make_deck))
    view = disputes_view(desk.store, "d")
    (shown,) = view.disputes
    assert (shown.id, shown.question, shown.topic, shown.note) == (
        "why",
        "Why?",
        "The first topic",
        "A note.",
    )
    assert [(stance.label, [p.claim for p in stance.positions]) for stance in shown.stances] == [
        ("Yes", ["Claim 2."]),
        ("No", ["Claim 1.", "Claim 3."]),
    ]
    second = shown.stances[0].positions[0]
    assert (second.voice_id, second.voice, second.through) == ("bea", "Bea", ("the author",))
    assert second.evidence == (("s0", "the first", 4), ("s0", "the first", 4))
    assert [(voice.id, voice.positions) for voice in view.voices] == [("ada", 1), ("bea", 2)]
    assert [(source.id, source.positions) for source in view.sources] == [("s0", 3)]
    with pytest.raises(UnknownDeckError):
        disputes_view(desk.store, "e")
