"""Rules about what stands above the answer: the question, or the sentence with a gap."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quiz.lint.context import Context
from quiz.lint.rule import TYPED, WORDED, Hit, rule
from quiz.questions.model import Form

LONGEST = 30
"""How many words a stem may have."""

_ASKS = re.compile(r"\?[”’\"')]*(?:\s|$)|_{2,}")


@rule("Q301", "stem-too-long", *WORDED, Form.CLOZE)
def too_long(context: Context) -> Iterator[Hit]:
    """A stem has more than thirty words.

    Reason: What is tested then is reading; and a long stem is learned by its look, not by what it asks.

    Source: Haladyna, Downing & Rodriguez 2002, rules 13 and 16; Wozniak 1999, rule 12.

    Remedy: Ask in fewer words, or put part of it into a statement of its own.
    """
    for asked in context.asked(*WORDED, Form.CLOZE):
        for prompt in asked.question.prompts:
            count = len(prompt.split())
            if count > LONGEST:
                yield context.hit(asked, f"the stem has {count} words: “{prompt}”", what="ask")
                break


@rule("Q302", "stem-asks-nothing", *TYPED, Form.CHOICE)
def no_question(context: Context) -> Iterator[Hit]:
    """A stem asks nothing: it has no question mark and no gap.

    Reason: A learner who does not know what is wanted is wrong for the wrong reason.

    Source: Haladyna, Downing & Rodriguez 2002, rules 14 and 15.

    Remedy: Word it as a question.
    """
    for asked in context.asked(*TYPED, Form.CHOICE):
        for prompt in asked.question.prompts:
            if not _ASKS.search(prompt):
                yield context.hit(asked, f"the stem asks nothing: “{prompt}”", what="ask")
                break
