"""Rules about the options of a question as such, whichever of them is right."""

from __future__ import annotations

import re
from collections.abc import Iterator

from quiz.lint.context import Context
from quiz.lint.rule import PICKED, Hit, rule

FEWEST, MOST = 3, 5
"""How many options a question shows."""

_ALL_OR_NONE = re.compile(
    r"\b(?:all|none|both|neither|any|either|some|two) of "
    r"(?:the (?:above|below|others?|options|answers|foregoing)|these|them)\b"
    r"|\b(?:all|none) (?:above|fit|apply)\b|^(?:all|none|both|neither)$",
    re.IGNORECASE,
)


@rule("Q101", "too-few-or-many-options", *PICKED)
def too_few_or_many(context: Context) -> Iterator[Hit]:
    """A question shows fewer than three or more than five options.

    Reason: With two options half of all guesses are right; past three good distractors further ones are
    filler that nobody picks, and cost reading time.

    Source: Haladyna, Downing & Rodriguez 2002, rule 18; Rodriguez 2005 (three options are optimal).

    Remedy: Give the answer at least two `distractors` that could be right.
    """
    for asked, _, shown in context.picks(*PICKED):
        wrong = [len(one.options) for one in shown if not FEWEST <= len(one.options) <= MOST]
        if wrong:
            yield context.hit(asked, f"{wrong[0]} options are shown")


@rule("Q102", "all-or-none-of-the-above", *PICKED)
def all_or_none_of_the_above(context: Context) -> Iterator[Hit]:
    """An option is ‘all of the above’, ‘none of these’ or their like.

    Reason: Whoever recognises two right options, or one wrong one, need not know the rest; and options are
    shown in another order each time, so that nothing is above.

    Source: Haladyna, Downing & Rodriguez 2002, rules 25 and 26.

    Remedy: Name what is meant, or take the option out.
    """
    for asked, question, _ in context.picks(*PICKED):
        for option in (question.key, *question.pool):
            if _ALL_OR_NONE.search(option):
                yield context.hit(asked, f"the option “{option}” speaks of the other options")
                break
