"""Which answers of a drill are to count in students' own studying: of those who want it, what they gave."""

from __future__ import annotations

from quiz.classroom.frozen import NoAnswer
from quiz.classroom.own_study import to_count, wants, wish
from quiz.questions.response import Judged, Picked
from quiz.store import drills
from quiz.store.api import Store
from tests.classroom.answering import DRILL, false_one, hold, option, truth, who_says


def test_only_what_those_who_want_it_answered_is_to_count(store: Store) -> None:
    pick, judge = who_says(), false_one()
    ada, ben = store.learner("Ada"), store.learner("Ben")
    hold(
        store,
        [pick, judge],
        {
            "Ada": [option(pick, 1), NoAnswer()],
            "Ben": [option(pick, 0), truth(False)],
            "Cleo": [None, truth(True)],
        },
        learners={"Ada": ada.id, "Ben": ben.id},
    )
    assert to_count(store, DRILL) == {}
    drills.apply(store.database, [wish(ada.id, True), wish(ben.id, True)])
    found = to_count(store, DRILL)
    assert [(one.response, one.source) for one in found[ada.id]] == [(Picked(1), f"drill:{DRILL}:1")]
    assert [one.response for one in found[ben.id]] == [Picked(0), Judged(False)]
    drills.apply(store.database, [wish(ada.id, False)])
    assert not wants(store, ada.id)
    assert list(to_count(store, DRILL)) == [ben.id]
    drills.apply(store.database, [drills.phase(DRILL, "closed")])
    assert to_count(store, DRILL) == {}  # not before it has ended
