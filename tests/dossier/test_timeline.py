"""Which of two events came first: proven by dates and relations, or not at all."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import product

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from quiz.dossier import dates
from quiz.dossier.schema import Answer, Evidence, Statement, When
from quiz.dossier.timeline import Timeline, tells_date

EVIDENCE = Evidence(at="s#1", says=["v"], printed="x")


def event(name: str, edtf: str | None = None, *, after: tuple[str, ...] = (), before: tuple[str, ...] = ()):
    return Statement(
        id=name,
        kind="report",
        text="Event {a}.",
        answers={"a": Answer(type="term", value="x")},
        ask={"a": ["What?"]},
        evidence=[EVIDENCE],
        when=When(edtf=edtf, text="then", after=list(after), before=list(before)),
    )


@pytest.mark.parametrize(
    ("one", "other", "proven"),
    [
        ("2019", "2020", True),
        ("2019-12-31", "2020-01", True),
        ("2020", "2020-05", False),
        ("2019/2020", "2020-06", False),
        ("2019-11/2019-12", "2020/2021", True),
        ("201X", "2020", True),
        ("2019-22", "2019-10", False),  # where summer is, the text does not say
        ("1979~", "2020", False),
        ("1979", "2020?", False),
        ("../2018", "2019", True),
        ("2018/..", "2019", False),
        ("2020-01-03T00:47", "2020-01-03T05:00", True),
        ("2020-01-03T00:47", "2020-01-03T00:47:30", False),
        ("2020-01-03T00:47+03:00", "2020-01-03T05:00Z", False),
        ("2020-01-03", "2020-01-03T05:00", False),
        ("2020-02-30", "2021", False),  # no date at all
    ],
)
def test_dates_prove_an_order_where_they_do_not_touch(one: str, other: str, proven: bool) -> None:
    timeline = Timeline([event("a", one), event("b", other)])
    assert timeline.is_before("a", "b") is proven
    assert not timeline.is_before("b", "a")
    assert not timeline.is_before("a", "a")


def test_dates_and_relations_prove_an_order_together() -> None:
    timeline = Timeline(
        [
            event("late", "2020-06"),
            event("mid", after=("early",), before=("late",)),
            event("early", "2019"),
            event("after-mid", after=("mid",)),
            event("first", "1990", before=("early",)),
            event("loose", after=("first",)),
        ]
    )
    assert timeline.is_before("mid", "late")
    assert timeline.is_before("early", "after-mid")
    assert timeline.is_before("first", "after-mid"), "a date, then relations"
    assert not timeline.is_before("after-mid", "late")
    assert not timeline.is_before("loose", "late")
    assert not timeline.is_before("nobody", "late")
    assert "mid" in timeline
    assert "nobody" not in timeline


def test_a_circle_proves_nothing_and_ends() -> None:
    timeline = Timeline([event("a", after=("b",)), event("b", after=("a",)), event("c", after=("b",))])
    assert not any(timeline.is_before(x, y) for x, y in product("abc", repeat=2))


def test_only_so_many_relations_are_followed() -> None:
    chain = [event("e0"), *(event(f"e{i}", after=(f"e{i - 1}",)) for i in range(1, 40))]
    timeline = Timeline(chain)
    assert timeline.is_before("e0", "e39")
    assert not timeline.is_before("e0", "e39", within=5)


_DAY = st.integers(0, 400).map(lambda n: date(2019, 1, 1) + timedelta(days=n))


@st.composite
def _events(draw: st.DrawFn) -> list[Statement]:
    """Events whose relations lead from lower numbers to higher, and whose dates may be anything."""
    count = draw(st.integers(2, 8))
    found = []
    for i in range(count):
        days = sorted((draw(_DAY), draw(_DAY)))
        edtf = draw(
            st.sampled_from([None, str(days[0]), f"{days[0]}/{days[1]}", str(days[0])[:7], str(days[0])[:4]])
        )
        after = draw(st.lists(st.integers(0, i - 1), max_size=2, unique=True)) if i else []
        found.append(event(f"e{i}", edtf, after=tuple(f"e{n}" for n in after)))
    return found


def _closed(edges: dict[str, set[str]]) -> dict[str, set[str]]:
    """Return what each event leads to over any number of edges."""
    found = {name: set(others) for name, others in edges.items()}
    for middle, start in product(edges, repeat=2):
        if middle in found[start]:
            found[start] |= found[middle]
    return found


@given(_events())
@example(
    [  # e1 and e7 contradict one another: what is said over them alone is neither proven nor refuted
        event("e0", "2019-01-02"),
        event("e1", "2019-01-03"),
        event("e3", "2019-01-01/2019-01-02"),
        event("e5", after=("e0",)),
        event("e7", "2019-01-01", after=("e1",)),
    ]
)
def test_exactly_what_follows_is_proven(events: list[Statement]) -> None:
    """Held against the whole closure: every date and every relation is an edge."""
    edges: dict[str, set[str]] = {one.id: set() for one in events}
    for one, other in product(events, repeat=2):
        assert one.when is not None
        assert other.when is not None
        if one.id in other.when.after:
            edges[one.id].add(other.id)
        if one.when.edtf and other.when.edtf:
            upper, lower = dates.upper(one.when.edtf), dates.lower(other.when.edtf)
            if upper is not None and lower is not None and upper < lower:
                edges[one.id].add(other.id)
    follows = _closed(edges)
    sound = [name for name in edges if name not in follows[name]]
    certain = _closed({name: edges[name].intersection(sound) for name in sound})
    timeline = Timeline(events)
    for first, second in product(sound, repeat=2):
        if second in certain[first]:
            assert timeline.is_before(first, second), (first, second)
            assert timeline.place(first) < timeline.place(second)
        elif second not in follows[first]:
            assert not timeline.is_before(first, second), (first, second)


@pytest.mark.parametrize(
    "text",
    [
        "In 1979 it was so.",
        "on 3 May",
        "in March",
        "of August",
        "on Friday",
        "the 1990s",
        "January",
        "May 3 it was",
    ],
)
def test_a_text_that_tells_its_date_is_known(text: str) -> None:
    assert tells_date(text)


@pytest.mark.parametrize(
    "text", ["They may march.", "31 rockets", "1,979 men", "An August assembly met.", "level 12.1990", ""]
)
def test_what_only_looks_like_a_date_is_none(text: str) -> None:
    assert tells_date(text) is None
