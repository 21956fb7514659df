"""Who is said to hold which office: one holder with several, one office with several holders."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from quiz.reading.across.pairs import Value
from quiz.reading.across.stems import stem, words_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from quiz.reading.across.told import Told
    from quiz.reading.across.values import Relation

_RANKS = frozenset(
    str.split(
        "general major brigadier colonel lieutenant captain sergeant corporal admiral commodore marshal "
        "private ensign commander-in-chief"
    )
)
_MOST = 6
"""Values of one conflict."""
Office = tuple[str, float, "Relation", tuple[Value, ...]]
"""What it is about, how sure, how the values differ, and the values."""


def offices(facts: Sequence[Told]) -> Iterator[Office]:
    """Yield holders with several offices, and offices with several holders."""
    by_holder: dict[str, list[tuple[frozenset[str], Value]]] = defaultdict(list)
    by_office: dict[frozenset[str], dict[str, Value]] = defaultdict(dict)
    for one in facts:
        for answer in one.fact.answers:
            if answer.type != "role" or answer.of is None or answer.value is None:
                continue
            value = Value(one, answer, answer.value)
            words = frozenset(word.stem for word in words_of(answer.value)) | {
                f"@{slug}" for start, end, slug in one.names if start < answer.end and answer.start < end
            }
            if words:
                by_holder[one.entity(answer.of)].append((words, value))
            if len(words) > 1 and any(mark in f" {answer.value} " for mark in (" of ", "’s ", "'s ")):
                by_office[words].setdefault(one.entity(answer.of), value)
    for holder in sorted(by_holder):
        yield from _of_holder(holder, by_holder[holder])
    for words in sorted(by_office, key=sorted):
        holders = by_office[words]
        if len(holders) > 1:
            values = tuple(Value(one.told, one.answer, slug) for slug, one in holders.items())
            yield next(iter(holders.values())).value, 0.55, "conflict", values


def _of_holder(holder: str, given: Sequence[tuple[frozenset[str], Value]]) -> Iterator[Office]:
    """Yield the offices, and apart from them the ranks, that one holder is given differently.

    One that only says more than another, or tells the same office in other words, differs in precision.
    """
    for sort in ("rank", "office"):
        kept: list[tuple[frozenset[str], Value]] = []
        for words, value in given:
            if _sort(value.value) == sort and not any(words == other for other, _ in kept):
                kept.append((words, value))
        if len(kept) < 2:
            continue
        alike = all(
            one <= two or two <= one or (sort == "office" and _head(first.value) == _head(second.value))
            for one, first in kept
            for two, second in kept
        )
        sources = {value.told.fact.place.source for _, value in kept}
        sure = 0.6 if sort == "rank" else 0.5 if len(sources) > 1 else 0.35
        values = tuple(value for _, value in kept)[:_MOST]
        yield (
            f"{sort} of @{holder}",
            sure - (0.2 if alike else 0),
            "precision" if alike else "conflict",
            values,
        )


def _head(role: str) -> str:
    """Return the stem of the word that says what a role is: "deputy head of the guard"."""
    before = re.split(r"\s(?:of|to|for|in|on|at|from)\s", role)[0].split()
    return stem(before[-1]) if before else ""


def _sort(role: str) -> str:
    """Tell ranks, offices and mere titles apart; a title says how one is addressed."""
    words = [word.strip(".,").lower() for word in role.split()]
    if words and words[-1] in _RANKS:
        return "rank"
    return "title" if len(words) == 1 else "office"
