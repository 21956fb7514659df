"""What must hold of a deck as a whole: no trick of test-taking tells the key from the wrong options."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterator
from fractions import Fraction

from quiz.dossier.schema import Dossier
from quiz.questions.document import BuiltDeck
from quiz.questions.folding import compact
from quiz.questions.model import Assign, AssignQuestion, Card, Form, Judge, Pick, PickQuestion
from quiz.questions.realise import realise, show_view

REPETITIONS = 12
"""So many showings are looked at: what is shown differs from one to the next."""


def _picks(deck: BuiltDeck) -> Iterator[tuple[Card, PickQuestion, Pick]]:
    for card in deck.cards:
        for question in card.questions:
            if isinstance(question, PickQuestion):
                for repetition in range(REPETITIONS):
                    shown = realise(question, card, "ann", repetition)
                    assert isinstance(shown, Pick)
                    yield card, question, shown


def test_who_always_takes_the_longest_option_hardly_beats_chance(any_builtin: BuiltDeck) -> None:
    """The longest of the options is the key at most five points more often than chance has it."""
    chance: dict[Form, Fraction] = defaultdict(Fraction)
    hits: dict[Form, Fraction] = defaultdict(Fraction)
    asked: Counter[Form] = Counter()
    for _, question, shown in _picks(any_builtin):
        longest = max(map(len, shown.options))
        best = [i for i, option in enumerate(shown.options) if len(option) == longest]
        asked[question.form] += 1
        chance[question.form] += Fraction(1, len(shown.options))
        hits[question.form] += Fraction(shown.key in best, len(best))
    assert {Form.CHOICE, Form.WHO_SAYS, Form.GROUNDS} <= asked.keys()
    for form, count in asked.items():
        assert hits[form] <= chance[form] + Fraction(5, 100) * count, (form, float(hits[form] / count))


def test_who_always_takes_one_place_hardly_beats_chance(any_builtin: BuiltDeck) -> None:
    """Of options in a free order, the key stands at each place about as often as at any other."""
    places: dict[int, Counter[int]] = defaultdict(Counter)
    for _, question, shown in _picks(any_builtin):
        if not question.ordered:
            places[len(shown.options)][shown.key] += 1
    assert places
    for options, found in places.items():
        total = sum(found.values())
        for place in range(options):
            share = Fraction(found[place], total)
            assert abs(share - Fraction(1, options)) < _margin(options, total), (options, place, float(share))


def _margin(options: int, showings: int) -> float:
    """Five points, or where so few showings scatter more by chance, three standard deviations."""
    chance = 1 / options
    return max(0.05, 3 * math.sqrt(chance * (1 - chance) / showings))


def test_who_always_says_true_hardly_beats_chance(any_builtin: BuiltDeck) -> None:
    shown = [
        realise(question, card, "ann", repetition)
        for card in any_builtin.cards
        for question in card.questions
        if question.form is Form.TRUE_FALSE
        for repetition in range(REPETITIONS)
    ]
    true = sum(isinstance(one, Judge) and one.key for one in shown)
    assert abs(Fraction(true, len(shown)) - Fraction(1, 2)) < _margin(2, len(shown))


def test_options_are_few_different_and_one_of_them_is_right(any_deck: tuple[Dossier, BuiltDeck]) -> None:
    for _, question, shown in _picks(any_deck[1]):
        assert 3 <= len(shown.options) <= 5 or question.form is Form.WHO_SAYS, question.id
        assert len({compact(option) for option in shown.options}) == len(shown.options), question.id
        assert shown.options.count(question.key) == 1
        assert shown.options[shown.key] == question.key


def test_every_question_comes_with_its_evidence(deck_with_sets: tuple[Dossier, BuiltDeck]) -> None:
    dossier, deck = deck_with_sets
    paragraphs = {source.id: source.paragraphs for source in dossier.sources}
    by_hand = {f"{deck.id}/{card.id}" for card in dossier.cards if not card.evidence}
    for card in deck.cards:
        if card.id.partition("#")[0] in by_hand:
            continue
        shown = [show_view(card), *(realise(question, card, "ann", 3) for question in card.questions)]
        for one in shown:
            assert one.explanation.evidence, one.question
            assert one.explanation.answer
            assert one.explanation.standing
            for line in one.explanation.evidence:
                assert 1 <= line.paragraph <= paragraphs[line.source], one.question
                assert line.voices, one.question


def test_a_typical_statement_is_asked_in_three_forms_and_a_dispute_in_four_questions(
    any_builtin: BuiltDeck,
) -> None:
    slots = [card for card in any_builtin.cards if card.kind in {"statement", "event"}]
    rich = [card for card in slots if len({question.form for question in card.questions}) >= 3]
    assert len(rich) >= len(slots) * Fraction(9, 10)
    asked: Counter[str] = Counter()
    for card in any_builtin.cards:
        asked[card.id.partition("#")[0]] += len(card.questions)
    for dispute in any_builtin.disputes:
        assert asked[f"{any_builtin.id}/{dispute.id}"] >= 4, dispute.id


def test_each_line_to_match_takes_another_option(deck_with_sets: tuple[Dossier, BuiltDeck]) -> None:
    for card in deck_with_sets[1].cards:
        for question in card.questions:
            if isinstance(question, AssignQuestion) and question.form is Form.MATCH:
                shown = realise(question, card, "ann", 1)
                assert isinstance(shown, Assign)
                given = [row.options[row.key] for row in shown.rows]
                assert len(set(given)) == len(given) >= 3, question.id
