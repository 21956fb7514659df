"""All checks of a dossier against its articles, and what they found."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Final

from quiz.dossier.marks import Where
from quiz.dossier.schema import Basis
from quiz.verify.anchors import check_anchors
from quiz.verify.answers import check_answers
from quiz.verify.articles import Article, find_articles
from quiz.verify.case import Case
from quiz.verify.copying import check_copying
from quiz.verify.coverage import measure
from quiz.verify.findings import GROUPS
from quiz.verify.paragraphs import check_paragraphs, told
from quiz.verify.roles import check_roles
from quiz.verify.voices import check_voices

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from quiz.dossier.load import Loaded
    from quiz.dossier.problems import DossierProblems
    from quiz.verify.coverage import Coverage
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

    code: str
    where: Where
    message: str
    remedy: str


@dataclass(frozen=True, slots=True)
class Report:
    """What was held against the articles, and what they do not bear out."""

    deck: str
    found: tuple[Found, ...] = ()
    """In the order of the checks, then of the files."""
    notes: tuple[str, ...] = ()
    """What is worth knowing and no finding."""
    counts: dict[str, int] = field(default_factory=dict)
    """How much was looked at: articles, paragraphs, anchors and so on."""
    coverage: Coverage | None = None
    """How much of the sources is told; None where the dossier does not load."""
    skipped: bool = False
    """Whether there were no articles, so that nothing was checked."""

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
    found = [Found(one.code, places[one.path, False], one.message, one.remedy) for one in findings]
    order = list(GROUPS)
    found.sort(key=lambda one: (order.index(one.code[:2]), one.where, one.code, one.message))
    notes = tuple(told(dossier.sources, case.articles))
    return Report(dossier.deck.id, tuple(found), notes, _counts(case), measure(dossier))


def unverified(loaded: Loaded) -> Report:
    """Return the report where there are no articles: its coverage, and that nothing was checked."""
    return Report(loaded.dossier.deck.id, coverage=measure(loaded.dossier), skipped=True)


def from_problems(name: str, problems: DossierProblems) -> Report:
    """Return the report on a dossier that does not load: its problems as findings."""
    found = tuple(
        Found("V001", Where(one.file, one.line, one.column), one.message, one.remedy or "")
        for one in problems.problems
    )
    return Report(name, found)


def _counts(case: Case) -> dict[str, int]:
    dossier = case.dossier
    articles = [article for article in case.articles.values() if isinstance(article, Article)]
    stated = [one for one in dossier.statements if one.basis is Basis.STATED]
    return {
        "articles": len(articles),
        "paragraphs": sum(len(article.paragraphs) for article in articles),
        "anchors": sum(case.text(one.source, one.paragraph) is not None for _, one in case.evidence),
        "answers": sum(
            len(one.answers)
            for one in stated
            if all(case.text(line.source, line.paragraph) is not None for line in one.evidence)
        ),
    }
