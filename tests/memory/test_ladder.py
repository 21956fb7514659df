"""First shown, then recognised, then recalled; and never the same question twice running."""

from __future__ import annotations

from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from quiz.memory import (
    NEW_MEMORY,
    FormInfo,
    Memory,
    Phase,
    caps_easy,
    choose_form,
    is_practice,
    is_practice_session,
    needs_study_view,
)

NEW, LEARNING, REVIEW, RELEARNING = (Memory(phase=phase) for phase in Phase)
STUDY = FormInfo("c/study", "study", recall=False)
CHOICE = FormInfo("c/choice", "choice", recall=False)
JUDGE = FormInfo("c/true-false", "true-false", recall=False)
CLOZE = FormInfo("c/cloze", "cloze", recall=True)
SHORT = FormInfo("c/short-answer", "short-answer", recall=True)
WHO_PICK = FormInfo("c/who-says/pick", "who-says", recall=False)
WHO_TYPED = FormInfo("c/who-says/typed", "who-says", recall=True)
WHO_BACK = FormInfo("c/short-answer/what-says", "short-answer", recall=True)
ALL = [STUDY, CHOICE, JUDGE, CLOZE, SHORT]

infos = st.lists(
    st.builds(
        FormInfo, st.text(max_size=4), st.sampled_from(["choice", "cloze", "date", "who-says"]), st.booleans()
    ),
    unique_by=lambda info: info.question_id,
    max_size=6,
)
memories = st.sampled_from([LEARNING, REVIEW, RELEARNING])


def test_a_new_card_is_shown_first() -> None:
    assert needs_study_view(NEW_MEMORY)
    assert not needs_study_view(LEARNING)
    assert choose_form(ALL, NEW, 0) == STUDY
    assert choose_form(ALL, NEW, 0, allowed={"cloze"}) == STUDY
    assert choose_form([CHOICE, CLOZE], NEW, 0) == CHOICE


def test_steps_ask_for_recognition_and_reviews_for_recall() -> None:
    for repetition in range(10):
        for memory in (LEARNING, RELEARNING):
            assert choose_form(ALL, memory, repetition) in (CHOICE, JUDGE)
        assert choose_form(ALL, REVIEW, repetition) in (CLOZE, SHORT)


def test_who_says_is_typed_once_young_and_asked_in_both_directions() -> None:
    position = [STUDY, WHO_PICK, WHO_TYPED, WHO_BACK]
    assert choose_form(position, LEARNING, 0) == WHO_PICK
    asked, last = [], None
    for repetition in range(2, 8):
        info = choose_form(position, REVIEW, repetition, last)
        assert info is not None
        asked.append(info)
        last = info.question_id
    assert set(asked) == {WHO_TYPED, WHO_BACK}
    assert all(first != second for first, second in pairwise(asked))


def test_a_card_with_only_a_choice_keeps_it_and_is_never_easy() -> None:
    assert choose_form([STUDY, CHOICE], REVIEW, 3, CHOICE.question_id) == CHOICE
    assert caps_easy([STUDY, CHOICE])
    assert not caps_easy(ALL)


def test_within_minutes_recall_is_better_than_the_same_choice_again() -> None:
    assert choose_form([CHOICE, CLOZE], LEARNING, 1, CHOICE.question_id) == CLOZE
    assert choose_form([CHOICE, CLOZE], LEARNING, 2, CLOZE.question_id) == CHOICE


def test_a_due_card_with_one_recall_question_is_not_given_recognition_instead() -> None:
    assert choose_form([CHOICE, CLOZE], REVIEW, 4, CLOZE.question_id) == CLOZE


def test_a_restricted_session_asks_what_it_allows() -> None:
    assert choose_form(ALL, REVIEW, 1, allowed={"true-false"}) == JUDGE
    assert choose_form(ALL, REVIEW, 1, allowed={"date"}) is None
    assert choose_form([], REVIEW, 1) is None
    assert choose_form([STUDY], LEARNING, 1) is None


def test_practice_is_what_cannot_stand_for_recall() -> None:
    assert is_practice_session({"choice", "true-false"})
    assert not is_practice_session({"choice", "cloze"})
    assert not is_practice_session({"who-says"})
    assert not is_practice_session(None)
    assert is_practice(CHOICE, ALL, LEARNING, {"choice"})
    assert is_practice(WHO_PICK, [WHO_PICK, WHO_TYPED], REVIEW, {"who-says"})
    assert not is_practice(CHOICE, [STUDY, CHOICE], REVIEW)
    assert not is_practice(CHOICE, ALL, LEARNING)
    assert not is_practice(CLOZE, ALL, REVIEW, {"cloze"})


def test_a_set_to_match_keeps_its_form_is_scheduled_and_never_easy() -> None:
    match, order = FormInfo("s/match", "match", recall=False), FormInfo("t/order", "order", recall=True)
    for memory in (LEARNING, REVIEW, RELEARNING):
        assert choose_form([STUDY, match], memory, 2, match.question_id) == match
        assert not is_practice(match, [STUDY, match], memory)
        assert not is_practice(match, [STUDY, match], memory, {"match", "order"})
        assert not is_practice(order, [STUDY, order], memory, {"match", "order"})
    assert caps_easy([STUDY, match])
    assert not caps_easy([STUDY, order])
    assert is_practice_session({"match"})
    assert is_practice_session({"match", "choice"})
    for form in ("order", "grounds", "contrast", "steelman"):
        assert not is_practice_session({form})


def test_grounds_are_recognised_in_steps_and_recalled_when_due() -> None:
    pick = FormInfo("p/grounds-pick", "grounds", recall=False)
    recall = FormInfo("p/grounds-recall", "grounds", recall=True)
    assert choose_form([pick, recall], LEARNING, 0) == pick
    assert choose_form([pick, recall], REVIEW, 0) == recall
    assert is_practice(pick, [pick], REVIEW, {"grounds"}) is False
    assert is_practice(pick, [pick, recall], REVIEW, {"grounds"})


def test_cards_at_one_stage_do_not_all_get_the_same_form() -> None:
    forms = set()
    for number in range(20):
        pool = [FormInfo(f"card{number}/{form}", form, recall=True) for form in ("cloze", "short-answer")]
        info = choose_form(pool, REVIEW, 2)
        assert info is not None
        forms.add(info.form)
    assert forms == {"cloze", "short-answer"}


@given(infos, memories, st.integers(0, 1000), st.data())
def test_the_choice_is_sound(
    available: list[FormInfo], memory: Memory, repetition: int, data: st.DataObject
) -> None:
    last = data.draw(st.none() | st.sampled_from([info.question_id for info in available] or ["x"]))
    info = choose_form(available, memory, repetition, last)
    shuffled = data.draw(st.permutations(available))
    assert choose_form(shuffled, memory, repetition, last) == info
    if info is None:
        assert not available
        return
    assert info in available
    if memory is REVIEW:
        recall = [other for other in available if other.recall]
        assert info.recall or not recall
        assert info.question_id != last or len(recall or available) == 1
    else:
        assert info.question_id != last or len(available) == 1


@given(infos, st.integers(2, 50))
def test_every_recall_question_gets_its_turn(available: list[FormInfo], start: int) -> None:
    recall = [info for info in available if info.recall]
    asked, last = [], None
    for repetition in range(start, start + len(recall)):
        info = choose_form(available, REVIEW, repetition, last)
        assert info is not None
        asked.append(info)
        last = info.question_id
    assert sorted(asked) == sorted(recall)
