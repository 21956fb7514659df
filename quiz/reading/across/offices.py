"""Who is said to hold which office: one holder with several, one office with several holders."""

from __future__ import annotations

import re
from collections import defaultdict
from typing import TYPE_CHECKING

from quiz.reading.across.pairs import Value
from quiz.reading.across.stems import stem, words_of
from quiz.reading.across.told import ENTITY

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from quiz.reading.across.kin import Kin
    from quiz.reading.across.told import Told
    from quiz.reading.across.values import Relation
    from quiz.reading.draft.model import AnswerProposal

_RANKS = frozenset(
    str.split(
        "general major brigadier colonel lieutenant captain sergeant corporal admiral commodore marshal "
        "private ensign commander-in-chief"
    )
)
_KINSHIP = frozenset(
    str.split(
        "brother sister son daughter wife husband father mother parent child nephew niece uncle aunt cousin "
        "friend colleague classmate partner spouse widow fan victim critic professor doctor terrorist guest"
    )
)
"""What somebody may be beside any office, and beside others of the kind."""
_CHANGED = re.compile(
    r"\b(?:former|formerly|ex-|then|late|new|newly|next|previous|replac\w+|succe\w+|appoint\w+|predecessor)\b",
    re.IGNORECASE,
)
"""A word that tells of an office that passed from one to another."""
_HIS = re.compile(r"(?:his|her|their)\b", re.IGNORECASE)
_MOST = 6
"""Values of one conflict."""
Office = tuple[str, float, "Relation", tuple[Value, ...]]
"""What it is about, how sure, how the values differ, and the values."""
_Given = tuple[frozenset[str], Value]


def offices(facts: Sequence[Told], kin: Kin) -> Iterator[Office]:
    """Yield holders with several offices, and offices with several holders."""
    by_holder: dict[str, list[_Given]] = defaultdict(list)
    by_office: dict[frozenset[str], dict[str, Value]] = defaultdict(dict)
    printed: dict[frozenset[str], str] = {}
    for one in facts:
        for answer in one.fact.answers:
            if answer.type != "role" or answer.of is None or answer.value is None:
                continue
            words = _words(one, answer)
            if not words:
                continue
            holder = one.entity(answer.of)
            by_holder[holder].append((words, Value(one, answer, answer.value)))
            key = _office(one, answer, words)
            if key is not None and (key != words or not _CHANGED.search(one.fact.place.text)):
                printed.setdefault(key, answer.value)
                by_office[key].setdefault(holder, Value(one, answer, _name(one, holder)))
    for holder in sorted(by_holder):
        yield from _of_holder(holder, by_holder[holder], kin)
    for key in sorted(by_office, key=sorted):
        values = tuple(by_office[key].values())
        sources = sorted({value.told.fact.place.source for value in values})
        if len(values) > 1 and len(sources) > 1 and all(kin(sources[0], one) for one in sources):
            yield printed[key], 0.55, "conflict", values[:_MOST]


def _words(told: Told, answer: AnswerProposal) -> frozenset[str]:
    return frozenset(word.stem for word in words_of(answer.value or "")) | {
        ENTITY + slug for start, end, slug in told.names if start < answer.end and answer.start < end
    }


def _office(told: Told, answer: AnswerProposal, words: frozenset[str]) -> frozenset[str] | None:
    """Return what tells an office from others; None for one that says not whose or of what it is.

    "his deputy" is that of the person named before.
    """
    value = answer.value or ""
    if _HIS.match(value):
        holder = told.entity(answer.of or "")
        before = [slug for _, end, slug in told.names if end <= answer.start and slug != holder]
        return frozenset({_head(value), ENTITY + before[-1]}) if before and _head(value) else None
    owned = re.match(r"(.+?)(?:’s|'s|’)\s", value)
    if owned is not None:
        owner = [
            slug for start, end, slug in told.names if answer.start <= start < answer.start + len(owned[1])
        ]
        return frozenset({_head(value), ENTITY + owner[-1]}) if owner and _head(value) else None
    return words if len(words) > 1 and " of " in value else None


def _name(told: Told, holder: str) -> str:
    """Return how a holder is called in a sentence."""
    return next(
        (told.fact.place.text[start:end] for start, end, slug in told.names if slug == holder), holder
    )


def _of_holder(holder: str, given: Sequence[_Given], kin: Kin) -> Iterator[Office]:
    """Yield the offices, and apart from them the ranks, that one holder is given differently.

    What one sentence says of somebody is all true; one that only says less than another is no other; one
    that tells the same office in other words differs in precision.
    """
    ranks = [
        (words, Value(value.told, value.answer, rank))
        for _, value in given
        if (rank := _rank(value.value)) and (words := frozenset(rank.lower().split()))
    ]
    held = [one for one in given if not _rank(one[1].value) and _is_office(one[1].value)]
    for sort, kept in (("rank", _apart(ranks)), ("office", _related(_apart(held), kin))):
        sources = {value.told.fact.place.source for _, value in kept}
        if len(kept) < 2 or (sort == "office" and len(sources) < 2):
            continue
        alike = sort == "office" and len({_head(value.value) for _, value in kept}) == 1
        sure = 0.6 if sort == "rank" else 0.5
        values = tuple(value for _, value in kept)[:_MOST]
        yield (
            f"{sort} of {ENTITY}{holder}",
            sure - (0.2 if alike else 0),
            "precision" if alike else "conflict",
            values,
        )


def _apart(given: Sequence[_Given]) -> list[_Given]:
    """Return offices each of which says something that no other says."""
    kept: list[_Given] = []
    for words, value in given:
        if not any(words == other for other, _ in kept):
            kept.append((words, value))
    return [one for one in kept if not any(one[0] < other[0] for other in kept)]


def _related(given: Sequence[_Given], kin: Kin) -> list[_Given]:
    """Return the offices that share a word with one in another article, so that they may be one office."""
    return [
        one
        for one in given
        if any(
            one is not other
            and one[0] & other[0]
            and one[1].told.fact.place.source != other[1].told.fact.place.source
            and kin(one[1].told.fact.place.source, other[1].told.fact.place.source)
            for other in given
        )
    ]


def _head(role: str) -> str:
    """Return the stem of the word that says what a role is: "deputy head of the guard"."""
    before = re.split(r"\s(?:of|to|for|in|on|at|from|by)\s", role)[0].split()
    return stem(before[-1]) if before else ""


def _rank(role: str) -> str:
    """Return the rank that a role ends in, empty where it is none."""
    words = role.split()
    first = len(words)
    while first and words[first - 1].strip(".,").lower() in _RANKS:
        first -= 1
    return " ".join(words[first:])


def _is_office(role: str) -> bool:
    """Tell whether a role is of something: not how one is addressed, nor what one is to somebody."""
    before, *behind = re.split(r"\s(?:of|to|for|in|on|at|from)\s", role)
    last = before.split()[-1].strip(".,").lower() if before.split() else ""
    of = bool(behind) or _HIS.match(role) is not None or re.search(r"[’']s?\s", role) is not None
    return of and last not in _KINSHIP
