"""Answers and what follows from them: known sequences, steps, lapses, leeches."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import fsrs
import pytest

from quiz.memory import (
    DEFAULT_PARAMETERS,
    NEW_MEMORY,
    LeechAction,
    Memory,
    Phase,
    Rating,
    Settings,
    answer,
    applied_rating,
    elapsed_days,
    introduce,
    is_due,
    preview,
    retrievability,
)
from quiz.memory.clock import MINUTE_US
from quiz.memory.model import STABILITY_MAX
from quiz.memory.schedule import becomes_leech

AGAIN, HARD, GOOD, EASY = Rating
PLAIN = Settings(fuzz=False)
DAY = 19_000
NOON = DAY * 86_400_000_000 + 43_200_000_000


def rate(
    memory: Memory, rating: Rating, day: int = DAY, *, settings: Settings = PLAIN, cap_easy: bool = False
) -> Memory:
    at_us = NOON + (day - DAY) * 86_400_000_000
    return answer(
        memory, rating, at_us, day, settings, DEFAULT_PARAMETERS, "deck/slug#who", cap_easy=cap_easy
    )


def when_due(memory: Memory) -> int:
    assert memory.due_day is not None
    return memory.due_day


def waits(memory: Memory) -> float | int:
    """Minutes in a step, days in review (as a negative number, so that the two cannot be confused)."""
    assert memory.last_at is not None
    assert memory.last_day is not None
    if memory.due_at is not None:
        return (memory.due_at - memory.last_at) / MINUTE_US
    return -(when_due(memory) - memory.last_day)


def review_card(*ratings: Rating) -> Memory:
    """A card taken through its learning steps, then given ``ratings``, each on the day it is due."""
    memory = rate(rate(NEW_MEMORY, GOOD), GOOD)
    for rating in ratings:
        memory = rate(memory, rating, when_due(memory))
    return memory


def test_the_sequence_of_the_package_is_kept() -> None:
    """The golden sequence of py-fsrs and fsrs-rs, here with our steps, days and rounding."""
    ratings = [GOOD] * 6 + [AGAIN] * 2 + [GOOD] * 5
    memory, day, intervals = NEW_MEMORY, DAY, []
    for rating in ratings:
        memory = rate(memory, rating, day)
        intervals.append(when_due(memory) - day)
        day = when_due(memory)
    assert intervals == [0, 2, 11, 46, 163, 498, 0, 0, 2, 4, 7, 12, 21]
    assert (memory.reps, memory.lapses) == (13, 1)


def test_stability_and_difficulty_of_the_package_are_kept() -> None:
    """The check of a memory state that fsrs-rs and py-fsrs share: answered on given days, not when due."""
    memory, day = NEW_MEMORY, DAY
    for rating, interval in zip([AGAIN, GOOD, GOOD, GOOD, GOOD, GOOD], [0, 0, 1, 3, 8, 21], strict=True):
        day += interval
        memory = rate(memory, rating, day)
    assert memory.stability == pytest.approx(53.62691, abs=1e-4)
    assert memory.difficulty == pytest.approx(6.3574867, abs=1e-4)


def test_days_are_study_days_whatever_the_hours_between() -> None:
    """23 hours that cross the rollover are a day to us; the package alone would call them the same day."""
    memory = review_card()
    evening = replace_at(memory, NOON + 10 * 3_600_000_000)
    next_evening = answer(
        evening, GOOD, NOON + 33 * 3_600_000_000, DAY + 1, PLAIN, DEFAULT_PARAMETERS, "deck/slug#who"
    )
    assert next_evening.stability == rate(memory, GOOD, DAY + 1).stability
    assert next_evening.stability != rate(memory, GOOD, DAY).stability


def replace_at(memory: Memory, at_us: int) -> Memory:
    return memory._replace(last_at=at_us)


@pytest.mark.parametrize(
    ("steps", "before", "rating", "expected"),
    [
        ((1.0, 10.0), 0, AGAIN, (0, 1)),
        ((1.0, 10.0), 0, HARD, (0, 5.5)),
        ((1.0, 10.0), 0, GOOD, (1, 10)),
        ((1.0, 10.0), 1, AGAIN, (0, 1)),
        ((1.0, 10.0), 1, HARD, (1, 10)),
        ((1.0, 10.0, 60.0), 1, GOOD, (2, 60)),
        ((10.0,), 0, HARD, (0, 15)),
        ((1200.0,), 0, HARD, (0, 1439)),  # never past the day that good would wait
        ((1.0, 10.0), 5, HARD, (1, 10)),  # steps were taken away
    ],
)
@pytest.mark.parametrize("phase", [Phase.LEARNING, Phase.RELEARNING])
def test_steps(
    steps: tuple[float, ...], before: int, rating: Rating, expected: tuple[int, float], phase: Phase
) -> None:
    settings = replace(PLAIN, learning_steps=steps, relearning_steps=steps)
    memory = review_card()._replace(phase=phase, step=before, due_at=NOON)
    after = rate(memory, rating, settings=settings)
    assert (after.phase, after.step, waits(after)) == (phase, *expected)
    assert after.due_day == DAY


@pytest.mark.parametrize(
    ("steps", "before", "rating"),
    [((1.0, 10.0), 0, EASY), ((1.0, 10.0), 1, GOOD), ((1.0,), 0, GOOD), ((1.0,), 3, GOOD), ((), 0, HARD)],
)
def test_leaving_the_steps(steps: tuple[float, ...], before: int, rating: Rating) -> None:
    settings = replace(PLAIN, learning_steps=steps)
    after = rate(Memory(phase=Phase.LEARNING, step=before, due_at=NOON), rating, settings=settings)
    assert (after.phase, after.step, after.due_at) == (Phase.REVIEW, 0, None)
    assert when_due(after) > DAY


def test_a_study_view_starts_the_steps_and_rates_nothing() -> None:
    shown = introduce(NEW_MEMORY, NOON, DAY, PLAIN)
    assert shown == Memory(phase=Phase.LEARNING, due_at=NOON + MINUTE_US, due_day=DAY)
    assert not is_due(shown, NOON, DAY)
    assert is_due(shown, NOON, DAY, learn_ahead=1)
    assert is_due(shown, NOON + MINUTE_US, DAY)
    asked = rate(shown, GOOD)
    assert (asked.stability, asked.reps, asked.step) == (DEFAULT_PARAMETERS.weights[2], 1, 1)
    assert is_due(introduce(NEW_MEMORY, NOON, DAY, replace(PLAIN, learning_steps=())), NOON, DAY)


def test_forgetting_a_known_card() -> None:
    known = review_card(GOOD, GOOD)
    lapsed = rate(known, AGAIN, when_due(known))
    assert (lapsed.phase, lapsed.lapses, waits(lapsed)) == (Phase.RELEARNING, 1, 10)
    assert known.stability is not None
    assert lapsed.stability is not None
    assert lapsed.stability < known.stability
    again = rate(lapsed, AGAIN, when_due(lapsed))
    assert (again.phase, again.lapses) == (Phase.RELEARNING, 1)
    back = rate(again, GOOD, when_due(again))
    assert (back.phase, back.step, back.due_at) == (Phase.REVIEW, 0, None)
    assert when_due(back) >= when_due(again) + 1


def test_forgetting_without_relearning_steps_is_due_no_later_than_hard() -> None:
    settings = replace(PLAIN, relearning_steps=())
    known = review_card(GOOD, GOOD, GOOD)
    outcomes = preview(known, NOON, when_due(known), settings, DEFAULT_PARAMETERS, "k")
    assert outcomes[AGAIN].phase == Phase.REVIEW
    assert outcomes[AGAIN].lapses == 1
    assert when_due(known) < when_due(outcomes[AGAIN]) < when_due(outcomes[HARD])


def test_better_ratings_come_back_later_by_a_day_at_least() -> None:
    outcomes = preview(review_card(), NOON, DAY, PLAIN, DEFAULT_PARAMETERS, "k")
    days = [when_due(outcomes[rating]) for rating in (HARD, GOOD, EASY)]
    assert days[0] < days[1] < days[2]


def test_the_longest_interval_is_kept() -> None:
    settings = replace(PLAIN, maximum_interval=30)
    memory = NEW_MEMORY
    day = DAY
    for _ in range(8):
        memory = rate(memory, EASY, day, settings=settings)
        assert when_due(memory) - day <= 30
        day = when_due(memory)
    assert waits(memory) == -30


def test_a_card_with_only_a_choice_is_never_easy() -> None:
    memory = review_card(GOOD)
    day = when_due(memory)
    assert rate(memory, EASY, day, cap_easy=True) == rate(memory, GOOD, day)
    assert set(preview(memory, NOON, day, PLAIN, DEFAULT_PARAMETERS, "k", cap_easy=True)) == {
        AGAIN,
        HARD,
        GOOD,
    }
    assert applied_rating(EASY, cap_easy=True) == GOOD
    assert applied_rating(EASY) == EASY
    assert applied_rating(AGAIN, cap_easy=True) == AGAIN


@pytest.mark.parametrize(
    ("threshold", "leeches"), [(8, [8, 12, 16, 20]), (3, [3, 5, 7, 9]), (1, [1, 2, 3]), (0, [])]
)
def test_leeches_at_the_threshold_and_every_half_of_it_again(threshold: int, leeches: list[int]) -> None:
    assert [n for n in range(21) if becomes_leech(n, threshold)][: len(leeches)] == leeches


def test_a_leech_is_marked_and_suspended_where_asked() -> None:
    settings = replace(PLAIN, leech_threshold=2)
    memory = review_card(GOOD)
    for lapse in (1, 2, 3):
        memory = rate(memory, AGAIN, when_due(memory), settings=settings)
        assert (memory.lapses, memory.leech, memory.suspended) == (lapse, lapse >= 2, False)
        memory = rate(memory, GOOD, when_due(memory), settings=settings)
        assert memory.leech == (lapse >= 2)
    settings = replace(settings, leech_action=LeechAction.SUSPEND)
    memory = rate(memory, AGAIN, when_due(memory), settings=settings)
    assert memory.suspended
    assert not is_due(memory, NOON * 2, DAY * 2)


def test_suspended_and_buried_cards_are_not_due() -> None:
    memory = review_card()
    due = when_due(memory)
    assert not is_due(memory, NOON, due - 1)
    assert is_due(memory, NOON, due)
    assert not is_due(memory._replace(suspended=True), NOON, due)
    assert not is_due(memory._replace(buried_until=due + 1), NOON, due)
    assert is_due(memory._replace(buried_until=due + 1), NOON, due + 1)
    assert not is_due(NEW_MEMORY, NOON, DAY)


def test_an_answer_ends_a_burial() -> None:
    assert rate(review_card()._replace(buried_until=DAY + 9), GOOD).buried_until is None


def test_a_study_view_ends_a_burial() -> None:
    buried = Memory(buried_until=DAY + 1)
    assert introduce(buried, NOON, DAY, PLAIN) == introduce(NEW_MEMORY, NOON, DAY, PLAIN)


def test_stability_has_a_ceiling() -> None:
    strong = review_card()._replace(stability=36_000.0, difficulty=1.0)
    assert rate(strong, EASY, DAY + 36_000).stability == STABILITY_MAX
    assert waits(rate(strong, EASY, DAY + 36_000)) == -36_500


def test_a_clock_set_back_counts_as_the_same_day() -> None:
    memory = review_card(GOOD)
    assert memory.last_day is not None
    earlier = rate(memory, GOOD, memory.last_day - 400)
    same = rate(memory, GOOD, memory.last_day)
    assert (earlier.stability, earlier.difficulty) == (same.stability, same.difficulty)
    assert when_due(earlier) > memory.last_day - 400
    assert elapsed_days(memory, memory.last_day - 400) == 0
    assert elapsed_days(NEW_MEMORY, DAY) == 0


def test_a_clock_far_ahead_raises_nothing() -> None:
    memory = rate(review_card(), GOOD, 3_000_000)
    assert rate(memory, AGAIN, 90_000_000).phase == Phase.RELEARNING


def test_a_card_set_due_before_it_was_ever_rated_can_be_answered() -> None:
    memory = Memory(phase=Phase.REVIEW, due_day=DAY)
    assert rate(memory, GOOD).stability == DEFAULT_PARAMETERS.weights[2]
    assert rate(memory, AGAIN).phase == Phase.RELEARNING


def test_retrievability_is_the_packages() -> None:
    scheduler = fsrs.Scheduler()
    memory = review_card(GOOD, HARD)
    assert memory.last_day is not None
    start = datetime(2020, 1, 1, tzinfo=UTC)
    card = fsrs.Card(1, fsrs.State.Review, None, memory.stability, memory.difficulty, start, start)
    for days in (0, 1, 7, 30, 365, 5000):
        expected = scheduler.get_card_retrievability(card, start + timedelta(days=days))
        assert retrievability(memory, memory.last_day + days, DEFAULT_PARAMETERS) == pytest.approx(
            expected, rel=1e-12
        )
    assert retrievability(memory, memory.last_day - 5, DEFAULT_PARAMETERS) == 1.0
    assert retrievability(NEW_MEMORY, DAY, DEFAULT_PARAMETERS) == 0.0
    assert memory.stability is not None
    after = memory._replace(stability=10.0)
    assert retrievability(after, memory.last_day + 10, DEFAULT_PARAMETERS) == pytest.approx(0.9)


def test_the_rating_may_be_a_plain_number() -> None:
    assert rate(NEW_MEMORY, 3) == rate(NEW_MEMORY, GOOD)  # type: ignore[arg-type]
    with pytest.raises(ValueError, match="5"):
        rate(NEW_MEMORY, 5)  # type: ignore[arg-type]
