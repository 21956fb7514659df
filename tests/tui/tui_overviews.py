"""Hand-made overviews: what Home shows."""

from __future__ import annotations

from dataclasses import replace

from tui_cards import DECK

from quiz.study import views as v

HOME = v.HomeView(
    learner="default",
    decks=(
        v.DeckRow(
            id="soleimani",
            title=DECK,
            summary=(
                "In January 2020 an American drone strike at Baghdad airport killed the Iranian "
                "general Qassem Soleimani and the Iraqi commander Abu Mahdi al-Muhandis. Five "
                "texts share some facts, give different figures for others, and reach opposed "
                "conclusions."
            ),
            cards=412,
            new=20,
            learning=3,
            due=24,
            suspended=2,
            young=90,
            mature=40,
            in_steps=3,
            held=v.HeldBack(siblings=12),
        ),
        v.DeckRow(
            id="capitals",
            title="Capitals of the Middle East",
            summary=None,
            cards=18,
            new=0,
            learning=0,
            due=5,
            suspended=0,
            young=6,
            mature=12,
        ),
    ),
    streak=5,
    answered_today=12,
    forecast=(29, 12, 18, 7, 22, 4, 9, 15, 3, 6, 11, 2, 5, 8),
    activity=(
        0,
        0,
        12,
        20,
        0,
        4,
        8,
        31,
        22,
        0,
        0,
        14,
        28,
        35,
        12,
        8,
        0,
        0,
        0,
        19,
        22,
        40,
        18,
        26,
        31,
        22,
        30,
        12,
    ),
)
EMPTY_HOME = replace(HOME, decks=(), streak=0, answered_today=0, forecast=(0,) * 14, activity=(0,) * 28)
DONE_HOME = replace(
    HOME,
    decks=(
        replace(
            HOME.decks[0],
            new=0,
            learning=0,
            due=0,
            held=v.HeldBack(siblings=12, new_limit=20, new_waiting=277, more=True),
        ),
        replace(HOME.decks[1], new=0, learning=0, due=0),
    ),
    forecast=(0, *HOME.forecast[1:]),
    answered_today=41,
)
