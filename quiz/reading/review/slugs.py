"""Ids that can be read: made from words, the same for the same words."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Container, Iterable

_SMALL = frozenset(
    str.split(
        "a an the of in on at to for from by with and or but nor as is are was were be been being has have "
        "had do does did that this these those it its his her their our your my he she they we i who whom "
        "which what when where will would could should may might can not no than then so such into over "
        "under after before during about more most very also just said says say told according there here "
        "all some any one two if because while since until between against through up out off only own same "
        "too s t"
    )
)
_LONGEST = 48
_WORDS = 5


def words_slug(text: str, most: int = _WORDS) -> str:
    """Return the first words of a text that say something, as an id; empty where there are none."""
    plain = unicodedata.normalize("NFKD", text)
    plain = "".join(c for c in plain if not unicodedata.combining(c)).casefold()
    plain = re.sub(r"(?<=\w)['’‘](?=\w)", "", plain)
    found = re.findall(r"[a-z0-9]+", plain.replace(",", ""))
    told = [word for word in found if word not in _SMALL and (len(word) > 1 or word.isdigit())] or found
    slug = ""
    for word in dict.fromkeys(told[: most * 2]):
        longer = f"{slug}-{word}" if slug else word[:_LONGEST]
        if len(longer) > _LONGEST or slug.count("-") >= most - 1:
            break
        slug = longer
    return slug


def unique(slug: str, taken: Container[str], fallback: str = "entry") -> str:
    """Return the id, with a number after it where it is taken."""
    slug = slug or fallback
    if slug not in taken:
        return slug
    number = 2
    while f"{slug}-{number}" in taken:
        number += 1
    return f"{slug}-{number}"


def titled(slug: str) -> str:
    """Return an id as words, for what has no better name."""
    return " ".join(word.capitalize() for word in slug.split("-"))


def joined(parts: Iterable[str]) -> str:
    """Return words in one text."""
    return " ".join(part for part in parts if part)
