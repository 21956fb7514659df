"""Answers, evidence, and cards beside one another: what is planted, and what must pass."""

from __future__ import annotations

from quiz.dossier.schema import Dossier

from .planting import Case, stated, statement, term


def _when(text: str, more: str = "", *, at: str = "s1#1", says: str = "[post]") -> Case:
    return stated(statement(text, "Who cut the lawn?", at=at, says=says, more=more))


def _shorter(dossier: Dossier) -> Dossier:
    """Take paragraphs away from under the evidence."""
    sources = [source.model_copy(update={"paragraphs": 1}) for source in dossier.sources]
    return dossier.model_copy(update={"sources": sources})


def _sourceless(dossier: Dossier) -> Dossier:
    return dossier.model_copy(update={"sources": []})


_CREDIT = Case(
    {
        "statements": statement(at="s3#2", says="[post]"),
        "sources": (
            "  - {id: s3, file: s3.txt, label: the Star report, author: post, paragraphs: 2, "
            'map: [{par: "2", role: credit}]}\n'
        ),
    }
)

_ORDERED = stated(
    statement(
        "Last month the lawn was cut by {a}.",
        at="s1#1",
        says="[post]",
        more="when: {text: last month, after: [hedge]}",
    ),
    statement(slug="hedge", at="s1#2", says="[post]", more='when: {edtf: "2020"}'),
)

_POND = "In which year was the old pond beside Elm Park drained by the council?"


def _pond(ask: str, slug: str, answer: str = "{type: term, value: early}", **more: str) -> str:
    return statement("It was {a}.", ask, answer, slug=slug, **more)


def _view(slug: str, voice: str) -> str:
    return statement(
        f"The old pond of Elm Park, {voice} thinks, was drained too {{a}}.",
        f"How was the old pond of Elm Park drained, as {voice} thinks?",
        "{type: term, value: early}",
        slug=slug,
        kind="judgement",
        says=f"[herald, {'ada' if voice == 'Brandt' else 'ben'}]",
    )


_HAND = """\
  - {{id: hand-{0}, front: "What is the Latin name of the common daisy?", back: "{1}"}}
"""

_BACK = '  - {id: hand, front: "What?", back: "one two three four five six seven eight nine"}\n'
_TELLS = statement(
    "In 1901 the old pond beside Elm Park was drained, as {a} said.",
    "Who said that the old pond beside Elm Park was drained by the council in 1901?",
    slug="teller",
)
_TOLD = statement(
    "The old pond beside Elm Park was drained in {a}.",
    "In which year was the old pond beside Elm Park drained?",
    '{type: date, value: "1901"}',
    slug="told",
)


def _claims(other: str, holder: str) -> Case:
    """Return a case of two disputes, in the second of which a voice holds this."""
    claims = [
        (
            "fence",
            "What should become of the fence?",
            "The old hedge keeps dogs out and gives shelter.",
            "ada",
        ),
        ("birds", "Who shelters the sparrows of the town?", other, holder),
    ]
    entry = """\
  - id: {0}
    question: {1}
    stances: [{{id: keep, label: it should stay}}, {{id: drop, label: it should go}}]
    positions:
      - {{id: first, stance: keep, kind: judgement, claim: "{2}",
         evidence: [{{at: "s0#3", says: [herald, {3}], printed: "keeps dogs out"}}]}}
      - {{id: cora, stance: drop, kind: judgement, claim: "Of the {0} there is no need.",
         evidence: [{{at: "s0#5", says: [herald, cora], printed: "plainly ugly"}}]}}
"""
    return Case({"disputes": "".join(entry.format(*one) for one in claims)})


CASES: dict[str, tuple[list[Case], list[Case]]] = {
    "Q401": (
        [
            stated(statement("It is {a}.", "What?", term("one two three four five six seven eight nine"))),
            Case({"cards": _BACK}),
        ],
        [stated(statement("It is {a}.", "What?", term("one two three four five six seven eight")))],
    ),
    "Q402": (
        [
            stated(statement(ask="Who cut the lawn, and when?")),
            stated(statement(ask="Who cut the lawn? When was that?")),
            stated(statement("It is {a}.", "What grows?", term("grass, moss and clover"))),
            stated(statement("The lawn was cut by {a}. It was dry.")),
            stated(statement(f"The lawn was cut {'very ' * 40} short by {{a}}.")),
        ],
        [
            stated(statement(ask="Who cut the lawn and the hedge?")),
            stated(statement("The U.S. St. Mary lawn was cut by {a}.")),
            stated(statement("It is {a}.", "What grows?", term("grass and moss"))),
        ],
    ),
    "Q403": (
        [
            _when("Last month the lawn was cut by {a}."),
            _when("The lawn was cut by {a} on Sunday."),
            _when("The lawn was cut by {a} two years ago."),
            _when("The lawn was cut by {a}.", "when: {text: last summer}"),
        ],
        [
            _when("Last month the lawn was cut by {a}.", 'when: {edtf: "2020-04"}'),
            _ORDERED,
            _when("Last month the lawn was cut by {a}.", at="s0#1", says="[herald]"),
            _when("The lawn was cut by {a} on Sunday, 3 May 2020."),
            _when("The lawn was most recently cut by {a}."),
        ],
    ),
    "Q404": (
        [
            Case({"statements": statement(at="s0#2")}, dossier=_shorter),
            Case({"statements": statement()}, dossier=_sourceless),
            stated(statement(printed="it was so")),
            stated(statement(printed="—")),
            _CREDIT,
        ],
        [stated(statement()), stated(statement(at="s0#9", printed="1901"))],
    ),
    "Q405": (
        [
            stated(_pond(_POND, "one"), _pond(_POND.replace("old ", ""), "other")),
            Case({"cards": _HAND.format("a", "bellis perennis") + _HAND.format("b", "bellis")}),
            _claims("The old hedge gives shelter and keeps cats out.", "ada"),
        ],
        [
            stated(_pond(_POND, "one"), _pond("In which year was the hedge beside Elm Park cut?", "other")),
            stated(
                _pond(_POND.replace("which year", "1901"), "one"),
                _pond(_POND.replace("which year", "1902"), "two"),
            ),
            stated(_view("one", "Brandt"), _view("two", "Castle")),
            _claims("The old hedge gives shelter and keeps cats out.", "ben"),
            _claims("Without the old hedge the lawn would soon be bare.", "ada"),
        ],
    ),
    "Q406": (
        [stated(_TELLS, _TOLD)],
        [
            stated(_TOLD, statement(slug="teller")),
            stated(_TOLD, _TELLS.replace("1901", "1902")),
        ],
    ),
}
