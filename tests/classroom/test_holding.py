from __future__ import annotations

import pytest

from quiz.classroom import holding
from quiz.classroom.frozen import decode_instance
from quiz.classroom.options import DrillOptions, decode_options
from quiz.errors import QuizError, UnknownDeckError, UsageError
from quiz.questions.document import BuiltDeck
from quiz.store import drills
from quiz.store.api import Store
from quiz.store.drills import Answered, Participant
from tests.classroom.drilling import built_in


@pytest.fixture
def kept(store: Store, barley: BuiltDeck) -> Store:
    store.sync_deck(barley)
    return store


def score(store: Store, drill: str, scores: dict[int, list[float | None]]) -> None:
    """Have as many people as there are scores answer each question."""
    most = max(len(row) for row in scores.values())
    people = [
        Participant(f"{drill}-{n}", drill, f"n{n}", f"n{n}", None, None, n, None, None) for n in range(most)
    ]
    rows = [
        Answered(drill, number, person.id, '{"answer":"none"}', one, 100, 5, 0)
        for number, row in scores.items()
        for person, one in zip(people, row, strict=False)
    ]
    drills.apply(store.database, [*map(drills.joined, people), drills.answered(rows)])


def test_what_is_previewed_is_what_is_held_and_nothing_is_kept_before(kept: Store) -> None:
    options = DrillOptions(questions=4)
    shown = holding.preview(kept, "barley", options)
    assert drills.everything(kept.database) == []
    held = holding.prepare(kept, "barley", options, title="7b")
    assert held.questions == shown
    back = drills.questions(kept.database, held.drill.id)
    assert [decode_instance(one.instance) for one in back] == [one.instance for one in shown]
    assert drills.drill(kept.database, "7B") == held.drill


def test_the_follow_up_asks_what_the_class_missed_the_most_missed_first(kept: Store) -> None:
    held = holding.prepare(kept, "barley", DrillOptions(questions=4))
    cards = [one.instance.card for one in held.questions]
    score(kept, held.drill.id, {1: [1, 1], 2: [0.5, 0.75], 3: [0, 1], 4: [None, None]})
    assert holding.missed(kept, held.drill.id) == [cards[2], cards[1]]
    again = holding.prepare(kept, "barley", DrillOptions(missed_from=held.drill.id[:-2]))
    assert [one.instance.card for one in again.questions] == [cards[2], cards[1]]
    assert decode_options(again.drill.options).missed_from == held.drill.id


def test_nothing_missed_is_said_so(kept: Store) -> None:
    held = holding.prepare(kept, "barley", DrillOptions(questions=1))
    score(kept, held.drill.id, {1: [1, 1]})
    with pytest.raises(UsageError, match="missed nothing"):
        holding.preview(kept, "barley", DrillOptions(missed_from=held.drill.id))


def test_a_follow_up_of_another_decks_drill_or_of_one_without_a_class_is_said_so(kept: Store) -> None:
    held = holding.prepare(kept, "barley", DrillOptions(questions=1))
    with pytest.raises(UsageError, match="Nobody answered a question that counts"):
        holding.preview(kept, "barley", DrillOptions(missed_from=held.drill.id))
    score(kept, held.drill.id, {1: [0, 0]})
    kept.sync_deck(built_in("streetlights"))
    with pytest.raises(UsageError, match="is not in the deck 'streetlights'") as told:
        holding.preview(kept, "streetlights", DrillOptions(missed_from=held.drill.id))
    assert told.value.remedy == f"`quiz drill barley --missed-from {held.drill.id}` asks it again."


def test_the_newest_drill_that_has_not_ended_is_gone_on_with(kept: Store) -> None:
    with pytest.raises(UsageError, match="quiz drill DECK"):
        holding.broken_off(kept)
    one = holding.prepare(kept, "barley", DrillOptions(questions=1), title="one").drill
    two = holding.prepare(kept, "barley", DrillOptions(questions=1), title="two").drill
    assert holding.broken_off(kept) == two
    drills.apply(kept.database, [drills.phase(two.id, "ended", ended_at=9)])
    assert holding.broken_off(kept) == one
    assert holding.broken_off(kept, "one") == one
    with pytest.raises(UsageError, match="is over"):
        holding.broken_off(kept, "two")
    assert holding.broken_off(kept, "barley") == one, "by its deck, as the help says"
    holding.discard(kept, one)
    with pytest.raises(UsageError, match="No drill of barley was broken off"):
        holding.broken_off(kept, "barley")
    assert [drill.title for drill in drills.everything(kept.database)] == ["two"]


def test_only_a_drill_at_ones_own_pace_is_put_off(kept: Store) -> None:
    live = holding.prepare(kept, "barley", DrillOptions(questions=1)).drill
    with pytest.raises(UsageError, match="own pace"):
        holding.put_off(kept, live, 9)
    paced = holding.prepare(kept, "barley", DrillOptions(questions=1, until=5), mode="self-paced").drill
    assert paced.phase == "asking", "nobody opens it"
    later = holding.put_off(kept, paced, 9)
    assert drills.drill(kept.database, paced.id) == later
    assert decode_options(later.options).until == 9


def test_a_deck_or_drill_there_is_not_is_said_so(kept: Store) -> None:
    with pytest.raises(UnknownDeckError):
        holding.prepare(kept, "none", DrillOptions())
    with pytest.raises(QuizError, match="No drill"):
        holding.preview(kept, "barley", DrillOptions(missed_from="none"))
