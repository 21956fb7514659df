"""What must hold between the entries of a dossier: every check in turn, each a small function."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Final

from quiz.dossier import (
    check_answers,
    check_events,
    check_glossary,
    check_references,
    check_sets,
    check_silences,
    check_sources,
)
from quiz.dossier.index import Finding, Index, Known
from quiz.dossier.problems import MOST_PROBLEMS

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from quiz.dossier.schema import Dossier

__all__ = ["CHECKS", "Finding", "Known", "check"]

CHECKS: Final[tuple[Callable[[Index], Iterator[Finding]], ...]] = (
    check_references.unique_ids,
    check_references.former_ids,
    check_references.unique_labels,
    check_references.voices_exist,
    check_references.nobody_is_part_of_themselves,
    check_references.sources_exist,
    check_references.entities_exist,
    check_references.topics_exist,
    check_references.later_entries_exist,
    check_references.pulls_against_positions,
    check_references.values_answer_slots,
    check_references.not_confusable_with_itself,
    check_sources.map_in_range,
    check_sources.map_consistent,
    check_sources.not_too_many_paragraphs,
    check_sources.fingerprints_complete,
    check_sources.chain_begins_with_speaker,
    check_sources.chain_repeats_nobody,
    check_answers.values_fit,
    check_answers.entities_fit,
    check_answers.free_text_for_entity,
    check_answers.wrong_answers_are_wrong,
    check_answers.wrong_options_of_cards_are_wrong,
    check_answers.not_offered_where_offered,
    check_answers.answer_not_in_question,
    check_answers.questions_stand_alone,
    check_answers.variants_told_apart,
    check_answers.values_differ,
    check_answers.quotes_short,
    check_events.dates_valid,
    check_events.terms_of_roles,
    check_events.order_names_events,
    check_events.discrepancies_are_about_events,
    check_events.order_has_no_circle,
    check_events.order_fits_dates,
    check_silences.silenced_places_exist,
    check_glossary.preferred_words_are_not_avoided,
    check_glossary.avoided_words_stand_once,
    check_sets.members_are_events,
    check_sets.members_in_order,
    check_sets.members_tell_no_date,
    check_sets.pairs_rest_on_entries,
    check_sets.pairs_told_apart,
)


def check(dossier: Dossier, known: Known | None = None) -> list[Finding]:
    """Return what does not hold between entries; of each check at most as many as are ever listed.

    ``known`` names entries that exist and could not be read, so that naming them is no problem.
    """
    index = Index(dossier, known if known is not None else Known())
    return [finding for one in CHECKS for finding in islice(one(index), MOST_PROBLEMS + 1)]
