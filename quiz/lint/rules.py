"""Every rule, in the order of their codes."""

from __future__ import annotations

from typing import Final

from quiz.lint import options, silences, standing, stems
from quiz.lint.rule import Rule

ABOUT_SILENCES: Final[tuple[Rule, ...]] = (
    silences.unknown_rule,
    silences.unneeded,
    silences.too_much,
)
"""Rules about silences: they run last, and nothing silences them."""

RULES: Final[tuple[Rule, ...]] = (
    options.too_few_or_many,
    options.all_or_none_of_the_above,
    stems.too_long,
    stems.no_question,
    standing.view_without_holder,
    *ABOUT_SILENCES,
)
