"""What was reported first, and what is known since, in two sentences of one paragraph."""

from __future__ import annotations

import re
from collections import defaultdict
from itertools import pairwise
from typing import TYPE_CHECKING

from quiz.reading.across.differing import Differing, Side
from quiz.reading.across.stems import words_of
from quiz.reading.draft.model import FactProposal

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

_FIRST = re.compile(
    r"(?:At first|Initially|Originally|(?:The )?(?:[Ff]irst|[Ee]arly|[Ii]nitial) (?:reports?|accounts?))\b"
    r"|[^.]{0,60}\b(?:initially|originally|at first) (?:said|claimed|reported|put|gave|blamed|thought)\b"
)
_SINCE = re.compile(
    r"(?:But )?(?:Later|Subsequently|In fact|It (?:later|now|has since)|It turned out|Since then)\b"
    r"|[^.]{0,60}\b(?:later|since|now) (?:said|admitted|revised|corrected|raised|put|emerged|found)\b"
)
_SAID = re.compile(
    r"^.{0,70}?\b(?:claimed|reported|said|thought|believed|emerged|admitted|found|out) (?:that )?"
)
_LONGEST = 110


def corrected(facts: Sequence[FactProposal]) -> Iterator[Differing]:
    """Yield first reports with what is told instead in the sentence after, "At first … Later …"."""
    by_paragraph: dict[tuple[str, int], list[FactProposal]] = defaultdict(list)
    for one in facts:
        by_paragraph[one.place.source, one.place.paragraph].append(one)
    for here in by_paragraph.values():
        ordered = sorted(here, key=lambda one: one.place.start)
        for first, second in pairwise(ordered):
            apart = second.place.start - first.place.end > 1
            if apart or not _FIRST.match(first.place.text) or not _SINCE.match(second.place.text):
                continue
            told, since = _what(first.place.text), _what(second.place.text)
            yield Differing(
                about="what was reported first: " + " ".join(word.printed for word in words_of(told)[:4]),
                score=0.6,
                relation="conflict",
                reason="told at first, and otherwise later",
                sides=(
                    Side(first.id, first.place, first.says, told),
                    Side(second.id, second.place, second.says, since),
                ),
            )


def _what(text: str) -> str:
    """Return what a sentence says, without who said so and when, as printed."""
    said = _SAID.match(text)
    told = text[said.end() :] if said is not None and said.end() < len(text) else text
    told = re.split(r"\s[–—-]\s|[.;]$|;\s", told)[0].strip()
    return told if len(told) <= _LONGEST else told[:_LONGEST].rsplit(" ", 1)[0]
