"""What a language model drafted for a dossier's folder: ``proposed/machine.jsonl``.

It has a file of its own, so that reading the articles again by rule neither needs the model nor loses what it
drafted.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from quiz.reading.draft.decided import settled_proposals
from quiz.reading.draft.folder import Folder
from quiz.reading.draft.kept_articles import KeptArticles
from quiz.reading.draft.lines import LLM_ANSWERS, LLM_DRAFTS, proposal_files, read_proposals, write_proposals
from quiz.reading.draft.lock import FolderLock
from quiz.reading.draft.model import DisputeProposal, FactProposal, WordingProposal
from quiz.reading.llm.draft import draft_with
from quiz.reading.llm.report import without

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from quiz.progress import OnProgress
    from quiz.reading.draft.model import AnyProposal, Place
    from quiz.reading.llm.ask import Limits
    from quiz.reading.llm.draft import LlmDraft
    from quiz.reading.llm.report import LlmReport
    from quiz.reading.structure.article import Article


def draft_by_machine(
    path: Path, model: str, on_progress: OnProgress | None = None, limits: Limits | None = None
) -> LlmReport:
    """Have a language model draft on the articles of a dossier's folder, beside what rules proposed there.

    What a person has decided on already is not asked about. What was drafted earlier stays as far as the
    facts and sentences of it are still there, except where the same model has now drafted everything anew;
    drafts of text that has changed, earlier or while the model answered, are dropped and counted. Raises what
    :func:`~quiz.reading.llm.draft.draft_with` raises, and
    :class:`~quiz.reading.draft.lock.FolderInUseError` where a review or another draft is at work there.
    """
    with FolderLock(path, "quiz generate --llm"):
        return _draft(path, model, on_progress, limits)


def _draft(path: Path, model: str, on_progress: OnProgress | None, limits: Limits | None) -> LlmReport:
    folder, settled = Folder(path), settled_proposals(path)
    articles = KeptArticles(folder)
    by_rule = _by_rule(path)
    voices = {} if folder.dossier is None else {one.id: one.label for one in folder.dossier.voices}
    drafted = draft_with(
        model,
        _articles(articles),
        [one for one in by_rule if not isinstance(one, FactProposal) or one.id not in settled],
        on_progress,
        limits,
        voices=voices,
        authors={source.id: source.author for source in articles.sources},
        cache=folder.proposals_path(LLM_ANSWERS),
    )
    place = folder.proposals_path(LLM_DRAFTS)
    earlier = read_proposals(place) if place.is_file() else []
    now = _Now(path)
    new = [one for one in drafted.proposals if now.holds(one)]
    kept = [one for one in _earlier(drafted, earlier, settled) if now.holds(one)]
    gone = [one for one in drafted.proposals if not now.holds(one)]
    stale = len(gone) + len(_earlier(drafted, earlier, settled)) - len(kept)
    write_proposals(place, [*new, *kept])
    return without(drafted.report, gone, stale)


def _by_rule(path: Path) -> list[AnyProposal]:
    files = [one for one in proposal_files(path) if one.stem != LLM_DRAFTS]
    return [one for file in files for one in read_proposals(file)]


def _articles(articles: KeptArticles) -> list[tuple[str, Article]]:
    return [(source.id, articles.article(number)) for number, source in enumerate(articles.sources)]


def _earlier(drafted: LlmDraft, earlier: Sequence[AnyProposal], settled: frozenset[str]) -> list[AnyProposal]:
    """Return what of the earlier drafts the new ones do not replace: what was not asked about stays."""
    report = drafted.report
    whole = report.stopped is None and not report.troubles
    by = f"llm {report.model}"
    new = {one.id for one in drafted.proposals}
    return [
        one
        for one in earlier
        if one.id not in new
        and not (whole and one.by == by and not (isinstance(one, WordingProposal) and one.fact in settled))
    ]


class _Now:
    """The facts and articles as they are now, which may be others than when a model was asked."""

    def __init__(self, path: Path) -> None:
        self._facts = {one.id for one in _by_rule(path) if isinstance(one, FactProposal)}
        self._articles = dict(_articles(KeptArticles(Folder(path))))

    def holds(self, one: AnyProposal) -> bool:
        """Tell whether a draft's fact is still proposed, and its sentences are still where it cites them."""
        if isinstance(one, WordingProposal):
            return one.fact in self._facts and all(map(self._printed, one.evidence))
        if isinstance(one, DisputeProposal):
            return all(self._printed(place) for position in one.positions for place in position.evidence)
        return False

    def _printed(self, place: Place) -> bool:
        article = self._articles.get(place.source)
        if article is None or place.paragraph > len(article.paragraphs):
            return False
        return article.paragraph(place.paragraph).text[place.start : place.end] == place.text
