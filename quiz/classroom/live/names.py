"""Nicknames: what may be one, how it is kept, and when two are the same."""

from __future__ import annotations

import unicodedata
from typing import Final

from quiz.errors import UsageError

LONGEST: Final = 24
"""Letters in a name."""

_DROPPED: Final = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})
_JOINERS: Final = frozenset("\u200c\u200d")
_MOST_MARKS: Final = 2


def cleaned(name: str) -> str:
    """Return a name as it is kept: NFKC, without control and bidirectional characters, spaces single.

    Joiners stay, since Persian names and emoji need them; of marks piled on one letter two stay. Raises
    :class:`UsageError` where nothing is left, or too much.
    """
    out: list[str] = []
    marks = 0
    for char in unicodedata.normalize("NFKC", name[:400]):
        category = unicodedata.category(char)
        if category in _DROPPED and char not in _JOINERS:
            out.append(" " if char in "\t\n\r" else "")
            continue
        marks = marks + 1 if category in {"Mn", "Me"} else 0
        if marks <= _MOST_MARKS:
            out.append(char)
    shown = " ".join("".join(out).split()).strip("\u200c\u200d")
    letters = [char for char in shown if unicodedata.category(char) not in {"Mn", "Me"}]
    if not any(unicodedata.category(char)[0] in "LNS" for char in letters):
        raise UsageError("That is no name.", remedy="Type a name with at least one letter.")
    if len(letters) > LONGEST:
        raise UsageError(f"A name has at most {LONGEST} letters.", remedy="Choose a shorter one.")
    return shown


def folded(name: str) -> str:
    """Return a name as it is compared: case, joiners and spaces do not count."""
    plain = unicodedata.normalize("NFKC", name).casefold()
    return "".join(char for char in plain if not char.isspace() and char not in _JOINERS)


def free(name: str, taken: set[str]) -> str:
    """Return the name, or it with the first number that nobody has yet. ``taken`` are folded names."""
    if folded(name) not in taken:
        return name
    number = 2
    while folded(f"{name} {number}") in taken:
        number += 1
    return f"{name} {number}"
