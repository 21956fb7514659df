"""Whether a text is English, by its small words: of anything else the rules would make nonsense."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_WORD = re.compile(r"[^\W\d_]+")
_ENGLISH = frozenset(
    str.split(
        "the of and to that for with it his by from are this have not which but they were their who has its "
        "said been would she you there what if about than them can could other into our after more before "
        "these those while where being because through between against only very should does how your my "
        "out up is he as at or be had"
    )
)
"""Small words of English. Words that other languages are full of too are left out: "a", "in", "on", "was"."""
_OTHERS = frozenset(
    str.split(
        "le la les des du et que qui dans pour est une un pas sur au aux ce il elle ne plus par avec "
        "el los las del y por con para se su es como pero o os da em não uma ao não que "
        "di che per non è sono della il nel gli una "
        "der die das und ist nicht den dem von zu mit auf für ein eine sich auch werden wird nach bei "
        "de het een van dat niet op te zijn met voor aan er maar om door nie dit "
        "och att det som på av för till är inte og i af ikke jeg er en et "
        "się na z w nie jest do że"
    )
) - {"do", "i", "w", "z"}
"""Small words of languages in Latin letters that are met most."""
_FEW, _SOME = 0.05, 0.15
"""Shares of words. With fewer English ones than the first a text is no English; with fewer than the second it
is none where those of others are more. Of news in English hardly one in a thousand has so few."""
_TELLING = 20
"""Words. Of fewer nothing is told by counting them."""


def english_parts(texts: Sequence[str]) -> list[bool]:
    """Tell which paragraphs of an article seem to be English.

    What is too short to tell is as the whole article is. A list of names is of no language.
    """
    return list(_english_parts(tuple(texts)))


@lru_cache(maxsize=1)  # of an article it is asked twice
def _english_parts(texts: tuple[str, ...]) -> list[bool]:
    words = [_WORD.findall(text.lower()) for text in texts]
    everything = [word for some in words for word in some]
    whole = not _other(everything) and not (len(everything) >= _TELLING and _share(everything) < _FEW)
    out = []
    for some in words:
        if len(some) < _TELLING:
            out.append(whole and not _other(some))
        else:
            out.append(not _other(some) and (whole or _share(some) >= _SOME))
    return out


def _share(words: Sequence[str], small: frozenset[str] = _ENGLISH) -> float:
    return sum(word in small for word in words) / len(words)


def _other(words: Sequence[str]) -> bool:
    """Tell whether words are surely of another language: in other letters, or with its small words."""
    letters = sum(map(len, words))
    if 2 * sum(len(word) for word in words if not _latin(word[0])) > letters:
        return True
    return len(words) >= _TELLING and _share(words) < min(_SOME, _share(words, _OTHERS))


def _latin(char: str) -> bool:
    return char < "\u0250" or "\u1e00" <= char <= "\u1eff"
