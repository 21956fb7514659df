"""A printed sentence as a statement's text with slots, and as questions with a blank."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from quiz.dossier.index import fold
from quiz.questions.wording import capitalised, sentence
from quiz.reading.review.proposals import plain

if TYPE_CHECKING:
    from collections.abc import Iterable

BLANK = "____"
WHO_SAYS = "Who says: "
WHOSE_WORDS = "Whose words are these?"
_ONE_BLANK = "What is missing?"
_BLANKS = "What is missing each time?"
_LONGEST_QUESTION = 290
_MOST_WORDS = 25
"""Words of a context; with the words before it a question stays under thirty."""
_BOUNDARY = re.compile(r"[,;:–—]”?$")
_BEGINS = frozenset(
    {"and", "but", "which", "who", "where", "when", "while", "because", "although", "after", "before"}
)
_SMALL_FIGURE = 3


class Gap(NamedTuple):
    """A stretch of a sentence that is asked for, and the slot that it becomes."""

    start: int
    end: int
    slot: str


def with_slots(text: str, gaps: list[Gap]) -> str:
    """Return a sentence on one line, each gap as its slot in braces; braces of its own become brackets."""
    return plain(_filled(text, gaps, {gap.slot: f"{{{gap.slot}}}" for gap in gaps}))


def blank_question(text: str, gaps: list[Gap], slot: str, also: tuple[str, ...] = ()) -> str:
    """Return the question for one slot: the sentence, or as much as fits of it, with a blank.

    ``also`` are names of the answer that stand elsewhere in the sentence: they become blanks too.
    """
    shown = {gap.slot: BLANK if gap.slot == slot else bare(text[gap.start : gap.end]) for gap in gaps}
    line = plain(_filled(text, gaps, shown))
    line = blanked(line, sorted(also, key=len, reverse=True))
    around = _around(line)
    ask = _ONE_BLANK if around.count(BLANK) == 1 else _BLANKS
    return f"{ask} “{around.replace('“', '‘').replace('”', '’')}”"


def is_made(question: str) -> bool:
    """Tell whether a question was made from its sentence by rule: nobody worded it."""
    return question.startswith((f"{_ONE_BLANK} “", f"{_BLANKS} “", WHO_SAYS, WHOSE_WORDS))


def as_sentence(text: str) -> str:
    """Return a text with a capital first and a full stop last; a slot in front stays as it is."""
    whole = sentence(f"A{text}")[1:]
    lead = re.match(r"[^\w{]*", whole)
    begins_with_slot = lead is not None and whole[lead.end() : lead.end() + 1] == "{"
    return whole if begins_with_slot else capitalised(whole)


def blanked(line: str, names: Iterable[str]) -> str:
    """Return a line with a blank in the place of each of these names."""
    for name in names:
        words = re.findall(r"\w+", name)
        if words:
            wanted = r"\W+".join(map(re.escape, words))
            line = re.sub(rf"(?<!\w){wanted}(?!\w)", BLANK, line, flags=re.IGNORECASE)
    return line


def _filled(text: str, gaps: list[Gap], shown: dict[str, str]) -> str:
    out, at = "", 0
    for gap in sorted(gaps):
        out += bare(text[at : gap.start]) + shown[gap.slot]
        at = gap.end
    return out + bare(text[at:])


def bare(text: str) -> str:
    """Return a text without braces, which would be taken for slots."""
    return text.replace("{", "(").replace("}", ")")


def _around(line: str) -> str:
    """Return the clauses about the first blank, as many as a question can carry; of a long one words."""
    words = line.split(" ")
    at = next(i for i, word in enumerate(words) if BLANK in word)
    most = min(_MOST_WORDS, len(words))
    first, last = _clauses(words, at, most)
    while last - first > 1:
        text = " ".join(words[first:last])
        if len(text) <= _LONGEST_QUESTION - 40:
            break
        if last - 1 - at > at - first:
            last -= 1
        else:
            first += 1
    lead = "… " if first else ""
    rest = " …" if last < len(words) else ""
    return f"{lead}{' '.join(words[first:last])[: _LONGEST_QUESTION - 40]}{rest}"


def _clauses(words: list[str], at: int, most: int) -> tuple[int, int]:
    """Return where the whole clauses about a word begin and end, or the words about it, as indices."""
    edges = [
        i for i in range(1, len(words)) if _BOUNDARY.search(words[i - 1]) or words[i].casefold() in _BEGINS
    ]
    edges = [0, *edges, len(words)]
    first = max(edge for edge in edges if edge <= at)
    last = min(edge for edge in edges if edge > at)
    if last - first > most:
        first = max(0, min(at - most // 2, len(words) - most))
        return first, first + most
    while True:
        after = min((edge for edge in edges if edge > last), default=last)
        before = max((edge for edge in edges if edge < first), default=first)
        if after > last and after - first <= most:
            last = after
        elif before < first and last - before <= most:
            first = before
        else:
            return first, last


def gives_away(question: str, wordings: tuple[str, ...]) -> bool:
    """Tell whether a question shows one of an answer's wordings, as the dossier's check sees it."""
    folded = f" {fold(question)} "
    for wording in wordings:
        words = fold(wording)
        if not words or f" {words} " not in folded:
            continue
        if words.isdecimal() and len(words) < _SMALL_FIGURE:
            continue
        if len(wording) <= 4 and wording.isupper():
            if re.search(rf"(?<!\w){re.escape(wording)}(?!\w)", question):
                return True
            continue
        return True
    return False
