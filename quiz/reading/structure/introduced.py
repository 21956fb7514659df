"""Speakers under the full names that a text introduces them by: AMBLER is Ruth Ambler."""

from __future__ import annotations

import re

_NAME = r"[^\W\d_a-z][\w’'-]{1,40}"
_MIDDLE = rf"(?:[^\W\d_a-z]\.|{_NAME}|de|van|von|al|bin|el|la)[^\S\n]+"
_TITLES = frozenset(
    str.split(
        "mr mrs ms miss mx dr sir dame lord lady professor prof president senator sen congressman "
        "congresswoman representative rep mayor minister governor gov councillor councilman councilwoman "
        "judge justice general gen colonel col captain capt major admiral ambassador chairman chairwoman "
        "chair chancellor secretary speaker father sister brother reverend rev bishop rabbi imam sheikh "
        "ayatollah king queen prince princess inspector officer sergeant doctor director"
    )
)
_SMALL = frozenset(
    str.split(
        "later here now then when as but and so yet still today yesterday tomorrow meanwhile while after "
        "before if once since the an in on at for from to with both only even why how what where who that "
        "this"
    )
)
"""Words that open a sentence before a surname and are no part of a name."""
_MOST_LABELS, _LONGEST_HEAD = 200, 20_000
"""So many speakers are looked for, in so many characters before the first turn; no conversation has more."""


def full_names(labels: list[str], head: str) -> dict[str, str]:
    """Return the full names of speakers whose labels have one word, titles apart, by label.

    ``head`` is what stands before the first turn. A label is a person's where that, or a fuller label, has
    one full name that ends with it; where it has two, or none, the label stands as it is.
    """
    different = list(dict.fromkeys(labels))
    surnames = {one: _surname(one) for one in different}
    fuller = "\n".join([one for one in different if " " in one][:_MOST_LABELS])
    out: dict[str, str] = {}
    for label in [one for one in different if surnames[one]][:_MOST_LABELS]:
        found = _named(surnames[label], f"{head[:_LONGEST_HEAD]}\n{fuller}")
        if len({one.split()[0].casefold() for one in found}) == 1:
            out[label] = max(sorted(found), key=len)
    return out


def _surname(label: str) -> str:
    """Return a label of one word, a title before it left out; nothing of a longer one."""
    words = label.split()
    while len(words) > 1 and words[0].casefold().strip(".") in _TITLES:
        words = words[1:]
    return words[0] if len(words) == 1 else ""


def _named(surname: str, text: str) -> set[str]:
    """Return the full names with a surname, without titles and what only opens a sentence before it."""
    out = set()
    pattern = re.compile(rf"\b{_NAME}[^\S\n]+(?:{_MIDDLE}){{0,2}}?(?i:{re.escape(surname)})\b")
    for found in pattern.finditer(text):
        words = found[0].split()
        while len(words) > 1 and words[0].casefold().strip(".") in _TITLES:
            words = words[1:]
        if len(words) > 1 and words[0].casefold() not in _SMALL and not words[0].endswith("ly"):
            out.add(" ".join(words))
    return out
