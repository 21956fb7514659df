"""All checks of a dossier against its articles, and what they found."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from quiz.verify.anchors import check_anchors
from quiz.verify.answers import check_answers
from quiz.verify.articles import Article, find_articles
from quiz.verify.case import Case
from quiz.verify.copying import check_copying
from quiz.verify.findings import GROUPS
from quiz.verify.paragraphs import check_paragraphs, told
from quiz.verify.roles import check_roles
from quiz.verify.voices import check_voices

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from quiz.dossier.load import Loaded
    from quiz.dossier.marks import Where
    from quiz.verify.findings import Finding

CHECKS: Final[tuple[Callable[[Case], Iterator[Finding]], ...]] = (
    check_paragraphs,
    check_anchors,
    check_voices,
    check_answers,
    check_copying,
    check_roles,
)


@dataclass(frozen=True, slots=True)
class Found:
    """A finding and the place in a file that it is about."""

    finding: Finding
    where: Where


@dataclass(frozen=True, slots=True)
class Report:
    """What was held against the articles, and what they do not bear out."""

    deck: str
    found: tuple[Found, ...]
    """In the order of the checks, then of the files."""
    notes: tuple[str, ...]
    """What is worth knowing and no finding."""
    counts: dict[str, int]
    """How much was looked at: articles, paragraphs, anchors and so on."""

    @property
    def sound(self) -> bool:
        """Whether nothing was found."""
        return not self.found


def verify(loaded: Loaded, folder: Path) -> Report:
    """Hold a dossier against the articles below a folder.

    Raises :class:`quiz.errors.QuizError` where the folder cannot be read or is no folder of articles.
    """
    dossier, marks = loaded
    case = Case(dossier, find_articles(dossier.sources, folder))
    findings = [finding for check in CHECKS for finding in check(case)]
    places = marks.where_all({(finding.path, False) for finding in findings})
    found = [Found(finding, places[finding.path, False]) for finding in findings]
    order = list(GROUPS)
    found.sort(key=lambda one: (order.index(one.finding.code[:2]), one.where, one.finding))
    return Report(dossier.deck.id, tuple(found), tuple(told(dossier.sources, case.articles)), _counts(case))


def _counts(case: Case) -> dict[str, int]:
    articles = [article for article in case.articles.values() if isinstance(article, Article)]
    return {
        "articles": len(articles),
        "paragraphs": sum(len(article.paragraphs) for article in articles),
        "anchors": sum(case.text(one.source, one.paragraph) is not None for _, one in case.evidence),
    }
