"""Options: what is planted, and what must pass."""

from __future__ import annotations

from msgspec.structs import replace

from quiz.questions.model import Card, PickQuestion

from .planting import Case, asked, shows, stated, statement, term

_HEDGE = statement(
    "The hedge was cut by {a}.", "Who cut the hedge of the park on Sunday?", slug="hedge", at="s0#2"
)
_AGAIN = statement(
    "On Sunday the hedge of the park was cut by {a}, too.",
    "Who else cut the hedge of the park on Sunday?",
    "{type: person, entity: ben}",
    slug="again",
    at="s0#2",
)


def _swapped(wrong: str, *others: str) -> Case:
    """Return a case whose choice about the lawn offers one more wrong option."""

    def change(card: Card) -> Card:
        return replace(
            card,
            questions=tuple(
                replace(one, pool=(wrong, *one.pool)) if isinstance(one, PickQuestion) else one
                for one in card.questions
            ),
        )

    return stated(_HEDGE, *others, change=change)


_DISPUTE = """\
  - id: fence
    question: What should become of the fence?
    stances: [{id: keep, label: it should stay}, {id: drop, label: it should go}]
    positions:
      - {id: ada, stance: keep, kind: judgement, claim: "The fence keeps dogs out.",
         evidence: [{at: "s0#3", says: [herald, ada], printed: "keeps dogs out"}]}
      - {id: ben, stance: keep, kind: judgement, claim: "Without the fence nothing would grow.",
         evidence: [{at: "s0#4", says: [herald, ben], printed: "nothing would grow"}]}
      - {id: cora, stance: drop, kind: judgement, claim: "The fence is ugly.",
         evidence: [{at: "s0#5", says: [herald, cora], printed: "plainly ugly"}]}
      - {id: post, stance: drop, kind: judgement, claim: "The fence costs too much.",
         evidence: [{at: "s1#5", says: [post], printed: "costs too much"}]}
      - {id: mirror, stance: drop, kind: judgement, claim: "The fence is in the way.",
         evidence: [{at: "s2#5", says: [mirror], printed: "in the way"}]}
"""


def _ally_offered(card: Card) -> Card:
    if card.part != "ada":
        return card
    claim = "Without the fence nothing would grow."
    return replace(
        card,
        questions=tuple(
            replace(one, pool=(claim, *one.pool)) if one.id.endswith("?choice") else one  # type: ignore[call-arg]
            for one in card.questions
        ),
    )


_WIDTH = """\
  - id: width
    thing: the width of the hedge
    ask: How wide is the hedge in which article?
    relation: conflict
    values:
      - {value: two metres, evidence: [{at: "s0#2", says: [herald], printed: two metres}]}
      - {value: one foot, evidence: [{at: "s1#2", says: [post], printed: one foot}]}
"""


def _other_value(card: Card) -> Card:
    return replace(
        card,
        questions=tuple(
            replace(one, pool=("one foot", *one.pool)) if isinstance(one, PickQuestion) else one
            for one in card.questions
        ),
    )


_HEDGE_WIDTH = statement(
    "The width of the hedge is {a}.",
    "What width of hedge does the Herald article give?",
    term("two metres", "three metres", "four metres", "five metres"),
    at="s0#2",
)


def _two_days(first: str, second: str) -> Case:
    """Return a case of one sentence with two days, each offered for the other."""
    entry = """\
  - id: show
    kind: report
    text: "The flower show in Elm Park opened on {a} and closed on {b}."
    answers: {a: {type: date, value: "2021-05-03"}, b: {type: date, value: "2021-05-05"}}
"""
    ask = f'    ask: {{a: "{first}", b: "{second}"}}\n'
    return stated(entry + ask + '    evidence: [{at: "s0#1", says: [herald], printed: "opened on"}]\n')


