"""Headlines in the case of running text: parsers take a line of Capitals for a line of names."""

from __future__ import annotations

import re
from collections.abc import Iterable

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_STARTS = re.compile(r"(?:^|[.!?:]\s+|[“\"‘(]\s*|\n\s*)(?:[“\"‘(]\s*)*$")
_SMALL = frozenset(
    str.split(
        "a an the and or but of in on at to for with from by as is are was were not it its his her their he"
    )
)
_SHARE = 0.6
"""A headline is set in capitals where this share of its longer words begins with one."""


def running_words(texts: Iterable[str]) -> dict[str, bool]:
    """Return the words of running text, lower-cased: True where one is written small anywhere.

    False where it stands only with a capital, and at least once not at the start of a sentence: a name.
    """
    known: dict[str, bool] = {}
    for text in texts:
        for found in _WORD.finditer(text):
            word = found[0]
            if word[0].islower():
                known[word] = True
            elif word.lower() not in known and not _STARTS.search(
                text, max(0, found.start() - 4), found.start()
            ):
                known[word.lower()] = False
    return known


def running_case(headline: str, known: dict[str, bool]) -> str:
    """Return a headline set in capitals as running text would print it; any other as it is.

    Words that the text writes small lose their capital; names and words it does not know keep theirs. No
    character moves.
    """
    found = list(_WORD.finditer(headline))
    long = [one[0] for one in found if one[0].lower() not in _SMALL]
    if len(long) < 3 or sum(word[0].isupper() for word in long) < _SHARE * len(long):
        return headline
    out, at = [], 0
    for one in found:
        out.append(headline[at : one.start()])
        word, lower = one[0], one[0].lower()
        small = known.get(re.sub(r"['’]s$", "", lower), lower in _SMALL) and len(lower) == len(word)
        initials = word.isupper() and len(word) > 1
        out.append(lower if small and not initials and one is not found[0] else word)
        at = one.end()
    return "".join([*out, headline[at:]])
