"""Whether a draft is in words of its own: eight words in a row of an article are a copy."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quiz.questions.folding import words

if TYPE_CHECKING:
    from collections.abc import Iterable

    from quiz.reading.structure.article import Article

RUN = 8
"""So many words in a row are a copy, as for a dossier (``quiz verify``, V501)."""


class OwnWords:
    """Knows every eight words in a row of some articles, folded as answers are."""

    def __init__(self, articles: Iterable[Article]) -> None:
        self._runs = {
            run for article in articles for paragraph in article.paragraphs for run in _runs(paragraph.text)
        }

    def copies(self, *texts: str) -> bool:
        """Tell whether a text repeats eight words of a paragraph."""
        return any(run in self._runs for text in texts for run in _runs(text))


def _runs(text: str) -> Iterable[tuple[str, ...]]:
    found = [word for token in text.split() for word in words(token)]
    return (tuple(found[at : at + RUN]) for at in range(len(found) - RUN + 1))
