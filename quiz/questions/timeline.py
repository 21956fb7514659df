"""Events in the order in which they happened, for reading: as far as dates and the texts' own order tell it.

What is provably earlier, which is all that may be asked, is worked out in :mod:`quiz.dossier.timeline`; this
order is of a built deck, and settles in some way what the texts leave open.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from heapq import heapify, heappop, heappush

from quiz.dossier.dates import DateError, Interval, Point, parse
from quiz.questions.document import EventInfo

_BEFORE, _ON, _AFTER = range(3)
_Key = tuple[date, int, int]
"""A day; whether the event lies before it, on it or after it; the event's place in the dossier."""
_Graph = Mapping[str, Iterable[str]]


def chronological(events: Sequence[EventInfo]) -> tuple[EventInfo, ...]:
    """Return the events in the order in which they happened.

    No event comes before one that it is said to follow. Where that leaves a choice, the one that may have
    begun first comes first; an event without a date stands beside those it is said to follow or precede, and
    one without date and order last. Relations that run in a circle are not followed.
    """
    place = {event.id: number for number, event in enumerate(events)}
    later, earlier = _relations(events)
    days = {event.id: day for event in events if (day := first_day(event)) is not None}
    plain: dict[str, _Key] = {name: (date.min, _ON, number) for name, number in place.items()}
    order = _sorted(plain, later)
    after = _carried(order, days, earlier, max)
    before = _carried(reversed(order), days, later, min)
    keys: dict[str, _Key] = {}
    for name, number in place.items():
        if name in days:
            keys[name] = (days[name], _ON, number)
        elif name in after:
            keys[name] = (after[name], _AFTER, number)
        else:
            keys[name] = (before.get(name, date.max), _BEFORE, number)
    return tuple(events[place[name]] for name in _sorted(keys, later))


def first_day(event: EventInfo) -> date | None:
    """Return the day by which an event is put in order: the first of its date.

    None where it has no date, or only one without a year, which comes round every year.
    """
    if event.edtf is None:
        return None
    try:
        when = parse(event.edtf)
    except DateError:
        return None
    if isinstance(when, Interval):
        when = next(end for end in (when.start, when.end) if isinstance(end, Point))
    return _from(when) if when.has_year else None


def _from(point: Point) -> date:
    """Return the day from which a date is put in order; seasons as in the north, where 21 is spring."""
    if point.month is not None and point.month > 12:
        return date(point.lower.year, 3 * (point.month - 20), 1)
    return point.lower


def _relations(events: Sequence[EventInfo]) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    """Return for each event those said to come after it, and those said to come before it."""
    later: dict[str, list[str]] = {event.id: [] for event in events}
    earlier: dict[str, list[str]] = {event.id: [] for event in events}
    pairs = [(name, event.id) for event in events for name in event.after]
    pairs += [(event.id, name) for event in events for name in event.before]
    for first, second in dict.fromkeys(pairs):
        if first in later and second in later and first != second:
            later[first].append(second)
            earlier[second].append(first)
    return later, earlier


def _sorted(keys: Mapping[str, _Key], later: _Graph) -> list[str]:
    """Return the names, each after those it follows, and else by their keys; what runs in a circle last."""
    waiting = dict.fromkeys(keys, 0)
    for names in later.values():
        for name in names:
            waiting[name] += 1
    ready = [(keys[name], name) for name, count in waiting.items() if not count]
    heapify(ready)
    ordered: list[str] = []
    while ready:
        _, name = heappop(ready)
        ordered.append(name)
        for other in later[name]:
            waiting[other] -= 1
            if not waiting[other]:
                heappush(ready, (keys[other], other))
    return ordered + sorted((name for name, count in waiting.items() if count), key=lambda name: keys[name])


def _carried(
    order: Iterable[str],
    days: Mapping[str, date],
    relations: _Graph,
    choose: Callable[[Iterable[date]], date],
) -> dict[str, date]:
    """Return the days known of the events, carried on in this order to those related to them."""
    carried: dict[str, date] = {}
    for name in order:
        known = [carried[other] for other in relations[name] if other in carried]
        if name in days:
            carried[name] = days[name]
        elif known:
            carried[name] = choose(known)
    return carried
