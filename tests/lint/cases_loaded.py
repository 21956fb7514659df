"""Loaded words: what is planted, and what must pass."""

from __future__ import annotations

from .planting import Case, stated, statement, term

_LINES = (
    'glossary: [{term: cutting, instead_of: [slaughter, butchery], reason: "the word condemns"}, '
    '{term: [group, members], instead_of: [gang, mower tyrant], reason: "the word condemns"}]'
)


def _held(**sections: str) -> Case:
    return _GlossaryCase({"statements": statement(), **sections})


class _GlossaryCase(Case):
    """A case whose deck has a glossary."""

    @property
    def text(self) -> str:
        return super().text.replace("licence: MIT}", f"licence: MIT, {_LINES}}}")


def _said(text: str = "The lawn was cut by {a}.", ask: str = "Who cut the lawn?", more: str = "") -> Case:
    return _held(statements=statement(text, ask, more=more))


_DISPUTE = """\
  - id: fence
    question: {question}
    stances: [{{id: keep, label: {stance}}}, {{id: drop, label: it should go}}]
    positions:
      - {{id: ada, stance: keep, kind: judgement, claim: "{claim}", {grounds}
         evidence: [{{at: "s0#3", says: [herald, ada], printed: "gang of dogs"}}]}}
      - {{id: ben, stance: drop, kind: judgement, claim: "The fence is in everybody's way.",
         evidence: [{{at: "s0#4", says: [herald, ben], printed: "in the way"}}]}}
"""


def _dispute(
    question: str = "What of the fence?",
    stance: str = "it should stay",
    claim: str = "It keeps dogs out.",
    grounds: str = "",
) -> Case:
    return _held(disputes=_DISPUTE.format(question=question, stance=stance, claim=claim, grounds=grounds))


_WORD = """\
  - id: word
    thing: {thing}
    ask: "{ask}"
    relation: {relation}
    values:
      - {{value: slaughter, evidence: [{{at: "s0#7", says: [herald], printed: slaughter of grass}}]}}
      - {{value: trim, evidence: [{{at: "s1#2", says: [post], printed: a trim}}]}}
    note: "{note}"
"""


def _word(
    thing: str = "the word for the cut",
    ask: str = "Slaughter or trim: whose word is which?",
    relation: str = "wording",
    note: str = "So it is.",
) -> Case:
    return _held(discrepancies=_WORD.format(thing=thing, ask=ask, relation=relation, note=note))


_MATCH = """\
  - id: who-what
    form: match
    ask: "{ask}"
    pairs:
      - {{left: {left}, right: one, from: lawn}}
      - {{left: Castle, right: two, from: lawn}}
      - {{left: Dietz, right: three, from: lawn}}
"""

CASES: dict[str, tuple[list[Case], list[Case]]] = {
    "Q507": (
        [
            _said("The lawn was slaughtered by {a}."),
            _said(ask="Who led the GANGS on the lawn?"),
            _said(more='note: "It was plain butchery."'),
            _said(more='note: "Some say ‘a trim’, it was butchery’s end."'),
            _said(more="tags: [x]\noccasion: the slaughter"),
            _said(more='basis: inferred\nwhy: "as gangs do"\nfrom: ["s0#1"]'),
            _said(more='note: "The mower tyrants won."'),
            _dispute(question="Was it a slaughter?"),
            _dispute(stance="the gang stays"),
            _dispute(claim="It keeps a gang of dogs out."),
            _dispute(grounds='grounds: "A gang of dogs came.",'),
            _word(thing="how the gang cut"),
            _word(relation="precision"),
            _word(note="The gang cut it."),
            _held(sets=_MATCH.format(ask="Which gang is whose?", left="Brandt")),
            _held(sets=_MATCH.format(ask="Who is whose?", left="gang")),
            _held(cards="  - {id: h, front: What is a hedge?, back: A gang of bushes}\n"),
            _held(entities="  - {id: gus, name: Gus, type: person, role: leader of a gang}\n"),
            _held(
                entities="  - {id: g, name: Mower Club, type: organisation, variants: [the mower gang]}\n",
                cards='  - {id: h, front: What is it?, back: "A home of the mower gang"}\n',
            ),
            _held(voices="  - {id: gus, kind: person, label: Gus, role: leader of a gang}\n"),
        ],
        [
            _said(),
            _said("The lawn, slaughterous as it looks, was cut by {a}."),
            _said(
                more='note: "The Herald writes “slaughter”, Brandt ‘a gang’s work’, Castle \\"butchery\\"."'
            ),
            _said(more="quote: a slaughter"),
            _held(statements=statement(printed="slaughter of grass")),
            _held(statements=statement("It is {a}.", "What is it?", term("a gang", "a slaughter", "a trim"))),
            _held(
                entities="  - {id: g, name: Gang of Nine, type: organisation, variants: [the Mower Gang]}\n",
                cards='  - {id: h, front: What is the Gang of Nine?, back: "A club, the Mower Gang"}\n',
            ),
            _held(
                voices="  - {id: gus, kind: group, label: the old gang}\n",
                cards="  - {id: h, front: Who are the old gang?, back: Gus and Tom}\n",
            ),
            _dispute(),
            _dispute(claim="It keeps a “gang of dogs” out."),
            _word(),
            _word(note="Slaughtering is the Herald's word."),
            stated(statement("The lawn was slaughtered by {a}.")),
        ],
    )
}
