"""Answers of a class drill in one's own studying: each counts once, as it would have in a session.

A card begun before gets the rating of the answer; a question that only asks to recognise cannot stand for
recall and is kept as practice, as in a session. A card not begun yet is begun: its answer was shown. What is
suspended, buried or no longer in its deck is passed over.

Words that were typed stay with the drill alone, which each event names: they can be deleted there when
somebody is forgotten, and the log is never changed.
"""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING, NamedTuple

from quiz.errors import StaleCardError
from quiz.memory import FormInfo, Memory, Phase, Rating, applied_rating, introduce, is_practice
from quiz.questions.grade import grade
from quiz.questions.response import Typed
from quiz.store.failures import translated
from quiz.study import preferences
from quiz.study.deal import Dealer
from quiz.study.outcomes import Outcomes
from quiz.study.recorder import Answer, Recorder, Subject

if TYPE_CHECKING:
    from collections.abc import Iterable

    from quiz.memory import Settings
    from quiz.questions.model import AnyInstance
    from quiz.questions.response import Response
    from quiz.store.api import Learner, Store
    from quiz.study.deal import Dealt
    from quiz.study.moments import Moment


class DrillAnswer(NamedTuple):
    """What a learner answered in a drill; ``source`` names drill and question for good."""

    instance: AnyInstance
    response: Response
    milliseconds: int
    source: str


def count_in(store: Store, learner: Learner, answers: Iterable[DrillAnswer]) -> int:
    """Add answers to a learner's log, in the order given; return how many are new and were added.

    Each is one transaction: stopped half-way, the rest is added the next time. So is what a session of the
    learner's, or another program that counts, came in between of. Raises as the store does.
    """
    with translated(store.path):
        known = _counted(store, learner)
        waiting = {one.source: one for one in answers if one.source not in known}
        if not waiting:
            return 0
        settings = preferences.load(store, learner).study
        recorder = Recorder(store, learner, settings, store.clock)
        outcomes = Outcomes(store, learner, settings, recorder.parameters)
        dealer = Dealer(store, learner, None, practises=_never)
        added = 0
        for one in waiting.values():
            dealt = dealer.deal(one.instance.card, any_form=True)
            moment = recorder.now()
            # Asked after the card was read: whoever counts it later moves the card on, which is found out.
            if (
                dealt is None
                or _put_away(dealt.state.memory, moment)
                or _is_counted(store, learner, dealt.card.id, one.source)
            ):
                continue
            with suppress(StaleCardError):
                _count(one, dealt, recorder, outcomes, moment, settings)
                added += 1
        return added


def _count(
    one: DrillAnswer,
    dealt: Dealt,
    recorder: Recorder,
    outcomes: Outcomes,
    moment: Moment,
    settings: Settings,
) -> None:
    """Write an answer as a session would have. Raises ``StaleCardError``."""
    card, before = dealt.card, dealt.state.memory
    subject = Subject(card.id, card.deck, card.answer_hash, dealt.state)
    response = Typed("") if isinstance(one.response, Typed) else one.response
    given = Answer(one.instance, response, max(0, one.milliseconds), one.source)
    if before.phase == Phase.NEW:
        recorder.introduce(subject, given, introduce(before, moment.at, moment.day, settings), moment)
        return
    rating = applied_rating(Rating(grade(one.instance, one.response).rating), cap_easy=dealt.cap_easy)
    if _practised(one, dealt):
        recorder.practise(subject, given, rating, moment)
    else:
        recorder.review(subject, given, rating, outcomes.after(dealt, before, rating, moment), moment)


def _counted(store: Store, learner: Learner) -> set[str]:
    rows = store.database.all(
        "SELECT value FROM event WHERE learner = ? AND value LIKE 'drill:%'", (learner.id,)
    )
    return {str(row[0]) for row in rows}


def _is_counted(store: Store, learner: Learner, card: str, source: str) -> bool:
    found = store.database.one(
        "SELECT 1 FROM event WHERE learner = ? AND card = ? AND value = ?", (learner.id, card, source)
    )
    return found is not None


def _never(memory: Memory) -> bool:
    del memory
    return False


def _put_away(memory: Memory, moment: Moment) -> bool:
    return memory.suspended or (memory.buried_until is not None and memory.buried_until > moment.day)


def _practised(one: DrillAnswer, dealt: Dealt) -> bool:
    available = [FormInfo(each.id, each.form.value, each.recall) for each in dealt.card.questions]
    asked = FormInfo(one.instance.question, one.instance.form.value, one.instance.recall)
    return is_practice(asked, available, dealt.state.memory)
