"""The words of a text that say what it is about."""

from __future__ import annotations

from functools import lru_cache

from quiz.questions.folding import base_words
from quiz.questions.numbers import singular

_SMALL_WORDS = frozenset(
    str.split(
        "a an and are as at be been before by did do does for from had has have he her his how in "
        "into is it its of on or s she so such than that the their them they this to under was were "
        "what when where which who whom whose why with would not no one two about after over until up "
        "out said say says account view author article judgement according"
    )
)


@lru_cache(maxsize=65_536)
def content_words(text: str) -> frozenset[str]:
    """Return the folded words of a text that say what it is about, in the singular."""
    return frozenset(singular(word) for word in base_words(text) if word not in _SMALL_WORDS)
