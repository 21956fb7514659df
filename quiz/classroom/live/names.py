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
_BLANK: Final = frozenset("\u115f\u1160\u2800\u3164\uffa0\ufffc\U0001d159")
"""Letters and signs that show nothing: a name of them would be none, or look like another's."""


def _unseen(char: str) -> bool:
    """Tell whether a mark is never seen by itself (Unicode's ``Default_Ignorable_Code_Point``)."""
    return (
        char in "\u034f\u17b4\u17b5\u180b\u180c\u180d\u180f"
        or "\ufe00" <= char <= "\ufe0f"
        or "\U000e0100" <= char <= "\U000e01ef"
    )


def cleaned(name: str) -> str:
    """Return a name as it is kept: NFKC, without control and bidirectional characters, spaces single.

    Joiners stay, since Persian names and emoji need them; of marks piled on one letter two stay. Raises
    :class:`UsageError` where nothing is left, or too much.
    """
    out: list[str] = []
    marks = 0
    for char in unicodedata.normalize("NFKC", name[:400]):
        category = unicodedata.category(char)
        if (category in _DROPPED and char not in _JOINERS) or char in _BLANK:
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
    """Return a name as it is compared: case, spaces and what is not seen do not count."""
    plain = unicodedata.normalize("NFKC", name).casefold()
    return "".join(
        char for char in plain if not (char.isspace() or char in _JOINERS or char in _BLANK or _unseen(char))
    )


def free(name: str, taken: set[str]) -> str:
    """Return the name, or it with the first number that nobody has yet. ``taken`` are folded names.

    What comes out may be a name: where it would be too long, its end gives way to the number.
    """
    if folded(name) not in taken:
        return name
    number = 2
    while folded(numbered := f"{_beginning(name, LONGEST - len(f' {number}'))} {number}") in taken:
        number += 1
    return numbered


def _beginning(name: str, letters: int) -> str:
    """Return so many letters of a name, with the marks on them."""
    out = []
    for char in name:
        letters -= unicodedata.category(char) not in {"Mn", "Me"}
        if letters < 0:
            break
        out.append(char)
    return "".join(out).rstrip().rstrip("\u200c\u200d")
