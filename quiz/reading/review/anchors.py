"""Anchors: one to six words of a paragraph, exactly as printed, that find a sentence's place again."""

from __future__ import annotations

import re

_WORD = re.compile(r"\S+")
_MOST_WORDS = 6
_LONGEST = 80
_AFTER = ".,;:!?)]}”’\"'…–—-"
_BEFORE = "([{“‘\"'…–—-"


def anchor(paragraph: str, start: int, end: int, about: tuple[int, int] | None = None) -> str:
    """Return an anchor for the sentence from ``start`` to ``end`` of a paragraph.

    It holds the stretch ``about``, where that fits, or else begins with the sentence. All its words stand on
    one line. Offsets are characters of the paragraph.
    """
    first = about[0] if about is not None else start
    line_start = paragraph.rfind("\n", 0, first) + 1
    line_end = paragraph.find("\n", first)
    line_end = len(paragraph) if line_end < 0 else line_end
    low, high = max(start, line_start), min(max(end, first + 1), line_end)
    words = [(low + m.start(), low + m.end()) for m in _WORD.finditer(paragraph[low:high])]
    if not words:
        return ""
    at = next((i for i, (_, stop) in enumerate(words) if stop > first), len(words) - 1)
    one, two = at, min(at + _MOST_WORDS, len(words))
    one = max(0, min(one, two - 4))  # a few words before an answer at the sentence's end
    text = _trimmed(paragraph[words[one][0] : words[two - 1][1]])
    while len(text) > _LONGEST and two - one > 1:
        two -= 1
        text = _trimmed(paragraph[words[one][0] : words[two - 1][1]])
    return text[:_LONGEST].strip()


def _trimmed(text: str) -> str:
    bare = text.rstrip(_AFTER).lstrip(_BEFORE)
    return bare or text
