"""Fingerprints that may be written into a dossier: of articles under whose cards nothing has moved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from quiz.verify.anchors import check_anchors
from quiz.verify.articles import Article, find_articles
from quiz.verify.case import Case

if TYPE_CHECKING:
    from pathlib import Path

    from quiz.dossier.schema import Dossier


def trusted_prints(dossier: Dossier, folder: Path) -> dict[str, list[str]]:
    """Return the fingerprints of the articles below a folder, by the ids of their sources.

    Left out are articles with another number of paragraphs, with paragraphs that moved, or in which an
    anchor is not found: new fingerprints would hide where the old paragraphs went. Raises
    :class:`quiz.errors.QuizError` where the folder cannot be read.
    """
    case = Case(dossier, find_articles(dossier.sources, folder))
    places = {path: evidence.source for path, evidence in case.evidence}
    lost = {places[finding.path[:-1]] for finding in check_anchors(case)}
    trusted = {}
    for source in dossier.sources:
        article = case.articles[source.id]
        if (
            isinstance(article, Article)
            and not article.renamed
            and source.id not in lost
            and len(article.paragraphs) == source.paragraphs
            and all(number == place for number, place in article.places.items())
        ):
            trusted[source.id] = article.prints
    return trusted
