"""What every text of a language model goes through before it is shown to anyone."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from quiz.questions.folding import words
from quiz.text import printable

if TYPE_CHECKING:
    from collections.abc import Mapping

    from quiz.reading.draft.model import AnyProposal, Place
    from quiz.reading.llm.own_words import OwnWords
    from quiz.reading.llm.report import Tally
    from quiz.reading.llm.requests import Cast
    from quiz.reading.structure.article import Article

LONGEST_LINE = 300
LONGEST_TEXT = 600
LONGEST_OPTION = 120
_FIGURE = re.compile(r"\d")


@dataclass(frozen=True, slots=True)
class DraftContext:
    """What drafts are held against. ``by`` marks what is kept: who drafted it."""

    articles: Mapping[str, Article]
    proposals: tuple[AnyProposal, ...]
    cast: Cast
    own: OwnWords
    tally: Tally
    by: str


def clean(text: str) -> str:
    """Return a text on one line, without what a terminal would obey."""
    return " ".join(printable(text).split())


def fits(text: str, longest: int) -> bool:
    """Tell whether there is a text, and not too much of it."""
    return 0 < len(text) <= longest


def new_figures(text: str, evidence: tuple[Place, ...], article: Article) -> list[str]:
    """Return the figures of a text that none of its paragraphs prints: a doubt to show, not a proof."""
    printed = {word for place in evidence for word in words(article.paragraph(place.paragraph).text[:20_000])}
    return [word for word in words(text) if _FIGURE.search(word) and word not in printed]


def doubts(figures: list[str]) -> tuple[str, ...]:
    """Return what is said of a draft in the queue: that a machine made it, and what to look at."""
    made = ("machine-made: read it beside its sentence",)
    return (
        (*made, f"holds a figure that its paragraph does not: {', '.join(figures[:3])}") if figures else made
    )
