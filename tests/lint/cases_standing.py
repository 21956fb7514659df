"""Standing: what is planted, and what must pass."""

from __future__ import annotations

from msgspec.structs import replace

from quiz.questions.model import Card, Form, PickQuestion

from .planting import Case, Change, prompted, stated, statement, term

_VIEW = statement(
    "The finest park, Brandt holds, is {a}.",
    "Which park is the finest, in Brandt's view?",
    "{type: place, entity: elm}",
    kind="judgement",
    says="[herald, ada]",
)
_SAID_BY_VIEW = statement(
    "The finest park is praised by {a}.",
    "Who praises the finest park?",
    kind="judgement",
    says="[herald, ada]",
)
_SOURCES = """\
  - id: s3
    file: s3.txt
    label: the Star report
    author: post
    paragraphs: 3
    map: [{{par: "2", role: {0}}}]
"""


def _in_comment(role: str) -> Case:
    return Case({"sources": _SOURCES.format(role), "statements": statement(at="s3#2", says="[post]")})


def _held_by(label: str) -> Case:
    voices = f"  - {{id: them, kind: group, label: {label}}}\n"
    view = statement(
        f"The finest park, {label} hold, is {{a}}.",
        f"Which park is the finest, as {label} hold?",
        "{type: place, entity: elm}",
        kind="judgement",
        says="[herald, them]",
    )
    return Case({"voices": voices, "statements": view})


_CONFLICT = """\
  - id: hedge-width
    thing: the width of the long hedge of Elm Park
    ask: How wide is the long hedge of Elm Park in which article?
    relation: {0}
    values:
      - {{value: two metres, evidence: [{{at: "s0#7", says: [herald], printed: two metres}}]}}
      - {{value: one metre, evidence: [{{at: "s1#2", says: [post], printed: one metre}}]}}
"""


def _width(
    ask: str, relation: str = "conflict", text: str = "The width of the long hedge of Elm Park is {a}."
) -> Case:
    return stated(
        statement(text, ask, term("two metres"), at="s0#2"), discrepancies=_CONFLICT.format(relation)
    )


def _linked(slot: str, change: Change | None = None) -> Case:
    """Return a case whose discrepancy says itself which slot gives its first value."""
    conflict = _CONFLICT.format("conflict")
    values = conflict.replace("{value: two metres,", f'{{value: two metres, of: ["{slot}"],')
    gate = statement("The gate is {a} wide.", "How wide is the gate?", term("two metres"), slug="gate")
    hedge = statement("It is {a}.", "How wide is the long hedge of Elm Park?", term("two metres"), at="s0#2")
    return stated(hedge, gate, discrepancies=values, change=change)


_DISPUTE = """\
  - id: fence
    question: What should become of the fence?
    stances: [{id: keep, label: it should stay}, {id: drop, label: it should go}]
    positions:
      - {id: ada, stance: keep, kind: judgement, claim: "The fence keeps dogs out of the flower beds.",
         evidence: [{at: "s0#3", says: [herald, ada], printed: "keeps dogs out"}]}
      - {id: ben, stance: drop, kind: judgement, claim: "The fence is in everybody's way.",
         evidence: [{at: "s0#4", says: [herald, ben], printed: "in the way"}]}
      - {id: cora, stance: drop, kind: judgement, claim: "The fence is ugly.",
         evidence: [{at: "s0#5", says: [herald, cora], printed: "plainly ugly"}]}
      - {id: post, stance: keep, kind: judgement, claim: "The fence cost little.",
         evidence: [{at: "s1#5", says: [post], printed: "cost little"}]}
"""


def _offered(label: str, part: str, *, also: bool = False) -> Case:
    """Return a case in which one position's who-says offers one more voice as wrong."""

    def change(card: Card) -> Card:
        if card.part != part:
            return card
        return replace(
            card,
            questions=tuple(
                replace(one, pool=(label, *one.pool))
                if isinstance(one, PickQuestion) and one.form is Form.WHO_SAYS
                else one
                for one in card.questions
            ),
        )

    too = statement(
        "The fence, Dietz says, keeps dogs out of {a}.",
        "Out of what does the fence keep dogs, as Dietz says?",
        term("the flower beds"),
        slug="dietz",
        kind="judgement",
        says="[post, cora]",
        at="s1#6",
    )
    return Case({"disputes": _DISPUTE, **({"statements": too} if also else {})}, change)


def _anchored(printed: str, text: str, kind: str = "report") -> Case:
    return stated(
        statement(text, "Who, as the Herald author says, cut the lawn?", kind=kind, printed=printed)
    )


CASES: dict[str, tuple[list[Case], list[Case]]] = {
    "Q501": (
        [stated(_VIEW, change=prompted("Which park is the finest?"))],
        [stated(_VIEW), stated(statement()), stated(_SAID_BY_VIEW)],
    ),
    "Q502": (
        [_in_comment("comment")],
        [_in_comment("caption"), stated(statement(at="s2#8", says="[reader]"))],
    ),
    "Q503": ([_held_by("they"), _held_by("some of them")], [_held_by("some gardeners"), stated(_VIEW)]),
    "Q504": (
        [
            _anchored("was never cut", "The lawn was cut by {a}."),
            _anchored("didn’t cut it", "The lawn was cut by {a}."),
            _anchored("if she cut it", "The lawn was cut by {a}."),
            _anchored("who cut it?", "The lawn was cut by {a}."),
            stated(statement("Was the lawn cut by {a}?", "Who?")),
            Case({"disputes": _DISPUTE.replace('"plainly ugly"', '"it isn’t plain"')}),
        ],
        [
            _anchored("was never cut", "The lawn was left uncut by {a}."),
            _anchored("not only cut it", "The lawn was cut by {a}."),
            _anchored("in May 2018", "The lawn was cut by {a}."),
            _anchored("if she cut it", "The lawn might be cut by {a}."),
            _anchored("might cut it", "The lawn, the Herald author says, is cut by {a}.", "prediction"),
            Case({"disputes": _DISPUTE}),
        ],
    ),
    "Q505": (
        [
            _width("What is the width of the long hedge of Elm Park?"),
            _linked("gate#a", prompted("How wide is the gate?")),
        ],
        [
            _linked("gate#a"),
            _width(
                "What is the width of the long hedge of Fir Park?", text="The hedge of Fir Park is {a} wide."
            ),
            _width(
                "What is the width of the long hedge of Elm Park in the Herald article?",
                text="The width of the long hedge of Elm Park is {a} in the Herald article.",
            ),
            _width("What is the width of the long hedge of Elm Park?", "precision"),
            _width(
                "What was the width of the long hedge of Elm Park reported to be?",
                text="The width of the long hedge of Elm Park was reported to be {a}.",
            ),
            _width("What is the height of the gate?", text="The height of the gate is {a}."),
        ],
    ),
    "Q506": (
        [
            _offered("Cora Dietz", "ada", also=True),
            _offered("Cora Dietz", "ben"),
            _offered("the Herald author", "ada"),
        ],
        [_offered("the town council", "ada"), stated(_VIEW)],
    ),
}
