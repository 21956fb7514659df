from __future__ import annotations

from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from quiz.classroom.options import GRADED_FORMS, DrillOptions, decode_options, encode_options
from quiz.classroom.plan import choose
from quiz.errors import UsageError
from quiz.questions.document import BuiltDeck
from quiz.questions.model import Checklist, ChecklistQuestion, Form, Reveal, Show
from tests.classroom.drilling import built_in
from tests.sample_decks import card, deck


def slug(card_id: str) -> str:
    return card_id.split("#", maxsplit=1)[0]


def test_the_same_seed_gives_the_same_drill_and_another_seed_another(barley: BuiltDeck) -> None:
    one = choose(barley, DrillOptions(seed="7a"))
    assert choose(barley, DrillOptions(seed="7a")) == one
    assert choose(barley, DrillOptions(seed="8a")) != one


def test_reports_views_and_discrepancies_all_come_up_and_no_form_rules(barley: BuiltDeck) -> None:
    drawn = choose(barley, DrillOptions(questions=20))
    forms = Counter(question.instance.form for question in drawn)
    cards = {one.id: one for one in barley.cards}
    views = sum(cards[question.instance.card].holder is not None for question in drawn)
    assert [question.number for question in drawn] == list(range(1, 21))
    assert 5 <= views <= 15
    assert Form.DISCREPANCY in forms
    assert max(forms.values()) <= 6


@settings(max_examples=60, deadline=None)
@given(
    count=st.integers(1, 200),
    forms=st.sets(st.sampled_from(GRADED_FORMS), max_size=4),
    disputes=st.booleans(),
    seed=st.text(max_size=5),
)
def test_whatever_is_asked_for_only_what_grades_itself_is_drawn_and_siblings_come_last(
    count: int, forms: set[Form], disputes: bool, seed: str
) -> None:
    barley = built_in("barley")
    options = DrillOptions(questions=count, forms=tuple(sorted(forms)), only_disputes=disputes, seed=seed)
    try:
        drawn = choose(barley, options)
    except UsageError:
        asked = [q for one in barley.cards for q in one.questions if not isinstance(q, ChecklistQuestion)]
        assert disputes or not any(q.form in forms for q in asked)
        return
    assert 1 <= len(drawn) <= count
    cards = [question.instance.card for question in drawn]
    assert len(set(cards)) == len(cards)
    for question in drawn:
        assert not isinstance(question.instance, Show | Checklist | Reveal)
        assert not forms or question.instance.form in forms
    seen: set[str] = set()
    again = [slug(one) in seen or seen.add(slug(one)) is not None for one in cards]
    assert again == sorted(again), "a sibling came before a fresh statement"


def test_missed_cards_alone_are_asked_the_most_missed_first(barley: BuiltDeck) -> None:
    some = [question.instance.card for question in choose(barley, DrillOptions(questions=6))]
    missed = [some[4], some[1], some[5]]
    again = choose(barley, DrillOptions(questions=2), missed=missed)
    assert [question.instance.card for question in again] == missed[:2]


def test_a_voice_left_out_speaks_nowhere(barley: BuiltDeck) -> None:
    held = Counter(one.holder_id for one in barley.cards if one.holder_id)
    voice = held.most_common(1)[0][0]
    label = next(one.label for one in barley.voices if one.id == voice)
    asked = choose(barley, DrillOptions(questions=200, without_voices=(voice,)))
    assert len(asked) > 20
    for one in asked:
        said = one.instance.explanation
        assert label not in {voice for line in said.evidence for voice in line.voices}
        assert label not in {other.voice for other in said.others}
        assert label not in getattr(one.instance, "options", ())
        assert label not in one.instance.prompt


def test_questions_deselected_tags_and_topics_narrow_the_drill() -> None:
    built = deck(
        card("one", tags=("early",), topic="t"),
        card("two", tags=("late",), topic="t"),
        card("three", tags=("late", "hard"), topic="t"),
    )
    late = choose(built, DrillOptions(tags=("late",)))
    assert {slug(one.instance.card) for one in late} == {"d/two", "d/three"}
    kept = choose(built, DrillOptions(without_tags=("hard",)))
    assert {slug(one.instance.card) for one in kept} == {"d/one", "d/two"}
    first = kept[0].instance
    fewer = choose(built, DrillOptions(without_tags=("hard",), left_out=(first.question,)))
    assert [one.instance for one in fewer] == [one.instance for one in kept[1:]], "nothing comes in its place"
    assert fewer[0].number == 1


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (DrillOptions(questions=0), "1 to 200"),
        (DrillOptions(seconds=1), "3 to 3,600"),
        (DrillOptions(forms=(Form.STEELMAN,)), "choice"),
        (DrillOptions(without_voices=("nobody",)), "There are:"),
        (DrillOptions(topics=("none",)), "There are:"),
        (DrillOptions(tags=("none",)), "There are:"),
        (DrillOptions(teams=("one",)), ""),
    ],
)
def test_options_that_make_no_sense_name_what_would(
    barley: BuiltDeck, options: DrillOptions, says: str
) -> None:
    with pytest.raises(UsageError) as caught:
        choose(barley, options)
    assert says in str(caught.value)


def test_options_come_back_as_they_were_kept() -> None:
    options = DrillOptions(questions=3, forms=(Form.DATE,), teams=("red", "blue"), seconds=None)
    assert decode_options(encode_options(options)) == options
    assert decode_options(encode_options(replace(options, seed="é"))).seed == "é"


def test_matching_a_disputes_positions_with_their_voices_is_on_what_voices_differ_on() -> None:
    options = DrillOptions(only_disputes=True, forms=(Form.MATCH,), questions=5)
    asked = choose(built_in("soleimani"), options)
    assert len(asked) == 5
    assert all("position" in one.instance.prompt for one in asked)
