"""Lines that sign a text without "by": a name with a paper, a role or a date behind it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from quiz.reading.structure.dates import printed_date

if TYPE_CHECKING:
    from collections.abc import Sequence

_GIVEN = r"[^\W\d_a-z][^\W\d_]*(?:[-’'.][^\W\d_]*)*"
_JOINT = r"(?:de|del|der|den|da|di|du|la|le|van|von|al|el|bin|ibn|bint|ten|ter)"
_NAME = re.compile(rf"{_GIVEN}(?:[^\S\n]+(?:{_GIVEN}|{_JOINT})){{0,3}}[^\S\n]+{_GIVEN}")
_REST = re.compile(r"\s*(?P<mark>[,|•·–—(]|\s-\s|\n)\s*(?P<rest>.+?)[)\s]*$", re.DOTALL)
_ROLES = frozenset(
    str.split(
        "correspondent reporter editor writer columnist contributor commentator journalist blogger author "
        "analyst critic photographer staff producer bureau intern fellow professor lecturer historian "
        "researcher scholar economist adviser advisor director chair chairman chairwoman president founder "
        "co-founder ambassador lawyer novelist poet scientist engineer physician doctor candidate student"
    )
)
_PAPERS = frozenset(
    str.split(
        "times post news press journal tribune herald gazette guardian telegraph courier chronicle mail "
        "observer record review standard star sun mirror express argus bulletin dispatch examiner echo "
        "inquirer monitor reporter weekly daily magazine radio television tv agency online today world"
    )
)
_LONGEST = 16
"""Words of a line that signs a text."""
_MOST_CHARACTERS = 400
"""Of such a line."""


class Signed(NamedTuple):
    """Who wrote a text, where the line tells it without doubt, and when."""

    author: str | None
    published: str | None


def full_name(text: str) -> str | None:
    """Return a text that has the form of a person's full name, two to five words with capitals."""
    found = _NAME.fullmatch(text.strip())
    return None if found is None or found[0].isupper() else " ".join(found[0].split())


def signed(text: str, others: Sequence[str]) -> Signed | None:
    """Read a line under a title that names its author without "by"; None where it does not.

    Behind a name stand a role, a newspaper or a date. A name before a mere date that ``others``, the
    paragraphs of the text, tell of as a place ("in Port Lund") is where the text was written.
    """
    line = text.strip()
    if (
        len(line) > _MOST_CHARACTERS
        or len(line.split()) > _LONGEST
        or line.endswith((".", "!", "?", ":", ";"))
    ):
        return None
    name = _NAME.match(line)
    rest = None if name is None else _REST.fullmatch(line, name.end())
    if name is None or rest is None:
        return None
    day = printed_date(rest["rest"])
    told = rest["rest"] if day is None else rest["rest"][: day[1][0]] + rest["rest"][day[1][1] :]
    words = [one.strip(",.()|•·–—- ").casefold() for one in told.split()]
    words = [one for one in words if one]
    paper = bool(words) and (words[-1] in _PAPERS or (words[0] == "the" and len(words) < 5))
    if not (day or paper or any(one in _ROLES for one in words)):
        return None
    author = " ".join(name[0].split())
    place = not words and any(_inside(author, one) for one in others)
    return Signed(None if place else author, None if day is None else day[0])


def _inside(name: str, text: str) -> bool:
    return re.search(rf"\b(?:in|at|near|from|to|of|around) {re.escape(name)}\b", text) is not None
