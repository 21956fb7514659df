"""How sure a type is: a parser's label alone is right for most places, and wrong for most organisations.

The bounds are from some 1,000 names of GUM (news, interviews, travel guides, biographies; CC BY), each held
against its annotated type: above them more than four of five were right, below ``LEAST`` less than half.
"""

from __future__ import annotations

from enum import Enum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from quiz.reading.entities.sightings import Sighting


class Sure(Enum):
    """Whether a type may be told."""

    YES = "yes"
    GUESS = "guess"
    NO = "no"


_ENOUGH: dict[tuple[str, bool], tuple[float, float]] = {
    ("person", True): (1.6, 4.0),
    ("person", False): (2.3, 4.5),
    ("place", True): (1.9, 2.3),
    ("place", False): (1.4, 2.3),
    ("organisation", True): (4.0, 4.0),
    ("organisation", False): (2.9, 4.0),
    ("event", True): (4.0, 4.0),
    ("event", False): (4.0, 4.0),
}
"""Votes for a type, by whether a name has several words: from the first on it is a guess, from the second
sure."""
_EACH: dict[tuple[str, bool], float] = {
    ("person", False): 1.6,
    ("place", False): 1.0,
    ("organisation", False): 1.0,
}
"""Votes a mention that a name of one word needs on the average, where it is mentioned more than once."""
_PLENTY = 6.0
"""Votes that are enough for any number of mentions."""
_PLACED = 1.0
"""Each vote for a place, as "in" before a name gives one, takes so much from a person's."""
_OFTEN = 3
"""From so many mentions on a person is one, although nothing but the parser says so each time."""


def how_sure(kind: str, tally: Mapping[str, float], mentions: Sequence[Sighting]) -> Sure:
    """Tell how sure a type is by the votes for it and for others."""
    many = any(" " in one.printed for one in mentions)
    often = len(mentions)
    votes = tally.get(kind, 0.0)
    if kind == "person":
        votes -= _PLACED * tally.get("place", 0.0)
    least, enough = _ENOUGH.get((kind, many), (0.0, 0.0))
    each = 0.0 if kind == "person" and often >= _OFTEN else _EACH.get((kind, many), 0.0)
    if votes < least or (often > 1 and votes < min(_PLENTY, each * often)):
        return Sure.NO
    if not many and kind in {"person", "place"} and any(one.isdigit() for one in mentions[0].printed):
        return Sure.NO
    return Sure.YES if votes >= enough else Sure.GUESS
