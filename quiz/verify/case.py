"""What the checks look at: a dossier, its articles, and what both are looked up by."""

from __future__ import annotations

from functools import cached_property
from typing import TYPE_CHECKING

from quiz.dossier.index import Index, Known
from quiz.questions.material import Material
from quiz.verify.articles import Article

if TYPE_CHECKING:
    from quiz.dossier.maps import ParagraphMap
    from quiz.dossier.marks import Path
    from quiz.dossier.schema import Dossier, Evidence
    from quiz.verify.articles import Missing


class Case:
    """A dossier and its articles. Nothing in it changes once it is made."""

    def __init__(self, dossier: Dossier, articles: dict[str, Article | Missing]) -> None:
        self.dossier = dossier
        self.articles = articles
        self._index = Index(dossier, Known())

    @property
    def evidence(self) -> list[tuple[Path, Evidence]]:
        """Every line of evidence and where it stands in the dossier."""
        return self._index.evidence

    @property
    def maps(self) -> dict[str, ParagraphMap]:
        """The paragraph map of each source."""
        return self._index.maps

    @cached_property
    def material(self) -> Material:
        """The dossier as questions are made from it."""
        return Material(self.dossier)

    def article(self, source: str) -> Article | None:
        """Return a source's article, or None where it is missing."""
        found = self.articles.get(source)
        return found if isinstance(found, Article) else None

    def text(self, source: str, paragraph: int) -> str | None:
        """Return the text of a paragraph by the dossier's number; None where it is not to be had."""
        article = self.article(source)
        return None if article is None else article.text(paragraph)
