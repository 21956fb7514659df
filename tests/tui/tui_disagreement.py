"""A hand-made view of disagreement: disputes, events, discrepancies."""

from __future__ import annotations

from dataclasses import replace

from tui_cards import ARABIA, DECK, MAGNIER, PANEL, TWIST

from quiz.study import views as v


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


_PLAIN = v.DisputesView(
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
    voices=(),
    sources=(
        v.VoiceRow("inside", ARABIA, 6),
        v.VoiceRow("column", MAGNIER, 4),
        v.VoiceRow("century", PANEL, 2),
    ),
)


def said(who: str, label: str, paragraph: int) -> v.Said:
    return v.Said(who, (_id(who.partition(",")[0]),), _source(label), label, paragraph)


def _id(voice: str) -> str:
    return voice.casefold().replace(" ", "-")


def _source(label: str) -> str:
    return label.split()[1].strip("‘’").casefold()


def event(name: str, text: str, when: str | None, *lines: v.Said, **more) -> v.EventView:
    given = {
        "dated": True,
        "inferred": False,
        "why": None,
        "follows": (),
        "precedes": (),
        "topic": "The strike itself",
        "standing": f"Reported by {lines[0].who}." if lines else None,
        "notes": (),
        "cards": frozenset({f"soleimani/{name}#a", f"soleimani/{name}#b"}),
        "discrepancies": (),
    }
    return v.EventView(id=name, text=text, when=when, said=lines, **(given | more))


STRIKE = "An American drone strike killed Qassem Soleimani near Baghdad’s airport."
EVENTS = (
    event(
        "revolution",
        "A revolution made Iran an Islamic republic.",
        "1979",
        said(TWIST, TWIST, 2),
        inferred=True,
        why="The article counts forty years back from the time of writing.",
    ),
    event(
        "embassy",
        "A crowd broke into the American embassy in Baghdad.",
        "31 December 2019",
        said(ARABIA, ARABIA, 7),
    ),
    event(
        "strike",
        STRIKE,
        "between 2 and 3 January 2020",
        said(ARABIA, ARABIA, 3),
        said(MAGNIER, MAGNIER, 3),
        said(MAGNIER, MAGNIER, 6),
        discrepancies=("spot",),
        notes=("The article gives the day and leaves out the year.",),
    ),
    event(
        "vote",
        "Iraq’s parliament was called to a special session on the American troops.",
        "at once",
        said("Elijah Magnier, as reported by a colleague", MAGNIER, 4),
        dated=False,
        follows=(STRIKE,),
        dispute="us-troops-stay",
        position="p4",
    ),
    event("reply", "Missiles were fired at two bases in Iraq.", None, dated=False, cards=frozenset()),
)

DISCREPANCIES = (
    v.DiscrepancyView(
        "spot",
        "soleimani/spot#values",
        "where at Baghdad’s airport the strike fell",
        "conflict",
        "the sources conflict",
        "The strike itself",
        "Both writers place it within sight of the runway.",
        (
            v.ValueView(
                "near the airport", (said(ARABIA, ARABIA, 3), said("Michael Wahid Hanna", PANEL, 23))
            ),
            v.ValueView("inside the airport’s perimeter", (said(MAGNIER, MAGNIER, 6),)),
        ),
    ),
    v.DiscrepancyView(
        "deal-year",
        "soleimani/deal-year#values",
        "the year of the nuclear deal with Iran",
        "slip",
        "one source slips",
        None,
        None,
        (v.ValueView("2015", (said(TWIST, TWIST, 5),)), v.ValueView("2005", (said(ARABIA, ARABIA, 24),))),
    ),
)


def _numbered(dispute: v.DisputeView, number: int) -> v.DisputeView:
    """The dispute with ids of its positions and cards."""
    stances, count = [], 0
    for stance in dispute.stances:
        placed = []
        for one in stance.positions:
            count += 1
            placed.append(replace(one, id=f"p{count}", card=f"soleimani/{dispute.id}#p{count}"))
        stances.append(replace(stance, positions=tuple(placed)))
    parts = [*(f"p{n}" for n in range(1, count + 1)), "positions"]
    cards = frozenset(f"soleimani/{dispute.id}#{part}" for part in parts)
    return replace(dispute, stances=tuple(stances), number=number, cards=cards)


def _voices() -> tuple[v.VoiceRow, ...]:
    rows: dict[str, v.VoiceRow] = {}
    for dispute in _PLAIN.disputes:
        for stance in dispute.stances:
            for one in stance.positions:
                before = rows.get(one.voice_id)
                rows[one.voice_id] = v.VoiceRow(
                    one.voice_id, one.voice, 1 if before is None else before.positions + 1
                )
    return tuple(rows.values())


LABELS = {row.id: row.label for row in _voices()}
LABELS |= {_source(one): one for one in (ARABIA, MAGNIER, PANEL, TWIST)}

DISPUTES = replace(
    _PLAIN,
    disputes=tuple(_numbered(dispute, n) for n, dispute in enumerate(_PLAIN.disputes, 1)),
    voices=_voices(),
    events=EVENTS,
    discrepancies=DISCREPANCIES,
    labels={row.id: row.label for row in _voices()}
    | {_source(one): one for one in (ARABIA, MAGNIER, PANEL, TWIST)},
)
