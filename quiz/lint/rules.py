"""Every rule, in the order of their codes."""

from __future__ import annotations

from typing import Final

from quiz.lint import (
    allies,
    answers,
    assertion,
    keys,
    loaded,
    options,
    repeats,
    silences,
    standing,
    stems,
    tidy,
)
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
    options.absolute_or_vague,
    options.overlapping,
    options.mixed,
    options.unsorted,
    options.also_true,
    options.nothing_to_recognise,
    keys.much_longer,
    keys.longest_too_often,
    keys.places_uneven,
    keys.grammatical_cue,
    keys.stem_word_only_in_key,
    keys.convergence,
    stems.too_long,
    stems.no_question,
    stems.negative,
    stems.unresolved,
    stems.the_article,
    stems.answer_in_stem,
    stems.yes_no,
    answers.answer_too_long,
    answers.several_facts,
    answers.relative_date,
    answers.evidence_not_found,
    repeats.near_duplicate,
    repeats.answers_another,
    standing.view_without_holder,
    standing.comment_as_author,
    standing.pronoun_as_holder,
    assertion.asserted,
    standing.conflict_as_fact,
    allies.who_says_same,
    loaded.loaded_word,
    tidy.stray_spaces,
    tidy.no_final_mark,
    tidy.given_twice,
    tidy.fingerprints_due,
    *ABOUT_SILENCES,
)