CASES: dict[str, tuple[list[Case], list[Case]]] = {
    "Q101": (
        [shows("grass", ["clover"])],
        [
            shows("grass", ["clover", "moss"]),
            asked("What grows?", "grass", "clover", "moss", "thyme", "sage"),
        ],
    ),
    "Q102": (
        [
            shows("grass", ["clover", "moss", "none of these"]),
            shows("all of the above", ["clover", "moss", "thyme"]),
            asked("Which of the two grows?", "grass", "clover", "both", "moss"),
        ],
        [
            asked(
                "Who grows it?", "most of the town", "none but the mayor", "both sisters", "all the gardeners"
            )
        ],
    ),
    "Q103": (
        [
            asked("When is it mown?", "in May", "always at dawn", "in June", "in July"),
            asked("How is it mown?", "usually by hand", "by tractor", "by sheep", "by goats"),
        ],
        [
            asked("When is it mown?", "only in May", "only in June", "in July", "in winter"),
            asked("What broke out?", "all-out war", "a strike", "a fire", "a brawl"),
        ],
    ),
    "Q104": (
        [
            asked("Who came?", "gardeners", "young gardeners", "bakers", "masons"),
            shows("2012", ["March 2012", "2014", "2015"]),
            shows("more than 20 trees", ["25 trees", "5 trees", "10 trees"]),
        ],
        [
            asked("Who came?", "young gardeners", "old bakers", "young masons", "old smiths"),
            shows("20 trees", ["25 trees", "5 trees", "more than 30 trees"]),
            shows("no losses", ["light losses", "heavy losses", "unknown losses"]),
            stated(statement("It lies at {a}.", "Where does it lie?", "{type: place, entity: elm}")),
            shows("Oak Field", ["Elm Park", "Fir Park", "the reader ‘Oak’"]),
        ],
    ),
    "Q105": (
        [
            shows("2012", ["March 2013", "2014", "2015"]),
            shows("40 trees", ["50 bushes", "60 trees", "70 trees"]),
            asked("What fell?", "two trees", "a wall", "a lamp", "a bench"),
            shows("Ada Brandt", ["Ben Castle", "Elm Park", "Dov Ellis"]),
        ],
        [
            shows("2012", ["2013", "2014", "2015"]),
            shows("Ada Brandt", ["Ben Castle", "the mayor", "Dov Ellis"]),
            shows("40 trees", ["50 trees", "no trees", "one tree"]),
            shows("no losses", ["light losses", "heavy losses", "unknown losses"]),
            asked("Which unit came?", "82nd Foot", "1st Foot", "10th Horse", "5th Horse"),
            asked(
                "What effect had it?", "no lasting effect", "a great effect", "a small effect", "an odd one"
            ),
        ],
    ),
    "Q106": (
        [
            shows("2012", ["2015", "2011", "2019"]),
            shows("fifth", ["second", "fourth", "sixth"]),
            shows("two weeks", ["three days", "one year", "a month"]),
        ],
        [
            shows("2012", ["2013", "2014", "2015"], ordered=True),
            shows("four years", ["three years", "two years"], ordered=True),
            asked("What grows?", "grass", "clover", "moss", "thyme"),
        ],
    ),
    "Q107": (
        [
            _swapped("Ben Castle", _AGAIN),
            _swapped("Brandt"),
            stated(_HEDGE_WIDTH, discrepancies=_WIDTH, change=_other_value),
            Case({"disputes": _DISPUTE}, _ally_offered),
            _two_days(*["What was a day of the flower show in Elm Park?"] * 2),
        ],
        [
            _two_days(
                *(f"On what day did the flower show in Elm Park {verb}?" for verb in ("open", "close"))
            ),
            _swapped("Dov Ellis"),
            stated(_HEDGE_WIDTH, discrepancies=_WIDTH),
            Case({"disputes": _DISPUTE}),
        ],
    ),
    "Q108": (
        [
            stated(statement("The lawn was {a}.", "How was the lawn?", term("dry"))),
            stated(statement("The lawn was {a}.", "How was the lawn?", term("dry", "wet"))),
        ],
        [
            stated(statement("The lawn was {a}.", "How was the lawn?", term("dry", "wet", "mown"))),
            stated(statement("The lawn was {a}.", "How was the lawn?", term("dry", more=", skip: [choice]"))),
            stated(statement()),
        ],
    ),
}
