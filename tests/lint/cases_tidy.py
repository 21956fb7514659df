"""Slips of the pen: what is planted, and what must pass."""

from __future__ import annotations

from .planting import Case, stated, statement, term


def _with(more: str, text: str = "The lawn was cut by {a}.", ask: str = "Who cut the lawn?") -> Case:
    return stated(statement(text, ask, more=more))


def _entity(variants: str) -> Case:
    return Case({"entities": f"  - {{id: gus, name: Gus, type: person, variants: [{variants}]}}\n"})


def _source(prints: str, **known: list[str]) -> Case:
    source = (
        f"  - {{id: s3, file: s3.txt, label: the Star report, author: post, paragraphs: 2, "
        f"fingerprints: [{prints}]}}\n"
    )
    return Case({"sources": source}, prints=known)


_ONE, _TWO = "0123456789abcdef", "fedcba9876543210"

_DISPUTE = """\
  - id: fence
    question: {0}
    stances: [{{id: keep, label: it should stay}}, {{id: drop, label: it should go}}]
    positions:
      - {{id: ada, stance: keep, kind: judgement, claim: "{1}", grounds: "{2}",
         evidence: [{{at: "s0#3", says: [herald, ada], printed: "keeps dogs out"}}]}}
      - {{id: ben, stance: drop, kind: judgement, claim: "The fence is in everybody's way.",
         evidence: [{{at: "s0#4", says: [herald, ben], printed: "in the way"}}]}}
"""


def _dispute(question: str = "What now?", claim: str = "It stays.", grounds: str = "It is new!") -> Case:
    return Case({"disputes": _DISPUTE.format(question, claim, grounds)})


CASES: dict[str, tuple[list[Case], list[Case]]] = {
    "Q601": (
        [
            _with("", text="The lawn  was cut by {a}."),
            _with("", ask="Who cut the lawn? "),
            _with('note: " So it is."'),
            _with("note: >-\n  So it is,\n  and  so on."),
            _with("tags: [x]\nnote: 'So\\tit is.  '"),
            _entity('"Gus  Gray"'),
        ],
        [
            _with("note:   So it is.   # a   remark"),
            _with("note: >-\n  So it is,\n  and so on.\n"),
            stated(statement(printed="cut  the lawn")),
            _with('quote: "so  it is"'),
        ],
    ),
    "Q602": (
        [
            _with("", text="The lawn was cut by {a}"),
            _with("", text="The lawn was cut by {a} (in May)"),
            _with("", ask="Who cut the lawn"),
            _with("", ask="By which gardener was the lawn cut"),
            _dispute(question="What of the fence"),
            _dispute(claim="It stays"),
            _dispute(grounds="It is ‘new’"),
        ],
        [
            _with(""),
            _dispute(),
            _with("", text="They cut “it, {a} and all.”"),
            _with("", ask="The lawn was cut by …"),
            _with("note: no sentence at all"),
        ],
    ),
    "Q603": (
        [
            _entity("Gray, Gus Gray, Gray"),
            stated(statement("It is {a}.", "What is it?", term("moss", "fern", "reed", "fern"))),
            stated(statement("It is {a}.", "What?", term("moss", more=", accept: [a moss, a moss]"))),
        ],
        [
            _entity("Gray, Gus Gray, gray"),
            stated(statement("It is {a}.", "What is it?", term("moss", "fern", "reed"))),
        ],
    ),
    "Q604": (
        [_source("", s3=[_ONE, _TWO]), _source(f'"{_ONE}", "{_ONE}"', s3=[_ONE, _TWO])],
        [_source(""), _source(f'"{_ONE}", "{_TWO}"', s3=[_ONE, _TWO]), _source("", s9=[_ONE])],
    ),
}
