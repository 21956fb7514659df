"""Which answers of a drill are to count in the students' own studying.

Nobody's do unless they want it: they say so when they join with their own code, or the teacher notes it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final, NamedTuple

import msgspec

from quiz.classroom.frozen import BadAnswerError, NoAnswer, decode_answer, decode_instance, to_response
from quiz.classroom.live.machine import Phase
from quiz.store import drills
from quiz.store.drills import Write
from quiz.store.failures import unreadable
from quiz.store.learners import SET_SETTING

if TYPE_CHECKING:
    from quiz.questions.model import AnyInstance
    from quiz.questions.response import Response
    from quiz.store.api import Store

SETTING: Final = "drills-count"


class Counting(NamedTuple):
    """An answer of a learner that is to count; ``source`` names drill and question for good."""

    instance: AnyInstance
    response: Response
    milliseconds: int
    source: str


def wish(learner: str, wanted: bool) -> Write:
    """Return what keeps whether a learner wants it."""
    return Write(SET_SETTING, [(learner, "", SETTING, "true" if wanted else "false")])


def wants(store: Store, learner: str) -> bool:
    """Tell whether a learner wants it."""
    return store.setting(SETTING, learner=learner) == "true"


def to_count(store: Store, drill: str) -> dict[str, list[Counting]]:
    """Return the answers of a drill that has ended, by the id of each learner who wants them counted.

    What was skipped, or not answered at all, is left out. Raises ``DamagedError`` where it cannot be read.
    """
    database = store.database
    held = drills.drill(database, drill)
    if held.phase != Phase.ENDED:
        return {}
    people = {
        one.id: one.learner
        for one in drills.participants(database, held.id)
        if one.learner is not None and one.banned_at is None and wants(store, one.learner)
    }
    if not people:
        return {}
    found: dict[str, list[Counting]] = {learner: [] for learner in people.values()}
    try:
        instances = {one.number: decode_instance(one.instance) for one in drills.questions(database, held.id)}
        for one in drills.answers(database, held.id):
            learner = people.get(one.participant)
            answer = decode_answer(one.response)
            if learner is None or one.score is None or isinstance(answer, NoAnswer):
                continue
            instance = instances[one.number]
            source = f"drill:{held.id}:{one.number}"
            response = to_response(instance, answer)
            found[learner].append(Counting(instance, response, one.milliseconds or 0, source))
    except (msgspec.DecodeError, BadAnswerError, KeyError) as error:
        raise unreadable("A drill") from error
    return found
