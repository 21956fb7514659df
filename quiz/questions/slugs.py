"""Ids made from names and titles: short, readable, and each given once."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quiz.questions.folding import words

if TYPE_CHECKING:
    from collections.abc import Container

_LONGEST = 40
_NOTHING = "unnamed"


def slug_of(text: str, most_words: int = 6, longest: int = _LONGEST) -> str:
    """Return a slug of a text's first words, as many as fit; letters of other scripts are spelt in hex."""
    parts: list[str] = []
    for word in words(text.replace("’s ", " ").replace("'s ", " ")):
        plain = "".join(char for char in word if char.isascii() and char.isalnum())
        plain = plain or "".join(f"u{ord(char):x}" for char in word[:3] if char.isalnum())
        if not plain:
            continue
        if len(parts) == most_words or len("-".join([*parts, plain])) > longest:
            break
        parts.append(plain)
    if not parts:
        first = "".join(char for word in words(text) for char in word if char.isascii() and char.isalnum())
        return first[:longest] or _NOTHING
    return "-".join(parts)


def unused(slug: str, taken: Container[str]) -> str:
    """Return a slug, with a number behind it where it is taken."""
    number, free = 2, slug
    while free in taken:
        free = f"{slug}-{number}"
        number += 1
    return free
