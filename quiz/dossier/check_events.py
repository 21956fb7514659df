"""Checks: dates can be read, and the order of events holds."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from quiz.dossier import dates
from quiz.dossier.index import Finding
from quiz.dossier.problems import shown

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator
    from datetime import date

    from quiz.dossier.index import Index
    from quiz.dossier.marks import Path

_LIKE_AN_ID = re.compile(r"[a-z0-9][a-z0-9-]*")


def dates_valid(index: Index) -> Iterator[Finding]:
    """Dates of sources and events are EDTF."""
    written: list[tuple[Path, str | None]] = []
    written += [(("sources", i, "published"), s.published) for i, s in enumerate(index.dossier.sources)]
    written += [
        (("statements", i, "when", "edtf"), s.when.edtf)
        for i, s in enumerate(index.dossier.statements)
        if s.when
    ]
    for path, text in written:
        if text is not None and (reason := _unreadable(text)):
            yield Finding(path, f"`{shown(text)}` is not a date as the format writes it", reason)
        elif text is not None and path[0] == "sources" and text.startswith(dates.UNKNOWN_YEAR):
            remedy = "leave `published` out, or look the year up"
            yield Finding(path, f"`{shown(text)}` does not tell when the source was published", remedy)


def _unreadable(text: str) -> str | None:
    try:
        dates.parse(text)
    except dates.DateError as error:
        return str(error)
    return None


def terms_of_roles(index: Index) -> Iterator[Finding]:
    """A role runs from and until a date or an event."""
    for i, statement in enumerate(index.dossier.statements):
        for slot, answer in statement.answers.items():
            for key, text in (("since", answer.since), ("until", answer.until)):
                if text is None or text in index.events or _unreadable(text) is None:
                    continue
                if _LIKE_AN_ID.fullmatch(text) and index.known.has("events", text):
                    continue
                near = index.near(text, index.events)
                remedy = f"did you mean the event `{near}`?" if near else str(_unreadable(text))
                path: Path = ("statements", i, "answers", slot, key)
                yield Finding(path, f"`{shown(text)}` is neither a date nor the id of an event", remedy)


def order_names_events(index: Index) -> Iterator[Finding]:
    """`after` and `before` name other events."""
    statements = {s.id for s in index.dossier.statements}
    for i, statement in enumerate(index.dossier.statements):
        if statement.when is None:
            continue
        for key, names in (("after", statement.when.after), ("before", statement.when.before)):
            for j, name in enumerate(names):
                yield from _no_event(name, ("statements", i, "when", key, j), statements, index)


def discrepancies_are_about_events(index: Index) -> Iterator[Finding]:
    """What a discrepancy is `about` are events."""
    statements = {s.id for s in index.dossier.statements}
    for i, discrepancy in enumerate(index.dossier.discrepancies):
        for j, name in enumerate(discrepancy.about or ()):
            yield from _no_event(name, ("discrepancies", i, "about", j), statements, index)


def _no_event(name: str, path: Path, statements: Collection[str], index: Index) -> Iterator[Finding]:
    if name in index.events or index.known.has("events", name):
        return
    if name in statements:
        yield Finding(path, f"`{name}` is a statement without `when`", "give it a `when`, or name an event")
        return
    near = index.near(name, index.events)
    remedy = f"did you mean `{near}`?" if near else "name a statement that has `when`"
    yield Finding(path, f"there is no event `{name}`", remedy)


def order_has_no_circle(index: Index) -> Iterator[Finding]:
    """Following `after` and `before` never leads back to where it began."""
    earlier = _earlier(index)
    done: set[str] = set()
    for start in earlier:
        trail: list[str] = []
        on_trail: set[str] = set()
        work: list[tuple[str, bool]] = [(start, True)]
        while work:
            name, entering = work.pop()
            if not entering:
                done.add(name)
                on_trail.discard(trail.pop())
                continue
            if name in done or name in on_trail:
                continue
            trail.append(name)
            on_trail.add(name)
            work.append((name, False))
            for other, path in earlier.get(name, {}).items():
                if other in on_trail:
                    circle = [*trail[trail.index(other) :], other]
                    told = " after ".join(f"`{n}`" for n in circle[:6]) + (" …" if len(circle) > 6 else "")
                    yield Finding(
                        path, f"the order runs in a circle: {told}", "delete one `after` or `before` of it"
                    )
                elif other not in done:
                    work.append((other, True))


def _earlier(index: Index) -> dict[str, dict[str, Path]]:
    """Per event, the events said to be earlier, and where that is said."""
    earlier: dict[str, dict[str, Path]] = {}
    for i, statement in enumerate(index.dossier.statements):
        if statement.when is None:
            continue
        for j, name in enumerate(statement.when.after):
            if name in index.events:
                earlier.setdefault(statement.id, {})[name] = ("statements", i, "when", "after", j)
        for j, name in enumerate(statement.when.before):
            if name in index.events:
                earlier.setdefault(name, {})[statement.id] = ("statements", i, "when", "before", j)
    return earlier


def order_fits_dates(index: Index) -> Iterator[Finding]:
    """No event is said to be after one whose date is later."""
    for name, others in _earlier(index).items():
        latest = _bounds(index, name)[1]
        for other, path in others.items():
            earliest = _bounds(index, other)[0]
            if latest is not None and earliest is not None and latest < earliest:
                yield Finding(
                    path,
                    f"`{name}` is said to come after `{other}`, but their dates say the opposite",
                    "correct the order or one of the dates",
                    (*_place(index, other), "when"),
                )


def _bounds(index: Index, name: str) -> tuple[date | None, date | None]:
    when = index.events[name].when
    if when is None or when.edtf is None or _unreadable(when.edtf):
        return None, None
    edtf = dates.parse(when.edtf)
    about = any(mark in when.edtf for mark in "~?%")
    return (None, None) if about else (edtf.lower, edtf.upper)


def _place(index: Index, name: str) -> Path:
    path = index.cards[name]
    return path[:2]
