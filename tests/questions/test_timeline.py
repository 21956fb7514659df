"""Events in their order."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from quiz.questions.document import EventInfo
from quiz.questions.timeline import chronological


def event(name: str, edtf: str | None = None, *, after: str = "", before: str = "") -> EventInfo:
    return EventInfo(id=name, text=name, edtf=edtf, after=tuple(after.split()), before=tuple(before.split()))


def order(*events: EventInfo) -> str:
    return " ".join(one.id for one in chronological(events))


def test_dates_of_any_precision_stand_in_order() -> None:
    assert (
        order(
            event("strike", "2020-01-02/2020-01-03"),
            event("year", "2019"),
            event("summer", "2019-22"),
            event("april", "2019-04"),
            event("nineties", "199X"),
            event("about", "1979~"),
            event("december", "2019-12"),
            event("open", "../2018"),
        )
        == "about nineties open year april summer december strike"
    )


def test_events_without_a_date_stand_beside_those_they_follow_or_precede() -> None:
    assert (
        order(
            event("answer", after="strike"),
            event("eve", before="strike"),
            event("nowhere"),
            event("later", "2020-02"),
            event("strike", "2020-01-03"),
            event("earlier", "2019-12"),
            event("second", after="answer"),
        )
        == "earlier eve strike answer second later nowhere"
    )


def test_an_order_that_is_stated_outweighs_a_vague_date() -> None:
    assert order(event("deal", "2015"), event("talks", "2015-07", before="deal")) == "talks deal"


def test_a_circle_and_unknown_names_are_passed_over() -> None:
    found = order(
        event("a", after="b"), event("b", after="a"), event("c", "2020", after="gone c"), event("d", "1999")
    )
    assert found == "d c a b"


def test_a_date_that_cannot_be_read_or_comes_every_year_is_none() -> None:
    assert order(event("odd", "yesterday"), event("known", "2020")) == "known odd"
    assert order(event("odd", "XXXX-03"), event("known", "2020")) == "known odd"
    assert order(event("odd", "XXXX-03", before="known"), event("known", "2020")) == "odd known"


@st.composite
def graphs(draw: st.DrawFn) -> list[EventInfo]:
    names = [f"e{number}" for number in range(draw(st.integers(1, 12)))]
    events = []
    for place, name in enumerate(names):
        after = draw(st.lists(st.sampled_from(names[:place]), max_size=3)) if place else []
        date = draw(st.none() | st.integers(1900, 2020).map(str))
        events.append(EventInfo(id=name, text=name, edtf=date, after=tuple(after)))
    return draw(st.permutations(events))


@given(graphs())
def test_nothing_comes_before_what_it_follows(events: list[EventInfo]) -> None:
    found = chronological(events)
    assert sorted(one.id for one in found) == sorted(one.id for one in events)
    place = {one.id: number for number, one in enumerate(found)}
    assert all(place[earlier] < place[one.id] for one in events for earlier in one.after)
    assert chronological(events) == found
