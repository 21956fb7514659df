"""Hand-made overviews: what Home and the map of disputes show."""

from __future__ import annotations

from dataclasses import replace

from tui_cards import ARABIA, DECK, MAGNIER, PANEL, TWIST

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
    decks=tuple(replace(deck, new=0, learning=0, due=0) for deck in HOME.decks),
    forecast=(0, *HOME.forecast[1:]),
    answered_today=41,
)


def position(
    voice: str,
    claim: str,
    grounds: str | None = None,
    *,
    role: str | None = None,
    through=(),
    hedge=None,
    kind="judgement",
    at=((ARABIA, 5),),
):
    return v.PositionView(
        voice_id=voice.casefold().replace(" ", "-"),
        voice=voice,
        voice_role=role,
        through=tuple(through),
        claim=claim,
        grounds=grounds,
        hedge=hedge,
        kind=kind,
        evidence=tuple((label.split()[1].strip("‘’").casefold(), label, n) for label, n in at),
    )


DISPUTES = v.DisputesView(
    deck="soleimani",
    title=DECK,
    disputes=(
        v.DisputeView(
            id="us-troops-stay",
            deck="soleimani",
            question="Should American troops stay in Iraq?",
            note="Asked before the vote of 5 January in the Iraqi parliament, and after it.",
            topic="What followed in Iraq",
            stances=(
                v.StanceView(
                    "they should stay",
                    (
                        position(
                            "many Iraqis",
                            "want the American military to remain",
                            "it is a shield against ISIS and against Iranian domination",
                            through=("Thanassis Cambanis",),
                            kind="recommendation",
                            at=((PANEL, 22),),
                        ),
                        position(
                            "Iraqi Kurdistan’s leaders",
                            "want them to stay whatever Baghdad decides",
                            role="the government in Erbil",
                            at=((MAGNIER, 12),),
                            hedge="seem",
                        ),
                    ),
                ),
                v.StanceView(
                    "they should go",
                    (
                        position(
                            "the Iranian leadership",
                            "hopes that parliament asks the Americans to go",
                            through=("Elijah Magnier",),
                            at=((MAGNIER, 7), (MAGNIER, 9)),
                            kind="recommendation",
                        ),
                        position(
                            "Muqtada al-Sadr",
                            "demands that they leave at once and that the embassy closes",
                            "the strike broke every agreement on their presence",
                            role="cleric and party leader",
                            at=((MAGNIER, 10), (ARABIA, 17)),
                            kind="recommendation",
                        ),
                    ),
                ),
            ),
        ),
        v.DisputeView(
            id="who-gains",
            deck="soleimani",
            question="Whom does the killing strengthen?",
            note=None,
            topic="Outlook",
            stances=(
                v.StanceView(
                    "Iran’s hardliners",
                    (
                        position(
                            "Mohammad Manzarpour",
                            "the hardliners in Tehran will silence those who wanted talks",
                            "grief rallies people behind the state",
                            role="journalist",
                            through=("the Inside Arabia author",),
                            kind="prediction",
                            at=((ARABIA, 5), (ARABIA, 30)),
                        ),
                    ),
                ),
                v.StanceView(
                    "the United States",
                    (
                        position(
                            "Brian Hook",
                            "Tehran is weaker than before and will have to negotiate",
                            "it has lost its most able commander",
                            role="American envoy for Iran",
                            through=("the ‘major twist’ author",),
                            at=((TWIST, 5),),
                        ),
                    ),
                ),
                v.StanceView(
                    "nobody",
                    (
                        position(
                            "Gregory Brew",
                            "both have come out with their reputations damaged",
                            role="historian",
                            through=("the Inside Arabia author",),
                            at=((ARABIA, 22),),
                        ),
                        position(
                            "Michael Wahid Hanna",
                            "holds that it is too early to tell",
                            hedge="premature to say, but",
                            at=((PANEL, 9),),
                        ),
                    ),
                ),
            ),
        ),
        v.DisputeView(
            id="legal",
            deck="soleimani",
            question="Was the strike lawful?",
            note=None,
            topic="Why Washington decided to strike",
            stances=(
                v.StanceView(
                    "yes, as self-defence",
                    (
                        position(
                            "the Pentagon",
                            "it was a defensive act to protect Americans abroad",
                            "Soleimani was planning attacks",
                            through=("the Inside Arabia author",),
                            at=((ARABIA, 6), (ARABIA, 11)),
                            kind="claim",
                        ),
                    ),
                ),
                v.StanceView(
                    "no",
                    (
                        position(
                            "Elijah Magnier",
                            "it was an assassination on the soil of a sovereign state",
                            at=((MAGNIER, 4),),
                        ),
                    ),
                ),
            ),
        ),
    ),
    voices=(
        v.VoiceRow("elijah-magnier", "Elijah Magnier", 1),
        v.VoiceRow("mohammad-manzarpour", "Mohammad Manzarpour", 1),
        v.VoiceRow("many-iraqis", "many Iraqis", 1),
    ),
    sources=(
        v.VoiceRow("inside", ARABIA, 6),
        v.VoiceRow("column", MAGNIER, 4),
        v.VoiceRow("century", PANEL, 2),
    ),
)
