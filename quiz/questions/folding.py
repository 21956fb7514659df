"""Texts folded for comparison: what does not make an answer wrong is taken away.

Case, accents, letters that only look accented (``ø``, ``ł``), ligatures, apostrophes and quotation marks,
hyphens, punctuation, spaces and a leading article never decide whether an answer is right. The mark inside a
figure does: 3.5 is not 35, though 3,500 is 3500.
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache
from string import ascii_lowercase, ascii_uppercase

# Letters that Unicode does not take apart into a base letter and a mark.
_LETTERS = str.maketrans(
    {
        "ß": "ss", "ẞ": "ss", "æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe", "ø": "o", "Ø": "o",
        "ł": "l", "Ł": "l", "đ": "d", "Đ": "d", "ð": "d", "Ð": "d", "þ": "th", "Þ": "th",
        "ı": "i", "ħ": "h", "Ħ": "h", "ŧ": "t", "Ŧ": "t", "ŋ": "n", "Ŋ": "n", "ĸ": "k", "ſ": "s",
        "ə": "e", "Ə": "e", "&": " and ",
    }
)  # fmt: skip
_APOSTROPHES = frozenset("'’‘`´ʼʻʾʿ′ʹ‛＇\u02bd\u055a")
_TYPOGRAPHIC = str.maketrans("‘’“”–—", "''\"\"--")
_POSSESSIVE = re.compile(r"['’]s\b")
_ARTICLES = frozenset({"the", "a", "an"})
_LONGEST = 2000
"""Nobody means more than this many characters as an answer; the rest is not looked at."""


_FIGURE = re.compile(r"\d+(?:[.,]\d+)+")
_GROUPED = re.compile(r"[1-9]\d{0,2}(?:(?:,\d{3})+(?:\.\d+)?|(?:\.\d{3})+(?:,\d+)?)")
_POINT = "\x7f"
"""Stands for the mark of a figure while all other marks are taken away."""

_ASCII: dict[int, str | None] = {ord("'"): None, ord("`"): None, ord("&"): " and ", ord(_POINT): "."}
_ASCII |= {i: " " for i in range(128) if not chr(i).isalnum() and i not in _ASCII}
_ASCII |= {ord(upper): lower for upper, lower in zip(ascii_uppercase, ascii_lowercase, strict=True)}


@lru_cache(maxsize=65_536)
def words(text: str) -> tuple[str, ...]:
    """Return the folded words of a text, articles included."""
    text = _FIGURE.sub(_with_points, text[:_LONGEST].replace(_POINT, " "))
    if not text.isascii():
        text = text.translate(_TYPOGRAPHIC)
    if text.isascii():
        return tuple(text.translate(_ASCII).split())
    out: list[str] = []
    for char in unicodedata.normalize("NFKD", text.translate(_LETTERS)).casefold():
        if char in _APOSTROPHES:
            continue
        category = unicodedata.category(char)
        if char == _POINT:
            out.append(".")
        elif category[0] in "LN" or category == "Mc":
            out.append(char)
        elif category not in {"Mn", "Me", "Cf", "Cs"}:
            out.append(" ")
    return tuple("".join(out).translate(_LETTERS).split())


def _with_points(figure: re.Match[str]) -> str:
    """Write a figure without separators of thousands, its other marks all alike."""
    digits = figure[0]
    if _GROUPED.fullmatch(digits):
        first = min((digits.find(mark), mark) for mark in ".," if mark in digits)[1]
        digits = digits.replace(first, "")
    return digits.replace(",", _POINT).replace(".", _POINT)


@lru_cache(maxsize=65_536)
def fold(text: str) -> str:
    """Return the text folded, words parted by one space, without a leading article.

    A text with nothing but punctuation folds to itself without spaces, so that it can still be compared.
    """
    found = words(text)
    if len(found) > 1 and found[0] in _ARTICLES:
        found = found[1:]
    return " ".join(found) if found else "".join(text[:_LONGEST].split())


@lru_cache(maxsize=65_536)
def compact(text: str) -> str:
    """Return the text folded and without any spaces: ``al-Watan``, ``al Watan`` and ``alWatan`` agree."""
    return fold(text).replace(" ", "")


def contains(text: str, phrase: str) -> bool:
    """Tell whether the folded words of ``phrase`` stand together in ``text``, in whole words.

    A possessive counts as the word itself: ``Hook`` stands in ``Hook's view``.
    """
    wanted = f" {fold(phrase)} "
    return len(wanted) > 2 and any(wanted in spaced for spaced in _spaced(text))


@lru_cache(maxsize=16_384)
def _spaced(text: str) -> tuple[str, ...]:
    """Return the folded words of a text, each between spaces: as they stand, and without possessives."""
    both = dict.fromkeys((words(text), base_words(text)))
    return tuple(f" {' '.join(found)} " for found in both)


def base_words(text: str) -> tuple[str, ...]:
    """Return the folded words of a text, a possessive as the word itself: ``Iraq's`` is ``iraq``."""
    return words(_POSSESSIVE.sub("", text))
