"""Small rules of English that every form shares: articles, lists, capitals, leads that name a voice."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence

BLANK = "____"
"""What stands for the answer in a cloze."""

ASKED_FOR = {
    "person": "a person’s name",
    "organisation": "the name of an organisation",
    "place": "a place",
    "date": "a date, as exactly as you know it",
    "duration": "a length of time",
    "number": "a number",
    "role": "a post or part",
    "term": "a word or phrase",
    "voice": "who says it",
    "text": "your answer",
}
"""What is to be typed, by type of answer."""

RELATION = {
    "conflict": "the sources conflict",
    "precision": "the sources differ in precision",
    "slip": "one source slips",
    "wording": "the sources differ in wording",
    "writing-date": "the sources were written at different times",
}
"""How the values of a discrepancy stand to each other, in words."""

_SAID_WITH_VOWEL = frozenset("AEFHILMNORSX")
_SILENT_H = ("hour", "honest", "honour", "honor", "heir")
_YOU = re.compile(r"(?:u[^aeiou]?i[^nm]|uni(?!n)|us[aeu]|use|util|eu|ewe|one\b|once\b|u\b)", re.IGNORECASE)
_MINOR_FIRST = frozenset(
    str.split(
        "a an the in on at by for from to of with within into under over during before after until "
        "since about through against between among as near how what when where which who whom whose "
        "why did does do was were is are had has have"
    )
)
FUNCTION_WORDS = frozenset(
    str.split(
        "and or but nor in on at by for from to of with within into under over during after before since "
        "until near against between among through was were is are had has have did does as when while where "
        "who which that whose not"
    )
)
"""Words after which no noun has been left out: ``killed 25 and wounded 55``."""

_BOUND_WORDS = {
    "about": "about",
    "at-least": "at least",
    "at-most": "at most",
    "more-than": "more than",
    "less-than": "less than",
}
_SAYS_BOUND = frozenset(
    str.split(
        "about around roughly approximately approx some nearly almost least most than over under "
        "estimated circa up to close"
    )
)


def takes_an(text: str) -> bool:
    """Tell whether ``an`` stands before the text, by its sound as far as letters show it."""
    word = text.lstrip("‘’“”'\"([").split(" ")[0].split("-")[0]
    if not word:
        return False
    if word[0].isdigit():
        digits = re.sub(r"\D", "", word)
        return digits.startswith("8") or (digits[:2] in {"11", "18"} and len(digits) % 3 == 2)
    if len(word) > 1 and word.isupper():
        return word[0] in _SAID_WITH_VOWEL
    low = word.lower()
    if low.startswith(_SILENT_H):
        return True
    return low[0] in "aeiou" and not _YOU.match(low)


def capitalised(text: str) -> str:
    """Return the text with a capital where a sentence begins."""
    for i, char in enumerate(text):
        if char.isalpha():
            return text[:i] + char.upper() + text[i + 1 :] if char.upper() != char else text
        if char.isdigit() or char == "_":
            return text
    return text


def lowered_question(text: str, known: Collection[str]) -> str:
    """Return a question to follow a lead: its first word loses its capital, unless it is a name.

    ``known`` are words that the dossier writes without a capital elsewhere.
    """
    first = re.match(r"[A-Za-z]+", text)
    small = first is not None and (first[0].lower() in _MINOR_FIRST or first[0].lower() in known)
    return text[0].lower() + text[1:] if small else text


def listed(parts: Sequence[str], *, last: str = "and") -> str:
    """Join parts: ``a``, ``a and b``, ``a, b and c``."""
    parts = list(dict.fromkeys(parts))
    return f"{', '.join(parts[:-1])} {last} {parts[-1]}" if len(parts) > 1 else "".join(parts)


def sentence(text: str) -> str:
    """Return the text with a capital first and a full stop last, where it has neither."""
    text = capitalised(text.strip())
    return text if text.endswith((".", "!", "?", "…", ".”", "!”", "?”", ".’", "?’")) else f"{text}."


def quoted(text: str) -> str:
    """Return the text in quotation marks; those inside it become single ones."""
    return f"“{text.replace('“', '‘').replace('”', '’')}”"


def bound_word(bounds: str) -> str:
    """Return ``about``, ``at least`` …, or nothing for an exact figure."""
    return _BOUND_WORDS.get(bounds, "")


def says_bound(before: str) -> bool:
    """Tell whether the words before a figure already say how it is bounded."""
    return any(word in _SAYS_BOUND for word in before.lower().split()[-2:])


def unit_after(number: str, unit: str) -> str:
    """Return a figure with its unit: ``31 rockets``, ``1 rocket``, ``40%``."""
    if unit in {"%", "‰", "°", "°C", "°F"}:
        return number + unit
    if unit in {"$", "€", "£"}:
        return unit + number
    return f"{number} {one_of(unit) if number == '1' else unit}"


def one_of(unit: str) -> str:
    """Return the singular of a unit's last word, by spelling."""
    if unit.endswith("ies"):
        return unit[:-3] + "y"
    if unit.endswith("s") and not unit.endswith("ss"):
        return unit[:-1]
    return {"people": "person", "men": "man", "women": "woman", "children": "child"}.get(unit, unit)


def digits_shown(value: str) -> str:
    """Return the digits of a figure with separators: ``3500`` → ``3,500``; other text as it is."""
    whole, dot, part = value.replace(",", "").partition(".")
    sign = "-" if whole.startswith("-") else ""
    whole = whole.removeprefix("-")
    if not whole.isdigit() or (dot and not part.isdigit()):
        return value
    return sign + (f"{int(whole):,}" if len(whole) > 3 else whole) + dot + part
