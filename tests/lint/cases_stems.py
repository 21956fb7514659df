"""Stems: what is planted, and what must pass."""

from __future__ import annotations

from .planting import Case, Change, asked, prompted, stated, statement

_GRASS = ("grass", "clover", "moss")


def _ask(*questions: str) -> list[Case]:
    return [asked(question, *_GRASS) for question in questions]


def _sown(*questions: str) -> list[Case]:
    """Return cases whose sentence names what it speaks of."""
    return [
        stated(statement("The lawn is {a}.", question, "{type: term, value: grass}"))
        for question in questions
    ]


def _shown(*prompts: str) -> list[Case]:
    """Return cases with exactly these stems, whatever the loader would say to them."""
    return [asked("What grows?", *_GRASS, change=_with(prompt)) for prompt in prompts]


def _with(prompt: str) -> Change:
    return prompted(prompt)


_BY_COUNCIL = statement(
    "The rule, the town council holds, is {a}.",
    "What is the rule, in the council's view?",
    '{type: term, value: "to mow"}',
    kind="judgement",
    says="[herald, council]",
)

_HE_SAYS = statement(
    "His lawn, Brandt says, is {a}.",
    "What is the lawn, as Brandt says?",
    "{type: term, value: green}",
    kind="judgement",
    says="[herald, ada]",
)

CASES: dict[str, tuple[list[Case], list[Case]]] = {
    "Q301": (
        [
            *_ask(f"What grows {'very ' * 28}well?"),
            stated(
                statement(f"It grows {'very ' * 31}well on {{a}}.", "Where?", "{type: place, entity: elm}")
            ),
        ],
        _ask(f"What grows {'very ' * 27}well?"),
    ),
    "Q302": (
        _ask("Name the plant that grows there"),
        [
            *_ask("What grows there?", "There grows ____.", "¿Qué crece allí?", "ماذا ينمو هناك؟"),
            stated(
                statement("The plant is {a}.", "Which plant is it (in Latin?)", "{type: term, value: poa}")
            ),
        ],
    ),
    "Q303": (
        _ask("Which plant does not grow there?", "What grows everywhere except there?", "What didn't grow?"),
        _ask(
            "Which plant does NOT grow there?",
            "What grows there, if not well?",
            "Why had it never been so green?",
            "What follows from the claim that it does not grow?",
            "Which grows there and not only in May?",
        ),
    ),
    "Q304": (
        [
            *_ask(
                "What did he plant?",
                "When was it sown?",
                "What did they say about their lawn?",
                "What happened after this?",
                "What is the cause of these?",
                "Which soil does the latter prefer?",
            ),
            stated(statement("Before that he praised {a}.")),
            stated(_HE_SAYS),
        ],
        [
            *_sown(
                "What did Brandt plant in her garden?",
                "In her garden Ada Brandt planted what?",
                "On what does it depend whether a lawn grows?",
                "Which plant that was sown in May grew?",
                "What did the gardeners sow when they came?",
            ),
            stated(statement("Before he left, Castle praised {a}.")),
            stated(statement("It is not known, says Castle, whether he praised {a}.")),
            stated(_BY_COUNCIL),
        ],
    ),
    "Q305": (
        _ask(
            "What grows, according to the article?",
            "What does this text say that grows?",
            "What does the author call green?",
            "What grows, as the sources say?",
        ),
        [
            *_ask(
                "What grows, according to the Herald article?",
                "What grows, in the view of the author of the Mirror column?",
                "What did the author of the letter plant?",
            ),
            stated(
                discrepancies="""\
  - id: width
    thing: the width of the hedge
    ask: How wide do the sources say that the hedge is?
    relation: conflict
    values:
      - {value: two metres, evidence: [{at: "s0#2", says: [herald], printed: two metres}]}
      - {value: one foot, evidence: [{at: "s1#2", says: [post], printed: one foot}]}
"""
            ),
        ],
    ),
    "Q306": (
        [
            *_shown("What kind of grass is it?"),
            asked("Which long wall of red brick stands?", "a long red brick wall", "a gate", "a hedge"),
        ],
        [
            *_ask("What grows?"),
            stated(statement("There are {a} of us.", "How many of us are there?", "{type: term, value: US}")),
            stated(_BY_COUNCIL),
        ],
    ),
    "Q307": (
        _ask("Does a lawn grow there?", "According to Brandt, is it green?"),
        _ask("What is green?", "Is it lawn or field that is green?", "When it rains, what does grow?"),
    ),
}
